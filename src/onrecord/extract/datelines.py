"""The dateline that opens the body: "BERLIN, 3. März (dpa) -", "MOSCOW (House / Agency - 8 March, 2022)".

Place, date and agency are read from the first words of a body block; without an agency, a date or an all-caps
place before a dash it is not a dateline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extract.agency_names import canonical_agency
from onrecord.extract.dates.completion import read_mark
from onrecord.extract.dates.marks import DateMark
from onrecord.extract.dates.scanning import scan_dates
from onrecord.extract.publisher_names import known_publisher
from onrecord.model import Block, BlockKind, Dateline, Found, Page, PartialDate, Span
from onrecord.vocabulary import load_vocabulary

_WORDS = load_vocabulary("datelines")
_NOT_PLACES = frozenset(_WORDS["not_places"])
_COLON_PLACES = frozenset(_WORDS["colon_places"])
_LOWER_IN_PLACE = frozenset(_WORDS["lower_in_place"])
_HEAD = 170
_BLOCKS = 8

_BRACKETED = re.compile(r"\((?P<round>[^()\n]{2,70})\)|/(?P<slash>[^/\n]{2,40})/")
_DASH = re.compile(r"[ \u00a0]*(?:\.?[ ]?(?:--+|[-\u2013\u2014])|[:.])?[ \u00a0]*")
_CLOSING = re.compile(
    r"[ \u00a0]*(?P<dash>\.?[ \u00a0]?(?:--+|[-\u2013\u2014])|\.[ ]?[-\u2013\u2014]|[:.,])[ \u00a0]*"
)
_INNER_DASH = re.compile(r"[ \u00a0]*(?:--+|[-\u2013\u2014/.,])[ \u00a0]*")
_AGENCY_WORDS = re.compile(
    r"[^\W\d_][^.,\u2013\u2014\n()/|:;]{1,40}?(?=[ \u00a0]*(?:[.,\u2013\u2014/]|-[ ]|--))"
)
_SEPARATORS = re.compile(r"\s*(?:/|,|;|\band\b|\bund\b|&|\|)\s*")
_DATE_AFTER_DASH = re.compile(r"\s*[-\u2013\u2014|,]\s*$")
_PLACE_WORD = re.compile(r"[^\W\d_][\w.'\u2019\u02bc`]*(?:-[\w.'\u2019]+)*")


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before the agency: a place, a date, both or neither."""

    place: str | None
    mark: DateMark | None


def find_dateline(page: Page) -> Found[Dateline] | None:
    """Return the dateline of the page: the first body block that opens with one."""
    text = page.source.text
    for block in _openings(page):
        found = read_dateline(text, block.span.start, block.span.end)
        if found is not None:
            return found
    return None


def _openings(page: Page) -> list[Block]:
    body = [block for block in page.blocks if block.kind is BlockKind.PARAGRAPH][:_BLOCKS]
    return body or [block for block in page.blocks if block.kind is BlockKind.OTHER][:2]


def read_dateline(text: str, start: int, limit: int) -> Found[Dateline] | None:
    """Return the dateline that opens `text[start:limit]`, or None."""
    end = min(limit, start + _HEAD)
    newline = text.find("\n", start, end)
    end = end if newline < 0 else newline
    return _bracketed(text, start, end) or _dotted(text, start, end) or _dashed(text, start, end)


