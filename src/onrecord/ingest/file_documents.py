"""The document of a path, for the list of files that searchers see. Built from the ledger alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import PurePosixPath

from onrecord.adapters.inbox import show_path
from onrecord.adapters.ledger_rows import ContentRow, PathRow, PathState
from onrecord.index.documents import FileDocument
from onrecord.index.shown import scrub_line
from onrecord.ingest.standings import collection_of


def identify_file(path: bytes) -> str:
    """Return the id of the document of an absolute path."""
    return hashlib.sha256(path).hexdigest()


def build_file_document(row: PathRow, content: ContentRow | None, earlier: Sequence[str]) -> FileDocument:
    """Return the document of a path that holds `content` (None: not read) and held `earlier` ones."""
    name = show_path(row.name)
    document: FileDocument = {
        "id": identify_file(row.path),
        "path": name,
        "name": PurePosixPath(name).name,
        "root": show_path(row.root),
        "state": row.state.value,
        "first_seen": row.first_seen,
        "changed_at": row.changed_at,
    }
    collection = collection_of(row)
    if collection:
        document["collection"] = collection
    if row.refused is not None:
        document["stage"] = row.refused.stage.value
        document["reason"] = row.refused.reason.value
        document["detail"] = scrub_line(row.refused.detail)[:500]
    if row.sha256 is not None:
        document["sha256"] = row.sha256
    if earlier:
        document["earlier"] = list(earlier)
    if row.stamp is not None:
        document["size"] = row.stamp.size
    if content is not None and content.refused_by is None and row.state is not PathState.QUARANTINED:
        document |= json.loads(content.card)
        if content.written is not None:
            document["extractor_version"] = content.written
    return document


def encode_file_document(document: FileDocument) -> bytes:
    """Return the document as JSON."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()
