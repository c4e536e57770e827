"""Where on the page a position stands: before the body and how far, in it, after it, or in furniture.

Block kinds are one witness and can be wrong, so the distance to the body, in blocks, counts more: an
article's own date stands next to its headline and text, a banner's date above the whole page.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum

from onrecord.extract.once import once_a_page
from onrecord.model import Block, BlockKind, Page, Span


class Region(StrEnum):
    """Where a date stands."""

    HEADER = "header"  # a collector's stamp at the very start
    HEAD = "head"  # before the body
    OPENING = "opening"  # among the first paragraphs, where a byline follows the deck
    BODY = "body"
    TAIL = "tail"  # after the body
    FURNITURE = "furniture"


FOREIGN = frozenset(
    {
        BlockKind.RELATED,
        BlockKind.MOST_READ,
        BlockKind.COMMENTS,
        BlockKind.NEWSLETTER,
        BlockKind.ADVERT,
        BlockKind.CAPTION,
    }
)
APART = FOREIGN | {BlockKind.NAVIGATION, BlockKind.FOOTER, BlockKind.MASTHEAD}
"""Kinds that are not the article's own where the elements of an HTML page say so."""
_PROSE_LENGTH = 90
_CLUSTER_GAP = 12  # blocks without prose that still lie inside one text: subheads, a list, a picture
_TITLE_REACH = 3  # paragraphs of a site's own words that stand above the headline
_TITLE_LENGTH = 20
_OPENING_PROSE = 2  # paragraphs before a byline: the deck, at most with a second sentence
_CLOSING = tuple(".!?…»”\"'’)。！？")
_SENTENCE = re.compile(r"[.!?。！？]\s")
_LINE_END = re.compile(r"[\r\n\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Layout:
    """The outline of a page that dates are judged by; first and last are block numbers of the body."""

    page: Page
    starts: tuple[int, ...]
    breaks: tuple[int, ...]  # where lines end
    first: int
    last: int
    opening_end: int
    headline: int | None
    menu_end: int = 0  # behind the last menu above the headline that the markup names
    titles: tuple[int, ...] = ()  # every printing of the headline above the body

    def index_at(self, position: int) -> int | None:
        """Return the number of the block that covers `position`, or None in white space."""
        index = bisect_right(self.starts, position) - 1
        return index if index >= 0 and position < self.page.blocks[index].span.end else None

    def block_at(self, position: int) -> Block | None:
        """Return the block that covers `position`, or None in white space."""
        index = self.index_at(position)
        return None if index is None else self.page.blocks[index]

    def line_at(self, position: int) -> Span:
        """Return the line around `position`, cut at the edges of its block."""
        text = self.page.source.text
        block = self.block_at(position)
        low, high = (block.span.start, block.span.end) if block else (0, len(text))
        after = bisect_left(self.breaks, position)
        start = self.breaks[after - 1] + 1 if after else 0
        end = self.breaks[after] if after < len(self.breaks) else high
        return Span(max(start, low), min(end, high))

    def title_above(self, index: int) -> int | None:
        """Return the number of the headline's last printing at or above block `index`."""
        found = bisect_right(self.titles, index)
        return self.titles[found - 1] if found else None

    def region_at(self, position: int) -> Region:
        """Return where `position` stands."""
        index = self.index_at(position)
        if index is None:
            return Region.FURNITURE
        kind = self.page.blocks[index].kind
        if kind is BlockKind.HEADER:
            return Region.HEADER
        if index < self.menu_end or (kind in APART and self.page.blocks[index].reason == "cue:markup"):
            return Region.FURNITURE
        if index < self.first:
            return Region.HEAD
        if index > self.last:
            return Region.FURNITURE if kind in FOREIGN else Region.TAIL
        if index <= self.opening_end:
            return Region.OPENING
        return Region.FURNITURE if kind in FOREIGN else Region.BODY

    def distance(self, position: int) -> int:
        """Return how many blocks stand between `position` and the body, 0 inside it."""
        index = self.index_at(position)
        if index is None:
            return len(self.starts)
        if index < self.first:
            return self.first - index - 1
        return max(0, index - self.last - 1)

    def steps_below(self, position: int) -> int:
        """Return how many blocks that are no text stand between `position` and the text above it."""
        index = self.index_at(position)
        if index is None:
            return len(self.starts)
        between = self.page.blocks[self.last + 1 : index]
        return sum(1 for block in between if not block.kind.is_body)


@once_a_page
def outline(page: Page) -> Layout:
    """Return the layout of `page`: its body is the largest cluster of prose."""
    text = page.source.text
    blocks = page.blocks
    starts = tuple(block.span.start for block in blocks)
    breaks = tuple(match.start() for match in _LINE_END.finditer(text))
    prose = [
        index
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.PARAGRAPH and _is_prose(text, block.span)
    ]
    if not prose:
        prose = [index for index, block in enumerate(blocks) if block.kind.is_body]
    headline = next((index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE), None)
    menu = _menu_end(blocks, headline)
    if not prose:
        return Layout(page, starts, breaks, len(blocks), len(blocks), -1, headline, menu)
    cluster = _largest_cluster(prose, blocks)
    titles = _titles(page, headline, cluster[min(_TITLE_REACH, len(cluster) - 1)])
    if titles and cluster[0] < titles[-1]:
        cluster = [index for index in cluster if index > titles[-1]]
    opening = cluster[min(_OPENING_PROSE, len(cluster) - 1)]
    titles = tuple(index for index in titles if index < cluster[0])
    return Layout(page, starts, breaks, cluster[0], cluster[-1], opening, headline, menu, titles)


def _titles(page: Page, headline: int | None, stop: int) -> tuple[int, ...]:
    """Return the numbers of the blocks above `stop` that print the headline: pages print it in their title,
    their path and above the text; what stands between is the site's.
    """
    if headline is None:
        return ()
    blocks = page.blocks
    printed = page.text_of(blocks[headline])
    length = blocks[headline].span.end - blocks[headline].span.start
    if length < _TITLE_LENGTH:
        return (headline,)
    return tuple(
        index
        for index in range(headline, min(stop, len(blocks)))
        if blocks[index].span.end - blocks[index].span.start == length
        and page.text_of(blocks[index]) == printed
    )


def _menu_end(blocks: tuple[Block, ...], headline: int | None) -> int:
    """Return the number behind the last menu above the headline: what stands above a menu is the site's."""
    for index in range((headline or 0) - 1, -1, -1):
        if blocks[index].kind is BlockKind.NAVIGATION and blocks[index].reason == "cue:markup":
            return index + 1
    return 0


def _largest_cluster(prose: list[int], blocks: tuple[Block, ...]) -> list[int]:
    clusters: list[list[int]] = [[prose[0]]]
    for index in prose[1:]:
        if index - clusters[-1][-1] > _CLUSTER_GAP:
            clusters.append([])
        clusters[-1].append(index)
    return max(clusters, key=lambda cluster: sum(blocks[i].span.end - blocks[i].span.start for i in cluster))


def _is_prose(text: str, span: Span) -> bool:
    if span.end - span.start < _PROSE_LENGTH:
        return False
    return text[span.start : span.end].rstrip().endswith(_CLOSING) or (
        _SENTENCE.search(text, span.start, span.end) is not None
    )
