"""How an article opens: kicker, headline, deck and byline lines above (or glued to) its first paragraph.

The headline is the line that speaks of what the body speaks of, is printed again on the page, is marked as
one, and stands near the body; a page without such a line has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.text.prose import WORD, small_words
from onrecord.text.region import Region
from onrecord.text.stamps import Stamp
from onrecord.text.units import Unit

_REACH = 40
_LEAST = 3.0
_SUFFIX = re.compile(r"\s+[|–—•·:»-]\s+[^|–—•·»]{2,60}$")


@dataclass(frozen=True, slots=True)
class Opening:
    """Indices of the units that open the article; `body` is the first unit of its text."""

    headlines: tuple[int, ...]
    body: int


def find_opening(units: list[Unit], region: Region) -> Opening:
    """Find the headline of the article in `region` and where its text begins."""
    vocabulary = _topic(units, region)
    printed = _printings(units)
    best, score = None, _LEAST
    for index in range(max(0, region.first - _REACH), min(region.last, region.first + _REACH)):
        value = _score(units, index, region, vocabulary, printed)
        if value > score:
            best, score = index, value
    if best is None:
        return Opening((), region.first)
    key = _key(units[best].plain)
    same = [index for index, unit in enumerate(units[: region.last]) if _key(unit.plain) == key]
    return Opening(tuple(same), region.first)


def _score(
    units: list[Unit], index: int, region: Region, vocabulary: frozenset[str], printed: dict[str, int]
) -> float:
    """Return how much the unit looks like the headline; below the least for what can't be one."""
    unit = units[index]
    words = unit.shape.words
    if unit.cue is not None or unit.stamp is not None or unit.is_rule:
        return 0.0
    if not 2 <= words <= 40 or len(unit.plain) < 8 or unit.marker in ("item", "row", "quote"):
        return 0.0
    if unit.shape.terminal and unit.plain.endswith((".", "…")) and words > 12:
        return 0.0
    if unit.plain.endswith((",", ";")):
        return 0.0
    if index > region.first and any(
        units[before].shape.is_paragraph for before in range(region.first, index)
    ):
        return 0.0
    score = {"h1": 4.0, "h2": 2.0, "h3": 0.5}.get(unit.marker, 0.0)
    content = [word for word in WORD.findall(unit.plain.casefold()) if word not in small_words()]
    known = sum(stem(word) in vocabulary for word in content)
    score += 6.0 * known / max(4, len(content))
    if printed.get(_key(unit.plain), 0) > 1:
        score += 1.5
    if words < 4:
        score -= 2.0
    distance = sum(1 for between in units[index + 1 : region.first] if between.stamp is None)
    score -= 0.1 * distance
    near = units[index + 1 : index + 4] + units[max(0, index - 2) : index]
    if any(other.stamp in (Stamp.DATE, Stamp.AUTHOR) for other in near):
        score += 1.0
    return score


def _topic(units: list[Unit], region: Region) -> frozenset[str]:
    """Return the stems of the words of the article's prose."""
    known = small_words()
    stems: set[str] = set()
    for unit in units[region.first : region.last + 1]:
        if unit.is_prose:
            stems.update(stem(word) for word in WORD.findall(unit.plain.casefold()) if word not in known)
    return frozenset(stems)


def stem(word: str) -> str:
    """Return the beginning of a word that its inflected forms share."""
    return word[:5]


def _printings(units: list[Unit]) -> dict[str, int]:
    """Count how often each line is printed, a title with the name of the site behind it included."""
    counts: dict[str, int] = {}
    for unit in units:
        if 2 <= unit.shape.words <= 45:
            for key in {_key(unit.plain), _key(_SUFFIX.sub("", unit.plain))}:
                counts[key] = counts.get(key, 0) + 1
    return counts


def _key(plain: str) -> str:
    return " ".join(WORD.findall(plain.casefold()))
