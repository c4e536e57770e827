"""Which slices of a page are read for statements: headline, subheads, paragraphs, passages of turns."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate
from typing import NamedTuple

from onrecord.extract.datelines import find_dateline
from onrecord.extract.quotations import Quotation
from onrecord.model import BlockKind, Found, Page, Span, Statement


class Passage(NamedTuple):
    """A paragraph (or a subhead) and the turn it stands in."""

    span: Span
    turn: Statement | None
    is_subhead: bool


def headline_spans(page: Page, headline: Found[str] | None) -> list[Span]:
    """Return where the headline stands first: a headline that is printed twice is one statement."""
    if headline is None or headline.span is None:
        return []
    same = [
        block.span
        for block in page.blocks
        if block.kind is BlockKind.HEADLINE and page.text_of(block).casefold() == headline.value.casefold()
    ]
    return same[:1] or [headline.span]


def find_passages(page: Page, turns: tuple[Statement, ...]) -> list[Passage]:
    """Return the paragraphs to read in page order; the labels of turns and the dateline are left out."""
    passages = [Passage(span, turn, False) for turn in turns for span in (turn.passages or (turn.span,))]
    inside = [passage.span for passage in passages]
    inside += [turn.mention.span for turn in turns if turn.mention is not None]
    inside.sort(key=lambda span: span.start)
    starts = [span.start for span in inside]
    reached = list(accumulate((span.end for span in inside), max))
    dateline = find_dateline(page)
    opening = dateline.span if dateline is not None else None
    for block in page.body_blocks:
        span = block.span
        before = bisect_left(starts, span.end)
        if before and reached[before - 1] > span.start:
            continue  # it shares a character with a turn or its label
        if opening is not None and span.covers(opening):
            span = Span(opening.end, span.end)
        passages.append(Passage(span, None, block.kind is BlockKind.SUBHEAD))
    passages.sort(key=lambda passage: passage.span.start)
    return passages


def join_broken(text: str, passages: list[Passage], quotations: tuple[Quotation, ...]) -> list[Passage]:
    """Join paragraphs that one quotation runs through: "... with Mr.¶President, it is free," he added."""
    crossing = [(one.start, one.end) for one in quotations if "\n" in text[one.start : one.end]]
    if not crossing:
        return passages
    joined: list[Passage] = []
    for passage in passages:
        before = joined[-1].span if joined else None
        if before is not None and any(
            start < before.end < passage.span.start < end for start, end in crossing
        ):
            joined[-1] = Passage(Span(before.start, passage.span.end), passage.turn, False)
        else:
            joined.append(passage)
    return joined