def _bracketed(text: str, start: int, end: int) -> Found[Dateline] | None:
    """Read "PLACE, DATE (AGENCY) -" and "PLACE (PUBLISHER / AGENCY - DATE)"."""
    for found in _BRACKETED.finditer(text, start, end):
        lead = _read_lead(text, start, found.start())
        if lead is None:
            return None
        inside_start = found.start() + 1
        inside = found["round"] if found["round"] is not None else found["slash"]
        inner_mark = _only_mark(inside)
        names = inside if inner_mark is None else inside[: inner_mark.start]
        agencies, publishers, unknown = _split_names(_DATE_AFTER_DASH.sub("", names))
        closing = _CLOSING.match(text, found.end(), end + 1)
        has_dash = closing is not None and closing["dash"] not in (",",)
        if unknown:
            if not (has_dash or inner_mark) or not (lead.mark or (lead.place and lead.place.isupper())):
                continue
            if agencies:
                publishers = (*publishers, *unknown)
            else:
                agencies, publishers = (unknown[-1],), (*publishers, *unknown[:-1])
        if not (agencies or publishers):
            continue
        if lead.place is None and lead.mark is None and not has_dash:
            continue
        stop = closing.end() if closing is not None and has_dash else found.end()
        place, mark = lead.place, lead.mark
        base = inside_start if inner_mark is not None and mark is None else start
        mark = mark or inner_mark
        if place is None and has_dash and mark is None:
            place, mark, stop, base = _place_after(text, stop, end)
        return _found(text, start, stop, place, mark, base, agencies, publishers)
    return None


def _place_after(text: str, start: int, end: int) -> tuple[str | None, DateMark | None, int, int]:
    """Read the place that follows the agency: "(ANSA) - ROMA, 08 FEB - "."""
    dash = re.compile(r"[ \u00a0](?:--?|[-\u2013\u2014])[ \u00a0]").search(text, start, end)
    if dash is not None:
        lead = _read_lead(text, start, dash.start())
        if lead is not None and lead.place is not None and (lead.mark is not None or lead.place.isupper()):
            return lead.place, lead.mark, dash.end(), start
    return None, None, start, start


def _dashed(text: str, start: int, end: int) -> Found[Dateline] | None:
    """Read "МОСКВА, 8 фев — РИА Новости.", "WASHINGTON, Feb. 8 — " and "LONDON — "."""
    for dash in re.finditer(
        r"[ \u00a0]?(?:--+|\u2014|\u2013|(?<=[ .,\u00a0])-(?=[ \u00a0])|:(?=[ \u00a0]))", text[start:end]
    ):
        lead = _read_lead(text, start, start + dash.start())
        if lead is None:
            return None
        after = start + dash.end()
        is_colon = dash[0].strip() == ":"
        agency = None if is_colon else _agency_at(text, after, end)
        if agency is not None and (lead.place or lead.mark):
            name, stop = agency
            return _found(text, start, stop, lead.place, lead.mark, start, (name,), ())
        if lead.place is None:
            return None
        if not _is_place_alone(lead, is_colon):
            return None
        stop = after + len(text[after:end]) - len(text[after:end].lstrip(" \u00a0"))
        return _found(text, start, stop, lead.place, lead.mark, start, (), ())
    return None


def _dotted(text: str, start: int, end: int) -> Found[Dateline] | None:
    """Read "Киев. 8 февраля. ИНТЕРФАКС-УКРАИНА - " where points stand between the parts."""
    parts = re.compile(
        r"(?P<place>[^\W\d_][\w -]{2,30})\.[ ](?:(?P<land>[^\W\d_][\w -]{2,20})\.[ ])?"
        r"(?P<date>\d{1,2}[ ][^\W\d_]{3,10}|[^\W\d_]{3,10}\.?[ ]\d{1,2})\.[ ]"
    ).match(text, start, end)
    if parts is None:
        return None
    mark = _only_mark(parts["date"])
    agency = _agency_at(text, parts.end(), end)
    if mark is None or agency is None:
        return None
    name, stop = agency
    return _found(text, start, stop, parts["place"], mark, parts.start("date"), (name,), ())


def _is_place_alone(lead: _Lead, is_colon: bool) -> bool:
    place = lead.place or ""
    words = place.casefold().rstrip(".")
    if words in _NOT_PLACES:
        return False
    first = _PLACE_WORD.match(place)
    caps = first is not None and first[0].isupper() and len(first[0]) > 2
    if is_colon:
        return caps and (lead.mark is not None or words.split(",")[0] in _COLON_PLACES)
    return caps or lead.mark is not None


