"""Bad input costs nothing but itself: the run completes, each file has its reason, good files are all indexed."""

from __future__ import annotations

import gzip
import json
import os
import socket
import threading
import time
from pathlib import Path

import pytest

from installation import Installation, run_in_process, story
from onrecord.adapters.quarantine import Quarantine
from onrecord.errors import RunStopped
from onrecord.index.names import Kind
from onrecord.ingest import Outcome, release
from onrecord.model import Reason

SECRET = "the words behind the link"
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"


def outcomes(summary: object) -> dict[str, tuple[Outcome, Reason]]:
    return {refused.path: (refused.outcome, refused.reason) for refused in summary.refused}


def test_every_kind_of_bad_file_among_good_ones(installation: Installation) -> None:
    outside = installation.folder / "outside.txt"
    outside.write_text(SECRET)
    (installation.folder / "outside").mkdir()
    (installation.folder / "outside" / "a.txt").write_text(SECRET)
    good = installation.write_stories(10)
    installation.write("empty.txt", b"")
    installation.write("blank.txt", b" \n\t\n\xef\xbb\xbf")
    installation.write("binary.txt", bytes(range(256)) * 20)
    installation.write("letter.txt", PDF)
    installation.write("page.txt", gzip.compress(b"<html><body><p>He said so.</p></body></html>"))
    installation.write("large.txt", b"He said yes. " * 1_930_000)  # 25 MB
    sparse = installation.write("sparse.txt", b"")
    os.truncate(sparse, 10**12)
    (installation.inbox / "link.txt").symlink_to(outside)
    (installation.inbox / "inner.txt").symlink_to(good[0])
    (installation.inbox / "loop.txt").symlink_to("loop.txt")
    (installation.inbox / "folder").symlink_to(installation.folder / "outside")
    os.mkfifo(installation.inbox / "pipe.txt")
    (installation.inbox / "folder.txt").mkdir()
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(installation.inbox)  # names of sockets are short
        listening.bind("socket.txt")
    began = time.monotonic()
    summary = installation.run()
    assert time.monotonic() - began < 60
    assert summary.state == "completed"
    assert summary.count(Outcome.INDEXED) == 10
    quarantined, skipped = Outcome.QUARANTINED, Outcome.SKIPPED
    told = outcomes(summary)
    assert told.pop("page.txt")[1] in (Reason.BINARY, Reason.UNSUPPORTED_TYPE)
    assert told.pop("letter.txt")[1] in (Reason.BINARY, Reason.UNSUPPORTED_TYPE)
    assert told == {
        "empty.txt": (quarantined, Reason.EMPTY),
        "blank.txt": (quarantined, Reason.EMPTY_AFTER_CLEAN),
        "binary.txt": (quarantined, Reason.BINARY),
        "large.txt": (quarantined, Reason.TOO_LARGE),
        "sparse.txt": (quarantined, Reason.TOO_LARGE),
        "link.txt": (skipped, Reason.OUTSIDE_ROOT),
        "inner.txt": (skipped, Reason.NOT_REGULAR),
        "loop.txt": (skipped, Reason.NOT_REGULAR),
        "folder": (skipped, Reason.OUTSIDE_ROOT),
        "pipe.txt": (skipped, Reason.NOT_REGULAR),
        "folder.txt": (skipped, Reason.NOT_REGULAR),
        "socket.txt": (skipped, Reason.NOT_REGULAR),
    }
    installation.check()
    pictures = {path: (f["state"], f.get("reason")) for path, f in installation.files().items()}
    assert pictures["link.txt"] == ("skipped", "outside_root")
    assert pictures["empty.txt"] == ("quarantined", "empty")
    kept = {refusal.paths[0]: refusal for refusal in Quarantine(installation.settings.quarantine_dir).list()}
    assert {Path(path).name for path in kept} == {
        "empty.txt", "blank.txt", "binary.txt", "letter.txt", "page.txt", "large.txt", "sparse.txt",
    }  # fmt: skip
    binary = next(refusal for path, refusal in kept.items() if path.endswith("binary.txt"))
    quarantine = Quarantine(installation.settings.quarantine_dir)
    assert quarantine.load(binary.key) == bytes(range(256)) * 20
    assert (binary.attempts, binary.run) == (1, summary.id)
    assert_nowhere(installation, SECRET)
    again = installation.run()
    assert +again.outcomes == {
        Outcome.UNCHANGED: 10, quarantined: 7, skipped: 7,
    }  # fmt: skip
    assert all(refused.known for refused in again.refused)
    assert again.articles == 0


