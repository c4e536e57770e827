"""A decoded file to a page: blocks of page text, or trafilatura's text of an HTML page.

Nothing is learnt from other files: the same bytes give the same page.
"""

from __future__ import annotations

import re

from onrecord.model import (
    Block,
    Decoded,
    Page,
    Reason,
    Rejected,
    SourceFormat,
    SourceText,
    Stage,
)
from onrecord.text.html.page import clean_html
from onrecord.text.languages import tell_language
from onrecord.text.page_text import cut_page_text
from onrecord.text.sniffing import sniff_format

# A file that holds nothing else than what a reader can't see is empty.
_VISIBLE = re.compile(r"[^\s\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\x00]")


def clean_page(sha256: str, decoded: Decoded) -> Page | Rejected:
    """Cut a decoded file into blocks and say what each is, or why there is no article. Never raises."""
    if _VISIBLE.search(decoded.text) is None:
        return Rejected(Stage.CLEAN, Reason.EMPTY_AFTER_CLEAN, "nothing but white space")
    if sniff_format(decoded.text) is SourceFormat.HTML:
        return clean_html(sha256, decoded)
    source = SourceText(
        sha256=sha256,
        text=decoded.text,
        encoding=decoded.encoding,
        format=SourceFormat.PAGE_TEXT,
        decoding_rule=decoded.rule,
        flags=decoded.flags,
    )
    blocks = cut_page_text(decoded.text)
    return Page(source, blocks, language=tell_language(_body_sample(decoded.text, blocks)))


def _body_sample(text: str, blocks: tuple[Block, ...]) -> str:
    body = "\n".join(block.span.of(text) for block in blocks if block.kind.is_body)
    return (body or text)[:20_000]
