"""Dates exactly as precise as the text, and what on the page they date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import StrEnum


class Precision(StrEnum):
    """The finest part of a date that the text states."""

    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class DateRole(StrEnum):
    """What a date on the page dates."""

    PUBLISHED = "published"
    UPDATED = "updated"
    DATELINE = "dateline"
    SPOKEN = "spoken"
    MENTIONED = "mentioned"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date exactly as precise as the text: missing parts are None, never filled in.

    `time` is "HH:MM"; `utc_offset` "+00:00" or None where the text doesn't settle it; `zone` the
    zone as printed ("GMT", "IST").
    """

    year: int | None
    month: int | None = None
    day: int | None = None
    time: str | None = None
    utc_offset: str | None = None
    zone: str | None = None

    @property
    def precision(self) -> Precision | None:
        """The finest part known together with all coarser ones; None without a year."""
        if self.year is None:
            return None
        if self.month is None:
            return Precision.YEAR
        if self.day is None:
            return Precision.MONTH
        return Precision.DAY if self.time is None else Precision.MINUTE

    @property
    def iso(self) -> str | None:
        """The date part as "2022-02-08", "2022-02" or "2022"; None without a year."""
        if self.year is None:
            return None
        parts = [f"{self.year:04d}"]
        if self.month is not None:
            parts.append(f"{self.month:02d}")
            if self.day is not None:
                parts.append(f"{self.day:02d}")
        return "-".join(parts)

    def interval(self) -> tuple[datetime, datetime] | None:
        """Return the half-open interval [first possible, last possible) in UTC; None without a year.

        An unknown zone widens it to all offsets in use, UTC-12 to UTC+14.
        """
        if self.year is None:
            return None
        first = date(self.year, self.month or 1, self.day or 1)
        start = datetime(first.year, first.month, first.day)
        if self.precision is Precision.YEAR:
            end = start.replace(year=self.year + 1)
        elif self.precision is Precision.MONTH:
            end = start.replace(year=self.year + first.month // 12, month=first.month % 12 + 1)
        elif self.time is None:
            end = start + timedelta(days=1)
        else:
            start += timedelta(hours=int(self.time[:2]), minutes=int(self.time[3:5]))
            end = start + timedelta(minutes=1)
        if self.utc_offset is not None:
            sign = -1 if self.utc_offset[0] == "-" else 1
            offset = sign * timedelta(hours=int(self.utc_offset[1:3]), minutes=int(self.utc_offset[4:6]))
            zone = timezone(offset)
            return start.replace(tzinfo=zone).astimezone(UTC), end.replace(tzinfo=zone).astimezone(UTC)
        early, late = timedelta(hours=14), timedelta(hours=12)
        return (start - early).replace(tzinfo=UTC), (end + late).replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class DateClaim:
    """One date on the page and what it dates.

    `readings` holds every date that the printed words can mean: one, or two where the numeric
    order is open ("08/02/2022"). `flags` name doubts: "ambiguous_order", "inferred_year",
    "weekday_contradiction", "future", "ambiguous_zone".
    """

    role: DateRole
    readings: tuple[PartialDate, ...]
    flags: tuple[str, ...] = ()

    @property
    def date(self) -> PartialDate | None:
        """The one reading, or None while the order is open."""
        return self.readings[0] if len(self.readings) == 1 else None


@dataclass(frozen=True, slots=True)
class Dateline:
    """Place, date and agencies opening the body: "MOSCOW, Feb 8 (Example Agency) -"."""

    place: str | None
    date: PartialDate | None
    agencies: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
