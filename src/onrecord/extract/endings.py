"""Signs that a text goes on somewhere else: the reader is told, nothing is cut."""

from __future__ import annotations

import re

from onrecord.model import Found, Page, Span

_CONTINUED = re.compile(r"(?i)\(?\[?(to be continued|продолжение следует)\]?\)?[.…]*\s*$")


def find_incomplete(page: Page) -> tuple[Found[str], ...]:
    """Return the reasons why the text is incomplete, each with the words that say so."""
    blocks = page.body_blocks
    if not blocks:
        return ()
    match = _CONTINUED.search(page.text_of(blocks[-1]))
    if match is None:
        return ()
    start = blocks[-1].span.start
    return (
        Found("to be continued", Span(start + match.start(1), start + match.end(1)), "continued", match[1]),
    )
