"""Page text to units: the lines of the page, or what was one paragraph before somebody wrapped it.

A unit is a slice of the source; markup and white space are taken out of `plain` only.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.model import Span
from onrecord.text.cues import Cue, find_cue
from onrecord.text.menus import ROW_MOST, is_menu, is_row_of_links
from onrecord.text.prose import Shape, measure, plain
from onrecord.text.stamps import Stamp, is_bare_stamp, is_month, tell_stamp

_SHORT = 60
_LINKED = 0.6
_MENU = 50
_MONTH = 16
_MARKS = frozenset("#*+•‣▪●–->|!")
_MARKER = re.compile(
    r"""(?P<heading>\#{1,6})\s+ | (?P<item>[*+•‣▪●–-]|\d{1,3}[.)])\s+ | (?P<quote>>)\s* | (?P<row>\|)""",
    re.VERBOSE,
)
_RULE = re.compile(r"[\s\-=_*~#•·.|>+<]*")
# " date 2022-02-08 UrduPoint.com": the stamp that a collector put before the page.
_HEADER = re.compile(
    r"\s*(?:date|datum|дата)[:\s]\s*\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?Z?)?(?=\s|$)", re.IGNORECASE
)
_SITE = re.compile(r"(?:https?://)?(?:[\w-]{1,60}\.){1,4}[a-z]{2,24}(?:/\S*)?(?=\s|$)", re.IGNORECASE)


class Unit(NamedTuple):
    """A line or paragraph of the page with all that its own words, and markup if any, say about it.

    `words` are those of its beginning in lower case; `is_prose` tells that it reads as full sentences and
    does not name itself furniture, or stands in a transcript; `vote` whether trafilatura kept it, None where
    it was not asked.
    """

    span: Span
    plain: str
    words: tuple[str, ...]
    shape: Shape
    gap: bool
    marker: str
    linked: float
    cue: Cue | None
    stamp: Stamp | None
    is_rule: bool
    is_prose: bool
    vote: bool | None = None
    glued: bool = False


def read_unit(text: str, span: Span, gap: bool = False) -> Unit:
    """Measure the slice `span` of `text`."""
    raw = text[span.start : span.end]
    marker = ""
    if raw[0] in _MARKS or raw[0].isdigit():
        match = _MARKER.match(raw)
        if match is not None and not (raw[0].isdigit() and _names_month(raw, match.end())):
            marker = f"h{len(match['heading'])}" if match["heading"] else str(match.lastgroup)
            raw = raw[match.end() :]
        elif raw.startswith("!["):
            marker = "image"
    shown, linked = plain(raw)
    if not marker and len(raw) <= ROW_MOST and (is_row_of_links(raw) or is_menu(shown)):
        marker = "row"
    return _measured(span, shown, gap, marker, linked, None)


def _names_month(raw: str, at: int) -> bool:
    """Tell whether a month follows a number with a point: "2. Februar 2023" is a day and no second point."""
    return is_month(raw[at : at + _MONTH].partition(" ")[0].rstrip(".,"))


def measure_unit(text: str, span: Span, gap: bool, marker: str, linked: float, vote: bool | None) -> Unit:
    """Measure a line whose marker and share of link text the markup has told."""
    return _measured(span, span.of(text), gap, marker, linked, vote)


def _measured(span: Span, shown: str, gap: bool, marker: str, linked: float, vote: bool | None) -> Unit:
    shape, words, cue, stamp = _signs_of_line(shown) if len(shown) <= _MENU else _signs(shown)
    is_prose = (
        cue is None and marker != "image" and linked < _LINKED and (shape.is_paragraph or shape.is_sentence)
    )
    if is_prose and not shape.is_paragraph and (stamp is not None or words[0].isdigit()):
        is_prose = not is_bare_stamp(words)  # "April 24, 2020 at 9:06 a.m."
    is_rule = not words and _RULE.fullmatch(shown) is not None
    return Unit(span, shown, words, shape, gap, marker, linked, cue, stamp, is_rule, is_prose, vote)


def _signs(shown: str) -> tuple[Shape, tuple[str, ...], Cue | None, Stamp | None]:
    shape, words = measure(shown)
    if shape.words > _SHORT:
        return shape, words, None, None
    return shape, words, find_cue(shown, words), tell_stamp(shown, words, terminal=shape.terminal)


_signs_of_line = lru_cache(maxsize=4096)(_signs)
"""The lines of menus and footers come back, on the page and on the next page of the house."""


def cut_lines(text: str) -> list[tuple[Span, bool]]:
    """Return the lines of `text` without outer white space, each with whether a blank one stood before it."""
    lines: list[tuple[Span, bool]] = []
    at = 0
    gap = False
    for raw in text.splitlines(keepends=True):
        line = raw.strip()
        if line:
            start = at if raw[0] == line[0] else at + len(raw) - len(raw.lstrip())
            lines.append((Span(start, start + len(line)), gap))
        gap = not line
        at += len(raw)
    return lines


def split_header(text: str, first: Span) -> tuple[Span, Span | None] | None:
    """Split the collector's header off the first line: (header, the rest or None); None without a header.

    A site after the date ("UrduPoint.com") belongs to the header; a headline or a first sentence that
    runs on after it is a unit of its own.
    """
    match = _HEADER.match(text, first.start, first.end)
    if match is None:
        return None
    end = match.end()
    site = _SITE.match(text, _skip(text, end, first.end), first.end)
    if site is not None:
        end = site.end()
    start = _skip(text, end, first.end)
    if start == first.end:
        return first, None
    return Span(first.start, end), Span(start, first.end)


def _skip(text: str, start: int, end: int) -> int:
    """Return the first place from `start` on that is no white space, at most `end`."""
    while start < end and text[start].isspace():
        start += 1
    return start
