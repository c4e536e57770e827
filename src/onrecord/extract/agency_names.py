"""Agency names as printed -> the canonical name; one look-up each, aliases are data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from onrecord.vocabulary import load_vocabulary

_DATA = load_vocabulary("agencies")
_EXACT = frozenset(_DATA["exact_case"]["names"])
_SPACES = re.compile(r"\s+")


def _key(name: str) -> str:
    key = (
        _SPACES.sub(" ", name.replace("\u2011", "-").replace("\u00ad", ""))
        .strip(" .,:;*_()[]|/-\u2013\u2014")
        .casefold()
    )
    return key.removeprefix("the ")


_CANONICAL: dict[str, str] = {
    _key(form): canonical
    for canonical, aliases in _DATA["agencies"].items()
    for form in (canonical, *aliases)
}


_FIRST_WORDS = frozenset(re.split(r"[ ./-]", key)[0] for key in _CANONICAL)


def may_name_agency(words: Iterable[str]) -> bool:
    """Tell whether one of the lower-case words opens the name of an agency that we know."""
    return not _FIRST_WORDS.isdisjoint(words)


@lru_cache(maxsize=1024)
def canonical_agency(printed: str) -> str | None:
    """Return the canonical name of the agency printed as `printed`, or None when it is none we know.

    Short names that are words or initials elsewhere ("AA", "Trend") only count in exactly that case.
    """
    canonical = _CANONICAL.get(_key(printed))
    if canonical is None:
        return None
    bare = printed.strip(" .,:;*_()[]|/-\u2013\u2014").replace("\u00ad", "")
    if _needs_exact_case(bare, canonical) and bare not in _EXACT and not (bare.isupper() and len(bare) > 2):
        return None
    return canonical


def is_everyday_word(printed: str) -> bool:
    """Tell whether the printed name is a word or a given name elsewhere: "Petra", "Trend", "Prime"."""
    return printed in _EXACT and printed.istitle()


def _needs_exact_case(bare: str, canonical: str) -> bool:
    folded = bare.casefold()
    return any(folded == name.casefold() for name in _EXACT if len(name) == len(bare))
