"""What the lines around an agency's name say: a picture series, a stamp below it, the house's own name."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extract.agency_lines import Credit
from onrecord.extract.agency_names import canonical_agency
from onrecord.extract.bylines.names import read_name
from onrecord.extract.dates.scanning import scan_dates
from onrecord.extract.layout import Layout
from onrecord.model import BlockKind

_SERIES = 8
_LINK = 20  # "Follow | Contact" may stand between
_LEAST = 2
_SHORT = 60
_PICTURE_HOUSE = re.compile(r"\bvia (?:AP|AFP|Getty|Reuters|REUTERS)\b|Getty Images$|^(?:Getty|AFP/Getty)\b")
_WORDS = re.compile(r"[^\W_][\w.'\u2019-]*")
_MOST_PLACE = 2
_PRINTED_AGAIN = 2


def is_among_pictures(layout: Layout, index: int) -> bool:
    """Tell whether lines that are nothing but other agencies stand around: a picture series."""
    page = layout.page
    own = page.text_of(page.blocks[index]).strip()
    others = 0
    for number in range(max(0, index - _SERIES), min(len(page.blocks), index + _SERIES + 1)):
        span = page.blocks[number].span
        if number == index or span.end - span.start > _SHORT:
            continue
        line = page.text_of(page.blocks[number]).strip()
        if line != own and _credits_picture(line):
            others += 1
    return others >= _LEAST


@lru_cache(maxsize=1024)  # every line is one of the sixteen around many others
def _credits_picture(line: str) -> bool:
    return canonical_agency(line) is not None or _PICTURE_HOUSE.search(line) is not None


def stands_over_stamp(layout: Layout, index: int) -> bool:
    """Tell whether the next line is the stamp: "The Associated Press" / "Published November 18, 2019"."""
    for below in layout.page.blocks[index + 1 : min(index + 3, layout.first)]:
        if below.kind is BlockKind.BYLINE and scan_dates(layout.page.text_of(below)):
            return True
        if below.span.end - below.span.start > _LINK:
            return False
    return False


def credits_over_stamp(text: str) -> list[Credit]:
    """Return the agency behind a name or before a place: "Tom Davies Associated Press", "PTI Mumbai"."""
    words = list(_WORDS.finditer(text))
    for count in range(1, min(4, len(words))):
        start, end = words[-count].start(), words[-1].end()
        name = canonical_agency(text[start:end])
        if name is not None and read_name(text[:start].strip(" ,|-")) is not None:
            return [Credit(name, start, end, "byline", text[start:end])]
    if not words or not text[0].isupper() or not 1 <= len(words) - 1 <= _MOST_PLACE:
        return []
    name = canonical_agency(words[0][0]) if words[0][0].isupper() else None
    is_place = all(word[0].istitle() for word in words[1:]) and text[words[0].end() :].strip(" ,").istitle()
    return [Credit(name, 0, words[0].end(), "byline", words[0][0])] if name is not None and is_place else []


def is_of_house(layout: Layout, name: str) -> bool:
    """Tell whether an unknown name of a dateline is the house: other lines print it ("NEWS10 ABC")."""
    if canonical_agency(name) is not None:
        return False
    page = layout.page
    again = 0
    for number, block in enumerate(page.blocks):
        is_outside = number < layout.first or number > layout.last
        if is_outside and block.span.end - block.span.start <= _SHORT and name in page.text_of(block).split():
            again += 1
    return again >= _PRINTED_AGAIN
