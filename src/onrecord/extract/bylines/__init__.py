"""Authors: the people who wrote the text, each with the words that say so.

Editors, translators, photographers, agencies, houses and speakers are no authors; none rather than a wrong one.
"""

from __future__ import annotations

from onrecord.extract.bylines.markup import authors_of_markup
from onrecord.extract.bylines.page_text import authors_of_text
from onrecord.model import Found, Page, SourceFormat

__all__ = ["find_authors"]


def find_authors(page: Page) -> tuple[Found[str], ...]:
    """Return the authors of `page` in the order of the byline, each once."""
    found: list[Found[str]] = []
    if page.source.format is SourceFormat.HTML:
        found = authors_of_markup(page)
    if not found:
        found = authors_of_text(page)
    unique: dict[str, Found[str]] = {}
    for author in found:
        unique.setdefault(author.value.casefold(), author)
    return tuple(unique.values())
