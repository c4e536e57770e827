"""Whether the words around a date bind it to a sentence: then it dates what the sentence tells."""

from __future__ import annotations

import re

from onrecord.extract.dates.marks import DateMark
from onrecord.model import Span
from onrecord.vocabulary import phrases

PREPOSITIONS = frozenset(phrases("date_cues", "inside_sentence"))
_LIMITS = frozenset(phrases("date_cues", "limits"))
_EDGES = _LIMITS - {"of", "from"}
_LEADING = PREPOSITIONS | _LIMITS | {"on", "am", "at", "le", "el", "il", "em", "op"}
AUTHOR_CUE = re.compile(r"[\s*_|\[]*(?:by|von|par|por|di|автор|текст|written by|author)\b", re.IGNORECASE)
CAPTION_WORDS = 4
_CAPTION = 160
_SENTENCE_START = re.compile(r"[\r\n|\u2022\u00b7]|[.!?:][\"\u201d)]?\s")
_WORD = re.compile(r"[^\W\d_]+")


def is_bound(text: str, mark: DateMark) -> bool:
    """Tell whether what stands before the date binds it: "zum 1. April 2016", an act's "[8 May 2011]"."""
    if text[mark.start - 1 : mark.start] == "[":
        return True
    words = text[max(0, mark.start - 16) : mark.start].split()
    return bool(words) and words[-1] in PREPOSITIONS


def ends_with_limit(text: str, mark: DateMark) -> bool:
    """Tell whether the word before the date makes it the edge of a stretch: "beginning", "until"."""
    words = text[max(0, mark.start - 16) : mark.start].casefold().split()
    return bool(words) and words[-1] in _EDGES


def ends_clause(text: str, line: Span, mark: DateMark) -> bool:
    """Tell whether the words of the line lead up to the date: "They filed their lawsuit on July 6, 2016".

    Some bind by themselves: "Transcribed from the Mercury of 15 May 1923", "Free delivery until 24 December".
    """
    before = text[line.start : mark.start].split()
    if not before or before[-1] not in _LEADING or AUTHOR_CUE.match(text, line.start) is not None:
        return False
    least = 1 if before[-1] in _LIMITS else CAPTION_WORDS
    return sum(word.isalpha() and word.islower() for word in before) >= least


def closes_sentence(text: str, mark: DateMark) -> bool:
    """Tell whether the date ends a sentence: "Workers inspect a drum at the port, June 19, 2023."."""
    if text[mark.end : mark.end + 1] != "." or (text[mark.end + 1 : mark.end + 2] or " ").isalnum():
        return False
    before = _SENTENCE_START.split(text[max(0, mark.start - _CAPTION) : mark.start])[-1]
    words = _WORD.findall(before)
    if AUTHOR_CUE.match(before) is not None:
        return False
    return len(words) >= CAPTION_WORDS and sum(word.islower() for word in words) >= CAPTION_WORDS // 2
