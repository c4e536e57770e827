"""The dateline that opens the body: "BERLIN, 3. März (dpa) -", "MOSCOW (House / Agency - 8 March, 2022)".

Place, date and agency are read from the first words of a body block; without an agency, a date or an all-caps
place before a dash it is not a dateline. A name that we don't know is an agency where the form says so.
"""

from __future__ import annotations

import re

from onrecord.extract.bylines.names import read_name
from onrecord.extract.dateline_parts import (
    CLOSING,
    Lead,
    known_agency_at,
    only_mark,
    read_lead,
    split_names,
    unknown_agency_at,
)
from onrecord.extract.dates.completion import read_mark
from onrecord.extract.dates.marks import DateMark
from onrecord.extract.once import once_a_page
from onrecord.model import Block, BlockKind, Dateline, Found, Page, PartialDate, Span
from onrecord.vocabulary import load_vocabulary

_WORDS = load_vocabulary("datelines")
_NOT_PLACES = frozenset(_WORDS["not_places"])
_COLON_PLACES = frozenset(_WORDS["colon_places"])
_HEAD = 170
_BLOCKS = 8

_BRACKETED = re.compile(r"\((?P<round>[^()\n]{2,70})\)|/(?P<slash>[^/\n]{2,40})/")
_DASHES = re.compile(r"[ \u00a0]?(?:--+|\u2014|\u2013|(?<=[ .,\u00a0])-(?=[ \u00a0])|:(?=[ \u00a0]))")
_DASH_SIGNS = ("\u2014", "\u2013", "-", ":")
_SPACED_DASH = re.compile(r"[ \u00a0](?:--?|[-\u2013\u2014])[ \u00a0]")
_DOTTED = re.compile(
    r"(?:(?P<place>[^\W\d_][\w -]{2,30})\.[ ](?:(?P<land>[^\W\d_][\w -]{2,20})\.[ ])?)?"
    r"(?P<date>\d{1,2}[ ][^\W\d_]{3,10}|[^\W\d_]{3,10}\.?[ ]\d{1,2})\.[ ]"
)
_COMMA_AGENCY = re.compile(r"(?P<lead>[^\n,]{3,40},[ ]\d{1,2}[ ][^\W\d_]{3,10}),[ ](?=[^\W\d_])")
_DATE_AFTER_DASH = re.compile(r"\s*[-\u2013\u2014|,]\s*$")
_PLACE_WORD = re.compile(r"[^\W\d_][\w.'\u2019\u02bc`]*(?:-[\w.'\u2019]+)*")
_RULES = ("-", "--", "\u2013", "\u2014")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# "— Меридиан, Тимур Сагдеев. Работы": the form of Russian agencies
_AUTHOR_AFTER = re.compile(r",[ ](?P<name>[^\W\d_][\w-]+(?:[ ][^\W\d_][\w-]+){1,2})\.(?=[ ])")


@once_a_page
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
    return (
        _bracketed(text, start, end)
        or _dotted(text, start, end)
        or _comma_parted(text, start, end)
        or _dashed(text, start, end)
    )


def _bracketed(text: str, start: int, end: int) -> Found[Dateline] | None:
    """Read "PLACE, DATE (AGENCY) -" and "PLACE (PUBLISHER / AGENCY - DATE)"."""
    for found in _BRACKETED.finditer(text, start, end):
        lead = read_lead(text, start, found.start())
        if lead is None:
            return None
        inside = found["round"] if found["round"] is not None else found["slash"]
        inner_mark = only_mark(inside)
        names = inside if inner_mark is None else inside[: inner_mark.start]
        agencies, publishers, unknown = split_names(_DATE_AFTER_DASH.sub("", names))
        closing = CLOSING.match(text, found.end(), end + 1)
        has_dash = closing is not None and closing["dash"] != ","
        if unknown:
            is_alone = lead.place is None and lead.mark is None  # "(The Center Square) – "
            closed = closing is not None and closing["dash"][-1] in "-\u2013\u2014"
            if is_alone and not (closed and found.start() == start and not inside.islower()):
                continue
            is_dated = lead.mark is not None and not text[start + lead.mark.end : found.start()].strip(" .,")
            if not is_alone and not (
                (has_dash or inner_mark or is_dated) and (lead.mark or lead.is_printed_as_place)
            ):
                continue  # "Since 1 March 2021, Saint-Ambreuil (Nièvre) has had"
            if agencies:
                publishers = (*publishers, *unknown)
            else:
                agencies, publishers = (unknown[-1],), (*publishers, *unknown[:-1])
        if not (agencies or publishers):
            continue
        if lead.place is None and lead.mark is None and not has_dash:
            continue
        stop = closing.end() if closing is not None and has_dash else found.end()
        place, mark = lead.place, lead.mark or inner_mark
        if place is None and has_dash and mark is None:
            place, mark, stop = _place_after(text, stop, end)
        return _found(text, start, stop, (place, mark), agencies, publishers)
    return None


def _place_after(text: str, start: int, end: int) -> tuple[str | None, DateMark | None, int]:
    """Read the place that follows the agency: "(ANSA) - ROMA, 08 FEB - "."""
    dash = _SPACED_DASH.search(text, start, end)
    if dash is not None:
        lead = read_lead(text, start, dash.start())
        if lead is not None and lead.place is not None and (lead.mark is not None or lead.place.isupper()):
            return lead.place, lead.mark, dash.end()
    return None, None, start


