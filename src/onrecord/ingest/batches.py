"""One batch through the protocol: read, keep, owe, write, judge, settle. A crash may come after any step.

While one batch is written, the next is read already. A batch that fails at the engine can be tried again:
what was read is kept until the batch is settled.
"""

from __future__ import annotations

import hashlib
import json
import os
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime

from onrecord import __version__
from onrecord.adapters.archive import ArchiveDamaged, Arrival
from onrecord.adapters.inbox import Entry, Stamp, is_gone, open_entry, show_path
from onrecord.adapters.ledger_rows import ContentRow, PathRow, PathState
from onrecord.adapters.quarantine import Refusal, key_of_path
from onrecord.ingest.context import Context, now, stamp_now
from onrecord.ingest.failpoints import reach
from onrecord.ingest.messages import Answer, Rendered, Request
from onrecord.ingest.owing import write_file_documents
from onrecord.ingest.planning import is_sure
from onrecord.ingest.refusing import settle_refused, tell_refused
from onrecord.ingest.standings import build_standing, write_standing
from onrecord.ingest.summary import Outcome, RefusedFile, outcome_of
from onrecord.ingest.verdicts import Verdicts
from onrecord.ingest.versions import list_tools
from onrecord.ingest.writing import REVISION_BITS, write_contents
from onrecord.model import EXTRACTOR_VERSION, Rejected


@dataclass(frozen=True, slots=True)
class Batch:
    """Work for one step: entries of the inbox, or (`owed`) contents to be read again from the archive."""

    number: int
    entries: tuple[Entry, ...] = ()
    owed: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.entries) + len(self.owed)


@dataclass(frozen=True, slots=True)
class _Sighting:
    """An entry whose bytes are known."""

    entry: Entry
    stamp: Stamp
    sha256: str
    sure: bool


@dataclass(slots=True)
class _Reading:
    """A content that is being read."""

    content: bytes
    row: ContentRow
    standing: str
    paths: list[str]
    answer: Future[Answer]


@dataclass(slots=True)
class _Prepared:
    sightings: list[_Sighting] = field(default_factory=list)
    refused: list[tuple[Entry, Rejected]] = field(default_factory=list)
    readings: dict[str, _Reading] = field(default_factory=dict)


