"""Whether 08/02/2022 is February or August: decided by evidence on the page, else left open.

Evidence, strongest first: the weekday printed with the date; a second numeric date of the page that can be
read only one way; points, the zone, the language; a named date that equals one reading; AM/PM. Witnesses of
one strength that contradict each other decide nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from onrecord.extract.dates.marks import DateMark, Shape
from onrecord.extract.dates.words import WEEKDAYS
from onrecord.extract.dates.zones import (
    DAY_FIRST_DOMAINS,
    DAY_FIRST_ZONES,
    MONTH_FIRST_DOMAINS,
    MONTH_FIRST_ZONES,
)

_DAY_FIRST_LANGUAGES = frozenset(
    [
        "de",
        "fr",
        "es",
        "it",
        "pt",
        "ru",
        "uk",
        "nl",
        "pl",
        "tr",
        "sv",
        "da",
        "no",
        "nb",
        "cs",
        "fi",
        "el",
        "ro",
    ]
)
_OFFSET = re.compile(r"(?:GMT|UTC)?[ ]?\+(?P<hours>\d{1,2})")
_MOST_EAST = 5
"""East of that some countries write the month first."""
_HOST = re.compile(
    r"(?:www\.|@|://)[\w-]{1,60}(?:\.[\w-]{1,60}){0,3}\.(?P<top>[a-z]{2,4})\b"
    r"|\b[\w-]{2,60}\.(?:com?|org|net|gov|ac)\.(?P<country>[a-z]{2})\b"
)
_HOST_SIGNS = ("www.", "@", "://", ".co.", ".com.", ".org.", ".net.", ".gov.", ".ac.")
"""One of them stands in every host that the pattern finds, and few texts print any."""
_MANY_LINKS = 8
_LEDE = 700
_WORD = re.compile(r"[^\W\d_]{4,}")
_DAY_FIRST, _MONTH_FIRST = "day_first", "month_first"


@dataclass(frozen=True, slots=True)
class PageHabits:
    """What the page tells about its numeric order."""

    settled: frozenset[str]  # orders of its other numeric dates
    named: frozenset[tuple[int | None, int | None, int | None]]  # dates whose reading is certain
    month_days: frozenset[tuple[int | None, int | None]]
    zones: frozenset[str]
    has_meridiem: bool
    language: str | None
    domains: frozenset[str] = frozenset()  # orders of the countries whose domains the page prints
    lede_weekdays: frozenset[int] = frozenset()


def page_habits(
    marks: tuple[DateMark, ...], language: str | None, text: str = "", lede_start: int | None = None
) -> PageHabits:
    """Collect the evidence of all marks of a page, its domains and the weekdays of its lede."""
    settled, named, month_days, zones, has_meridiem = set(), set(), set(), set(), False
    for mark in marks:
        if mark.pair is not None and mark.month is not None and mark.pair[0] != mark.pair[1]:
            settled.add(_DAY_FIRST if mark.pair[1] == mark.month else _MONTH_FIRST)
        elif mark.pair is None and mark.day is not None:
            if mark.year is not None:
                named.add((mark.year, mark.month, mark.day))
            else:
                month_days.add((mark.month, mark.day))
        if mark.clock is not None:
            has_meridiem = has_meridiem or mark.clock.is_twelve_hour
            if mark.clock.zone:
                zones.update(_zone_order(mark.clock.zone))
    return PageHabits(
        frozenset(settled), frozenset(named), frozenset(month_days), frozenset(zones), has_meridiem, language,
        _domain_orders(text), _weekdays_at(text, lede_start),
    )  # fmt: skip


def settle_order(mark: DateMark, habits: PageHabits) -> DateMark:
    """Return the mark with its order settled where the page does, else unchanged."""
    if mark.pair is None or mark.month is not None:
        return mark
    readings = mark.readings
    if len(readings) == 1:
        return _settled(mark, readings[0])
    day_first, month_first = readings
    if mark.weekday is not None:
        fitting = [reading for reading in readings if _weekday(reading) == mark.weekday]
        if len(fitting) == 1:
            return _settled(mark, fitting[0])
    for witness in (_by_settled, _by_custom, _by_named, _by_domain, _by_meridiem, _by_clock_and_lede):
        order = witness(mark, day_first, month_first, habits)
        if order is not None:
            return _settled(mark, day_first if order == _DAY_FIRST else month_first)
    return mark


Reading = tuple[int | None, int | None, int | None]


def _by_settled(mark: DateMark, day_first: Reading, month_first: Reading, habits: PageHabits) -> str | None:
    return _only(set(habits.settled))


def _by_custom(mark: DateMark, day_first: Reading, month_first: Reading, habits: PageHabits) -> str | None:
    own = _zone_order(mark.clock.zone) if mark.clock is not None and mark.clock.zone else set()
    if own or mark.shape is Shape.DOTTED:
        return _only(
            own | ({_DAY_FIRST} if mark.shape is Shape.DOTTED and _MONTH_FIRST not in own else set())
        )
    votes = set(habits.zones)
    if habits.language in _DAY_FIRST_LANGUAGES:
        votes.add(_DAY_FIRST)
    return _only(votes)


def _by_named(mark: DateMark, day_first: Reading, month_first: Reading, habits: PageHabits) -> str | None:
    """Vote by dates with a month name: a full one first; "12. Januar" in the text is the weakest witness."""
    readings = ((_DAY_FIRST, day_first), (_MONTH_FIRST, month_first))
    votes = {order for order, reading in readings if reading in habits.named}
    return _only(votes or {order for order, reading in readings if reading[1:] in habits.month_days})


def _by_meridiem(mark: DateMark, day_first: Reading, month_first: Reading, habits: PageHabits) -> str | None:
    return _MONTH_FIRST if habits.has_meridiem and habits.language in (None, "en") else None


def _by_domain(mark: DateMark, day_first: Reading, month_first: Reading, habits: PageHabits) -> str | None:
    return _only(set(habits.domains))


def _by_clock_and_lede(
    mark: DateMark, day_first: Reading, month_first: Reading, habits: PageHabits
) -> str | None:
    """Vote for the day first where two weak witnesses agree: a 24-hour clock and the weekday of the lede."""
    clock = mark.clock
    if clock is None or clock.is_twelve_hour or habits.has_meridiem or 10 <= clock.hour <= 12:
        return None
    told = habits.lede_weekdays
    if len(told) == 1 and _weekday(day_first) in told and _weekday(month_first) not in told:
        return _DAY_FIRST
    return None


def _domain_orders(text: str) -> frozenset[str]:
    """Return the orders of the countries of printed hosts; of link targets those of the house alone."""
    hosts = list(_HOST.finditer(text))
    targets = sum(host[0].startswith("://") for host in hosts)
    linked = Counter(host["top"] or host["country"] for host in hosts if host[0].startswith("://"))
    orders = set()
    for host in hosts:
        country = host["top"] or host["country"]
        if host[0].startswith("://") and targets > _MANY_LINKS and linked[country] * 3 < targets:
            continue  # an American page that links a French paper
        if country in DAY_FIRST_DOMAINS:
            orders.add(_DAY_FIRST)
        elif country in MONTH_FIRST_DOMAINS:
            orders.add(_MONTH_FIRST)
    return frozenset(orders)


def _weekdays_at(text: str, start: int | None) -> frozenset[int]:
    if start is None:
        return frozenset()
    words = (word[0].casefold() for word in _WORD.finditer(text, start, start + _LEDE))
    return frozenset(WEEKDAYS[word] for word in words if word in WEEKDAYS)


def _only(votes: set[str]) -> str | None:
    return votes.pop() if len(votes) == 1 else None


def _zone_order(zone: str) -> set[str]:
    offset = _OFFSET.fullmatch(zone)
    if offset is not None and int(offset["hours"]) <= _MOST_EAST:
        return {_DAY_FIRST}
    key = zone.casefold()
    if key in MONTH_FIRST_ZONES:
        return {_MONTH_FIRST}
    return {_DAY_FIRST} if key in DAY_FIRST_ZONES else set()


def _weekday(reading: Reading) -> int | None:
    year, month, day = reading
    return date(year, month, day).weekday() if year and month and day else None


def _settled(mark: DateMark, reading: Reading) -> DateMark:
    return replace(mark, year=reading[0], month=reading[1], day=reading[2])
