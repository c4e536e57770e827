"""Page -> statements: headline, turns, attributed sentences and free quotations, in the order of the page.

Every statement is a slice of the page text; two statements never share a span.
"""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution
from onrecord.extract.attribution.free import Source, announces, is_free
from onrecord.extract.attribution.headlines import read_headline
from onrecord.extract.attribution.reading import read_attributions
from onrecord.extract.attribution.sentence import Sentence, may_report
from onrecord.extract.datelines import find_dateline
from onrecord.extract.languages import find_reported
from onrecord.extract.quotations import Quotation, find_quotations, mask_quotations
from onrecord.extract.turns import find_turns
from onrecord.model import (
    Block,
    BlockKind,
    CueClass,
    Dateline,
    Found,
    Mark,
    Page,
    Span,
    Statement,
    StatementKind,
)
from onrecord.text.sentences import split_sentences


Passage = tuple[Span, Statement | None, bool]
"""A paragraph, the turn it stands in, and whether it is a subhead."""


def find_statements(page: Page, headline: Found[str] | None) -> tuple[Statement, ...]:
    """Return the statements of a page; their speakers are resolved later (`onrecord.resolve.speakers`)."""
    turns = find_turns(page)
    text = page.source.text
    heads = _headline_spans(page, headline)
    spans = _passages(page.body_blocks, turns, find_dateline(page))
    quotations = find_quotations(text, [*heads, *(span for span, _, _ in spans)])
    paragraphs = [(span, turn.span if turn else None) for span, turn, _ in spans]
    spans = _join_broken(spans, quotations)
    if page.language not in (None, "en"):
        return _unique([*turns, *find_reported(page.language, text, quotations, paragraphs)])
    reader = _Reader(text, quotations)
    for span in heads:
        reader.read_headline(span, page)
    for span, turn, is_subhead in spans:
        if is_subhead:
            reader.read_headline(span, page)
        else:
            reader.read_paragraph(span, turn)
    if page.language is None and not reader.statements:  # quotation marks are read in every language
        return _unique([*turns, *find_reported(None, text, quotations, paragraphs)])
    return _unique([*turns, *reader.statements])


def _headline_spans(page: Page, headline: Found[str] | None) -> list[Span]:
    """Return where the headline stands first: a headline that is printed twice is one statement."""
    if headline is None or headline.span is None:
        return []
    same = [
        block.span
        for block in page.blocks
        if block.kind is BlockKind.HEADLINE and page.text_of(block).casefold() == headline.value.casefold()
    ]
    return same[:1] or [headline.span]


def _passages(
    blocks: tuple[Block, ...], turns: tuple[Statement, ...], dateline: Found[Dateline] | None
) -> list[Passage]:
    """Return the paragraphs to read in page order, each with its turn; labels and dateline are left out."""
    passages: list[Passage] = [
        (passage, turn, False) for turn in turns for passage in (turn.passages or (turn.span,))
    ]
    inside = [span for span, _, _ in passages] + [
        turn.mention.span for turn in turns if turn.mention is not None
    ]
    for block in blocks:
        if any(block.span.overlaps(span) for span in inside):
            continue
        span = block.span
        if dateline is not None and dateline.span is not None and span.covers(dateline.span):
            span = Span(dateline.span.end, span.end)
        passages.append((span, None, block.kind is BlockKind.SUBHEAD))
    passages.sort(key=lambda passage: passage[0])
    return passages


def _join_broken(spans: list[Passage], quotations: tuple[Quotation, ...]) -> list[Passage]:
    """Join paragraphs that one quotation runs through: "... with Mr.¶President, the policy is free," he added."""
    ends = [(one.start, one.end) for one in quotations]
    joined: list[Passage] = []
    for passage in spans:
        span, turn, _ = passage
        if joined and any(start < joined[-1][0].end < span.start < end for start, end in ends):
            joined[-1] = (Span(joined[-1][0].start, span.end), turn, False)
        else:
            joined.append(passage)
    return joined


_LONGEST_HEADLINE = 20
"""Words of a headline or subhead; what is longer is read as prose."""


