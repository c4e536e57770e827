"""The archive and the quarantine keep exact bytes, private, whole or not at all."""

from __future__ import annotations

import gzip
import hashlib
import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from onrecord.adapters.archive import Archive, ArchiveDamaged, Arrival
from onrecord.adapters.durable import write_durably
from onrecord.adapters.quarantine import Quarantine, Refusal, key_of_path
from onrecord.errors import OnrecordError
from onrecord.model import Reason, Stage

AT = datetime(2024, 3, 5, 12, 30, 15, 123456, tzinfo=UTC)
CONTENT = "He said so.\n".encode("utf-16") * 50
SHA = hashlib.sha256(CONTENT).hexdigest()


def arrival(path: str = "/in/a.txt") -> Arrival:
    return Arrival(SHA, len(CONTENT), path, AT)


def refusal(key: str = SHA, path: str = "/in/a.txt", at: str = "t1") -> Refusal:
    return Refusal(
        key, Stage.DECODE, Reason.BINARY, "PDF file", len(CONTENT), (path,), at, at, "run", sha256=SHA
    )


def test_the_archive_gives_back_the_bytes_and_the_first_arrival(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    assert archive.find(SHA) is None
    assert list(archive.list()) == []
    assert archive.store(CONTENT, arrival()) == arrival()
    later = Arrival(SHA, len(CONTENT), "/in/copy.txt", datetime(2030, 1, 1, tzinfo=UTC))
    assert archive.store(CONTENT, later) == arrival(), "the first arrival stands"
    archive.flush()
    again = Archive(tmp_path / "archive")
    assert again.load(SHA) == CONTENT
    assert again.find(SHA) == arrival()
    assert list(again.list()) == [SHA]


def test_a_shell_reads_the_archive(tmp_path: Path) -> None:
    Archive(tmp_path).store(CONTENT, arrival())
    (path,) = tmp_path.rglob("*.gz")
    assert subprocess.run(["gzip", "-dc", str(path)], capture_output=True, check=True).stdout == CONTENT


def test_odd_paths_survive(tmp_path: Path) -> None:
    path = os.fsdecode(b"/in/\xff\xfe\n.txt")
    Archive(tmp_path).store(CONTENT, arrival(path))
    assert os.fsencode(Archive(tmp_path).find(SHA).path) == b"/in/\xff\xfe\n.txt"


@pytest.mark.parametrize("damage", ["cut", "other bytes", "missing", "no gzip"])
def test_a_damaged_archive_says_so(tmp_path: Path, damage: str) -> None:
    archive = Archive(tmp_path)
    archive.store(CONTENT, arrival())
    (path,) = tmp_path.rglob("*.gz")
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(
            {"cut": path.read_bytes()[:30], "other bytes": gzip.compress(b"other"), "no gzip": b"plain"}[
                damage
            ]
        )
    with pytest.raises(ArchiveDamaged):
        archive.load(SHA)


def test_without_its_record_a_content_is_not_there(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.store(CONTENT, arrival())
    next(tmp_path.rglob("*.json")).write_text("{}")
    assert archive.find(SHA) is None
    archive.store(CONTENT, arrival())
    assert archive.find(SHA) == arrival(), "and is stored again"


def test_the_quarantine_counts_attempts_and_keeps_the_first_day(tmp_path: Path) -> None:
    quarantine = Quarantine(tmp_path / "quarantine")
    quarantine.store(refusal(), CONTENT)
    quarantine.store(refusal(path="/in/b.txt", at="t2"), CONTENT)
    found = quarantine.find(SHA)
    assert (found.attempts, found.first_seen, found.last_seen) == (2, "t1", "t2")
    assert found.paths == ("/in/a.txt", "/in/b.txt")
    quarantine.add_path(SHA, "/in/c.txt")
    assert quarantine.find(SHA).attempts == 2
    assert quarantine.load(SHA) == CONTENT
    assert [r.key for r in quarantine.list()] == [SHA]
    quarantine.discard(SHA)
    assert list(quarantine.list()) == []
    assert quarantine.load(SHA) is None


def test_a_file_too_large_to_keep_is_recorded_by_its_path(tmp_path: Path) -> None:
    quarantine = Quarantine(tmp_path)
    key = key_of_path(b"/in/\xfflarge.txt")
    quarantine.store(refusal(key, os.fsdecode(b"/in/\xfflarge.txt")), None)
    assert quarantine.load(key) is None
    assert os.fsencode(quarantine.find(key).paths[0]) == b"/in/\xfflarge.txt"


def test_what_is_kept_is_private_and_no_name_of_the_inbox_is_used(tmp_path: Path) -> None:
    Archive(tmp_path / "archive").store(CONTENT, arrival("/in/../../../etc/passwd"))
    Quarantine(tmp_path / "quarantine").store(refusal(path="/in/../../evil\n.txt"), CONTENT)
    for path in [*(tmp_path / "archive").rglob("*"), *(tmp_path / "quarantine").rglob("*")]:
        assert path.stat().st_mode & 0o077 == 0, path
        assert path.stem in (SHA, SHA[:2]), path


def test_writing_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_durably(path, b"old")
    (tmp_path / "full").mkdir()
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "from pathlib import Path; from onrecord.adapters.durable import write_durably;"
        f"write_durably(Path({str(path)!r}), b'n' * 5000)"
    )
    import sys

    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "OnrecordError" in ended.stderr
    assert path.read_bytes() == b"old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "full"], "nothing is left beside it"
    with pytest.raises(OnrecordError):
        write_durably(tmp_path / "no" / "folder", b"")
