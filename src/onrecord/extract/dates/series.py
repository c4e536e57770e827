"""Dates that come at one beat: the lines of a list of stories, of comments, of a picture series.

An article has one date, at most two; three or more at equal distances, each with its own story beside it,
date those stories. Null rather than one of them.
"""

from __future__ import annotations

from onrecord.extract.dates.marks import DateMark
from onrecord.extract.layout import Layout

_LONGEST_BEAT = 6
_LEAST = 3
_BELOW_TITLE = 1
_BYLINE = 3
_MANY = 6
_LOOSE_BEAT = 8
"""Comments have no even length: as many dates, none further from the next, are a list as well."""


def listed_marks(layout: Layout, marks: list[DateMark], candidates: list[int]) -> frozenset[int]:
    """Return those of the `candidates` (numbers of marks in page order) that belong to a list."""
    places = [(index, layout.index_at(marks[index].start)) for index in candidates]
    blocks = [(index, block) for index, block in places if block is not None]
    return frozenset((*_even(layout, marks, blocks), *_dense(layout, marks, blocks)))


def _even(layout: Layout, marks: list[DateMark], blocks: list[tuple[int, int]]) -> set[int]:
    """Return the members of runs with one and the same distance."""
    found: set[int] = set()
    start = 0
    while start < len(blocks) - 1:
        beat = blocks[start + 1][1] - blocks[start][1]
        stop = start + 1
        while stop + 1 < len(blocks) and blocks[stop + 1][1] - blocks[stop][1] == beat:
            stop += 1
        run = blocks[start : stop + 1]
        if 0 < beat <= _LONGEST_BEAT and len(run) >= _LEAST and _are_several(marks, run):
            found.update(_others(layout, run))
        start = stop
    return found


def _dense(layout: Layout, marks: list[DateMark], blocks: list[tuple[int, int]]) -> set[int]:
    """Return the members of long runs with short distances."""
    found: set[int] = set()
    start = 0
    for stop in range(1, len(blocks) + 1):
        if stop < len(blocks) and blocks[stop][1] - blocks[stop - 1][1] <= _LOOSE_BEAT:
            continue
        run = blocks[start:stop]
        if len(run) >= _MANY and _are_several(marks, run):
            found.update(_others(layout, run))
        start = stop
    return found


def _are_several(marks: list[DateMark], run: list[tuple[int, int]]) -> bool:
    return len({marks[index].readings for index, _ in run}) > 1


def _others(layout: Layout, run: list[tuple[int, int]]) -> list[int]:
    """Return the members of a run but for the article's own date at one end of it.

    The list begins right behind it, or ends right before headline, byline, date and body.
    """
    first, last = run[0][1], run[-1][1]
    title = layout.title_above(first)
    if title is not None and first - title <= _BELOW_TITLE:
        return [index for index, _ in run[1:]]
    title = layout.title_above(last)
    if title is not None and last - title <= _BYLINE and layout.first - last <= _BYLINE:
        return [index for index, block in run if block <= title]
    return [index for index, _ in run]
