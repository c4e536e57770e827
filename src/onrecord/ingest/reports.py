"""How runs end, in the ledger first: a run that was killed is reported by the next one."""

from __future__ import annotations

import json

from onrecord.adapters.ledger import Ledger
from onrecord.ingest.context import stamp_now
from onrecord.ingest.summary import RunSummary

RUNNING = "running"


def report_begun(ledger: Ledger, summary: RunSummary) -> None:
    """Note that a run is under way."""
    with ledger.transaction():
        ledger.store_run(summary.id, RUNNING, json.dumps(summary.document), due=False)


def report_ended(ledger: Ledger, summary: RunSummary) -> None:
    """Note how a run ended; its document is owed to the index."""
    document = json.dumps(summary.document, ensure_ascii=False)
    with ledger.transaction():
        ledger.store_run(summary.id, summary.state, document, due=True)


def report_killed(ledger: Ledger) -> int:
    """Note of every run that seems to be under way that it was killed (we hold the lock); return how many."""
    dead = ledger.list_runs(RUNNING)
    with ledger.transaction():
        for run, _, document in dead:
            said = json.loads(document) | {
                "state": "killed",
                "ended_at": stamp_now(),
                "error": "the process ended without a word",
            }
            ledger.store_run(run, "killed", json.dumps(said), due=True)
    return len(dead)
