"""The headline of a page without lines: the stretch of words around its beginning that looks most like one.

Where it begins, what it holds and where it ends all speak; their weights are data. A stretch inside the text
is taken only where nothing of the text, or a short other story, stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from onrecord.model import BlockKind, Span
from onrecord.text.cues import find_cue
from onrecord.text.region import Region
from onrecord.text.running.signs import SIGNED, Table, Tables, Weighed, weigh_tokens
from onrecord.text.running.tokens import Token
from onrecord.text.stamps import stamp_openers
from onrecord.text.units import Unit, read_unit
from onrecord.vocabulary import load_vocabulary, phrases

_LEAST = 0.0
_SHORTEST, _LONGEST = 2, 32
_IMPOSSIBLE = -20.0
_BINS = 6
_SENTENCE_LEAST = 4
_SIGNED_REACH = 3
_TRIES = 3
_TITLE_LEAST, _TITLE_KNOWN, _TITLE_WEIGHT = 4, 2, 2.0
_SENTENCE_ENDS = (".", "!", "?", ":", "…")
_KICKER_MOST, _REST_LEAST, _SMALL = 3, 4, 3
_OTHER_STORY = 0.3
_OPENING, _CLOSING = frozenset("“(„«"), frozenset("”)»")


class _Weights(NamedTuple):
    tables: Tables
    length: tuple[float, ...]
    known: tuple[float, ...]
    share: tuple[float, ...]
    lead: tuple[float, ...]
    repeats: tuple[float, ...]
    style: tuple[float, ...]
    style_then: tuple[Mapping[str, float], ...]
    unbalanced: float
    most: float


@cache
def _weights() -> _Weights:
    data = load_vocabulary("glued_headlines")
    bins = {int(least): weight for least, weight in data["length"].items()}
    lengths = [_IMPOSSIBLE] * _SHORTEST
    for count in range(_SHORTEST, _LONGEST + 1):
        lengths.append(bins.get(count, lengths[-1]))
    stretch = data["stretch"]
    names = ("known", "share", "lead", "repeats", "style")
    known, share, lead, repeats, style = (tuple(stretch[name]) for name in names)
    then = tuple(_by_value(family) for family in data["style_then"].values())
    unbalanced = stretch["unbalanced"]
    most = sum(map(max, (lengths, known, share, lead, repeats, style, (0.0, unbalanced))))
    most += max(max(family.values(), default=0.0) for family in then)
    tables = Tables(*(_table(data[name]) for name in Tables._fields))
    return _Weights(tables, tuple(lengths), known, share, lead, repeats, style, then, unbalanced, most)


def _table(data: Mapping[str, Mapping[str, str]]) -> Table:
    return {family: _by_value(weights) for family, weights in data.items()}


def _by_value(weights: Mapping[str, str]) -> dict[str, float]:
    """Return the weight of every value; the file lists the values of a weight in one row."""
    return {value: float(weight) for weight, values in weights.items() for value in values.split()}


def find_glued_headline(text: str, units: list[Unit], region: Region, topic: Set[str]) -> Span | None:
    """Return where the headline stands above the article or opens it, None when nothing reads like one."""
    weighed = weigh_tokens(text, units, region, topic, _weights().tables)
    refused = set(_inside_text(units, region))
    for _ in range(_TRIES):
        found = _best_stretch(weighed, refused)
        if found is None:
            return None
        found = _over_deck(weighed, refused, found) or found
        found = _behind_kicker(text, weighed.tokens, *found), found[1]
        first, last = weighed.tokens[found[0]], _without_opener(weighed.tokens, *found)
        if first.unit == region.first and not _opens_text(text, units, first.start, last.end, first.unit):
            return None
        span = Span(first.start, last.end)
        if not _names_itself(read_unit(text, span)):
            return span
        refused.add(first.unit)
    return None


def _names_itself(unit: Unit) -> bool:
    """Tell whether a stretch says that it is something else: a date, a notice; not "Video: Tug sinks"."""
    return unit.stamp is not None or (unit.cue is not None and not unit.cue.phrase.endswith(":"))


def _behind_kicker(text: str, tokens: list[Token], first: int, last: int) -> int:
    """Return the first token behind the sections that a stretch opens with: "House" in "House Residents ask".

    In a headline that is no row of capitals a capital is a name or begins it: it begins where the text
    prints the word in lower case, and not behind the word before it.
    """
    shown = [tokens[at].shown for at in range(first, last + 1)]
    count = next((at for at, word in enumerate(shown) if word[0].islower()), 0)
    content = [word for word in shown[count:] if word[0].isalpha() and len(word) > _SMALL]
    if not 1 < count <= _KICKER_MOST + 1 or sum(word[0].islower() for word in content) * 2 < len(content):
        return first
    below = text[tokens[last].end :]
    for at in range(count - 1, 0, -1):
        word, before = shown[at], shown[at - 1]
        if len(shown) - at < _REST_LEAST or not (word.isalpha() and word[0].isupper() and before.isalpha()):
            continue
        told = f" {word[0].lower()}{word[1:]} " in below or _are_sections(shown[:at])
        if told and f"{before} {word}".casefold() not in below.casefold():
            return first + at
    return first


def _are_sections(words: list[str]) -> bool:
    """Tell whether each of the words names a section: "Edition", "Business", "Transport"."""
    return all(_is_section(word, word.casefold()) for word in words)


def _is_section(word: str, folded: str) -> bool:
    cue = find_cue(word, (folded,))
    return folded in _sections() or (cue is not None and cue.kind is BlockKind.NAVIGATION)


@cache
def _sections() -> frozenset[str]:
    return frozenset(phrases("headlines", "sections"))


def _without_opener(tokens: list[Token], first: int, last: int) -> Token:
    """Return the last token of a stretch without what opens the date below: "... drag on Published"."""
    shown = tokens[last].shown
    opens = shown[0].isupper() and shown.rstrip(":").casefold() in stamp_openers()
    return (
        tokens[last - 1]
        if opens and last - first >= _SHORTEST and tokens[last - 1].letter == "l"
        else tokens[last]
    )


def _inside_text(units: list[Unit], region: Region) -> frozenset[int]:
    """Return the units of the text that can't hold its headline: no date or author line stands close below.

    What stands above one that can is another story, and short.
    """
    prose = [unit.shape.words if unit.is_prose else 0 for unit in units[: region.last + 1]]
    total, above = sum(prose[region.first :]), prose[region.first]
    refused = set()
    for index in range(region.first + 1, region.last + 1):
        signed = any(unit.stamp in SIGNED for unit in units[index + 1 : index + 1 + _SIGNED_REACH])
        if not signed or above >= _OTHER_STORY * total:
            refused.add(index)
        above += prose[index]
    return frozenset(refused)


def _opens_text(text: str, units: list[Unit], start: int, end: int, number: int) -> bool:
    """Tell whether a stretch of the article's first piece is its title and no part of its first sentence."""
    span = units[number].span
    before, after = text[span.start : start].rstrip(), text[end : span.end].lstrip()
    if number == 0 or text[end - 1] == "." or any(mark in before for mark in ".!?…"):
        return False
    return len(after.split()) >= _SENTENCE_LEAST and not after[0].islower()


