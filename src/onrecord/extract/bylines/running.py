"""The byline of a page that lost its lines: "... open by one vote By Dag Solberg | Gazette PUBLISHED: May".

Without line ends only a cue with a capital and a given name that we know show where a name begins; it ends
after one surname, unless a separator says that more words belong to it.
"""

from __future__ import annotations

import re
from itertools import islice

from onrecord.extract.bylines.cues import alternation
from onrecord.extract.bylines.grammar import NamePiece
from onrecord.extract.bylines.names import is_particle, opens_with_given_name, read_name
from onrecord.extract.dates.scanning import scan_dates
from onrecord.extract.dates.words import MONTHS, WEEKDAYS
from onrecord.extract.layout import Layout
from onrecord.text.other_work import other_work
from onrecord.vocabulary import phrases

_LONG_LINE = 400
_REACH = 3_000
_CUE = re.compile(
    r"(?<![\w,'\u2019\u201c\u201e\u00ab-])(?:By|BY|by:"
    r"|(?:Written|Story|Reported|Report|Posted|Published) by|Von|Par|Por|Автор|Текст)"
    r":?[ \u00a0](?=[^\W\d_a-z])"
)
# "7:45 am PST by Joe Lund"
_SMALL_CUE = re.compile(r"(?<![^\W\d_])(?:[A-Z]{2,4}|[ap]\.?m\.?|AM|PM|(?:19|20)\d{2})[ ]by[ ](?=[A-Z])")
_LABEL = re.compile(r"(?<![\w-])(?:WRITER|Writer|AUTHOR|Author|REPORTER|Reporter)[ ]?:[ ](?=[A-Z])")
_HANDLE = re.compile(
    r"(?<![\w@.])(?P<name>[A-Z][\w.'\u2019-]{1,15}(?:[ ][A-Z][\w.'\u2019-]{1,15}){1,2})"
    r"@[A-Za-z]\w{2,}(?![\w.])"
)
# "By Ana Sorel Published 8 March": what follows ends the name, so it need not be known
_ENDED = re.compile(
    r"(?P<name>[A-Z][\w.'\u2019-]{1,15}(?:[ ][A-Z][\w.'\u2019-]{1,15}){1,2}?)[ ]?"
    r"(?:[|\u00b7\u2022\u2013\u2014-][ ])?(?=(?:Published|PUBLISHED|Updated|UPDATED|Posted|POSTED)[ :]|\d|$)"
)
_TOKEN = re.compile(r"[^\s,;|()\[\]@]+")
_GLUED = re.compile(r"(?<=[a-z\u00df-\u00ff]{2})(?P<tail>[A-Z][a-z]+)")
_GLUED_WORDS = frozenset({"Sponsored", "Contributor", "Staff", "Senior", "Reporter", "Published", "Updated"})
_JOIN = re.compile(r"[ \u00a0]*,?[ \u00a0](?:and|und|et|y|e|и|та|&)[ \u00a0]|[ \u00a0]*,[ \u00a0]")
_SEPARATED = re.compile(
    r"[ \u00a0]*(?:[,;|()/\u2022\u00b7\d]|-[ ]|and[ ]|in[ ]|[A-Z][a-z]+ed\b|PUBLISHED|UPDATED|POSTED)"
)
_MOST_NAMES = 6
_MOST_DATES = 12
_LOOK_BACK = 70
_GAP = re.compile(
    r"[\s|\u00b7\u2022,\u2013\u2014-]*"
    r"(?:(?:in|for|[^\W\d_a-z][\w.]{0,20})[\s|/\u00b7\u2022,:\u2013\u2014-]+){0,3}(?:date[: ]+)?"
)
_ROLE = re.compile(rf"(?<!\w)(?:{alternation(phrases('bylines', 'reporter_words'))})(?!\w)", re.IGNORECASE)
_OTHER_CREDIT = re.compile(
    rf"(?<!\w)(?:{alternation(tuple(other_work()))})[ ]?:?[ ]$|[/\u00a9]\s?$", re.IGNORECASE
)
_AFTER_BY = frozenset(phrases("names", "not_after_by"))


