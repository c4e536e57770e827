"""Which date line without a cue dates the page: the one nearest to the body, by distance and shape."""

from __future__ import annotations

from itertools import pairwise

from onrecord.extract.dates.binding import AUTHOR_CUE
from onrecord.extract.dates.judged import MENTION, Judged
from onrecord.extract.dates.line_shapes import WORD_OF_LINE, is_date_line, residue_of
from onrecord.extract.dates.marks import DateMark
from onrecord.extract.dates.series import listed_marks
from onrecord.extract.layout import Layout, Region
from onrecord.model import DateRole, Span

NEAR = 12
"""Blocks between a date line and the body: byline, share buttons, picture and caption fit in a dozen."""
_OVER_TITLE = 2
_OPENING_COST = 2  # between the first paragraphs stand pictures and videos with dates of their own
_SHAPE_COST = {"date_line": 0, "byline_date": 1, "loose_line": 4}
_LOOSE_WORDS = 6


def judge_by_place(layout: Layout, marks: list[DateMark]) -> list[Judged]:
    """Judge date lines without a cue by their distance to the body."""
    roles = [MENTION] * len(marks)
    head = [
        i
        for i, mark in enumerate(marks)
        if layout.region_at(mark.start) in (Region.HEAD, Region.HEADER, Region.OPENING)
    ]
    listed = listed_marks(layout, marks, head)
    for i in listed:
        roles[i] = Judged(DateRole.MENTIONED, "listed")
    head = [i for i in head if i not in listed]
    near = [i for i in head if reach_of(layout, marks[i]) <= NEAR]
    for i in head:
        if i not in near:
            roles[i] = Judged(DateRole.MENTIONED, "banner")
    if near:
        rules = {i: _line_rule(layout, layout.line_at(marks[i].start), marks[i]) for i in near}
        costs = {i: _cost(layout, marks[i], rules[i]) for i in near}
        best = min(costs.values())
        for i in near:
            rule = rules[i] if costs[i] == best else f"distant_{rules[i]}"
            roles[i] = Judged(DateRole.PUBLISHED, rule)
        _tell_second(layout, marks, near, roles)
        return roles
    tail = [i for i, mark in enumerate(marks) if layout.region_at(mark.start) is Region.TAIL]
    lines = [i for i in tail if is_date_line(layout, layout.line_at(marks[i].start), marks[i])]
    if len(lines) == 1 and len(tail) == 1 and layout.steps_below(marks[lines[0]].start) <= 1:
        roles[lines[0]] = Judged(DateRole.PUBLISHED, "end_line")
    return roles


def _cost(layout: Layout, mark: DateMark, rule: str) -> int:
    """Return how far a date line is from being the article's own; the smallest wins.

    A block of distance counts one; so does a line without a time of day. A line above the headline, of which
    the page has another below it, is most likely today's date.
    """
    index = layout.index_at(mark.start)
    above = bool(layout.titles) and index is not None and index < layout.titles[-1]
    inside = index is not None and index >= layout.first and _OPENING_COST
    return reach_of(layout, mark) + _SHAPE_COST[rule] + (mark.clock is None) + (3 if above else 0) + inside


def _line_rule(layout: Layout, line: Span, mark: DateMark) -> str:
    residue = residue_of(layout, line, mark)
    words = len(WORD_OF_LINE.findall(residue))
    if words == 0:
        return "date_line"
    if AUTHOR_CUE.match(residue) or (words <= _LOOSE_WORDS and not _stands_amid_words(layout, line, mark)):
        return "byline_date"
    return "loose_line"


def _stands_amid_words(layout: Layout, line: Span, mark: DateMark) -> bool:
    """Tell whether words in lower case go on behind the date: "Peabody v. Bridges, 21-04-2019, explained"."""
    text = layout.page.source.text
    if WORD_OF_LINE.search(text, line.start, mark.start) is None:
        return False
    after = text[mark.end : line.end].lstrip(" ,\u00a0")
    return after[:1].islower()


def reach_of(layout: Layout, mark: DateMark) -> int:
    """Return the distance of a date line to the body, or to a headline right beside it, if nearer."""
    distance = layout.distance(mark.start)
    index = layout.index_at(mark.start)
    if index is None or index >= layout.first:
        return distance
    title = layout.title_above(index)
    if title is not None:
        distance = min(distance, (index - title) // 2)
    if mark.clock is not None and any(0 < title - index <= _OVER_TITLE for title in layout.titles):
        distance = min(distance, _OVER_TITLE)  # "November 19, 2019 12:04AM ET" over it; a banner has no time
    return distance


def _tell_second(layout: Layout, marks: list[DateMark], near: list[int], roles: list[Judged]) -> None:
    """Of two bare dates next to each other the later is the update: "28. Juni 2019" / "14. Januar 2020"."""
    for first, second in pairwise(near):
        one, two = marks[first], marks[second]
        low, high = layout.index_at(one.start), layout.index_at(two.start)
        if low is None or high is None or high - low > 1 or one.readings == two.readings:
            continue
        if any(roles[i].rule.removeprefix("distant_") != "date_line" for i in (first, second)):
            continue  # a date with words beside it is a caption's or a byline's
        if len(one.readings) == len(two.readings) == 1 and None not in (*one.readings[0], *two.readings[0]):
            later = second if two.readings[0] > one.readings[0] else first
            roles[later] = Judged(DateRole.UPDATED, "second_date")
