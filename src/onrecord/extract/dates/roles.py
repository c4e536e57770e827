"""What a date on the page dates, from the cue beside it, the shape of its line and its distance to the body.

A date inside the running text is a mention, whatever it says; so is one in furniture. Of the date lines
without a cue only those nearest to the body can date the page.
"""

from __future__ import annotations

import re

from onrecord.extract.dates.binding import (
    closes_sentence,
    ends_clause,
    ends_with_limit,
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
from onrecord.extract.dates.event_fields import is_event_field
from onrecord.extract.dates.judged import MENTION, Judged
from onrecord.extract.dates.line_shapes import (
    LINE_LIMIT,
    REACH_BACK,
    answers_in_forum,
    is_cut_inside_line,
    is_date_line,
    is_embed,
    is_listed_event,
    is_sentence,
    is_stamp_line,
)
from onrecord.extract.dates.marks import DateMark
from onrecord.extract.dates.placing import NEAR, judge_by_place, reach_of
from onrecord.extract.dates.title_dates import dates_title
from onrecord.extract.layout import FOREIGN, Layout, Region
from onrecord.model import BlockKind, DateRole, Span
from onrecord.vocabulary import phrases

_STAMP = re.compile(r"\s*(?:date|datum|дата)[ \t]*:?[ \t]+(?=\d{4}-\d{2}-\d{2}(?!\d))", re.IGNORECASE)
_LEAD_LIMIT = 80
_NOTES = tuple(phrases("date_cues", "change_note"))
_NOTE_LEAD = 80
# one text node a line: "8 August 2009" / ": the first proper post", but "Jan. 28, 2020" / ", at" / "5:55 AM"
_GOES_ON = re.compile(r"[ \t]*\r?\n\s*(?:[:;]|,(?!\s*(?:at\b|\d)))\s*[^\W\d_]")
_PLAIN = frozenset(phrases("date_cues", "plain"))
_HANDED_IN = frozenset(phrases("date_cues", "handed_in"))
_STATES = tuple(phrases("date_cues", "state_of_page"))
_FIRST = "first published"
_GLUE = 4  # "Nov.November 18, 2019 12:02 PM"
_ANSWER = re.compile(r"[:.]\s+(?:on|since|in|by|from|until|before|after|about|around)\s+$", re.IGNORECASE)


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
    placed = judge_by_place(layout, [marks[index] for index in open_marks])
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
    if mark.is_range or is_embed(text, mark) or _GOES_ON.match(text, mark.end) is not None:
        return MENTION
    if is_quoted(text, mark) or is_bracketed(text, mark):
        return MENTION
    region = layout.region_at(mark.start)
    line = layout.line_at(mark.start)
    lead = mark.start - line.start
    if lead > LINE_LIMIT or (region is Region.BODY and lead > _LEAD_LIMIT):
        return MENTION
    is_stamp = is_stamp_line(layout, line, mark)
    if lead <= _NOTE_LEAD and region is not Region.FURNITURE:
        note = _change_note(text, line, mark, next_start)
        if note is not None:
            return Judged(DateRole.UPDATED, f"updated_note:{note.words}")
    if region in (Region.BODY, Region.OPENING, Region.TAIL) and not is_stamp:
        return MENTION
    if region in (Region.HEAD, Region.OPENING, Region.TAIL) and is_sentence(layout, line, mark):
        return MENTION
    is_cut = is_cut_inside_line(text, line)
    cue_start = max(0, mark.start - REACH_BACK) if is_cut else line.start
    cue = (
        cue_before(text, max(cue_start, previous_end), mark.start)
        or cue_above(text, line.start, mark.start, previous_end)
        or cue_after(text, mark.end, min(line.end, next_start), next_start)
    )
    if region is Region.TAIL and text[mark.start - 5 : mark.start].casefold() == "ends/":
        return Judged(DateRole.PUBLISHED, "cue_tail:ends")  # "Ends/Tuesday, June 18, 2019"
    if cue is not None and names_other_house(cue, text, mark.end):
        return Judged(DateRole.MENTIONED, f"other:{cue.words}")
    if cue is not None and is_event_field(cue, text, mark.end):
        return Judged(DateRole.MENTIONED, f"event:{cue.words}")
    if cue is not None:
        return _by_cue(cue, region, layout, mark)
    if region is Region.HEAD and dates_title(layout, mark):
        return Judged(DateRole.PUBLISHED, "title_date")
    if closes_sentence(text, mark) or (is_cut and is_bound(text, mark)) or _answers(text, line, mark):
        return MENTION
    if (
        ends_with_limit(text, mark)
        or answers_in_forum(text, line, mark)
        or is_listed_event(text, line, mark)
        or ends_clause(text, line, mark)
        or opens_with_other(text, line.start, mark.start)
    ):
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
        and not is_date_line(layout, line, mark)
    ):
        return MENTION
    if mark.year is None and not is_date_line(layout, line, mark):
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


def _answers(text: str, line: Span, mark: DateMark) -> bool:
    """Tell whether the date is all that somebody answers: "THE WITNESS: On June 4, 1979.", "A. On May 3."."""
    return _ANSWER.search(text, max(line.start, mark.start - REACH_BACK), mark.start) is not None


def _fills_line(layout: Layout, cue: Cue, mark: DateMark) -> bool:
    """Tell whether cue and date are all that stands on the line."""
    text = layout.page.source.text
    line = layout.line_at(mark.start)
    return not text[line.start : cue.start].strip(" \t*_-") and not text[mark.end : line.end].strip(" \t*_.")


def _by_cue(cue: Cue, region: Region, layout: Layout, mark: DateMark) -> Judged:
    if cue.kind is CueKind.OTHER:
        return Judged(DateRole.MENTIONED, f"other:{cue.words}")
    block = layout.block_at(mark.start)
    foreign = block is not None and block.kind in FOREIGN
    distance = layout.distance(mark.start)
    if region is Region.FURNITURE or (foreign and distance > NEAR // 2):
        if cue.words.startswith(_FIRST) and cue.is_adjacent and distance <= NEAR // 2:
            return Judged(DateRole.PUBLISHED, f"cue_tail:{cue.words}")  # teasers don't say so
        if cue.words.startswith(_STATES) and distance <= NEAR // 2 and _fills_line(layout, cue, mark):
            return Judged(DateRole.UPDATED, f"updated_tail:{cue.words}")
        return Judged(DateRole.MENTIONED, "furniture")
    if cue.kind is CueKind.SPOKEN:
        return Judged(DateRole.SPOKEN, f"spoken:{cue.words}")
    is_plain = region is Region.BODY and cue.words in _PLAIN and cue.is_adjacent
    if is_plain or (region is Region.TAIL and cue.words in _HANDED_IN and not cue.is_adjacent):
        return Judged(DateRole.MENTIONED, f"other:{cue.words}")
    where = "_tail" if region is Region.TAIL else "_body" if region is Region.BODY else ""
    if region is Region.HEAD and reach_of(layout, mark) > 2 * NEAR:
        where = "_far"
    if cue.kind is CueKind.PUBLISHED:
        return Judged(DateRole.PUBLISHED, f"cue{where}:{cue.words}")
    return Judged(DateRole.UPDATED, f"{cue.kind.value}{where}:{cue.words}")
