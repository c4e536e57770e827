"""What a date on the page dates, from the cue beside it, the shape of its line and its distance to the body.

A date inside the running text is a mention, whatever it says; so is one in furniture. Of the date lines
without a cue only those nearest to the body can date the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from onrecord.extract.dates.binding import (
    AUTHOR_CUE,
    PREPOSITIONS,
    closes_sentence,
    ends_clause,
    is_bound,
)
from onrecord.extract.dates.chronicles import chronicle_marks
from onrecord.extract.dates.cues import (
    Cue,
    CueKind,
    cue_above,
    cue_after,
    cue_before,
    follows_other,
    names_other_house,
    opens_with_other,
)
from onrecord.extract.dates.enclosed import is_bracketed, is_quoted
from onrecord.extract.dates.marks import DateMark
from onrecord.extract.dates.series import listed_marks
from onrecord.extract.dates.title_dates import dates_title
from onrecord.extract.layout import FOREIGN, Layout, Region
from onrecord.model import BlockKind, DateRole, Span
from onrecord.vocabulary import phrases

_STAMP = re.compile(r"\s*(?:date|datum|дата)[ \t]*:?[ \t]+(?=\d{4}-\d{2}-\d{2}(?!\d))", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d[\d.,:]*")
_ROW_NUMBERS = 2
_FILE_NAME = re.compile(r"\w\.(?:csv|pdf|zip|txt|xlsx?|docx?|json|xml|jpe?g|png|mp3|mp4)\b", re.IGNORECASE)
_LINE_LIMIT = 160
_LEAD_LIMIT = 80
_RESIDUE_WORDS = 12
_FILED_WORDS = 18  # "October 26, 2020 AJ Taylor Audio, Local News Comments Off on" and the headline again
_NEAR = 12
"""Blocks between a date line and the body: byline, share buttons, picture and caption fit in a dozen."""
_OVER_TITLE = 2
_OPENING_COST = 2  # between the first paragraphs stand pictures and videos with dates of their own
_SHAPE_COST = {"date_line": 0, "byline_date": 1, "loose_line": 4}
_HANDLE = re.compile(r"\(@\w+\)\W*(?:am|on|le|el|il|em)?\W*$|pic\.twitter\.com/\S+\W*$|\bt\.co/\S+\W*$")
_PAGE_POST = re.compile(r"Posted by [^\n]{2,60} on $")
_REACH_BACK = 40
_BINDING = PREPOSITIONS | {
    "on",
    "am",
    "im",
    "le",
    "el",
    "il",
    "em",
    "op",
    "the",
    "den",
    "at",
    "since",
    "\u00a9",
}
_NOTES = tuple(phrases("date_cues", "change_note"))
_NOTE_LEAD = 80
# one text node a line: "8 August 2009" / ": the first proper post", but "Jan. 28, 2020" / ", at" / "5:55 AM"
_GOES_ON = re.compile(r"[ \t]*\r?\n\s*(?:[:;]|,(?!\s*(?:at\b|\d)))\s*[^\W\d_]")
_FIRST = "first published"
_GLUE = 4  # "Nov.November 18, 2019 12:02 PM"
_LOST_LINE = 400
_LOOSE_WORDS = 6
_SENTENCE_ENDS = (".", "?", "!", "…", ".”", "?”", "!”", '."', '?"', '!"')
_SENTENCE_WORDS = 1
_ANSWER = re.compile(r"[:.]\s+(?:on|since|in|by|from|until|before|after|about|around)\s+$", re.IGNORECASE)
_SELVES = tuple(phrases("date_cues", "page_itself"))
_SENTENCE_INSIDE = re.compile(r"[a-zà-ÿа-яё]{3,}[.!?][\"”»)]?(?:\s+[\"“«(]?[A-ZÀ-ÝА-ЯЁ]|\s*$)")


@dataclass(frozen=True, slots=True)
class Judged:
    """The role of one mark and the rule that gave it."""

    role: DateRole
    rule: str


MENTION = Judged(DateRole.MENTIONED, "mention")


def judge_roles(layout: Layout, marks: list[DateMark], dateline: Span | None) -> list[Judged]:
    """Return the role of every mark, in their order."""
    judged: list[Judged | None] = []
    previous_end = 0
    for index, mark in enumerate(marks):
        next_start = marks[index + 1].start if index + 1 < len(marks) else len(layout.page.source.text)
        judged.append(_by_words(layout, mark, previous_end, next_start, dateline))
        previous_end = mark.end
    for index in chronicle_marks(layout, marks):
        judged[index] = judged[index] or MENTION
    open_marks = [index for index, role in enumerate(judged) if role is None]
    placed = _by_place(layout, [marks[index] for index in open_marks])
    for index, role in zip(open_marks, placed, strict=True):
        judged[index] = role
    return [role or MENTION for role in judged]


def _by_words(
    layout: Layout, mark: DateMark, previous_end: int, next_start: int, dateline: Span | None
) -> Judged | None:
    """Return the role that words and region settle; None for a date line that place must decide."""
    text = layout.page.source.text
    if dateline is not None and dateline.start <= mark.start < dateline.end:
        return Judged(DateRole.DATELINE, "dateline")
    if previous_end == 0:
        stamp = _STAMP.match(text)
        if stamp is not None and stamp.end() == mark.start:
            return Judged(DateRole.PUBLISHED, "header_stamp")
    if mark.is_range or _is_embed(text, mark) or _GOES_ON.match(text, mark.end) is not None:
        return MENTION
    if is_quoted(text, mark) or is_bracketed(text, mark):
        return MENTION
    region = layout.region_at(mark.start)
    line = layout.line_at(mark.start)
    lead = mark.start - line.start
    if lead > _LINE_LIMIT or (region is Region.BODY and lead > _LEAD_LIMIT):
        return MENTION
    is_stamp = _is_stamp_line(layout, line, mark)
    if lead <= _NOTE_LEAD and region is not Region.FURNITURE:
        note = _change_note(text, line, mark, next_start)
        if note is not None:
            return Judged(DateRole.UPDATED, f"updated_note:{note.words}")
    if region in (Region.BODY, Region.OPENING, Region.TAIL) and not is_stamp:
        return MENTION
    if region in (Region.HEAD, Region.OPENING, Region.TAIL) and _is_sentence(layout, line, mark):
        return MENTION
    is_cut = _is_cut_inside_line(text, line)
    cue_start = max(0, mark.start - _REACH_BACK) if is_cut else line.start
    cue = (
        cue_before(text, max(cue_start, previous_end), mark.start)
        or cue_above(text, line.start, mark.start, previous_end)
        or cue_after(text, mark.end, min(line.end, next_start), next_start)
    )
    if region is Region.TAIL and text[mark.start - 5 : mark.start].casefold() == "ends/":
        return Judged(DateRole.PUBLISHED, "cue_tail:ends")  # "Ends/Tuesday, June 18, 2019"
    if cue is not None and names_other_house(cue, text, mark.end):
        return Judged(DateRole.MENTIONED, f"other:{cue.words}")
    if cue is not None:
        return _by_cue(cue, region, layout, mark)
    if region is Region.HEAD and dates_title(layout, mark):
        return Judged(DateRole.PUBLISHED, "title_date")
    if closes_sentence(text, mark) or (is_cut and is_bound(text, mark)) or _answers(text, line, mark):
        return MENTION
    if ends_clause(text, line, mark) or opens_with_other(text, line.start, mark.start):
        return MENTION
    if is_cut and follows_other(text, cue_start, mark.start):
        return MENTION
    if region in (Region.FURNITURE, Region.BODY) or not is_stamp:
        return MENTION
    block = layout.block_at(mark.start)
    if (
        block is not None
        and block.kind in (BlockKind.HEADLINE, BlockKind.DECK)
        and lead > _GLUE
        and not _is_date_line(layout, line, mark)
    ):
        return MENTION
    if mark.year is None and not _is_date_line(layout, line, mark):
        return MENTION
    return None


def _change_note(text: str, line: Span, mark: DateMark, next_start: int) -> Cue | None:
    """Return the cue of a note of a change: "• This article was amended on 23 August 2021. An ..."."""
    lead = text[line.start : mark.start].lstrip(" \t\u00a0*\u2022_(\u2013\u2014-").casefold()
    if not lead.startswith(_NOTES):
        return None
    cue = cue_before(text, line.start, mark.start)
    if cue is None or cue.kind is not CueKind.UPDATED or not cue.is_adjacent:
        cue = cue_after(text, mark.end, min(line.end, next_start), next_start)
    return cue if cue is not None and cue.kind is CueKind.UPDATED else None


def _is_cut_inside_line(text: str, line: Span) -> bool:
    """Tell whether the block starts in the middle of a printed line: its page lost its line ends."""
    before = text[max(0, line.start - 2) : line.start].rstrip(" \t\u00a0")
    return bool(before) and before[-1] not in "\r\n\u2028\u2029"


def _answers(text: str, line: Span, mark: DateMark) -> bool:
    """Tell whether the date is all that somebody answers: "THE WITNESS: On June 4, 1979.", "A. On May 3."."""
    return _ANSWER.search(text, max(line.start, mark.start - _REACH_BACK), mark.start) is not None


def stands_free(layout: Layout, mark: DateMark) -> bool:
    """Tell whether a full date in a very long line belongs to no sentence: "... say 5 March 2024 Share"."""
    text = layout.page.source.text
    if mark.is_range or None in (mark.year, mark.month, mark.day) or _is_embed(text, mark):
        return False
    low = text.rfind("\n", max(0, mark.start - _LOST_LINE), mark.start)
    high = text.find("\n", mark.end, mark.end + _LOST_LINE)
    if (high if high >= 0 else mark.end + _LOST_LINE) - max(low, mark.start - _LOST_LINE) < _LOST_LINE:
        return False
    cue = cue_before(text, max(0, mark.start - _REACH_BACK), mark.start)
    if cue is not None and cue.kind is not CueKind.PUBLISHED:
        return False
    if follows_other(text, max(0, mark.start - _REACH_BACK), mark.start):
        return False
    before = text[max(0, mark.start - 16) : mark.start].split()
    after = text[mark.end : mark.end + 3].lstrip(" \u00a0|\u2022\u00b7,")
    if before and (before[-1].casefold() in _BINDING or before[-1].endswith(("(", "[", "\u00a9"))):
        return False
    return not after[:1].islower() and not after.startswith((")", "."))


def _is_embed(text: str, mark: DateMark) -> bool:
    """Tell whether the date belongs to an embedded post: "— Jane Doe (@janedoe) November 3, 2023".

    Another kind of it says "Posted by Bay Radio on Monday, February 7, 2022", always with the weekday.
    """
    if mark.weekday is not None and _PAGE_POST.search(text, max(0, mark.start - 90), mark.start) is not None:
        return True
    start = max(0, mark.start - 45)
    before = text[start : mark.start]
    if "@" not in before and "/" not in before:
        return False
    return _HANDLE.search(text, start, mark.start) is not None


def _is_sentence(layout: Layout, line: Span, mark: DateMark) -> bool:
    """Tell whether a short paragraph is a sentence: "The treaty entered into force on June 1, 1988.".

    A sentence that opens with its cue or speaks of the page itself is none: "This text was published on ...".
    """
    block = layout.block_at(mark.start)
    text = layout.page.source.text
    if block is None or block.kind is not BlockKind.PARAGRAPH:
        return False
    if not text[line.start : line.end].rstrip().endswith(_SENTENCE_ENDS):
        return False
    if sum(word.islower() for word in _WORD.findall(_residue(layout, line, mark))) < _SENTENCE_WORDS:
        return False
    opening = text[line.start : mark.start].lstrip(" \t*_(-\u2013\u2014\u2022").casefold()
    cue = cue_before(text, line.start, mark.start)
    return not opening.startswith(_SELVES) and (cue is None or not opening.startswith(cue.words))


def _by_cue(cue: Cue, region: Region, layout: Layout, mark: DateMark) -> Judged:
    if cue.kind is CueKind.OTHER:
        return Judged(DateRole.MENTIONED, f"other:{cue.words}")
    block = layout.block_at(mark.start)
    foreign = block is not None and block.kind in FOREIGN
    distance = layout.distance(mark.start)
    if region is Region.FURNITURE or (foreign and distance > _NEAR // 2):
        if cue.words.startswith(_FIRST) and cue.is_adjacent and distance <= _NEAR // 2:
            return Judged(DateRole.PUBLISHED, f"cue_tail:{cue.words}")  # teasers don't say so
        return Judged(DateRole.MENTIONED, "furniture")
    if cue.kind is CueKind.SPOKEN:
        return Judged(DateRole.SPOKEN, f"spoken:{cue.words}")
    where = "_tail" if region is Region.TAIL else "_body" if region is Region.BODY else ""
    if region is Region.HEAD and _reach(layout, mark) > 2 * _NEAR:
        where = "_far"
    if cue.kind is CueKind.PUBLISHED:
        return Judged(DateRole.PUBLISHED, f"cue{where}:{cue.words}")
    return Judged(DateRole.UPDATED, f"{cue.kind.value}{where}:{cue.words}")


def _by_place(layout: Layout, marks: list[DateMark]) -> list[Judged]:
    """Judge date lines without a cue by their distance to the body."""
    roles = [MENTION] * len(marks)
    head = [
        i
        for i, mark in enumerate(marks)
        if layout.region_at(mark.start) in (Region.HEAD, Region.HEADER, Region.OPENING)
    ]
    listed = listed_marks(layout, marks, head)
    for i in listed:
        roles[i] = Judged(DateRole.MENTIONED, "listed")
    head = [i for i in head if i not in listed]
    near = [i for i in head if _reach(layout, marks[i]) <= _NEAR]
    for i in head:
        if i not in near:
            roles[i] = Judged(DateRole.MENTIONED, "banner")
    if near:
        rules = {i: _line_rule(layout, layout.line_at(marks[i].start), marks[i]) for i in near}
        costs = {i: _cost(layout, marks[i], rules[i]) for i in near}
        best = min(costs.values())
        for i in near:
            rule = rules[i] if costs[i] == best else f"distant_{rules[i]}"
            roles[i] = Judged(DateRole.PUBLISHED, rule)
        _tell_second(layout, marks, near, roles)
        return roles
    tail = [i for i, mark in enumerate(marks) if layout.region_at(mark.start) is Region.TAIL]
    lines = [i for i in tail if _is_date_line(layout, layout.line_at(marks[i].start), marks[i])]
    if len(lines) == 1 and len(tail) == 1 and layout.steps_below(marks[lines[0]].start) <= 1:
        roles[lines[0]] = Judged(DateRole.PUBLISHED, "end_line")
    return roles


def _cost(layout: Layout, mark: DateMark, rule: str) -> int:
    """Return how far a date line is from being the article's own; the smallest wins.

    A block of distance counts one; so does a line without a time of day. A line above the headline, of which
    the page has another below it, is most likely today's date.
    """
    index = layout.index_at(mark.start)
    above = bool(layout.titles) and index is not None and index < layout.titles[-1]
    inside = index is not None and index >= layout.first and _OPENING_COST
    return _reach(layout, mark) + _SHAPE_COST[rule] + (mark.clock is None) + (3 if above else 0) + inside


def _line_rule(layout: Layout, line: Span, mark: DateMark) -> str:
    residue = _residue(layout, line, mark)
    words = len(_WORD.findall(residue))
    if words == 0:
        return "date_line"
    if words <= _LOOSE_WORDS or AUTHOR_CUE.match(residue):
        return "byline_date"
    return "loose_line"


def _reach(layout: Layout, mark: DateMark) -> int:
    """Return the distance of a date line to the body, or to a headline right beside it, if nearer."""
    distance = layout.distance(mark.start)
    index = layout.index_at(mark.start)
    if index is None or index >= layout.first:
        return distance
    title = layout.title_above(index)
    if title is not None:
        distance = min(distance, (index - title) // 2)
    if mark.clock is not None and any(0 < title - index <= _OVER_TITLE for title in layout.titles):
        distance = min(distance, _OVER_TITLE)  # "November 19, 2019 12:04AM ET" over it; a banner has no time
    return distance


def _tell_second(layout: Layout, marks: list[DateMark], near: list[int], roles: list[Judged]) -> None:
    """Of two bare dates next to each other the later is the update: "28. Juni 2019" / "14. Januar 2020"."""
    for first, second in pairwise(near):
        one, two = marks[first], marks[second]
        low, high = layout.index_at(one.start), layout.index_at(two.start)
        if low is None or high is None or high - low > 1 or one.readings == two.readings:
            continue
        if any(roles[i].rule.removeprefix("distant_") != "date_line" for i in (first, second)):
            continue  # a date with words beside it is a caption's or a byline's
        if len(one.readings) == len(two.readings) == 1 and None not in (*one.readings[0], *two.readings[0]):
            later = second if two.readings[0] > one.readings[0] else first
            roles[later] = Judged(DateRole.UPDATED, "second_date")


def _residue(layout: Layout, line: Span, mark: DateMark) -> str:
    text = layout.page.source.text
    return text[line.start : mark.start] + " " + text[min(mark.end, line.end) : line.end]


def _is_date_line(layout: Layout, line: Span, mark: DateMark) -> bool:
    """Tell whether nothing but the date stands on the line."""
    if line.end - line.start > _LINE_LIMIT:
        return False
    return _WORD.search(_residue(layout, line, mark)) is None


def _is_stamp_line(layout: Layout, line: Span, mark: DateMark) -> bool:
    """Tell whether the line is a byline or a stamp: short, no sentence in it."""
    if line.end - line.start > _LINE_LIMIT:
        return False
    residue = _residue(layout, line, mark)
    words = len(_WORD.findall(residue))
    if "." in residue and _FILE_NAME.search(residue) is not None:
        return False  # "gauge_20210304.csv 1.2 MB 2023-11-22 09:12": when a file was written
    if not words and len(_NUMBER.findall(residue)) >= _ROW_NUMBERS:
        return False  # "1990 | 1.05 | 01.01.1990": a row of a table
    most = _RESIDUE_WORDS if mark.start > line.start else _FILED_WORDS
    return _SENTENCE_INSIDE.search(residue) is None and words <= most
