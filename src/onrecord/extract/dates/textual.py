"""Dates with a month name in any of the languages: "8 February 2022", "Feb. 8", "8 фев", "1er mars"."""

from __future__ import annotations

import re

from onrecord.extract.dates.marks import DateMark, Shape, is_possible_day
from onrecord.extract.dates.words import BEHIND_POINT, COMMON_WORDS, MONTHS

_SPACE = r"[ \t\u00a0\u202f]"
_DAY_THEN_MONTH = re.compile(
    rf"""
    (?P<day>\d{{1,2}})
    (?P<ordinal> st|nd|rd|th|er|\.?[ºª°]|\.|-?(?:го|е|ое)\b )?
    (?: {_SPACE}{{0,2}}[-/,]?{_SPACE}{{0,2}} ) (?: (?:of|de|do|den|день){_SPACE}+ )?
    (?P<month>[^\W\d_]{{3,12}}) (?P<point>\.?)
    (?: (?: {_SPACE}{{0,2}}[,/-]?{_SPACE}{{0,2}} | {_SPACE}+de[l]?{_SPACE}+ | {_SPACE}+of{_SPACE}+ )
        [\u2019']?(?P<year>\d{{4}}|(?<=[-/\u2019'])\d{{2}})(?!\d(?!\d?:\d\d)|[.,-]\d|%) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MONTH_BEFORE = re.compile(
    rf"(?P<month>[^\W\d_]{{3,12}})\.?{_SPACE}{{0,2}}[-/,]?{_SPACE}{{0,2}}(?:the{_SPACE})?$"
)
_GLUED_MONTH = re.compile(r"(?<=[a-z])[A-Z][a-z]{2,8}$")
_MONTH_ENDS = frozenset(name[-3:] for name in MONTHS) | {"the"}  # "July the 4th"
_PARTING = " \t\u00a0\u202f.,/-"
_AFTER_DAY = re.compile(
    rf"""
    (?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b
    (?: (?: {_SPACE}{{0,2}}[,./-]{_SPACE}{{0,2}} | {_SPACE}+ | {_SPACE}+of{_SPACE}+ )
        (?P<year>\d{{4}})(?!\d(?!\d?:\d\d)|[.,-]\d|%|:) )?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_RANGE_AFTER = re.compile(rf"{_SPACE}?(?:-|\u2013|\u2014|to|and|&|bis|до){_SPACE}?\d")
_YEAR_WORD_AFTER = re.compile(rf"{_SPACE}?(?:г\.|года|год|р\.|року)(?!\w)", re.IGNORECASE)


def match_day_month(text: str, position: int) -> DateMark | None:
    """Return the date that starts with its day at `position`: "8 February 2022", "8 фев"."""
    found = _DAY_THEN_MONTH.match(text, position)
    if found is None:
        return None
    name = found["month"].casefold()
    month = MONTHS.get(name)
    if month is None:
        return None
    day, year = int(found["day"]), _year(found["year"])
    if found["year"] and year is None:
        return None
    if year is None and (
        (name in COMMON_WORDS and not _is_surely_month(text, position, found))
        or (found["ordinal"] is None and not found["month"][0].isalpha())
    ):
        return None
    if not is_possible_day(year, month, day):
        return None
    end = found.end("year") if found["year"] else found.end("point")
    if not found["year"] and found["point"] and not _is_abbreviation(name):
        end -= 1
    if found["year"]:
        word = _YEAR_WORD_AFTER.match(text, end)
        end = end if word is None else word.end()
    is_range = position >= 2 and _ends_like_range(text, position)
    return DateMark(position, end, Shape.NAMED, year, month, day, is_range=is_range)


def match_month_day(text: str, position: int) -> DateMark | None:
    """Return the date whose day (or year) at `position` follows a month name: "Feb. 8, 2022"."""
    before = text[max(0, position - 20) : position].removesuffix("\n").rstrip(_PARTING)
    if before[-3:].casefold()[-3:] not in _MONTH_ENDS:  # a look-up costs a tenth of the pattern
        return None
    lead = _MONTH_BEFORE.search(text, max(0, position - 20), position)
    if lead is None:
        return None
    name, start = lead["month"].casefold(), lead.start()
    month = MONTHS.get(name)
    if month is None and (glued := _GLUED_MONTH.search(text, start, lead.end("month"))) is not None:
        name, start = glued[0].casefold(), glued.start()  # "By Jane DoeMarch 29, 2018"
        month = MONTHS.get(name)
    elif start > 0 and text[start - 1].isalpha():
        return None  # but "10/12/2022October 12, 2022" is printed by a careless house
    if month is None:
        return None
    found = _AFTER_DAY.match(text, position)
    if found is None:
        year = text[position : position + 4]
        if text[position + 4 : position + 5].isdigit() or (
            not lead["month"][0].isupper() and name in COMMON_WORDS
        ):
            return None
        value = _year(year) if len(year) == 4 and year.isdecimal() else None
        return None if value is None else DateMark(start, position + 4, Shape.NAMED, value, month)
    day, year_value = int(found["day"]), _year(found["year"])
    end = found.end()
    if found["year"] and year_value is None:
        end = found.end("day")
    if year_value is None and (name in COMMON_WORDS and not _is_capital(lead["month"])):
        return None
    if not is_possible_day(year_value, month, day):
        return None
    is_range = year_value is None and _RANGE_AFTER.match(text, end) is not None
    return DateMark(start, end, Shape.NAMED, year_value, month, day, is_range=is_range)


def _is_surely_month(text: str, position: int, found: re.Match[str]) -> bool:
    """Tell whether a month that is a word too can be no word here: "27. Mai", "PARIS, 5 mai (AFP)"."""
    if found["ordinal"] == "." and _is_capital(found["month"]):
        return found["month"].casefold() in BEHIND_POINT
    return text[max(0, position - 2) : position] == ", " and text[found.end() : found.end() + 2] in (
        "",
        " ",
        " (",
    )


def _year(digits: str | None) -> int | None:
    if not digits:
        return None
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < 70 else 1900)
    return year if 1000 <= year <= 2199 else None


def _is_capital(word: str) -> bool:
    return word[0].isupper()


def _is_abbreviation(name: str) -> bool:
    return len(name) <= 5


def _ends_like_range(text: str, position: int) -> bool:
    before = text[max(0, position - 4) : position].rstrip()
    return len(before) >= 2 and before[-1] in "-\u2013\u2014" and before[:-1].rstrip()[-1:].isdigit()
