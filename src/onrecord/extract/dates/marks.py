"""The marks of the scan: printed dates and clock times with the parts that the text states."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onrecord.model import Span


class Shape(StrEnum):
    """How a date is written; the shape says how far its order can be trusted."""

    ISO = "iso"  # 2022-02-08, 2022/02/08, 2022.02.08, 2022年2月8日
    NAMED = "named"  # 8 February 2022, Feb. 8
    DOTTED = "dotted"  # 08.02.2022
    SLASHED = "slashed"  # 08/02/2022
    DASHED = "dashed"  # 08-02-2022


@dataclass(frozen=True, slots=True)
class ClockMark:
    """A time of day: hour and minute as 24-hour values, zone as printed."""

    start: int
    end: int
    hour: int
    minute: int
    is_twelve_hour: bool = False
    zone: str | None = None
    offset: str | None = None  # only a printed numeric offset: "+03:00"

    @property
    def hhmm(self) -> str:
        """The time as "HH:MM"."""
        return f"{self.hour:02d}:{self.minute:02d}"


@dataclass(frozen=True, slots=True)
class DateMark:
    """A printed date. `pair` holds the first two parts of a numeric date whose order is still open."""

    start: int
    end: int
    shape: Shape
    year: int | None
    month: int | None = None
    day: int | None = None
    pair: tuple[int, int] | None = None
    weekday: int | None = None
    clock: ClockMark | None = None
    is_range: bool = False
    core: Span | None = None  # day, month and year alone, without weekday and clock

    @property
    def readings(self) -> tuple[tuple[int | None, int | None, int | None], ...]:
        """Every (year, month, day) the words can mean; day first stands first while the order is open."""
        if self.pair is None:
            return ((self.year, self.month, self.day),)
        first, second = self.pair
        options = []
        if second <= 12:
            options.append((self.year, second, first))
        if first <= 12 and first != second:
            options.append((self.year, first, second))
        return tuple(option for option in options if is_possible_day(*option))


def is_possible_day(year: int | None, month: int | None, day: int | None) -> bool:
    """Tell whether the calendar has this day; without a year 29 February is possible."""
    if month is None:
        return day is None
    if not 1 <= month <= 12:
        return False
    if day is None:
        return True
    try:
        date(2000 if year is None else year, month, day)
    except ValueError:
        return False
    return True
