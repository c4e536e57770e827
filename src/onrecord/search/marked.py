"""Text with the places where a query hit it: the highlighted forms of one text become one set of spans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model import Span
from onrecord.search.bodies import END_MARK, START_MARK

_MARK = re.compile(f"[{START_MARK}{END_MARK}]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text and the spans in it that were hit, in order and apart from one another."""

    text: str
    hits: tuple[Span, ...] = ()

    def around_hits(self, width: int) -> Marked:
        """Return about `width` characters around the first hit, cut at words, "…" where words are missing."""
        if len(self.text) <= width:
            return self
        first = self.hits[0].start if self.hits else 0
        start = max(0, min(first - width // 3, len(self.text) - width))
        end = min(len(self.text), start + width)
        if start > 0:
            start = _next_word(self.text, start, first)
        if end < len(self.text):
            space = self.text.rfind(" ", start, end)
            end = space if space > first else end
        before, after = "…" if start > 0 else "", "…" if end < len(self.text) else ""
        moved = len(before) - start
        inside = [hit for hit in self.hits if start <= hit.start and hit.end <= end]
        return Marked(
            before + self.text[start:end] + after,
            tuple(Span(hit.start + moved, hit.end + moved) for hit in inside),
        )


def _next_word(text: str, start: int, latest: int) -> int:
    space = text.find(" ", start, latest)
    return start if space < 0 else space + 1


def read_marks(highlighted: str) -> Marked:
    """Return the text without the marks, and the spans that stood between them."""
    spans, plain, opened = [], [], None
    length = position = 0
    for match in _MARK.finditer(highlighted):
        piece = highlighted[position : match.start()]
        plain.append(piece)
        length += len(piece)
        position = match.end()
        if match[0] == START_MARK:
            opened = length
        elif opened is not None:
            spans.append(Span(opened, length))
            opened = None
    plain.append(highlighted[position:])
    return Marked("".join(plain), tuple(spans))


def merge(text: str, highlights: Iterable[str]) -> Marked:
    """Return `text` with the hits of all its highlighted forms, overlapping and touching ones joined.

    A form that is not this text (a fragment, or marks of its own) is left out.
    """
    spans: list[Span] = []
    for highlighted in highlights:
        marked = read_marks(highlighted)
        if marked.text == text:
            spans += marked.hits
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return Marked(text, tuple(joined))