def assert_nowhere(installation: Installation, words: str) -> None:
    for kind in Kind:
        assert words not in str(installation.documents(kind))
    for path in (installation.folder / "data").rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            text = gzip.decompress(raw) if path.suffix == ".gz" else raw
            assert words.encode() not in text, path


def test_invalid_utf8_is_read_or_refused_but_never_stops_a_run(installation: Installation) -> None:
    installation.write_stories(1)
    installation.write("broken.txt", story(1).encode().replace(b"bridge", b"br\xffdge", 1))
    summary = installation.run()
    assert summary.count(Outcome.INDEXED) + summary.count(Outcome.QUARANTINED) == 2
    assert summary.count(Outcome.INDEXED) >= 1


def test_odd_names_are_shown_escaped_and_told_apart(installation: Installation) -> None:
    names = [b"new\nline.txt", b"esc\x1b[2J.txt", b"\xff\xfe.txt", b"-rf.txt", b"..txt", b"a" * 251 + b".txt"]
    for number, name in enumerate(names):
        installation.write(name, story(number))
    summary = installation.run()
    assert summary.count(Outcome.INDEXED) == len(names)
    shown = set(installation.files())
    assert {"new\\nline.txt", "esc\\x1b[2J.txt", "\\xff\\xfe.txt", "-rf.txt", "..txt"} < shown
    assert installation.run().count(Outcome.UNCHANGED) == len(names)


def test_hidden_and_unfinished_names_are_left_alone(installation: Installation) -> None:
    for name in (".hidden.txt", "a.txt~", "a.txt.part", "~$a.txt", "a.pdf", ".git/a.txt"):
        installation.write(name, story(1))
    assert installation.run().seen == 0
    (installation.inbox / "a.txt.part").rename(installation.inbox / "a.txt")
    assert installation.run().count(Outcome.INDEXED) == 1


def test_without_permission_a_file_is_skipped_and_read_later(installation: Installation) -> None:
    installation.write_stories(1)
    path = installation.write("locked.txt", story(5))
    installation.write("locked/a.txt", story(6))
    path.chmod(0)
    (installation.inbox / "locked").chmod(0)
    ended = run_in_process(installation, powerless=True)
    assert ended.returncode == 0, ended.stderr
    document = json.loads(ended.stdout)
    assert (document["indexed"], document["skipped"], document["reason_unreadable"]) == (1, 2, 2)
    path.chmod(0o644)
    (installation.inbox / "locked").chmod(0o755)
    assert installation.run().count(Outcome.INDEXED) == 2
    path.chmod(0)
    ended = run_in_process(installation, powerless=True)
    document = json.loads(ended.stdout)
    assert (document["unchanged"], document["skipped"], document["gone"]) == (2, 1, 0)
    installation.check()
    assert installation.files()["locked.txt"]["state"] == "skipped"
    path.chmod(0o644)
    assert installation.run().count(Outcome.UNCHANGED) == 3
    installation.check()
    assert installation.files()["locked.txt"]["state"] == "present"


def test_a_growing_file_waits_and_is_read_whole(installation: Installation) -> None:
    path = installation.write("growing.txt", story(1))
    stop = threading.Event()

    def grow() -> None:
        while not stop.is_set():
            with path.open("a") as file:
                file.write("More was said. ")
            time.sleep(0.05)

    thread = threading.Thread(target=grow)
    thread.start()
    try:
        summary = installation.run(settle_seconds=0.4)
        assert outcomes(summary) == {"growing.txt": (Outcome.DEFERRED, Reason.WAITING)}
        assert installation.files()["growing.txt"]["state"] == "deferred"
    finally:
        stop.set()
        thread.join()
    summary = installation.run(settle_seconds=0.4)
    assert summary.count(Outcome.INDEXED) == 1
    (article,) = installation.documents(Kind.ARTICLES).values()
    assert article["size"] == path.stat().st_size


