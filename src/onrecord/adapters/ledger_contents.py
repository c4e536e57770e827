"""The ledger's table of contents: what became of each content, and what the index still is owed of it."""

from __future__ import annotations

import builtins
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from onrecord.adapters.ledger_rows import ContentRow, build_rejected

_COLUMNS = (
    "sha256, size, received_at, written, revision, standing, refused_by, stage, reason, detail, card, touched"
)
_SELECT = f"SELECT {_COLUMNS} FROM contents"  # noqa: S608 - our own column names
_AT_ONCE = 500
"""Hashes in one query. SQLite takes at least 999 parameters."""


class Contents:
    """All contents that were ever read."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def find(self, hashes: Sequence[str]) -> dict[str, ContentRow]:
        """Return the rows of those of `hashes` that are known."""
        rows: dict[str, ContentRow] = {}
        for start in range(0, len(hashes), _AT_ONCE):
            some = tuple(hashes[start : start + _AT_ONCE])
            marks = ",".join("?" * len(some))
            found = self._db.execute(f"{_SELECT} WHERE sha256 IN ({marks})", some)
            rows |= {row[0]: _row(row) for row in found}
        return rows

    def list(self, *, touched_after: int = 0) -> Iterator[ContentRow]:
        """Yield all contents, or those changed since `touched_after`, in the order of their changes."""
        return map(_row, self._db.execute(f"{_SELECT} WHERE touched > ? ORDER BY touched", (touched_after,)))

    def list_owed(self, extractor_version: int) -> builtins.list[str]:
        """Return the hashes of accepted contents that the index lacks, or has from an older extractor."""
        found = self._db.execute(
            "SELECT sha256 FROM contents WHERE refused_by IS NULL AND (written IS NULL OR written < ?)"
            " ORDER BY sha256",
            (extractor_version,),
        )
        return [str(row[0]) for row in found]

    def list_refused_before(self, extractor_version: int) -> builtins.list[str]:
        """Return the hashes of contents that an older extractor refused: this one may read them."""
        found = self._db.execute(
            "SELECT sha256 FROM contents WHERE refused_by < ? ORDER BY sha256", (extractor_version,)
        )
        return [str(row[0]) for row in found]

    def list_stirred(self) -> builtins.list[ContentRow]:
        """Return the indexed contents that a path took up or let go since they were written."""
        return [_row(row) for row in self._db.execute(f"{_SELECT} WHERE stirred = 1 ORDER BY sha256")]

    def calm(self, sha256: str) -> None:
        """Note that the index knows where this content stands."""
        self._db.execute("UPDATE contents SET stirred = 0 WHERE sha256 = ?", (sha256,))

    def store(self, row: ContentRow) -> None:
        """Store the row of a content; `touched` is set here."""
        refused = row.refused
        self._db.execute(
            f"INSERT INTO contents ({_COLUMNS})"  # noqa: S608 - our own column names
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(touched), 0) + 1 FROM contents))"
            " ON CONFLICT (sha256) DO UPDATE SET size = excluded.size, received_at = excluded.received_at,"
            " written = excluded.written, revision = excluded.revision, standing = excluded.standing,"
            " refused_by = excluded.refused_by, stage = excluded.stage, reason = excluded.reason,"
            " detail = excluded.detail, card = excluded.card, touched = excluded.touched",
            (
                row.sha256,
                row.size,
                row.received_at,
                row.written,
                row.revision,
                row.standing,
                row.refused_by,
                refused.stage.value if refused is not None else None,
                refused.reason.value if refused is not None else None,
                refused.detail if refused is not None else None,
                row.card,
            ),
        )

    def recard(self, sha256: str, card: str) -> None:
        """Replace what the documents of files show of a content."""
        self._db.execute("UPDATE contents SET card = ? WHERE sha256 = ?", (card, sha256))

    def count_written(self) -> int:
        """Return how many contents the index holds, as far as this ledger knows."""
        return int(self._db.execute("SELECT count(*) FROM contents WHERE written IS NOT NULL").fetchone()[0])


def _row(row: tuple[Any, ...]) -> ContentRow:
    return ContentRow(
        sha256=row[0],
        size=row[1],
        received_at=row[2],
        written=row[3],
        revision=row[4],
        standing=row[5],
        refused_by=row[6],
        refused=build_rejected(*row[7:10]),
        card=row[10],
        touched=row[11],
    )
