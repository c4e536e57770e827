"""Signs that a text is not whole: it goes on another day, is still being written, breaks off or hits a wall.

The reader is told, nothing is cut. Only the page's own words count, or a body that breaks off with an
ellipsis; a missing full stop alone says nothing unless nothing follows.
"""

from __future__ import annotations

import re

from onrecord.extract.bylines.cues import alternation
from onrecord.extract.layout import FOREIGN
from onrecord.model import Block, BlockKind, Found, Page, Span
from onrecord.vocabulary import phrases

_SHORT = 60
_LINE = 240
_BELOW = 3
_PROSE = 120

_CONTINUED = re.compile(
    rf"(?:^|(?<=[.!?\u2026\u201d\"\u00bb])[ \u00a0\n]*|(?<=[\s(\[*_]))"
    rf"(?P<words>{alternation(phrases('endings', 'continued'))})[\s)\]*_]*[.\u2026\s)\]*_]*$",
    re.IGNORECASE,
)
_DEVELOPING = re.compile(rf"(?<!\w)(?:{alternation(phrases('endings', 'developing'))})(?!\w)", re.IGNORECASE)
_ELSEWHERE = re.compile(
    rf"[\s\[(*_>\u2026.\u00bb\u2192]*(?P<words>{alternation(phrases('endings', 'elsewhere'))})(?!\w)",
    re.IGNORECASE,
)
_LAST_WORDS = phrases("endings", "continued")
_CLOSERS = " \u00a0\n\r\t.\u2026)]*_"
_KEYS = tuple({max(phrase.split(), key=len) for phrase in phrases("endings", "developing")})
"""The longest word of each phrase: a page without any of them needs no pattern."""
_WALLS = frozenset(phrases("endings", "elsewhere", "walls"))
_EARLIER = re.compile(
    rf"[\s(\[*_]*(?P<words>{alternation(phrases('endings', 'earlier'))})(?!\w)", re.IGNORECASE
)
_ELLIPSIS = re.compile(
    rf"(?:\.\.\.|\u2026|\[\u2026\]|\[\.\.\.\]|\(\u2026\))[\s\])]*"
    rf"(?P<more>(?:{alternation(phrases('endings', 'elsewhere'))})[\s\u00bb\u2192>\])]*)?$",
    re.IGNORECASE,
)
_BROKEN = re.compile(r"(?:[^\W\d_A-Z]{2}|,)\s*$")
_ONE_WORD = frozenset({"continued", "continua", "segue", "to follow"})


def find_incomplete(page: Page) -> tuple[Found[str], ...]:
    """Return the reasons why the text is incomplete, each with the words that say so."""
    body = [index for index, block in enumerate(page.blocks) if block.kind.is_body]
    if not body:
        return ()
    found = (
        _continued(page, body[-1]) or _cut_off(page, body[-1]),
        _developing(page, body[0], body[-1]),
        _earlier(page, page.blocks[body[0]]),
    )
    return tuple(reason for reason in found if reason is not None)


def _continued(page: Page, last: int) -> Found[str] | None:
    """Return the words that announce the rest: "To be continued.", "(more to follow)"."""
    for block in page.blocks[last : last + 1 + _BELOW]:
        text = page.text_of(block)
        tail = text[-_SHORT:]
        if not tail.rstrip(_CLOSERS).casefold().endswith(_LAST_WORDS):
            continue
        match = _CONTINUED.search(tail)
        if match is None:
            continue
        start = block.span.end - len(tail) + match.start("words")
        alone = match.start() == 0 and len(text) <= _SHORT
        in_brackets = page.source.text[start - 1 : start] in ("(", "[")
        ends_text = (
            page.source.text[:start]
            .rstrip(" \u00a0\n*_([")
            .endswith((".", "!", "?", "\u2026", '"', "\u201d", "\u00bb"))
        )
        if not (alone or in_brackets or ends_text) or (
            match["words"].casefold() in _ONE_WORD and not (alone or in_brackets)
        ):
            continue
        span = Span(start, start + len(match["words"]))
        return Found("to be continued", span, "continued", match["words"])
    return None


def _developing(page: Page, first: int, last: int) -> Found[str] | None:
    """Return the line that says that the report is still being written."""
    blocks = page.blocks[max(0, first - _BELOW) : last + 1 + _BELOW]
    short = [block for block in blocks if block.span.end - block.span.start <= _LINE]
    folded = "\n".join(map(page.text_of, short)).casefold()
    keys = [key for key in _KEYS if key in folded]
    if not keys:
        return None
    for block in short:
        if block.kind in FOREIGN and block.kind is not BlockKind.NEWSLETTER:
            continue
        text = page.text_of(block)
        folded = text.casefold()
        match = _DEVELOPING.search(text) if any(key in folded for key in keys) else None
        if match is not None:
            start = block.span.start + match.start()
            return Found("still developing", Span(start, start + len(match[0])), "developing", match[0])
    return None


def _cut_off(page: Page, last: int) -> Found[str] | None:
    """Return the ellipsis, the broken line or the wall where the body breaks off."""
    below = _wall(page, last)
    for index in range(last, min(last + 2, len(page.blocks))):
        block = page.blocks[index]
        text = page.text_of(block)
        match = _ELLIPSIS.search(text, max(0, len(text) - _SHORT)) if len(text) > _SHORT else None
        if match is not None and (match["more"] or below is not None or index == len(page.blocks) - 1):
            return Found(
                "cut off", Span(block.span.start + match.start(), block.span.end), "ellipsis", match[0]
            )
    block = page.blocks[last]
    text = page.text_of(block)
    is_broken = len(text) >= _PROSE and _BROKEN.search(text, len(text) - 4) is not None
    if below is not None and (is_broken or below.printed.casefold() in _WALLS):
        return below
    if is_broken and last == len(page.blocks) - 1 and block.kind is BlockKind.PARAGRAPH:
        start = block.span.end - min(_SHORT, len(text))
        return Found("cut off", Span(start, block.span.end), "mid_sentence", text[-_SHORT:])
    return None


def _wall(page: Page, last: int) -> Found[str] | None:
    for block in page.blocks[last + 1 : last + 1 + _BELOW]:
        match = _ELSEWHERE.match(page.text_of(block))
        if match is not None:
            start = block.span.start + match.start("words")
            span = Span(start, start + len(match["words"]))
            return Found("continued elsewhere", span, "elsewhere", match["words"])
    return None


def _earlier(page: Page, block: Block) -> Found[str] | None:
    match = _EARLIER.match(page.text_of(block))
    if match is None:
        return None
    start = block.span.start + match.start("words")
    return Found(
        "an earlier part is missing", Span(start, start + len(match["words"])), "earlier", match["words"]
    )