class _Reader:
    """Reads paragraphs one after the other; `source` is what a free quotation inherits from."""

    def __init__(self, text: str, quotations: tuple[Quotation, ...]) -> None:
        self.text = text
        self.masked = mask_quotations(text, quotations)
        self.cut = {quotation.start: quotation.flags for quotation in quotations if quotation.flags}
        self.doubled = any(text[quotation.start] not in "'‘" for quotation in quotations)
        self.statements: list[Statement] = []
        self.source: Source | None = None
        self.paragraph = 0

    def read_headline(self, span: Span, page: Page) -> None:
        if self.text.count(" ", span.start, span.end) > _LONGEST_HEADLINE:
            self.read_paragraph(span, None)  # prose that stands where a headline stands
            return
        sentence = Sentence(self.masked, span.start, span.end)
        attribution = read_headline(sentence, page.source.text[span.end :])
        if attribution is not None:
            self._add(sentence, attribution, None)

    def read_paragraph(self, span: Span, turn: Statement | None) -> None:
        inherited, self.source = self.source, None
        free_so_far = True
        for start, end in split_sentences(self.text, self.masked, span.start, span.end):
            if not may_report(self.masked, start, end):
                free_so_far = False
                continue
            sentence = Sentence(self.masked, start, end)
            if is_free(sentence):
                source = self.source or (inherited if free_so_far else None)
                if source is not None:
                    self._add_free(sentence, source, turn)
                    self.source = source
                continue
            free_so_far = False
            for attribution in read_attributions(sentence):
                if turn is not None and _is_first_person(sentence, attribution):
                    continue
                self._add(sentence, attribution, turn)
                if attribution.subject is not None:
                    self.source = Source(sentence, attribution)
            announced = announces(sentence)
            if announced is not None and announced.subject is not None:
                self.source = Source(sentence, announced)

    def _add(self, sentence: Sentence, attribution: Attribution, turn: Statement | None) -> None:
        fragments = tuple(
            Span(sentence.starts[start], sentence.end(stop - 1))
            for start, stop in attribution.pieces
            if start < stop
        )
        if not fragments:
            return
        tags = "".join(sentence.tags[start:stop] for start, stop in attribution.pieces)
        first, last = attribution.cue_range
        negation = _negation(sentence, first)
        self.statements.append(
            Statement(
                kind=_kind(tags),
                span=Span(fragments[0].start, fragments[-1].end),
                fragments=fragments,
                rule=attribution.rule,
                mention=self._mention(sentence, attribution),
                cue=self._mark(sentence, negation if negation >= 0 else first, last),
                cue_class=CueClass.DENYING if negation >= 0 else attribution.cue.cue_class,
                turn=turn.span if turn is not None else None,
                incomplete=self._flags(fragments),
            )
        )

    def _add_free(self, sentence: Sentence, source: Source, turn: Statement | None) -> None:
        for index, tag in enumerate(sentence.tags):
            if tag != "Q":
                continue
            span = Span(sentence.starts[index], sentence.end(index))
            if self.text[span.start] in "'‘" and self.doubled:
                continue  # a subhead in single marks on a page that quotes in double ones
            self.statements.append(
                Statement(
                    kind=StatementKind.DIRECT,
                    span=span,
                    fragments=(span,),
                    rule="free",
                    mention=self._mention(source.sentence, source.attribution),
                    cue_class=source.attribution.cue.cue_class,
                    turn=turn.span if turn is not None else None,
                    incomplete=self._flags((span,)),
                )
            )

    def _mention(self, sentence: Sentence, attribution: Attribution) -> Mark | None:
        subject = attribution.subject
        return None if subject is None else self._mark(sentence, subject.start, subject.end)

    def _mark(self, sentence: Sentence, start: int, stop: int) -> Mark:
        span = Span(sentence.starts[start], sentence.end(stop - 1))
        return Mark(span.of(self.text), span)

    def _flags(self, fragments: tuple[Span, ...]) -> tuple[str, ...]:
        if not self.cut:
            return ()
        flags = [flag for fragment in fragments for flag in self.cut.get(fragment.start, ())]
        return tuple(dict.fromkeys(flags))


def _negation(sentence: Sentence, cue: int) -> int:
    """Return the index of the auxiliary of "did not say", "never said"; -1 for a cue that isn't negated."""
    at = cue - 1
    while at >= 0 and sentence.tags[at] in "BR":
        word = sentence.words[at].lower()
        if word in ("not", "never") or word.endswith(("n't", "n’t")):
            return at - 1 if word == "not" and at > 0 and sentence.tags[at - 1] == "B" else at
        at -= 1
    return -1


def _kind(tags: str) -> StatementKind:
    bare = tags.replace(",", "").replace(".", "").replace("-", "")
    if "Q" not in bare:
        return StatementKind.INDIRECT
    return StatementKind.MIXED if bare.strip("Q") else StatementKind.DIRECT


def _is_first_person(sentence: Sentence, attribution: Attribution) -> bool:
    """Tell whether the speaker of a turn reports his own words: "I would like to point out that"."""
    subject = attribution.subject
    return subject is None or sentence.words[subject.start].lower() in ("i", "we", "you", "it")


def _unique(statements: list[Statement]) -> tuple[Statement, ...]:
    """Keep the first reading of a span: the inner speaker of "..., Putin said, the agency reported"."""
    seen: dict[Span, Statement] = {}
    for statement in statements:
        seen.setdefault(statement.span, statement)
    return tuple(sorted(seen.values(), key=lambda one: (one.span, one.rule)))
