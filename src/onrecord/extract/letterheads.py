"""Letterheads: the office that prints a paper, from the top of the page or from its address below.

"Ministry of Waters of Ostrevia" over the first lines says who speaks; the same words in a menu name a page of
the site, so only the first lines count.
"""

from __future__ import annotations

import re

from onrecord.extract.layout import Layout
from onrecord.extract.publisher_names import is_institution, known_publisher
from onrecord.model import Block, BlockKind
from onrecord.text.headline.title_words import is_letterhead, is_office_holder, records_event

_LOOK = 30
_TOP = 3
_MOST_LETTERS = 120
_HOLDER_MOST = 6
_OPENING_MOST = 10
_MARKS = re.compile(r"^[#*_>\[\s|]+|[#*_\]\s|]+$|\]\([^)\s]*\)")
_TAIL = re.compile(r"\s+[-\u2013\u2014|:]\s+[^-\u2013\u2014|]{3,40}$")
_OPENING = re.compile(r"(?:an? |the )?official (?:web ?site|internet portal) of |welcome to ", re.IGNORECASE)
_BANNER = re.compile(r"an official ", re.IGNORECASE)  # names the government, not the office
_JOIN = re.compile(r"\s(?:of|for|de|des|du|della|f\u00fcr|der|do|da)\s", re.IGNORECASE)
_HOST = re.compile(r"(?<![@\w.])(?P<host>[\w-]{2,40}(?:\.[\w-]{2,40}){1,4})(?=[/\s).,;|]|$)")
_BELOW = 40


def letterhead(layout: Layout) -> tuple[str, Block] | None:
    """Return the office named in the first lines above the headline, with its block."""
    page = layout.page
    stop = layout.headline if layout.headline is not None else layout.first
    lines = 0
    for block in page.blocks[: min(stop + 1, _LOOK)]:
        length = block.span.end - block.span.start
        text = page.text_of(block)
        cued = block.reason.startswith("cue:") and _OPENING.search(text) is None
        if block.kind is BlockKind.HEADER or length > _MOST_LETTERS or cued:
            continue
        lines += 1
        name = _OPENING.sub("", _TAIL.sub("", _MARKS.sub("", text).strip())).removeprefix("the ")
        fills = _fills_line(page.source.text, block)
        known = known_publisher(name) if fills or lines > 1 else _known_opening(name)
        if known is not None and is_institution(known):
            return known, block
        if not fills:
            continue
        if lines > _TOP or block.kind is BlockKind.HEADLINE or _BANNER.match(text) is not None:
            continue
        if _is_office(name) or (name != text and is_letterhead(text) and " - " in text):
            return name, block
    return None


def address_below(layout: Layout) -> tuple[str, Block] | None:
    """Return the institution whose site the lines below the body name: "Direct link: en.kremlin.ru/d/1"."""
    page = layout.page
    for block in page.blocks[layout.last + 1 : layout.last + 1 + _BELOW]:
        if block.span.end - block.span.start > _MOST_LETTERS:
            continue
        for match in _HOST.finditer(page.text_of(block)):
            known = known_publisher(match["host"])
            if known is not None and is_institution(known):
                return known, block
    return None


def _fills_line(text: str, block: Block) -> bool:
    """Tell whether a block is a line of the page; pieces of one that ran together hold more than a name."""
    start, end = block.span.start, block.span.end
    before, after = text[max(0, start - 3) : start].rstrip(" \t"), text[end : end + 3].lstrip(" \t")
    return (not before or before[-1] in "\r\n") and (not after or after[0] in "\r\n")


def _known_opening(piece: str) -> str | None:
    """Return the institution whose name opens the first piece of a page: "President of Russia Events"."""
    words = piece.split()
    for count in range(min(len(words), _OPENING_MOST), 0, -1):
        known = known_publisher(" ".join(words[:count]))
        if known is not None and is_institution(known):
            return known
    return None


def _is_office(name: str) -> bool:
    """Tell whether a line is the full name of an office, which says whose it is."""
    if _JOIN.search(name) is None or "," in name or ";" in name or records_event(name.casefold().split()):
        return False
    return is_letterhead(name) or (len(name.split()) <= _HOLDER_MOST and is_office_holder(name))
