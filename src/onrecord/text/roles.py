"""What each unit of a page is, once the article's region and opening are known: kind and reason."""

from __future__ import annotations

import re

from onrecord.model import BlockKind
from onrecord.text.cues import MARKUP
from onrecord.text.headline.opening import Opening
from onrecord.text.people import author_names, is_author_bio, is_dated_scene
from onrecord.text.picture_credits import is_credited_scene
from onrecord.text.prose import holds_sentence
from onrecord.text.region import Region, dropped_inside
from onrecord.text.short_lines import find_runs, vote_on_lines
from onrecord.text.stamps import Stamp, is_dateline_line, opens_with_dateline
from onrecord.text.units import Unit

Named = tuple[BlockKind, str]
_SUBHEAD_WORDS = 14
_LINK = 0.8
_LINE_WORDS = 28
_SHOUTED_WORDS = 7
_CLAUSE_WORDS = 4
_DATED_WORDS = 8
_SENTENCE_LOWER = 0.5
_BIO_REACH = 4
_SIGNED_REACH = 3
# Shorter lines below teasers may be the next subhead.
_TEASER_WORDS = 5
# "Unmoved: The mural outside room 9 shows two yachts, a lighthouse and a gull"
_SCENE = re.compile(
    r"[A-Z][^:.!?]{1,40}: (?:The|A|An|His|Her|Their|This|These|In|On|At|He|She|They)\b[^:?!]+$"
)
_SCENE_WORDS = 8
_GOES_ON = (":", ",", ";", "—", "–")


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
        if index == region.first - 1 and index not in opening.headlines and is_dateline_line(unit.plain):
            named.append((BlockKind.PARAGRAPH, "dateline_line"))
        elif unit.cue is not None:
            named.append((unit.cue.kind, f"cue:{unit.cue.phrase}"))
        elif headline is not None and index > headline and _opens_text(unit):
            named.append((BlockKind.PARAGRAPH, "dateline_opening"))
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


def _opens_text(unit: Unit) -> bool:
    """Tell whether a paragraph or a clause opens with a dateline: "VELDEN (AP) — The Latest on strikes:"."""
    is_text = unit.is_prose or (unit.plain.endswith(":") and unit.shape.words >= _DATED_WORDS)
    return is_text and opens_with_dateline(unit.plain)


def _name_inside(units: list[Unit], region: Region) -> list[Named]:
    dropped = dropped_inside(units, region)
    runs = find_runs(units, region)
    votes = vote_on_lines(units, region, runs)
    authors = author_names(units[: region.first])
    listed = teased = False
    named: list[Named] = []
    for index in range(region.first, region.last + 1):
        unit = units[index]
        name = _name_prose(units, index, region, dropped=index in dropped)
        if unit.vote and unit.cue is None and index <= region.first + _SIGNED_REACH and _is_signed(unit):
            name = BlockKind.BYLINE, f"stamp:{unit.stamp}"
        if name is None:
            name = (
                (BlockKind.PARAGRAPH, "runs_on")
                if index > region.first and _runs_on(units, index)
                else _name_line(unit, listed=listed, in_run=index in runs, vote=votes.get(index))
            )
        elif index > region.last - _BIO_REACH and name[0].is_body and is_author_bio(unit, authors):
            name = (BlockKind.CREDIT, "author_bio")
        teased = _goes_on_teasing(unit, teased=teased)
        if teased and name[0].is_body and unit.shape.words >= _TEASER_WORDS:
            name = (BlockKind.RELATED, "below_related")
        if name[0].is_body:
            # "Here are the highlights:" opens a list, whose items are as short as those of a menu.
            listed = unit.plain.endswith(":") or (listed and not unit.is_prose)
        named.append(name)
    return named


def _goes_on_teasing(unit: Unit, *, teased: bool) -> bool:
    """Tell whether teasers stand from here on: "OTHER NEWS", then titles, up to the next sentence."""
    if unit.cue is not None:
        return unit.cue.how == "line" and unit.cue.kind in (BlockKind.RELATED, BlockKind.MOST_READ)
    return teased and not unit.is_prose and unit.vote is None and not unit.glued


def _is_signed(unit: Unit) -> bool:
    """Tell whether the unit is a date or author line that trafilatura took for text."""
    return unit.stamp in (Stamp.DATE, Stamp.AUTHOR) and not unit.shape.terminal


