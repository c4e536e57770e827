"""Where on the page a position stands: before the body, in it, after it, or in furniture.

Block kinds are one witness and can be wrong, so the line itself and its distance to the body count too.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model import Block, BlockKind, Page, Span


class Region(StrEnum):
    """Where a date stands."""

    HEADER = "header"  # a collector's stamp at the very start
    BANNER = "banner"  # over masthead and navigation: today's date, not the article's
    HEAD = "head"  # around the headline and the byline
    BODY = "body"
    TAIL = "tail"  # after the body, no furniture in between
    FURNITURE = "furniture"


_FOREIGN = frozenset(
    {
        BlockKind.RELATED,
        BlockKind.MOST_READ,
        BlockKind.COMMENTS,
        BlockKind.NEWSLETTER,
        BlockKind.ADVERT,
        BlockKind.CAPTION,
    }
)
_FRAME = frozenset({BlockKind.MASTHEAD, BlockKind.NAVIGATION})
_PROSE_LENGTH = 90
_SENTENCE = re.compile(r"[.!?…»”\"'’)]\s*$|[.!?]\s")
_LINE_END = re.compile(r"[\r\n\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Layout:
    """The outline of a page that dates are judged by."""

    page: Page
    starts: tuple[int, ...]
    headline: int | None  # start of the first headline block
    body_start: int
    body_end: int

    def block_at(self, position: int) -> Block | None:
        """Return the block that covers `position`, or None in white space."""
        index = bisect_right(self.starts, position) - 1
        if index < 0:
            return None
        block = self.page.blocks[index]
        return block if position < block.span.end else None

    def line_at(self, position: int) -> Span:
        """Return the line around `position`, cut at the edges of its block."""
        text = self.page.source.text
        block = self.block_at(position)
        low, high = (block.span.start, block.span.end) if block else (0, len(text))
        start = max(text.rfind("\n", low, position), text.rfind("\r", low, position)) + 1
        found = _LINE_END.search(text, position, high)
        return Span(max(start, low), found.start() if found else high)

    def region_at(self, position: int) -> Region:
        """Return where `position` stands."""
        block = self.block_at(position)
        kind = block.kind if block else BlockKind.OTHER
        if kind is BlockKind.HEADER:
            return Region.HEADER
        if self.body_start <= position < self.body_end:
            return Region.FURNITURE if kind in _FOREIGN else Region.BODY
        if position < self.body_start:
            if self._is_banner(position, kind):
                return Region.BANNER
            return Region.FURNITURE if kind in _FOREIGN else Region.HEAD
        return Region.FURNITURE if kind in _FOREIGN or kind in _FRAME else Region.TAIL

    def _is_banner(self, position: int, kind: BlockKind) -> bool:
        """Tell whether masthead or navigation stands between the position and the headline."""
        if self.headline is not None and position >= self.headline:
            return False
        if kind in _FRAME:
            return True
        limit = self.body_start if self.headline is None else self.headline
        low = bisect_right(self.starts, position)
        high = bisect_right(self.starts, limit - 1)
        return any(block.kind in _FRAME for block in self.page.blocks[low:high])


def outline(page: Page) -> Layout:
    """Return the layout of `page`."""
    text = page.source.text
    headline = next((block.span.start for block in page.blocks if block.kind is BlockKind.HEADLINE), None)
    prose = [block for block in page.body_blocks if _is_prose(block.span.of(text))]
    body = prose or list(page.body_blocks)
    start = body[0].span.start if body else len(text)
    end = body[-1].span.end if body else len(text)
    return Layout(page, tuple(block.span.start for block in page.blocks), headline, start, end)


def _is_prose(line: str) -> bool:
    return len(line) >= _PROSE_LENGTH and _SENTENCE.search(line) is not None
