"""Lines that say when and by whom: date lines, byline lines, ages ("3 hours ago"). Shape only, no reading.

Reading dates is the work of `extract.dates`; here a line is only recognised as not being prose.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from onrecord.vocabulary import load_vocabulary, phrases


class Stamp(StrEnum):
    """What a line of this kind carries."""

    DATE = "date"
    AUTHOR = "author"
    AGE = "age"


_LONGEST = 170
_WORDS_BESIDE = 9
_NAME = r"[^\W\d_a-zа-яё][\w.'’\-]*"
_CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?"
_NUMERIC = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:\d{4}|\d{2})(?!\d)"


def _alternation(words: tuple[str, ...]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in ordered)


@cache
def _date_pattern() -> re.Pattern[str]:
    months = _alternation(phrases("calendar", "months"))
    return re.compile(
        rf"""(?<![\w.]) (?:
              (?:{months})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+|\s*,\s*)\d{{4}}
            | \d{{1,2}}(?:st|nd|rd|th|er|\.|º|-го)?\s+(?:de\s+|d[’'])?(?:{months})\.?,?(?:\s+de|\s+del)?(?:\s+\d{{4}})?
            | (?:{months})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?
            | {_NUMERIC}
            | {_CLOCK}
        )(?!\w)""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _age_pattern() -> re.Pattern[str]:
    age = load_vocabulary("furniture")["age"]
    units, after, before = (_alternation(tuple(age[key])) for key in ("units", "after", "before"))
    return re.compile(
        rf"""(?<!\w)(?: (?:\d+|an?|one|few)\+?\s?(?:{units})\.?\s+(?:{after})
                      | (?:{before})\s+\d+\s+(?:{units}) )(?!\w)
            | ^\d{{1,3}}\s?(?:h|m|d|w|hrs?|mins?|min|mo)$ | ^just\snow$""",
        re.IGNORECASE | re.VERBOSE,
    )


@cache
def _cue_words() -> frozenset[str]:
    cues = [
        *phrases("date_cues", "published"),
        *phrases("date_cues", "updated"),
        *phrases("calendar", "weekdays"),
    ]
    return frozenset(word for cue in cues for word in cue.split())


@cache
def _author_pattern() -> re.Pattern[str]:
    cues = _alternation(phrases("bylines", "author_cues"))
    joins = "and|und|et|y|e|и|та|for|in|with|de|la|von|van|der|den|bin|al|el|di|da|dos|du|le|of|the|&"
    return re.compile(
        rf"""^\W{{0,3}}(?i:{cues})\s*:?\s+ {_NAME} (?:(?:\s?[,|/·•]\s?|\s[–—-]\s|\s)(?:{_NAME}|{joins}|@\w+)){{0,14}} \W*$""",
        re.VERBOSE,
    )


_BY_CAPITAL = re.compile(r"^\W{0,3}\S+\s*:?\s+(?:\S+\s+)?[^\W\d_a-zа-яё]")


def tell_stamp(plain: str, words: int) -> Stamp | None:
    """Return what kind of stamp a line (without markup) is, or None for anything else."""
    if len(plain) > _LONGEST or not plain:
        return None
    has_digit = any("0" <= char <= "9" for char in plain)
    if has_digit or "ago" in plain or "now" in plain:
        age = _age_pattern().search(plain)
        if age is not None and words <= 12:
            return Stamp.AGE
    if has_digit:
        beside = words
        dated = False
        for match in _date_pattern().finditer(plain):
            dated = True
            beside -= len(re.findall(r"\w+", match[0]))
        if dated:
            cues = _cue_words()
            beside -= sum(word in cues for word in re.findall(r"\w+", plain.casefold()))
            if beside <= _WORDS_BESIDE:
                return Stamp.DATE
    if words <= 16 and _BY_CAPITAL.match(plain) is not None and _author_pattern().match(plain) is not None:
        return Stamp.AUTHOR
    return None
