"""Paragraphs -> statements: sentences are read in order, free quotations inherit from the one before."""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution
from onrecord.extract.attribution.free import Source, announces, is_free
from onrecord.extract.attribution.headlines import read_headline
from onrecord.extract.attribution.phrases import Phrase
from onrecord.extract.attribution.reading import read_attributions
from onrecord.extract.attribution.said_on import RELATIVE_DAYS, find_day
from onrecord.extract.attribution.sentence import Sentence, may_report
from onrecord.extract.quotations import COMMA, Quotation, mask_quotations
from onrecord.model import CueClass, Mark, Span, Statement, StatementKind
from onrecord.text.sentences import split_sentences

_LONGEST_HEADLINE = 20
"""Words of a headline or subhead; what is longer is read as prose."""

_LONGEST_SENTENCE = 300
"""Tokens, a quotation counted as one; nobody writes longer ones, and looking back in them costs squares."""


class Reader:
    """Collects the statements of the paragraphs it is given, in page order."""

    def __init__(self, text: str, quotations: tuple[Quotation, ...]) -> None:
        self.text = text
        self.masked = mask_quotations(text, quotations, COMMA)
        self.cut = {quotation.start: quotation.flags for quotation in quotations if quotation.flags}
        self.doubled = any(not _is_single(text, quotation.start) for quotation in quotations)
        self.statements: list[Statement] = []
        self.source: Source | None = None
        self.day: tuple[Phrase | None, Mark | None] = None, None

    def read_headline(self, span: Span) -> None:
        """Read a headline or a subhead."""
        if self.text.count(" ", span.start, span.end) > _LONGEST_HEADLINE:
            self.read_paragraph(span, None)  # prose that stands where a headline stands
            return
        at = span.start
        for end in [*self._semicolons(span), span.end]:
            sentence = Sentence(self.masked, at, end)
            attribution = read_headline(sentence, self.text[span.end :])
            if attribution is not None:
                self._add(sentence, attribution, None)
            at = end + 1

    def _semicolons(self, span: Span) -> list[int]:
        """Return where a headline is cut in two: "Strike Is Illegal, Minister Says; Union Disagrees"."""
        masked = self.masked
        if masked.find(";", span.start, span.end) < 0:
            return []
        return [at for at in range(span.start, span.end) if masked[at] == ";"]

    def read_paragraph(self, span: Span, turn: Statement | None) -> None:
        """Read a paragraph; `turn` is the turn it stands in, whose speaker reports himself as "I"."""
        inherited, self.source = self.source, None
        only_free = True
        for start, end in split_sentences(self.text, self.masked, span.start, span.end):
            if not may_report(self.masked, start, end):
                only_free = False
                continue
            sentence = Sentence(self.masked, start, end)
            if len(sentence) > _LONGEST_SENTENCE:
                continue
            if is_free(sentence):
                source = self.source or (inherited if only_free else None)
                if source is not None:
                    self._add_free(sentence, source, turn)
                    self.source = source
                continue
            only_free = False
            self._read_sentence(sentence, turn)

    def _read_sentence(self, sentence: Sentence, turn: Statement | None) -> None:
        self.day = None, None
        quoted = False  # '"...," said Bell, who said it was late. "..."': Bell's words go on
        for attribution in read_attributions(sentence):
            if turn is not None and _is_first_person(sentence, attribution):
                continue
            self._add(sentence, attribution, turn)
            if attribution.subject is not None and (_is_quoted(sentence, attribution) or not quoted):
                quoted = quoted or _is_quoted(sentence, attribution)
                self.source = Source(sentence, attribution)
        announced = announces(sentence) if sentence.tags[-1:] == ":" else None
        if announced is not None and announced.subject is not None:
            self.source = Source(sentence, announced)

    def _add(self, sentence: Sentence, attribution: Attribution, turn: Statement | None) -> None:
        starts, words = sentence.starts, sentence.words
        fragments = tuple([
            Span(starts[start], starts[stop - 1] + len(words[stop - 1]))
            for start, stop in attribution.pieces
            if start < stop
        ])  # fmt: skip
        if not fragments:
            return
        first, last = attribution.cue_range
        negation = _negation(sentence, first)
        subject = attribution.subject
        self.statements.append(
            Statement(
                kind=_kind(sentence, attribution),
                span=Span(fragments[0].start, fragments[-1].end),
                fragments=fragments,
                rule=attribution.rule,
                mention=None if subject is None else self._mark(sentence, subject.start, subject.end),
                cue=self._mark(sentence, negation if negation >= 0 else first, last),
                cue_class=CueClass.DENYING if negation >= 0 else attribution.cue.cue_class,
                said_on=self._said_on(sentence, attribution),
                turn=turn.span if turn is not None else None,
                incomplete=self._flags(fragments) if self.cut else (),
            )
        )

    def _add_free(self, sentence: Sentence, source: Source, turn: Statement | None) -> None:
        subject = source.attribution.subject
        for index, tag in enumerate(sentence.tags):
            if tag != "Q":
                continue
            span = Span(sentence.starts[index], sentence.end(index))
            if self.doubled and _is_single(self.text, span.start):
                continue  # a subhead in single marks on a page that quotes in double ones
            self.statements.append(
                Statement(
                    kind=StatementKind.DIRECT,
                    span=span,
                    fragments=(span,),
                    rule="free",
                    mention=None
                    if subject is None
                    else self._mark(source.sentence, subject.start, subject.end),
                    turn=turn.span if turn is not None else None,
                    incomplete=self._flags((span,)),
                )
            )

    def _said_on(self, sentence: Sentence, attribution: Attribution) -> Mark | None:
        """Return the day of the attribution; "adding that" and "and said" share the one before them."""
        if "M" not in sentence.tags and RELATIVE_DAYS.isdisjoint(sentence.words):
            return None
        day = find_day(sentence, attribution)
        if day is not None:
            self.day = attribution.subject, self._mark(sentence, *day)
            return self.day[1]
        if attribution.rule in ("participial", "conjoined") and attribution.subject is self.day[0]:
            return self.day[1]
        return None

    def _mark(self, sentence: Sentence, start: int, stop: int) -> Mark:
        starts = sentence.starts
        first, last = starts[start], starts[stop - 1] + len(sentence.words[stop - 1])
        return Mark(self.text[first:last], Span(first, last))

    def _flags(self, fragments: tuple[Span, ...]) -> tuple[str, ...]:
        flags = [flag for fragment in fragments for flag in self.cut.get(fragment.start, ())]
        return tuple(dict.fromkeys(flags))


