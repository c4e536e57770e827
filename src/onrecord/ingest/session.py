"""What every kind of run begins and ends with: the claim, the ledger bound to the index, the report."""

from __future__ import annotations

import secrets
import time
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from onrecord.adapters.archive import Archive
from onrecord.adapters.elastic import Elastic
from onrecord.adapters.ledger import Ledger
from onrecord.adapters.quarantine import Quarantine
from onrecord.engine import Connection
from onrecord.errors import EngineError, OnrecordError
from onrecord.ingest.binding import bind_ledger, check_indices
from onrecord.ingest.claim import claim
from onrecord.ingest.context import Context, now, stamp_now
from onrecord.ingest.failpoints import reach
from onrecord.ingest.owing import write_run_documents
from onrecord.ingest.people_file import find_people
from onrecord.ingest.readers import Readers
from onrecord.ingest.reports import report_begun, report_ended, report_killed
from onrecord.ingest.summary import RunSummary
from onrecord.progress import Progress, Silent
from onrecord.settings import Settings


class Session:
    """A claimed data directory with everything in it open. Leaving it without `complete` reports a stop."""

    def __init__(
        self,
        settings: Settings,
        connection: Connection,
        kind: str,
        progress: Progress | None = None,
        *,
        readers: Readers | None = None,
        wait_seconds: float = 0.0,
    ) -> None:
        """`kind`: ingest, release or reindex; `wait_seconds`: how long to wait for another run.

        `readers`: children that somebody else keeps, for processes that run more than once.
        """
        self._readers = readers
        self._wait_seconds = wait_seconds
        self.settings = settings
        self.progress = progress or Silent()
        self.stack = ExitStack()
        self._connection = connection
        self._clock = time.monotonic()
        self._context: Context | None = None
        self.summary = RunSummary(
            id=f"{now():%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}", kind=kind, started_at=stamp_now()
        )

    @property
    def context(self) -> Context:
        """What the parts of the run share; only while the session is open."""
        assert self._context is not None, "the session is not open"
        return self._context

    def __enter__(self) -> Self:
        """Raises AlreadyRunning, RunStopped, EngineError, LedgerError."""
        try:
            self._open()
        except BaseException as error:
            self.__exit__(type(error), error, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give everything back."""
        try:
            if self._context is not None and self.summary.state == "running":
                self._stop(error)
        finally:
            self.stack.close()

    def complete(self) -> RunSummary:
        """Check the law and report the end. Raises RunStopped, EngineError, LedgerError."""
        self.summary.check_law()
        self._end("completed")
        reach("reported")
        write_run_documents(self.context)
        return self.summary

    def _open(self) -> None:
        settings, stack = self.settings, self.stack
        stack.enter_context(claim(settings.data_dir, wait_seconds=self._wait_seconds))
        reach("claimed")
        ledger = Ledger(settings.ledger_path)
        stack.callback(ledger.close)
        elastic = Elastic(self._connection, settings.index_prefix, retry_seconds=settings.retry_seconds)
        readers = self._readers or stack.enter_context(
            Readers(
                settings.workers,
                settings.extract_seconds,
                settings.extract_bytes,
                find_people(settings.data_dir),
            )
        )
        self._context = Context(
            settings=settings,
            ledger=ledger,
            elastic=stack.enter_context(elastic),
            archive=Archive(settings.archive_dir),
            quarantine=Quarantine(settings.quarantine_dir, settings.max_quarantine_bytes),
            readers=readers,
            summary=self.summary,
            progress=self.progress,
        )
        if ledger.set_aside is not None:
            self.summary.notes.append(f"the ledger was damaged and set aside as {ledger.set_aside.name}")
        report_killed(ledger)
        report_begun(ledger, self.summary)
        if self.summary.kind == "reindex":
            return
        check_indices(elastic)
        note = bind_ledger(ledger, elastic, self._context.archive)
        if note:
            self.summary.notes.append(note)

    def _end(self, state: str, error: str = "") -> None:
        self.summary.state = state
        self.summary.error = error
        self.summary.ended_at = stamp_now()
        self.summary.seconds = time.monotonic() - self._clock
        report_ended(self.context.ledger, self.summary)

    def _stop(self, error: BaseException | None) -> None:
        said = str(error) if isinstance(error, OnrecordError) else type(error).__name__
        try:
            self._end("stopped", said if error is not None else "left before its end")
            if not isinstance(error, EngineError):
                write_run_documents(self.context)
        except OnrecordError:
            return  # the first error is the one to tell; the next run reports this one
