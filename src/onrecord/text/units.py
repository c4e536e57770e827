"""Page text to units: the lines of the page, or what was one paragraph before somebody wrapped it.

A unit is a slice of the source; markup and white space are taken out of `plain` only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.model import Span
from onrecord.text.cues import Cue, find_cue
from onrecord.text.prose import Shape, measure, plain
from onrecord.text.stamps import Stamp, tell_stamp

_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
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


@dataclass(frozen=True, slots=True)
class Unit:
    """A line or paragraph of the page with all that its own words, and markup if any, say about it.

    `vote` tells whether trafilatura kept it, None where it was not asked.
    """

    span: Span
    plain: str
    shape: Shape
    gap: bool
    marker: str
    linked: float
    cue: Cue | None
    stamp: Stamp | None
    is_rule: bool
    vote: bool | None = None
    is_spoken: bool = False  # stands in a transcript: "Q: Yes." is the article, short as it is

    @property
    def is_prose(self) -> bool:
        """Tell whether the unit reads as full sentences and does not name itself furniture."""
        return self.is_spoken or (
            self.cue is None
            and self.marker != "image"
            and self.linked < 0.6
            and (self.shape.is_paragraph or self.shape.is_sentence)
        )


def read_unit(text: str, span: Span, gap: bool = False) -> Unit:
    """Measure the slice `span` of `text`."""
    raw = span.of(text)
    marker = ""
    match = _MARKER.match(raw)
    if match is not None:
        marker = f"h{len(match['heading'])}" if match["heading"] else str(match.lastgroup)
        raw = raw[match.end() :]
    elif raw.startswith("!["):
        marker = "image"
    words, linked = plain(raw)
    return _measured(span, words, gap, marker, linked)


def measure_unit(text: str, span: Span, gap: bool, marker: str, linked: float, vote: bool | None) -> Unit:
    """Measure a line whose marker and share of link text the markup has told."""
    return replace(_measured(span, span.of(text), gap, marker, linked), vote=vote)


def _measured(span: Span, words: str, gap: bool, marker: str, linked: float) -> Unit:
    shape = measure(words)
    short = shape.words <= 60
    return Unit(
        span,
        words,
        shape,
        gap,
        marker,
        linked,
        find_cue(words, shape.words) if short else None,
        tell_stamp(words, shape.words, terminal=shape.terminal) if short else None,
        _RULE.fullmatch(words) is not None,
    )


def cut_lines(text: str) -> list[tuple[Span, bool]]:
    """Return the lines of `text` without their outer white space, each with whether a blank one stood before it."""
    lines: list[tuple[Span, bool]] = []
    last = 0
    for match in _LINE.finditer(text):
        line = match[0]
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        between = text[last:start]
        gap = between.count("\n") > 1 or between.count("\r") > 1 + between.count("\r\n")
        lines.append((Span(start, start + len(stripped)), gap))
        last = start + len(stripped)
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
