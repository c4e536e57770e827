"""What stands beside a name and tells whether it signs: a date, an age, a handle, an agency, an office."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extract.agency_names import canonical_agency
from onrecord.extract.bylines.cues import alternation
from onrecord.extract.bylines.grammar import NamePiece, names_in
from onrecord.extract.bylines.lines import are_all, are_given
from onrecord.extract.layout import Layout
from onrecord.model import BlockKind
from onrecord.text.headline.title_words import is_office_holder
from onrecord.text.stamps import Stamp, tell_stamp
from onrecord.vocabulary import phrases

PLAIN_KINDS = frozenset({BlockKind.BYLINE, BlockKind.DECK, BlockKind.OTHER, BlockKind.SUBHEAD})
_SHORT = 90
_POST_MOST = 40
_BELOW = 4
_ADDRESS = re.compile(r"(?<!\w)@\w{3,}|[\w.+-]{2,40}@[\w-]{2,40}\.\w{2,}")
_COMPANY = re.compile(
    r"\bfollow\b|\d ?min(?:ute)?s?\.? read|(?<!\d)\d+ (?:hours?|days?|minutes?) ago\b"
    r"|, \d{1,2}[:.]\d{2} ?[A-Z]{3,4}$"
    r"|,[ ](?:[^\W\d_]+[ ]){0,3}editor(?!\w)"
    rf"|(?:(?<!\w)|(?<=[a-z])(?-i:(?=[A-Z])))(?:{alternation(phrases('bylines', 'reporter_words'))})(?!\w)",
    re.IGNORECASE,
)
_PICTURE_CREDIT = re.compile(r"[^\W\d_][^()\n]{3,60} \((?P<house>[^()]{2,30})\)")
_DATE_CUES = frozenset((*phrases("date_cues", "published"), *phrases("date_cues", "updated")))
_PIECES = re.compile(r"[,|()]|\s(?:with|mit|avec|con|com|and|und|et|y|e)\s", re.IGNORECASE)


def is_foreign_name(layout: Layout, line: str) -> bool:
    """Tell whether a line is names that we know on a page that isn't English: Russian papers sign above.

    Who is named again below is a theme: "Владимир Путин" over "Путин встретился с ...".
    """
    if layout.page.language in (None, "en"):
        return False
    pieces = names_in(line, 0, len(line))
    text = layout.page.source.text
    once = all(text.count(piece.name.rpartition(" ")[2]) == 1 for piece in pieces)
    return bool(pieces) and once and are_given(pieces) and are_all(line, pieces)


def holds_office(layout: Layout, index: int) -> bool:
    """Tell whether the line below a name gives its office: "Lucian Frayne" / "Secretary of State"."""
    blocks = layout.page.blocks
    below = layout.page.text_of(blocks[index + 1]) if index + 1 < len(blocks) else ""
    return len(below) < _SHORT and is_office_holder(below.strip()) and not is_company(below)


def signs_opening(layout: Layout, index: int) -> bool:
    """Tell whether the line stands right below the headline or right above the body."""
    title = layout.title_above(index)
    return title is not None and index in (title + 1, layout.first - 1)


def took_picture(layout: Layout, index: int) -> bool:
    """Tell a photographer above the author: "MIKAEL BRANDT (AP)" over "LUCÍA ARANDA", which signs alone."""
    blocks = layout.page.blocks
    line = layout.page.text_of(blocks[index])
    credited = _PICTURE_CREDIT.fullmatch(line.strip()) if line.rstrip().endswith(")") else None
    if credited is None or canonical_agency(credited["house"]) is None or index + 1 >= len(blocks):
        return False
    below = layout.page.text_of(blocks[index + 1])
    pieces = names_in(below, 0, len(below)) if len(below) < _SHORT and "(" not in below else []
    return bool(pieces) and are_all(below, pieces)


def is_subject(layout: Layout, name: str) -> bool:
    """Tell whether headline or body talk about the person: who is talked about doesn't sign.

    The last two blocks may introduce the author. Who has turns in a transcript is its speaker.
    """
    page = layout.page
    surname = name.rpartition(" ")[2]
    if any(f"{label}:" in page.source.text for label in (name, name.upper(), surname.upper())):
        return True
    if layout.headline is not None and surname in page.text_of(page.blocks[layout.headline]):
        return True
    if layout.last - 1 <= layout.first:
        return False
    start, end = page.blocks[layout.first].span.start, page.blocks[layout.last - 1].span.start
    return page.source.text.find(name, start, end) >= 0


def has_company(layout: Layout, index: int, line: str, dated: frozenset[int]) -> bool:
    """Tell whether something beside the name says that it is a byline."""
    around = (index - 2, index - 1, index + 1, index + 2, index + 3)
    if any(number in dated and _is_short(layout, number) for number in around):
        return True
    if is_company(line):
        return True
    lines = (layout.page.text_of(block) for block in layout.page.blocks[index + 1 : index + 3])
    below = next((line for line in lines if line.strip(" \u00b7\u2022|-\u2013\u2014")), "")
    return len(below) < 80 and is_company(below)


@lru_cache(maxsize=1024)  # a line is asked itself and as the one below another
def is_company(line: str) -> bool:
    """Tell whether the line holds a handle, an address, an age or the word for a reporter."""
    return ("@" in line and _ADDRESS.search(line) is not None) or _COMPANY.search(line) is not None


def names_agency(line: str) -> bool:
    """Tell whether the line joins an agency to the name: "Brites Moutinho com Lusa", "Jane Doe, AFP"."""
    return any(canonical_agency(piece) is not None for piece in _PIECES.split(line) if piece)


def is_framed(layout: Layout, index: int, dated: frozenset[int], pieces: list[NamePiece]) -> bool:
    """Tell whether unfamiliar names stand right at a date line near headline or body, not in the headline."""
    beside = index - 1 in dated or index + 1 in dated or stands_over_age(layout, index)
    beside = beside or _stands_over_agency(layout, index)
    if not beside and not (index + 2 in dated and _is_date_cue(layout, index + 1)):
        return False
    if layout.headline is None:
        return False
    headline = layout.page.text_of(layout.page.blocks[layout.headline])
    title = layout.title_above(index)
    near = (title is not None and index - title <= 4) or layout.first - index <= 4
    return near and not any(piece.name in headline for piece in pieces)


def _stands_over_agency(layout: Layout, index: int) -> bool:
    """Tell whether the line below is the agency of a name: "Marjolaine Fortin" / "The Canadian Press"."""
    blocks = layout.page.blocks
    below = blocks[index + 1] if index + 1 < layout.first else None
    if below is None or below.span.end - below.span.start > _POST_MOST:
        return False
    return canonical_agency(layout.page.text_of(below)) is not None


def _is_date_cue(layout: Layout, index: int) -> bool:
    """Tell whether a line is the cue of the date below: "UPDATED" / "Feb 08, 2022, 09:12 AM SGT"."""
    return layout.page.text_of(layout.page.blocks[index]).strip(" :").casefold() in _DATE_CUES


def stands_over_age(layout: Layout, index: int) -> bool:
    """Tell whether the line below is an age: "Farouk Delacourt" / "3 hours ago"."""
    if index + 1 >= len(layout.page.blocks) or not _is_short(layout, index + 1):
        return False
    below = layout.page.text_of(layout.page.blocks[index + 1])
    return tell_stamp(below, below.lower().split()) is Stamp.AGE


def stands_over_post(layout: Layout, index: int) -> bool:
    """Tell whether the line below holds a post and little else: "Political editor"."""
    blocks = layout.page.blocks
    if index + 1 >= len(blocks) or blocks[index + 1].span.end - blocks[index + 1].span.start > _POST_MOST:
        return False
    return is_company(layout.page.text_of(blocks[index + 1]))


def follows_headline(layout: Layout, index: int, pieces: list[NamePiece]) -> bool:
    """Tell whether a line that opens with the names stands right below the headline."""
    is_near = layout.headline is not None and 0 < index - layout.headline <= _BELOW
    return is_near and pieces[0].start <= 2 and layout.page.blocks[index].kind in PLAIN_KINDS


def _is_short(layout: Layout, index: int) -> bool:
    if not 0 <= index < len(layout.page.blocks):
        return False
    span = layout.page.blocks[index].span
    return span.end - span.start <= 120
