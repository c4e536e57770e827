"""What one line says of agencies: labelled sources, parts, bylines, signatures; never a picture's."""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extract.agency_names import canonical_agency, is_everyday_word, may_name_agency
from onrecord.extract.bylines.cues import STOP_CUE, alternation
from onrecord.extract.bylines.names import read_name
from onrecord.extract.dateline_parts import is_house
from onrecord.extract.dates.scanning import scan_dates
from onrecord.extract.dates.words import MONTHS, WEEKDAYS
from onrecord.extract.publisher_names import known_publisher
from onrecord.vocabulary import load_vocabulary, phrases

_PICTURES = frozenset(phrases("agencies", "picture_words"))
_PEOPLE = frozenset(phrases("agencies", "people_words"))
_PARTS = phrases("agencies", "part_cues")
_LONG_PARTS = alternation(tuple(cue for cue in _PARTS if " " in cue))
_SHORT_PARTS = alternation(tuple(cue for cue in _PARTS if " " not in cue))

# "Source: Jane Doe, Contributor"
_POSTS = frozenset((*phrases("bylines", "reporter_words"), *phrases("bylines", "roles")))
_LABELS = frozenset(label.split()[0] for label in phrases("agencies", "source_labels"))
_LONG_KEYS = frozenset(max(cue.split(), key=len) for cue in _PARTS if len(cue) > len("with files"))

