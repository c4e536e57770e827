"""The last paragraphs of a text that a box, a film or a caption cuts off from it."""

from __future__ import annotations

from collections.abc import Set

from onrecord.model import BlockKind
from onrecord.text.headline.topic import stem
from onrecord.text.prose import small_words
from onrecord.text.region import Region
from onrecord.text.units import Unit

# What may stand below a box: nothing of the article comes after these.
_CLOSING = frozenset({BlockKind.COMMENTS, BlockKind.FOOTER, BlockKind.MOST_READ, BlockKind.NEWSLETTER})
_BOX_UNITS, _BOX_WORDS, _KNOWN_LEAST, _KNOWN_SHARE = 8, 8, 2, 0.2


def extend_past_box(units: list[Unit], region: Region, topic: Set[str]) -> Region:
    """Add the last paragraphs below a box, a film or a caption: they speak of what the text speaks of.

    One line there may name nothing (the title of a story); where it has company below, they are a list.
    """
    last = region.last
    loose = 0
    for index in range(region.last + 1, min(region.last + 1 + _BOX_UNITS, len(units))):
        unit = units[index]
        if unit.cue is not None and unit.cue.kind in _CLOSING:
            break
        if not unit.is_prose:
            loose += unit.cue is None and unit.stamp is None
            if loose > 1:
                break
            continue
        below = units[index + 1] if index + 1 < len(units) else None
        alone = below is None or below.is_prose or below.cue is not None
        if not (alone and unit.shape.terminal and unit.vote is None and _speaks_of(unit, topic)):
            break
        last, loose = index, 0
    return Region(region.first, last)


def _speaks_of(unit: Unit, topic: Set[str]) -> bool:
    """Tell whether a paragraph shares enough words with the text."""
    words = {stem(word) for word in unit.words if word not in small_words()}
    known = len(words & topic)
    return unit.shape.words >= _BOX_WORDS and known >= _KNOWN_LEAST and known >= _KNOWN_SHARE * len(words)