def test_the_limits_of_a_run_leave_the_rest_to_the_next(installation: Installation) -> None:
    installation.write_stories(5)
    summary = installation.run(max_run_files=3, batch_size=2)
    assert (summary.count(Outcome.INDEXED), summary.count(Outcome.DEFERRED)) == (3, 2)
    summary = installation.run(max_run_files=3, batch_size=2)
    assert summary.count(Outcome.INDEXED) == 2, "what was never read comes before second looks"
    installation.check()


def test_what_is_released_is_read_from_the_quarantine(installation: Installation) -> None:
    path = installation.write("large.txt", story(1) + "More was said. " * 100)
    installation.write("empty.txt", b"")
    refused = installation.run(max_file_bytes=500)
    assert refused.count(Outcome.QUARANTINED) == 2
    summary = release(installation.settings, installation.connection)
    assert (summary.count(Outcome.INDEXED), summary.count(Outcome.QUARANTINED)) == (1, 1)
    installation.check()
    assert installation.files()["large.txt"]["state"] == "present"
    (left,) = Quarantine(installation.settings.quarantine_dir).list()
    assert (left.reason, left.attempts) == (Reason.EMPTY, 2)
    before = installation.versions(Kind.ARTICLES)
    assert installation.run().count(Outcome.UNCHANGED) == 1
    assert installation.versions(Kind.ARTICLES) == before
    assert path.is_file()


def test_a_file_that_took_too_long_is_released_though_it_left_the_inbox(installation: Installation) -> None:
    path = installation.write("slow.txt", story(1))
    refused = installation.run(extract_seconds=0.001)
    assert outcomes(refused) == {"slow.txt": (Outcome.QUARANTINED, Reason.EXTRACT_TIMEOUT)}
    path.unlink()
    summary = release(installation.settings, installation.connection, [refused_key(installation)])
    assert summary.count(Outcome.INDEXED) == 1
    assert list(Quarantine(installation.settings.quarantine_dir).list()) == []
    (article,) = installation.documents(Kind.ARTICLES).values()
    assert not article["current"], "no path holds it any more"
    installation.check()
    fresh = Installation(
        installation.folder / "fresh", installation.connection, installation.prefix + "f", installation.client
    )
    fresh.write("slow.txt", story(1))
    fresh.run()
    (expected,) = fresh.documents(Kind.ARTICLES).values()
    for document in (article, expected):
        del document["current"], document["received_at"]
    assert article == expected


def refused_key(installation: Installation) -> str:
    (refusal,) = Quarantine(installation.settings.quarantine_dir).list()
    return refusal.key


def test_a_run_in_another_process_tells_its_end(installation: Installation) -> None:
    installation.write_stories(1)
    ended = run_in_process(installation)
    assert ended.returncode == 0, ended.stderr
    assert '"state": "completed"' in ended.stdout


def test_a_full_quarantine_stops_the_run_and_loses_nothing(installation: Installation) -> None:
    installation.write("a.txt", PDF + b"a" * 300)
    assert installation.run(max_quarantine_bytes=500).count(Outcome.QUARANTINED) == 1
    installation.write("b.txt", PDF + b"b" * 300)
    installation.write_stories(1)
    with pytest.raises(RunStopped, match="the quarantine is full") as stopped:
        installation.run(max_quarantine_bytes=500)
    assert "ONRECORD_MAX_QUARANTINE_BYTES" in stopped.value.remedy
    assert len(list(Quarantine(installation.settings.quarantine_dir).list())) == 1
    summary = installation.run()
    assert (summary.count(Outcome.INDEXED), summary.count(Outcome.QUARANTINED)) == (1, 2)
    assert len(list(Quarantine(installation.settings.quarantine_dir).list())) == 2
    installation.check()
