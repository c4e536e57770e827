"""The inbox is listed and opened without following anything out of it and without judging by times."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from pathlib import Path

import pytest

from onrecord.adapters.inbox import Entry, Opened, find_entry, list_entries, open_entry, show_path
from onrecord.model import Reason, Rejected

PATTERNS = ("*.txt", "*.html")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def listed(inbox: Path, **options: object) -> dict[str, Reason | None]:
    entries = list_entries(os.fsencode(inbox), PATTERNS, **options)
    return {show_path(e.name): e.refused.reason if e.refused else None for e in entries}


def test_regular_files_that_match_are_entries_in_a_stable_order(inbox: Path) -> None:
    for name in ("b.txt", "a.TXT", "c.pdf", "d.html", "sub/e.txt", "sub/deep/f.txt"):
        path = inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    assert list(listed(inbox)) == ["a.TXT", "b.txt", "d.html", "sub/e.txt", "sub/deep/f.txt"]
    assert list(listed(inbox, recursive=False)) == ["a.TXT", "b.txt", "d.html"]
    assert list(listed(inbox, below=b"sub/deep")) == ["sub/deep/f.txt"]


def test_the_first_folder_is_the_collection(inbox: Path) -> None:
    assert Entry(b"/in", b"a/b/c.txt", None).collection == "a"
    assert Entry(b"/in", b"c.txt", None).collection == ""
    assert Entry(b"/", b"a/c.txt", None).path == b"/a/c.txt"


def test_what_is_no_regular_file_is_refused_unopened(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (inbox / "out.txt").symlink_to(tmp_path / "secret.txt")
    (inbox / "relative.txt").symlink_to("../secret.txt")
    (inbox / "dangling.txt").symlink_to("nowhere")
    (inbox / "loop.txt").symlink_to("loop.txt")
    (inbox / "etc").symlink_to("/etc")
    (inbox / "note.pdf").symlink_to(tmp_path / "secret.txt")  # nobody would have read it
    os.mkfifo(inbox / "pipe.txt")
    (inbox / "folder.txt").mkdir()
    (inbox / "folder.txt" / "inner.txt").write_text("x")
    with socket.socket(socket.AF_UNIX) as listening:
        old = Path.cwd()
        os.chdir(inbox)
        try:
            listening.bind("socket.txt")
        finally:
            os.chdir(old)
    assert listed(inbox) == {
        "out.txt": Reason.OUTSIDE_ROOT,
        "relative.txt": Reason.OUTSIDE_ROOT,
        "dangling.txt": Reason.NOT_REGULAR,
        "loop.txt": Reason.NOT_REGULAR,
        "etc": Reason.OUTSIDE_ROOT,
        "pipe.txt": Reason.NOT_REGULAR,
        "folder.txt": Reason.NOT_REGULAR,
        "folder.txt/inner.txt": None,
        "socket.txt": Reason.NOT_REGULAR,
    }


def test_a_pipe_that_takes_the_place_of_a_file_does_not_hang(inbox: Path) -> None:
    (inbox / "a.txt").write_text("x")
    (entry,) = list_entries(os.fsencode(inbox), PATTERNS)
    (inbox / "a.txt").unlink()
    os.mkfifo(inbox / "a.txt")
    began = time.monotonic()
    opened = open_entry(entry, 100)
    assert isinstance(opened, Rejected)
    assert opened.reason is Reason.NOT_REGULAR
    assert time.monotonic() - began < 1


def test_what_changed_its_kind_since_it_was_listed_is_not_followed(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "a.txt").write_text("secret")
    (inbox / "sub").mkdir()
    (inbox / "sub" / "a.txt").write_text("mine")
    (entry,) = list_entries(os.fsencode(inbox), PATTERNS)
    shutil.rmtree(inbox / "sub")
    (inbox / "sub").symlink_to(tmp_path / "secret")
    opened = open_entry(entry, 100)
    assert isinstance(opened, Rejected)
    assert opened.reason in (Reason.NOT_REGULAR, Reason.VANISHED)
    (inbox / "sub").unlink()
    assert open_entry(entry, 100).reason is Reason.VANISHED


def test_a_folder_swapped_for_a_link_in_a_race_never_lets_anything_out(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "a.txt").write_text("secret")
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "a.txt").write_text("mine")
    place, link, aside, stop = inbox / "sub", tmp_path / "link", tmp_path / "inside", threading.Event()
    link.symlink_to(tmp_path / "outside")

    def swap() -> None:
        while not stop.is_set():
            aside.rename(place)
            time.sleep(0)
            place.rename(aside)
            link.rename(place)
            time.sleep(0)
            place.rename(link)

    thread = threading.Thread(target=swap)
    thread.start()
    entry, read, refused = Entry(os.fsencode(inbox), b"sub/a.txt", None), 0, 0
    try:
        for _ in range(10_000):
            opened = open_entry(entry, 100)
            if isinstance(opened, Opened):
                read += 1
                assert opened.content == b"mine"
            else:
                refused += 1
    finally:
        stop.set()
        thread.join()
    assert read > 0
    assert refused > 0


def test_size_is_judged_before_anything_is_read(inbox: Path) -> None:
    path = inbox / "sparse.txt"
    path.touch()
    os.truncate(path, 10**12)
    (entry,) = list_entries(os.fsencode(inbox), PATTERNS)
    began = time.monotonic()
    opened = open_entry(entry, 1_000)
    assert time.monotonic() - began < 0.05
    assert opened == Rejected(opened.stage, Reason.TOO_LARGE, "1000000000000 bytes, the limit is 1000")
    os.truncate(path, 1_000)
    assert len(open_entry(entry, 1_000).content) == 1_000


def test_a_file_that_changes_while_it_is_read_waits(inbox: Path) -> None:
    path = inbox / "growing.txt"
    path.write_bytes(b"x" * 8_000_000)
    (entry,) = list_entries(os.fsencode(inbox), PATTERNS)
    stop = threading.Event()

    def grow() -> None:
        while not stop.is_set():
            with path.open("ab") as file:
                file.write(b"y")

    thread = threading.Thread(target=grow)
    thread.start()
    try:
        answers = [open_entry(entry, 20_000_000) for _ in range(20)]
    finally:
        stop.set()
        thread.join()
    assert any(isinstance(a, Rejected) and a.reason is Reason.WAITING for a in answers)
    assert all(len(a.content) == a.stamp.size for a in answers if isinstance(a, Opened))


@pytest.mark.skipif(os.geteuid() != 0, reason="needs to become somebody else")
def test_somebody_without_permission_is_told_so(inbox: Path) -> None:
    (inbox / "locked.txt").write_text("x")
    (inbox / "locked.txt").chmod(0)
    (inbox / "shut").mkdir()
    (inbox / "shut" / "a.txt").write_text("x")
    (inbox / "shut").chmod(0)
    (inbox / "open.txt").write_text("x")
    (inbox / "open.txt").chmod(0o644)
    for folder in (inbox, *inbox.parents[:-2]):
        if folder.owner() == "root":
            folder.chmod(folder.stat().st_mode | 0o555)
    child = os.fork()
    if child == 0:  # pragma: no cover - another process
        right = False
        try:
            os.setgid(65_534)
            os.setuid(65_534)
            found = {}
            for entry in list_entries(os.fsencode(inbox), PATTERNS):
                answer = entry.refused or open_entry(entry, 100)
                found[entry.name] = answer.reason if isinstance(answer, Rejected) else answer.content
            gone = find_entry(os.fsencode(inbox), b"shut/a.txt").refused
            right = found == {b"locked.txt": Reason.UNREADABLE, b"shut": Reason.UNREADABLE, b"open.txt": b"x"}
            right = right and gone is not None and gone.reason is Reason.UNREADABLE
        finally:
            os._exit(0 if right else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_names_are_shown_escaped_and_stay_what_they_are(inbox: Path) -> None:
    names = [
        b"new\nline.txt",
        b"esc\x1b[31m.txt",
        b"\xff.txt",
        "Łódź – 5 марта.txt".encode(),
        b"..txt",
        b"-a.txt",
    ]
    for name in names:
        Path(os.fsdecode(os.fsencode(inbox) + b"/" + name)).write_text("x")
    entries = list(list_entries(os.fsencode(inbox), PATTERNS))
    assert {entry.name for entry in entries} == set(names)
    assert all(show_path(entry.name).isprintable() for entry in entries)
    assert show_path("Łódź – 5 марта.txt".encode()) == "Łódź – 5 марта.txt"
    assert all(isinstance(open_entry(entry, 10), Opened) for entry in entries)


def test_a_deep_tree_needs_few_descriptors(inbox: Path) -> None:
    import resource

    deep = inbox.joinpath(*(["d"] * 60))
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text("x")
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    used = len(list(Path("/proc/self/fd").iterdir()))
    resource.setrlimit(resource.RLIMIT_NOFILE, (used + 10, hard))
    try:
        (entry,) = list_entries(os.fsencode(inbox), PATTERNS)
        assert isinstance(open_entry(entry, 10), Opened)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_a_root_that_is_not_there_is_an_error_and_no_empty_list(inbox: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(list_entries(os.fsencode(inbox / "no"), PATTERNS))
