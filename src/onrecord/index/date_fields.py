"""Dates as fields: the honest interval for filters, one instant for time axes only when the text states it.

A day without a known zone is shown at midnight of that day and its interval covers every zone; months
and years never become an instant.
"""

from __future__ import annotations

from datetime import UTC, datetime

from onrecord.index.documents import ArticleFields, DateRange
from onrecord.index.shown import scrub_line
from onrecord.model import Chosen, DateClaim, PartialDate, Precision


def build_instant(moment: datetime) -> str:
    """Return an aware `moment` as `2022-02-08T03:20:00Z`, in UTC and whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def build_range(*dates: PartialDate) -> DateRange | None:
    """Return the interval that covers all of `dates`; None when one of them has no year."""
    intervals = []
    for date in dates:
        try:
            interval = date.interval()
        except (ValueError, OverflowError):  # year 1 or 9999 widened beyond the calendar
            interval = None
        if interval is None:
            return None
        intervals.append(interval)
    if not intervals:
        return None
    return {
        "gte": build_instant(min(first for first, _ in intervals)),
        "lt": build_instant(max(last for _, last in intervals)),
    }


def build_point(date: PartialDate) -> str | None:
    """Return the instant to place `date` on a time axis; None when the text states no day."""
    if date.precision not in (Precision.DAY, Precision.MINUTE):
        return None
    if date.precision is Precision.MINUTE and date.utc_offset is not None:
        covered = build_range(date)
        return covered["gte"] if covered else None
    return f"{date.iso}T00:00:00Z"


def build_published(published: Chosen[DateClaim] | None) -> ArticleFields:
    """Return the fields that say when an article was published, `undated` when its text doesn't settle it."""
    fields: ArticleFields = {"undated": True}
    if published is None:
        return fields
    claim, found = published.value, published.found
    covered = build_range(*claim.readings)
    if covered is not None:
        fields |= {"published": covered, "first_possible": covered["gte"], "last_possible": covered["lt"]}
    fields["published_rule"] = found.rule
    if found.printed:
        fields["published_printed"] = scrub_line(found.printed)
    if claim.flags:
        fields["published_flags"] = list(claim.flags)
    date = claim.date
    if date is None or date.precision is None:
        return fields
    fields["undated"] = False
    fields["published_precision"] = date.precision.value
    point = build_point(date)
    if point is not None:
        fields["published_at"] = point
    zone = date.utc_offset or date.zone
    if zone is not None:
        fields["published_zone"] = zone
    return fields


def build_updated(updated: Chosen[DateClaim] | None) -> ArticleFields:
    """Return the fields that say when an article was updated; none when its text doesn't say."""
    fields: ArticleFields = {}
    if updated is None or updated.value.date is None:
        return fields
    covered = build_range(updated.value.date)
    point = build_point(updated.value.date)
    if covered is not None:
        fields["updated"] = covered
    if point is not None:
        fields["updated_at"] = point
    return fields
