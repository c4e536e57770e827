"""An inbox that lost too much at once is a failed mount: the run stops and marks nothing."""

from __future__ import annotations

import shutil

import pytest

from installation import Installation, story
from onrecord.errors import InboxError
from onrecord.index.names import Kind
from onrecord.ingest import Outcome


def test_an_inbox_that_vanishes_stops_the_run_and_marks_nothing(installation: Installation) -> None:
    installation.write_stories(8)
    installation.run()
    before = {kind: installation.versions(kind) for kind in (Kind.ARTICLES, Kind.STATEMENTS, Kind.FILES)}
    aside = installation.folder / "aside"
    installation.inbox.rename(aside)
    with pytest.raises(InboxError, match="is not there"):
        installation.run()
    installation.inbox.mkdir()  # the mount point alone
    with pytest.raises(InboxError, match="8 of 8 known files are gone") as stopped:
        installation.run()
    assert "ONRECORD_VANISH_FRACTION" in stopped.value.remedy
    assert {kind: installation.versions(kind) for kind in before} == before
    installation.inbox.rmdir()
    aside.rename(installation.inbox)
    assert +installation.run().outcomes == {Outcome.UNCHANGED: 8}
    assert {kind: installation.versions(kind) for kind in before} == before
    states = sorted(run["state"] for run in installation.documents(Kind.RUNS).values())
    assert states == ["completed", "completed", "stopped"]


def test_a_fifth_may_go_at_once_and_more_when_the_user_says_so(installation: Installation) -> None:
    paths = installation.write_stories(10)
    installation.run()
    for path in paths[:2]:
        path.unlink()
    assert installation.run().gone == 2
    for path in paths[2:6]:
        path.unlink()
    with pytest.raises(InboxError, match="4 of 8"):
        installation.run()
    assert installation.run(vanish_fraction=1).gone == 4
    installation.check()


def test_files_that_moved_are_not_gone(installation: Installation) -> None:
    installation.write_stories(10)
    installation.run()
    (installation.inbox / "deep" / "er").mkdir(parents=True)
    for path in list(installation.inbox.glob("*.txt")):
        path.rename(installation.inbox / "deep" / "er" / f"new-{path.name}")
    installation.write("unrelated.txt", story(50))
    summary = installation.run()
    assert (summary.moved, summary.gone, summary.count(Outcome.INDEXED)) == (10, 10, 1)


def test_of_a_handful_any_number_may_go(installation: Installation) -> None:
    paths = installation.write_stories(3)
    installation.run()
    for path in paths:
        path.unlink()
    assert installation.run().gone == 3
    shutil.rmtree(installation.inbox)
    with pytest.raises(InboxError):
        installation.run()


def test_a_part_of_the_inbox_answers_for_itself_only(installation: Installation) -> None:
    for n in range(8):
        installation.write(f"{'ab'[n % 2]}/{n}.txt", story(n))
    installation.run()
    for n in range(8):
        (installation.inbox / f"{'ab'[n % 2]}/{n}.txt").unlink()
    summary = installation.run(installation.inbox / "a")  # four known files: a handful
    assert summary.gone == 4
    assert {f["state"] for path, f in installation.files().items() if path.startswith("b/")} == {"present"}
