"""Paragraphs of another language -> statements; a quotation without a source keeps a null speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.extract.languages.clauses import (
    read_according,
    read_as_said,
    read_final_clause,
    read_subjunctive,
    read_that,
)
from onrecord.extract.languages.cues import Cues, load_cues
from onrecord.extract.languages.headlines import read_headline
from onrecord.extract.languages.quoted import read_final, read_initial, read_inner
from onrecord.extract.languages.reading import Clause, Reading, quotations_in, trim
from onrecord.extract.languages.sources import Range, holds_name, source_behind
from onrecord.extract.quotations import Quotation, mask_quotations
from onrecord.model import CueClass, Mark, Span, Statement, StatementKind
from onrecord.text.sentences import split_sentences

LEAST_WORDS = 5
"""A free quotation of fewer words is a name, a title or a scare quote: «Газпром», „Spiegel“."""

_WORD = re.compile(r"\w+")
_LAST_WORD = re.compile(r"(?:^|[\s(])([\w.-]{1,8})\.$")


def find_reported(
    language: str | None,
    text: str,
    quotations: tuple[Quotation, ...],
    paragraphs: list[tuple[Span, Span | None]],
    heads: Sequence[Span] = (),
) -> list[Statement]:
    """Return the statements of `heads` and `paragraphs`, pairs of a paragraph and its turn or None."""
    cues = load_cues(language or "")
    if cues is None and not quotations:
        return []
    reader = _Reader(text, mask_quotations(text, quotations), cues)
    for head in heads:
        reader.read_head(head)
    for paragraph, turn in paragraphs:
        reader.read_paragraph(paragraph, turn)
    return reader.statements


class _Reader:
    """Reads paragraphs in order; `last` is the reading that a free quotation inherits its source from."""

    def __init__(self, text: str, masked: str, cues: Cues | None) -> None:
        self.text = text
        self.masked = masked
        self.cues = cues
        self.statements: list[Statement] = []
        self.last: Reading | None = None

    def read_head(self, head: Span) -> None:
        """Read a headline: a clause with its source behind it, or a label that speaks in the body."""
        if self.cues is None:
            return
        clause = Clause(
            self.masked, head.start, head.end, self.cues.find_verbs(self.masked, head.start, head.end)
        )
        readings = read_final_clause(clause, self.cues) or read_headline(clause, self.cues)
        for reading in readings:
            self._add(reading, None)

    def read_paragraph(self, paragraph: Span, turn: Span | None) -> None:
        inherited, self.last = self.last, None
        before: Clause | None = None
        for start, end in self._sentences(paragraph):
            verbs = self.cues.find_verbs(self.masked, start, end) if self.cues is not None else ()
            clause = Clause(self.masked, start, end, verbs)
            readings = self._read(clause, before)
            if turn is not None:  # "Я сказал, что ...": the speaker of a turn reports himself
                readings = [one for one in readings if one.source is not None]
            if readings:
                self.last = readings[-1]
            taken = [piece for reading in readings for piece in reading.pieces]
            is_free = self._is_quotation(clause)
            source = (self.last or inherited) if is_free else None
            for quotation in quotations_in(clause):
                inside = any(piece[0] < quotation[1] and quotation[0] < piece[1] for piece in taken)
                known = is_free and self.last is not None
                if not inside and (known or self._is_statement(quotation, is_free)):
                    readings.append(Reading("free", (quotation,), source.source if source else None, None))
            if is_free and source is not None:
                self.last = source
            for reading in sorted(readings, key=lambda one: one.pieces[0]):
                self._add(reading, turn)
            before = clause

    def _sentences(self, paragraph: Span) -> list[Range]:
        """Join what an abbreviation or an ordinal number divided: "4. Mai", "г. Заречный"."""
        joined: list[Range] = []
        abbreviations = self.cues.abbreviations if self.cues is not None else frozenset()
        for start, end in split_sentences(self.text, self.masked, paragraph.start, paragraph.end):
            last = _LAST_WORD.search(self.masked[joined[-1][0] : joined[-1][1]]) if joined else None
            word = last[1].casefold() if last is not None else ""
            german = self.cues is not None and self.cues.language == "de"
            ordinal = german and word.isdigit() and len(word) < 3
            if last is not None and (word in abbreviations or ordinal or (len(word) == 1 and word.isalpha())):
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        return joined

    def _read(self, clause: Clause, before: Clause | None) -> list[Reading]:
        cues = self.cues
        if cues is None:
            return []
        readings = read_inner(self.text, clause, cues)
        if not clause.verbs and not readings:
            return read_according(clause, cues)
        readings += read_final(clause, cues)
        readings += [one for one in read_initial(clause, cues) if not _overlap(one, readings)]
        readings += [one for one in read_that(clause, cues) if not _overlap(one, readings)]
        if not readings:
            readings = read_as_said(clause, cues) or read_subjunctive(clause, cues)
        if not readings:
            readings = read_according(clause, cues)
        if not readings:
            readings = read_final_clause(clause, cues)
        if not readings and before is not None:
            readings = self._read_about(clause, before, cues)
        return readings

    def _read_about(self, clause: Clause, before: Clause, cues: Cues) -> list[Reading]:
        """Мост готов. Об этом сообщил мэр: the sentence before is what was said."""
        if cues.about is None:
            return []
        about = cues.about.match(clause.masked, clause.start, clause.end)
        verb = cues.verb.search(clause.masked, about.end(), clause.end) if about is not None else None
        if verb is None or any(span.overlaps(Span(before.start, before.end)) for span in self._spans()):
            return []
        source = source_behind(clause.masked, verb.end(), clause.end, cues)
        content = trim(before.masked, before.start, before.end)
        if source is None or content is None or not holds_name(clause.masked, source, cues):
            return []
        return [Reading("about_this", (content,), source, verb.span())]

    def _spans(self) -> list[Span]:
        return [statement.span for statement in self.statements[-3:]]

    def _is_quotation(self, clause: Clause) -> bool:
        """Tell whether the sentence is nothing but quotations."""
        rest = list(self.masked[clause.start : clause.end])
        for start, end in quotations_in(clause):
            rest[start - clause.start : end - clause.start] = [" "] * (end - start)
        return "".join(rest).strip(" .,;:!?…–—-") == ""

    def _is_statement(self, quotation: Range, is_free: bool) -> bool:
        words = len(_WORD.findall(self.text, *quotation))
        closes = self.text[quotation[1] - 2] in ".!?…"
        return words >= LEAST_WORDS and (is_free or closes or words >= 2 * LEAST_WORDS)

    def _add(self, reading: Reading, turn: Span | None) -> None:
        fragments = tuple(Span(start, end) for start, end in reading.pieces)
        cue = _mark(self.text, reading.cue)
        cue_class = CueClass.NEUTRAL
        if cue is not None and self.cues is not None:
            cue_class = self.cues.cue_class(cue.text)
        self.statements.append(
            Statement(
                kind=self._kind(reading),
                span=Span(fragments[0].start, fragments[-1].end),
                fragments=fragments,
                rule=reading.rule,
                mention=_mark(self.text, reading.source),
                cue=cue,
                cue_class=cue_class,
                turn=turn,
            )
        )

    def _kind(self, reading: Reading) -> StatementKind:
        if reading.rule == "quote_inner":
            return StatementKind.DIRECT
        masked = "".join(self.masked[start:end] for start, end in reading.pieces)
        if "\x00" not in masked:
            return StatementKind.INDIRECT
        outside = re.sub(r"\"\x00+\"", "", masked)
        return StatementKind.MIXED if _WORD.search(outside) else StatementKind.DIRECT


def _overlap(one: Reading, others: list[Reading]) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for other in others for a in one.pieces for b in other.pieces)


def _mark(text: str, found: Range | None) -> Mark | None:
    return Mark(text[found[0] : found[1]], Span(*found)) if found is not None else None
