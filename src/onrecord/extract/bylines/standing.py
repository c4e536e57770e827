"""Where an HTML page prints a name: the byline of a teaser or of a comment is not the article's."""

from __future__ import annotations

from onrecord.extract.layout import FOREIGN, Layout, outline
from onrecord.model import BlockKind, Page

_LOOKS_MOST = 40
_BELOW = 8
"""Blocks below the body in which the author is still introduced or signs."""


def stands_elsewhere(page: Page, printed: str, name: str) -> bool:
    """Tell whether the page prints `printed`, else `name`, in other parts alone; in none it doesn't.

    A paragraph that speaks of the person ("says co-author Jane Doe") doesn't sign: her words in a box do not.
    """
    text = page.source.text
    if printed not in text:
        printed = name
    layout = outline(page)
    position = text.find(printed)
    looks = 0
    while position >= 0 and looks < _LOOKS_MOST:
        if _is_own(layout, position):
            return False
        position = text.find(printed, position + len(printed))
        looks += 1
    return looks > 0


def _is_own(layout: Layout, position: int) -> bool:
    """Tell whether a position is in the head, the body or right below; `<aside>` can hold a byline."""
    index = layout.index_at(position)
    if index is None or index > layout.last + _BELOW:
        return False
    kind = layout.page.blocks[index].kind
    if kind is BlockKind.PARAGRAPH and layout.first < index < layout.last - 1:
        return False
    if kind is BlockKind.FOOTER and index > layout.last:
        return False
    return kind not in FOREIGN or (kind is BlockKind.RELATED and index < layout.first)
