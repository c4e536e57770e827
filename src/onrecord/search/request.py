"""What a person asks for, as one value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from onrecord.errors import SettingsError

LARGEST_LIMIT: Final = 1_000
"""Hits in one answer; Elasticsearch itself stops at 10,000."""


class Scope(StrEnum):
    """What is searched; `ALL` is statements, then the articles that hit in headline or body alone."""

    ALL = "all"
    STATEMENTS = "statements"
    ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Days:
    """A half-open interval of days; either end may be open."""

    first: date | None = None
    after: date | None = None

    def __bool__(self) -> bool:
        return self.first is not None or self.after is not None


@dataclass(frozen=True, slots=True)
class Request:
    """A query and its filters: values of one filter are alternatives, different filters must all hold."""

    query: str = ""
    scope: Scope = Scope.ALL
    speakers: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    days: Days = Days()
    only_undated: bool = False
    old_versions: bool = False
    limit: int = 10

    @property
    def about_statements(self) -> bool:
        """Tell whether a filter speaks of statements, so that whole articles can't answer it."""
        return bool(self.speakers or self.kinds or self.cues)


_DAY = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


def parse_days(first: str | None, last: str | None) -> Days:
    """Return the days from `first` to `last`, both included, each "2022", "2022-02" or "2022-02-08".

    Raises SettingsError when one is no such date or the first lies behind the last.
    """
    days = Days(
        first=_ends_of(first)[0] if first is not None else None,
        after=_ends_of(last)[1] if last is not None else None,
    )
    if days.first is not None and days.after is not None and days.first >= days.after:
        raise SettingsError(f"--from {first} lies behind --to {last}", remedy="swap them")
    return days


def _ends_of(text: str) -> tuple[date, date]:
    """Return the first day of a printed day, month or year and the first day behind it."""
    match = _DAY.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError(text)
        year = int(match["year"])
        start = date(year, int(match["month"] or 1), int(match["day"] or 1))
        if match["day"]:
            return start, start + timedelta(days=1)
        if match["month"]:
            return start, date(year + start.month // 12, start.month % 12 + 1, 1)
        return start, date(year + 1, 1, 1)
    except (ValueError, OverflowError):
        raise SettingsError(
            f"“{text[:40]}” is not a date", remedy="write 2022-02-08, 2022-02 or 2022"
        ) from None
