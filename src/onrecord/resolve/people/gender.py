"""What a page shows of the gender of people whose given names don't tell: "Stoian noted that her country".

A pronoun right behind the only name of a sentence votes; votes of both kinds tell nothing. An ending of the
name ("-ova", "-a") only leans: it keeps a pronoun from meaning the wrong person, it never names one.
"""

from __future__ import annotations

import re

from onrecord.resolve.names.naming import strip_possessive

_PRONOUN = re.compile(r"\b(?:(he|his|himself)|(she|her|herself))\b")
_TOLD = re.compile(r"\btold\b")
_STOP = re.compile(r"[.!?\"“”„«»;]|\b(?:and|but)\b")
_REACH = 140  # characters behind a name
_FEMALE_SURNAME = ("ova", "eva", "ová", "skaya", "ska", "ská", "cka", "yna")
_MALE_SURNAME = ("ov", "ev", "sky", "skiy", "skyi", "ski", "tsky")
_MALE_IN_A = frozenset(
    [
        "luka",
        "nikola",
        "mustafa",
        "ilya",
        "sasha",
        "misha",
        "kolya",
        "andrea",
        "musa",
        "issa",
        "joshua",
        "ezra",
    ]
)


def leaning_of(first: str, last: str) -> str | None:
    """Return the gender that the endings of a name lean to."""
    surname = last.lower()
    if surname.endswith(_FEMALE_SURNAME):
        return "female"
    if surname.endswith(_MALE_SURNAME):
        return "male"
    given = strip_possessive(first).lower()
    if first != last and given.endswith("a") and len(given) > 3 and given not in _MALE_IN_A:
        return "female"
    return None


def pronoun_behind(text: str, start: int, end: int) -> str | None:
    """Return the gender of the first pronoun between a name and the next one in its clause, else None."""
    end = min(end, start + _REACH)
    stop = _STOP.search(text, start, end)
    match = _PRONOUN.search(text, start, stop.start() if stop else end)
    if match is not None and _TOLD.search(text, start, match.start()) is not None:
        return None  # "Novak told the paper that she was a regular"
    if match is None or match.start() == start + 2:  # "just reinstating Novak, she said"
        return None
    return "male" if match[1] else "female"
