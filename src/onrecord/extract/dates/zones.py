"""Zone names to offsets: fixed by table, civil ones ("ET") by the date, ambiguous ones by the page."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.vocabulary import load_vocabulary

_ZONES = load_vocabulary("zones")
_FIXED: dict[str, str] = _ZONES["fixed"]
_CIVIL_US: dict[str, list[str]] = _ZONES["civil_us"]
_CIVIL_EU: dict[str, list[str]] = _ZONES["civil_eu"]
_AMBIGUOUS = frozenset(_ZONES["ambiguous"]["names"])
_DECIDED: dict[str, list[tuple[str, list[str]]]] = _ZONES["decided"]

ZONE_WORDS = frozenset({*_FIXED, *_CIVIL_US, *_CIVIL_EU, *_AMBIGUOUS})
MONTH_FIRST_ZONES = frozenset(_ZONES["order"]["month_first"])
DAY_FIRST_DOMAINS = frozenset(_ZONES["order"]["day_first_domains"])
MONTH_FIRST_DOMAINS = frozenset(_ZONES["order"]["month_first_domains"])
DAY_FIRST_ZONES = frozenset(_ZONES["order"]["day_first"])


def zone_offset(zone: str, day: date | None, page_text: str) -> str | None:
    """Return the UTC offset of a printed zone name ("+00:00"), or None where the page leaves it open.

    `day` settles summer time for civil names; `page_text` is searched for the places and domains that
    decide an ambiguous name.
    """
    key = zone.casefold().replace("\u00a0", " ")
    if key in _FIXED:
        return _FIXED[key]
    if key in _CIVIL_US:
        return None if day is None else _CIVIL_US[key][is_us_summer(day)]
    if key in _CIVIL_EU:
        return None if day is None else _CIVIL_EU[key][is_eu_summer(day)]
    if key in _DECIDED:
        lowered = page_text.casefold()
        offsets = {offset for offset, hints in _DECIDED[key] if any(hint in lowered for hint in hints)}
        return offsets.pop() if len(offsets) == 1 else None
    return None


def is_us_summer(day: date) -> bool:
    """Tell whether US daylight saving time holds on `day` (rules of 1987 and 2007)."""
    if day.year >= 2007:
        return _nth_sunday(day.year, 3, 2) <= day < _nth_sunday(day.year, 11, 1)
    return _nth_sunday(day.year, 4, 1) <= day < _last_sunday(day.year, 10)


def is_eu_summer(day: date) -> bool:
    """Tell whether European summer time holds on `day` (directive 2000/84/EC)."""
    return _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)


def _nth_sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (nth - 1))


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)
