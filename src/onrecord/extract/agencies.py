"""Agencies that supplied the text, from dateline, byline, credit, source line and closing; never a picture's.

A house that only prints the text is the publisher. A name that we don't know is an agency where a dateline
or a label ("Source: Northwire") makes it one.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.extract.agency_lines import (
    Credit,
    credits_of_byline,
    credits_of_parts,
    credits_of_pieces,
    credits_of_sources,
    is_picture_line,
    lone_agency,
    may_credit,
    opening_sign,
    owner_of_copyright,
    signature,
)
from onrecord.extract.agency_names import canonical_agency
from onrecord.extract.agency_places import (
    credits_over_stamp,
    is_among_pictures,
    is_of_house,
    stands_over_stamp,
)
from onrecord.extract.agency_running import agencies_without_lines
from onrecord.extract.bylines.beside import took_picture
from onrecord.extract.bylines.cues import OPENING_CUE
from onrecord.extract.layout import FOREIGN, Layout, outline
from onrecord.extract.mastheads import same_house
from onrecord.model import Block, BlockKind, Dateline, Found, Page, Span

_SIGNED = frozenset({BlockKind.BYLINE, BlockKind.CREDIT, BlockKind.HEADLINE})
_LINE = 240
_ABOVE = 20
_OVER_HEADLINE = 3
_BELOW = 4
_AUTHOR_FIELDS = frozenset(
    {
        "author",
        "author.name",
        "author_organization.name",
        "creator",
        "creator.name",
        "creator_organization.name",
        "sourceorganization.name",
        "provider.name",
    }
)
_ARTICLES = ("Article", "Posting", "Report")
_AUTHOR_METAS = frozenset({"author", "article:author", "dc.creator", "dcterms.creator", "byl", "byline"})


def find_agencies(
    page: Page, dateline: Found[Dateline] | None, publisher: Found[str] | None = None
) -> tuple[Found[str], ...]:
    """Return the agencies of `page`, each once: those of its dateline first; the house itself is none."""
    found: dict[str, Found[str]] = {}
    layout = outline(page)
    if dateline is not None:
        for name in dateline.value.agencies:
            if not is_of_house(layout, name):
                found.setdefault(name, Found(name, dateline.span, "dateline", dateline.printed))
    for agency in (*_near_body(layout), *_signing(layout)):
        is_own = publisher is not None and same_house(agency.value, publisher.value)
        if not is_own or canonical_agency(agency.value) is not None:
            found.setdefault(agency.value, agency)
    if not found:
        for agency in agencies_without_lines(layout):
            if publisher is None or not same_house(agency.value, publisher.value):
                found.setdefault(agency.value, agency)
    if not found:
        for agency in (*_of_markup(page), *_of_copyright(layout)):
            found.setdefault(agency.value, agency)
    return tuple(found.values())


def _near_body(layout: Layout) -> Iterator[Found[str]]:
    """Yield the agencies of the lines around headline and body."""
    page = layout.page
    for index in _lines_around(layout):
        block = page.blocks[index]
        text = page.text_of(block)
        if block.kind is BlockKind.HEADLINE and OPENING_CUE.match(text) is None:
            continue
        inside = layout.first < index < layout.last
        if block.kind is BlockKind.SHARE or not may_credit(text) or is_picture_line(text):
            continue  # "AA" / "Text Size"
        if took_picture(layout, index):
            continue
        credits: list[Credit] = []
        if not inside:
            credits += credits_of_sources(text)
        if block.kind is not BlockKind.CAPTION:
            if block.kind is not BlockKind.PARAGRAPH or text.lstrip(" *_").startswith(("(", "With", "Mit ")):
                credits += credits_of_parts(text)
            if block.kind in _SIGNED:
                credits += credits_of_byline(text)
            elif layout.headline is not None and index < layout.first and _is_own_line(layout, index):
                credits += credits_of_pieces(text)
                if stands_over_stamp(layout, index):
                    credits += credits_over_stamp(text)
            if not inside and (alone := lone_agency(text)) and _is_own_line(layout, index):
                credits += alone
        elif index > layout.last and text[:1].islower():
            credits += lone_agency(text)  # "kbe/AFP/dpa" below the text is no picture's credit
        for credit in credits:
            if canonical_agency(credit.name) is not None or not _is_cut_at(layout, block, credit):
                yield _found(credit, block.span.start)


def _is_cut_at(layout: Layout, block: Block, credit: Credit) -> bool:
    """Tell whether a name may go on behind its block: "report by The Canadian" / "Press was", a lost line."""
    end = block.span.end
    behind = layout.page.source.text[end : end + 3].lstrip(" \u00a0")[:1]
    return block.span.start + credit.end >= end and behind.isalpha()


def _lines_around(layout: Layout) -> Iterator[int]:
    """Yield the numbers of the short blocks from above the headline to below the body."""
    blocks = layout.page.blocks
    low = max(0, layout.first - _ABOVE)
    if layout.headline is not None and layout.headline < layout.first:
        low = max(low, layout.headline - _OVER_HEADLINE)
    for index in range(low, min(layout.last + 1 + _BELOW, len(blocks))):
        block = blocks[index]
        if block.span.end - block.span.start > _LINE:
            continue
        if block.kind in FOREIGN and block.kind is not BlockKind.CAPTION:
            continue
        if block.kind is BlockKind.PARAGRAPH and layout.opening_end < index < layout.last - 1:
            continue
        yield index


def _is_own_line(layout: Layout, index: int) -> bool:
    """Tell whether a line that is nothing but an agency's name signs the article: not a logo, not a menu."""
    if is_among_pictures(layout, index):
        return False
    if stands_over_stamp(layout, index):
        return True
    if any(block.kind is BlockKind.CAPTION for block in layout.page.blocks[max(0, index - 2) : index]):
        return False  # it credits the picture above
    if index >= layout.last:
        return True
    line = layout.page.text_of(layout.page.blocks[index])
    if line.startswith("(") and index < layout.first and not any(map(str.isdigit, line)):
        return False  # "Ships off the coast" / "(AP)": it credits a picture whose caption has no full stop
    if layout.headline is not None and layout.headline < index:
        return True
    page = layout.page
    beside = (number for number in (index - 1, index + 1) if 0 <= number < len(page.blocks))
    return any(page.blocks[number].kind is BlockKind.BYLINE for number in beside)


