"""Words around a quotation: who is said to have uttered it, in the orders that all these languages share.

final «...», сказал X · „...“, sagte X · initial X сказал: «...» · inner «..., — сказал X. — ...»
"""

from __future__ import annotations

import re

from onrecord.extract.languages.cues import Cues
from onrecord.extract.languages.reading import Clause, Reading, clause_start, quotations_in, trim
from onrecord.extract.languages.sources import Range, holds_name, source_before, source_behind

_BEHIND_QUOTATION = re.compile(r"[,.!?…]?\s*(?:[–—-]\s*)?(?P<as>[^\W\d_]{2,4}\s+)?")
_TO_NEXT = re.compile(r"[^\"]{0,60}?[,.:]?\s*(?:[–—-]\s*)?(?=\"\x00)")
_TO_COLON = re.compile(r"[^\":.!?]{0,140}:\s*(?=\"\x00)")
_INNER = re.compile(r"[,!?…]\s+[–—-]\s+")
_INNER_BACK = re.compile(r"(?P<stop>[,.])\s+[–—-]\s+")


def read_final(clause: Clause, cues: Cues) -> list[Reading]:
    """«Мост готов», — сказал мэр Олег Сомов. „Wir sind fertig“, sagte Köhler, „und froh.“"""
    readings: list[Reading] = []
    quotations = quotations_in(clause)
    for number, quotation in enumerate(quotations):
        behind = _BEHIND_QUOTATION.match(clause.masked, quotation[1], clause.end)
        if behind is None:
            continue
        at = behind.end()
        if behind["as"] and behind["as"].strip().casefold() not in cues.as_said:
            at = behind.start("as")
        verb = cues.verb.match(clause.masked, at, clause.end)
        if verb is None or clause.masked[quotation[1] : at].strip() == "":
            continue
        if any(quotation in reading.pieces for reading in readings):
            continue
        source = source_behind(clause.masked, verb.end(), clause.end, cues)
        pieces = [quotation]
        after = source[1] if source is not None else verb.end()
        if number + 1 < len(quotations):
            link = _TO_NEXT.match(clause.masked, after, clause.end)
            if link is not None and link.end() == quotations[number + 1][0]:
                pieces.append(quotations[number + 1])
        readings.append(Reading("quote_final", tuple(pieces), source, verb.span()))
    return readings


def read_initial(clause: Clause, cues: Cues) -> list[Reading]:
    """Мэр Олег Сомов сказал журналистам: «Мост готов». Köhler sagte: „Wir sind fertig.“"""
    readings = []
    for verb in clause.verbs:
        colon = _TO_COLON.match(clause.masked, verb.end(), clause.end)
        if colon is None:
            continue
        quotation = next((one for one in quotations_in(clause) if one[0] == colon.end()), None)
        if quotation is None:
            continue
        source = find_source(clause, verb.span(), cues)
        readings.append(Reading("quote_initial", (quotation,), source, verb.span()))
    return readings


def find_source(clause: Clause, verb: Range, cues: Cues) -> Range | None:
    """Return the subject of a verb: before it, else behind it (after an adverb, and in questions)."""
    start = clause_start(clause.masked, clause.start, verb[0])
    end = verb[0]
    if start > clause.start and not clause.masked[start : verb[0]].strip():
        inserted = clause_start(clause.masked, clause.start, start - 1)  # "Котова, в свою очередь, заявила"
        if inserted > clause.start and clause.masked.count(" ", inserted, start) <= 6:
            start, end = clause_start(clause.masked, clause.start, inserted - 1), inserted - 1
    before = source_before(clause.masked, start, end, cues)
    if before is not None and holds_name(clause.masked, before, cues):
        return before
    behind = source_behind(clause.masked, verb[1], clause.end, cues)
    if behind is not None and holds_name(clause.masked, behind, cues):
        return behind
    return before


def read_inner(text: str, clause: Clause, cues: Cues) -> list[Reading]:
    """«Мы готовы, — сказал Сомов. — Это важно»: the marks go round the words of the reporter, too."""
    readings = []
    for start, end in quotations_in(clause):
        opens = _INNER.search(text, start, end)
        while opens is not None:
            verb = cues.verb.match(text, opens.end(), end)
            if verb is not None:
                break
            opens = _INNER.search(text, opens.end(), end)
        if opens is None or verb is None:
            continue
        source = source_behind(text, verb.end(), end, cues)
        after = source[1] if source is not None else verb.end()
        back = _INNER_BACK.search(text, after, min(end, after + 90))
        first = (start, opens.start() + (0 if text[opens.start()] == "," else 1))
        pieces = [first]
        if back is not None and (last := trim(text, back.end(), end - 1)) is not None:
            pieces.append((last[0], end))
        readings.append(Reading("quote_inner", tuple(pieces), source, verb.span()))
    return readings
