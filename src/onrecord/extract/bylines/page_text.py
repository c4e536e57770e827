"""Authors that a page of text prints: the byline between headline and body, the credit after the body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.bylines.grammar import names_in, plain
from onrecord.model import BlockKind, Found, Page, Span
from onrecord.vocabulary import phrases

_CUES = sorted((cue for cue in phrases("bylines", "author_cues")), key=len, reverse=True)
_NOT_CUES = sorted(phrases("bylines", "not_author_cues"), key=len, reverse=True)
_NOT_AFTER_BY = frozenset(phrases("names", "not_after_by"))


def _alternation(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"[ \u00a0]+") for word in words)


_CUE = re.compile(
    rf"[\s*_#>\[(\u2013\u2014|-]*(?P<cue>{_alternation(_CUES)})(?P<colon>[ \u00a0]?:)?[ \u00a0]+(?=\S)",
    re.IGNORECASE,
)
_STOP_CUE = re.compile(rf"(?<![^\W\d_])(?:{_alternation(_NOT_CUES)})(?![^\W\d_])", re.IGNORECASE)
_DATE_OR_CUE = re.compile(
    r"\b(?:published|updated|posted|last|first|on|am|le|el|il|\d{1,2}[:./h]\d{2}|\d{1,2}(?:st|nd|rd|th)?\.?[ ]|\d{4})\b",
    re.IGNORECASE,
)
_HEAD_KINDS = frozenset(
    {
        BlockKind.BYLINE,
        BlockKind.HEADLINE,
        BlockKind.DECK,
        BlockKind.KICKER,
        BlockKind.OTHER,
        BlockKind.PARAGRAPH,
    }
)
_LINE = 220


def authors_of_text(page: Page) -> list[Found[str]]:
    """Return the authors of the first byline of the page that names any (thin)."""
    text = page.source.text
    for span, kind in _lines(page):
        line = plain(span.of(text))
        cue = _CUE.match(line)
        start = 0
        if cue is not None:
            start = cue.end()
        elif kind is not BlockKind.BYLINE:
            continue
        if line[start:].split(" ", 1)[0].casefold() in _NOT_AFTER_BY:
            continue
        stop = _STOP_CUE.search(line, start)
        end = len(line) if stop is None else stop.start()
        date = _DATE_OR_CUE.search(line, start, end)
        end = end if date is None else date.start()
        pieces = names_in(line, start, end)
        if pieces:
            return [
                Found(
                    p.name,
                    Span(span.start + p.start, span.start + p.end),
                    "byline",
                    text[span.start + p.start : span.start + p.end],
                )
                for p in pieces
            ]
    return []


def _lines(page: Page) -> Iterator[tuple[Span, BlockKind]]:
    for block in page.blocks:
        if block.kind in _HEAD_KINDS and block.span.end - block.span.start <= _LINE:
            yield block.span, block.kind
