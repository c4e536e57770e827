"""The headline of a page (thin): of several renderings of it, the one next to the body."""

from __future__ import annotations

from onrecord.model import BlockKind, Found, Page
from onrecord.text.prose import plain


def find_headline(page: Page) -> Found[str] | None:
    """Return the headline, or None when the page has none."""
    found = [block for block in page.blocks if block.kind is BlockKind.HEADLINE]
    if not found:
        return None
    block = found[-1]
    printed = page.text_of(block)
    value = plain(printed.lstrip("#*_ "))[0]
    return Found(value, block.span, "next_to_body", printed)
