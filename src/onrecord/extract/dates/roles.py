"""What a date on the page dates, from the cue before it, the shape of its line and where the line stands.

A date inside the running text is a mention, whatever it says; so is one in furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.extract.dates.cues import Cue, CueKind, cue_before
from onrecord.extract.dates.layout import Layout, Region
from onrecord.extract.dates.marks import DateMark
from onrecord.model import BlockKind, DateRole, Span

_STAMP = re.compile(r"\s*(?:date|Date|DATE)[ \t]*:?[ \t]+(?=\d{4}-\d{2}-\d{2}(?!\d))")
_WORD = re.compile(r"[^\W\d_]+")
_LINE_LIMIT = 160
_RESIDUE_WORDS = 12
_SENTENCE_INSIDE = re.compile(r"[a-zà-ÿа-яё]{3,}[.!?][\"”»)]?(?:\s+[\"“«(]?[A-ZÀ-ÝА-ЯЁ]|\s*$)")


@dataclass(frozen=True, slots=True)
class Judged:
    """The role of one mark and the rule that gave it."""

    role: DateRole
    rule: str


MENTION = Judged(DateRole.MENTIONED, "mention")


def judge_roles(layout: Layout, marks: list[DateMark], dateline: Span | None) -> list[Judged]:
    """Return the role of every mark, in their order."""
    judged: list[Judged] = []
    previous_end = 0
    for index, mark in enumerate(marks):
        following = marks[index + 1].start if index + 1 < len(marks) else len(layout.page.source.text)
        judged.append(_judge(layout, mark, previous_end, following, dateline))
        previous_end = mark.end
    return judged


def _judge(
    layout: Layout, mark: DateMark, previous_end: int, next_start: int, dateline: Span | None
) -> Judged:
    text = layout.page.source.text
    if dateline is not None and dateline.start <= mark.start < dateline.end:
        return Judged(DateRole.DATELINE, "dateline")
    stamp = _STAMP.match(text)
    if stamp is not None and stamp.end() == mark.start:
        return Judged(DateRole.PUBLISHED, "header_stamp")
    if mark.is_range:
        return MENTION
    region = layout.region_at(mark.start)
    line = layout.line_at(mark.start)
    lead_start = max(line.start, previous_end)
    lead = mark.start - line.start
    if lead > _LINE_LIMIT:
        return MENTION
    if region is Region.BODY and (lead > 60 or not _is_stamp_line(layout, line, mark)):
        return MENTION
    cue = cue_before(text, lead_start, mark.start) or _cue_above(layout, line, mark, previous_end)
    if cue is not None:
        return _by_cue(cue, region, layout, line, mark)
    if region in (Region.BANNER, Region.FURNITURE):
        return Judged(DateRole.MENTIONED, region.value)
    block = layout.block_at(mark.start)
    if block is not None and block.kind in (
        BlockKind.HEADLINE,
        BlockKind.DECK,
        BlockKind.FOOTER,
        BlockKind.SHARE,
    ):
        if not _is_date_line(layout, line, mark):
            return MENTION
    if region is Region.HEAD and _is_stamp_line(layout, line, mark):
        return Judged(DateRole.PUBLISHED, "date_line" if _is_date_line(layout, line, mark) else "byline_date")
    if region in (Region.TAIL, Region.BODY) and _is_date_line(layout, line, mark):
        return Judged(DateRole.PUBLISHED, "end_line") if region is Region.TAIL else MENTION
    return MENTION


def _by_cue(cue: Cue, region: Region, layout: Layout, line: Span, mark: DateMark) -> Judged:
    if cue.kind is CueKind.OTHER:
        return Judged(DateRole.MENTIONED, f"other:{cue.words}")
    if region is Region.FURNITURE:
        return Judged(DateRole.MENTIONED, "furniture")
    if cue.kind is CueKind.SPOKEN:
        return Judged(DateRole.SPOKEN, f"spoken:{cue.words}")
    where = "" if region in (Region.HEAD, Region.HEADER) else f"_{region.value}"
    if cue.kind is CueKind.PUBLISHED:
        return Judged(DateRole.PUBLISHED, f"cue{where}:{cue.words}")
    return Judged(DateRole.UPDATED, f"{cue.kind.value}{where}:{cue.words}")


def _cue_above(layout: Layout, line: Span, mark: DateMark, previous_end: int) -> Cue | None:
    """Return the cue that fills the line above a line that starts with the date: "Published" / "8 February 2022"."""
    text = layout.page.source.text
    if text[line.start : mark.start].strip(" \t*_-|•") or previous_end > line.start:
        return None
    above = text[max(0, line.start - 60) : line.start].rstrip()
    start = max(0, line.start - 60) + max(above.rfind("\n"), above.rfind("\r")) + 1
    end = max(0, line.start - 60) + len(above)
    if start >= end or start < previous_end or len(above) == 60:
        return None
    cue = cue_before(text, start, end)
    if cue is None or not cue.is_adjacent or text[start : cue.start].strip(" \t*_-|•#"):
        return None
    return cue


def _residue(layout: Layout, line: Span, mark: DateMark) -> str:
    text = layout.page.source.text
    return text[line.start : mark.start] + " " + text[min(mark.end, line.end) : line.end]


def _is_date_line(layout: Layout, line: Span, mark: DateMark) -> bool:
    """Tell whether nothing but the date stands on the line."""
    return _WORD.search(_residue(layout, line, mark)) is None


def _is_stamp_line(layout: Layout, line: Span, mark: DateMark) -> bool:
    """Tell whether the line is a byline or a stamp: short, no sentence in it."""
    if line.end - line.start > _LINE_LIMIT:
        return False
    residue = _residue(layout, line, mark)
    return _SENTENCE_INSIDE.search(residue) is None and len(_WORD.findall(residue)) <= _RESIDUE_WORDS
