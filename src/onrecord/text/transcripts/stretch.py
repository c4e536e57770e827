"""The part of a page that its transcript fills: spoken lines are the article, however short."""

from __future__ import annotations

from onrecord.model import Span
from onrecord.text.transcripts.transcript import first_words, read_transcript


def find_spoken(text: str) -> tuple[Span, frozenset[int]] | None:
    """Return the stretch from the first label to the last turn's first paragraph, and where labels start.

    None when the text holds no transcript. What follows the stretch may go on with the last turn or be
    furniture: the cleaning tells.
    """
    transcript = read_transcript(text)
    if transcript is None:
        return None
    first, last = transcript.labels[0], transcript.labels[-1]
    end = first_words(transcript, last)
    starts = frozenset(transcript.lines[label.line].start for label in transcript.labels)
    return Span(transcript.lines[first.line].start, transcript.lines[end].end), starts
