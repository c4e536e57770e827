"""Times of day as pages print them: "03:20 AM", "22:33 GMT", "22.33 Uhr", "20h30", "9 p.m. ET".

A bare number is never a time: minutes, a meridiem, "h" or "Uhr" must stand beside it, or for "14.12" a date.
"""

from __future__ import annotations

import re

from onrecord.extract.dates.marks import ClockMark
from onrecord.extract.dates.zones import ZONE_WORDS

_TIME = re.compile(
    r"""
    (?P<hour>\d{1,2})
    (?: (?P<sep>[:.hH]) (?P<minute>\d{2}) (?: :\d{2} (?:[.,]\d{1,9})? )? )?
    (?: [ \u00a0\u202f]? (?P<meridiem> [aApP](?:\.[ ]?[mM]\.?|[mM](?![^\W\dA-Z_])\.?) ) )?
    (?: [ \u00a0\u202f]? (?P<unit> Uhr\b | hrs?\b\.? | hours\b | h(?![\w])
        | ч(?:\.|\b) | година\b ) )?
    """,
    re.VERBOSE,
)
# "2023-04-17 14.12", "21. okt. 2023 kl. 06.15": only asked right behind a date, where nothing is measured
_DOTTED = re.compile(
    r"(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\w%\u20ac$]|[.,]\d)"
    r"(?=[ \t]*(?:[\r\n|\u00b7\u2022,;()*\u2013\u2014-]|\.(?:\s|$)|$|[^\W\d_a-z][^\W\d_A-Z]{2}))"
)
# "18時30分", "午後6時30分", "9点15分", "오후 6시 30분"
_EAST_ASIAN = re.compile(r"(?P<hour>\d{1,2})[ ]?[时時点시][ ]?(?P<minute>[0-5]?\d)[ ]?[分분]")
_AFTERNOON = re.compile(r"(?:午後|下午|오후)[ ]?$")
_OFFSET = re.compile(
    r"[ \u00a0]?\(?(?:(?:GMT|UTC|Z)[ ]?)?(?P<sign>[+\-\u2212])(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?(?!\d)\)?"
)
_ZONE = re.compile(r"[ \u00a0,]{0,2}\(?(?P<zone>[^\W\d_]{1,7}(?:[ ][^\W\d_]{4,12}(?:[ ][^\W\d_]{4,8})?)?)")
# "4.48pm AEDTfirst published at 5.00am": a line end that was lost
# and "7:05 AM ESTUpdated Tue"
_GLUED_ZONE = re.compile(r"(?P<zone>[A-Z]{2,4}[A-Z])(?=[a-z]{2})")


_HOUR_SIGNS = frozenset("时時点시")


def match_clock(text: str, position: int) -> ClockMark | None:
    """Return the time of day that starts at `position` of `text`, its zone included."""
    found = _TIME.match(text, position)
    if found is None:
        return None
    if text[found.end("hour") : found.end("hour") + 2].strip()[:1] in _HOUR_SIGNS:
        return _match_east_asian(text, position)
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    meridiem, unit, separator = found["meridiem"], found["unit"], found["sep"]
    if separator is None and meridiem is None and not (unit and unit.startswith(("Uhr", "h"))):
        return None
    if separator is None and unit is not None and unit.startswith("h") and meridiem is None and unit != "h":
        return None  # "3 hours ago", "48 hrs"
    if minute > 59:
        return None
    if meridiem is not None:
        is_pm = meridiem[0] in "pP"
        if hour == 0 or hour > 12:
            if hour > 23 or not is_pm:
                return None  # "15:20 PM" is printed by careless sites, "15:20 AM" says nothing
        else:
            hour = hour % 12 + (12 if is_pm else 0)
    elif hour > 23:
        return None
    end = found.end()
    if meridiem is None and (text[end : end + 1].isdigit() or text[end : end + 1] == ":"):
        return None  # but "7:40 pm611 Comments": a space was lost
    zone, offset, end = _match_zone(text, end)
    if separator == "." and meridiem is None and unit is None and zone is None:
        return None  # "7.30" alone is a price or a score
    return ClockMark(position, end, hour, minute, meridiem is not None, zone, offset)


def match_dotted_clock(text: str, position: int) -> ClockMark | None:
    """Return the time of day "14.12" at `position`, which must stand right behind a date."""
    found = _DOTTED.match(text, position)
    if found is None:
        return None
    return ClockMark(position, found.end(), int(found["hour"]), int(found["minute"]))


def _match_east_asian(text: str, position: int) -> ClockMark | None:
    found = _EAST_ASIAN.match(text, position)
    if found is None or int(found["hour"]) > 23:
        return None
    hour = int(found["hour"])
    is_later = _AFTERNOON.search(text, max(0, position - 3), position) is not None
    return ClockMark(
        position, found.end(), hour + 12 if is_later and hour < 12 else hour, int(found["minute"])
    )


def _match_zone(text: str, position: int) -> tuple[str | None, str | None, int]:
    """Return zone as printed, numeric offset and the new end after a time that ends at `position`."""
    numeric = _OFFSET.match(text, position)
    if (
        numeric is not None
        and int(numeric["h"]) <= 14
        and (numeric["m"] or "GMT" in numeric[0] or "UTC" in numeric[0])
    ):
        sign = "+" if numeric["sign"] == "+" else "-"
        printed = numeric[0].strip(" \u00a0()")
        end = numeric.end() if numeric[0].strip().startswith("(") else position + len(numeric[0].rstrip(")"))
        return printed, f"{sign}{int(numeric['h']):02d}:{numeric['m'] or '00'}", end
    named = _ZONE.match(text, position)
    if named is None:
        return None, None, position
    words = named["zone"].split(" ")
    for count in range(len(words), 0, -1):
        printed = " ".join(words[:count])
        key = printed.casefold()
        if key in ZONE_WORDS and (count > 1 or printed.isupper() or key in ("мск", "eastern", "gmt")):
            end = named.start("zone") + len(printed)
            if text[end : end + 1] == ")" and "(" in text[position : named.start("zone")]:
                end += 1
            return printed, None, end
    glued = _GLUED_ZONE.match(words[0])
    for printed in (glued["zone"], glued["zone"][:-1]) if glued is not None else ():
        if printed.casefold() in ZONE_WORDS:
            return printed, None, named.start("zone") + len(printed)
    return None, None, position
