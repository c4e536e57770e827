"""A text as lines: where each stands, and which lines make one paragraph. A label opens a line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from onrecord.model import Span

_EDGE = " \t\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\xa0\u200b\ufeff\u2009\u202f\u3000"
_SENTENCE_END = tuple(".?!…:;\"”»’')]—–*|")
WRAPPED_SHARE = 0.1  # hard-wrapped files break a tenth to half of their lines inside a sentence
WRAPPED_WIDTH = 110  # no fixed-width page is wider


class Line(NamedTuple):
    """A line without its outer white space; `gap` tells that a blank line stands before it."""

    start: int
    end: int
    text: str
    gap: bool
    indent: int
    is_cut: bool = False  # begins inside a line that lost its breaks
    is_running: bool = False  # printed again and again: a page header, a button below each name

    @property
    def span(self) -> Span:
        """Where the line stands."""
        return Span(self.start, self.end)


def cut_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that hold anything, in order."""
    lines: list[Line] = []
    at = 0
    gap = True
    for raw in text.splitlines(keepends=True):
        shown = raw.strip(_EDGE)
        if shown:
            indent = 0 if raw[0] == shown[0] else len(raw) - len(raw.lstrip(_EDGE))
            lines.append(Line(at + indent, at + indent + len(shown), shown, gap, indent))
        gap = not shown
        at += len(raw)
    return tuple(lines)


def is_hard_wrapped(lines: tuple[Line, ...]) -> bool:
    """Tell whether sentences run over line ends, as in mails and court reporters' files."""
    if len(lines) < 8:
        return False
    broken = 0
    for line, follower in pairwise(lines):
        if len(line.text) > WRAPPED_WIDTH:
            return False
        if not follower.gap and not line.text.endswith(_SENTENCE_END) and not follower.text[0].isupper():
            broken += 1
    return broken >= max(3, WRAPPED_SHARE * len(lines))


def join_paragraphs(lines: list[Line], wrapped: bool) -> Iterator[Span]:
    """Yield one span a paragraph: a line each, or in a hard-wrapped file lines up to a gap or an indent."""
    start: int | None = None
    last: Line | None = None
    for line in lines:
        opens = not wrapped or line.gap or (last is not None and line.indent > last.indent + 1)
        if start is not None and last is not None and opens:
            yield Span(start, last.end)
            start = None
        if start is None:
            start = line.start
        last = line
    if start is not None and last is not None:
        yield Span(start, last.end)