def _is_single(text: str, start: int) -> bool:
    """Tell whether a quotation opens with one single mark; `''` is a double one."""
    return text[start] == "‘" or (text[start] == "'" and text[start + 1 : start + 2] != "'")


def _kind(sentence: Sentence, attribution: Attribution) -> StatementKind:
    """Tell words in marks alone from reported ones, and from a mixture of both."""
    tags = "".join([sentence.tags[start:stop] for start, stop in attribution.pieces])
    if "Q" not in tags:
        return StatementKind.INDIRECT
    return StatementKind.MIXED if tags.strip("Q,.-") else StatementKind.DIRECT


def _is_quoted(sentence: Sentence, attribution: Attribution) -> bool:
    return any("Q" in sentence.tags[start:stop] for start, stop in attribution.pieces)


def _negation(sentence: Sentence, cue: int) -> int:
    """Return the index of the auxiliary of "did not say", "never said"; -1 for a cue that isn't negated."""
    tags, words = sentence.tags, sentence.words
    at = cue - 1
    while at >= 0 and tags[at] in "BR":
        word = words[at].lower()
        if word in ("not", "never") or word.endswith(("n't", "n’t")):
            return at - 1 if word == "not" and at > 0 and tags[at - 1] == "B" else at
        at -= 1
    return -1


def _is_first_person(sentence: Sentence, attribution: Attribution) -> bool:
    """Tell whether the speaker of a turn reports his own words: "I would like to point out that"."""
    subject = attribution.subject
    return subject is None or sentence.words[subject.start].lower() in ("i", "we", "you", "it")
