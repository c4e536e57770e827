"""Where on the page the article stands: the stretch of units with the most prose and the least else.

Every unit has a weight, prose its words, all else a cost; the article is the stretch with the greatest
sum. A comments section or a copyright line after a full text ends it for good.
"""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import BlockKind
from onrecord.text.cues import MARKUP
from onrecord.text.headline.title_words import is_salutation
from onrecord.text.prose import holds_sentence
from onrecord.text.stamps import Stamp
from onrecord.text.units import Unit

_CAP = 80
_ENOUGH = 80
# Company of prose: directly beside, one unit further, none (a teaser between titles).
_DROPPED = 0.3
# What trafilatura drops at the ends of a text is a note or a bio, unless it is longer than those ever are.
_TRUSTED_RUN = 120
_TRUSTED_INSIDE = 60
_LOOSE_WORDS = 12
_HALF = 0.5
# "Recalling the protocol signed at Velden," / "Have agreed as follows:" / "Article 1"
_GOES_ON = (":", ",", ";", "—", "–", "; and", "; or")
_CLAUSE_WORDS = 6
_BETWEEN_CLAUSES = 2
_PREAMBLE_MOST = 30
# "It did." as the last line of a page
_CLOSING_LOWER = 0.33
_OPENING_LOWER = 0.33
_BESIDE, _NEAR, _ALONE = 1.0, 0.6, 0.25
# What stands after a comments section or a copyright line that followed a full text.
_AFTERWARDS = 0.2
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
    BlockKind.COMMENTS: (40, 40),
    BlockKind.FOOTER: (40, 40),
}
_RIGHTS = (
    "©",
    "(c)",
    "copyright",
    "all rights",
    "alle rechte",
    "tous droits",
    "todos los derechos",
    "tutti i diritti",
    "todos os direitos",
    "все права",
    "усі права",
    "всі права",
)
# "Latest" as a heading below a text: two or three teasers with a sentence each don't outweigh it.
_LISTS = (BlockKind.RELATED, BlockKind.MOST_READ)
_LIST_HEADING = 45.0
# A line of a box that the markup names: the text goes on below it.
_BOX = 1.0
_STAMPS = {
    Stamp.AGE: (10.0, 15.0),
    Stamp.CLOCK: (4.0, 8.0),
    Stamp.DATE: (3.0, 12.0),
    Stamp.AUTHOR: (3.0, 8.0),
}


@dataclass(frozen=True, slots=True)
class Region:
    """The units `first` to `last`, both inside, that hold the article's text."""

    first: int
    last: int


def find_region(units: list[Unit]) -> Region | None:
    """Return the stretch of the page that is the article's text, None when no unit is prose."""
    best = current = 0.0
    found: Region | None = None
    start = words = 0
    factor = 1.0
    prose = [unit.is_prose for unit in units]
    for index, unit in enumerate(units):
        if current <= 0:
            current, start, words = 0.0, index, 0
        if prose[index]:
            current += factor * _weigh_prose(unit, prose, index)
            words += unit.shape.words
            if current > best:
                best, found = current, Region(start, index)
            continue
        if words >= _ENOUGH and current > 0 and _ends_article(unit):
            factor, current = _AFTERWARDS, 0.0
        current -= _cost(unit, words >= _ENOUGH)
    return found


def _weigh_prose(unit: Unit, prose: list[bool], index: int) -> float:
    """Return the words of a unit of prose, less where it stands alone among titles."""
    weight = min(unit.shape.words, _CAP) * (1.0 - unit.linked)
    if not unit.shape.is_paragraph:
        weight *= 0.5
    if unit.vote is not None:
        return weight * (_BESIDE if unit.vote else _DROPPED)
    if any(prose[near] for near in (index - 1, index + 1) if 0 <= near < len(prose)):
        return weight * _BESIDE
    if any(prose[near] for near in (index - 2, index + 2) if 0 <= near < len(prose)):
        return weight * _NEAR
    return weight * _ALONE


def _ends_article(unit: Unit) -> bool:
    """Tell whether nothing of the article comes after the unit: its comments begin, or the page's imprint."""
    if unit.cue is None or unit.cue.how == MARKUP:
        return False
    if unit.cue.kind is BlockKind.COMMENTS:
        return True
    return unit.cue.kind is BlockKind.FOOTER and unit.cue.phrase.startswith(_RIGHTS)


