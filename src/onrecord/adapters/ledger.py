"""The ledger: what this installation has done about every path and content, in one SQLite file.

It decides what a run may skip, so it never claims more than the index holds; losing it costs time, not
documents. It belongs to one cluster and its concrete indices (the binding): with others it knows nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.adapters.durable import explain, make_folder
from onrecord.adapters.ledger_contents import Contents
from onrecord.adapters.ledger_paths import Paths
from onrecord.adapters.ledger_schema import STEPS
from onrecord.errors import LedgerError

_DAMAGE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""Error codes that mean the file is no ledger any more; a full or locked disk says nothing about it."""


class Ledger:
    """One open ledger. Changes are made inside `transaction()`; readers elsewhere see whole transactions."""

    def __init__(self, path: Path) -> None:
        """Open or make the ledger at `path`; one that is damaged is set aside and a new one begun.

        Raises LedgerError when it can't be opened, or was written by a newer onrecord.
        """
        make_folder(path.parent)
        self.path = path
        self.set_aside: Path | None = None
        try:
            self._db = self._open()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in _DAMAGE:
                raise self._explain(error) from None
            self.set_aside = _set_aside(path)
            self._db = self._open()
        self.paths = Paths(self._db)
        self.contents = Contents(self._db)

    def close(self) -> None:
        """Close the file; the write-ahead log is folded in."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make the changes inside durable together, or none of them. Raises LedgerError."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            raise self._explain(error) from None

    # --- notes -------------------------------------------------------------------------------------

    def read_note(self, name: str) -> str | None:
        """Return a value kept under `name`."""
        row = self._db.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def store_note(self, name: str, value: str) -> None:
        """Keep a value under `name`."""
        self._db.execute("REPLACE INTO notes VALUES (?, ?)", (name, value))

    def forget_index(self) -> None:
        """Owe everything to the index: it is another one. What is known of the inbox stays."""
        self._db.execute("UPDATE contents SET written = NULL, standing = ''")
        self._db.execute("UPDATE paths SET due = 1")
        self._db.execute("UPDATE runs SET due = 1")

    # --- runs --------------------------------------------------------------------------------------

    def store_run(self, run: str, state: str, document: str, *, due: bool) -> None:
        """Keep what is known of a run; its document is owed to the index if `due`."""
        self._db.execute("REPLACE INTO runs VALUES (?, ?, ?, ?)", (run, state, document, int(due)))

    def list_runs(self, where: str) -> list[tuple[str, str, str]]:
        """Return id, state and document of the runs in a state, or "due", or "all", oldest first."""
        condition = {"all": "1", "due": "due = 1"}.get(where, "state = :state")
        found = self._db.execute(
            f"SELECT id, state, document FROM runs WHERE {condition} ORDER BY id",  # noqa: S608
            {"state": where},
        )
        return [(str(run), str(state), str(document)) for run, state, document in found]

    # --- the file ----------------------------------------------------------------------------------

    def _open(self) -> sqlite3.Connection:
        try:
            self.path.touch(mode=0o600)
        except OSError as error:
            raise explain(error, self.path) from None
        db = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False, timeout=30)
        try:
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA synchronous = FULL")
            (version,) = db.execute("PRAGMA user_version").fetchone()
            if version > len(STEPS):
                raise LedgerError(
                    f"{self.path} was written by a newer onrecord",
                    remedy="upgrade onrecord; or move that file away: everything is then read again",
                )
            for number, step in enumerate(STEPS[version:], version + 1):
                db.executescript(f"BEGIN; {step} PRAGMA user_version = {number}; COMMIT;")
            (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
            if verdict != "ok":
                damage = sqlite3.DatabaseError(verdict)
                damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
                raise damage
        except BaseException:
            db.close()
            raise
        return db

    def _explain(self, error: sqlite3.Error) -> LedgerError:
        return LedgerError(
            f"the ledger {self.path} can't be used: {error}",
            remedy="see whether the disk is full and who owns the file; no file of the inbox is lost",
        )


def _set_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.replace(aside)
    for tail in ("-wal", "-shm"):
        path.with_name(path.name + tail).unlink(missing_ok=True)
    return aside
