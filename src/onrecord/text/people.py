"""Sentences about a page's people and house that are not its text: bios, captions of agency pictures."""

from __future__ import annotations

import re
from functools import cache

from onrecord.text.region import Region
from onrecord.text.stamps import Stamp
from onrecord.text.units import Unit
from onrecord.vocabulary import load_vocabulary, phrases

_NAME = re.compile(r"[^\W\d_]{2,}(?:[ \u00a0][^\W\d_][\w.'’-]*){1,3}")
_OPENS_WITH_NAME = re.compile(
    r"""(?:The\s)? (?P<name>[^\W\d_a-zа-яё][\w.'’-]+ (?:\s[^\W\d_a-zа-яё][\w.'’-]*){1,3})
        (?:\s\([^()]{2,80}\))? ,? \s
        (?P<verb>[^\W\d_]+)""",
    re.VERBOSE,
)
_JOINED = re.compile(r",|\s(?:and|und|et|y|e|и|&|with)\s")
_OPENS_WITH_SURNAME = re.compile(r"(?P<name>[^\W\d_a-zа-яё][\w'’-]+)\s(?P<verb>[^\W\d_]+)")
# "The Meridian Wire is an independent global news organization dedicated to ..."
_INTRODUCES_HOUSE = re.compile(r"(?:[A-Z][\w.&'’-]*\s){1,6}is\s(?:an?|the|one\sof)\s")
_OPENING = 160
_BIO_TEXT = 80
_TRADE_REACH = 18
# Agency captions date their scene in full ("Tuesday, Nov. 19, 2019"); texts of the day don't print the year.
_SCENE_MOST = 60
_DAY_AND_YEAR = re.compile(r",\s\d{4}\b")


@cache
def _bio() -> tuple[frozenset[str], frozenset[str]]:
    bio = load_vocabulary("furniture")["bio"]
    return frozenset(phrases("furniture", "bio", "verbs")), frozenset(
        word for words in bio["trades"].values() for word in words
    )


def author_names(units: list[Unit]) -> frozenset[str]:
    """Return the names that the author lines among `units` print, in lower case."""
    names: set[str] = set()
    for unit in units:
        if unit.stamp is Stamp.AUTHOR:
            for part in _JOINED.split(unit.plain.partition(" ")[2]):
                names.update(match[0].lower() for match in _NAME.finditer(part))
    return frozenset(names)


def end_before_bios(units: list[Unit], region: Region) -> Region:
    """End the text where its author is named again: "TERESA VALDEZ", "Teresa Valdez is a reporter ...".

    Only what is shorter than the text before it is cut off: teasers, other bios.
    """
    head = units[: region.first]
    authors = author_names(head)
    words = 0
    for index in range(region.first, region.last + 1):
        unit = units[index]
        if words >= _BIO_TEXT and (unit.plain.lower() in authors or _introduces_author(unit, authors, head)):
            below = sum(one.shape.words for one in units[index + 1 : region.last + 1] if one.is_prose)
            return Region(region.first, index - 1) if below <= words else region
        words += unit.shape.words if unit.is_prose else 0
    return region


def _introduces_author(unit: Unit, authors: frozenset[str], head: list[Unit]) -> bool:
    """Tell of a sentence on someone who signs above the text, behind "By" or as a line of his own."""
    verbs, trades = _bio()
    if trades.isdisjoint(unit.words[:_TRADE_REACH]):
        return False
    match = _OPENS_WITH_NAME.match(unit.plain[:_OPENING])
    if match is None or match["verb"].lower() not in verbs:
        return False
    name = match["name"].lower()
    return name in authors or any(one.plain.lower() == name for one in head)


def is_author_bio(unit: Unit, authors: frozenset[str]) -> bool:
    """Tell whether the unit introduces author or house: "Ewan Palmer is a reporter based in London." """
    verbs, trades = _bio()
    match = _OPENS_WITH_NAME.match(unit.plain[:_OPENING])
    if match is None:
        return _tells_of_surname(unit, authors) or _introduces_house(unit)
    if match["verb"].lower() not in verbs:
        return False
    return (
        match["name"].lower() in authors
        or not trades.isdisjoint(unit.words[:_TRADE_REACH])
        or _introduces_house(unit)
    )


def _tells_of_surname(unit: Unit, authors: frozenset[str]) -> bool:
    """Tell of "Valdez covers shipping for The Meridian Wire.": the text never says what its author does."""
    match = _OPENS_WITH_SURNAME.match(unit.plain[:_OPENING])
    verbs, trades = _bio()
    return (
        match is not None
        and match["verb"].lower() in verbs
        and any(name.endswith(f" {match['name'].lower()}") for name in authors)
        and not trades.isdisjoint(unit.words[:_TRADE_REACH])
    )


def _introduces_house(unit: Unit) -> bool:
    if _INTRODUCES_HOUSE.match(unit.plain[:_OPENING]) is None:
        return False
    opening = " ".join(unit.words[:24])
    return any(trade in opening for trade in phrases("furniture", "bio", "houses"))


@cache
def _full_date() -> re.Pattern[str]:
    weekdays = "|".join(re.escape(day) for day in phrases("calendar", "weekdays", "en") if len(day) > 2)
    months = "|".join(re.escape(month) for month in phrases("calendar", "months", "en"))
    return re.compile(rf"\b(?:{weekdays})\.?,\s(?:{months})\.?\s\d{{1,2}},\s\d{{4}}\b", re.IGNORECASE)


def is_dated_scene(units: list[Unit], index: int) -> bool:
    """Tell whether a unit of prose is an agency caption, dated in full like no text of the day."""
    unit = units[index]
    if unit.shape.words > _SCENE_MOST or _DAY_AND_YEAR.search(unit.plain) is None:
        return False
    if _full_date().search(unit.plain) is None:
        return False
    return not unit.plain.startswith(("“", '"'))
