"""Stamps of a page that lost its line ends: "... say experts By Kayla Greaves Oct 13, 2020 @ 4:48 pm Save".

Without lines only what stands right beside the date tells a stamp from a sentence: the headline, a byline
with a given name that we know, a cue with a capital. Stamps of different days decide nothing.
"""

from __future__ import annotations

import re

from onrecord.extract.bylines.names import opens_with_given_name
from onrecord.extract.dates.binding import is_bound
from onrecord.extract.dates.cues import CueKind, cue_before
from onrecord.extract.dates.event_fields import is_event_field
from onrecord.extract.dates.judged import Judged
from onrecord.extract.dates.line_shapes import stands_free
from onrecord.extract.dates.marks import DateMark
from onrecord.extract.layout import Layout, Region
from onrecord.model import DateRole
from onrecord.text.other_work import other_work
from onrecord.text.stamps import opens_with_dateline

_NAME = (
    r"(?P<given>[^\W\d_a-z][\w.'\u2019-]+)(?:[ \u00a0][^\W\d_][\w.'\u2019-]*){0,2}"
    r"[ \u00a0][^\W\d_a-z][\w'\u2019-]+"
)
_SIGNED = re.compile(
    rf"(?P<before>[^\s]+)[ \u00a0](?P<cue>[Bb]y|BY|Author:)[ \u00a0]{_NAME}"
    r"[ \u00a0]*(?:[|,\u00b7\u2022\u2013\u2014-][ \u00a0]*)?(?:[Oo]n[ \u00a0])?$"
)
_SIGNED_AFTER = re.compile(
    rf"[ \u00a0]*(?:[|\u00b7\u2022\u2013\u2014-][ \u00a0]*)?(?:[Bb]y|BY)[ \u00a0]{_NAME}"
)
# "PRESS RELEASE ECB invites the public to name its archive 15 October 2020 The ECB today ..."
_GENRE = re.compile(
    r"(?:(?:PRESS|NEWS|MEDIA)[ ]RELEASE|(?:Press|News|Media)[ ][Rr]elease|PRESSEMITTEILUNG|Pressemitteilung"
    r"|Communiqué[ ]de[ ]presse|Comunicato[ ]stampa|Nota[ ]de[ ]prensa|Пресс-релиз)[ ]"
    r"(?=[^\W\d_])[^.!?]{12,140}$"
)
_TITLE_REACH = 160
_LED = (["on"], ["am"], ["le"], ["el"], ["il"], ["the"], ["at"], ["dated"])
_REACH = 80
_DATELINE_REACH = 120
_LONG_LINE = 400
_TITLE_LENGTH = 20
_STAMPED = ("mention", "banner")


def judge_running(layout: Layout, marks: list[DateMark], judged: list[Judged]) -> list[Judged]:
    """Date a page by a stamp inside a long line, when no line of its own does."""
    if any(role.role in (DateRole.PUBLISHED, DateRole.DATELINE) for role in judged):
        return judged
    blocks = layout.page.blocks
    if layout.first >= len(blocks):
        return judged
    stop = blocks[min(layout.last, len(blocks) - 1)].span.end
    number, rule = _titled(layout, marks, judged, stop)
    if number is None:
        number, rule = _only(marks, [
            (index, rule)
            for index, (mark, role) in enumerate(zip(marks, judged, strict=True))
            if mark.start < stop and role.rule in _STAMPED and (rule := _stamp(layout, mark))
        ])  # fmt: skip
    if number is None:
        return judged
    result = list(judged)
    result[number] = Judged(DateRole.PUBLISHED, rule)
    return result


def _titled(layout: Layout, marks: list[DateMark], judged: list[Judged], stop: int) -> tuple[int | None, str]:
    """Return the first date that stands right behind a printing of the headline."""
    if layout.headline is None:
        return None, ""
    page = layout.page
    title = page.text_of(page.blocks[layout.headline]).rstrip()
    if len(title) < _TITLE_LENGTH:
        return None, ""
    for index, (mark, role) in enumerate(zip(marks, judged, strict=True)):
        if mark.start >= stop or role.rule not in _STAMPED or mark.year is None or mark.day is None:
            continue
        before = page.source.text[max(0, mark.start - len(title) - 4) : mark.start]
        if before.rstrip(" \u00a0|\u00b7\u2022\u2013\u2014-").endswith(title) and stands_free(layout, mark):
            return index, "running_title"
    return None, ""


