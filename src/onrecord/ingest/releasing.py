"""Refused files through the same protocol once more, from the bytes that the quarantine keeps."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from onrecord.adapters.inbox import Entry, find_entry
from onrecord.adapters.quarantine import Refusal
from onrecord.engine import Connection
from onrecord.ingest.batches import BatchWorker
from onrecord.ingest.context import Context
from onrecord.ingest.listing import find_known
from onrecord.ingest.owing import replace_stirred, write_file_documents
from onrecord.ingest.preparing import Batch
from onrecord.ingest.scopes import Scope, find_scopes
from onrecord.ingest.session import Session
from onrecord.ingest.summary import RunSummary
from onrecord.progress import Progress
from onrecord.settings import Settings


def release(
    settings: Settings,
    connection: Connection,
    keys: Sequence[str] | None = None,
    *,
    progress: Progress | None = None,
) -> RunSummary:
    """Read the refused contents under `keys` (None: all) again; what is readable now is indexed.

    The rest stays in quarantine with one attempt more. Each content counts as one in the summary.
    Raises AlreadyRunning, RunStopped, EngineError, LedgerError.
    """
    with Session(settings, connection, "release", progress) as session:
        context = session.context
        chosen = [r for r in context.quarantine.list() if keys is None or r.key in set(keys)]
        kept = [refusal.key for refusal in chosen if refusal.sha256 is not None]
        entries = _find_entries(context, [refusal for refusal in chosen if refusal.sha256 is None])
        session.summary.seen = len(kept) + len(entries)
        worker, size = BatchWorker(context), settings.batch_size
        batches = [tuple(kept[start : start + size]) for start in range(0, len(kept), size)]
        with session.progress.step("reading refused files", total=session.summary.seen, unit="files") as step:
            for number, keys_of_batch in enumerate(batches):
                worker.process(Batch(number, released=keys_of_batch))
                step.advance(len(keys_of_batch))
            if entries:
                worker.process(Batch(len(batches), entries=tuple(entries)))
                step.advance(len(entries))
        replace_stirred(context)
        write_file_documents(context)
        return session.complete()


def _find_entries(context: Context, refusals: Sequence[Refusal]) -> list[Entry]:
    """Look in the inbox for the files that were too large to be kept."""
    scopes: list[Scope] = []
    for refusal in refusals:
        for name in refusal.paths:
            if os.path.lexists(name):
                scopes += find_scopes([Path(name)], context.settings.inbox)
            else:
                context.quarantine.discard(refusal.key)
    context.known |= find_known(scopes, context.ledger)
    found = [find_entry(scope.root, scope.file) for scope in scopes if scope.file is not None]
    return [entry for entry in found if entry.refused is None]
