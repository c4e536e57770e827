"""One run, from the claim to the summary. It knows no scheduler: the command line and the flow both drive it.

with open_run(settings, connection) as run:
    for batch in run.batches():
        run.ingest_batch(batch)
    summary = run.finish()
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.adapters.inbox import Entry, find_entry, show_path
from onrecord.adapters.ledger_rows import PathRow, PathState
from onrecord.engine import Connection
from onrecord.ingest.batches import BatchWorker
from onrecord.ingest.binding import owed_hashes
from onrecord.ingest.context import stamp_now
from onrecord.ingest.failpoints import reach
from onrecord.ingest.listing import find_known, list_plan
from onrecord.ingest.moving import check_move, move_read_files
from onrecord.ingest.owing import replace_stirred, write_file_documents
from onrecord.ingest.planning import Plan
from onrecord.ingest.preparing import Batch
from onrecord.ingest.readers import Readers
from onrecord.ingest.refusing import settle_refused, tell_refused
from onrecord.ingest.scopes import Scope, find_scopes
from onrecord.ingest.session import Session
from onrecord.ingest.summary import Outcome, RunSummary
from onrecord.model import EXTRACTOR_VERSION, Reason, Rejected, Stage
from onrecord.progress import Progress
from onrecord.settings import Settings

BATCH_BYTES = 64_000_000
"""A batch is closed at this size: twice this much raw text is in memory at once, at most."""


class Run:
    """One run under way. Enter it, take its batches in order, finish it."""

    def __init__(
        self,
        settings: Settings,
        connection: Connection,
        *,
        paths: Sequence[Path] | None = None,
        progress: Progress | None = None,
        readers: Readers | None = None,
    ) -> None:
        """`paths`: folders and files to read, the inbox of the settings without any."""
        self._settings = settings
        self._paths = paths
        self._session = Session(settings, connection, "ingest", progress, readers=readers)
        self.summary = self._session.summary
        self._planned: list[Batch] = []

    def __enter__(self) -> Self:
        """Claim, bind, list and plan.

        Raises AlreadyRunning, InboxError, RunStopped, EngineError, LedgerError, SettingsError.
        """
        scopes = find_scopes(self._paths, self._settings.inbox)
        check_move(self._settings, [scope.root for scope in scopes])
        self.summary.inbox = tuple(show_path(scope.folder) for scope in scopes)
        self._session.__enter__()
        try:
            self._context = self._session.context
            self._worker = BatchWorker(self._context)
            self._list(scopes)
        except BaseException as error:
            self._session.__exit__(type(error), error, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give everything back; a run that didn't finish is reported as stopped, with the reason."""
        self._session.__exit__(kind, error, trace)

    def batches(self) -> Iterator[Batch]:
        """Yield the work: files at rest, files that came to rest meanwhile, contents still owed."""
        yield from list(self._planned)
        if self._plan.unsettled:
            first = len(self._planned)
            self._planned += self._cut(self._await_settled(), first)
            yield from self._planned[first:]
        owed = sorted(owed_hashes(self._context.ledger, self._context.archive, EXTRACTOR_VERSION))
        size = self._settings.batch_size
        for start in range(0, len(owed), size):
            batch = Batch(len(self._planned), owed=tuple(owed[start : start + size]))
            self._planned.append(batch)
            yield batch

    def ingest_batch(self, batch: Batch) -> None:
        """Index one batch. After RunStopped or EngineError the same batch may be tried again."""
        following = self._planned[batch.number + 1] if batch.number + 1 < len(self._planned) else None
        self._worker.process(batch, following)
        self._step.advance(len(batch.entries))

    def finish(self) -> RunSummary:
        """Mark what is gone, mend what moved, report. Raises RunStopped, EngineError, LedgerError."""
        context = self._context
        with context.ledger.transaction():
            for row in self._plan.missing:
                context.ledger.paths.store(_gone(row))
        self.summary.gone = len(self._plan.missing)
        reach("gone")
        replace_stirred(context)
        write_file_documents(context)
        move_read_files(context, self._moved_later)
        write_file_documents(context)
        return self._session.complete()

    # --- planning -----------------------------------------------------------------------------------

    def _list(self, scopes: Sequence[Scope]) -> None:
        context = self._context
        context.known = find_known(scopes, context.ledger)
        self._plan = plan = list_plan(scopes, context.known, context.ledger, self._settings)
        reach("listed")
        self.summary.seen = (
            len(plan.unchanged)
            + len(plan.refused_before)
            + len(plan.refused)
            + len(plan.read)
            + len(plan.unsettled)
        )
        self.summary.outcomes[Outcome.UNCHANGED] += len(plan.unchanged)
        for entry, row in plan.refused_before:
            if row.refused is not None:
                self.summary.add(Outcome.QUARANTINED, tell_refused(entry, row.refused, known=True))
        with context.ledger.transaction():
            for entry, refused in plan.refused:
                self.summary.add(*settle_refused(context, entry, refused))
        self._planned = self._cut(self._within_limits(plan), 0)
        self._moved_later = [*plan.unchanged, *plan.read, *plan.unsettled]
        self._step = self._session.stack.enter_context(
            self._context.progress.step("reading files", total=self.summary.seen, unit="files")
        )
        self._step.advance(self.summary.seen - len(plan.read) - len(plan.unsettled))

    def _within_limits(self, plan: Plan) -> list[Entry]:
        settings, size = self._settings, 0
        kept: list[Entry] = []
        for entry in plan.read:
            size += self._weigh(entry)
            if len(kept) >= settings.max_run_files or (kept and size > settings.max_run_bytes):
                self._defer(entry, "this run has read its share; the next one goes on")
            else:
                kept.append(entry)
        return kept

    def _weigh(self, entry: Entry) -> int:
        """Return the bytes that an entry brings; none if it is too large to be read."""
        size = entry.stamp.size if entry.stamp is not None else 0
        return size if size <= self._settings.max_file_bytes else 0

    def _defer(self, entry: Entry, why: str) -> None:
        refused = Rejected(Stage.LIST, Reason.WAITING, why)
        self.summary.add(Outcome.DEFERRED, tell_refused(entry, refused, known=False))

    def _cut(self, entries: Sequence[Entry], first: int) -> list[Batch]:
        batches: list[Batch] = []
        batch: list[Entry] = []
        size = 0
        for entry in entries:
            size += self._weigh(entry)
            if batch and (len(batch) >= self._settings.batch_size or size > BATCH_BYTES):
                batches.append(Batch(first + len(batches), tuple(batch)))
                batch, size = [], self._weigh(entry)
            batch.append(entry)
        if batch:
            batches.append(Batch(first + len(batches), tuple(batch)))
        return batches

    def _await_settled(self) -> list[Entry]:
        """Give young files one settle time to rest; those that changed meanwhile are for the next run."""
        time.sleep(self._settings.settle_seconds)
        rested: list[Entry] = []
        context = self._context
        with context.ledger.transaction():
            for entry in self._plan.unsettled:
                again = find_entry(entry.root, entry.name)
                if again.refused is None and again.stamp == entry.stamp:
                    rested.append(again)
                    continue
                refused = again.refused or Rejected(Stage.LIST, Reason.WAITING, "still being written")
                self.summary.add(*settle_refused(context, again, refused))
                self._step.advance(1)
        return rested


def _gone(row: PathRow) -> PathRow:
    return PathRow(
        path=row.path,
        root=row.root,
        state=PathState.GONE,
        first_seen=row.first_seen,
        changed_at=stamp_now(),
        sha256=row.sha256,
        stamp=row.stamp,
    )


def open_run(
    settings: Settings,
    connection: Connection,
    *,
    paths: Sequence[Path] | None = None,
    progress: Progress | None = None,
    readers: Readers | None = None,
) -> Run:
    """Return a run to be entered: over `paths`, or over the inbox of the settings.

    `readers`: children that somebody else keeps, for processes that run more than once.
    """
    return Run(settings, connection, paths=paths, progress=progress, readers=readers)


def run_ingest(
    settings: Settings,
    connection: Connection,
    *,
    paths: Sequence[Path] | None = None,
    progress: Progress | None = None,
    readers: Readers | None = None,
) -> RunSummary:
    """Read and index what is new, from the claim to the summary.

    Raises AlreadyRunning, InboxError, RunStopped, EngineError, LedgerError, SettingsError.
    """
    with open_run(settings, connection, paths=paths, progress=progress, readers=readers) as run:
        for batch in run.batches():
            run.ingest_batch(batch)
        return run.finish()
