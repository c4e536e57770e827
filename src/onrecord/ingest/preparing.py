"""The bytes of a batch: opened, hashed, told apart from what is known, and handed to the readers."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from datetime import datetime

from onrecord.adapters.archive import ArchiveDamaged
from onrecord.adapters.inbox import Entry, Stamp, is_gone, open_entry
from onrecord.adapters.ledger_rows import ContentRow, PathRow, PathState
from onrecord.ingest.context import Context, now
from onrecord.ingest.messages import Answer, Request
from onrecord.ingest.planning import is_sure
from onrecord.ingest.standings import build_standing, write_standing
from onrecord.model import EXTRACTOR_VERSION, Rejected


@dataclass(frozen=True, slots=True)
class Batch:
    """Work for one step: entries of the inbox, contents of the archive that are `owed` to the index, or
    contents `released` from quarantine."""

    number: int
    entries: tuple[Entry, ...] = ()
    owed: tuple[str, ...] = ()
    released: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.entries) + len(self.owed) + len(self.released)


@dataclass(frozen=True, slots=True)
class Sighting:
    """An entry whose bytes are known."""

    entry: Entry
    stamp: Stamp
    sha256: str
    sure: bool


@dataclass(slots=True)
class Reading:
    """A content that is being read. `paths` are absolute, with surrogate escapes for odd bytes."""

    content: bytes
    row: ContentRow
    standing: str
    paths: list[str]
    answer: Future[Answer]
    released: bool = False


@dataclass(slots=True)
class Prepared:
    """A batch whose files are open: who holds which bytes, what can't be opened, what is being read."""

    sightings: list[Sighting] = field(default_factory=list)
    refused: list[tuple[Entry, Rejected]] = field(default_factory=list)
    readings: dict[str, Reading] = field(default_factory=dict)


def prepare(context: Context, batch: Batch, underway: set[str]) -> Prepared:
    """Open the files of a batch; return while they are read. Contents `underway` elsewhere are left there."""
    prepared = Prepared()
    for entry in batch.entries:
        _prepare_entry(context, entry, prepared, underway)
    for sha256 in batch.owed:
        try:
            content = context.archive.load(sha256)
        except ArchiveDamaged as error:
            context.summary.notes.append(str(error))
            continue
        prepared.readings[sha256] = _submit(context, sha256, content, context.ledger.paths.holding(sha256))
    for sha256 in batch.released:
        bytes_kept = context.quarantine.load(sha256)
        if bytes_kept is not None:
            paths = [_as_released(row) for row in context.ledger.paths.holding(sha256)]
            prepared.readings[sha256] = _submit(context, sha256, bytes_kept, paths)
            prepared.readings[sha256].released = True
    underway |= set(prepared.readings)
    return prepared


def _prepare_entry(context: Context, entry: Entry, prepared: Prepared, underway: set[str]) -> None:
    opened = open_entry(entry, context.settings.max_file_bytes)
    if isinstance(opened, Rejected):
        prepared.refused.append((entry, opened))
        return
    sha256 = hashlib.sha256(opened.content).hexdigest()
    sure = is_sure(opened.stamp, opened.at_ns)
    prepared.sightings.append(Sighting(entry, opened.stamp, sha256, sure))
    context.summary.bytes += len(opened.content)
    if sha256 in prepared.readings:
        prepared.readings[sha256].paths.append(os.fsdecode(entry.path))
    elif sha256 not in underway and not _is_known(context, sha256):
        rows = [row for row in context.ledger.paths.holding(sha256) if row.path != entry.path]
        here = PathRow(entry.path, entry.root, PathState.PRESENT, "", "", sha256=sha256)
        prepared.readings[sha256] = _submit(context, sha256, opened.content, [here, *rows])


def _is_known(context: Context, sha256: str) -> bool:
    """Tell whether this version has indexed or refused a content already."""
    row = context.ledger.contents.find([sha256]).get(sha256)
    if row is None:
        return False
    if row.refused_by is not None:
        return row.refused_by >= EXTRACTOR_VERSION
    return row.written is not None and row.written >= EXTRACTOR_VERSION


def _submit(context: Context, sha256: str, content: bytes, holding: Iterable[PathRow]) -> Reading:
    row = context.ledger.contents.find([sha256]).get(sha256)
    if row is None:
        row = ContentRow(sha256, len(content), _received(context, sha256).isoformat())
    paths = list(holding)
    standing = build_standing(row, paths)
    return Reading(
        content=content,
        row=row,
        standing=write_standing(standing),
        paths=[os.fsdecode(path.path) for path in paths],
        answer=context.readers.submit(Request(sha256, standing, content)),
    )


def _received(context: Context, sha256: str) -> datetime:
    """Return when a content first came, also when the ledger was lost."""
    arrival = context.archive.find(sha256)
    if arrival is not None:
        return arrival.received_at
    refusal = context.quarantine.find(sha256)
    return datetime.fromisoformat(refusal.first_seen) if refusal is not None else now()


def _as_released(row: PathRow) -> PathRow:
    if row.state is not PathState.QUARANTINED:
        return row
    return replace(row, state=PathState.GONE if is_gone(row.path) else PathState.PRESENT)
