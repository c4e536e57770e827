"""Page -> statements: headline, turns, attributed sentences and free quotations, in the order of the page.

Every statement is a slice of the page text; two statements never share a span.
"""

from __future__ import annotations

from onrecord.extract.attribution.reader import Reader
from onrecord.extract.languages import find_reported
from onrecord.extract.passages import find_passages, headline_spans, join_broken
from onrecord.extract.quotations import find_quotations
from onrecord.extract.turns import find_turns
from onrecord.model import Found, Page, Statement


def find_statements(page: Page, headline: Found[str] | None) -> tuple[Statement, ...]:
    """Return the statements of a page; their speakers are resolved later (`onrecord.resolve.speakers`)."""
    turns = find_turns(page)
    text = page.source.text
    heads = headline_spans(page, headline)
    passages = find_passages(page, turns)
    quotations = find_quotations(text, [*heads, *(passage.span for passage in passages)])
    paragraphs = [(passage.span, passage.turn.span if passage.turn else None) for passage in passages]
    if page.language not in (None, "en"):
        return _unique([*turns, *find_reported(page.language, text, quotations, paragraphs, heads)])
    reader = Reader(text, quotations)
    for span in heads:
        reader.read_headline(span)
    for passage in join_broken(text, passages, quotations):
        if passage.is_subhead:
            reader.read_headline(passage.span)
        else:
            reader.read_paragraph(passage.span, passage.turn)
    if page.language is None and not reader.statements:  # quotation marks are read in every language
        return _unique([*turns, *find_reported(None, text, quotations, paragraphs)])
    return _unique([*turns, *reader.statements])


def _unique(statements: list[Statement]) -> tuple[Statement, ...]:
    """Keep the first reading of a span: the inner speaker of "..., Putin said, the agency reported"."""
    seen: dict[tuple[int, int], Statement] = {}
    for statement in statements:
        seen.setdefault((statement.span.start, statement.span.end), statement)
    return tuple(sorted(seen.values(), key=lambda one: (one.span.start, one.span.end, one.rule)))
