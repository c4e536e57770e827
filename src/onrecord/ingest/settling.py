"""What became of a batch, made durable: quarantine, ledger, and exactly one outcome for each path."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import replace

from onrecord import __version__
from onrecord.adapters.inbox import is_gone, show_path
from onrecord.adapters.ledger_rows import ContentRow, PathRow, PathState
from onrecord.adapters.quarantine import Refusal, key_of_path
from onrecord.ingest.context import Context, stamp_now
from onrecord.ingest.messages import Rendered
from onrecord.ingest.preparing import Prepared, Reading, Sighting
from onrecord.ingest.refusing import settle_refused, tell_refused
from onrecord.ingest.summary import Outcome, RefusedFile, outcome_of
from onrecord.ingest.versions import list_tools
from onrecord.ingest.writing import split_version
from onrecord.model import EXTRACTOR_VERSION, Rejected

Told = tuple[Outcome, RefusedFile | None]


def quarantine_refused(context: Context, prepared: Prepared, rejected: Mapping[str, Rejected]) -> None:
    """Keep the bytes and records of what was refused; what is readable now leaves the quarantine."""
    at = stamp_now()
    for sha256, reading in prepared.readings.items():
        refused = rejected.get(sha256)
        if refused is None:
            context.quarantine.discard(sha256)
            continue
        size = len(reading.content)
        record = _refusal(context, sha256, refused, size, reading.paths, at)
        context.quarantine.store(replace(record, sha256=sha256), reading.content)
    for sighting in prepared.sightings:
        before = context.known.get(sighting.entry.path)
        if before is not None and before.state is PathState.QUARANTINED and before.sha256 is None:
            context.quarantine.discard(key_of_path(sighting.entry.path))  # it was too large, and is not now
        if sighting.sha256 not in prepared.readings:
            context.quarantine.add_path(sighting.sha256, os.fsdecode(sighting.entry.path))
    for entry, refused in prepared.refused:
        if outcome_of(refused.reason) is Outcome.QUARANTINED:
            size = entry.stamp.size if entry.stamp is not None else 0
            key, paths = key_of_path(entry.path), [os.fsdecode(entry.path)]
            context.quarantine.store(_refusal(context, key, refused, size, paths, at), None)


def settle_batch(
    context: Context,
    prepared: Prepared,
    written: Mapping[str, tuple[Rendered, int]],
    rejected: Mapping[str, Rejected],
) -> list[Told]:
    """Note in one transaction what became of everything; return the outcome of each path.

    `written`: the documents in the index with their version, by content.
    """
    ledger = context.ledger
    told: list[Told] = []
    with ledger.transaction():
        for sha256, (answer, version) in written.items():
            reading = prepared.readings[sha256]
            ledger.contents.store(_indexed(reading, answer, version))
            ledger.paths.owe_documents_of(sha256)
            if reading.released:
                told.append(_settle_released(context, sha256))
        for sha256, refused in rejected.items():
            reading = prepared.readings[sha256]
            ledger.contents.store(replace(reading.row, refused_by=EXTRACTOR_VERSION, refused=refused))
            if reading.released:
                told.append(_still_refused(reading, refused))
        uncredited = {sha256 for sha256 in written if not prepared.readings[sha256].released}
        told += [_settle_sighting(context, sighting, uncredited) for sighting in prepared.sightings]
        told += [settle_refused(context, entry, refused) for entry, refused in prepared.refused]
    return told


def owe_batch(context: Context, prepared: Prepared, accepted: set[str]) -> None:
    """From here on the documents are owed to the index, whatever happens to the files."""
    ledger = context.ledger
    with ledger.transaction():
        for sha256 in sorted(accepted):
            row = prepared.readings[sha256].row
            ledger.contents.store(replace(row, written=None, refused_by=None, refused=None))
        for sighting in prepared.sightings:
            if sighting.sha256 in accepted:
                ledger.paths.store(_present(context, sighting))


def _indexed(reading: Reading, answer: Rendered, version: int) -> ContentRow:
    extractor_version, revision = split_version(version)
    return replace(
        reading.row,
        written=extractor_version,
        revision=revision,
        standing=reading.standing,
        refused_by=None,
        refused=None,
        card=json.dumps(answer.card),
    )


def _settle_released(context: Context, sha256: str) -> Told:
    for row in context.ledger.paths.holding(sha256):
        if row.state is PathState.QUARANTINED:
            state = PathState.GONE if is_gone(row.path) else PathState.PRESENT
            context.ledger.paths.store(replace(row, state=state, refused=None, changed_at=stamp_now()))
    return Outcome.INDEXED, None


def _still_refused(reading: Reading, refused: Rejected) -> Told:
    shown = show_path(os.fsencode(reading.paths[0])) if reading.paths else reading.row.sha256
    outcome = Outcome.QUARANTINED
    detail = refused.detail[:200]
    return outcome, RefusedFile(shown, outcome, refused.stage, refused.reason, detail, known=True)


def _settle_sighting(context: Context, sighting: Sighting, uncredited: set[str]) -> Told:
    """Note what a path holds. `uncredited`: contents indexed just now that no path has been credited with."""
    ledger, entry, sha256 = context.ledger, sighting.entry, sighting.sha256
    before = context.known.get(entry.path)
    content = ledger.contents.find([sha256])[sha256]
    if before is not None and before.sha256 not in (None, sha256):
        context.summary.changed += 1
    if content.refused_by is not None and content.refused is not None:
        state = PathState.QUARANTINED
        ledger.paths.store(replace(_present(context, sighting), state=state, refused=content.refused))
        known = before is not None and before.state is state and before.sha256 == sha256
        return Outcome.QUARANTINED, tell_refused(entry, content.refused, known=known)
    others = [row for row in ledger.paths.holding(sha256) if row.path != entry.path]
    ledger.paths.store(_present(context, sighting))
    if sha256 in uncredited:
        uncredited.discard(sha256)
        return Outcome.INDEXED, None
    if before is not None and before.sha256 == sha256:
        return Outcome.UNCHANGED, None
    if any(row.state is PathState.PRESENT and is_gone(row.path) for row in others):
        context.summary.moved += 1
        return Outcome.UNCHANGED, None
    return Outcome.DUPLICATE, None


def _present(context: Context, sighting: Sighting) -> PathRow:
    before, at = context.known.get(sighting.entry.path), stamp_now()
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


def _refusal(context: Context, key: str, refused: Rejected, size: int, paths: list[str], at: str) -> Refusal:
    return Refusal(
        key=key,
        stage=refused.stage,
        reason=refused.reason,
        detail=refused.detail[:500],
        size=size,
        paths=tuple(paths),
        first_seen=at,
        last_seen=at,
        run=context.summary.id,
        extractor_version=EXTRACTOR_VERSION,
        onrecord_version=__version__,
        tools=refused.tools or list_tools(),
    )
