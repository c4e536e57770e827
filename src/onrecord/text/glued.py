"""The headline of a page without lines: the stretch of words above the text that looks most like one.

Where it begins, what it holds and where it ends all speak; their weights are data. A stretch inside the text
is taken only where nothing of the text stands before it.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from onrecord.model import Span
from onrecord.text.glued_signs import Signs, read_signs
from onrecord.text.region import Region
from onrecord.text.units import Unit, read_unit
from onrecord.vocabulary import load_vocabulary

_LEAST = 5.0
_SHORTEST, _LONGEST = 3, 32
_IMPOSSIBLE = -20.0
_BINS = 6
_SENTENCE_LEAST = 4


class _Weights(NamedTuple):
    opens: Mapping[str, float]
    inside: Mapping[str, float]
    closes: Mapping[str, float]
    length: tuple[float, ...]
    known: tuple[float, ...]
    share: tuple[float, ...]
    repeats: tuple[float, ...]


@cache
def _weights() -> _Weights:
    data = load_vocabulary("glued_headlines")
    bins = {int(least): weight for least, weight in data["length"].items()}
    lengths = [_IMPOSSIBLE] * _SHORTEST
    for count in range(_SHORTEST, _LONGEST + 1):
        lengths.append(bins.get(count, lengths[-1]))
    stretch = data["stretch"]
    return _Weights(
        data["opens"],
        data["inside"],
        data["closes"],
        tuple(lengths),
        tuple(stretch["known"]),
        tuple(stretch["share"]),
        tuple(stretch["repeats"]),
    )


def find_glued_headline(text: str, units: list[Unit], region: Region, topic: Set[str]) -> Span | None:
    """Return where the headline stands above the article or opens it, None when nothing reads like one."""
    signs = read_signs(text, units, region, topic)
    found = _best_stretch(signs)
    if found is None:
        return None
    first, last = signs.tokens[found[0]], signs.tokens[found[1]]
    if first.unit >= region.first and not _opens_text(text, units, first.start, last.end, first.unit):
        return None
    span = Span(first.start, last.end)
    return span if read_unit(text, span).stamp is None else None


def _opens_text(text: str, units: list[Unit], start: int, end: int, number: int) -> bool:
    """Tell whether a stretch of the article's first piece is its title and no part of its first sentence."""
    span = units[number].span
    before, after = text[span.start : start].rstrip(), text[end : span.end].lstrip()
    if number == 0 or text[end - 1] == "." or any(mark in before for mark in ".!?…"):
        return False
    return len(after.split()) >= _SENTENCE_LEAST and not after[0].islower()


def _best_stretch(signs: Signs) -> tuple[int, int] | None:
    """Return the first and the last token of the stretch with the greatest weight."""
    weights = _weights()
    opens = [sum(weights.opens.get(sign, 0.0) for sign in names) for names in signs.opens]
    closes = [sum(weights.closes.get(sign, 0.0) for sign in names) for names in signs.closes]
    inside = [sum(weights.inside.get(sign, 0.0) for sign in names) for names in signs.inside]
    sums = list(accumulate(inside, initial=0.0))
    known = list(accumulate(signs.known, initial=0))
    content = list(accumulate(signs.content, initial=0))
    starts = {first for first, _ in signs.repeats}
    ends = {last for _, last in signs.repeats}
    best, found = _LEAST, None
    tails = [closing + total for closing, total in zip(closes, sums[1:], strict=True)]
    most = sum(map(max, (weights.length, weights.known, weights.share, weights.repeats)))
    for first, opening in enumerate(opens):
        if "stamp" in signs.inside[first]:
            continue
        begins = first in starts
        base = opening - sums[first]
        if base + most + max(tails[first : first + _LONGEST]) <= best:
            continue
        for last in range(first + _SHORTEST - 1, min(first + _LONGEST, len(opens))):
            if base + most + tails[last] <= best:
                continue
            topical = known[last + 1] - known[first]
            value = (
                base
                + tails[last]
                + weights.length[last - first + 1]
                + weights.known[min(topical, _BINS - 1)]
                + weights.share[min(topical * _BINS // max(content[last + 1] - content[first], 1), _BINS - 1)]
            )
            repeat = 4 if (first, last) in signs.repeats else begins + 2 * (last in ends)
            value += weights.repeats[repeat]
            if value > best:
                best, found = value, (first, last)
    return found