def running_byline(layout: Layout) -> list[NamePiece]:
    """Return the names of the last cue above or at the opening of the body, on a line too long to be a line.

    Their positions are those of the source text.
    """
    text = layout.page.source.text
    span = _head(layout)
    if span is None:
        return []
    start, stop = span
    found: list[NamePiece] = []
    for cue in _CUE.finditer(text, start, stop):
        before = text[max(0, cue.start() - 16) : cue.start()].split()
        if before and f"{before[-1].casefold()} by" in other_work():
            continue  # "Edited By"
        if _line_length(text, cue.start()) >= _LONG_LINE:
            found = _names_at(text, cue.end()) or _ended_at(text, cue.end()) or found
    if not found:
        for cue in (*_LABEL.finditer(text, start, stop), *_SMALL_CUE.finditer(text, start, stop)):
            if is_long_line(text, cue.start()) and (
                found := _names_at(text, cue.end()) or _ended_at(text, cue.end())
            ):
                break
    return found


def _ended_at(text: str, start: int) -> list[NamePiece]:
    """Return the name at `start`, known or not, that a stamp ends: "Ana Sorel Published"."""
    limit = min(len(text), start + _LOOK_BACK)
    stop = min((mark.start for mark in scan_dates(text) if start < mark.start < limit), default=limit)
    ended = _ENDED.match(text, start, stop)
    name = None if ended is None or ended.end() == limit else read_name(ended["name"])
    if ended is None or name is None or ended["name"].split()[0].casefold() in _AFTER_BY:
        return []
    return [NamePiece(name, ended.start("name"), ended.end("name"))]


def running_names(layout: Layout) -> list[NamePiece]:
    """Return the name without a cue that a role or a date follows, on a line too long to be a line."""
    text = layout.page.source.text
    span = _head(layout)
    return (
        []
        if span is None
        else (_beside_handle(text, *span) or _beside_role(text, *span) or _before_date(text, *span))
    )


def _head(layout: Layout) -> tuple[int, int] | None:
    """Return the stretch from some way above the body to the end of its first paragraph."""
    blocks = layout.page.blocks
    if layout.first >= len(blocks):
        return None
    stop = blocks[layout.first].span.end
    return max(0, stop - _REACH), stop


def _beside_handle(text: str, start: int, stop: int) -> list[NamePiece]:
    """Return the name that a handle follows without a space: "Updated an hour ago Ana Sorel@anasorel"."""
    for handle in _HANDLE.finditer(text, start, stop):
        if not is_long_line(text, handle.start()):
            continue
        words = list(_TOKEN.finditer(text, handle.start(), handle.end("name")))
        for first in range(len(words) - 1):
            name = read_name(text[words[first].start() : handle.end("name")])
            if name is not None and opens_with_given_name(words[first][0]):
                return [NamePiece(name, words[first].start(), handle.end("name"))]
    return []


def _beside_role(text: str, start: int, stop: int) -> list[NamePiece]:
    """Return the name that a role follows: "Share Save Maren Holt Transport correspondent"."""
    for role in _ROLE.finditer(text, start, stop):
        piece = _name_before(text, role.start(), start)
        if piece is not None:
            return [piece]
    return []


def _before_date(text: str, start: int, stop: int) -> list[NamePiece]:
    """Return the name right before a date above the body: "RAVI MENON - 10/5/2022"."""
    for mark in islice((mark for mark in scan_dates(text) if start <= mark.start < stop), _MOST_DATES):
        piece = _name_before(text, mark.start, start)
        if piece is not None:
            return _listed(text, piece, mark.start)
    return []


def _listed(text: str, piece: NamePiece, stop: int) -> list[NamePiece]:
    """Return the names of the list that `piece` opens before `stop`: "Ana Sorel, Mia Lund | House May 3"."""
    return [found for found in _names_at(text, piece.start) if found.end <= stop] or [piece]


