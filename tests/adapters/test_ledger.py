"""The ledger says what was done, survives what happens to files, and never claims too much."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.adapters.inbox import Stamp
from onrecord.adapters.ledger import Ledger
from onrecord.adapters.ledger_rows import ContentRow, PathRow, PathState
from onrecord.adapters.ledger_schema import STEPS
from onrecord.errors import LedgerError
from onrecord.model import Reason, Rejected, Stage

STAMP = Stamp(1, 2, 3, 4, 5)
ROW = PathRow(b"/in/a.txt", b"/in", PathState.PRESENT, "t1", "t1", sha256="aa", stamp=STAMP, sure=True)
CONTENT = ContentRow("aa", 1, "2024-01-01T00:00:00+00:00", written=1)


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    return Ledger(tmp_path / "data" / "ledger.sqlite")


def store(ledger: Ledger, *rows: PathRow | ContentRow) -> None:
    with ledger.transaction():
        for row in rows:
            (ledger.paths if isinstance(row, PathRow) else ledger.contents).store(row)


def test_rows_come_back_as_they_went_in(ledger: Ledger) -> None:
    refused = replace(
        ROW,
        path=b"/in/\xff\n.txt",
        state=PathState.QUARANTINED,
        refused=Rejected(Stage.DECODE, Reason.BINARY, "PDF"),
    )
    store(ledger, CONTENT, ROW, refused)
    assert list(ledger.paths.list()) == [ROW, refused]
    assert ledger.paths.find(b"/in/nothing") is None
    (content,) = ledger.contents.find(["aa", "bb"]).values()
    assert replace(content, touched=0) == CONTENT


def test_only_changes_of_substance_are_owed_to_the_index(ledger: Ledger) -> None:
    store(ledger, CONTENT, ROW)
    (due,) = ledger.paths.list_due(10)
    ledger.paths.settle([due])
    assert ledger.paths.list_due(10) == []
    store(ledger, replace(ROW, stamp=replace(STAMP, inode=9), changed_at="t2", sure=False))
    assert ledger.paths.list_due(10) == [], "another stamp is no news"
    found = ledger.paths.find(ROW.path)
    assert (found.stamp.inode, found.changed_at, found.sure) == (9, "t1", False)
    store(ledger, replace(ROW, state=PathState.GONE, changed_at="t3"))
    (due,) = ledger.paths.list_due(10)
    assert (due.revision, due.changed_at, due.first_seen) == (2, "t3", "t1")


def test_a_document_that_was_overtaken_stays_owed(ledger: Ledger) -> None:
    store(ledger, ROW)
    (written,) = ledger.paths.list_due(10)
    store(ledger, replace(ROW, state=PathState.GONE))
    ledger.paths.settle([written])
    assert len(ledger.paths.list_due(10)) == 1
    ledger.paths.raise_revision(ROW.path, 40)
    assert ledger.paths.list_due(10)[0].revision == 41


def test_what_a_path_held_before_is_remembered(ledger: Ledger) -> None:
    for sha256, at in (("aa", "t1"), ("bb", "t2"), ("cc", "t3")):
        store(ledger, ContentRow(sha256, 1, "t"), replace(ROW, sha256=sha256, changed_at=at))
    assert ledger.paths.list_earlier(ROW.path) == ["bb", "aa"]
    assert {row.sha256 for row in ledger.contents.list()} == {"aa", "bb", "cc"}


def test_contents_are_stirred_by_paths_that_take_them_up_or_let_them_go(ledger: Ledger) -> None:
    store(ledger, CONTENT, ROW)
    assert [row.sha256 for row in ledger.contents.list_stirred()] == ["aa"]
    ledger.contents.calm("aa")
    store(ledger, replace(ROW, stamp=replace(STAMP, size=7)))
    assert ledger.contents.list_stirred() == []
    store(ledger, ContentRow("bb", 1, "t"), replace(ROW, sha256="bb"))
    assert [row.sha256 for row in ledger.contents.list_stirred()] == ["aa", "bb"]


def test_folders_are_told_from_names_that_begin_alike(ledger: Ledger) -> None:
    names = [b"/in/a.txt", b"/in/sub/b.txt", b"/in/sub-2/c.txt", b"/in/sub.txt", b"/in/sub0/d.txt", b"/other"]
    store(ledger, *(replace(ROW, path=name) for name in names))
    assert [row.path for row in ledger.paths.list(b"/in/sub")] == [b"/in/sub/b.txt"]
    assert len(list(ledger.paths.list(b"/in"))) == 5
    assert len(list(ledger.paths.list(b"/"))) == 6


def test_another_index_is_owed_everything(ledger: Ledger) -> None:
    store(ledger, CONTENT, ROW)
    ledger.paths.settle(ledger.paths.list_due(10))
    assert ledger.contents.list_owed(1) == []
    assert ledger.contents.list_owed(2) == ["aa"], "a newer extractor reads again"
    with ledger.transaction():
        ledger.forget_index()
    assert ledger.contents.list_owed(1) == ["aa"]
    assert len(ledger.paths.list_due(10)) == 1


def test_a_transaction_that_fails_changes_nothing(ledger: Ledger) -> None:
    def fail() -> None:
        with ledger.transaction():
            ledger.paths.store(ROW)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert list(ledger.paths.list()) == []


def test_a_damaged_ledger_is_set_aside_and_a_new_one_begun(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    ledger = Ledger(path)
    store(ledger, CONTENT, *(replace(ROW, path=b"/in/%d.txt" % n) for n in range(300)))
    ledger.close()
    whole = path.read_bytes()
    assert len(whole) > 30_000
    for cut in (*range(512, len(whole), 4_096), 1, 99, 100, len(whole) - 1):
        path.write_bytes(whole[:cut])
        again = Ledger(path)
        rows = list(again.paths.list())
        assert again.set_aside is not None or len(rows) in (0, 300), f"cut at {cut}"
        store(again, ROW)
        again.close()
        path.unlink()
    middle = bytearray(whole)
    middle[len(whole) // 2 : len(whole) // 2 + 4096] = b"\xaa" * 4096
    path.write_bytes(middle)
    again = Ledger(path)
    assert again.set_aside is not None
    assert again.set_aside.is_file()
    again.close()


def test_an_empty_or_foreign_file_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"")
    Ledger(path).close()
    path.write_bytes(b"this is no database" * 100)
    ledger = Ledger(path)
    assert ledger.set_aside == tmp_path / "ledger.sqlite.damaged-1"


def test_a_ledger_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Ledger(path).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    with pytest.raises(LedgerError, match="newer onrecord"):
        Ledger(path)


def test_the_file_is_private(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "data" / "ledger.sqlite")
    store(ledger, ROW)
    for path in ledger.path.parent.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path
    assert ledger.path.parent.stat().st_mode & 0o777 == 0o700


def test_a_full_disk_leaves_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    ledger = Ledger(path)
    store(ledger, CONTENT)
    ledger.close()
    code = f"""
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
from pathlib import Path
from onrecord.adapters.ledger import Ledger
from onrecord.adapters.ledger_rows import PathRow, PathState
ledger = Ledger(Path({str(path)!r}))
for start in range(1000):
    with ledger.transaction():
        for n in range(100):
            ledger.paths.store(PathRow(b"/in/%d-%d" % (start, n), b"/in", PathState.PRESENT, "t", "t"))
"""
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert "LedgerError" in ended.stderr, ended.stderr
    again = Ledger(path)
    assert again.set_aside is None
    assert len(list(again.paths.list())) % 100 == 0, "whole transactions only"
    assert [row.sha256 for row in again.contents.list()] == ["aa"]


def test_readers_see_whole_transactions_while_a_run_writes(ledger: Ledger) -> None:
    other = Ledger(ledger.path)
    with ledger.transaction():
        ledger.paths.store(ROW)
        assert list(other.paths.list()) == []
    assert len(list(other.paths.list())) == 1
    other.close()
