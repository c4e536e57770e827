"""Stamps that lean on their neighbour: a time alone after a dated stamp, a date beside an update cue.

"Updated October 26, 2021 4.48pm / First published at 5.00am" dates both; "Wed 30 Nov 2022 14.01 / Last
modified on Wed 30 Nov 2022 19.42" tells that the first date is the publication.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from onrecord.extract.dates.cues import Cue, CueKind, cue_before
from onrecord.extract.dates.judged import Judged
from onrecord.extract.dates.line_shapes import stands_free
from onrecord.extract.dates.marks import ClockMark, DateMark
from onrecord.extract.layout import Layout, Region
from onrecord.model import DateRole

_TO = frozenset(
    {
        "to",
        "until",
        "till",
        "through",
        "bis",
        "bis zum",
        "au",
        "al",
        "a",
        "até",
        "по",
        "до",
        "-",
        "\u2013",
        "\u2014",
    }
)
# "Saturday 18 June 2022, 10:00 – 22:00", "5 May 2023, 7 pm to 9 pm": the hours of an event
_HOURS_GAP = re.compile(
    r"[ \u00a0]*(?:-|\u2013|\u2014|to|until|till|bis|à|a|al|alle|до)[ \u00a0]*"
    r"\d{1,2}(?:[:.h]\d{2}|[ \u00a0]?[ap]\.?m\b|[ ]?(?:Uhr|h)\b)",
    re.IGNORECASE,
)
# "Thursday, October 17, 2024" over "4:00 PM – 5:30 PM (CT)"
_HOURS_BELOW = re.compile(
    r"[ \t]*\r?\n[ \t]*(?:\r?\n[ \t]*)?(?:from[ ]|von[ ]|de[ ])?"
    r"\d{1,2}(?:[:.h]\d{2})?[ ]?(?:[ap]\.?m\.?|Uhr|h)?"
    r"[ ]?(?:-|\u2013|\u2014|to|until|till|bis|à|al|alle|до)[ ]?"
    r"\d{1,2}(?:[:.h]\d{2}|[ ]?[ap]\.?m\b|[ ]?(?:Uhr|h)\b)",
    re.IGNORECASE,
)
_TO_PRESENT = re.compile(
    r"[ \u00a0]*(?:to|until|till|-|\u2013|\u2014|bis|à|a|al|по)[ \u00a0]*(?:the[ ])?"
    r"(?:present|date|now|today|heute|aujourd|hoy|oggi|hoje|н\.[ ]?в)",
    re.IGNORECASE,
)
_RANGE_GAP = 12
_PAIR_GAP = 40
_BARE = ("mention", "banner", "date_line")
_CLOCK_GAP = 180  # the headline may stand between: "February 3, 2023" / ... / "For release at 2:00 p.m. EST"
_STAMPS = (DateRole.PUBLISHED, DateRole.UPDATED)


def tell_ranges(marks: list[DateMark], text: str) -> list[DateMark]:
    """Return the marks, stretches told: "from 1 April 2023 to 31 May 2023", "18 June 2022, 10:00-22:00"."""
    result = [
        replace(mark, is_range=True)
        if (mark.clock is not None and mark.clock.end == mark.end and _HOURS_GAP.match(text, mark.end))
        or (mark.clock is None and _HOURS_BELOW.match(text, mark.end))
        or _TO_PRESENT.match(text, mark.end)
        else mark
        for mark in marks
    ]
    for index, (first, second) in enumerate(pairwise(marks)):
        if second.start - first.end > _RANGE_GAP or first.clock is not None or first.month is None:
            continue
        if None in (first.day, second.day):
            continue
        if text[first.end : second.start].strip(" ,\u00a0").casefold() in _TO:
            result[index] = replace(result[index], is_range=True)
            result[index + 1] = replace(result[index + 1], is_range=True)
    return result


def judge_pairs(layout: Layout, marks: list[DateMark], judged: list[Judged]) -> list[Judged]:
    """Return the roles with every bare date that stands right before an update cue as the publication."""
    text = layout.page.source.text
    result = list(judged)
    for index, (first, second) in enumerate(pairwise(marks)):
        if second.start - first.end > _PAIR_GAP:
            continue
        if _is_later_state(text, first, second) and result[index].rule.endswith(_BARE):
            result[index] = Judged(DateRole.UPDATED, "updated:before first published")
            continue
        if result[index].rule not in ("mention", "banner"):
            continue
        if layout.region_at(first.start) is Region.FURNITURE or first.year is None or first.is_range:
            continue
        cue = cue_before(text, first.end, second.start)
        if cue is None or cue.kind is not CueKind.UPDATED or not cue.is_adjacent:
            continue
        if text[first.end : cue.start].strip(" \t\r\n|,;/\u00b7\u2022\u2013\u2014-(*_"):
            continue
        where = "_tail" if layout.region_at(first.start) is Region.TAIL else ""
        result[index] = Judged(DateRole.PUBLISHED, f"pair{where}:{cue.words}")
        if result[index + 1].role is DateRole.MENTIONED:
            result[index + 1] = Judged(DateRole.UPDATED, f"updated:{cue.words}")
    return result


def _is_later_state(text: str, first: DateMark, second: DateMark) -> bool:
    """Tell whether a date is a live page's state: "8 Feb 2022 11.20 GMT" / "First published on 8 Feb"."""
    cue = cue_before(text, first.end, second.start)
    if cue is None or not cue.is_adjacent or not cue.words.startswith("first published"):
        return False
    if text[first.end : cue.start].strip(" \t\r\n|,;/\u00b7\u2022\u2013\u2014-(*_"):
        return False
    one, two = (mark.readings[0] for mark in (first, second))
    return None not in one and None not in two and one >= two


