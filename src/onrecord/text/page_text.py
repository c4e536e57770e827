"""Page text to blocks (thin)."""

from __future__ import annotations

import re

from onrecord.model import Block, BlockKind, Span

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_HEADER = re.compile(r"\s*date (?P<date>\d{4}-\d{2}-\d{2})(?=\s|$)")
_TAIL = re.compile(r"(?i)^(related topics|recent stories|most read|more stories)")
_STAMP = re.compile(r"(?i)\b(?:published|updated|posted)\b.*\d{4}|^\d\d:\d\d GMT ")
_TERMINAL = (",", ".", "!", "?", '"', "”", "…", ":", "»", "'", "’", ")")


def cut_page_text(text: str) -> tuple[Block, ...]:
    """Return the blocks of a page that was saved as text."""
    blocks: list[Block] = []
    tail = False
    body = False
    spans = []
    for match in _LINE.finditer(text):
        stripped = match[0].strip()
        if stripped:
            start = match.start() + match[0].index(stripped[0])
            spans.append(Span(start, start + len(stripped)))
    index = 0
    if spans and (header := _HEADER.match(text[: spans[0].end])) is not None:
        first = spans.pop(0)
        rest = Span(header.end(), first.end)
        words = rest.of(text).strip()
        if words and not re.fullmatch(r"\S+\.\w+", words):
            blocks.append(Block(Span(first.start, header.end()), BlockKind.HEADER, "date_header"))
            start = rest.start + rest.of(text).index(words[0])
            spans.insert(0, Span(start, rest.end))
        else:
            blocks.append(Block(first, BlockKind.HEADER, "date_header"))
    for index, span in enumerate(spans):
        line = span.of(text)
        if _TAIL.match(line) is not None:
            tail = True
        if tail:
            kind = BlockKind.RELATED
        elif not body and _STAMP.search(line) is not None and len(line) < 150:
            kind = BlockKind.BYLINE
        elif not line.endswith(_TERMINAL) and not body and len(line) < 200 and index < 4:
            kind = BlockKind.HEADLINE
        elif not line.endswith(_TERMINAL) and len(line) < 100:
            kind = BlockKind.SUBHEAD
        else:
            kind, body = BlockKind.PARAGRAPH, True
        blocks.append(Block(span, kind, "thin"))
    return tuple(blocks)
