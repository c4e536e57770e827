"""The publication date of a document as its text states it: what the stored interval was made from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

EARLIEST_ZONE: Final = timedelta(hours=14)
"""By so much the stored interval begins early where no zone was printed (see `PartialDate.interval`)."""

_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d\d):(?P<minutes>\d\d)")
_LENGTHS: Final = {"year": 4, "month": 7, "day": 10, "minute": 10}


@dataclass(frozen=True, slots=True)
class Stated:
    """A date no more precise than the text: `date` "2022-02-08", "2022-02" or "2022"; "" when there is none.

    `time` is "HH:MM" or ""; `zone` an offset, a zone as printed, or "". `printed` are the words.
    """

    date: str = ""
    time: str = ""
    zone: str = ""
    precision: str = ""
    printed: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.date, self.time, self.zone if self.time else "") if part)

    @property
    def utc_offset(self) -> str | None:
        """The offset as in the record of `onrecord read`, None where the text doesn't settle it."""
        return self.zone if _OFFSET.fullmatch(self.zone) else None


def state_publication(source: Mapping[str, Any]) -> Stated:
    """Return the date of an article or statement document; without `date` where its text leaves it open."""
    printed, precision = source.get("published_printed", ""), source.get("published_precision", "")
    first = source.get("first_possible")
    if source.get("undated", True) or first is None or precision not in _LENGTHS:
        return Stated(printed=printed)
    zone = source.get("published_zone", "")
    offset = _OFFSET.fullmatch(zone)
    if offset is None:
        moved = EARLIEST_ZONE
    else:
        moved = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"]))
        moved = -moved if offset["sign"] == "-" else moved
    local = (datetime.fromisoformat(first) + moved).strftime("%Y-%m-%d %H:%M").rjust(16, "0")
    return Stated(
        date=local[: _LENGTHS[precision]],
        time=local[11:] if precision == "minute" else "",
        zone=zone,
        precision=precision,
        printed=printed,
    )
