"""Signs that a text goes on somewhere else: the reader is told, nothing is cut."""

from __future__ import annotations

import re

from onrecord.model import Found, Page, Span

_CONTINUED = re.compile(
    r"""[(\[]?\s* (?P<words>to\sbe\scontinued | продолжение\sследует | далі\sбуде
        | fortsetzung\sfolgt | à\ssuivre | continuará)
        \s*[)\]]? [.…\s)\]]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_SHORT = 60
_BELOW = 3


def find_incomplete(page: Page) -> tuple[Found[str], ...]:
    """Return the reasons why the text is incomplete, each with the words that say so."""
    body = [index for index, block in enumerate(page.blocks) if block.kind.is_body]
    if not body:
        return ()
    for block in page.blocks[body[-1] : body[-1] + 1 + _BELOW]:
        text = page.text_of(block)
        tail = text[-_SHORT:]
        match = _CONTINUED.search(tail)
        if match is not None and (match.start() == 0 or tail[match.start() - 1].isspace()):
            start = block.span.end - len(tail) + match.start("words")
            span = Span(start, start + len(match["words"]))
            return (Found("to be continued", span, "continued", match["words"]),)
    return ()
