"""Paths whose bytes were not read: what the ledger keeps of them, and what people are told."""

from __future__ import annotations

from dataclasses import replace

from onrecord.adapters.inbox import Entry, show_path
from onrecord.adapters.ledger_rows import PathRow, PathState
from onrecord.index.shown import scrub_line
from onrecord.ingest.context import Context, stamp_now
from onrecord.ingest.summary import Outcome, RefusedFile, outcome_of
from onrecord.model import Reason, Rejected

_STATES = {
    Outcome.QUARANTINED: PathState.QUARANTINED,
    Outcome.DEFERRED: PathState.DEFERRED,
    Outcome.SKIPPED: PathState.SKIPPED,
}
_LOST = (Reason.NOT_REGULAR, Reason.OUTSIDE_ROOT, Reason.TOO_LARGE)
"""With these the path is known to have lost the bytes that it held before."""


def settle_refused(context: Context, entry: Entry, refused: Rejected) -> tuple[Outcome, RefusedFile]:
    """Note in the ledger why a path was left alone; call it inside a transaction."""
    before, outcome = context.known.get(entry.path), outcome_of(refused.reason)
    state = _STATES[outcome]
    told = tell_refused(entry, refused, known=before is not None and before.state is state)
    if refused.reason is Reason.VANISHED:
        return outcome, told  # a path that was known is marked as gone, one that wasn't leaves no trace
    at = stamp_now()
    row = PathRow(
        path=entry.path,
        root=before.root if before is not None else entry.root,
        state=state,
        first_seen=at,
        changed_at=at,
        refused=refused,
        sha256=before.sha256 if before is not None and refused.reason not in _LOST else None,
        stamp=entry.stamp,
        sure=outcome is Outcome.QUARANTINED,
    )
    if before is not None and before.state is PathState.GONE:
        row = replace(row, sha256=None)
    context.ledger.paths.store(row)
    return outcome, told


def tell_refused(entry: Entry, refused: Rejected, *, known: bool) -> RefusedFile:
    """Return what people are told of a refused path."""
    return RefusedFile(
        path=show_path(entry.name),
        outcome=outcome_of(refused.reason),
        stage=refused.stage,
        reason=refused.reason,
        detail=scrub_line(refused.detail)[:200],
        known=known,
    )
