"""One run, from the claim to the summary. It knows no scheduler: the command line and the flow both drive it.

with open_run(settings, connection) as run:
    for batch in run.batches():
        run.ingest_batch(batch)
    summary = run.finish()
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.adapters.archive import Archive
from onrecord.adapters.elastic import Elastic
from onrecord.adapters.inbox import Entry, find_entry, show_path
from onrecord.adapters.ledger import Ledger
from onrecord.adapters.ledger_rows import PathRow, PathState
from onrecord.adapters.quarantine import Quarantine
from onrecord.engine import Connection
from onrecord.errors import EngineError, OnrecordError
from onrecord.ingest.batches import Batch, BatchWorker
from onrecord.ingest.binding import bind_ledger, check_indices, owed_hashes
from onrecord.ingest.claim import claim
from onrecord.ingest.context import Context, now, stamp_now
from onrecord.ingest.failpoints import reach
from onrecord.ingest.listing import find_known, list_plan
from onrecord.ingest.moving import check_move, move_read_files
from onrecord.ingest.owing import replace_stirred, write_file_documents, write_run_documents
from onrecord.ingest.planning import Plan
from onrecord.ingest.readers import Readers
from onrecord.ingest.refusing import settle_refused, tell_refused
from onrecord.ingest.reports import report_begun, report_ended, report_killed
from onrecord.ingest.scopes import Scope, find_scopes
from onrecord.ingest.summary import Outcome, RunSummary
from onrecord.model import EXTRACTOR_VERSION, Reason, Rejected, Stage
from onrecord.progress import Progress, Silent
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
        kind: str = "ingest",
    ) -> None:
        """`paths`: folders and files to read, the inbox of the settings without any."""
        self._settings = settings
        self._connection = connection
        self._paths = paths
        self._progress = progress or Silent()
        began = now()
        self.summary = RunSummary(
            id=f"{began:%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}", kind=kind, started_at=stamp_now()
        )
        self._clock = time.monotonic()
        self._stack = ExitStack()
        self._planned: list[Batch] = []
        self._moved_later: list[Entry] = []

    def __enter__(self) -> Self:
        """Claim, bind, list and plan.

        Raises AlreadyRunning, InboxError, RunStopped, EngineError, LedgerError, SettingsError.
        """
        try:
            self._open()
        except BaseException as error:
            self.__exit__(type(error), error, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give everything back; a run that didn't finish is reported as stopped, with the reason."""
        try:
            if self.summary.state == "running" and hasattr(self, "_context"):
                self._stop(error)
        finally:
            self._stack.close()

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
        self.summary.check_law()
        self._end("completed")
        reach("reported")
        write_run_documents(context)
        return self.summary

    # --- opening -----------------------------------------------------------------------------------

    def _open(self) -> None:
        settings, stack = self._settings, self._stack
        scopes = find_scopes(self._paths, settings.inbox)
        self.summary.inbox = tuple(show_path(scope.folder) for scope in scopes)
        check_move(settings, [scope.root for scope in scopes])
        stack.enter_context(claim(settings.data_dir))
        reach("claimed")
        ledger = Ledger(settings.ledger_path)
        stack.callback(ledger.close)
        elastic = stack.enter_context(
            Elastic(self._connection, settings.index_prefix, retry_seconds=settings.retry_seconds)
        )
        readers = Readers(settings.workers, settings.extract_seconds, settings.extract_bytes)
        self._context = Context(
            settings=settings,
            ledger=ledger,
            elastic=elastic,
            archive=Archive(settings.archive_dir),
            quarantine=Quarantine(settings.quarantine_dir),
            readers=stack.enter_context(readers),
            summary=self.summary,
            progress=self._progress,
        )
        if ledger.set_aside is not None:
            self.summary.notes.append(f"the ledger was damaged and set aside as {ledger.set_aside.name}")
        report_killed(ledger)
        report_begun(ledger, self.summary)
        self._worker = BatchWorker(self._context)
        check_indices(elastic)
        note = bind_ledger(ledger, elastic, self._context.archive)
        if note:
            self.summary.notes.append(note)
        self._list(scopes)

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
        self._step = self._stack.enter_context(
            self._progress.step("reading files", total=self.summary.seen, unit="files")
        )
        self._step.advance(self.summary.seen - len(plan.read) - len(plan.unsettled))

    def _within_limits(self, plan: Plan) -> list[Entry]:
        settings, size = self._settings, 0
        kept: list[Entry] = []
        for entry in plan.read:
            size += entry.stamp.size if entry.stamp is not None else 0
            if len(kept) >= settings.max_run_files or (kept and size > settings.max_run_bytes):
                self._defer(entry, "this run has read its share; the next one goes on")
            else:
                kept.append(entry)
        return kept

    def _defer(self, entry: Entry, why: str) -> None:
        refused = Rejected(Stage.LIST, Reason.WAITING, why)
        self.summary.add(Outcome.DEFERRED, tell_refused(entry, refused, known=False))

    def _cut(self, entries: Sequence[Entry], first: int) -> list[Batch]:
        batches: list[Batch] = []
        batch: list[Entry] = []
        size = 0
        for entry in entries:
            size += entry.stamp.size if entry.stamp is not None else 0
            if batch and (len(batch) >= self._settings.batch_size or size > BATCH_BYTES):
                batches.append(Batch(first + len(batches), tuple(batch)))
                batch, size = [], entry.stamp.size if entry.stamp is not None else 0
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

    # --- ending ------------------------------------------------------------------------------------

    def _end(self, state: str, error: str = "") -> None:
        self.summary.state = state
        self.summary.error = error
        self.summary.ended_at = stamp_now()
        self.summary.seconds = time.monotonic() - self._clock
        report_ended(self._context.ledger, self.summary)

    def _stop(self, error: BaseException | None) -> None:
        said = str(error) if isinstance(error, OnrecordError) else type(error).__name__
        try:
            self._end("stopped", said if error is not None else "left before its end")
            if error is None or not isinstance(error, EngineError):
                write_run_documents(self._context)
        except OnrecordError:
            return  # the first error is the one to tell; the ledger or the next run reports this one


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
) -> Run:
    """Return a run to be entered: over `paths`, or over the inbox of the settings."""
    return Run(settings, connection, paths=paths, progress=progress)


def run_ingest(
    settings: Settings,
    connection: Connection,
    *,
    paths: Sequence[Path] | None = None,
    progress: Progress | None = None,
) -> RunSummary:
    """Read and index what is new, from the claim to the summary.

    Raises AlreadyRunning, InboxError, RunStopped, EngineError, LedgerError, SettingsError.
    """
    with open_run(settings, connection, paths=paths, progress=progress) as run:
        for batch in run.batches():
            run.ingest_batch(batch)
        return run.finish()
