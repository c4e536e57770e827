"""Words around a quotation: who is said to have uttered it, in the orders that all these languages share.

final «...», сказал X · „...“, sagte X · initial X сказал: «...» · inner «..., — сказал X. — ...»
"""

from __future__ import annotations

import re

from onrecord.extract.languages.cues import Cues
from onrecord.extract.languages.reading import Clause, Reading, clause_start, quotations_in, trim
from onrecord.extract.languages.sources import Range, holds_name, source_before, source_behind

_BEHIND_QUOTATION = re.compile(r"[,.!?…]?\s*(?:[–—-]\s*)?(?P<as>[^\W\d_]{2,4}\s+)?")
_TO_NEXT = re.compile(r"[^\"]{0,60}?(?:[,.:]\s*|\s(?=[–—-]))(?:[–—-]\s*)?(?=\"\x00)")
_TO_COLON = re.compile(r"[^\":.!?]{0,140}:\s*(?=\"\x00)")
_PARTY = re.compile(r"\s\([^()]{1,30}\)\s+$")
_FIRST_WORD = re.compile(r"\s*[^\W\d_]+")
_WHOSE_WORDS = re.compile(r"\s+(?P<whose>его|её|ее|їх|его|її|їхні|их)\s+слова\b")
_QUOTES = frozenset(("цитирует", "цитируют", "цитує"))
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
        source = _quoted_source(clause, verb, cues) or source_behind(
            clause.masked, verb.end(), clause.end, cues
        )
        pieces = [quotation]
        after = source[1] if source is not None else verb.end()
        if number + 1 < len(quotations):
            link = _TO_NEXT.match(clause.masked, after, clause.end)
            if link is not None and link.end() == quotations[number + 1][0]:
                pieces.append(quotations[number + 1])
        if number == 0:
            pieces[0] = (_reported_start(clause, quotation[0]), quotation[1])
        readings.append(Reading("quote_final", tuple(pieces), source, verb.span()))
    return readings


def _quoted_source(clause: Clause, verb: re.Match[str], cues: Cues) -> Range | None:
    """Return whom a medium quotes: "приводит его слова «Колхида»", "цитирует Луку Бабича «Спорт»"."""
    whose = _WHOSE_WORDS.match(clause.masked, verb.end(), clause.end)
    if whose is not None:
        return whose.span("whose")
    if verb[0].casefold() not in _QUOTES:
        return None
    source = source_behind(clause.masked, verb.end(), clause.end, cues)
    if source is None:
        return None
    medium = clause.masked.find('"', source[0], source[1])
    return trim(clause.masked, source[0], medium) if medium > 0 else source


def _reported_start(clause: Clause, opening: int) -> int:
    """Return where reported words before a quotation begin: "Sie habe „jeden Tag telefoniert“, sagte er"."""
    before = trim(clause.masked, clause.start, opening)
    words = clause.masked[clause.start : opening].rstrip()
    if before is None or words[-1:] in ":.!?…–—-" or ":" in words:
        return opening
    if any(verb.start() < opening for verb in clause.verbs) or words.count(" ") < 1:
        return opening
    return before[0]


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
    party = _PARTY.search(clause.masked, max(clause.start, verb[0] - 50), verb[0])
    if party is not None:  # "Petersen (SDU) warnte"
        end = party.start()
        start = clause_start(clause.masked, clause.start, end)
    first = _FIRST_WORD.match(clause.masked, start, end)
    if cues.language == "de" and first is not None and first[0].strip().casefold() in cues.introducers:
        inverted = source_behind(clause.masked, verb[1], clause.end, cues)  # "Auf die Frage antwortete Babic"
        if inverted is not None and holds_name(clause.masked, inverted, cues):
            return inverted
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
