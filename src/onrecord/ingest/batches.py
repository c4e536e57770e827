"""One batch through the protocol: read, keep, owe, write, judge, settle. A crash may come after any step.

While one batch is written, the next is read already. A batch that fails at the engine can be tried again:
what was read is kept until the batch is settled.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime

from onrecord.adapters.archive import Arrival
from onrecord.adapters.inbox import show_path
from onrecord.ingest.context import Context
from onrecord.ingest.failpoints import reach
from onrecord.ingest.messages import Rendered
from onrecord.ingest.owing import write_file_documents
from onrecord.ingest.preparing import Batch, Prepared, prepare
from onrecord.ingest.settling import owe_batch, quarantine_refused, settle_batch
from onrecord.ingest.verdicts import Verdicts
from onrecord.ingest.writing import write_contents
from onrecord.model import Rejected


class BatchWorker:
    """Takes batches through the protocol, in the order of their numbers."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._prepared: dict[int, Prepared] = {}
        self._underway: set[str] = set()

    def process(self, batch: Batch, following: Batch | None = None) -> None:
        """Index one batch, reading the `following` one meanwhile.

        Raises RunStopped, EngineError, LedgerError; the batch may then be tried again.
        """
        context, prepared = self._context, self._prepare(batch)
        answers = {sha256: reading.answer.result() for sha256, reading in prepared.readings.items()}
        context.breaker.check_reading(answers.values())
        reach("read")
        if following is not None:
            self._prepare(following)
        rendered = [answer for answer in answers.values() if isinstance(answer, Rendered)]
        _archive(context, prepared, rendered)
        reach("archived")
        owe_batch(context, prepared, {answer.sha256 for answer in rendered})
        reach("pending")
        verdicts = write_contents(context.elastic, rendered)
        context.breaker.check(len(rendered), verdicts.refused)
        rejected = {sha256: a for sha256, a in answers.items() if isinstance(a, Rejected)} | verdicts.refused
        quarantine_refused(context, prepared, rejected)
        reach("quarantined")
        written = {
            answer.sha256: (answer, verdicts.versions[answer.sha256])
            for answer in rendered
            if answer.sha256 not in rejected
        }
        told = settle_batch(context, prepared, written, rejected)
        reach("settled")
        for outcome, refused in told:
            context.summary.add(outcome, refused)
        _count(context, prepared, rendered, verdicts)
        del self._prepared[batch.number]
        self._underway.difference_update(prepared.readings)
        write_file_documents(context)

    def _prepare(self, batch: Batch) -> Prepared:
        if batch.number not in self._prepared:
            self._prepared[batch.number] = prepare(self._context, batch, self._underway)
        return self._prepared[batch.number]


def _archive(context: Context, prepared: Prepared, rendered: Sequence[Rendered]) -> None:
    for answer in rendered:
        reading = prepared.readings[answer.sha256]
        path, received = reading.paths[0] if reading.paths else "", reading.row.received_at
        arrival = Arrival(answer.sha256, len(reading.content), path, datetime.fromisoformat(received))
        context.archive.store(reading.content, arrival)
    context.archive.flush()


def _count(context: Context, prepared: Prepared, rendered: Sequence[Rendered], verdicts: Verdicts) -> None:
    summary = context.summary
    summary.articles += len(rendered) - len(verdicts.refused) - len(verdicts.newer_there)
    summary.statements += verdicts.statements
    summary.newer_there += len(verdicts.newer_there)
    for answer in rendered:
        paths = prepared.readings[answer.sha256].paths
        summary.time(show_path(os.fsencode(paths[0])) if paths else answer.sha256, answer.seconds)
