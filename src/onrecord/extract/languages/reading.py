"""One reading of one sentence: pieces of content, cue, source; what the rules of every language return."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.extract.languages.cues import Cues
from onrecord.extract.languages.sources import Range

_NAME = 42
"""Characters of a quotation that may be a name inside a subject, marks included."""


class Clause(NamedTuple):
    """A sentence of the masked text, where every quotation is a run of filler, with its cue verbs."""

    masked: str
    start: int
    end: int
    verbs: tuple[re.Match[str], ...] = ()


class Reading(NamedTuple):
    """Offsets into the text; `cue` None where a quotation only inherits its source."""

    rule: str
    pieces: tuple[Range, ...]
    source: Range | None
    cue: Range | None


def trim(masked: str, start: int, end: int) -> Range | None:
    """Drop white space and the punctuation that belongs to the sentence, None when nothing is left."""
    while start < end and (masked[start].isspace() or masked[start] in ",;:–—-."):
        start += 1
    while end > start and (masked[end - 1].isspace() or masked[end - 1] in ",;:–—-.!?…"):
        end -= 1
    return (start, end) if end > start else None


def clause_start(masked: str, start: int, at: int) -> int:
    """Return where the clause that holds `at` begins: behind the last comma, dash or quotation before it."""
    index = at
    while index > start:
        index -= 1
        char = masked[index]
        if char == '"' and masked[index - 1 : index] == "\x00":
            opens = masked.rfind('"', start, index)
            if opens >= 0 and index - opens < _NAME:
                index = opens  # «Автодор» in the subject
                continue
        if char in ',;:"«(' or (char in "–—" and masked[index - 1 : index].isspace()):
            return index + 1
    return start


def quotations_in(clause: Clause) -> list[Range]:
    """Return the quotations of a sentence, marks included."""
    found = []
    at = clause.start
    while (opens := clause.masked.find('"\x00', at, clause.end)) >= 0:
        closes = clause.masked.find('"', opens + 1, clause.end)
        if closes < 0:
            break
        found.append((opens, closes + 1))
        at = closes + 1
    return found


def is_tail(printed: str, cues: Cues) -> bool:
    """Tell whether a verb may only name the medium behind a sentence: "..., передаёт РИА Новости"."""
    return printed.casefold() in cues.tails
