"""The grammar of one byline: names, joins, roles, places, handles, as in "By JANE DOE and JOHN ROE, AP"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from onrecord.extract.agency_names import canonical_agency
from onrecord.extract.bylines.names import is_particle, opens_with_given_name, read_name
from onrecord.extract.publisher_names import known_publisher
from onrecord.vocabulary import load_vocabulary

_WORDS = load_vocabulary("bylines")
_ROLES = frozenset(word for words in _WORDS["roles"].values() for word in words)
# "DARLENE KOTTKE Lincoln Journal Star"
_HOUSE_WORDS = frozenset({
    "chronicle", "courier", "daily", "democrat", "dispatch", "express", "gazette", "globe", "herald",
    "journal", "ledger", "mail", "mirror", "news", "newspapers", "post", "press", "record",
    "register", "review", "sentinel", "staff", "star", "sun", "telegraph", "times", "tribune",
    "voice", "world",
})  # fmt: skip
# "Redaktion Polizeiticker Schweiz": a house follows
_DESKS = frozenset({"redaktion"})
_JOINS = "|".join(
    re.escape(join) for join in sorted(_WORDS["joins"]["words"], key=len, reverse=True) if join.isalpha()
)

# A piece ends at a comma, a bar, a bullet, a bracket, a join, or "in Place".
_BREAK = re.compile(
    rf"\s*(?:[,;|/\u2022\u00b7\u30fb\u3001()\[\]<>\n+&\u2013\u2014]|\s-\s|--)\s*|\s+(?:{_JOINS})\s+(?=[^\W\d_])",
    re.IGNORECASE,
)
_PLACE_TAIL = re.compile(
    r"\s+(?:in|at|for|from|reports?|reporting|aus|für|à|en|desde|em|из|в|із|у|специально)\s.*$", re.IGNORECASE
)
# "Ana Sandoiu on" (July 27), "Amy Motroni 5 Comments"
_LOOSE_END = re.compile(
    r"\s+(?:(?:on|at|am|um|op|the)(?![^\W\d_])|(?:le|el|em|il|den|hace|vor|h\u00e1)\s+\d|-|\d).*$|\s+(?:kindly\s+|please\s+)?(?:follow|share|shares|posted|published|updated|suivre|folgen|seguir|segui|подписаться)\b.*$",
    re.IGNORECASE,
)
# glued by a careless rendering: "Hillel ItalieThe Associated Press", "Marla MillingContributor"
_GLUED = re.compile(r"(?<=[a-zà-ÿ]{3})(?=[A-ZÀ-Þ]{2,}|[A-ZÀ-Þ][a-zà-ÿ])|(?<=[a-zà-ÿ])(?=[@\d])")
_NOISE = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.]+|https?://\S+|www\.\S+|@\w+|\[[^\]]*\]\([^)]*\)|\u00a9|[\u200b\u200e\u200f\u00ad\ufeff]"
)
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_LINKED = re.compile(r"!?\[(?P<text>[^\[\]]*)\]\([^)\s]*(?:\s\"[^\"]*\")?\)")
# "Katharina Schmidt Kategorien: Mode"
_LABEL = re.compile(r"\s+[^\W\d_][\w-]+:\s*\S.*$")
_OTHER_WORK = re.compile(
    r"\s?\((?:photos?|fotos?|bild(?:er)?|videos?|illustrations?|graphics?|camera|\u0444\u043e\u0442\u043e)\)",
    re.IGNORECASE,
)
_SHIFT = re.compile(r"\((?:now|earlier)\)")  # who keeps a live page: "Jane Doe (now) and John Roe (earlier)"
_EMPHASIS = re.compile(r"[*_`#>]+")
_CASELESS = re.compile(
    r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u10d0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_MOST_BREAKS = 100  # what has more commas and conjunctions is a list, not a byline


@dataclass(frozen=True, slots=True)
class NamePiece:
    """A name inside a byline and where its printed words stand."""

    name: str
    start: int
    end: int
    is_shouted: bool = False  # printed in capitals


def names_in(text: str, start: int, end: int) -> list[NamePiece]:
    """Return the personal names of the byline `text[start:end]` (cue words already cut off), in order."""
    pieces: list[NamePiece] = []
    position = start
    parted = ""
    breaks = list(islice(_BREAK.finditer(text, start, end), _MOST_BREAKS))
    if len(breaks) == _MOST_BREAKS:
        return pieces
    for found in [*breaks, None]:
        stop = end if found is None else found.start()
        piece = _piece(text, position, stop)
        if piece is not None and _OTHER_WORK.match(text, stop) is not None:
            piece = None  # "Jane Doe, John Roe (photos)"
        if piece is not None and _may_follow(piece, pieces, parted, "" if found is None else found[0]):
            pieces.extend(_two_persons(text, piece))
        parted = "" if found is None else found[0].strip()
        position = stop if found is None else found.end()
    return pieces


def _may_follow(piece: NamePiece, pieces: list[NamePiece], parted: str, closed: str) -> bool:
    """Tell whether a piece behind the first name is a name too and not the house or the place.

    "Otávio Brandão, Portal do Cais — Vale de Orrin": behind a dash or a bar, or as the last behind a comma,
    only a given name that we know makes a person; in a list ("A, B and C") the form does.
    """
    if not pieces or opens_with_given_name(piece.name) or _CASELESS.search(piece.name):
        return True
    if parted.isalpha() or parted == "&":
        return True
    if piece.is_shouted and pieces[0].is_shouted and parted == ",":
        return True  # "NOA BEN AMI, REUVEN ADLER"
    return parted == "," and closed.strip().casefold() in (
        "and",
        "und",
        "et",
        "y",
        "e",
        "и",
        "та",
        "і",
        "&",
        ",",
    )


def _two_persons(text: str, piece: NamePiece) -> list[NamePiece]:
    """Part two names that no mark parts, as links in a row: "Callum Reyes Ottilie Brandt"."""
    words = piece.name.split()
    if len(words) != 4 or is_particle(words[1]) or is_particle(words[2]):
        return [piece]
    given = [opens_with_given_name(word) for word in words]
    if given != [True, False, True, False] or text[piece.start : piece.end].split() != words:
        return [piece]
    middle = text.index(words[2], piece.start + len(words[0]) + len(words[1]))
    end = text.index(words[1], piece.start + len(words[0])) + len(words[1])
    first = NamePiece(" ".join(words[:2]), piece.start, end)
    return [first, NamePiece(" ".join(words[2:]), middle, piece.end)]


def plain(text: str) -> str:
    """Return `text` with emphasis, links and what nobody sees blanked out, length kept: offsets hold."""

    def keep_words(found: re.Match[str]) -> str:
        low, high = found.start("text") - found.start(), found.end("text") - found.start()
        return " " * low + found["text"] + " " * (len(found[0]) - high)

    if not text.isprintable():
        text = _UNSEEN.sub(" ", text)
    if "(now)" in text or "(earlier)" in text:
        text = _SHIFT.sub(lambda found: " " * len(found[0]), text)
    if "](" in text:
        text = _LINKED.sub(keep_words, text)
    if _EMPHASIS.search(text) is None:
        return text
    return _EMPHASIS.sub(lambda found: " " * len(found[0]), text)


def _piece(text: str, start: int, end: int) -> NamePiece | None:
    printed = text[start:end]
    if printed.isascii() and len(printed.split()) < 2:
        return None
    cleaned = _NOISE.sub(lambda found: " " * len(found[0]), printed)
    tail = _PLACE_TAIL.search(cleaned)
    if tail is not None:
        cleaned = cleaned[: tail.start()]
    glue = _GLUED.search(cleaned)
    if glue is not None:
        cleaned = cleaned[: glue.start()]
    label = _LABEL.search(cleaned)
    if label is not None:
        cleaned = cleaned[: label.start()]
    loose = _LOOSE_END.search(cleaned.rstrip() + " ", len(cleaned) - len(cleaned.lstrip()) + 1)
    if loose is not None:
        cleaned = cleaned[: loose.start()]
    stripped = cleaned.strip(" \u00a0\t.,:;'\"\u201c\u201d-\u2013\u2014")
    if not stripped:
        return None
    low = start + cleaned.index(stripped[0])
    stripped = _without_house(stripped)
    name = read_name(stripped) or _without_role(stripped) or _in_capitals(stripped)
    if name is None:
        return None
    end = low - start
    for token in stripped.split():  # white space between the words may be wider than in the name
        end = cleaned.index(token, end) + len(token)
    return NamePiece(name, low, start + end, stripped.isupper())


def _without_house(printed: str) -> str:
    """Return a name without the house that trails it: "Paul Steinhauser Fox News", and no name twice over."""
    tokens = printed.split()
    for count in (3, 2, 1):
        if len(tokens) - count >= 2:
            tail = " ".join(tokens[-count:])
            if canonical_agency(tail) or known_publisher(tail):
                tokens = tokens[:-count]
                break
    half = len(tokens) // 2
    if half >= 2 and len(tokens) == 2 * half and tokens[:half] == tokens[half:]:
        tokens = tokens[:half]
    return " ".join(tokens)


def _in_capitals(printed: str) -> str | None:
    """Return the name in capitals before the house that prints it: "DARLENE KOTTKE Lincoln Journal Star"."""
    tokens = printed.split()
    count = next((at for at, token in enumerate(tokens) if not token.isupper()), len(tokens))
    if not 2 <= count <= 3 or count == len(tokens) or not all(token[0].isupper() for token in tokens):
        return None
    if not any(token.casefold().strip(".,") in _HOUSE_WORDS for token in tokens[count:]):
        return None
    return read_name(" ".join(tokens[:count]))


def _without_role(printed: str) -> str | None:
    """Return the name beside a role that no comma parts: "Political editor Jane Doe", "Jane Doe BBC News"."""
    tokens = printed.split()
    count = 0
    while count < len(tokens) and tokens[count].casefold().strip(".,:").rpartition("-")[2] in _ROLES:
        count += 1
    if 0 < count <= len(tokens) - 2 and tokens[0].casefold() not in _DESKS:
        return read_name(" ".join(tokens[count:]))
    for size in (3, 2):
        if size < len(tokens) and tokens[size - 1].casefold() in _ROLES:
            continue  # "Omari Bell Data journalist"
        if any(token.casefold().strip(".,:") in _ROLES for token in tokens[size : size + 3]):
            name = read_name(" ".join(tokens[:size]))
            if name is not None:
                return name
    return None
