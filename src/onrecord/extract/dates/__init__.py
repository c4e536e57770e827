"""Every date on a page as a claim: what it dates, what it can mean, where it is printed, which rule read it.

Claims, not answers: `resolve.publication` chooses. A date in running text is never more than a mention.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from onrecord.extract.dates.broken_letters import legible_view
from onrecord.extract.dates.completion import HALF_YEAR, infer_year, read_mark
from onrecord.extract.dates.judged import Judged
from onrecord.extract.dates.marks import DateMark
from onrecord.extract.dates.metadata import address_claim, metadata_claims
from onrecord.extract.dates.order import page_habits, settle_order
from onrecord.extract.dates.pairs import clocks_with_cues, judge_lost_lines, judge_pairs, tell_ranges
from onrecord.extract.dates.proof import is_proven
from onrecord.extract.dates.roles import judge_roles
from onrecord.extract.dates.running import judge_running
from onrecord.extract.dates.scanning import scan_dates, scan_lone_clocks
from onrecord.extract.layout import outline
from onrecord.model import DateClaim, Dateline, DateRole, Found, Page, PartialDate, Span

__all__ = ["find_dates"]

_NOT_HEAD = (
    "distant_", "end_line", "cue_tail", "pair_tail", "updated_tail", "as_of_tail",
    "cue_body", "updated_body", "as_of_body",
)  # fmt: skip
_OLD = 1900
"""What bears an older date is a reprint: the letter or the paper that the page shows."""
_BESIDE_DATELINE = 3
_ELIGIBLE = (DateRole.PUBLISHED, DateRole.UPDATED, DateRole.DATELINE)


def find_dates(page: Page, dateline: Found[Dateline] | None) -> tuple[Found[DateClaim], ...]:
    """Return all date claims of `page`, those of its markup first, then those of its text in page order."""
    printed_text = page.source.text
    text = legible_view(printed_text)
    if text is not printed_text:
        page = replace(page, source=replace(page.source, text=text))
    claims = list(metadata_claims(page.metadata))
    if (address := address_claim(text)) is not None:
        claims.append(address)
    scanned = scan_dates(text)
    if not scanned:
        return tuple(claims)
    layout = outline(page)
    lede = page.blocks[layout.first].span.start if layout.first < len(page.blocks) else None
    has_open = any(mark.pair is not None and mark.month is None for mark in scanned)
    habits = page_habits(scanned, page.language, text if has_open else "", lede if has_open else None)
    marks = tell_ranges([settle_order(mark, habits) for mark in scanned], text)
    judged = judge_pairs(layout, marks, judge_roles(layout, marks, dateline.span if dateline else None))
    judged = judge_lost_lines(layout, marks, judge_running(layout, marks, judged))
    for mark, role in clocks_with_cues(layout, marks, judged, scan_lone_clocks(text)):
        marks.append(mark)
        judged.append(role)
    printed = [
        claim
        for mark, role in zip(marks, judged, strict=True)
        if (claim := _claim(mark, role, text, printed_text)) is not None
    ]
    return (*claims, *_with_years(printed, marks))


def _claim(mark: DateMark, judged: Judged, text: str, printed: str) -> Found[DateClaim] | None:
    readings, flags = read_mark(mark, text)
    if not readings:
        return None
    role, rule = judged.role, judged.rule
    if role in _ELIGIBLE and not is_proven(mark, text):
        role, rule = DateRole.MENTIONED, "unproven"
    if role in _ELIGIBLE and any((reading.year or _OLD) < _OLD for reading in readings):
        role, rule = DateRole.MENTIONED, "reprinted"
    span = Span(mark.start, mark.end)
    return Found(DateClaim(role, readings, flags), span, rule, span.of(printed))


def _with_years(claims: list[Found[DateClaim]], marks: list[DateMark]) -> list[Found[DateClaim]]:
    """Complete days without a year, in datelines and stamps only, from a full date of the page's own head."""
    anchors, reach = _full_days(claim for claim in claims if _is_of_head(claim)), HALF_YEAR
    if not anchors:  # "19 JUL, 22:41" over "MURMANSK, July 19, 2021. /TASS/."
        anchors = _full_days(claim for claim in claims if claim.value.role is DateRole.DATELINE)
        reach = _BESIDE_DATELINE
    if not anchors:
        return claims
    anchor = min(anchors, key=lambda date: date.iso or "")
    weekday_at = {mark.start: mark.weekday for mark in marks}
    return [_completed(claim, anchor, reach, weekday_at) for claim in claims]


def _full_days(claims: Iterable[Found[DateClaim]]) -> set[PartialDate]:
    dates = (claim.value.date for claim in claims)
    return {date for date in dates if date is not None and date.day is not None and date.year is not None}


def _is_of_head(claim: Found[DateClaim]) -> bool:
    return claim.value.role in (DateRole.PUBLISHED, DateRole.UPDATED) and not claim.rule.startswith(_NOT_HEAD)


def _completed(
    claim: Found[DateClaim], anchor: PartialDate, reach: int, weekday_at: dict[int, int | None]
) -> Found[DateClaim]:
    date = claim.value.date
    if claim.value.role not in _ELIGIBLE or date is None or date.year is not None or claim.span is None:
        return claim
    full = infer_year(date, weekday_at.get(claim.span.start), anchor, reach)
    if full is None:
        return claim
    value = DateClaim(claim.value.role, (full,), (*claim.value.flags, "inferred_year"))
    return Found(value, claim.span, claim.rule, claim.printed)
