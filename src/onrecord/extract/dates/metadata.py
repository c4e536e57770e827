"""Dates that the markup of an HTML page states of itself: JSON-LD, meta, microdata, RDFa, <time>.

The property name says what the date dates; types that are not the article (videos, comments, events) say
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from onrecord.extract.dates.completion import read_mark
from onrecord.extract.dates.scanning import scan_dates
from onrecord.model import DateClaim, DateRole, Found, PageMetadata, Span
from onrecord.vocabulary import load_vocabulary

_NAMES = load_vocabulary("metadata_dates")
_ROLE_OF: dict[str, DateRole] = {
    name: role
    for table, role in (("published", DateRole.PUBLISHED), ("updated", DateRole.UPDATED))
    for name in _NAMES[table]["names"]
}
_FOREIGN_TYPES = frozenset(_NAMES["foreign_types"])
# what systems state for a date that they don't have
_PLACEHOLDERS = ("1970-01-01", "1969-12-31", "1900-01-01", "0001-", "0000-")
_ADDRESSES = frozenset({"link:canonical", "meta:og:url"})
# ".../2024/02/13/coal-pier-closed"
_DAY_IN_PATH = re.compile(
    r"[a-z]/(?:[\w-]{1,40}/){0,3}(?P<y>(?:19|20)\d\d)[/-](?P<m>[01]\d)[/-](?P<d>[0-3]\d)[/-]"
)
# seconds or milliseconds since 1970, of the years 2001 to 2033
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")
# "Tue May 21 08:15:00 BST 2024", "Tue May 21 2024 08:15:00 GMT+0100 (British Summer Time)"
_UNIX = re.compile(
    r"[A-Z][a-z]{2},? (?P<month>[A-Z][a-z]{2}) (?P<day>\d{1,2}) (?:(?P<y>\d{4}) )?"
    r"(?P<time>\d{2}:\d{2})(?::\d{2})? "
    r"(?P<zone>[A-Z]{1,5}(?:[+-]\d{2}:?\d{2})?|[+-]\d{4})(?: (?P<year>\d{4}))?"
)
_ADDRESS_MOST = 400
_COMPACT = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<m>\d\d)(?P<d>\d\d)(?:[T ]?(?P<H>\d\d):?(?P<M>\d\d)(?::?\d\d)?(?P<rest>.*))?$"
)


def metadata_claims(metadata: PageMetadata) -> Iterator[Found[DateClaim]]:
    """Yield the date claims of the markup, in the order of the page; the rule is the pair's name."""
    times = metadata.all("time:datetime")
    own, source = (times[0], "time:datetime") if times else ("", "")
    if not times and (above := metadata.all("time-above:datetime")):
        own, source = above[-1], "time-above:datetime"
    for name, value in metadata.pairs:
        role = _role(name)
        if name == source:
            # the first <time> of an article page is its own, else the last one above its title; where
            # several differ that is only likely
            role = DateRole.PUBLISHED if value == own else None
            name = "time:datetime" if len(set(times)) == 1 else "first_time:datetime"
        elif name in ("time:updated:datetime", "time-above:updated:datetime"):
            role = DateRole.UPDATED
        elif name in _ADDRESSES and (day := _DAY_IN_PATH.search(value)) is not None:
            role, name, value = DateRole.PUBLISHED, "address", f"{day['y']}-{day['m']}-{day['d']}"
        if role is None or len(value) > 80 or value.startswith(_PLACEHOLDERS):
            continue
        claim = read_value(value, role)
        if claim is not None:
            yield Found(claim, None, name, value)


def address_claim(text: str) -> Found[DateClaim] | None:
    """Return the day in the page's own address when page text opens with it: "https://.../2020/12/03/lamp"."""
    line = text[:_ADDRESS_MOST].lstrip().partition("\n")[0].strip()
    if not line.startswith(("http://", "https://")) or " " in line:
        return None
    day = _DAY_IN_PATH.search(line)
    if day is None:
        return None
    claim = read_value(f"{day['y']}-{day['m']}-{day['d']}", DateRole.PUBLISHED)
    start = text.index(line) + day.start("y")
    span = Span(start, start + day.end("d") - day.start("y"))
    return None if claim is None else Found(claim, span, "address", span.of(text))


def read_value(value: str, role: DateRole) -> DateClaim | None:
    """Return the claim for a date value of the markup, or None when it isn't exactly one date."""
    if _EPOCH.fullmatch(value) is not None:
        value = datetime.fromtimestamp(int(value[:10]), tz=UTC).isoformat()
    unix = _UNIX.match(value)
    if unix is not None:
        value = f"{unix['day']} {unix['month']} {unix['y'] or unix['year']} {unix['time']} {unix['zone']}"
    compact = _COMPACT.match(value.strip())
    if compact is not None:
        value = f"{compact['y']}-{compact['m']}-{compact['d']}"
        if compact["H"]:
            value += f"T{compact['H']}:{compact['M']}{compact['rest'] or ''}"
    marks = scan_dates(value)
    if len(marks) != 1:
        return None
    readings, flags = read_mark(marks[0], "")
    return DateClaim(role, readings, flags) if readings else None


def _role(name: str) -> DateRole | None:
    source, _, rest = name.partition(":")
    kind, _, prop = rest.rpartition(".") if source in ("ld", "microdata", "rdfa") else ("", "", rest)
    if kind.rsplit(".", 1)[-1] in _FOREIGN_TYPES:
        return None
    return _ROLE_OF.get((prop or rest).casefold()) or _ROLE_OF.get(rest.casefold())