def _agency_at(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the known agency that starts at `start`, after white space, and the end of the dateline."""
    position = start + len(text[start:end]) - len(text[start:end].lstrip(" \u00a0/("))
    for found in re.compile(r"[^\W\d_][\w.\u2011-]*(?:[ ][\w\u2011-]+)?").finditer(
        text, position, min(end, position + 40)
    ):
        if found.start() != position:
            return None
        for words in (found[0], found[0].split(" ")[0]):
            name = canonical_agency(words)
            if name is not None:
                stop = position + len(words.rstrip("."))
                closing = _CLOSING.match(text, stop, end)
                return name, closing.end() if closing is not None else stop
        return None
    return None


def _read_lead(text: str, start: int, stop: int) -> _Lead | None:
    """Read "PLACE, DATE" in `text[start:stop]`; None when other words stand there."""
    lead = text[start:stop]
    mark = _only_mark(lead)
    rest = lead if mark is None else lead[: mark.start] + " " + lead[mark.end :]
    if mark is None and re.search(r"\d", lead):
        day = re.search(r",?\s+\d{1,2}\s*$", lead)  # "MADRID, 8 (EUROPA PRESS)"
        if day is None:
            return None
        rest = lead[: day.start()]
    rest = rest.strip(" ,.:;/\u00a0\u2013\u2014-*_#[]")
    if not rest:
        return _Lead(None, mark)
    words = rest.replace("/", " ").split()
    if len(words) > 7 or len(rest) > 60:
        return None
    for word in words:
        core = word.strip(".,'\u2019()-")
        if not core:
            continue
        if not core[0].isupper() and core not in _LOWER_IN_PLACE:
            return None
    if words[0].strip(".,").casefold() in _NOT_PLACES or rest.casefold() in _NOT_PLACES:
        return None
    while words and words[-1].strip(",.") in _LOWER_IN_PLACE:  # "Paris, le 8 février"
        rest = rest[: rest.rindex(words.pop())].rstrip(" ,")
    return _Lead(rest, mark) if rest[:1].isupper() else None


def _only_mark(text: str) -> DateMark | None:
    if not any(character.isdigit() for character in text):
        return None
    marks = scan_dates(text)
    return marks[0] if len(marks) == 1 and marks[0].day is not None else None


def _split_names(printed: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Split the words in brackets into known agencies, known publishers and unknown names."""
    agencies: list[str] = []
    publishers: list[str] = []
    unknown: list[str] = []
    whole = canonical_agency(printed)
    for name in [printed] if whole else _SEPARATORS.split(printed):
        name = name.strip(" .-\u2013\u2014")
        if not name:
            continue
        if (agency := canonical_agency(name)) is not None:
            agencies.append(agency)
        elif (publisher := known_publisher(name)) is not None:
            publishers.append(publisher)
        elif _is_house(name):
            unknown.append(name)
        else:
            return (), (), ()
    return tuple(dict.fromkeys(agencies)), tuple(dict.fromkeys(publishers)), tuple(dict.fromkeys(unknown))


def _is_house(name: str) -> bool:
    words = name.split()
    return (
        len(words) <= 4
        and all(word[0].isupper() or word in _LOWER_IN_PLACE for word in words)
        and name[0].isupper()
    )


def _found(
    text: str,
    start: int,
    stop: int,
    place: str | None,
    mark: DateMark | None,
    base: int,
    agencies: tuple[str, ...],
    publishers: tuple[str, ...],
) -> Found[Dateline]:
    date: PartialDate | None = None
    if mark is not None:
        readings, _ = read_mark(mark, "")
        date = readings[0] if len(readings) == 1 else None
    span = Span(start, stop - (len(text[start:stop]) - len(text[start:stop].rstrip())))
    rule = "dateline:" + "+".join(
        part
        for part, there in (("place", place), ("date", mark), ("agency", agencies or publishers))
        if there
    )
    return Found(Dateline(place, date, agencies, publishers), span, rule, span.of(text))