def _stamp(layout: Layout, mark: DateMark) -> str:
    """Return the rule by which a date in a long line is a stamp, or an empty string."""
    text = layout.page.source.text
    if layout.region_at(mark.start) is Region.FURNITURE or None in (mark.year, mark.day):
        return ""
    if mark.is_range or not _is_lost(text, mark):
        return ""
    low = max(0, mark.start - _REACH)
    cue = cue_before(text, max(low, mark.start - _REACH // 2), mark.start)
    if cue is not None and cue.is_adjacent and cue.kind is CueKind.PUBLISHED:
        is_label = text[cue.start].isupper() and (" " in cue.words or ":" in text[cue.start : mark.start])
        is_stamp = is_label and (mark.clock is not None or _ends_there(text, mark))
        return f"running_cue:{cue.words}" if is_stamp and not is_event_field(cue, text, mark.end) else ""
    if opens_with_dateline(text[mark.end : mark.end + _DATELINE_REACH].lstrip()):
        return "running_dateline" if stands_free(layout, mark) else ""
    if _GENRE.search(text, max(0, mark.start - _TITLE_REACH), mark.start) is not None and _heads_text(
        text, mark
    ):
        return "running_genre"
    signed = _SIGNED.search(text, low, mark.start) if "y " in text[low : mark.start] else None
    if signed is not None:
        is_byline = _may_precede(signed["before"], signed["cue"])
        return "running_byline" if is_byline and opens_with_given_name(signed["given"]) else ""
    after = _SIGNED_AFTER.match(text, mark.end)
    if after is not None and opens_with_given_name(after["given"]):
        before = text[low : mark.start].split()
        is_stamp = mark.clock is not None or (bool(before) and _may_precede(before[-1], "by"))
        return "running_byline" if is_stamp else ""
    return ""


def _ends_there(text: str, mark: DateMark) -> bool:
    """Tell whether no sentence goes on behind the date: neither a point, a comma nor a small letter."""
    if text[mark.end : mark.end + 1] in tuple(",.;:)"):
        return False
    after = text[mark.end : mark.end + 3].lstrip(" \u00a0")
    return not after[:1].islower() and not after.startswith((",", "("))


def _heads_text(text: str, mark: DateMark) -> bool:
    """Tell whether nothing binds the date to a sentence and a capital follows it."""
    after = text[mark.end : mark.end + 3].lstrip(" \u00a0")
    led = text[max(0, mark.start - 8) : mark.start].casefold().split()[-1:]
    return _ends_there(text, mark) and after[:1].isupper() and led not in _LED and not is_bound(text, mark)


def _may_precede(word: str, cue: str) -> bool:
    """Tell whether a byline can follow: not "signed" (by Jane Doe on), not "(Photo" (by)."""
    bare = word.strip("([\u2014-").casefold()
    return not (bare.isalpha() and ((cue == "by" and word.islower()) or f"{bare} by" in other_work()))


def _is_lost(text: str, mark: DateMark) -> bool:
    """Tell whether the date stands in a line too long to be one."""
    low = text.rfind("\n", max(0, mark.start - _LONG_LINE), mark.start)
    high = text.find("\n", mark.end, mark.end + _LONG_LINE)
    low = mark.start - _LONG_LINE if low < 0 else low
    return (mark.end + _LONG_LINE if high < 0 else high) - low >= _LONG_LINE


def _only(marks: list[DateMark], found: list[tuple[int, str]]) -> tuple[int | None, str]:
    days = {(marks[index].year, marks[index].month, marks[index].day) for index, _ in found}
    return found[0] if len(days) == 1 else (None, "")