def clocks_with_cues(
    layout: Layout, marks: list[DateMark], judged: list[Judged], clocks: tuple[ClockMark, ...]
) -> list[tuple[DateMark, Judged]]:
    """Return a mark for every time of day that has a cue and no date: its day is that of the stamp before."""
    text = layout.page.source.text
    stamps = [mark for mark, role in zip(marks, judged, strict=True) if role.role in _STAMPS]
    ends = [mark.end for mark in stamps]  # marks stand in page order
    found = []
    for clock in clocks:
        number = bisect_right(ends, clock.start) - 1
        if number < 0 or clock.start - ends[number] > _CLOCK_GAP or stamps[number].day is None:
            continue
        stamp = stamps[number]
        cue = cue_before(text, stamp.end, clock.start)
        role = _role(cue)
        if cue is None or role is None or not cue.is_adjacent:
            continue
        words = "cue" if role is DateRole.PUBLISHED else "updated"
        mark = replace(stamp, start=clock.start, end=clock.end, clock=clock, weekday=None)
        found.append((mark, Judged(role, f"{words}:{cue.words} (day of the stamp before)")))
    return found


def _role(cue: Cue | None) -> DateRole | None:
    if cue is None or cue.kind not in (CueKind.PUBLISHED, CueKind.UPDATED):
        return None
    return DateRole.PUBLISHED if cue.kind is CueKind.PUBLISHED else DateRole.UPDATED


def judge_lost_lines(layout: Layout, marks: list[DateMark], judged: list[Judged]) -> list[Judged]:
    """Date a page that lost its line ends by the one full date above its body that no sentence binds.

    Asked last: any cue, date line or dateline comes first; two different days decide nothing.
    """
    if any(role.role in (DateRole.PUBLISHED, DateRole.UPDATED, DateRole.DATELINE) for role in judged):
        return judged
    blocks = layout.page.blocks
    if layout.first >= len(blocks):
        return judged
    stop = blocks[layout.first].span.end
    free = [
        index
        for index, (mark, role) in enumerate(zip(marks, judged, strict=True))
        if mark.start < stop and role.rule in ("mention", "banner", "listed") and stands_free(layout, mark)
    ]
    if len({(marks[index].year, marks[index].month, marks[index].day) for index in free}) != 1:
        return judged
    result = list(judged)
    result[free[0]] = Judged(DateRole.PUBLISHED, "lost_line")
    return result
