"""Authors: the people who wrote the text, each with the words that say so.

Editors, translators, photographers, agencies, houses and speakers are no authors; none rather than a
wrong one.
"""

from __future__ import annotations

import unicodedata

from onrecord.extract.bylines.markup import (
    authors_of_classes,
    authors_of_json_ld,
    authors_of_marks,
    authors_of_meta,
    authors_of_page_node,
    delimited,
    holds_office,
    longer_byline,
    names_agency,
)
from onrecord.extract.bylines.page_text import authors_of_text
from onrecord.model import BlockKind, Dateline, Found, Page, SourceFormat
from onrecord.text.speech import without_furniture
from onrecord.text.transcripts.transcript import read_transcript

__all__ = ["find_authors"]

_CUED = ("byline_cue", "author_link")


def find_authors(page: Page, dateline: Found[Dateline] | None = None) -> tuple[Found[str], ...]:
    """Return the authors of `page` in the order of the byline, each once; else those of the dateline."""
    found = _of_html(page) if page.source.format is SourceFormat.HTML else authors_of_text(page)
    if not found and dateline is not None:
        found = [Found(name, dateline.span, "dateline", dateline.printed) for name in dateline.value.authors]
    unique: dict[str, Found[str]] = {}
    for author in found:
        unique.setdefault(author.value.casefold(), author)
    return tuple(unique.values())


def _headline(page: Page) -> str:
    """Return the printed headline in lower case: a name in it, printed beside a date, is no author."""
    return " ".join(
        page.text_of(block).casefold() for block in page.blocks if block.kind is BlockKind.HEADLINE
    )


def _completed(page: Page, found: list[Found[str]]) -> list[Found[str]]:
    """Complete what the markup states: "Nils" by "Von Nils Pickert", "Jane Doe" by "Jane Doe, John Roe"."""
    if (longer := longer_byline(page, found)) is not None:
        return longer
    if all(" " in author.value and " " in author.printed for author in found):
        return found
    printed = authors_of_text(page)
    full: list[Found[str]] = []
    for author in found:
        fitting = [
            name
            for name in printed
            if name.rule in _CUED
            and (name.value.startswith(f"{author.value} ") or _bare(name.value) == _bare(author.value))
        ]
        full.append(fitting[0] if len(fitting) == 1 else author)
    return full


def _bare(name: str) -> str:
    """Return a name without accents, as logins and addresses write it."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name) if letter.isalpha()).casefold()


def _of_html(page: Page) -> list[Found[str]]:
    """Return the authors of the strongest source of an HTML page that names a person."""
    if not page.metadata.pairs:
        return authors_of_text(page)
    for source in (authors_of_json_ld, authors_of_meta):
        if found := source(page):
            return _completed(page, found)
    printed = [
        author
        for author in delimited(page, authors_of_text(page))
        if author.rule != "running_name" and not _in_box(page, author)  # its lines are not lost
    ]
    if not all(author.rule == "byline_cue" for author in printed):
        headline = _headline(page)
        printed = [
            author
            for author in printed
            if author.rule == "byline_cue"
            or not (holds_office(page, author) or author.value.casefold() in headline)
        ]
        if printed and read_transcript(without_furniture(page.source.text, page.blocks)) is not None:
            printed = []  # a room, a chair, the first speaker: nobody wrote what was said
    if any(author.rule == "byline_cue" for author in printed):
        return printed
    return authors_of_marks(page) or authors_of_page_node(page) or printed or authors_of_classes(page)


def _in_box(page: Page, author: Found[str]) -> bool:
    """Tell whether a name signs a teaser: beside a date in a box, or in any box where an agency is author."""
    if author.span is None or not (author.rule == "byline_date" or names_agency(page)):
        return False
    block = next(block for block in page.blocks if block.span.end > author.span.start)
    return block.kind is BlockKind.RELATED and block.reason == "cue:markup"
