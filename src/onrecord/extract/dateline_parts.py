"""What a dateline is made of: place and date before the agency, names in brackets, an agency after a dash."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extract.agency_names import canonical_agency
from onrecord.extract.dates.marks import DateMark
from onrecord.extract.dates.scanning import scan_dates
from onrecord.extract.publisher_names import known_publisher
from onrecord.vocabulary import load_vocabulary

_WORDS = load_vocabulary("datelines")
_NOT_PLACES = frozenset(_WORDS["not_places"])
_LOWER_IN_PLACE = frozenset(_WORDS["lower_in_place"])
_MOST_WORDS = 7
_MOST_LETTERS = 60
_HOUSE_WORDS = 4

CLOSING = re.compile(
    r"[ \u00a0]*(?P<dash>\.?[ \u00a0]?(?:--+|[-\u2013\u2014])|\.[ ]?[-\u2013\u2014]|[:.,])[ \u00a0]*"
)
"""What ends a dateline: a dash, a colon, a point."""

_SEPARATORS = re.compile(r"\s*(?:/|,|;|\band\b|\bund\b|&|\|)\s*")
_BARE_DAY = re.compile(r",?\s+\d{1,2}\s*$")
_CALL_SIGN = re.compile(r"[KW][A-Z]{2,3}(?:[-/ ]?(?:TV|FM|AM|DT|[A-Z]{3,4}))?")
_DOMAIN = re.compile(r"(?P<name>[A-Za-z][\w-]{2,20})\.(?:com|org|net|co|ru|ua|id|info|news)", re.IGNORECASE)
_AGENCY_WORDS = re.compile(r"[^\W\d_][\w.\u2011-]*(?:[ ][\w\u2011-]+)?")
_UNKNOWN_AGENCY = re.compile(r"[^\W\d_][\w-]{1,24}(?:\.[^\W\d_]{2,4})?(?:[ ][^\W\d_][\w-]{1,24}){0,2}")


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before the agency: a place, a date, a house ("KOMPAS.com"), or none of them."""

    place: str | None
    mark: DateMark | None
    house: str | None = None

    @property
    def is_printed_as_place(self) -> bool:
        """Tell whether the place is in capitals: "ORRIN, Calif."."""
        first = re.split(r"[,\s]", self.place or "", maxsplit=1)[0].strip(".")
        return len(first) > 2 and first.isupper()


def read_lead(text: str, start: int, stop: int) -> Lead | None:
    """Read "PLACE, DATE" in `text[start:stop]`; None when other words stand there."""
    lead = text[start:stop]
    mark = only_mark(lead)
    rest = lead if mark is None else lead[: mark.start] + " " + lead[mark.end :]
    if mark is None and any(character.isdigit() for character in lead):
        day = _BARE_DAY.search(lead)  # "MADRID, 8 (EUROPA PRESS)"
        if day is None:
            return None
        rest = lead[: day.start()]
    if mark is not None and mark.start == 0 and lead[mark.end :].startswith(". "):
        return None  # "8 февраля. Президент - глава государства"
    rest = rest.strip(" ,.:;/\u00a0\u2013\u2014-*_#[]")
    if not rest:
        return Lead(None, mark)
    words = rest.replace("/", " ").split()
    if len(words) > _MOST_WORDS or len(rest) > _MOST_LETTERS or not all(map(_fits_place, words)):
        return None
    if words[0].strip(".,").casefold() in _NOT_PLACES or rest.casefold() in _NOT_PLACES:
        return None
    rest, house = _without_house(rest + "]" if "[" in rest else rest)
    words = rest.split()
    while words and words[-1].strip(",.") in _LOWER_IN_PLACE:  # "Paris, le 8 février"
        rest = rest[: rest.rindex(words.pop())].rstrip(" ,")
    if not rest:
        return Lead(None, mark, house) if house else None
    return Lead(rest, mark, house) if rest[:1].isupper() else None


def only_mark(text: str) -> DateMark | None:
    """Return the date of `text` when it holds exactly one."""
    if not any(character.isdigit() for character in text):
        return None
    marks = scan_dates(text)
    return marks[0] if len(marks) == 1 and (marks[0].day is not None or marks[0].pair) else None


def split_names(printed: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Split the words in brackets into known agencies, publishers and unknown names; none for other words."""
    agencies: list[str] = []
    publishers: list[str] = []
    unknown: list[str] = []
    strange = False
    for name in [printed] if canonical_agency(printed) else _SEPARATORS.split(printed):
        name = name.strip(" .-\u2013\u2014")
        if not name:
            continue
        if (agency := canonical_agency(name)) is not None:
            agencies.append(agency)
        elif (publisher := known_publisher(name)) is not None:
            publishers.append(publisher)
        elif _CALL_SIGN.fullmatch(name) is not None:
            publishers.append(name)
        elif is_house(name):
            unknown.append(name)
        elif not (name.isalpha() and name.islower() and len(name) <= 4):  # "dpa/lno": a desk of the agency
            strange = True
    if strange:
        return (), (), ()
    return tuple(dict.fromkeys(agencies)), tuple(dict.fromkeys(publishers)), tuple(dict.fromkeys(unknown))


def is_house(name: str) -> bool:
    """Tell whether `name` could be a house: up to four words, each with a capital."""
    words = name.split()
    return (
        0 < len(words) <= _HOUSE_WORDS
        and name[0].isupper()
        and all(word[0].isupper() or word in _LOWER_IN_PLACE for word in words)
    )


def known_agency_at(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the known agency that starts at `start`, after white space, and the end of the dateline."""
    position = _after_space(text, start, end)
    found = _AGENCY_WORDS.match(text, position, min(end, position + 40))
    if found is None:
        return None
    first = found[0].split(" ")[0]
    for words in (found[0], first, first.partition(".")[0] if _DOMAIN.fullmatch(first.rstrip(".")) else ""):
        name = canonical_agency(words) if words else None
        if name is not None:
            stop = position + len((first if words not in (found[0], first) else words).rstrip("."))
            closing = CLOSING.match(text, stop, end)
            return name, closing.end() if closing is not None else stop
    return None


def unknown_agency_at(text: str, start: int, end: int) -> tuple[str, int] | None:
    """Return the capitalised words at `start`, one to three, and their end."""
    position = _after_space(text, start, end)
    found = _UNKNOWN_AGENCY.match(text, position, end)
    if found is None or not is_house(found[0].rstrip(".")):
        return None
    return found[0].rstrip("."), position + len(found[0].rstrip("."))


def _after_space(text: str, start: int, end: int) -> int:
    return start + len(text[start:end]) - len(text[start:end].lstrip(" \u00a0/("))


def _fits_place(word: str) -> bool:
    core = word.strip(".,'\u2019()[]-")
    if word.rstrip(".,").endswith((":", "?", "!")):
        return False
    return not core or core[0].isupper() or core in _LOWER_IN_PLACE


def _without_house(rest: str) -> tuple[str, str | None]:
    """Part the house from the place: "JAKARTA, KOMPAS.com", "TEMPO.CO, Jakarta", "London CNN"."""
    pieces = [piece.strip() for piece in rest.split(",")]
    for piece in pieces:
        if _DOMAIN.fullmatch(piece) is not None:
            return ", ".join(other for other in pieces if other != piece), piece
    head, _, last = rest.rpartition(" ")
    if head and last.isupper() and (house := known_publisher(last)) is not None:
        return head.rstrip(" ,("), house
    return rest, None
