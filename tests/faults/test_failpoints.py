"""SIGKILL, an exception and a full disk at every boundary of the protocol: the next run converges, nothing is lost
or doubled, nobody has to do anything."""

from __future__ import annotations

import signal

import pytest

from installation import Installation, run_in_process, story
from onrecord.adapters.quarantine import Quarantine
from onrecord.index.names import Kind
from onrecord.ingest import Outcome
from onrecord.ingest.failpoints import POINTS


def make_history(installation: Installation) -> None:
    """A first run, then everything at once: new, changed, moved, copied, deleted and bad files."""
    installation.write_stories(6)
    installation.write("empty.txt", b"")
    assert installation.run().count(Outcome.INDEXED) == 6
    installation.write("story-000.txt", story(100))
    (installation.inbox / "story-001.txt").rename(installation.inbox / "renamed.txt")
    (installation.inbox / "story-002.txt").unlink()
    installation.write("copy.txt", story(3))
    installation.write_stories(3, first=10)
    installation.write("binary.txt", bytes(range(256)))


def check_end(installation: Installation, *, archived: bool) -> None:
    installation.check()
    texts = {a["body"] for a in installation.documents(Kind.ARTICLES).values()}
    for number in (0, 1, 2, 3, 4, 5, 10, 11, 12, 100):
        assert sum(f"bridge {number} on time" in text for text in texts) == 1
    assert len(texts) == 10
    current = {a["body"] for a in installation.documents(Kind.ARTICLES).values() if a["current"]}
    assert not any("bridge 0 on time" in text or "bridge 2 on time" in text for text in current)
    assert len(current) == 8
    states = {path: f["state"] for path, f in installation.files().items()}
    held = "archived" if archived else "present"
    assert states == {
        "binary.txt": "quarantined",
        "copy.txt": held,
        "empty.txt": "quarantined",
        "renamed.txt": held,
        **{f"story-{n:03d}.txt": held for n in (0, 3, 4, 5, 10, 11, 12)},
        "story-001.txt": "gone",
        "story-002.txt": "gone",
    }
    assert {r.reason.value for r in Quarantine(installation.settings.quarantine_dir).list()} == {
        "empty",
        "binary",
    }
    for path in (installation.folder / "data").rglob("*.part"):
        raise AssertionError(f"left over: {path}")


@pytest.mark.parametrize("point", [p for p in POINTS if p not in ("moving", "moved", "announced", "swapped")])
def test_a_run_killed_at_a_boundary_is_made_good_by_the_next(installation: Installation, point: str) -> None:
    make_history(installation)
    ended = run_in_process(installation, environment={"ONRECORD_FAILPOINT": point}, batch_size=3)
    assert ended.returncode == -signal.SIGKILL, (ended.returncode, ended.stderr)
    installation.run()
    check_end(installation, archived=False)
    before = {kind: installation.versions(kind) for kind in Kind if kind is not Kind.RUNS}
    installation.run()
    assert {kind: installation.versions(kind) for kind in before} == before
    states = sorted(run["state"] for run in installation.documents(Kind.RUNS).values())
    assert states.count("killed") == (0 if point in ("claimed", "reported") else 1)


@pytest.mark.parametrize(
    "point",
    ["moving", *(pytest.param(p, marks=pytest.mark.faults) for p in ("moving:4", "moved", "files:2"))],
)
def test_a_run_killed_while_it_moves_files_is_made_good_by_the_next(
    installation: Installation, point: str
) -> None:
    make_history(installation)
    moving = {"after_reading": "archive", "archive_to": installation.folder / "done"}
    ended = run_in_process(installation, environment={"ONRECORD_FAILPOINT": point}, **moving)
    assert ended.returncode == -signal.SIGKILL, (ended.returncode, ended.stderr)
    installation.run(**moving)
    check_end(installation, archived=True)
    assert sorted(path.name for path in installation.inbox.iterdir()) == ["binary.txt", "empty.txt"]
    assert len(list((installation.folder / "done").iterdir())) == 9


ERRORS = [
    (point, act)
    for point in ("archived", "pending", "statements", "quarantined:2", "settled")
    for act in ("raise", "enospc")
]


@pytest.mark.parametrize(
    ("point", "act"),
    [ERRORS[1], *(pytest.param(*error, marks=pytest.mark.faults) for error in ERRORS if error != ERRORS[1])],
)
def test_an_error_at_a_boundary_is_made_good_by_the_next_run(
    installation: Installation, point: str, act: str
) -> None:
    make_history(installation)
    ended = run_in_process(installation, environment={"ONRECORD_FAILPOINT": f"{point}={act}"}, batch_size=3)
    assert ended.returncode not in (0, -signal.SIGKILL), ended.stdout
    installation.run()
    check_end(installation, archived=False)
    states = sorted(run["state"] for run in installation.documents(Kind.RUNS).values())
    assert states.count("stopped") == 1
