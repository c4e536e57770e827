"""Sentences about the people of a page that are not its text: author bios, captions of agency pictures."""

from __future__ import annotations

import re
from functools import cache

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
_OPENING = 160
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
            names.update(match[0].lower() for match in _NAME.finditer(unit.plain.partition(" ")[2]))
    return frozenset(names)


def is_author_bio(unit: Unit, authors: frozenset[str]) -> bool:
    """Tell whether the unit says who its author is: "Ewan Palmer is a reporter based in London." """
    match = _OPENS_WITH_NAME.match(unit.plain[:_OPENING])
    if match is None:
        return False
    verbs, trades = _bio()
    if match["verb"].lower() not in verbs:
        return False
    return match["name"].lower() in authors or not trades.isdisjoint(unit.words[:18])


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
