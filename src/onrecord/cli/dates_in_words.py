"""Dates as a person reads them: never more precise than the text, the zone said or said to be unknown."""

from __future__ import annotations

from onrecord.model import DateClaim, PartialDate, Precision

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip


def in_words(date: PartialDate) -> str:
    """Return for example "8 February 2022, 03:20 (zone not stated)" or "February 2022"."""
    parts = [str(date.day)] if date.day is not None else []
    if date.month is not None:
        parts.append(MONTHS[date.month - 1])
    if date.year is not None:
        parts.append(str(date.year))
    words = " ".join(parts)
    if date.time is not None:
        words += f", {date.time} {zone_in_words(date)}"
    return words


def zone_in_words(date: PartialDate) -> str:
    """Return the zone as printed with its offset, or that it was not stated."""
    if date.utc_offset is None:
        return f"{date.zone} (offset not certain)" if date.zone else "(zone not stated)"
    offset = "UTC" if date.utc_offset == "+00:00" else f"UTC{date.utc_offset}"
    return offset if date.zone in (None, offset) else f"{date.zone} ({offset})"


def precision_in_words(precision: Precision | None) -> str:
    """Return "to the minute", "to the day"..."""
    return f"to the {precision.value}" if precision is not None else "without a year"


def claim_in_words(claim: DateClaim) -> str:
    """Return one reading in words, or all of them joined by "or" while their order is open."""
    return " or ".join(in_words(reading) for reading in claim.readings)
