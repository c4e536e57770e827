"""What a text speaks of: the stems of its words that are not small ones."""

from __future__ import annotations

from onrecord.text.prose import small_words
from onrecord.text.region import Region
from onrecord.text.units import Unit

_STEM = 5


def stem(word: str) -> str:
    """Return the beginning of a word in lower case, which its inflected forms share."""
    return word[:_STEM]


def read_topic(units: list[Unit], region: Region) -> frozenset[str]:
    """Return the stems of the words of the prose in `region`."""
    known = small_words()
    words: set[str] = set()
    for unit in units[region.first : region.last + 1]:
        if unit.is_prose:
            words.update(unit.words)
    return frozenset([word[:_STEM] for word in words - known])
