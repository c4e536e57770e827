"""What a run has to do about each entry of the inbox, from the ledger alone; nothing is opened here.

An entry is left alone only when its stamp is that of bytes that were read, and was old enough then that no
later write could have kept it. Everything else is read, and told by its content.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.adapters.inbox import Entry, Stamp
from onrecord.adapters.ledger_rows import PathRow, PathState
from onrecord.model import Reason, Rejected

SURE_NS = 2_000_000_000
"""Clocks of file systems tick in up to two seconds (FAT): younger stamps may survive another write."""


@dataclass(slots=True)
class Plan:
    """The entries of one listing by what has to be done."""

    unchanged: list[Entry] = field(default_factory=list)
    refused_before: list[tuple[Entry, PathRow]] = field(default_factory=list)
    refused: list[tuple[Entry, Rejected]] = field(default_factory=list)  # links, pipes, unreadable folders
    read: list[Entry] = field(default_factory=list)
    unsettled: list[Entry] = field(default_factory=list)
    missing: list[PathRow] = field(default_factory=list)  # known, not listed


def is_sure(stamp: Stamp, at_ns: int) -> bool:
    """Tell whether a stamp taken with the bytes at `at_ns` proves the same bytes when it is met again.

    The change time alone counts: it can't be set, and every write moves it.
    """
    return at_ns - stamp.ctime_ns > SURE_NS


def is_settled(stamp: Stamp, now_ns: int, settle_seconds: float) -> bool:
    """Tell whether a file has rested long enough. One from the future (a clock was set back) has not."""
    return now_ns - stamp.ctime_ns >= settle_seconds * 1e9


def plan_run(
    entries: Iterable[Entry],
    known: Mapping[bytes, PathRow],
    *,
    owed: set[str],
    refused_by_older: set[str],
    now_ns: int,
    settle_seconds: float,
    size_limit: int,
) -> Plan:
    """Sort entries into a plan. `owed`: contents the index lacks; `refused_by_older`: worth another try."""
    plan = Plan()
    listed = set()
    for entry in entries:
        listed.add(entry.path)
        if entry.refused is not None:
            plan.refused.append((entry, entry.refused))
            if entry.refused.reason is Reason.VANISHED and entry.path in known:
                plan.missing.append(known[entry.path])
            continue
        assert entry.stamp is not None, "an entry has a stamp or a refusal"
        row = known.get(entry.path)
        if row is not None and row.sure and row.stamp == entry.stamp:
            if row.state is PathState.PRESENT and row.sha256 not in owed:
                plan.unchanged.append(entry)
                continue
            if row.state is PathState.QUARANTINED and not _worth_a_try(row, refused_by_older, size_limit):
                plan.refused_before.append((entry, row))
                continue
        if is_settled(entry.stamp, now_ns, settle_seconds):
            plan.read.append(entry)
        else:
            plan.unsettled.append(entry)
    # a run that may not read all must not spend itself on second looks at what it knows
    plan.read.sort(key=lambda entry: entry.path in known)
    plan.missing += [row for path, row in known.items() if path not in listed]
    plan.missing = [row for row in plan.missing if row.state not in NOT_EXPECTED]
    return plan


NOT_EXPECTED = (PathState.GONE, PathState.ARCHIVED)
"""Paths that nobody expects to find."""


def _worth_a_try(row: PathRow, refused_by_older: set[str], size_limit: int) -> bool:
    if row.sha256 is None:  # too large to be read, then
        return row.stamp is None or row.stamp.size <= size_limit
    return row.sha256 in refused_by_older
