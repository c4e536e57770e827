"""Agencies that supplied the text, from dateline, byline and credit; never the house that prints it."""

from __future__ import annotations

import re

from onrecord.extract.agency_names import canonical_agency
from onrecord.model import BlockKind, Dateline, Found, Page

_SPLIT = re.compile(
    r"\s*(?:[,;|/\u2022\u00b7()\n\u2013\u2014:]|\s-\s|\band\b|\bund\b|\bby\b|&)\s*", re.IGNORECASE
)


def find_agencies(page: Page, dateline: Found[Dateline] | None) -> tuple[Found[str], ...]:
    """Return the agencies of `page`, each once: those of its dateline first."""
    found: dict[str, Found[str]] = {}
    if dateline is not None:
        for name in dateline.value.agencies:
            found.setdefault(name, Found(name, dateline.span, "dateline", dateline.printed))
    for block in page.blocks:
        if block.kind in (BlockKind.BYLINE, BlockKind.CREDIT):
            for piece in _SPLIT.split(page.text_of(block)):
                agency = canonical_agency(piece) if piece else None
                if agency is not None:
                    found.setdefault(agency, Found(agency, block.span, block.kind.value, page.text_of(block)))
    return tuple(found.values())
