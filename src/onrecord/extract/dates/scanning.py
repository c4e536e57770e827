"""One pass over the digits of a text: every printed date, with the weekday and the time of day beside it.

Dates hold digits, so only digit runs are looked at; month and weekday names are then one look-up each.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from onrecord.extract.dates.clock import match_clock, match_dotted_clock
from onrecord.extract.dates.marks import ClockMark, DateMark
from onrecord.extract.dates.numeric import match_year_first, match_year_last
from onrecord.extract.dates.textual import match_day_month, match_month_day
from onrecord.extract.dates.words import WEEKDAYS
from onrecord.model import Span

_DIGITS = re.compile(r"\d+")
_WEEKDAY_BEFORE = re.compile(
    r"(?<![\w'’])(?P<name>[^\W\d_]{2,13}(?:-feira)?|п['’]ятниц[яю])"
    r"\.?,?(?:[ \t\u00a0]+(?:den|le|dem|the))?[ \t\u00a0]+$"
)
_WEEKDAY_AFTER = re.compile(r"[ ]?(?:,[ ]?|\()(?P<name>[^\W\d_]{2,13}(?:-feira)?)(?P<close>\)?)(?![\w])")
_CLOCK_WORDS = r"(?:at|um|à|a las|alle(?:[ ]ore)?|ore|às|as|о|об|в|kl\.?|klo|saat|om|godz\.?|ob|of|o|h)"
_GAP_TO_CLOCK = re.compile(
    rf"[ \t\u00a0\u202f]*(?:T(?=\d\d:)|\.(?=[ ]\d{{1,2}}:\d\d[ ]?[ap]\.?m)|[,;|\u00b7\u2022/\u2013\u2014-]?"
    rf"[ \t\u00a0\u202f]*(?:[-\u2013\u2014][ ])?\(?"
    rf"(?:{_CLOCK_WORDS}[ \u00a0]{{1,2}}|@[ ]?|午[前後]|[上下]午|오[전후])?)[ \t]*",
    re.IGNORECASE,
)
_GAP_TO_DATE = re.compile(
    r"[ \t\u00a0\u202f]*[.,;|\u00b7\u2022/\u2013\u2014-]?[ \t\u00a0\u202f]*"
    r"(?:on|del|le|am|vom|of|the|il|de|do|dia|el)?[ \t\u00a0\u202f]*",
    re.IGNORECASE,
)
# "May 15, 2020," / "07:02pm EDT", "Feb. 19, 2020" / "4 AM", "Jan. 28, 2020" / ", at" / "5:55 AM"
_NEXT_LINE_CLOCK = re.compile(
    r"[ \t]*[,|\u00b7\u2022-]?[ \t]*\r?\n(?:[ \t]*\r?\n)?[ \t]*"
    r"(?:[,|\u00b7\u2022-][ \t]*)?(?:at[ \t]*\r?\n[ \t]*)?"
    r"(?=\d{1,2}(?:[:.]\d{2}|[ ]?[apAP]\.?[mM]))"
)
_REST_OF_LINE = re.compile(r"[ \t]*(?:[|\u00b7\u2022][^\r\n]{0,40})?(?=[\r\n]|$)")


def scan_dates(text: str) -> tuple[DateMark, ...]:
    """Return every printed date of `text` in the order of the page, with its weekday and clock time.

    The last few texts are remembered: dates, datelines and bylines of a page look at the same one.
    """
    return () if _DIGITS.search(text) is None else _scan_digits(text)[0]


def scan_lone_clocks(text: str) -> tuple[ClockMark, ...]:
    """Return every printed time of day of `text` that stands beside no date, when there are dates."""
    return () if _DIGITS.search(text) is None else _scan_digits(text)[1]


@lru_cache(maxsize=8)
def _scan_digits(text: str) -> tuple[tuple[DateMark, ...], tuple[ClockMark, ...]]:
    dates, clocks = _scan(text)
    if not dates:
        return (), ()
    starts = {clock.start: clock for clock in clocks}
    taken: set[int] = set()
    dates = [_with_weekday(text, mark) for mark in dates]
    following = [_clock_after(text, mark, starts) for mark in dates]
    taken.update(clock.start for clock in following if clock is not None)
    result = []
    for index, mark in enumerate(dates):
        clock = following[index]
        if clock is not None:
            result.append(replace(mark, end=max(mark.end, clock.end), clock=clock))
            continue
        before = _clock_before(text, mark, clocks, taken)
        if before is not None:
            taken.add(before.start)
            mark = replace(mark, start=before.start, clock=before)
        result.append(mark)
    return tuple(result), tuple(clock for clock in clocks if clock.start not in taken)


def _scan(text: str) -> tuple[list[DateMark], list[ClockMark]]:
    dates: list[DateMark] = []
    clocks: list[ClockMark] = []
    done = 0
    for run in _DIGITS.finditer(text):
        start = run.start()
        if start < done:
            continue
        mark = _match_date(text, start, run.end() - start)
        if mark is not None and mark.start >= done:  # "19 JUL, 22:41": the month belongs to one day
            dates.append(replace(mark, core=Span(mark.start, mark.end)))
            done = mark.end
            if text[done : done + 1].isdigit() and (clock := match_clock(text, done)) is not None:
                clocks.append(clock)  # "November 9, 20235:01 AM ET": a space was lost
                done = clock.end
            continue
        if run.end() - start <= 2:
            clock = match_clock(text, start)
            if clock is not None:
                clocks.append(clock)
                done = clock.end
    return dates, clocks


def _match_date(text: str, start: int, length: int) -> DateMark | None:
    if length == 4:
        return match_year_first(text, start) or match_month_day(text, start)
    if length <= 2:
        return match_year_last(text, start) or match_day_month(text, start) or match_month_day(text, start)
    return None


def _with_weekday(text: str, mark: DateMark) -> DateMark:
    found = _WEEKDAY_BEFORE.search(text, max(0, mark.start - 24), mark.start)
    if found is not None:
        weekday = WEEKDAYS.get(found["name"].casefold())
        if weekday is not None and (len(found["name"]) > 2 or found["name"][0].isupper()):
            return replace(mark, start=found.start("name"), weekday=weekday)
    after = _WEEKDAY_AFTER.match(text, mark.end)
    if after is not None:
        weekday = WEEKDAYS.get(after["name"].casefold())
        if weekday is not None and len(after["name"]) > 2:
            return replace(mark, end=after.end(), weekday=weekday)
    return mark


def _clock_after(text: str, mark: DateMark, clocks: dict[int, ClockMark]) -> ClockMark | None:
    gap = _GAP_TO_CLOCK.match(text, mark.end)
    position = mark.end if gap is None else gap.end()
    if position in clocks:
        return clocks[position]
    if mark.year is not None and (dotted := match_dotted_clock(text, position)) is not None:
        return dotted
    line = _NEXT_LINE_CLOCK.match(text, mark.end)
    if line is not None and line.end() in clocks:
        clock = clocks[line.end()]
        if _REST_OF_LINE.match(text, clock.end) is not None:
            return clock
    return None


def _clock_before(text: str, mark: DateMark, clocks: list[ClockMark], taken: set[int]) -> ClockMark | None:
    for clock in reversed(clocks):
        if clock.end > mark.start:
            continue
        if mark.start - clock.end > 12 or clock.start in taken:
            return None
        gap = _GAP_TO_DATE.fullmatch(text, clock.end, mark.start)
        return clock if gap is not None else None
    return None