def _signing(layout: Layout) -> Iterator[Found[str]]:
    """Yield the agency that opens the text or signs its end: "AGI - Un ...", "... said. (PTI)"."""
    page = layout.page
    if layout.first < len(page.blocks):
        block = page.blocks[layout.first]
        for credit in opening_sign(page.text_of(block)):
            yield _found(credit, block.span.start)
    for index in range(max(layout.first, layout.last - 1), min(layout.last + 1, len(page.blocks))):
        block = page.blocks[index]
        if not block.kind.is_body:
            continue
        text = page.text_of(block)
        for credit in signature(text):
            yield _found(credit, block.span.start)


def _found(credit: Credit, start: int) -> Found[str]:
    return Found(credit.name, Span(start + credit.start, start + credit.end), credit.rule, credit.printed)


def _of_markup(page: Page) -> Iterator[Found[str]]:
    """Yield the agencies that the markup names as author or source."""
    for name, value in page.metadata.pairs:
        prefix, _, key = name.partition(":")
        field = key.partition(".")[2].casefold() if prefix == "ld" else ""
        if prefix == "ld":
            names_author = field in _AUTHOR_FIELDS and key.partition(".")[0].endswith(_ARTICLES)
        else:
            names_author = name == "byline" or (prefix == "meta" and key.casefold() in _AUTHOR_METAS)
        if names_author:
            for credit in (*lone_agency(value), *credits_of_byline(value)):
                yield Found(credit.name, None, name, value)


def _of_copyright(layout: Layout) -> Iterator[Found[str]]:
    """Yield the agency that owns the text: "Copyright 2021 The Associated Press. All rights reserved."."""
    page = layout.page
    for block in page.blocks[layout.last + 1 : layout.last + 1 + _BELOW]:
        text = page.text_of(block)
        if len(text) > _LINE or is_picture_line(text):
            continue
        owner = owner_of_copyright(text)
        if owner is not None:
            yield Found(owner, block.span, "copyright", text)
