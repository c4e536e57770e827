"""Reported clauses: X сообщил, что P · P, сообщил X · по словам X, P · X sagte, er sei P · laut X V P."""

from __future__ import annotations

import re

from onrecord.extract.languages.cues import Cues
from onrecord.extract.languages.quoted import find_source
from onrecord.extract.languages.reading import Clause, Reading, is_tail, trim
from onrecord.extract.languages.sources import Range, holds_name, source_behind

_LEAST_WORDS = 3
_NEXT_CUES = 4
_JOINT = 40  # characters of "но при этом" and of a dative, with room to spare
_TO_THAT = re.compile(r"[^\",;:.!?]{0,50}(?:\"\x00{1,40}\"[^\",;:.!?]{0,20})?,\s+(?=\w)")
_TO_CLAUSE = re.compile(r"[^\",;:.!?]{0,50}(?:\"\x00{1,40}\"[^\",;:.!?]{0,20})?,\s+(?=\w)")
_COMMA_VERB = re.compile(r",\s+(?:[–—-]\s+)?(?P<as>[^\W\d_]{2,4}\s+)?")
_TAIL = re.compile(r",\s+(?:[–—-]\s+)?(?:[^\W\d_]{2,4}\s+)?(?=\w)")
_GENITIVES = frozenset(["der", "des", "die", "das", "von", "den", "dem", "eines", "einer"])
_JOINS = re.compile(
    r",?\s+(?:но|и|а|однако|und|aber|doch|але|та|й)\s+(?:также\s+|auch\s+|при этом\s+|zugleich\s+)?$"
)
_DATIVE = re.compile(r"(?<=\s)(?P<who>(?:den|dem|der|einem|einer)\s(?:\w+\s){0,2}?[A-ZÄÖÜ][\w-]+)\s$")
_NOBODY = re.compile(r"(?:hieß|heißt)\s+es\b")
_COLON_QUOTE = re.compile(r":\s*\"\x00")
_WORDS = re.compile(r"\w+|\x00+")


def read_that(clause: Clause, cues: Cues) -> list[Reading]:
    """Сомов сообщил журналистам, что мост готов. Köhler erklärte am Montag, dass die Brücke fertig sei."""
    if cues.that is None:
        return []
    readings: list[Reading] = []
    for number, verb in enumerate(clause.verbs):
        if readings and verb.start() < readings[-1].pieces[-1][1]:
            continue
        comma = _TO_THAT.match(clause.masked, verb.end(), clause.end)
        if comma is None:
            continue
        that = cues.that.match(clause.masked, comma.end(), clause.end)
        if that is None:
            continue
        end = _before_next_cue(clause, that.end(), number, cues)
        content = trim(clause.masked, that.start(), min(end, _end_of_content(clause, that.end(), cues)))
        if content is None or _count(clause, content) < _LEAST_WORDS:
            continue
        source = find_source(clause, verb.span(), cues)
        if (
            source is None
            and readings
            and _JOINS.search(clause.masked, max(clause.start, verb.start() - _JOINT), verb.start())
        ):
            source = readings[-1].source  # "Она признала, что ..., но подчеркнула, что ..."
        readings.append(Reading("that", (content,), source, verb.span()))
    return readings


def _before_next_cue(clause: Clause, at: int, number: int, cues: Cues) -> int:
    """Return where a reported clause ends: before "но подчеркнула, что", before a colon and a quotation."""
    end = clause.end
    colon = _COLON_QUOTE.search(clause.masked, at, clause.end)
    if colon is not None:
        end = colon.start()
    for verb in clause.verbs[number + 1 : number + 1 + _NEXT_CUES]:
        joins = _JOINS.search(clause.masked, max(at, verb.start() - _JOINT), verb.start())
        if joins is None or cues.that is None:
            continue
        comma = _TO_THAT.match(clause.masked, verb.end(), clause.end)
        if comma is not None and cues.that.match(clause.masked, comma.end(), clause.end):
            return min(end, joins.start())
    return end