class BatchWorker:
    """Takes batches through the protocol, in the order of their numbers."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._prepared: dict[int, _Prepared] = {}
        self._underway: set[str] = set()

    def prepare(self, batch: Batch) -> None:
        """Open the files of a batch and hand their bytes to the readers; returns while they read."""
        if batch.number not in self._prepared:
            self._prepared[batch.number] = self._open(batch)

    def process(self, batch: Batch, following: Batch | None = None) -> None:
        """Index one batch, reading the `following` one meanwhile.

        Raises RunStopped and EngineError; the batch may then be tried again.
        """
        self.prepare(batch)
        prepared = self._prepared[batch.number]
        answers = {sha256: reading.answer.result() for sha256, reading in prepared.readings.items()}
        reach("read")
        if following is not None:
            self.prepare(following)
        rendered = [answer for answer in answers.values() if isinstance(answer, Rendered)]
        self._archive(prepared, rendered)
        self._owe(prepared, rendered)
        verdicts = write_contents(self._context.elastic, rendered)
        self._context.breaker.check(len(rendered), verdicts.refused)
        rejected = {sha256: a for sha256, a in answers.items() if isinstance(a, Rejected)} | verdicts.refused
        self._quarantine(prepared, rejected)
        self._settle(prepared, rendered, rejected, verdicts)
        del self._prepared[batch.number]
        self._underway.difference_update(prepared.readings)
        write_file_documents(self._context)

    # --- read --------------------------------------------------------------------------------------

    def _open(self, batch: Batch) -> _Prepared:
        prepared = _Prepared()
        for entry in batch.entries:
            opened = open_entry(entry, self._context.settings.max_file_bytes)
            if isinstance(opened, Rejected):
                prepared.refused.append((entry, opened))
                continue
            sha256 = hashlib.sha256(opened.content).hexdigest()
            sighting = _Sighting(entry, opened.stamp, sha256, is_sure(opened.stamp, opened.at_ns))
            prepared.sightings.append(sighting)
            self._context.summary.bytes += len(opened.content)
            if sha256 in self._underway or self._is_known(sha256):
                if sha256 in prepared.readings:
                    prepared.readings[sha256].paths.append(os.fsdecode(entry.path))
                continue
            self._submit(prepared, sha256, opened.content, entry)
        for sha256 in batch.owed:
            try:
                content = self._context.archive.load(sha256)
            except ArchiveDamaged as error:
                self._context.summary.notes.append(str(error))
                continue
            self._submit(prepared, sha256, content, None)
        return prepared

    def _is_known(self, sha256: str) -> bool:
        """Tell whether this version has indexed or refused a content already."""
        row = self._context.ledger.contents.find([sha256]).get(sha256)
        if row is None:
            return False
        if row.refused_by is not None:
            return row.refused_by >= EXTRACTOR_VERSION
        return row.written is not None and row.written >= EXTRACTOR_VERSION

    def _submit(self, prepared: _Prepared, sha256: str, content: bytes, entry: Entry | None) -> None:
        context = self._context
        row = context.ledger.contents.find([sha256]).get(sha256)
        if row is None:
            arrival = context.archive.find(sha256)
            received = arrival.received_at if arrival is not None else now()
            row = ContentRow(sha256, len(content), received.isoformat())
        paths = context.ledger.paths.holding(sha256)
        if entry is not None and all(path.path != entry.path for path in paths):
            paths.append(PathRow(entry.path, entry.root, PathState.PRESENT, "", "", sha256=sha256))
        elif entry is not None:
            paths = [replace(p, state=PathState.PRESENT) if p.path == entry.path else p for p in paths]
        standing = build_standing(row, paths)
        self._underway.add(sha256)
        prepared.readings[sha256] = _Reading(
            content=content,
            row=row,
            standing=write_standing(standing),
            paths=[os.fsdecode(entry.path)] if entry is not None else [os.fsdecode(p.path) for p in paths],
            answer=context.readers.submit(Request(sha256, standing, content)),
        )

    # --- keep, owe ---------------------------------------------------------------------------------

    def _archive(self, prepared: _Prepared, rendered: list[Rendered]) -> None:
        archive = self._context.archive
        for answer in rendered:
            reading = prepared.readings[answer.sha256]
            received = datetime.fromisoformat(reading.row.received_at)
            path = reading.paths[0] if reading.paths else ""
            archive.store(reading.content, Arrival(answer.sha256, len(reading.content), path, received))
        archive.flush()
        reach("archived")

    def _owe(self, prepared: _Prepared, rendered: list[Rendered]) -> None:
        """From here on the documents are owed to the index, whatever happens to the files."""
        ledger, accepted = self._context.ledger, {answer.sha256 for answer in rendered}
        with ledger.transaction():
            for sha256 in accepted:
                row = prepared.readings[sha256].row
                ledger.contents.store(replace(row, written=None, refused_by=None, refused=None))
            for sighting in prepared.sightings:
                if sighting.sha256 in accepted:
                    ledger.paths.store(self._present(sighting))
        reach("pending")

    # --- judge, settle -----------------------------------------------------------------------------

    def _quarantine(self, prepared: _Prepared, rejected: dict[str, Rejected]) -> None:
        context, at = self._context, stamp_now()
        for sha256, refusal in rejected.items():
            reading = prepared.readings[sha256]
            context.quarantine.store(
                self._refusal(sha256, refusal, len(reading.content), reading.paths, at, sha256),
                reading.content,
            )
        for sighting in prepared.sightings:
            if sighting.sha256 not in prepared.readings:
                context.quarantine.add_path(sighting.sha256, os.fsdecode(sighting.entry.path))
        for entry, refusal in prepared.refused:
            if outcome_of(refusal.reason) is Outcome.QUARANTINED:
                size = entry.stamp.size if entry.stamp is not None else 0
                key, paths = key_of_path(entry.path), [os.fsdecode(entry.path)]
                context.quarantine.store(self._refusal(key, refusal, size, paths, at, None), None)
        reach("quarantined")

    def _refusal(
        self, key: str, refused: Rejected, size: int, paths: list[str], at: str, sha256: str | None
    ) -> Refusal:
        return Refusal(
            key=key,
            stage=refused.stage,
            reason=refused.reason,
            detail=refused.detail[:500],
            size=size,
            paths=tuple(paths),
            first_seen=at,
            last_seen=at,
            run=self._context.summary.id,
            sha256=sha256,
            extractor_version=EXTRACTOR_VERSION,
            onrecord_version=__version__,
            tools=refused.tools or list_tools(),
        )

    def _settle(
        self, prepared: _Prepared, rendered: list[Rendered], rejected: dict[str, Rejected], verdicts: Verdicts
    ) -> None:
        context = self._context
        ledger, summary = context.ledger, context.summary
        told: list[tuple[Outcome, RefusedFile | None]] = []
        fresh = {answer.sha256 for answer in rendered} - set(verdicts.refused)
        with ledger.transaction():
            for answer in rendered:
                if answer.sha256 in fresh:
                    version = verdicts.versions[answer.sha256]
                    reading = prepared.readings[answer.sha256]
                    ledger.contents.store(
                        replace(
                            reading.row,
                            written=version >> REVISION_BITS,
                            revision=version & ((1 << REVISION_BITS) - 1),
                            standing=reading.standing,
                            refused_by=None,
                            refused=None,
                            card=json.dumps(answer.card),
                        )
                    )
                    ledger.paths.owe_documents_of(answer.sha256)
            for sha256, refusal in rejected.items():
                row = prepared.readings[sha256].row
                ledger.contents.store(replace(row, refused_by=EXTRACTOR_VERSION, refused=refusal))
            first = set(fresh)
            for sighting in prepared.sightings:
                told.append(self._settle_sighting(sighting, first))
            for entry, refusal in prepared.refused:
                told.append(settle_refused(context, entry, refusal))
        reach("settled")
        for outcome, refused in told:
            summary.add(outcome, refused)
        self._count(prepared, rendered, fresh, verdicts)

    def _count(
        self, prepared: _Prepared, rendered: list[Rendered], fresh: set[str], verdicts: Verdicts
    ) -> None:
        summary = self._context.summary
        summary.articles += len(fresh) - len(verdicts.newer_there)
        summary.statements += verdicts.statements
        summary.newer_there += len(verdicts.newer_there)
        for answer in rendered:
            paths = prepared.readings[answer.sha256].paths
            summary.time(show_path(os.fsencode(paths[0])) if paths else answer.sha256, answer.seconds)

    def _settle_sighting(self, sighting: _Sighting, first: set[str]) -> tuple[Outcome, RefusedFile | None]:
        """Note what a path holds. `first`: contents indexed just now that no path has been credited with."""
        context, entry = self._context, sighting.entry
        before = context.known.get(entry.path)
        content = context.ledger.contents.find([sighting.sha256])[sighting.sha256]
        if before is not None and before.sha256 not in (None, sighting.sha256):
            context.summary.changed += 1
        if content.refused_by is not None and content.refused is not None:
            context.ledger.paths.store(
                replace(self._present(sighting), state=PathState.QUARANTINED, refused=content.refused)
            )
            known = before is not None and before.state is PathState.QUARANTINED
            return Outcome.QUARANTINED, tell_refused(entry, content.refused, known=known)
        others = [p for p in context.ledger.paths.holding(sighting.sha256) if p.path != entry.path]
        context.ledger.paths.store(self._present(sighting))
        if sighting.sha256 in first:
            first.discard(sighting.sha256)
            return Outcome.INDEXED, None
        if before is not None and before.sha256 == sighting.sha256:
            return Outcome.UNCHANGED, None
        if any(other.state is PathState.PRESENT and is_gone(other.path) for other in others):
            context.summary.moved += 1
            return Outcome.UNCHANGED, None
        return Outcome.DUPLICATE, None

    def _present(self, sighting: _Sighting) -> PathRow:
        before, at = self._context.known.get(sighting.entry.path), stamp_now()
        return PathRow(
            path=sighting.entry.path,
            root=before.root if before is not None else sighting.entry.root,
            state=PathState.PRESENT,
            first_seen=at,
            changed_at=at,
            sha256=sighting.sha256,
            stamp=sighting.stamp,
            sure=sighting.sure,
        )
