"""Agencies of a page that lost its lines: "Reuters March 16, 2020", "By Jane Doe, AP", "ROME (AP) -".

Without line ends only what touches a stamp, a byline, a place or the end of the text signs; words of pictures
before a name make it a picture's, and several such stamps of different houses are a list of other stories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from onrecord.extract.agency_lines import Credit, ends_name, is_picture_line
from onrecord.extract.agency_names import canonical_agency, is_everyday_word
from onrecord.extract.bylines.cues import alternation
from onrecord.extract.bylines.running import is_long_line, running_byline, running_names
from onrecord.extract.dates.scanning import scan_dates
from onrecord.extract.layout import Layout
from onrecord.model import Found, Span
from onrecord.vocabulary import phrases

_REACH = 1_500
_OVER_HEADLINE = 100
_MOST_DATES = 12
_MOST_TOKENS = 4
_LOOK_BACK = 70
_BEFORE = 40
_TAIL = 120
_TOKEN = re.compile(r"[^\W_][\w.\u2019'-]*")
_GAP = re.compile(
    r"[\s|\u00b7\u2022,:/\u2013\u2014-]*(?:[^\W\d_a-z][\w.]*[\s|\u00b7\u2022,:\u2013\u2014-]+){0,3}"
    r"(?:(?:updated|published|posted|date)[\s:]+)?(?:(?:on|at)[ ])?"
)
_LABEL = re.compile(rf"(?<!\w)(?:{alternation(phrases('agencies', 'source_labels'))})[ ]?:[ ]", re.IGNORECASE)
_BY = re.compile(r"(?<![\w,-])(?:By|BY)[ ](?=[A-Z])")
_BESIDE_NAME = re.compile(r"[ ]?[,|/\u00b7\u2022\u2013\u2014-][ ]?(?:[Tt]he[ ])?")
_DATELINE = re.compile(
    r"(?<![\w'\u2019-])[A-Z\u00c0-\u00de]{3,}(?:[ -][A-Z\u00c0-\u00de]{2,}){0,3}(?:,[ ][A-Z][\w.]{1,12})?"
    r"(?:,[ ][A-Z][a-z]{2,8}\.?[ ]\d{1,2})?[ ]\((?P<name>[A-Z][\w ]{1,24})\)[ ]?[-\u2013\u2014:]"
)
_SIGNED = re.compile(
    r"[.!?\u201d\"\u2019][ ](?:[a-z]{2,3}(?:/[a-z]{2,3}){0,3}[ ])?"
    r"(?:[\u2013\u2014-]{1,2}[ ]?(?P<dashed>[A-Z]\w{1,11})"
    r"|\((?P<round>[A-Za-z]\w{1,11}(?:,[ ][A-Za-z]\w{1,11}){0,3})\))"
    r"(?=[\s.]|$)"
)
_REPORT = re.compile(r"This report by (?P<name>(?:[A-Z]\w+ ){1,3})was first published")
_WITH = re.compile(r"(?P<before>[^\W\d_][\w,]*)[ ][Ww]ith[ ](?:[Tt]he[ ])?(?=[A-Z])")
_GO_WITH = frozenset({"by", "for", "and", "of", "the", "with"})
_OBJECT_OF = frozenset(
    {"told", "tell", "to", "from", "via", "at", "in", "citing", "quoted", "that", "with", "as"}
)
_NEXT_STORY = 600


def agencies_without_lines(layout: Layout) -> list[Found[str]]:
    """Return the known agencies that sign a text on a line too long to be one; positions are the source's."""
    text = layout.page.source.text
    blocks = layout.page.blocks
    if layout.first >= len(blocks) or not is_long_line(text, blocks[layout.first].span.start):
        return []
    start, stop = _window(layout)
    stamped = list(_before_dates(text, start, stop))
    if len({credit.name for credit in stamped}) > 1:
        stamped = []
    found = [*stamped, *_labelled(text, start, stop), *_beside_names(layout, start, stop)]
    if not found:
        found = [*_of_datelines(text, blocks[layout.last].span.end), *_signed(text, layout)]
    return [Found(c.name, Span(c.start, c.end), c.rule, c.printed) for c in found]


def _window(layout: Layout) -> tuple[int, int]:
    """Return the stretch from the headline, or some way above the body, to the end of its first paragraph."""
    blocks = layout.page.blocks
    stop = blocks[layout.first].span.end
    start = max(0, stop - _REACH)
    if layout.headline is not None and layout.headline <= layout.first:
        start = max(start, blocks[layout.headline].span.start - _OVER_HEADLINE)
    return start, stop


def _before_dates(text: str, start: int, stop: int) -> Iterator[Credit]:
    """Yield the agency right before a date: "Reuters, Washington, Nov 20 2019", "PTI | July 9, 2020"."""
    for mark in islice((mark for mark in scan_dates(text) if start <= mark.start < stop), _MOST_DATES):
        low = max(start, mark.start - _LOOK_BACK)
        tokens = list(_TOKEN.finditer(text, low, mark.start))
        for index, token in enumerate(tokens):
            credit = _credit_at(text, tokens[index:]) if not _is_cut(text, token.start(), low) else None
            if (
                credit is not None
                and _GAP.fullmatch(text, credit.end, mark.start) is not None
                and _stands_free(text, credit.start, before_year=mark.year is not None)
            ):
                yield credit
                break


