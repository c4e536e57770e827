"""New, changed, moved, renamed, duplicated and deleted files are told by their content, never by their times."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from installation import Installation, story
from onrecord.index.names import Kind
from onrecord.ingest import Outcome

OLD = (86_400.0 * 365, 86_400.0 * 365)  # January 1971


def article_of(installation: Installation, path: str) -> dict:
    return installation.documents(Kind.ARTICLES)[installation.files()[path]["sha256"]]


def test_a_second_run_over_the_same_folder_writes_nothing(installation: Installation) -> None:
    installation.write_stories(4)
    installation.write("copy.txt", story(0))
    installation.write("empty.txt", b"")
    first = installation.run()
    assert (first.count(Outcome.INDEXED), first.count(Outcome.DUPLICATE)) == (4, 1)
    assert first.count(Outcome.QUARANTINED) == 1
    installation.check()
    before = {kind: installation.versions(kind) for kind in Kind if kind is not Kind.RUNS}
    for _ in range(2):  # the first of these reads again (the stamps were fresh), the second doesn't
        again = installation.run()
        assert again.count(Outcome.UNCHANGED) == 5
        assert again.count(Outcome.QUARANTINED) == 1
        assert again.articles == again.statements == 0
        assert {kind: installation.versions(kind) for kind in before} == before


def test_the_same_folder_given_in_other_words_writes_nothing(installation: Installation) -> None:
    installation.write("spring/a.txt", story(1))
    installation.run()
    before = installation.versions(Kind.FILES)
    for paths in (
        [installation.inbox],
        [installation.inbox / "spring"],
        [installation.inbox / "spring" / "a.txt"],
    ):
        summary = installation.run(*paths)
        assert +summary.outcomes == {Outcome.UNCHANGED: 1}
    link = installation.folder / "link"
    link.symlink_to(installation.inbox)
    assert +installation.run(link).outcomes == {Outcome.UNCHANGED: 1}
    assert installation.versions(Kind.FILES) == before
    assert list(installation.files()) == ["spring/a.txt"]


def test_new_files_with_old_times_are_indexed(installation: Installation) -> None:
    installation.write_stories(1)
    installation.run()
    moved_in = installation.folder / "elsewhere.txt"
    moved_in.write_text(story(7))
    os.utime(moved_in, OLD)
    moved_in.rename(installation.inbox / "moved-in.txt")
    os.utime(installation.write("future.txt", story(8)), (4e9, 4e9))
    summary = installation.run()
    assert summary.count(Outcome.INDEXED) == 2
    installation.check()


def test_a_changed_file_is_a_new_version_even_with_equal_size_and_time(installation: Installation) -> None:
    path = installation.write("a.txt", story(1))
    os.utime(path, OLD)
    installation.run()
    old = installation.files()["a.txt"]["sha256"]
    path.write_text(story(2))  # one digit differs
    os.utime(path, OLD)
    summary = installation.run()
    assert (summary.count(Outcome.INDEXED), summary.changed) == (1, 1)
    installation.check()
    picture = installation.files()["a.txt"]
    assert picture["sha256"] != old
    assert picture["earlier"] == [old]
    articles = installation.documents(Kind.ARTICLES)
    assert (articles[old]["current"], articles[picture["sha256"]]["current"]) == (False, True)


def test_a_file_that_gets_its_old_bytes_back_is_current_again(installation: Installation) -> None:
    path = installation.write("a.txt", story(1))
    installation.run()
    path.write_text(story(2))
    installation.run()
    path.write_text(story(1))
    summary = installation.run()
    assert summary.count(Outcome.INDEXED) == 0
    installation.check()
    assert article_of(installation, "a.txt")["current"]


def test_moved_and_renamed_files_keep_their_documents(installation: Installation) -> None:
    for path in installation.write_stories(3):
        os.utime(path, OLD)
    installation.run()
    statements = installation.versions(Kind.STATEMENTS)
    (installation.inbox / "story-000.txt").rename(installation.inbox / "renamed.txt")
    summary = installation.run()
    assert (summary.count(Outcome.UNCHANGED), summary.moved, summary.gone) == (3, 1, 1)
    assert installation.versions(Kind.STATEMENTS) == statements
    installation.check()
    states = {path: source["state"] for path, source in installation.files().items()}
    assert (states["story-000.txt"], states["renamed.txt"]) == ("gone", "present")


def test_a_renamed_folder_is_no_vanished_inbox(installation: Installation) -> None:
    for n in range(12):
        installation.write(f"spring/{n}.txt", story(n))
    installation.run()
    (installation.inbox / "spring").rename(installation.inbox / "summer")
    summary = installation.run()
    assert (summary.moved, summary.gone) == (12, 12)
    installation.check()
    assert {a["collection"][0] for a in installation.documents(Kind.ARTICLES).values()} == {"summer"}
    assert {s["collection"][0] for s in installation.documents(Kind.STATEMENTS).values()} == {"summer"}


def test_deleting_one_copy_keeps_the_other(installation: Installation) -> None:
    installation.write("a.txt", story(1))
    installation.write("b.txt", story(1))
    installation.run()
    (installation.inbox / "a.txt").unlink()
    installation.run()
    installation.check()
    assert article_of(installation, "b.txt")["current"]
    (installation.inbox / "b.txt").unlink()
    summary = installation.run()
    assert summary.gone == 1
    installation.check()
    assert not article_of(installation, "b.txt")["current"]
    assert len(installation.documents(Kind.ARTICLES)) == 1, "what was said stays findable"


def test_small_files_and_files_with_equal_beginnings_are_all_indexed(installation: Installation) -> None:
    beginning = "The council met. " * 100
    installation.write("a.txt", beginning + "It agreed.")
    installation.write("b.txt", beginning + "It disagreed.")
    installation.write("c.txt", "He said no.")
    assert installation.run().count(Outcome.INDEXED) == 3


def test_hard_links_and_names_that_differ_in_case_or_form_are_files(installation: Installation) -> None:
    first = installation.write("a.txt", story(1))
    (installation.inbox / "linked.txt").hardlink_to(first)
    installation.write("A.TXT", story(2))
    installation.write("\u00e9.txt", story(3))
    installation.write("e\u0301.txt", story(4))
    summary = installation.run()
    assert (summary.count(Outcome.INDEXED), summary.count(Outcome.DUPLICATE)) == (4, 1)
    assert len(installation.files()) == 5


def test_files_outside_the_inbox_have_their_own_root(installation: Installation) -> None:
    other = installation.folder / "other"
    (other / "deep").mkdir(parents=True)
    (other / "deep" / "a.txt").write_text(story(1))
    installation.write("a.txt", story(1))
    installation.run()
    summary = installation.run(other)
    assert +summary.outcomes == {Outcome.DUPLICATE: 1}
    assert sorted(source["root"] for source in installation.documents(Kind.FILES).values()) == sorted(
        str(path) for path in (installation.inbox, other)
    )
    shutil.rmtree(other)
    assert installation.run().gone == 0, "a run answers for its own folders only"


def test_a_single_file_outside_the_inbox(installation: Installation, tmp_path: Path) -> None:
    lone = tmp_path / "lone.log"  # its name matches no pattern; a person named it
    lone.write_text(story(5))
    assert installation.run(lone).count(Outcome.INDEXED) == 1
    lone.unlink()
    (tmp_path / "unrelated.txt").write_text(story(6))
    assert len(installation.files()) == 1
