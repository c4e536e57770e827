"""The inbox against the ledger: what there is to do, and what is gone. Nothing is written here."""

from __future__ import annotations

import time
from collections.abc import Sequence

from onrecord.adapters.inbox import Entry
from onrecord.adapters.ledger import Ledger
from onrecord.adapters.ledger_rows import PathRow
from onrecord.ingest.planning import NOT_EXPECTED, Plan, plan_run
from onrecord.ingest.scopes import Scope
from onrecord.ingest.vanishing import check_vanished, find_gone
from onrecord.model import EXTRACTOR_VERSION
from onrecord.settings import Settings


def find_known(scopes: Sequence[Scope], ledger: Ledger) -> dict[bytes, PathRow]:
    """Return the rows of all paths that the scopes answer for."""
    known: dict[bytes, PathRow] = {}
    for scope in scopes:
        if scope.file is None:
            known |= {row.path: row for row in ledger.paths.list(scope.folder)}
            continue
        row = ledger.paths.find(Entry(scope.root, scope.file, None).path)
        if row is not None:
            known[row.path] = row
    return known


def list_plan(
    scopes: Sequence[Scope], known: dict[bytes, PathRow], ledger: Ledger, settings: Settings
) -> Plan:
    """Return what has to be done; `missing` holds only paths that lead to nothing.

    Raises InboxError when a folder can't be listed or has lost too much at once.
    """
    entries: dict[bytes, Entry] = {}
    for scope in scopes:
        for entry in scope.entries(settings.patterns, recursive=settings.recursive):
            entries.setdefault(entry.path, entry)
    plan = plan_run(
        entries.values(),
        known,
        owed=set(ledger.contents.list_owed(EXTRACTOR_VERSION)),
        refused_by_older=set(ledger.contents.list_refused_before(EXTRACTOR_VERSION)),
        now_ns=time.time_ns(),
        settle_seconds=settings.settle_seconds,
        size_limit=settings.max_file_bytes,
    )
    plan.missing = find_gone(plan.missing)
    new = [entry for entry in (*plan.read, *plan.unsettled) if entry.path not in known]
    for scope in scopes:
        if scope.file is None:
            _check(scope, plan, known, new, settings)
    return plan


def _check(
    scope: Scope, plan: Plan, known: dict[bytes, PathRow], new: Sequence[Entry], settings: Settings
) -> None:
    below = scope.folder.rstrip(b"/") + b"/"
    expected = sum(row.state not in NOT_EXPECTED for path, row in known.items() if path.startswith(below))
    check_vanished(
        [row for row in plan.missing if row.path.startswith(below)],
        expected,
        new,
        fraction=settings.vanish_fraction,
        size_limit=settings.max_file_bytes,
        inbox=scope.folder,
    )
