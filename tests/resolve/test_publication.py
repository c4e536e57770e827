"""The choice of the publication: stated principles, rivals kept, no guess."""

from __future__ import annotations

from datetime import UTC, datetime

from onrecord.model import DateClaim, DateRole, Found, PartialDate, Span
from onrecord.resolve.publication import choose_publication, choose_update


def claim(
    rule: str, *readings: PartialDate, role: DateRole = DateRole.PUBLISHED, start: int = 0
) -> Found[DateClaim]:
    return Found(DateClaim(role, readings), Span(start, start + 10), rule, "x" * 10)


DAY = PartialDate(2022, 2, 8)
TIMED = PartialDate(2022, 2, 8, "03:20")
OTHER = PartialDate(2022, 2, 5)


def test_a_finer_claim_of_the_same_day_gives_the_time() -> None:
    chosen = choose_publication((claim("header_stamp", DAY), claim("cue:published", TIMED, start=20)), None)
    assert chosen is not None
    assert chosen.value.date == TIMED
    assert len(chosen.rejected) == 1


def test_the_header_stamp_beats_another_day() -> None:
    chosen = choose_publication((claim("cue:published", OTHER), claim("header_stamp", DAY, start=20)), None)
    assert chosen is not None
    assert chosen.value.date == DAY


def test_an_open_order_is_no_answer_unless_another_claim_settles_it() -> None:
    both = claim("date_line", PartialDate(2022, 2, 8), PartialDate(2022, 8, 2))
    assert choose_publication((both,), None) is None
    chosen = choose_publication((both, claim("dateline", DAY, role=DateRole.DATELINE, start=20)), None)
    assert chosen is not None
    assert chosen.value.date == DAY


def test_mentions_and_partial_days_never_date_the_page() -> None:
    mention = claim("mention", OTHER, role=DateRole.MENTIONED)
    partial = claim("dateline", PartialDate(None, 2, 8), role=DateRole.DATELINE)
    assert choose_publication((mention, partial), None) is None


def test_the_future_is_judged_by_the_time_of_receipt_only() -> None:
    future, sane = claim("cue:published", PartialDate(2032, 2, 8)), claim("date_line", DAY, start=20)
    received = datetime(2022, 2, 9, tzinfo=UTC)
    chosen = choose_publication((future, sane), received)
    assert chosen is not None
    assert chosen.value.date == DAY
    assert choose_publication((future,), None) is not None


def test_an_update_is_kept_apart_and_never_before_the_publication() -> None:
    later = claim("updated:updated", PartialDate(2022, 2, 9), role=DateRole.UPDATED, start=20)
    earlier = claim("updated:updated", OTHER, role=DateRole.UPDATED, start=40)
    published = choose_publication((claim("cue:published", DAY), later), None)
    chosen = choose_update((later, earlier), published, None)
    assert chosen is not None
    assert chosen.value.date == PartialDate(2022, 2, 9)
    assert choose_update((earlier,), published, None) is None
    assert choose_publication((later,), None) is None


def test_the_midnight_of_a_move_yields_to_the_printed_publication() -> None:
    moved = PartialDate(2024, 6, 30, "00:00")
    updated = claim("updated:updated", PartialDate(2022, 2, 10), role=DateRole.UPDATED, start=40)
    stamps = (
        claim("meta:article:published_time", moved),
        claim("meta:og:updated_time", moved, role=DateRole.UPDATED, start=10),
        claim("cue:published", DAY, start=20),
        updated,
    )
    chosen = choose_publication(stamps, None)
    assert chosen is not None
    assert chosen.value.date == DAY
    update = choose_update(stamps, chosen, None)
    assert update is not None
    assert update.found is updated
    real = claim("meta:article:published_time", PartialDate(2024, 6, 30, "08:15"))
    chosen = choose_publication((real, *stamps[2:]), None)
    assert chosen is not None
    assert chosen.found is real
    near = claim("meta:article:published_time", PartialDate(2022, 2, 12, "00:00"))
    chosen = choose_publication((near, *stamps[2:]), None)
    assert chosen is not None
    assert chosen.found is near
