"""The headline: of several printings the one next to the body; in markup what most places agree on."""

from __future__ import annotations

from onrecord.model import BlockKind, Found, Page
from onrecord.text.prose import plain
from onrecord.text.titles import stated_titles, title_key


def find_headline(page: Page) -> Found[str] | None:
    """Return the headline with where it is printed, or None when the page has none.

    A headline that stands in the markup alone has no span.
    """
    printed = _printed(page)
    stated = stated_titles(page.metadata)
    if printed is not None and (not stated or title_key(printed.value) in map(title_key, stated)):
        return printed
    if stated:
        return Found(stated[0], None, "markup_agreement", stated[0])
    return printed


def _printed(page: Page) -> Found[str] | None:
    blocks = [block for block in page.blocks if block.kind is BlockKind.HEADLINE]
    if not blocks:
        return None
    block = blocks[-1]
    printed = page.text_of(block)
    value = plain(printed.lstrip("#*_ "))[0]
    return Found(value, block.span, "next_to_body", printed)
