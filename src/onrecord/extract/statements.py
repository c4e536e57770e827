"""Page -> statements: headline, turns, attributed sentences and free quotations, in the order of the page.

Every statement is a slice of the page text; two statements never share a span.
"""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution
from onrecord.extract.attribution.reading import read_attributions
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.quotations import Quotation, find_quotations, mask_quotations
from onrecord.model import Block, Found, Mark, Page, Span, Statement, StatementKind
from onrecord.text.sentences import split_sentences


def find_statements(page: Page, headline: Found[str] | None) -> tuple[Statement, ...]:
    """Return the statements of a page; their speakers are resolved later (`onrecord.resolve.speakers`)."""
    text = page.source.text
    blocks = page.body_blocks
    quotations = find_quotations(text, [block.span for block in blocks])
    masked = mask_quotations(text, quotations)
    statements: list[Statement] = []
    for number, block in enumerate(blocks):
        for start, end in split_sentences(text, masked, block.span.start, block.span.end):
            sentence = Sentence(masked, start, end, number)
            for attribution in read_attributions(sentence):
                statement = _statement(text, sentence, attribution)
                if statement is not None:
                    statements.append(statement)
    return _unique(statements)


def _statement(text: str, sentence: Sentence, attribution: Attribution) -> Statement | None:
    fragments = tuple(
        Span(sentence.starts[start], sentence.ends[stop - 1]) for start, stop in attribution.pieces if start < stop
    )
    if not fragments:
        return None
    first, last = attribution.cue_range
    cue_span = Span(sentence.starts[first], sentence.ends[last - 1])
    mention = None
    if attribution.subject is not None:
        subject = Span(sentence.starts[attribution.subject.start], sentence.ends[attribution.subject.end - 1])
        mention = Mark(subject.of(text), subject)
    tags = "".join(sentence.tags[start:stop] for start, stop in attribution.pieces)
    bare = tags.replace(",", "").replace(".", "")
    kind = StatementKind.INDIRECT
    if "Q" in bare:
        kind = StatementKind.MIXED if bare.strip("Q") else StatementKind.DIRECT
    return Statement(
        kind=kind,
        span=Span(fragments[0].start, fragments[-1].end),
        fragments=fragments,
        rule=attribution.rule,
        mention=mention,
        cue=Mark(cue_span.of(text), cue_span),
        cue_class=attribution.cue.cue_class,
    )


def _unique(statements: list[Statement]) -> tuple[Statement, ...]:
    seen: dict[Span, Statement] = {}
    for statement in statements:
        seen.setdefault(statement.span, statement)
    return tuple(sorted(seen.values(), key=lambda one: (one.span, one.rule)))