def read_subjunctive(clause: Clause, cues: Cues) -> list[Reading]:
    """Köhler sagte, die Brücke sei fertig: German reports without a conjunction, in the subjunctive."""
    if cues.subjunctive is None:
        return []
    for verb in clause.verbs:
        comma = _TO_CLAUSE.match(clause.masked, verb.end(), clause.end)
        if comma is None or (cues.that is not None and cues.that.match(clause.masked, comma.end())):
            continue
        content = trim(clause.masked, comma.end(), clause.end)
        if content is None or cues.subjunctive.search(clause.masked, content[0], content[1]) is None:
            continue
        source = find_source(clause, verb.span(), cues)
        if source is not None:
            return [Reading("subjunctive", (content,), source, verb.span())]
    return []


def read_final_clause(clause: Clause, cues: Cues) -> list[Reading]:
    """Мост откроют в мае, сообщил мэр Олег Сомов. Die Brücke werde eröffnet, teilte die Stadt mit."""
    best = None
    for comma in _COMMA_VERB.finditer(clause.masked, clause.start, clause.end):
        at = comma.end()
        if comma["as"] and comma["as"].strip().casefold() not in cues.as_said:
            at = comma.start("as")
        verb = cues.verb.match(clause.masked, at, clause.end)
        if verb is None or clause.masked[verb.end() : verb.end() + 1] == ",":
            continue
        source = source_behind(clause.masked, verb.end(), clause.end, cues)
        nobody = _NOBODY.match(clause.masked, verb.start(), clause.end)
        if nobody is not None:
            source = None  # "..., hieß es am Sonntag"
        elif source is None or not holds_name(clause.masked, source, cues):
            continue
        content = trim(clause.masked, clause.start, comma.start())
        after = source[1] if source is not None else verb.end()
        if content is None or _count(clause, content) < _LEAST_WORDS or not _closes(clause, after, cues):
            continue
        if best is None or not is_tail(verb.group(), cues):
            best = Reading("clause_final", (content,), source, verb.span())
        if not is_tail(verb.group(), cues):
            break
    return [best] if best is not None else []


def _closes(clause: Clause, at: int, cues: Cues) -> bool:
    """Tell whether what follows the source is only a time, a place or a particle, no further clause."""
    rest = clause.masked[at : clause.end]
    stop = rest.find(",")
    tail = rest if stop < 0 else rest[:stop]
    return '"' not in tail and len(tail) < 90 and not cues.verb.search(tail)


def read_as_said(clause: Clause, cues: Cues) -> list[Reading]:
    """Как пояснил Рябов, дорогу закроют. Wie der Sender berichtete, kommt auch der Präsident."""
    first = _WORDS.match(clause.masked, clause.start, clause.end)
    if first is None or first[0].casefold() not in cues.as_said:
        return []
    verb = cues.verb.search(clause.masked, first.end(), clause.end)
    if verb is None or "," in clause.masked[first.end() : verb.start()]:
        return []
    source = source_behind(clause.masked, verb.end(), clause.end, cues)
    if verb.start() - first.end() > 2:
        source = trim(clause.masked, first.end(), verb.start())
    comma = clause.masked.find(",", max(verb.end(), source[1] if source else 0), clause.end)
    if source is None or comma < 0 or comma - verb.end() > 90:
        return []
    content = trim(clause.masked, comma, _end_of_content(clause, comma + 1, cues))
    if content is None or _count(clause, content) < _LEAST_WORDS:
        return []
    return [Reading("as_said", (content,), source, verb.span())]


def read_according(clause: Clause, cues: Cues) -> list[Reading]:
    """По словам Сомова, мост готов. Мост, по словам Сомова, готов. Laut Polizei wurde niemand verletzt."""
    readings: list[Reading] = []
    if cues.possessive is not None:
        cue = cues.possessive.search(clause.masked, clause.start, clause.end)
        if cue is not None:
            whose = "whose" if cue["whose"] else "whose_opinion"
            return _pieces_around(clause, cue.span(), cue.end(), cue.span(whose), cues)
    if cues.according is not None:
        cue = cues.according.search(clause.masked, clause.start, clause.end)
        if cue is not None:
            readings += _around(clause, cue.span(), cues)
    if cues.behind is not None and not readings:
        cue = cues.behind.search(clause.masked, clause.start, clause.end)
        if cue is not None:
            readings += _before(clause, cue.span(), cues)
    return readings


