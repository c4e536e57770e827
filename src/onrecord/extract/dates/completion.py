"""From a mark to a date claim's readings: zones settled, weekdays checked, a missing year inferred.

A year is only ever inferred from a full date or a year of the page's own head; never from the body, from a
copyright line or from the clock.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from onrecord.extract.dates.marks import DateMark
from onrecord.extract.dates.zones import zone_offset
from onrecord.model import PartialDate

HALF_YEAR = 180
"""Days between a day without a year and the full date that gives it its year."""


def read_mark(mark: DateMark, page_text: str) -> tuple[tuple[PartialDate, ...], tuple[str, ...]]:
    """Return the readings of a mark and the flags that name its doubts."""
    readings = tuple(_partial(mark, parts, page_text) for parts in _parts(mark))
    flags: list[str] = []
    if len(readings) > 1:
        flags.append("ambiguous_order")
    if mark.weekday is not None and not any(
        _weekday(reading) in (None, mark.weekday) for reading in readings
    ):
        flags.append("weekday_contradiction")
    if mark.clock is not None and mark.clock.zone is not None and readings and readings[0].utc_offset is None:
        flags.append("ambiguous_zone")
    return readings, tuple(flags)


def infer_year(
    reading: PartialDate, weekday: int | None, near: PartialDate, reach: int = HALF_YEAR
) -> PartialDate | None:
    """Return the day without a year completed from the full date `near`, or None when that would be a guess.

    The completed day lies within `reach` days of `near` and fits the printed weekday.
    """
    anchor = _day(near)
    if anchor is None or reading.month is None or reading.day is None:
        return None
    options = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            day = date(year, reading.month, reading.day)
        except ValueError:
            continue
        if abs((day - anchor).days) <= reach and weekday in (None, day.weekday()):
            options.append(day)
    return replace(reading, year=options[0].year) if len(options) == 1 else None


def _parts(mark: DateMark) -> tuple[tuple[int | None, int | None, int | None], ...]:
    if mark.month is not None:
        return ((mark.year, mark.month, mark.day),)
    return mark.readings


def _partial(mark: DateMark, parts: tuple[int | None, int | None, int | None], page_text: str) -> PartialDate:
    year, month, day = parts
    clock = mark.clock
    if clock is None or day is None:
        return PartialDate(year, month, day)
    offset = clock.offset
    if offset is None and clock.zone is not None:
        full = date(year, month, day) if year is not None and month is not None else None
        offset = zone_offset(clock.zone, full, page_text)
    return PartialDate(year, month, day, clock.hhmm, offset, clock.zone)


def _day(value: PartialDate) -> date | None:
    if value.year is None or value.month is None or value.day is None:
        return None
    return date(value.year, value.month, value.day)


def _weekday(value: PartialDate) -> int | None:
    day = _day(value)
    return None if day is None else day.weekday()
