"""Marked text: spans of a source text drawn in colour over its safe, escaped characters."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any, NamedTuple

from rich.text import Text

from onrecord.cli.terminal import shown
from onrecord.model import Article, BlockKind, Chosen, DateClaim, Found, Span


class Coloured(NamedTuple):
    """A span and the style it is shown in."""

    span: Span
    style: str


def mark(text: str, within: Span, coloured: Iterable[Coloured], *, style: str = "") -> Text:
    """Return `text[within]` with every coloured span in its style; a later one is drawn over an earlier one.

    Escaping lengthens characters, so the text is cut where a style begins or ends and each piece is
    escaped by itself.
    """
    inside = [entry for entry in coloured if entry.span.overlaps(within)]
    cuts = {within.start, within.end}
    for entry in inside:
        cuts.add(max(entry.span.start, within.start))
        cuts.add(min(entry.span.end, within.end))
    edges = sorted(cuts)
    marked = Text(style=style)
    for start, end in itertools.pairwise(edges):
        styles = [entry.style for entry in inside if entry.span.start <= start and end <= entry.span.end]
        marked.append(shown(text[start:end]), " ".join(styles) or None)
    return marked


def evidence_spans(article: Article) -> list[Coloured]:
    """Return where headline, dates, authors, agencies, publisher and dateline were read."""
    spans = [
        *_found(article.headline, "headline"),
        *_found(article.dateline, "dateline"),
        *_found(article.publisher, "byline"),
    ]
    for found in (*article.authors, *article.agencies):
        spans += _found(found, "byline")
    for found in article.incomplete:
        spans += _found(found, "warn")
    return spans + _chosen(article.published) + _chosen(article.updated)


def statement_spans(article: Article) -> list[Coloured]:
    """Return statements by kind, with cues by class and mentions over them; of a turn its label alone."""
    spans: list[Coloured] = []
    for statement in article.statements:
        if statement.kind.value != "turn":
            pieces = statement.fragments or (statement.span,)
            spans += [Coloured(piece, statement.kind.value) for piece in pieces]
    for statement in article.statements:
        if statement.cue is not None:
            spans.append(Coloured(statement.cue.span, _cue_style(statement.cue_class.value)))
        if statement.mention is not None:
            spans.append(Coloured(statement.mention.span, "speaker"))
    return spans


def page_text(
    article: Article, coloured: list[Coloured], *, furniture: bool
) -> list[tuple[BlockKind, str, Text]]:
    """Return the blocks of the page as (kind, reason, marked text); furniture only when asked for."""
    shown_blocks = []
    text = article.page.source.text
    for block in article.page.blocks:
        if is_furniture(block.kind) and not furniture:
            continue
        style = (
            "furniture" if is_furniture(block.kind) else "subhead" if block.kind is BlockKind.SUBHEAD else ""
        )
        marked = mark(text, block.span, coloured, style=style)
        marked.rstrip()
        shown_blocks.append((block.kind, block.reason, marked))
    return shown_blocks


_OF_THE_ARTICLE = {BlockKind.HEADER, BlockKind.HEADLINE, BlockKind.DECK, BlockKind.BYLINE, BlockKind.KICKER}


def is_furniture(kind: BlockKind) -> bool:
    """Tell whether blocks of this kind are page text that is not the article."""
    return not kind.is_body and kind not in _OF_THE_ARTICLE


def _cue_style(cue_class: str) -> str:
    return "cue" if cue_class == "neutral" else f"cue.{cue_class}"


def _found(found: Found[Any] | None, style: str) -> list[Coloured]:
    return [] if found is None or found.span is None else [Coloured(found.span, style)]


def _chosen(chosen: Chosen[DateClaim] | None) -> list[Coloured]:
    return [] if chosen is None or chosen.found.span is None else [Coloured(chosen.found.span, "date")]