def _cost(unit: Unit, in_text: bool) -> float:
    """Return what a unit without prose costs, in words; stamps inside a text are of other stories."""
    if unit.cue is not None:
        if unit.cue.how == MARKUP:
            return _BOX
        if in_text and unit.marker.startswith("h") and unit.cue.kind in _LISTS and unit.cue.how == "line":
            return _LIST_HEADING
        line, opening = _COSTS[unit.cue.kind]
        return line if unit.cue.how == "line" else opening
    if unit.stamp is not None:
        return _STAMPS[unit.stamp][in_text]
    if unit.vote:
        return 0.0
    if unit.shape.truncated:
        return 5.0
    return 3.0 if unit.shape.words >= 3 else 4.0


def trim_by_votes(units: list[Unit], region: Region) -> Region:
    """Take prose that trafilatura dropped off the ends of the region, unless it is long."""
    kept = [index for index in range(region.first, region.last + 1) if _counts(units[index])]
    if not any(units[index].vote for index in kept):
        return region
    first, last = region.first, region.last
    if _prose_words(units, first, kept[0]) < _TRUSTED_RUN:
        first = kept[0]
    if _prose_words(units, kept[-1] + 1, last + 1) < _TRUSTED_RUN:
        last = kept[-1]
    return Region(first, last)


def _counts(unit: Unit) -> bool:
    """Tell whether trafilatura kept the unit, or the unit is prose on which its vote was taken back."""
    return bool(unit.vote) or (unit.vote is None and unit.is_prose)


def extend_end(units: list[Unit], region: Region) -> Region:
    """Add what follows the last weighty paragraph and still belongs to the text.

    On HTML pages that is whatever trafilatura kept, lists included; on page text further sentences and
    paragraphs without a full stop.
    """
    last = region.last
    while last + 1 < len(units):
        unit = units[last + 1]
        if unit.cue is not None or unit.stamp is not None or unit.linked > _HALF:
            break
        if unit.vote is None:
            loose = unit.shape.words >= _LOOSE_WORDS and unit.shape.small >= 0.2 and unit.shape.lower >= 0.5
            loose = loose or (unit.shape.lower >= 0.5 and holds_sentence(unit.plain))
            closing = last + 2 == len(units) and unit.shape.terminal and unit.shape.lower >= _CLOSING_LOWER
            if _opens_cut_sentence(units, last + 1):
                last += 1
            elif not (unit.is_prose or ((loose or closing) and not unit.shape.truncated)):
                break
        elif not unit.vote:
            break
        last += 1
    return Region(region.first, last)


def _opens_cut_sentence(units: list[Unit], index: int) -> bool:
    """Tell whether a piece of a page without lines opens a sentence that the next one ends.

    "The head of the European Central Bank (ECB)" / "President Ana Holm said so": cut among its capitals.
    """
    unit = units[index]
    if not unit.glued or unit.shape.terminal or unit.shape.lower < _OPENING_LOWER or index + 1 >= len(units):
        return False
    after = units[index + 1]
    return after.glued and after.is_prose and after.stamp is None


def extend_start(units: list[Unit], region: Region) -> Region:
    """Add the clauses above the first paragraph that lead up to it: "The minister issued this statement:".

    Preambles are such clauses with short lines between them; a menu, a byline or a sentence ends them.
    """
    first = region.first
    for index in range(region.first - 1, max(-1, region.first - 1 - _PREAMBLE_MOST), -1):
        unit = units[index]
        if unit.cue is not None or unit.vote is not None or unit.marker not in ("", "item"):
            break
        clause = unit.plain.endswith(_GOES_ON) and unit.shape.words >= _CLAUSE_WORDS
        if is_salutation(unit.words) or (clause and unit.shape.lower >= _HALF):
            first = index
        elif (
            clause
            or unit.stamp is not None
            or unit.shape.words > _CLAUSE_WORDS
            or first - index > _BETWEEN_CLAUSES
        ):
            break
    return Region(first, region.last)


def dropped_inside(units: list[Unit], region: Region) -> frozenset[int]:
    """Return the short runs of prose inside the region that trafilatura dropped: boxes, not paragraphs."""
    dropped: set[int] = set()
    run: list[int] = []
    for index in range(region.first, region.last + 2):
        unit = units[index] if index <= region.last else None
        if unit is not None and unit.vote is False:
            if unit.is_prose:
                run.append(index)
        elif unit is None or unit.vote:
            # what opens the region was put there for standing right below the byline
            opens = bool(run) and run[0] == region.first
            if not opens and sum(units[at].shape.words for at in run) < _TRUSTED_INSIDE:
                dropped.update(run)
            run = []
    return frozenset(dropped)


def _prose_words(units: list[Unit], start: int, end: int) -> int:
    return sum(unit.shape.words for unit in units[start:end] if unit.is_prose)