def _name_before(text: str, position: int, start: int) -> NamePiece | None:
    """Return the name that ends before `position` with at most a few capitalised words or cues between."""
    low = max(start, position - _LOOK_BACK)
    if _line_length(text, position) < _LONG_LINE:
        return None
    for token in _TOKEN.finditer(text, low, position):
        if low > start and token.start() == low and text[low - 1].isalnum():
            continue
        piece = _name_at(text, token.start())
        if piece is not None and _OTHER_CREDIT.search(text, max(0, piece.start - 24), piece.start):
            continue
        if (
            piece is not None
            and piece.end <= position
            and _GAP.fullmatch(text, _listed(text, piece, position)[-1].end, position) is not None
        ):
            return piece
    return None


def is_long_line(text: str, position: int) -> bool:
    """Tell whether the line around `position` is too long to be one: the page lost its line ends."""
    return _line_length(text, position) >= _LONG_LINE


def _line_length(text: str, position: int) -> int:
    low = text.rfind("\n", max(0, position - _LONG_LINE), position)
    high = text.find("\n", position, position + _LONG_LINE)
    return (high if high >= 0 else position + _LONG_LINE) - (low if low >= 0 else position - _LONG_LINE)


def _names_at(text: str, start: int) -> list[NamePiece]:
    pieces: list[NamePiece] = []
    position = start
    while len(pieces) < _MOST_NAMES:
        piece = _name_at(text, position)
        if piece is None:
            break
        pieces.append(piece)
        join = _JOIN.match(text, piece.end)
        if join is None:
            break
        position = join.end()
    return pieces


def _name_at(text: str, start: int) -> NamePiece | None:
    """Return the name that begins at `start`: given names, initials, particles and one surname."""
    tokens: list[re.Match[str]] = []
    position = start
    while len(tokens) < 5:
        token = _TOKEN.match(text, position)
        if token is None:
            break
        tokens.append(token)
        if text[token.end() : token.end() + 1] not in (" ", "\u00a0"):
            break
        position = token.end() + 1
    if len(tokens) < 2 or tokens[0][0].casefold() in _AFTER_BY or not opens_with_given_name(tokens[0][0]):
        return None
    count = 1
    while count < len(tokens) - 1 and _goes_on(tokens[count][0]):
        count += 1
    longer = count + 2
    if (
        longer <= len(tokens)
        and _SEPARATED.match(text, tokens[longer - 1].end())
        and _reads(text, tokens[:longer])
    ):
        count += 1
    if count > 1 and _is_calendar(tokens[count][0]):
        count -= 1  # "Kayla Greaves Oct" (13, 2020)
    return _piece(text, tokens[: count + 1]) or (_piece(text, tokens[:2]) if count > 1 else None)


def _is_calendar(token: str) -> bool:
    folded = token.casefold().rstrip(".")
    return folded in MONTHS or folded in WEEKDAYS


def _goes_on(token: str) -> bool:
    return (
        is_particle(token)
        or len(token.rstrip(".")) == 1
        or (opens_with_given_name(token) and "-" not in token)
    )


def _reads(text: str, tokens: list[re.Match[str]]) -> bool:
    return read_name(text[tokens[0].start() : tokens[-1].end()]) is not None


def _piece(text: str, tokens: list[re.Match[str]]) -> NamePiece | None:
    start, end = tokens[0].start(), tokens[-1].end()
    glue = _GLUED.search(text, tokens[-1].start(), end)
    if glue is not None and (_is_calendar(glue["tail"]) or glue["tail"] in _GLUED_WORDS):
        end = glue.start("tail")  # "Katherine FidlerThursday 2 Nov"
    while end > start and text[end - 1] in ".:'\u2019":
        end -= 1
    printed = text[start:end]
    name = None if printed.endswith(("'s", "\u2019s")) else read_name(printed)
    return None if name is None else NamePiece(name, start, end)
