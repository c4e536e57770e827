"""What a run reads and what it leaves alone, from stamps alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.adapters.inbox import Entry, Stamp
from onrecord.adapters.ledger_rows import PathRow, PathState
from onrecord.ingest.planning import Plan, is_settled, is_sure, plan_run
from onrecord.model import Reason, Rejected, Stage

SECOND = 1_000_000_000
NOW = 1_000 * SECOND
STAMP = Stamp(size=10, mtime_ns=1, ctime_ns=NOW - 100 * SECOND, inode=7, device=8)
ENTRY = Entry(b"/inbox", b"a/b.txt", STAMP)
ROW = PathRow(ENTRY.path, ENTRY.root, PathState.PRESENT, "then", "then", sha256="ab", stamp=STAMP, sure=True)


def plan(
    entry: Entry, row: PathRow | None, *, owed: set[str] = frozenset(), older: set[str] = frozenset()
) -> Plan:
    known = {} if row is None else {row.path: row}
    return plan_run(
        [entry],
        known,
        owed=set(owed),
        refused_by_older=set(older),
        now_ns=NOW,
        settle_seconds=2,
        size_limit=50,
    )


def test_a_known_stamp_is_left_alone() -> None:
    assert plan(ENTRY, ROW).unchanged == [ENTRY]


@pytest.mark.parametrize("field", ["size", "mtime_ns", "ctime_ns", "inode", "device"])
def test_any_other_stamp_is_read(field: str) -> None:
    other = replace(STAMP, **{field: getattr(STAMP, field) + 1})
    assert plan(Entry(b"/inbox", b"a/b.txt", other), ROW).read == [Entry(b"/inbox", b"a/b.txt", other)]


def test_a_stamp_that_was_young_when_it_was_taken_proves_nothing() -> None:
    assert plan(ENTRY, replace(ROW, sure=False)).read == [ENTRY]
    assert not is_sure(STAMP, STAMP.ctime_ns + SECOND)
    assert is_sure(STAMP, STAMP.ctime_ns + 3 * SECOND)
    assert not is_sure(STAMP, STAMP.ctime_ns - 10 * SECOND), "a clock that was set back proves nothing"


@pytest.mark.parametrize(
    "state", [s for s in PathState if s not in (PathState.PRESENT, PathState.QUARANTINED)]
)
def test_only_what_was_read_can_be_left_alone(state: PathState) -> None:
    assert plan(ENTRY, replace(ROW, state=state)).read == [ENTRY]


def test_what_the_index_is_owed_is_read() -> None:
    assert plan(ENTRY, ROW, owed={"ab"}).read == [ENTRY]


def test_what_was_refused_stays_refused_until_a_newer_extractor() -> None:
    refused = replace(ROW, state=PathState.QUARANTINED, refused=Rejected(Stage.DECODE, Reason.EMPTY))
    assert plan(ENTRY, refused).refused_before == [(ENTRY, refused)]
    assert plan(ENTRY, refused, older={"ab"}).read == [ENTRY]


def test_what_was_too_large_is_tried_when_the_limit_is_raised() -> None:
    large = replace(ROW, state=PathState.QUARANTINED, sha256=None)
    assert plan(ENTRY, large).read == [ENTRY]
    stamp = replace(STAMP, size=60)
    entry = Entry(b"/inbox", b"a/b.txt", stamp)
    still = replace(large, stamp=stamp)
    assert plan(entry, still).refused_before == [(entry, still)]


def test_young_files_wait_whatever_their_dates_say() -> None:
    young = Entry(b"/inbox", b"new.txt", replace(STAMP, ctime_ns=NOW - SECOND, mtime_ns=0))
    assert plan(young, None).unsettled == [young]
    assert is_settled(replace(STAMP, mtime_ns=4 * NOW), NOW, 2), "a date in the future is only a date"
    assert not is_settled(replace(STAMP, ctime_ns=NOW + SECOND), NOW, 2)
    assert is_settled(replace(STAMP, ctime_ns=NOW), NOW, 0)


def test_what_is_not_listed_is_missing_unless_nobody_expects_it() -> None:
    other = replace(ROW, path=b"/inbox/other.txt")
    for state, missing in ((PathState.PRESENT, True), (PathState.GONE, False), (PathState.ARCHIVED, False)):
        row = replace(other, state=state)
        assert plan(ENTRY, row).missing == ([row] if missing else [])


def test_links_and_pipes_are_refused_and_a_vanished_file_is_missing() -> None:
    for reason, missing in ((Reason.NOT_REGULAR, []), (Reason.VANISHED, [ROW])):
        refused = Rejected(Stage.LIST, reason)
        entry = Entry(b"/inbox", b"a/b.txt", None, refused)
        assert plan(entry, ROW).refused == [(entry, refused)]
        assert plan(entry, ROW).missing == missing
