"""The sentence before and after a statement, for people who read it in a list of hits."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from onrecord.index.shown import scrub_line
from onrecord.model import Page, Span

LONGEST = 300
"""Characters of context on either side; longer sentences are cut at a word."""

_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]{0,3}\s+""")


class Context:
    """The neighbourhood of any span of one page; in a transcript that of the turns, their labels left out."""

    def __init__(self, page: Page, turns: Iterable[Span] = ()) -> None:
        """Take the page and the spans of its turns, in any order."""
        self._text = page.source.text
        self._blocks = [block.span for block in page.body_blocks]
        self._starts = [span.start for span in self._blocks]
        self._turns = sorted(turns)
        self._turn_starts = [span.start for span in self._turns]

    def before(self, span: Span) -> str:
        """Return the sentence that ends before `span`; "" at the start of the body."""
        stretches, at = self._around(span)
        if at < 0:
            return ""
        piece = self._text[max(stretches[at].start, span.start - 4 * LONGEST) : span.start]
        if not piece.strip() and at > 0:
            previous = stretches[at - 1]
            piece = self._text[max(previous.start, previous.end - 4 * LONGEST) : previous.end]
        piece = piece.rstrip()
        ends = [found.end() for found in _SENTENCE_END.finditer(piece)]
        shown = scrub_line(piece[ends[-1] :] if ends else piece)
        if len(shown) > LONGEST:
            shown = "… " + shown[-LONGEST:].partition(" ")[2]
        return shown

    def after(self, span: Span) -> str:
        """Return the sentence that begins after `span`; "" at the end of the body."""
        stretches, at = self._around(span)
        if at < 0:
            return ""
        while at + 1 < len(stretches) and stretches[at + 1].start < span.end:
            at += 1  # a statement may run over several blocks
        end = max(stretches[at].end, span.end)
        piece = self._text[span.end : min(end, span.end + 4 * LONGEST)]
        if not piece.strip(" \t\r\n\"'”’»") and at + 1 < len(stretches):
            following = stretches[at + 1]
            piece = self._text[following.start : min(following.end, following.start + 4 * LONGEST)]
        found = _SENTENCE_END.search(piece.rstrip())
        shown = scrub_line(piece[: found.end()] if found else piece)
        if len(shown) > LONGEST:
            shown = shown[:LONGEST].rpartition(" ")[0] + " …"
        return shown

    def _around(self, span: Span) -> tuple[list[Span], int]:
        """Return the turns, or the blocks of the body, and which of them holds `span` (-1: none)."""
        at = bisect_right(self._turn_starts, span.start) - 1
        if at >= 0 and span.end <= self._turns[at].end:
            return self._turns, at
        return self._blocks, bisect_right(self._starts, span.start) - 1
