"""Who asks, answers and presides in court: the reporter prints their names once, above the examination.

"BY MS. ROE:" stands over the questions of one lawyer, whoever was called or sworn last answers, and the title
page tells before whom the case is heard. What a page doesn't print stays a question or an answer of nobody.
"""

from __future__ import annotations

import re
from bisect import bisect
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model import Mark, Span, Statement
from onrecord.resolve.names.printed import PrintedName
from onrecord.text.transcripts.labels.grammar import LabelClass, parse_label

_WORD = r"[A-Z][\w’'-]+\.?"
_TITLE = r"(?:(?:MR|MS|MRS|MISS|DR|SIR|Mr|Ms|Mrs|Miss|Dr|Sir)\.?\s)"
_NAME = rf"(?P<name>{_WORD}(?:\s(?:[A-Z]\.|{_WORD})){{1,3}})"
# "BY MS. HUANG-PRYCE:", "CROSS-EXAMINATION BY MR. ROE", "Q. (By Mr. Roe) ...", "Questions from MR ROE KC"
_EXAMINER = re.compile(
    r"(?:(?:(?:^|\n)[ \t]*(?:[A-Z][A-Z -]{3,40} )?|\()B[Yy]"
    r"|(?:^|\n)[ \t]*(?:Further )?(?:Questions|Questioned|(?:Cross-|Re-)?[Ee]xamin(?:ation|ed)) (?:from|by))"
    r"[ \t]+"
    rf"(?P<name>{_TITLE}[A-Z][\w’'.-]*(?:[ ][A-Z][\w’'.-]*){{0,3}})(?=[ \t]*[:)(\n])"
)
# "ROLAND BASK, called as a witness by the People, having been duly sworn", "MR ROLAND BASK (affirmed)"
_SWORN = re.compile(
    rf"(?:^|\n)[ \t]*{_TITLE}?{_NAME},?\s[^\n]{{0,60}}\n?[^\n]{{0,60}}"
    r"\b(?:sworn|affirmed|as a witness|a witness herein)\b"
)
_CALLED = re.compile(rf"\b(?:calls?|recalls?)(?: to the stand)?\s{_TITLE}?{_NAME}(?=[.,])")
_DEPONENT = re.compile(rf"\bDEPOSITION[ ]OF[ ]\s*{_NAME}")
_SPELT = re.compile(rf"{_NAME}(?=[.,])")
_STATE_NAME = re.compile(r"\byour (?:full |first and last )?name\b", re.IGNORECASE)
# "BEFORE THE HON. LUCINDA FARROW-TATE"
_JUDGE = re.compile(rf"(?i:\bbefore(?:[ ]the)?:?[ ]+(?:the[ ]+)?hon(?:orable|ourable|\.)?)[ ]+{_NAME}")
_MARKS = ("BY M", "By M", "BY DR", "Questions from ", "Questions by ", "xamination by ", "Examined by ")
_BENCH = frozenset(["the court", "court", "the judge", "judge"])
_STAND = frozenset(["the witness", "witness", "the deponent", "a", "answer"])
_ASKS = frozenset(["q", "question"])


@dataclass(frozen=True, slots=True)
class Court:
    """Who takes part in a hearing: the judge, and from which offset on who asks and who answers."""

    judge: PrintedName | None
    examiners: tuple[tuple[int, str], ...]
    witnesses: tuple[tuple[int, PrintedName], ...]

    def examiner(self, at: int) -> str | None:
        """Return the label of whoever asks the question at offset `at`, as printed: "MS. ROE"."""
        before = bisect([start for start, _ in self.examiners], at)
        return self.examiners[before - 1][1] if before else None

    def full_name(self, surname: str) -> PrintedName | None:
        """Return the examiner whom the page prints in full with a folded surname: "MR ADRIAN HALE KC"."""
        found: dict[str, PrintedName] = {}
        for start, printed in self.examiners:
            label = parse_label(printed)
            if label is not None and label.name and " " in label.name and label.surname == surname:
                span = Span(start, start + len(printed))
                found.setdefault(label.key, PrintedName(label.name, None, Mark(printed, span)))
        return next(iter(found.values())) if len(found) == 1 else None

    def named(self, key: str, at: int) -> PrintedName | None:
        """Return whom the folded label `key` at offset `at` means: the judge or the witness."""
        if key in _BENCH:
            return self.judge
        if key not in _STAND:
            return None
        before = bisect([start for start, _ in self.witnesses], at)
        return self.witnesses[before - 1][1] if before else None

    @staticmethod
    def asks(key: str) -> bool:
        """Tell whether a folded label asks the questions of an examination."""
        return key in _ASKS


def read_court(text: str, turns: tuple[Statement, ...]) -> Court | None:
    """Return the court of a page whose questions stand below "BY MS. ROE:"; None where nothing says so."""
    if not any(mark in text for mark in _MARKS):
        return None
    examiners = tuple((match.start("name"), match["name"]) for match in _EXAMINER.finditer(text))
    if not examiners:
        return None
    head = text[: turns[0].span.start] if turns else text
    judges = [_name(match) for match in _JUDGE.finditer(head)]
    witnesses = [_name(match) for pattern in (_SWORN, _CALLED) for match in pattern.finditer(text)]
    witnesses += [_name(match) for match in _DEPONENT.finditer(head)]
    for asked, told in pairwise(turns):
        match = _SPELT.match(told.span.of(text)) if _STATE_NAME.search(asked.span.of(text)) else None
        if match is not None:
            span = Span(told.span.start, told.span.start + match.end("name"))
            witnesses.append(PrintedName(span.of(text), None, Mark(span.of(text), span)))
    known = [one for one in witnesses if one is not None]
    return Court(
        judges[0] if len(judges) == 1 else None,
        examiners,
        tuple(sorted(((one.mark.span.start, one) for one in known), key=lambda pair: pair[0])),
    )


def _name(match: re.Match[str]) -> PrintedName | None:
    printed = match["name"]
    label = parse_label(printed)
    if label is None or label.name is None or label.cls < LabelClass.CAPS:
        return None
    return PrintedName(label.name, label.role, Mark(printed, Span(*match.span("name"))))
