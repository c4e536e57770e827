"""The publisher: who prints the text, from dateline, header, markup, copyright and masthead; not the agency.

A name that we don't know needs a witness on the page: a copyright line, a masthead that comes back, the word
"Gazette" or "Zeitung". None rather than a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.agency_names import canonical_agency
from onrecord.extract.bylines.cues import alternation
from onrecord.extract.layout import Layout, Region, outline
from onrecord.extract.letterheads import address_below, letterhead
from onrecord.extract.mastheads import (
    MOST_WORDS,
    comes_back,
    initials,
    is_house_name,
    mastheads,
    same_house,
    staffed_house,
)
from onrecord.extract.publisher_markup import publisher_of_markup
from onrecord.extract.publisher_names import known_publisher
from onrecord.model import Block, BlockKind, Dateline, Found, Page
from onrecord.vocabulary import phrases

_STAMP_HOST = re.compile(
    r"\s*date[ ]\d{4}-\d{2}-\d{2}[ ]+(?P<name>[\w-]+(?:\.[\w-]+)*\.[a-zA-Z]{2,6})(?=\s|$)", re.IGNORECASE
)
_YEARS = r"(?:\d{4}(?:[ ]?[-\u2013\u2014][ ]?\d{2,4})?)"
_COPYRIGHT = re.compile(
    rf"(?:\u00a9|\(c\)|copyright)[ ,:]*(?:\u00a9|\(c\)|copyright)?[ ,:]*(?P<years>{_YEARS}[ ,.]*)?(?:by[ ])?"
    rf"(?P<name>[^\n|\u2022\u00b7\u00a9]{{2,80}})",
    re.IGNORECASE,
)
_NAME_END = re.compile(
    # "Bennett, Coleman & Co. Ltd." is one name
    rf"(?<![ ]\w)\.(?!\w)|,(?!\s[^\W\d_]+\s(?:&|and)\s(?:co|sons|company|partners)\b)"
    rf"|[;|:/\[(]|\s[-\u2013\u2014]\s|\s{_YEARS}|\s(?:or|and|et|und)\s(?:its|ses)\b"
    rf"|\s(?:{alternation(phrases('publishers', 'copyright', 'tail'))})"
    r"|\s(?:ltd|limited|llc|inc|gmbh|plc|pvt|pty|s\.a|s\.p\.a)\b",
    re.IGNORECASE,
)
_NOT_OWNERS = frozenset(phrases("publishers", "not_owners"))
_QUOTES = " \u00ab\u00bb\"'\u201c\u201d\u201e*_"
_TOP = 3
_BLOCKS_BELOW = 60
_LINE = 400


def find_publisher(page: Page, dateline: Found[Dateline] | None) -> Found[str] | None:
    """Return the publisher of `page` under its canonical name, or None."""
    if dateline is not None and dateline.value.publishers:
        return Found(dateline.value.publishers[0], dateline.span, "dateline", dateline.printed)
    header = _STAMP_HOST.match(page.source.text)
    if header is not None:
        name = known_publisher(header["name"])
        return Found(name or header["name"], None, "header_host", header["name"])
    return publisher_of_markup(page) or _of_text(outline(page))


def _of_text(layout: Layout) -> Found[str] | None:
    """Return the house that masthead and copyright agree on, else a house that either names without doubt."""
    page = layout.page
    owners = list(_owners(layout))
    titles = list(mastheads(layout))
    for title, block in titles:
        known = known_publisher(title)
        if known is not None and canonical_agency(title) is None:
            return Found(known, block.span, "masthead", page.text_of(block))
        for owner, _ in owners:
            if same_house(title, owner) or initials(owner) == title:
                shorter = known_publisher(owner) or (owner if title.isupper() and " " in title else title)
                return Found(shorter, block.span, "masthead_and_copyright", page.text_of(block))
    for owner, block in owners:
        known = known_publisher(owner)
        if known is not None:
            return Found(known, block.span, "copyright", page.text_of(block))
    for owner, block in owners:
        if canonical_agency(owner) is None:
            return Found(owner, block.span, "copyright", page.text_of(block))
    staffed = staffed_house(layout)
    if staffed is not None:
        return Found(staffed[0], staffed[1].span, "staff_byline", page.text_of(staffed[1]))
    for title, block in titles:
        if is_house_name(title) and (block in page.blocks[:_TOP] or comes_back(layout, title)):
            return Found(title, block.span, "masthead", page.text_of(block))
    for rule, found in (("letterhead", letterhead(layout)), ("address", address_below(layout))):
        if found is not None:
            return Found(found[0], found[1].span, rule, page.text_of(found[1]))
    return None


def _owners(layout: Layout) -> Iterator[tuple[str, Block]]:
    """Yield the owners that copyright lines below the body name, without years, rights and legal forms."""
    page = layout.page
    for index in range(max(0, layout.last), min(layout.last + _BLOCKS_BELOW, len(page.blocks))):
        block = page.blocks[index]
        text = page.text_of(block)
        if len(text) > _LINE or block.kind.is_body or layout.region_at(block.span.start) is Region.BODY:
            continue
        if "\u00a9" not in text and "(c)" not in text.lower() and "copyright" not in text.lower():
            continue
        for mark in _COPYRIGHT.finditer(text):
            name = _NAME_END.split(mark["name"], maxsplit=1)[0].strip(_QUOTES)
            if "\u00ab" in name:
                name += "\u00bb"
            is_footer = block.kind is BlockKind.FOOTER or mark["years"] is not None or mark.start() == 0
            if is_footer and (mark["years"] or "/" not in mark["name"][: len(name) + 2]) and _is_owner(name):
                yield name, block


def _is_owner(name: str) -> bool:
    words = name.split()
    return (
        0 < len(words) <= MOST_WORDS
        and (name[0].isupper() or known_publisher(name) is not None)
        and not any(character.isdigit() for character in name)
        and not any(name.casefold().endswith(other) for other in _NOT_OWNERS)
        and not name.casefold().startswith(("all ", "alle ", "tous ", "\u0432\u0441\u0435 "))
    )