def _name_prose(units: list[Unit], index: int, region: Region, *, dropped: bool) -> Named | None:
    """Name a unit inside the region by its own words, its markup or as prose; None for the rest."""
    unit = units[index]
    if unit.cue is not None:
        return unit.cue.kind, f"cue:{unit.cue.phrase}"
    if unit.marker == "image":
        return BlockKind.CAPTION, "image"
    if unit.linked >= _LINK and not unit.marker.startswith("h"):
        return BlockKind.RELATED, "link"
    if unit.vote:
        heading = unit.marker.startswith("h") or (
            not unit.is_prose and unit.marker != "item" and unit.shape.words <= _SUBHEAD_WORDS
        )
        return (BlockKind.SUBHEAD if heading else BlockKind.PARAGRAPH), "trafilatura_keeps"
    if _is_heading_between(units, index):
        return BlockKind.SUBHEAD, "heading_between_paragraphs"
    if dropped or (unit.vote is False and not (unit.is_prose and unit.shape.is_paragraph)):
        return BlockKind.OTHER, "trafilatura_drops"
    if not unit.is_prose:
        return None
    if is_dated_scene(units, index):
        return BlockKind.CAPTION, "dated_scene"
    if is_credited_scene(units, index, region):
        return BlockKind.CAPTION, "credited_scene"
    return BlockKind.PARAGRAPH, "prose"


def _is_heading_between(units: list[Unit], index: int) -> bool:
    """Tell whether a heading that trafilatura dropped stands between two paragraphs that it kept."""
    unit = units[index]
    if unit.vote is not False or not unit.marker.startswith("h") or unit.linked or unit.stamp is not None:
        return False
    around = units[index - 1 : index] + units[index + 1 : index + 2]
    return len(around) == 2 and all(one.vote and one.is_prose and not one.linked for one in around)


def _runs_on(units: list[Unit], index: int) -> bool:
    """Tell whether a piece of a page without lines goes on with the sentence of the piece before it."""
    unit, before = units[index], units[index - 1]
    if not unit.glued or before.shape.terminal or unit.stamp in (Stamp.AGE, Stamp.AUTHOR):
        return False
    return before.cue is None and (before.stamp is None or before.glued)


def _name_line(unit: Unit, *, listed: bool, in_run: bool, vote: bool | None) -> Named:
    """Name a short line of page text inside the region.

    `listed`: a colon opened a list above it; `in_run`: others stand around it; `vote`: trafilatura's.
    """
    words = unit.shape.words
    if unit.stamp is not None:
        kind = BlockKind.RELATED if unit.stamp is Stamp.AGE else BlockKind.BYLINE
        return kind, f"stamp:{unit.stamp.value}"
    if unit.is_rule:
        return BlockKind.OTHER, "rule"
    if unit.plain.endswith(_GOES_ON) and words >= _CLAUSE_WORDS:
        return BlockKind.PARAGRAPH, "line_goes_on"
    if listed:
        return BlockKind.PARAGRAPH, "list_after_colon"
    if unit.shape.lower >= _SENTENCE_LOWER and holds_sentence(unit.plain):
        return BlockKind.PARAGRAPH, "holds_sentence"
    if in_run:
        return (BlockKind.PARAGRAPH, "trafilatura_keeps") if vote else (BlockKind.OTHER, "run_of_short_lines")
    if words > _SUBHEAD_WORDS:
        long = words >= _LINE_WORDS or unit.glued
        return (BlockKind.PARAGRAPH, "long_line_in_body") if long else (BlockKind.CAPTION, "line_without_end")
    if words >= _SCENE_WORDS and _SCENE.match(unit.plain) is not None:
        return BlockKind.CAPTION, "labelled_scene"
    if words >= _SHOUTED_WORDS and unit.plain.isupper():
        return BlockKind.RELATED, "shouted_line"
    if vote is False:
        return BlockKind.OTHER, "trafilatura_drops"
    return BlockKind.SUBHEAD, "short_line_in_body" if vote is None else "trafilatura_keeps"


def _name_after(units: list[Unit], region: Region) -> list[Named]:
    named: list[Named] = []
    state = BlockKind.OTHER
    for unit in units[region.last + 1 :]:
        if unit.cue is not None:
            if unit.cue.how != MARKUP:  # a box that the markup names ends with its element
                state = unit.cue.kind
            named.append((unit.cue.kind, f"cue:{unit.cue.phrase}"))
        elif unit.stamp is Stamp.AGE:
            named.append((BlockKind.RELATED, "stamp:age"))
        else:
            named.append((state, "after_article"))
    return named