_LABEL = re.compile(
    rf"[\s*_(\[>|]*(?:{alternation(phrases('agencies', 'source_labels'))})"
    r"(?P<colon>[*_ \u00a0]*[:|][*_ \u00a0]*|[ \u00a0]+)",
    re.IGNORECASE,
)
_PART = re.compile(
    rf"(?<!\w)(?:(?P<long>{_LONG_PARTS})|{_SHORT_PARTS})(?:[ \u00a0]*:)?[ \u00a0]+(?=[^\W\d_])", re.IGNORECASE
)
_CONJUNCTION = re.compile(r"\s+(?:and|und|et|y|e|и|та|і)\s+")
_JOIN = re.compile(rf"\s*(?:,|/|&|;|\||\+|\u2022|\u00b7)\s*|{_CONJUNCTION.pattern}", re.IGNORECASE)
_END = re.compile(r"[|()\[\]\n\u2022\u2013\u2014]|\s-\s|\.(?:\s|$)|:\s")
_TOKEN = re.compile(r"[^\W_][\w.\u2019'\u2011-]*")
_WORDS = re.compile(r"[^\W_]+")
_PARTING = {code: " " for code in range(128) if not chr(code).isalnum()}
"""What parts the words of ASCII: one table costs a quarter of the pattern."""
_LISTED = re.compile(r"[^\s,;|/()\[\]&+*_\u2022\u00b7][^,;|/()\[\]&+*_\u2022\u00b7]*")
_EDGE = re.compile(r"[,|\u2022\u00b7\u2013\u2014-]?")
_INITIALS = re.compile(r"[a-z\u00e4\u00f6\u00fc]{2,3}\.?|[A-Z]{2}(?=$)")  # "mr/wd/APA", "DN/Lusa"
_DESK = frozenset(phrases("agencies", "desk_words"))
_LEGAL = frozenset(load_vocabulary("publishers")["copyright"]["legal"])
_SIGNED_CAPS = re.compile(r"[.!?\u201d\"\u00bb\u2019)][ \u00a0](?P<name>[A-Z]{2,5})$")
_SIGNED = re.compile(
    r"(?:^|(?<=[.!?\u201d\"\u00bb\u2019)])[ \u00a0]*)(?P<lead>[(\[/]|-{1,2}[ ]?|[\u2013\u2014][ ]?)"
    r"(?P<name>[^()\[\]/\n\u2013\u2014]{2,30})[)\]/]?[. ]*$"
)
_OPENED = re.compile(
    r"[(\[]?(?P<name>[^\W\d_a-z][\w.]{1,11}(?:[ ][^\W\d_a-z]\w{1,11})?)[)\]]?[ ](?:-{1,2}|[\u2013\u2014])[ ]"
    r"[\"\u201c\u00ab(]?[^\W\d_]"
)
_OWNER = re.compile(
    r"(?:\u00a9|\(c\)|copyright)[ ,\u00a9]*(?:\d{4}(?:[-\u2013]\d{4})?[ ,.]*)?(?:by[ ])?"
    r"(?P<name>[^\n.,|/(]{2,40})",
    re.IGNORECASE,
)
# "Reuters and the Associated Press contributed to this report"
_CONTRIBUTED = re.compile(r"(?P<names>[^.!?\n]{2,80}?)\s(?:have\s|also\s)?contributed\b")
_MOST_TOKENS = 4
_MOST_NAMES = 5
_MOST_LOWER = 4
_TAIL = 60
_NAMES = 80
_OUTER = 400


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency that a line names, where in the line, and by which form."""

    name: str
    start: int
    end: int
    rule: str
    printed: str


def may_credit(text: str) -> bool:
    """Tell whether the line can name an agency at all: a known name, a label, or the words of a credit."""
    folded = text[:_OUTER].casefold()
    words = folded.translate(_PARTING).split() if folded.isascii() else _WORDS.findall(folded)
    return bool(words) and (words[0] in _LABELS or not _LONG_KEYS.isdisjoint(words) or may_name_agency(words))


def is_picture_line(text: str) -> bool:
    """Tell whether the line credits or describes a picture."""
    return not _PICTURES.isdisjoint(map(str.casefold, _TOKEN.findall(text[:_OUTER])))


def credits_of_sources(text: str) -> list[Credit]:
    """Return the agencies of a line that a label opens: "Source: Northwire", "Источник: ТАСС"."""
    label = _LABEL.match(text)
    if label is None or any(read_name(part) for part in text[label.end() : _OUTER].split("/")[1:]):
        return []  # "Quelle: dpa/Boris Roessler" credits a picture
    is_labelled = label["colon"].strip(" *_\u00a0") in (":", "|")
    return [
        credit for credit in _names(text, label.end(), "source_line", accept_unknown=is_labelled)
        if is_labelled or credit.end >= len(text.rstrip(" .)]*_"))
    ]  # fmt: skip


def credits_of_parts(text: str) -> list[Credit]:
    """Return the agencies after words such as "with inputs from", "avec", wherever they stand in the line."""
    found: list[Credit] = []
    for cue in _PART.finditer(text[:_OUTER]):
        is_long = cue["long"] is not None and len(cue["long"]) > len("with files")
        found += _names(text, cue.end(), "part_credit", accept_unknown=is_long)
    return found


def credits_of_byline(text: str) -> list[Credit]:
    """Return the known agencies that a byline names: "AFP Published December 9", "By Jane Doe, AP"."""
    tokens = list(_TOKEN.finditer(text[:_OUTER]))
    if sum(token[0].islower() and token[0].isalpha() for token in tokens) > _MOST_LOWER:
        return credits_of_team(text)  # "An MSC cargo ship leaves the port on Aug. 31, 2019. (AP)"
    found: list[Credit] = []
    index = 0
    while index < len(tokens):
        for count in range(min(_MOST_TOKENS, len(tokens) - index), 0, -1):
            start, end = tokens[index].start(), tokens[index + count - 1].end()
            name = canonical_agency(text[start:end])
            following = tokens[index + count] if index + count < len(tokens) else None
            if name is not None and ends_name(text, end, following):
                found.append(Credit(name, start, end, "byline", text[start:end]))
                index += count - 1
                break
        index += 1
    return found


def credits_of_pieces(text: str) -> list[Credit]:
    """Return the agencies that are pieces of a line of names: "Jane Doe | AP", "PTI | New Delhi"."""
    words = _CONJUNCTION.sub(" ", text).split()
    if len(text) > _NAMES or any(word.islower() for word in words):
        return []
    return [credit for credit in credits_of_byline(text) if _stands_alone(text, credit)]


def _stands_alone(text: str, credit: Credit) -> bool:
    before, after = _CONJUNCTION.sub(", ", text[: credit.start])[-2:].strip(), text[credit.end :][:2].strip()
    return _EDGE.fullmatch(before) is not None and _EDGE.fullmatch(after) is not None


def credits_of_team(text: str) -> list[Credit]:
    """Return the agency whose people open the line: "Associated Press writers Jane Doe and John Roe"."""
    listed = _CONTRIBUTED.match(text)
    if listed is not None and (named := _names(listed["names"], 0, "byline", accept_unknown=False)):
        return named
    name = _first_words(text[:_OUTER])
    return [] if name is None else [Credit(name, 0, len(text), "byline", text)]


def lone_agency(text: str) -> list[Credit]:
    """Return the agencies of a line that names them and no more: "AFP / Reuters", "(APA, red, 14.2.2023)".

    Initials of the desk ("mr/wd", "red.") and the date may stand beside them.
    """
    if len(text) > _TAIL:
        return []
    marks = scan_dates(text)
    end = marks[0].start if marks else len(text)
    found: list[Credit] = []
    for piece in _LISTED.finditer(text, 0, end):
        start = piece.start()
        for printed in (
            _CONJUNCTION.split(piece[0].rstrip()) if canonical_agency(piece[0]) is None else [piece[0]]
        ):
            printed, start = printed.rstrip(), text.index(printed, start)
            name = canonical_agency(printed) or _employer(printed)
            if name is not None:
                found.append(Credit(name, start, start + len(printed), "agency_line", printed))
            elif not (printed.rstrip(".").casefold() in _DESK or _INITIALS.fullmatch(printed)):
                return []
    return found


def signature(text: str) -> list[Credit]:
    """Return the known agency behind the last sentence: "(ANSA).", "— Bernama"."""
    base = max(0, len(text) - _TAIL)
    tail = text[base:].rstrip()
    signed = _SIGNED.search(tail) or _SIGNED_CAPS.search(tail)
    name = None if signed is None else canonical_agency(signed["name"])
    if signed is None or name is None:
        return []
    return [Credit(name, base + signed.start("name"), base + signed.end("name"), "signature", signed["name"])]


def opening_sign(text: str) -> list[Credit]:
    """Return the known agency that opens a text without a place: "AGI - Un incendio è divampato"."""
    opened = _OPENED.match(text)
    name = None if opened is None else canonical_agency(opened["name"])
    if opened is None or name is None:
        return []
    return [Credit(name, opened.start("name"), opened.end("name"), "opening", opened["name"])]


def owner_of_copyright(text: str) -> str | None:
    """Return the known agency that a copyright line names as the owner."""
    owner = _OWNER.search(text[:_OUTER])
    return None if owner is None else canonical_agency(owner["name"].removesuffix(" All rights reserved"))


def _names(text: str, start: int, rule: str, *, accept_unknown: bool) -> list[Credit]:
    """Return the agencies that stand at `start`, joined by commas or conjunctions."""
    stop = _END.search(text, start)
    limit = min(stop.start() if stop else len(text), start + 120)
    cue = STOP_CUE.search(text, start, min(limit + 2, len(text)))  # "Xinhua Editor:": the colon shows the cue
    limit = min(cue.start(), limit) if cue is not None else limit
    for mark in scan_dates(text) if len(text) <= _OUTER else ():
        if start <= mark.start < limit:
            limit = mark.start
    found: list[Credit] = []
    position = start
    for join in [*list(_JOIN.finditer(text, start, limit))[:_MOST_NAMES], None]:
        end = join.start() if join is not None else limit
        printed = text[position:end].strip(" .,*_\u00a0-")
        name = canonical_agency(printed) or _first_words(printed)
        if name is not None and rule == "part_credit" and is_everyday_word(printed):
            name = None
        if name is None and accept_unknown and printed.casefold() not in _POSTS:
            name = _unknown(printed)
        if name is not None:
            low = text.index(printed, position)
            found.append(Credit(name, low, low + len(printed), rule, printed))
        elif not found and not accept_unknown:
            break
        position = join.end() if join is not None else end
    return found


def _first_words(printed: str) -> str | None:
    """Return the known agency that opens a phrase of people: "Associated Press writers Jane Doe"."""
    words = printed.split()
    for count in range(min(_MOST_TOKENS, len(words) - 1), 0, -1):
        if words[count].casefold().strip(".,") in _PEOPLE or words[count].islower():
            name = canonical_agency(" ".join(words[:count]))
            if name is not None:
                return name
    return None


def _employer(printed: str) -> str | None:
    """Return the known agency whose office a phrase names: "PA Court Reporter", "AP Sports Writer"."""
    words = printed.split()
    if len(words) > _MOST_TOKENS or words[-1].casefold() not in _PEOPLE:
        return None
    return next(filter(None, (canonical_agency(" ".join(words[:count])) for count in (2, 1))), None)


def _unknown(printed: str) -> str | None:
    """Return a house that we don't know; people, publishers and sentences are none."""
    if not is_house(printed) or known_publisher(printed) is not None or "." in printed:
        return None
    if printed.casefold() in _DESK or printed.casefold() in _LEGAL:
        return None  # "SOURCE: THE COURIER AND NEWS AGENCIES", "Tribune Content Agency, LLC"
    return printed if read_name(printed) is None else None


def ends_name(text: str, end: int, following: re.Match[str] | None) -> bool:
    """Tell whether a name ends at `end`: no other capitalised word goes on with it ("Reuters Institute")."""
    if text[end : end + 1] == "/" and following is not None and canonical_agency(following[0]) is None:
        return False  # "REUTERS/Dana Voss" credits a picture
    if following is None or text[end : following.start()].strip():
        return True
    word = following[0].casefold().strip(".")
    if following[0][0].islower() or following[0][0].isdigit() or word in MONTHS or word in WEEKDAYS:
        return True
    return word in _PEOPLE or STOP_CUE.match(text, following.start()) is not None
