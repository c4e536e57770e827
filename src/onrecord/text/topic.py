"""What a text speaks of: the stems of its words that are not small ones."""

from __future__ import annotations

from onrecord.text.prose import WORD, small_words
from onrecord.text.region import Region
from onrecord.text.units import Unit

_STEM = 5


def stem(word: str) -> str:
    """Return the beginning of a word in lower case, which its inflected forms share."""
    return word[:_STEM]


def read_topic(units: list[Unit], region: Region) -> frozenset[str]:
    """Return the stems of the words of the prose in `region`."""
    known = small_words()
    stems: set[str] = set()
    for unit in units[region.first : region.last + 1]:
        if unit.is_prose:
            stems.update(stem(word) for word in WORD.findall(unit.plain.casefold()) if word not in known)
    return frozenset(stems)
