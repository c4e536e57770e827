"""Short lines inside the article's text: subheads, lists, boxes of links. trafilatura votes on them.

Sentences are not asked about, so that none is lost; lines that name themselves furniture are not either, so
that none comes back.
"""

from __future__ import annotations

from onrecord.text.line_votes import Role, ask_about_lines
from onrecord.text.region import Region
from onrecord.text.units import Unit

# Two lines may be a subhead with a second one; three are a list or a box.
_RUN = 3
# A page of thousands of short lines is a table; its shape decides.
_ASKED_MOST = 2_000
_LINKED = 0.5
_LINK_WORDS = 14
_POINT_WORDS, _POINT_LOWER = 5, 0.8
_COUNTED_LOWER = 0.5


def find_runs(units: list[Unit], region: Region) -> frozenset[int]:
    """Return the units inside `region` that stand in runs without prose; lines with a cue are not counted."""
    found: list[int] = []
    run: list[int] = []
    for index in range(region.first, region.last + 2):
        if index <= region.last and not units[index].is_prose:
            run.append(index)
            continue
        if sum(1 for at in run if units[at].cue is None) >= _RUN:
            found.extend(run)
        run = []
    return frozenset(found)


def vote_on_lines(units: list[Unit], region: Region, runs: frozenset[int]) -> dict[int, bool]:
    """Return whether trafilatura keeps the unsure lines inside `region` of a page text, by index of the unit.

    It is shown the article as headings, lists (the `runs`) and one paragraph between them; unsure are
    headings and those lines of a list that don't read like titles, which are shown as links. Empty where it
    has read the page's own markup, and where no line is unsure.
    """
    shown: list[tuple[int, Role]] = []
    unsure = 0
    for index in range(region.first, region.last + 1):
        unit = units[index]
        if unit.is_prose:
            if not shown or shown[-1][1] is not Role.PARAGRAPH:
                shown.append((index, Role.PARAGRAPH))
        elif unit.words and unit.cue is None and unit.stamp is None and unit.vote is None:
            if index not in runs and unit.shape.terminal:
                continue  # "It did."
            role = Role.HEADING if index not in runs else _role_in_list(unit)
            unsure += role is not Role.LINK
            shown.append((index, role))
    if not 0 < unsure <= _ASKED_MOST:
        return {}
    kept = ask_about_lines([(role, units[index].plain) for index, role in shown])
    return {
        index: keeps
        for (index, role), keeps in zip(shown, kept, strict=True)
        if role in (Role.HEADING, Role.POINT)
    }


def _role_in_list(unit: Unit) -> Role:
    """Tell a point of a list from a title that leads elsewhere."""
    if unit.linked > _LINKED or unit.shape.truncated:
        return Role.LINK
    opening, lower = unit.plain[:1], unit.shape.lower
    if unit.shape.terminal or unit.shape.words > _LINK_WORDS or opening.islower():
        return Role.POINT
    if opening.isdigit() and lower >= _COUNTED_LOWER:
        return Role.POINT
    counts = unit.marker == "item" and unit.shape.words >= _POINT_WORDS and lower >= _POINT_LOWER
    return Role.POINT if counts else Role.LINK
