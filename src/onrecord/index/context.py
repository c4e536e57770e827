"""The sentence before and after a statement, for people who read it in a list of hits."""

from __future__ import annotations

import re
from bisect import bisect_right

from onrecord.index.shown import scrub_line
from onrecord.model import Page, Span

LONGEST = 300
"""Characters of context on either side; longer sentences are cut at a word."""

_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]{0,3}\s+""")


class Context:
    """The neighbourhood of any span of one page."""

    def __init__(self, page: Page) -> None:
        self._text = page.source.text
        self._blocks = [block.span for block in page.body_blocks]
        self._starts = [span.start for span in self._blocks]

    def before(self, span: Span) -> str:
        """Return the sentence that ends before `span`; "" at the start of the body."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0:
            return ""
        piece = self._text[max(self._blocks[at].start, span.start - 4 * LONGEST) : span.start]
        if not piece.strip() and at > 0:
            previous = self._blocks[at - 1]
            piece = self._text[max(previous.start, previous.end - 4 * LONGEST) : previous.end]
        piece = piece.rstrip()
        ends = [found.end() for found in _SENTENCE_END.finditer(piece)]
        shown = scrub_line(piece[ends[-1] :] if ends else piece)
        if len(shown) > LONGEST:
            shown = "… " + shown[-LONGEST:].partition(" ")[2]
        return shown

    def after(self, span: Span) -> str:
        """Return the sentence that begins after `span`; "" at the end of the body."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0:
            return ""
        end = max(self._blocks[at].end, span.end)
        piece = self._text[span.end : min(end, span.end + 4 * LONGEST)]
        if not piece.strip(" \t\r\n\"'”’»") and at + 1 < len(self._blocks):
            following = self._blocks[at + 1]
            piece = self._text[following.start : min(following.end, following.start + 4 * LONGEST)]
        found = _SENTENCE_END.search(piece.rstrip())
        shown = scrub_line(piece[: found.end()] if found else piece)
        if len(shown) > LONGEST:
            shown = shown[:LONGEST].rpartition(" ")[0] + " …"
        return shown
