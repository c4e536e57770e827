"""Where on the page the article stands: the stretch of units with the most prose and the least else.

Every unit has a weight, prose its words, all else a cost; the article is the stretch with the greatest
sum. A comments section or a copyright line after a full text ends it for good.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import BlockKind
from onrecord.text.stamps import Stamp
from onrecord.text.units import Unit

_CAP = 80
_LONE = 0.4
_ENOUGH = 80
_NEVER = 100_000.0
_COSTS: dict[BlockKind, tuple[float, float]] = {
    # kind: (cost of a line that is the cue, cost of a line that opens with it)
    BlockKind.SHARE: (3, 3),
    BlockKind.ADVERT: (3, 4),
    BlockKind.NEWSLETTER: (6, 6),
    BlockKind.RELATED: (15, 6),
    BlockKind.MOST_READ: (20, 10),
    BlockKind.NAVIGATION: (6, 20),
    BlockKind.CAPTION: (2, 2),
    BlockKind.CREDIT: (2, 2),
}
_ENDING = (BlockKind.COMMENTS, BlockKind.FOOTER)
_ENDING_COST = 40.0


@dataclass(frozen=True, slots=True)
class Region:
    """The units `first` to `last`, both inside, that hold the article's text."""

    first: int
    last: int


def find_region(units: list[Unit]) -> Region | None:
    """Return the stretch of the page that is the article's text, None when no unit is prose."""
    best = current = 0.0
    found: Region | None = None
    start = 0
    words = 0
    for index, unit in enumerate(units):
        weight = weigh(units, index)
        if unit.cue is not None and unit.cue.kind in _ENDING and words >= _ENOUGH:
            weight = -_NEVER
        if current <= 0:
            current, start, words = 0.0, index, 0
        current += weight
        if unit.is_prose:
            words += unit.shape.words
            if current > best:
                best, found = current, Region(start, index)
    return found


def weigh(units: list[Unit], index: int) -> float:
    """Return the weight of one unit among its neighbours: words of prose, or minus the cost of anything else."""
    unit = units[index]
    if unit.cue is not None:
        if unit.cue.kind in _ENDING:
            return -_ENDING_COST
        line, opening = _COSTS[unit.cue.kind]
        return -line if unit.cue.how == "line" else -opening
    if unit.stamp is not None:
        return -10.0 if unit.stamp is Stamp.AGE else -3.0
    if unit.is_prose:
        weight = min(unit.shape.words, _CAP) * (1.0 - unit.linked)
        if not unit.shape.is_paragraph:
            weight *= 0.5
        return weight if _has_company(units, index) else weight * _LONE
    if unit.shape.truncated:
        return -5.0
    return -3.0 if unit.shape.words >= 3 else -4.0


def _has_company(units: list[Unit], index: int) -> bool:
    """Tell whether prose stands within two units."""
    return any(
        units[near].is_prose
        for near in (index - 2, index - 1, index + 1, index + 2)
        if 0 <= near < len(units)
    )
