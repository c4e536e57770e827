"""Authors that the markup of an HTML page names: JSON-LD, meta, microdata, rel=author."""

from __future__ import annotations

from onrecord.extract.bylines.grammar import names_in, plain
from onrecord.model import Found, Page

_LIMIT = 300


def authors_of_markup(page: Page) -> list[Found[str]]:
    """Return the authors of the strongest source that names any (thin)."""
    authors: list[Found[str]] = []
    for name, value in page.metadata.pairs:
        if "author" in name.casefold() and "url" not in name.casefold() and len(value) < _LIMIT:
            text = plain(value)
            authors += [Found(piece.name, None, name, value) for piece in names_in(text, 0, len(text))]
    return authors
