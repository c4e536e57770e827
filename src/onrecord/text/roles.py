"""What each unit of a page is, once the article's region and opening are known: kind and reason."""

from __future__ import annotations

from onrecord.model import BlockKind
from onrecord.text.opening import Opening
from onrecord.text.region import Region, dropped_inside
from onrecord.text.stamps import Stamp
from onrecord.text.units import Unit

Named = tuple[BlockKind, str]
_RUN = 3
_SUBHEAD_WORDS = 14
_LINK = 0.8


def name_units(units: list[Unit], region: Region | None, opening: Opening | None) -> list[Named]:
    """Return the kind of every unit and the rule that decided it."""
    if region is None or opening is None:
        return [_alone(unit) for unit in units]
    named: list[Named] = []
    before = _name_before(units, region, opening)
    named.extend(before)
    named.extend(_name_inside(units, region))
    named.extend(_name_after(units, region))
    for index in opening.headlines:
        named[index] = (BlockKind.HEADLINE, "headline")
    return named


def _alone(unit: Unit) -> Named:
    """Name a unit of a page without any prose."""
    if unit.cue is not None:
        return unit.cue.kind, f"cue:{unit.cue.phrase}"
    if unit.stamp is not None:
        return BlockKind.BYLINE, f"stamp:{unit.stamp.value}"
    return BlockKind.PARAGRAPH, "no_prose_on_page"


def _name_before(units: list[Unit], region: Region, opening: Opening) -> list[Named]:
    headline = max((index for index in opening.headlines if index < region.first), default=None)
    named: list[Named] = []
    for index in range(region.first):
        unit = units[index]
        if unit.cue is not None:
            named.append((unit.cue.kind, f"cue:{unit.cue.phrase}"))
        elif headline is None and unit.is_prose:
            named.append((BlockKind.RELATED, "prose_above_article"))
        elif unit.stamp is Stamp.AGE and (headline is None or index < headline):
            named.append((BlockKind.RELATED, "stamp:age"))
        elif unit.stamp is not None:
            near = headline is None or index >= headline - 4
            named.append((BlockKind.BYLINE if near else BlockKind.NAVIGATION, f"stamp:{unit.stamp.value}"))
        elif headline is not None and index > headline:
            named.append(
                (BlockKind.DECK, "between_headline_and_body")
                if unit.shape.words > 4
                else (BlockKind.OTHER, "short_above_body")
            )
        elif headline is not None and index == headline - 1 and unit.shape.words <= 4:
            named.append((BlockKind.KICKER, "above_headline"))
        else:
            named.append((BlockKind.NAVIGATION, "above_article"))
    return named


def _name_inside(units: list[Unit], region: Region) -> list[Named]:
    named: list[Named] = []
    dropped = dropped_inside(units, region)
    for index in range(region.first, region.last + 1):
        unit = units[index]
        if unit.cue is not None:
            named.append((unit.cue.kind, f"cue:{unit.cue.phrase}"))
        elif unit.marker == "image":
            named.append((BlockKind.CAPTION, "image"))
        elif unit.linked >= _LINK and not unit.marker.startswith("h"):
            named.append((BlockKind.RELATED, "link"))
        elif unit.vote:
            heading = unit.marker.startswith("h") or (
                not unit.is_prose and unit.marker != "item" and unit.shape.words <= _SUBHEAD_WORDS
            )
            named.append((BlockKind.SUBHEAD if heading else BlockKind.PARAGRAPH, "trafilatura_keeps"))
        elif index in dropped or (unit.vote is False and not (unit.is_prose and unit.shape.is_paragraph)):
            named.append((BlockKind.OTHER, "trafilatura_drops"))
        elif unit.is_prose:
            named.append((BlockKind.PARAGRAPH, "prose"))
        elif unit.stamp is Stamp.AGE:
            named.append((BlockKind.RELATED, "stamp:age"))
        elif unit.stamp is not None:
            named.append((BlockKind.BYLINE, f"stamp:{unit.stamp.value}"))
        elif unit.is_rule:
            named.append((BlockKind.OTHER, "rule"))
        elif _run_length(units, index, region) >= _RUN:
            named.append((BlockKind.OTHER, "run_of_short_lines"))
        elif unit.shape.words <= _SUBHEAD_WORDS:
            named.append((BlockKind.SUBHEAD, "short_line_in_body"))
        else:
            named.append((BlockKind.PARAGRAPH, "long_line_in_body"))
    return named


def _run_length(units: list[Unit], index: int, region: Region) -> int:
    """Return how many units without prose stand together at `index`."""
    first = last = index
    while first > region.first and not units[first - 1].is_prose:
        first -= 1
    while last < region.last and not units[last + 1].is_prose:
        last += 1
    return last - first + 1


def _name_after(units: list[Unit], region: Region) -> list[Named]:
    named: list[Named] = []
    state = BlockKind.OTHER
    for unit in units[region.last + 1 :]:
        if unit.cue is not None:
            state = unit.cue.kind
            named.append((state, f"cue:{unit.cue.phrase}"))
        elif unit.stamp is Stamp.AGE:
            named.append((BlockKind.RELATED, "stamp:age"))
        else:
            named.append((state, "after_article"))
    return named
