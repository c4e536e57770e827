"""The ledger's table of paths: what each path holds, or why it was left alone."""

from __future__ import annotations

import builtins
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from onrecord.adapters.inbox import Stamp
from onrecord.adapters.ledger_rows import PathRow, PathState, build_rejected

_COLUMNS = (
    "path, root, state, first_seen, changed_at, stage, reason, detail, sha256,"
    " size, mtime_ns, ctime_ns, inode, device, sure, revision"
)
_SELECT = f"SELECT {_COLUMNS} FROM paths"  # noqa: S608 - our own column names


class Paths:
    """All paths that a run has seen."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def list(self, below: bytes = b"") -> Iterator[PathRow]:
        """Yield the rows of all paths below a folder, in the order of their bytes."""
        if not below:
            found = self._db.execute(f"{_SELECT} ORDER BY path")
        else:
            first = below.rstrip(b"/") + b"/"
            found = self._db.execute(
                f"{_SELECT} WHERE path >= ? AND path < ? ORDER BY path",
                (first, first[:-1] + b"0"),  # "0" follows "/"
            )
        return map(_row, found)

    def find(self, path: bytes) -> PathRow | None:
        """Return the row of one path."""
        row = self._db.execute(f"{_SELECT} WHERE path = ?", (path,)).fetchone()
        return None if row is None else _row(row)

    def holding(self, sha256: str) -> builtins.list[PathRow]:
        """Return the rows of the paths whose last known bytes are these."""
        found = self._db.execute(f"{_SELECT} WHERE sha256 = ? ORDER BY path", (sha256,))
        return [_row(row) for row in found]

    def store(self, row: PathRow) -> None:
        """Store the row of a path. Its document is owed when more than the stamp changed."""
        if row.refused is not None:  # the quarantine keeps the tools
            row = replace(row, refused=replace(row.refused, tools=()))
        known = self.find(row.path)
        if known is not None:
            same = replace(row, stamp=known.stamp, sure=known.sure, revision=known.revision) == replace(
                known, changed_at=row.changed_at, first_seen=row.first_seen
            )
            changed_at = known.changed_at if same else row.changed_at
            row = replace(
                row,
                first_seen=known.first_seen,
                changed_at=changed_at,
                revision=known.revision if same else known.revision + 1,
            )
            if known.sha256 is not None and row.sha256 != known.sha256:
                self._db.execute(
                    "REPLACE INTO earlier VALUES (?, ?, ?)", (row.path, known.sha256, row.changed_at)
                )
        else:
            same = False
        if not same:
            self._db.execute(
                "UPDATE contents SET stirred = 1 WHERE sha256 IN (?, ?)",
                (row.sha256, known.sha256 if known is not None else None),
            )
        stamp = row.stamp
        self._db.execute(
            "INSERT INTO paths (path, root, state, first_seen, changed_at, stage, reason, detail, sha256,"
            " size, mtime_ns, ctime_ns, inode, device, sure, revision, due)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (path) DO UPDATE SET root = excluded.root, state = excluded.state,"
            " first_seen = excluded.first_seen, changed_at = excluded.changed_at, stage = excluded.stage,"
            " reason = excluded.reason, detail = excluded.detail, sha256 = excluded.sha256,"
            " size = excluded.size, mtime_ns = excluded.mtime_ns, ctime_ns = excluded.ctime_ns,"
            " inode = excluded.inode, device = excluded.device, sure = excluded.sure,"
            " revision = excluded.revision, due = max(due, excluded.due)",
            (
                row.path,
                row.root,
                row.state.value,
                row.first_seen,
                row.changed_at,
                row.refused.stage.value if row.refused is not None else None,
                row.refused.reason.value if row.refused is not None else None,
                row.refused.detail if row.refused is not None else None,
                row.sha256,
                stamp.size if stamp is not None else None,
                stamp.mtime_ns if stamp is not None else None,
                stamp.ctime_ns if stamp is not None else None,
                stamp.inode if stamp is not None else None,
                stamp.device if stamp is not None else None,
                int(row.sure),
                row.revision,
                int(not same),
            ),
        )

    def restore(self, row: PathRow, earlier: Iterable[str]) -> None:
        """Take over a row from the index, where its document stands already; known paths stay as they are."""
        if self.find(row.path) is not None:
            return
        self.store(row)
        self._db.execute(
            "UPDATE paths SET due = 0, revision = ? WHERE path = ?",
            (row.revision, row.path),
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO earlier VALUES (?, ?, ?)",
            [(row.path, sha256, row.changed_at) for sha256 in earlier],
        )

    def list_due(self, limit: int) -> builtins.list[PathRow]:
        """Return paths whose documents are owed to the index."""
        found = self._db.execute(f"{_SELECT} WHERE due = 1 ORDER BY path LIMIT ?", (limit,))
        return [_row(row) for row in found]

    def settle(self, rows: Iterable[PathRow]) -> None:
        """Note that the documents of these rows are in the index, as these rows have them."""
        self._db.executemany(
            "UPDATE paths SET due = 0 WHERE path = ? AND revision = ?",
            [(row.path, row.revision) for row in rows],
        )

    def raise_revision(self, path: bytes, revision: int) -> None:
        """Make the next document of a path newer than `revision`, which stands in the index."""
        self._db.execute(
            "UPDATE paths SET revision = ?, due = 1 WHERE path = ? AND revision <= ?",
            (revision + 1, path, revision),
        )

    def owe_documents_of(self, sha256: str) -> None:
        """Owe the documents of all paths that hold a content: what they show of it changed."""
        self._db.execute(
            "UPDATE paths SET due = 1, revision = revision + 1 WHERE sha256 = ? AND due = 0", (sha256,)
        )

    def list_earlier(self, path: bytes) -> builtins.list[str]:
        """Return the hashes of the contents that a path held before, the latest first."""
        found = self._db.execute(
            "SELECT sha256 FROM earlier WHERE path = ? ORDER BY superseded_at DESC, sha256 LIMIT 100", (path,)
        )
        return [str(row[0]) for row in found]

    def count(self) -> dict[str, int]:
        """Return how many paths are in each state."""
        found = self._db.execute("SELECT state, count(*) FROM paths GROUP BY state ORDER BY state")
        return {str(state): int(number) for state, number in found}


def _row(row: tuple[Any, ...]) -> PathRow:
    size, mtime_ns, ctime_ns, inode, device = row[9:14]
    return PathRow(
        path=bytes(row[0]),
        root=bytes(row[1]),
        state=PathState(row[2]),
        first_seen=row[3],
        changed_at=row[4],
        refused=build_rejected(*row[5:8]),
        sha256=row[8],
        stamp=Stamp(size, mtime_ns, ctime_ns, inode, device) if size is not None else None,
        sure=bool(row[14]),
        revision=row[15],
    )
