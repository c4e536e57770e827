"""A ledger and an index must speak of each other. Before a run does anything it is made sure that they do.

Another cluster, a reset or a restored snapshot is another index: everything is fed again. A ledger that was
lost is rebuilt from the index: what stands there under which version, and which paths were known.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from onrecord.adapters.archive import Archive
from onrecord.adapters.elastic import Binding, Elastic, Stored
from onrecord.adapters.elastic_setup import ensure_indices, is_current
from onrecord.adapters.inbox import show_path
from onrecord.adapters.ledger import Ledger
from onrecord.adapters.ledger_rows import ContentRow, PathRow, PathState, build_rejected
from onrecord.errors import RunStopped
from onrecord.index.building import Standing
from onrecord.index.names import Kind
from onrecord.ingest.context import stamp_now
from onrecord.ingest.file_documents import identify_file
from onrecord.ingest.standings import write_standing
from onrecord.ingest.writing import REVISION_BITS

_NOTE = "binding"
_NEXT = "binding_next"
_CARD = ("headline", "publisher", "published_at", "undated", "statement_count")


def check_indices(elastic: Elastic) -> None:
    """See that the aliases lead to indices of this version; an embedded engine that is empty is set up.

    Raises RunStopped, EngineError.
    """
    behind = elastic.list_aliased()
    if elastic.embedded and not any(behind.values()) and not any(elastic.list_indices().values()):
        ensure_indices(elastic)
        return
    for kind, index in behind.items():
        if index is None:
            raise RunStopped(
                f"Elasticsearch has no alias {elastic.alias(kind)}", remedy="run `onrecord setup`"
            )
        if not is_current(elastic, kind, index):
            raise RunStopped(
                f"{index} was made by another version of onrecord",
                remedy="run `onrecord reindex`: it builds the new index beside it, from the archive",
            )


def bind_ledger(ledger: Ledger, elastic: Elastic, archive: Archive) -> str:
    """Bind the ledger to the indices that the aliases lead to now; return what was done, "" if nothing.

    Raises EngineError, LedgerError.
    """
    now, before = elastic.read_binding(), _read(ledger, _NOTE)
    if before == now:
        return ""
    if before is not None and now == _read(ledger, _NEXT):
        _store(ledger, now)  # a rebuild died after its swap: these are the indices that it had built
        return "the rebuilt indices are in use"
    if before is None:
        found = _rebuild(ledger, elastic, archive)
        _store(ledger, now)
        return f"the ledger was rebuilt from the index: {found} contents" if found else ""
    with ledger.transaction():
        ledger.forget_index()
    _store(ledger, now)
    return "this is another index than before: everything is fed again"


def announce_binding(ledger: Ledger, elastic: Elastic, targets: Mapping[Kind, str]) -> None:
    """Note to which indices a rebuild will lead the aliases, so that a crash after that costs nothing."""
    following = elastic.read_binding(targets)
    with ledger.transaction():
        ledger.store_note(_NEXT, json.dumps(asdict(following)))


def confirm_binding(ledger: Ledger, elastic: Elastic) -> None:
    """Bind the ledger to the indices that the aliases lead to now: they hold what it says."""
    _store(ledger, elastic.read_binding())


def _read(ledger: Ledger, name: str) -> Binding | None:
    note = ledger.read_note(name)
    if note is None:
        return None
    said = json.loads(note)
    return Binding(said["cluster"], tuple(tuple(index) for index in said["indices"]))


def _store(ledger: Ledger, binding: Binding) -> None:
    with ledger.transaction():
        ledger.store_note(_NOTE, json.dumps(asdict(binding)))


def _rebuild(ledger: Ledger, elastic: Elastic, archive: Archive) -> int:
    found = 0
    fields = ["size", "received_at", "current", "collection", *_CARD]
    with ledger.transaction():
        for stored in elastic.scan(elastic.alias(Kind.ARTICLES), fields):
            ledger.contents.store(_content(stored, archive))
            found += 1
        for stored in elastic.scan(elastic.alias(Kind.FILES)):
            row = _path(stored)
            if row is not None:
                ledger.paths.restore(row, stored.source.get("earlier", []))
                if row.sha256 is not None and "unattributed_count" in stored.source:
                    _add_to_card(ledger, row.sha256, stored.source["unattributed_count"])
    return found


def _content(stored: Stored, archive: Archive) -> ContentRow:
    """A content that the archive lacks stays owed, so that it is read and kept once more."""
    source, arrival = stored.source, archive.find(stored.id)
    standing = Standing(collections=tuple(source.get("collection", ())), current=source.get("current", True))
    return ContentRow(
        sha256=stored.id,
        size=source.get("size", 0),
        received_at=source.get("received_at", stamp_now())
        if arrival is None
        else arrival.received_at.isoformat(),
        written=None if arrival is None else stored.version >> REVISION_BITS,
        revision=stored.version & ((1 << REVISION_BITS) - 1),
        standing=write_standing(standing),
        card=json.dumps({name: source[name] for name in _CARD if name in source}),
    )


def _path(stored: Stored) -> PathRow | None:
    """Return the row that a path's document pictures; None when its name is shown escaped, so isn't known."""
    source = stored.source
    root = os.fsencode(source["root"])
    path = root.rstrip(b"/") + b"/" + os.fsencode(source["path"])
    if identify_file(path) != stored.id or show_path(path) != os.fsdecode(path):
        return None
    return PathRow(
        path=path,
        root=root,
        state=PathState(source["state"]),
        first_seen=source["first_seen"],
        changed_at=source["changed_at"],
        refused=build_rejected(source.get("stage"), source.get("reason"), source.get("detail")),
        sha256=source.get("sha256"),
        revision=stored.version,
    )


def _add_to_card(ledger: Ledger, sha256: str, unattributed: int) -> None:
    row = ledger.contents.find([sha256]).get(sha256)
    if row is not None:
        card = json.loads(row.card) | {"unattributed_count": unattributed}
        ledger.contents.recard(sha256, json.dumps(card))


def owed_hashes(ledger: Ledger, archive: Archive, version: int) -> Iterable[str]:
    """Yield the contents that the index is owed and the archive holds."""
    return (sha256 for sha256 in ledger.contents.list_owed(version) if archive.find(sha256) is not None)