def _around(clause: Clause, cue: Range, cues: Cues) -> list[Reading]:
    masked = clause.masked
    source = source_behind(masked, cue[1], clause.end, cues)
    if source is None:
        return []
    return _pieces_around(clause, cue, source[1], source, cues)


def _pieces_around(clause: Clause, cue: Range, at: int, source: Range, cues: Cues) -> list[Reading]:
    """Return the clause without "по словам Сомова", wherever it stands."""
    masked = clause.masked
    opened = masked[: cue[0]].rstrip()[-1:] == "," and cue[0] > clause.start
    front = masked[clause.start : cue[0]].strip() == ""
    comma = masked[at : at + 1] == ","
    if front:
        if not comma:
            source = _until_verb(clause, source, cues)
            if source[0] == source[1]:  # 'Nach Angaben der "Task Force" ist': a name in marks is masked
                return []
            at = source[1]
        pieces = [trim(masked, at, _end_of_content(clause, at, cues))]
    elif opened and comma:
        pieces = [trim(masked, clause.start, cue[0]), trim(masked, at, clause.end)]
    elif opened and masked[at : clause.end].strip(" .!?…") == "":
        pieces = [trim(masked, clause.start, cue[0])]
    elif not opened and not comma and cues.subjunctive is not None:  # German: no commas round "laut X"
        pieces = [trim(masked, clause.start, cue[0]), trim(masked, at, clause.end)]
    else:
        return []
    kept = tuple(piece for piece in pieces if piece is not None)
    if not kept or sum(_count(clause, piece) for piece in kept) < _LEAST_WORDS:
        return []
    return [Reading("according_to", kept, source, cue)]


def _until_verb(clause: Clause, source: Range, cues: Cues) -> Range:
    """Cut a German source before the finite verb: "Laut Polizei |wurde niemand verletzt"."""
    end = source[0]
    for match in re.finditer(r"[\w’'.-]*\w", clause.masked[source[0] : source[1]]):
        word = match[0]
        small = word[0].islower() and word not in _GENITIVES
        if small and match.start() > 0:
            break
        end = source[0] + match.end()
    return source[0], end


def _before(clause: Clause, cue: Range, cues: Cues) -> list[Reading]:
    """Der Polizei zufolge wurde niemand verletzt."""
    start = clause.start
    inner = _DATIVE.search(clause.masked, max(start, cue[0] - 2 * _JOINT), cue[0])
    if inner is not None and inner.start() > start:
        pieces = (trim(clause.masked, start, inner.start()), trim(clause.masked, cue[1], clause.end))
        kept = tuple(piece for piece in pieces if piece is not None)
        return [Reading("according_to", kept, (inner.start("who"), inner.end("who")), cue)] if kept else []
    source = trim(clause.masked, start, cue[0])
    content = trim(clause.masked, cue[1], clause.end)
    if (
        source is None
        or content is None
        or source[1] - source[0] > 60
        or "," in clause.masked[slice(*source)]
    ):
        return []
    return [Reading("according_to", (content,), source, cue)]


def _end_of_content(clause: Clause, at: int, cues: Cues) -> int:
    """Return where a reported clause ends: before a medium named behind it, else with the sentence."""
    for tail in _TAIL.finditer(clause.masked, at, clause.end):
        verb = cues.verb.match(clause.masked, tail.end(), clause.end)
        if verb is not None and is_tail(verb.group(), cues):
            return tail.start()
    return clause.end


def _count(clause: Clause, piece: Range) -> int:
    found = 0
    for match in _WORDS.finditer(clause.masked, *piece):
        found += len(match[0]) // 6 if match[0][0] == "\x00" else 1
    return found
