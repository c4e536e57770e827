"""The second reader: python-dateutil must find the same day in the printed words, or the claim is dropped.

dateutil fills gaps from a default, so it reads twice with two defaults and only the parts that agree count.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from dateutil import parser

from onrecord.extract.dates.marks import DateMark, Shape
from onrecord.extract.dates.words import MONTHS

_FIRST_DEFAULT = datetime(2000, 1, 1)
_SECOND_DEFAULT = datetime(2004, 12, 28)
_MONTH_FORMS = [tuple(name for name, number in MONTHS.items() if number == month) for month in range(1, 13)]


class _Words(parser.parserinfo):
    """dateutil with the month names of our vocabulary."""

    MONTHS = _MONTH_FORMS  # type: ignore[assignment]
    JUMP = [  # noqa: RUF012 - dateutil reads it from the class
        *parser.parserinfo.JUMP,
        "de",
        "del",
        "den",
        "г",
        "года",
        "р",
        "року",
        "год",
        "º",
        "ª",
        "er",
        "го",
    ]


_PARSER = parser.parser(_Words())
_CJK = re.compile(r"[年月년월]\s?")
_GLUED = re.compile(r"(?<=\d)(?=[^\W\d_])|[ºª°]|(?<=\d)(?:st|nd|rd|th|er)\b")


@lru_cache(maxsize=4096)
def dateutil_parts(printed: str, day_first: bool) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day as dateutil reads them from the printed words; None for what isn't there."""
    words = _GLUED.sub(" ", _CJK.sub("-", printed).rstrip("日일 ").replace("\u2019", "'"))
    try:
        first = _PARSER.parse(words, default=_FIRST_DEFAULT, dayfirst=day_first, ignoretz=True)
        second = _PARSER.parse(words, default=_SECOND_DEFAULT, dayfirst=day_first, ignoretz=True)
    except (ValueError, OverflowError, AttributeError, TypeError, IndexError):
        return None, None, None
    return _agreed(first, second)


def _agreed(first: date, second: date) -> tuple[int | None, int | None, int | None]:
    return (
        first.year if first.year == second.year else None,
        first.month if first.month == second.month else None,
        first.day if first.day == second.day else None,
    )


def is_proven(mark: DateMark, text: str) -> bool:
    """Tell whether dateutil reads the same parts from the printed words as the grammar did."""
    if mark.core is None:
        return False
    printed = mark.core.of(text)
    readings = mark.readings if mark.month is None else ((mark.year, mark.month, mark.day),)
    if mark.shape is Shape.ISO:
        return dateutil_parts(printed, False) == readings[0]
    for reading in readings:
        day_first = mark.pair is None or mark.pair[0] == reading[2]
        year, month, day = dateutil_parts(printed, day_first)
        if (month, day) != reading[1:] or (year is None) != (reading[0] is None):
            return False
        if year is not None and reading[0] is not None and (year - reading[0]) % 100:
            return False
    return bool(readings)
