"""New concrete indices from the archive, beside the old ones, then all aliases at once: no reader notices.

The bulk is built without the claim, so that scheduled runs go on; what they did meanwhile is caught up under
it. Old indices stay until the next time, for requests that are still under way in them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from filelock import FileLock, Timeout

from onrecord.adapters.archive import Archive, ArchiveDamaged
from onrecord.adapters.durable import make_folder
from onrecord.adapters.elastic import Elastic
from onrecord.adapters.elastic_bulk import Write
from onrecord.adapters.elastic_setup import create_next, drop_index, ensure_templates, swap_aliases
from onrecord.adapters.ledger import Ledger
from onrecord.adapters.ledger_rows import ContentRow, PathState
from onrecord.engine import Connection
from onrecord.errors import AlreadyRunning, RunStopped
from onrecord.index.names import Kind
from onrecord.ingest.binding import announce_binding, bind_ledger, confirm_binding
from onrecord.ingest.claim import claim
from onrecord.ingest.failpoints import reach
from onrecord.ingest.file_documents import build_file_document, encode_file_document, identify_file
from onrecord.ingest.messages import Rendered, Request
from onrecord.ingest.owing import write_file_documents
from onrecord.ingest.people_file import find_people
from onrecord.ingest.readers import Readers
from onrecord.ingest.session import Session
from onrecord.ingest.standings import build_standing, write_standing
from onrecord.ingest.summary import RunSummary
from onrecord.ingest.writing import write_contents
from onrecord.model import EXTRACTOR_VERSION
from onrecord.progress import Progress, Silent, Step
from onrecord.settings import Settings

CLAIM_SECONDS = 900.0
"""How long the end of a rebuild waits for a run to finish."""
FEW = 200
"""So few contents are caught up under the claim; more are built before it is taken."""


def reindex(settings: Settings, connection: Connection, *, progress: Progress | None = None) -> RunSummary:
    """Build every index anew, with the schema and the extractor of this version, and lead the aliases there.

    Needs the rights of the set-up identity. Raises AlreadyRunning, RunStopped, EngineError, LedgerError.
    """
    make_folder(settings.data_dir)
    lock = FileLock(settings.data_dir / "reindex.lock", mode=0o600)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise AlreadyRunning("another rebuild of the indices is under way", remedy="wait for it") from None
    try:
        return _reindex(settings, connection, progress or Silent())
    finally:
        lock.release()


def _reindex(settings: Settings, connection: Connection, progress: Progress) -> RunSummary:
    elastic = Elastic(connection, settings.index_prefix, retry_seconds=settings.retry_seconds)
    readers = Readers(
        settings.workers, settings.extract_seconds, settings.extract_bytes, find_people(settings.data_dir)
    )
    archive = Archive(settings.archive_dir)
    with elastic, readers:
        with claim(settings.data_dir, wait_seconds=CLAIM_SECONDS):
            ledger = Ledger(settings.ledger_path)
            bind_ledger(ledger, elastic, archive)
        try:
            _drop_unused(elastic)
            ensure_templates(elastic)
            targets = {kind: str(create_next(elastic, kind)) for kind in Kind}
            builder = _Builder(ledger, elastic, archive, readers, targets, settings.batch_size)
            with progress.step("rebuilding", total=ledger.contents.count_written(), unit="files") as step:
                while builder.count_left() > FEW:
                    builder.build(step)
        finally:
            ledger.close()
        with Session(settings, connection, "reindex", progress, wait_seconds=CLAIM_SECONDS) as session:
            context = session.context
            write_file_documents(context)
            builder.ledger = context.ledger
            with progress.step("catching up", total=builder.count_left(), unit="files") as step:
                builder.build(step)
            builder.copy_files()
            builder.copy_runs()
            _switch(builder, session.summary)
            session.summary.notes += builder.notes
            return session.complete()


def _drop_unused(elastic: Elastic) -> None:
    """Drop what earlier rebuilds left: the indices before the last swap, and those of a rebuild that died."""
    used = set(elastic.list_aliased().values())
    for names in elastic.list_indices().values():
        for name in names:
            if str(name) not in used:
                drop_index(elastic, name)


@dataclass(frozen=True, slots=True)
class _Built:
    row: ContentRow
    standing: str
    card: str
    extractor_version: int


class _Builder:
    """Fills the new indices; knows up to which change of the ledger it has come."""

    def __init__(
        self,
        ledger: Ledger,
        elastic: Elastic,
        archive: Archive,
        readers: Readers,
        targets: Mapping[Kind, str],
        batch_size: int,
    ) -> None:
        self.ledger = ledger
        self.elastic = elastic
        self.targets = targets
        self.built: dict[str, _Built] = {}
        self.refused: list[ContentRow] = []
        self.notes: list[str] = []
        self.statements = 0
        self._archive = archive
        self._readers = readers
        self._batch_size = batch_size
        self._touched = 0

    def count_left(self) -> int:
        """Return how many indexed contents changed since the last call of `build`."""
        return sum(row.written is not None for row in self.ledger.contents.list(touched_after=self._touched))

    def build(self, step: Step) -> None:
        """Write the documents of all contents that changed since the last call. Raises RunStopped."""
        changed = list(self.ledger.contents.list(touched_after=self._touched))
        for rows in _cut((row for row in changed if row.written is not None), self._batch_size):
            self._write(rows)
            step.advance(len(rows))
        if changed:
            self._touched = changed[-1].touched

    def _write(self, rows: Sequence[ContentRow]) -> None:
        futures = {}
        for row in rows:
            self.built.pop(row.sha256, None)
            standing = build_standing(row, self.ledger.paths.holding(row.sha256))
            try:
                content = self._archive.load(row.sha256)
            except ArchiveDamaged as error:
                self.notes.append(str(error))
                continue
            request = Request(row.sha256, standing, content)
            futures[row.sha256] = (row, write_standing(standing), self._readers.submit(request))
        answers: list[Rendered] = []
        done: list[_Built] = []
        for row, written, future in futures.values():
            answer = future.result()
            if isinstance(answer, Rendered):
                answers.append(answer)
                done.append(_Built(row, written, json.dumps(answer.card), answer.extractor_version))
            else:
                self.refused.append(row)
                self.notes.append(f"{row.sha256} is refused now: {answer.reason.value}")
        revisions = {b.row.sha256: b.row.revision for b in done if b.row.written == EXTRACTOR_VERSION}
        verdicts = write_contents(self.elastic, answers, indices=self.targets, revisions=revisions)
        if verdicts.refused:
            sha256, refused = next(iter(verdicts.refused.items()))
            raise RunStopped(
                f"the new index refuses {sha256}: {refused.detail}",
                remedy="the old indices are untouched; run `onrecord setup`",
            )
        self.statements += verdicts.statements
        self.built |= {built.row.sha256: built for built in done}

    def copy_files(self) -> None:
        """Write the documents of all paths, under the versions that they have."""
        for rows in _cut(self.ledger.paths.list(), 1_000):
            contents = self.ledger.contents.find([row.sha256 for row in rows if row.sha256 is not None])
            writes = []
            for row in rows:
                content = contents.get(row.sha256 or "")
                built = self.built.get(row.sha256 or "")
                if content is not None and built is not None and row.state is not PathState.QUARANTINED:
                    content = replace(content, card=built.card, written=built.extractor_version)
                document = build_file_document(row, content, self.ledger.paths.list_earlier(row.path))
                encoded = encode_file_document(document)
                writes.append(Write(Kind.FILES, identify_file(row.path), row.revision, encoded))
            self.elastic.bulk_upsert(writes, indices=self.targets)

    def copy_runs(self) -> None:
        """Copy the documents of runs, which nothing else remembers for ever."""
        for hits in _cut(self.elastic.scan(self.elastic.alias(Kind.RUNS)), 1_000):
            writes = [Write(Kind.RUNS, hit.id, hit.version, json.dumps(hit.source).encode()) for hit in hits]
            self.elastic.bulk_upsert(writes, indices=self.targets)


def _switch(builder: _Builder, summary: RunSummary) -> None:
    """Lead the aliases to the new indices, when these hold what they must."""
    elastic, ledger = builder.elastic, builder.ledger
    elastic.refresh_indices(list(builder.targets.values()))
    found = elastic.count_index(builder.targets[Kind.ARTICLES])
    if found != len(builder.built):
        raise RunStopped(
            f"the new index holds {found} articles instead of {len(builder.built)}",
            remedy="the old indices are untouched; run it again",
        )
    announce_binding(ledger, elastic, builder.targets)
    reach("announced")
    swap_aliases(elastic, builder.targets)
    reach("swapped")
    with ledger.transaction():
        for built in builder.built.values():
            ledger.contents.store(
                replace(
                    built.row,
                    written=built.extractor_version,
                    revision=built.row.revision if built.row.written == EXTRACTOR_VERSION else 0,
                    standing=built.standing,
                    card=built.card,
                )
            )
        for row in builder.refused:  # the next run reads them from the inbox and says so there
            ledger.contents.store(replace(row, written=None))
    confirm_binding(ledger, elastic)
    summary.articles = len(builder.built)
    summary.statements = builder.statements


T = TypeVar("T")


def _cut(values: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(values)
    while piece := list(islice(iterator, size)):
        yield piece
