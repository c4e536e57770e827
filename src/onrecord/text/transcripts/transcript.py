"""Is this text a transcript, which lines open its turns? One answer for cleaning and extraction."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from onrecord.text.transcripts.evidence import choose_labels
from onrecord.text.transcripts.frame import is_furniture_heading
from onrecord.text.transcripts.lines import Line, cut_lines, is_hard_wrapped
from onrecord.text.transcripts.running import cut_running
from onrecord.text.transcripts.seams import Candidate, find_candidates


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
    candidates = find_candidates(lines)
    if not candidates:
        return None
    end = next((at for at, line in enumerate(lines) if at and is_furniture_heading(line)), len(lines))
    if end <= candidates[0].line:
        end = len(lines)
    wrapped = is_hard_wrapped(lines)
    labels = choose_labels(lines, [found for found in candidates if found.line < end], text, wrapped)
    return Transcript(lines, tuple(labels), wrapped) if labels else None
