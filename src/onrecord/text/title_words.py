"""Lines of official documents that name themselves: a genre stands in titles, an office is a letterhead."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.text.prose import small_words
from onrecord.vocabulary import phrases

_OFFICE_MOST, _REACH = 10, 3
_SECTION_MOST = 2  # "Press Briefings" is a part of the site


def names_genre(words: Sequence[str]) -> bool:
    """Tell whether a line's `words`, in lower case, say early what it is: "Press Briefing by ..."."""
    return len(words) > _SECTION_MOST and not _genres().isdisjoint(words[:_REACH])


def is_letterhead(shown: str) -> bool:
    """Tell whether a line as shown is the name of an office and nothing else: "Ministry of Waters"."""
    words = shown.split()
    if not 2 <= len(words) <= _OFFICE_MOST or shown.endswith((".", "?", "!", ":")):
        return False
    if not all(word[0].isupper() or word in small_words() for word in words):
        return False
    return any(word.casefold() in _offices() for word in words[:_REACH])


@cache
def _genres() -> frozenset[str]:
    return frozenset(phrases("headlines", "genres"))


@cache
def _offices() -> frozenset[str]:
    return frozenset(phrases("headlines", "offices"))