def _is_cut(text: str, position: int, low: int) -> bool:
    return position == low and text[low - 1 : low].isalnum()


def _credit_at(text: str, tokens: list[re.Match[str]]) -> Credit | None:
    """Return the agency whose longest name the tokens open with, when no other word goes on with it."""
    for count in range(min(_MOST_TOKENS, len(tokens)), 0, -1):
        start, end = tokens[0].start(), tokens[count - 1].end()
        name = canonical_agency(text[start:end])
        if name is not None and not is_everyday_word(text[start:end]):
            following = tokens[count] if count < len(tokens) else None
            is_end = ends_name(text, end, following)
            return Credit(name, start, end, "byline", text[start:end]) if is_end else None
    return None


def _stands_free(text: str, start: int, *, before_year: bool = False) -> bool:
    """Tell whether what starts there is no picture's credit, owner of rights, or object of a sentence.

    Before a date with its year a headline may end: "... across the district PTI | July 9, 2020".
    """
    before = text[max(0, start - _BEFORE) : start]
    if before.rstrip().endswith(("/", "(", "\u00a9", "@", "#")):
        return False
    words = before.split()
    last = words[-1] if words else ""
    goes_on = last[:1].islower() and last.isalpha() and last not in _GO_WITH
    if goes_on and (not before_year or last in _OBJECT_OF):
        return False
    near = before.rpartition(")")[2]
    return not (is_picture_line(near) or "opyright" in near)


def _labelled(text: str, start: int, stop: int) -> Iterator[Credit]:
    """Yield the agencies behind a label: "05:08 PM IST | Source: PTI"."""
    for label in _LABEL.finditer(text, start, stop):
        if not _stands_free(text, label.start()):
            continue
        credit = _longest(text, label.end(), "source_line")
        if credit is not None:
            yield credit


def _longest(text: str, place: int, rule: str) -> Credit | None:
    """Return the agency with the longest name that begins at `place`."""
    tokens = list(islice(_TOKEN.finditer(text, place, place + _LOOK_BACK), _MOST_TOKENS))
    if not tokens or tokens[0].start() != place:
        return None
    for token in reversed(tokens):
        printed = text[place : token.end()]
        name = canonical_agency(printed)
        if name is not None and not is_everyday_word(printed):
            return Credit(name, place, place + len(printed), rule, printed)
    return None


def _beside_names(layout: Layout, start: int, stop: int) -> Iterator[Credit]:
    """Yield the agency behind "By" or behind the author's name: "By Jane Doe, Associated Press ROME"."""
    text = layout.page.source.text
    places = [cue.end() for cue in _BY.finditer(text, start, stop) if _stands_free(text, cue.start())]
    for piece in (running_byline(layout) or running_names(layout))[-1:]:
        beside = _BESIDE_NAME.match(text, piece.end)
        if beside is not None and _stands_free(text, piece.start):
            places.append(beside.end())
    places += [
        found.end() for found in _WITH.finditer(text, start, stop)
        if found["before"][0].isupper() or found["before"].endswith(",")
    ]  # fmt: skip
    for place in places:
        credit = _longest(text, place, "byline")
        if credit is not None:
            yield credit


def _of_datelines(text: str, end: int) -> Iterator[Credit]:
    """Yield the agency of the only dateline of the page: "2019 HAYWARD, Calif. (AP) - "."""
    found = [
        (line, name) for line in islice(_DATELINE.finditer(text, 0, end), 3)
        if (name := canonical_agency(line["name"])) is not None
    ]  # fmt: skip
    if len(found) == 1:
        line, name = found[0]
        if any(mark.year and line.end() < mark.start < line.end() + _NEXT_STORY for mark in scan_dates(text)):
            return  # a list of stories with their dates
        yield Credit(name, line.start("name"), line.end("name"), "dateline", line["name"])


def _signed(text: str, layout: Layout) -> Iterator[Credit]:
    """Yield the agency behind the last sentence of the text: "... on August 11-21. - AFP Related"."""
    end = layout.page.blocks[layout.last].span.end
    low, high = max(0, end - _TAIL), min(len(text), end + _TAIL)
    for report in _REPORT.finditer(text, max(0, low - _TAIL), high + _TAIL):
        name = canonical_agency(report["name"])
        if name is not None:
            yield Credit(
                name, report.start("name"), report.end("name") - 1, "signature", report["name"].strip()
            )
            return
    for signed in _SIGNED.finditer(text, low, high):
        group = "dashed" if signed["dashed"] else "round"
        position = signed.start(group)
        listed = [(part, canonical_agency(part)) for part in signed[group].split(", ")]
        if any(name is None or is_everyday_word(part) for part, name in listed):
            continue
        for part, name in listed:
            if name is not None:
                yield Credit(name, position, position + len(part), "signature", part)
            position += len(part) + len(", ")
        return