def _dashed(text: str, start: int, end: int) -> Found[Dateline] | None:
    """Read "МОСКВА, 8 фев — РИА Новости.", "WASHINGTON, Feb. 8 — " and "LONDON — "."""
    head = text[start:end]
    if not any(sign in head for sign in _DASH_SIGNS):  # most paragraphs have none
        return None
    for dash in _DASHES.finditer(head):
        lead = read_lead(text, start, start + dash.start())
        if lead is None:
            return None
        after = start + dash.end()
        is_colon = dash[0].strip() == ":"
        agency = None if is_colon else known_agency_at(text, after, end)
        if agency is not None and (lead.place or lead.mark):
            name, stop = agency
            authors, stop = _author_at(text, stop, end)
            return _found(text, start, stop, (lead.place, lead.mark), (name,), (), authors)
        if lead.place is None:
            return None
        if not is_colon and lead.mark is not None and _CYRILLIC.match(lead.place):
            told = _unknown_with_author(text, start, after, end, lead)
            if told is not None:
                return told
        publishers = (lead.house,) if lead.house else ()
        if not (_is_place_alone(lead, is_colon) or (publishers and not is_colon)):
            return None
        stop = after + len(text[after:end]) - len(text[after:end].lstrip(" \u00a0"))
        return _found(text, start, stop, (lead.place, lead.mark), (), publishers)
    return None


def _unknown_with_author(text: str, start: int, after: int, end: int, lead: Lead) -> Found[Dateline] | None:
    """Read "КАРСХОЛЬМ, 8 фев - Меридиан, Тимур Сагдеев. " and "КИЕВ, 8 фев — УНН. ", houses we don't know."""
    unknown = unknown_agency_at(text, after, end)
    if unknown is None:
        return None
    name, stop = unknown
    authors, behind = _author_at(text, stop, end)
    if not authors:
        if text[stop : stop + 2] != ". ":
            return None
        behind = stop + 2
    return _found(text, start, behind, (lead.place, lead.mark), (name,), (), authors)


def _author_at(text: str, stop: int, end: int) -> tuple[tuple[str, ...], int]:
    """Return the author whom an agency names right behind itself, and the end of the dateline."""
    behind = _AUTHOR_AFTER.match(text, stop - 2 if text[stop - 2 : stop] == ", " else stop, end)
    name = None if behind is None else read_name(behind["name"])
    return ((name,), behind.end()) if name and behind else ((), stop)


def _dotted(text: str, start: int, end: int) -> Found[Dateline] | None:
    """Read "Киев. 8 февраля. ИНТЕРФАКС-УКРАИНА - " where points stand between the parts."""
    parts = _DOTTED.match(text, start, end)
    mark = None if parts is None else only_mark(parts["date"])
    if parts is None or mark is None:
        return None
    agency = known_agency_at(text, parts.end(), end)
    if agency is None:
        unknown = unknown_agency_at(text, parts.end(), end)
        closing = None if unknown is None else CLOSING.match(text, unknown[1], end)
        if (
            unknown is None
            or closing is None
            or closing["dash"].strip() not in ("-", "--", "\u2013", "\u2014")
        ):
            return None
        if sum(map(str.isupper, unknown[0])) < 2:  # "8 февраля. Президент - глава государства"
            return None
        agency = unknown[0], closing.end()
    name, stop = agency
    return _found(text, start, stop, (parts["place"], mark), (name,), ())


def _comma_parted(text: str, start: int, end: int) -> Found[Dateline] | None:
    """Read "Минск, 8 февраля, БЕЛТА. " where a known agency follows the date after a comma."""
    parts = _COMMA_AGENCY.match(text, start, end)
    if parts is None:
        return None
    lead = read_lead(text, start, parts.end("lead"))
    agency = known_agency_at(text, parts.end(), end)
    if lead is None or lead.mark is None or agency is None:
        return None
    name, stop = agency
    if not text[:stop].rstrip().endswith((".", "-", "\u2013", "\u2014", ":")):
        return None
    return _found(text, start, stop, (lead.place, lead.mark), (name,), ())


def _is_place_alone(lead: Lead, is_colon: bool) -> bool:
    place = lead.place or ""
    words = place.casefold().rstrip(".")
    if words in _NOT_PLACES:
        return False
    first = _PLACE_WORD.match(place)
    caps = first is not None and first[0].isupper() and len(first[0]) > 2
    if is_colon:
        return caps and (lead.mark is not None or words.split(",")[0] in _COLON_PLACES)
    return caps or lead.mark is not None


def _found(
    text: str,
    start: int,
    stop: int,
    lead: tuple[str | None, DateMark | None],
    agencies: tuple[str, ...],
    publishers: tuple[str, ...],
    authors: tuple[str, ...] = (),
) -> Found[Dateline]:
    place, mark = lead
    date: PartialDate | None = None
    if mark is not None:
        readings, _flags = read_mark(mark, "")
        date = readings[0] if len(readings) == 1 else None
    span = Span(start, stop - (len(text[start:stop]) - len(text[start:stop].rstrip())))
    rule = "dateline:" + "+".join(
        part
        for part, there in (("place", place), ("date", mark), ("agency", agencies or publishers))
        if there
    )
    return Found(Dateline(place, date, agencies, publishers, authors), span, rule, span.of(text))
