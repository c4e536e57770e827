"""Dates of digits alone: 2022-02-08, 08.02.2022, 8/2/22; versions, phones and scores are refused."""

from __future__ import annotations

import re

from onrecord.extract.dates.marks import DateMark, Shape, is_possible_day
from onrecord.extract.dates.words import MONTHS

_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?:(?P<sep>[-/.\u2010-\u2013])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d/]|[-.]\d(?!\d?:\d\d))"
    r"|[ ]?[年년][ ]?(?P<cjk_month>\d{1,2})[ ]?[月월][ ]?(?P<cjk_day>\d{1,2})[ ]?[日일])"
)
_YEAR_LAST = re.compile(
    r"(?P<first>\d{1,2})(?P<gap>[ ]?)(?P<sep>[-/.])(?P<after>[ ]?)"
    r"(?P<second>\d{1,2})(?P=gap)(?P=sep)(?P=after)(?P<year>\d{4}|\d{2})"
    r"(?!\d(?!\d?\.?[ ][^\W\d_]{2})|[-/]\d(?!\d?:\d\d)|[.,:]\d|%)"
)
# "28/06/202228 de junio de 2022": the same day in words, glued to it
_AGAIN = re.compile(r"(?P<day>\d{1,2})\.?[ ](?:de[ ])?(?P<month>[^\W\d_]{3,12})")
_SHAPES = {".": Shape.DOTTED, "/": Shape.SLASHED, "-": Shape.DASHED}
_NEVER_BEFORE = frozenset("+$€£¥/\\.-_#@=&%")


def match_year_first(text: str, position: int) -> DateMark | None:
    """Return the date written year, month, day at `position`."""
    if _is_glued(text, position):
        return None
    found = _YEAR_FIRST.match(text, position)
    if found is None:
        return None
    year = int(found["year"])
    month = int(found["month"] or found["cjk_month"])
    day = int(found["day"] or found["cjk_day"])
    if not (1900 <= year <= 2199 and is_possible_day(year, month, day)):
        return None
    return DateMark(position, found.end(), Shape.ISO, year, month, day)


def match_year_last(text: str, position: int) -> DateMark | None:
    """Return the numeric date whose year stands last at `position`; its order may stay open."""
    if _is_glued(text, position):
        return None
    found = _YEAR_LAST.match(text, position)
    if found is None:
        return None
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    if found["gap"] and not found["after"]:
        return None
    if len(found["year"]) == 2:
        if found["after"]:
            return None  # "1. 2. 22" numbers a list
        if len(found["second"]) < 2 and found["sep"] != "/":
            return None  # "8.2.22" is a version, "8-2-22" a score
        year += 2000 if year < 70 else 1900
    if not 1900 <= year <= 2199 or not _ends(text, found.end(), first, second):
        return None
    mark = DateMark(position, found.end(), _SHAPES[found["sep"]], year, pair=(first, second))
    readings = mark.readings
    if not readings:
        return None
    if len(readings) == 1:
        _, month, day = readings[0]
        return DateMark(position, found.end(), mark.shape, year, month, day, pair=(first, second))
    return mark


def _ends(text: str, end: int, first: int, second: int) -> bool:
    """Tell whether the date ends at `end`: no digit goes on with it but the day itself, then its month."""
    if not text[end : end + 1].isdigit():
        return True
    again = _AGAIN.match(text, end)
    return (
        again is not None
        and int(again["day"]) in (first, second)
        and MONTHS.get(again["month"].casefold()) in (first, second)
    )


def _is_glued(text: str, position: int) -> bool:
    """Tell whether the digits belong to something longer: a path, a version, a phone number, a price."""
    if position == 0:
        return False
    before = text[position - 1]
    if before.isalnum() or before in _NEVER_BEFORE:
        return True
    # "+49 07-02-2022", "(02) 08-02-2022"
    return (
        before in " \u00a0)"
        and text[max(0, position - 2) : position - 1].isdigit()
        and _in_phone(text, position)
    )


def _in_phone(text: str, position: int) -> bool:
    lead = text[max(0, position - 8) : position]
    return "+" in lead or ("(" in lead and lead.rstrip().endswith(")"))