def _over_deck(weighed: Weighed, refused: Set[int], found: tuple[int, int]) -> tuple[int, int] | None:
    """Return the title in capitals right before the stretch `found`, which is its deck then.

    What stands between its capitals are small words, which menus lack, and the text speaks of it.
    """
    tokens, stop = weighed.tokens, found[0] - 1
    lower = sum(weighed.lower[found[0] : found[1] + 1])
    if stop < _TITLE_LEAST or 2 * lower < sum(weighed.content[found[0] : found[1] + 1]):
        return None
    low, joins = stop, 0
    while low >= 0 and stop - low < _LONGEST and not tokens[low].shown.endswith(_SENTENCE_ENDS):
        if tokens[low].letter == "l":
            if weighed.content[low]:
                break
            joins += 1
        elif tokens[low].letter not in "UAns":
            break
        low -= 1
    if not joins or stop - low < _TITLE_LEAST:
        return None
    title = _best_stretch(weighed, refused, stop)
    if title is None or title[0] <= low or sum(weighed.lead[title[0] : stop + 1]) < _TITLE_KNOWN:
        return None
    inside = any(tokens[at].letter == "l" for at in range(title[0], stop + 1))
    return title if inside and stop - title[0] >= _TITLE_LEAST - 1 else None


def _best_stretch(weighed: Weighed, refused: Set[int], end_at: int | None = None) -> tuple[int, int] | None:
    """Return first and last token of the stretch of the greatest weight that begins in no unit `refused`.

    `end_at` is the only last token asked about, if any.
    """
    weights = _weights()
    count = len(weighed.tokens)
    each = (here + join for here, join in zip(weighed.inside, weighed.joins, strict=True))
    sums = list(accumulate(each, initial=0.0))
    tails = [closing + total for closing, total in zip(weighed.closes, sums[1:], strict=True)]
    known, content = _running(weighed.known), _running(weighed.content)
    lower, lead = _running(weighed.lower), _running(weighed.lead)
    quotes = _running(_balance(token.shown) for token in weighed.tokens)
    firsts = {first for first, _ in weighed.repeats}
    ends = {last for _, last in weighed.repeats}
    best, found = _LEAST if end_at is None else _TITLE_WEIGHT, None
    for first in range(count):
        if weighed.tokens[first].unit in refused:
            continue
        base = weighed.opens[first] - sums[first] - weighed.joins[first]
        stop = min(first + _LONGEST, count)
        if base + weights.most + max(tails[first + _SHORTEST - 1 : stop], default=_IMPOSSIBLE) <= best:
            continue
        lasts = range(first + _SHORTEST - 1, stop)
        for last in lasts if end_at is None else (end_at,) if end_at in lasts else ():
            value = base + tails[last]
            if value + weights.most <= best:
                continue
            end = last + 1
            topical, said = known[end] - known[first], max(content[end] - content[first], 1)
            style = _style(lower[end] - lower[first], said)
            repeat = 4 if (first, last) in weighed.repeats else (first in firsts) + 2 * (last in ends)
            value += (
                weights.length[end - first]
                + weights.known[min(topical, _BINS - 1)]
                + weights.share[min(topical * _BINS // said, _BINS - 1)]
                + weights.lead[min(lead[end] - lead[first], _BINS - 1)]
                + weights.repeats[repeat]
                + weights.style[style]
                + weights.style_then[style // 2].get(
                    weighed.tokens[end].letter if end < count else "end", 0.0
                )
            )
            if quotes[end] != quotes[first]:
                value += weights.unbalanced
            if value > best:
                best, found = value, (first, last)
    return found


def _running(counts: Iterable[int]) -> list[int]:
    return list(accumulate(counts, initial=0))


def _style(lower: int, content: int) -> int:
    """Return how much of a stretch is in lower case: 0 nothing (a title in capitals) to 4 (a sentence)."""
    if lower == 0:
        return 0
    return 1 if lower * 4 <= content else 2 if lower * 2 <= content else 3 if lower * 4 <= content * 3 else 4


def _balance(shown: str) -> int:
    """Return how many more marks a token opens than it closes."""
    found = sum((mark in _OPENING) - (mark in _CLOSING) for mark in shown)
    if shown[0] in "\"'‘":
        found += 1
    if len(shown) > 1 and shown.rstrip(".,;:?!")[-1:] in ('"', "'", "’"):
        found -= 1
    return found
