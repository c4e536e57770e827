"""The cue words of bylines as patterns: what opens one, what ends it, what credits other work."""

from __future__ import annotations

import re

from onrecord.vocabulary import phrases


def alternation(words: tuple[str, ...]) -> str:
    """Return a pattern for any of `words`, the longest first."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0]+") for word in ordered)


_AUTHOR = alternation(phrases("bylines", "author_cues"))
_OTHER_WORK = phrases("bylines", "not_author_cues")
_PHRASES = alternation(tuple(phrase for phrase in _OTHER_WORK if " " in phrase))
_SINGLE = alternation(tuple(phrase for phrase in _OTHER_WORK if " " not in phrase))
_STAMPS = tuple(
    p for p in (*phrases("date_cues", "published"), *phrases("date_cues", "updated")) if len(p) > 4
)
_DATE_CUES = alternation(_STAMPS)
_LEAD = r"[\s*_#>\[(|/\u2022\u00b7~\u2013\u2014-]*"

OPENING_CUE = re.compile(
    rf"{_LEAD}(?:{_AUTHOR})(?:[ \u00a0]?[:/][ \u00a0]*|[ \u00a0]+|(?<=by)(?=[A-Z]))(?=\S)", re.IGNORECASE
)
"""A cue that opens a line: "By ", "Author: ", "Текст: "."""

FIRST_WORDS = frozenset(phrase.split()[0].casefold() for phrase in phrases("bylines", "author_cues"))
"""The words a cue can start with: one look-up spares most lines the patterns."""

LONE_CUE = re.compile(rf"{_LEAD}(?:{_AUTHOR})[ \u00a0]?:?\s*", re.IGNORECASE)
"""A line that is nothing but a cue; the names follow below."""

INNER_CUE = re.compile(
    r"(?<![^\W\d_])(?:by:?|von|par|por|di|автор:?|author:?|autor:?)[ \u00a0]+(?=\S)", re.IGNORECASE
)
"""A cue inside a dated line: "Posted on September 21 by Adi Tzlil"."""

STOP_CUE = re.compile(
    rf"(?<![^\W\d_])(?:(?:{_PHRASES}|{_DATE_CUES})(?![^\W\d_])|(?:{_SINGLE})[ \u00a0]?[:/]"
    rf"|(?<=[ ]{{2}})(?:{_SINGLE})[ ])",
    re.IGNORECASE,
)
"""Where a byline ends: another kind of work or the publication stamp."""

_LETTERS = re.compile(r"[^\W\d_]+")
_TURKISH = str.maketrans("İı", "ii")


def _letters(text: str) -> list[str]:
    """Return the words of a text as a pattern sees them that ignores case."""
    return _LETTERS.findall((text if text.isascii() else text.translate(_TURKISH)).casefold())


_STOP_WORDS = frozenset(_letters(phrase)[0] for phrase in (*_OTHER_WORK, *_STAMPS))


def may_stop(line: str) -> bool:
    """Tell whether a word of the line can open a stop cue; a look-up spares most lines the pattern."""
    return not _STOP_WORDS.isdisjoint(_letters(line))


CREDIT = re.compile(
    r"(?:^|[(.;:|!?\u2014\u2013\"\u201d)\]])\s{0,3}\(?"
    r"(?:(?:additional[ ])?report(?:ing|ed)|writing|written|compiled|story|words)[ ]"
    r"(?:and[ ](?:reporting|writing)[ ])?by:?[ ]",
    re.IGNORECASE,
)
"""The credit at the foot of agency copy."""

EDITING = re.compile(
    r"[;.(]?\s*(?:editing|edited|additional|graphics?|photos?)\b[^;]{0,30}\bby\b|[;)]", re.IGNORECASE
)
"""What follows the writers in such a credit."""
