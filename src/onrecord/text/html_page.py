"""HTML to a page (thin): trafilatura's text is the page text."""

from __future__ import annotations

import re

import trafilatura

from onrecord.model import (
    Block,
    BlockKind,
    Decoded,
    Page,
    PageMetadata,
    Reason,
    Rejected,
    SourceFormat,
    SourceText,
    Span,
    Stage,
)
from onrecord.text.languages import tell_language


def clean_html(sha256: str, decoded: Decoded) -> Page | Rejected:
    """Clean an HTML page with trafilatura."""
    text = trafilatura.extract(decoded.text, include_comments=False)
    if not text:
        return Rejected(Stage.CLEAN, Reason.NO_TEXT, "trafilatura found no article")
    source = SourceText(
        sha256, text, decoded.encoding, SourceFormat.HTML, decoded.rule, decoded.flags, decoded.text
    )
    blocks = tuple(
        Block(Span(m.start(), m.end()), BlockKind.PARAGRAPH, "trafilatura")
        for m in re.finditer(r"\S[^\n]*", text)
    )
    return Page(source, blocks, PageMetadata(), tell_language(text))
