"""The printed day of a statement -> when it was said, against the day of publication; a guess is null.

"said on Monday" is the Monday of the week up to the publication; six days back it could be tomorrow in
another zone, and then it stays open. A day without a year needs a publication within half a year.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from onrecord.extract.dates.completion import infer_year
from onrecord.extract.dates.words import MONTHS, WEEKDAYS
from onrecord.model import Chosen, DateClaim, PartialDate, Statement

_WORD = re.compile(r"[^\W\d_]+|\d+")
_FARTHEST_BACK = 5


def date_statements(
    statements: tuple[Statement, ...], published: Chosen[DateClaim] | None
) -> tuple[Statement, ...]:
    """Return the statements with `spoken` set where the text names their day."""
    if all(statement.said_on is None for statement in statements):
        return statements
    anchor = published.value.date if published is not None else None
    return tuple(
        statement
        if statement.said_on is None
        else replace(statement, spoken=read_spoken(statement.said_on.text, anchor))
        for statement in statements
    )


def read_spoken(printed: str, published: PartialDate | None) -> PartialDate | None:
    """Return the day that `printed` means in an article of the day `published`, None when that is open."""
    words = [word.casefold() for word in _WORD.findall(printed)]
    weekday = next((WEEKDAYS[word] for word in words if word in WEEKDAYS), None)
    month = next((MONTHS[word] for word in words if word in MONTHS), None)
    numbers = [int(word) for word in words if word.isdecimal()]
    anchor = _day(published)
    if month is None:
        return _relative(words, weekday, anchor)
    day = next((number for number in numbers if number < 32), None)
    year = next((number for number in numbers if number > 1900), None)
    if day is None:
        return None
    if year is not None:
        return _checked(PartialDate(year, month, day), weekday)
    if published is None or anchor is None:
        return PartialDate(None, month, day)
    full = infer_year(PartialDate(None, month, day), weekday, published)
    told = _day(full)
    return full if told is not None and told <= anchor + timedelta(days=1) else None


def _relative(words: list[str], weekday: int | None, anchor: date | None) -> PartialDate | None:
    if anchor is None:
        return None
    if weekday is not None:
        back = (anchor.weekday() - weekday) % 7
        return _partial(anchor - timedelta(days=back)) if back <= _FARTHEST_BACK else None
    if words == ["today"]:
        return _partial(anchor)
    return _partial(anchor - timedelta(days=1)) if words == ["yesterday"] else None


def _checked(reading: PartialDate, weekday: int | None) -> PartialDate | None:
    told = _day(reading)
    return reading if told is not None and weekday in (None, told.weekday()) else None


def _partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def _day(value: PartialDate | None) -> date | None:
    if value is None or value.year is None or value.month is None or value.day is None:
        return None
    try:
        return date(value.year, value.month, value.day)
    except ValueError:
        return None
