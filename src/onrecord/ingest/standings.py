"""Where a content stands: the collections of the paths that hold it, and whether any does."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from onrecord.adapters.inbox import Entry
from onrecord.adapters.ledger_rows import HOLDING, ContentRow, PathRow
from onrecord.index.building import Standing


def build_standing(row: ContentRow, paths: Iterable[PathRow]) -> Standing:
    """Return the standing of a content held by `paths`, all paths whose last known bytes it is.

    When no path holds it now, the collections are those where it stood last.
    """
    every = list(paths)
    holding = [path for path in every if path.state in HOLDING]
    collections = {collection_of(path) for path in holding or every}
    if not every and row.standing:  # every path that held it holds other bytes now
        collections = set(json.loads(row.standing)["collections"])
    return Standing(
        received_at=datetime.fromisoformat(row.received_at),
        size=row.size,
        collections=tuple(sorted(collections - {""})),
        current=bool(holding),
    )


def write_standing(standing: Standing) -> str:
    """Return a standing as the ledger keeps it, to see later whether the index has another one."""
    return json.dumps({"collections": standing.collections, "current": standing.current}, sort_keys=True)


def collection_of(path: PathRow) -> str:
    """Return the collection of a path: the first folder below its root."""
    return Entry(path.root, path.name, None).collection
