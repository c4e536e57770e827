"""Is this text a transcript, which lines open its turns? One answer for cleaning and extraction."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.text.transcripts.evidence import choose_labels
from onrecord.text.transcripts.frame import is_furniture_heading, is_stage
from onrecord.text.transcripts.labels.broken import join_broken
from onrecord.text.transcripts.lines import Line, cut_lines, is_hard_wrapped
from onrecord.text.transcripts.repeats import find_seats, mark_running
from onrecord.text.transcripts.running import cut_running
from onrecord.text.transcripts.seams import Candidate, find_heads, find_openings


@dataclass(frozen=True, slots=True)
class Transcript:
    """The lines of a text and the labelled lines among them that open turns; at least one."""

    lines: tuple[Line, ...]
    labels: tuple[Candidate, ...]
    is_wrapped: bool


@lru_cache(maxsize=2)
def read_transcript(text: str) -> Transcript | None:
    """Return the transcript that a text is or holds, None when no line opens a turn.

    The cleaning asks first and the extraction asks again for the same text: the last answers are kept.
    """
    lines = cut_running(cut_lines(text))
    wrapped = is_hard_wrapped(lines)
    if wrapped:
        lines = join_broken(lines, text)
    candidates, openings = find_openings(lines)
    seats = find_seats(lines, candidates)
    candidates = [found for found in candidates if found.line not in seats]
    heads = find_heads(openings, candidates)
    if not candidates and not heads:
        return None
    lines = mark_running(lines, frozenset(found.line for found in candidates), seats)
    first = min(found.line for found in [*candidates[:1], *heads[:1]])
    end = next((at for at, line in enumerate(lines) if at and is_furniture_heading(line)), len(lines))
    if end <= first:
        end = len(lines)
    candidates = [found for found in candidates if found.line < end]
    heads = [head for head in heads if head.line < end]
    labels = choose_labels(lines, candidates, heads, text, wrapped)
    return Transcript(lines, tuple(labels), wrapped) if labels else None


def first_words(transcript: Transcript, label: Candidate) -> int:
    """Return the line on which the words of a label begin: its own, or the first below that somebody says."""
    lines = transcript.lines
    at = label.line
    if label.words_from < lines[at].end:
        return at
    at = min(at + 1, len(lines) - 1)
    while at < len(lines) - 1 and is_stage(lines[at]):
        at += 1
    return at
