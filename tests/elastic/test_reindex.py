"""A rebuild beside what is in use: identical documents, and readers who never see a gap."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from installation import Installation, run_in_process, story
from onrecord.adapters.elastic import Elastic
from onrecord.errors import AlreadyRunning, RunStopped
from onrecord.index.names import Kind
from onrecord.ingest import Outcome, reindex, run_ingest


class Reader(threading.Thread):
    """Somebody who searches all the time."""

    def __init__(self, installation: Installation) -> None:
        super().__init__()
        self.counts: set[int] = set()
        self.errors: list[Exception] = []
        self.asked = 0
        self.stop = threading.Event()
        self._installation = installation

    def run(self) -> None:
        with Elastic(self._installation.connection, self._installation.prefix) as elastic:
            while not self.stop.is_set():
                self.asked += 1
                try:
                    answer = elastic.search(
                        [Kind.STATEMENTS, Kind.ARTICLES], {"query": {"match": {"text": "bridge"}}}
                    )
                    self.counts.add(answer["hits"]["total"]["value"])
                except Exception as error:
                    self.errors.append(error)


@contextmanager
def reading(installation: Installation) -> Iterator[Reader]:
    reader = Reader(installation)
    reader.start()
    try:
        yield reader
    finally:
        reader.stop.set()
        reader.join()


def documents(installation: Installation) -> dict[Kind, dict[str, tuple[int, dict]]]:
    return {
        kind: {name: (hit["_version"], hit["_source"]) for name, hit in installation.hits(kind).items()}
        for kind in (Kind.ARTICLES, Kind.STATEMENTS, Kind.FILES)
    }


def test_a_rebuild_gives_identical_documents_and_no_reader_notices(installation: Installation) -> None:
    installation.write_stories(12)
    installation.write("copies/a.txt", story(1))
    installation.write("empty.txt", b"")
    installation.run()
    installation.write("story-000.txt", story(50))  # an earlier version stays findable
    (installation.inbox / "story-002.txt").unlink()
    installation.run()
    before = documents(installation)
    with reading(installation) as reader:
        summary = reindex(installation.settings, installation.connection)
    assert reader.asked > 5
    assert reader.errors == []
    assert len(reader.counts) == 1
    assert 0 not in reader.counts
    assert summary.articles == 13
    assert documents(installation) == before
    installation.check()
    after = installation.run()
    assert (after.articles, after.count(Outcome.INDEXED)) == (0, 0), "the ledger knows the new indices"
    assert documents(installation) == before
    runs = [run["kind"] for run in installation.documents(Kind.RUNS).values()]
    assert sorted(runs) == ["ingest", "ingest", "ingest", "reindex"]


def test_what_a_run_does_during_a_rebuild_is_caught_up(installation: Installation) -> None:
    installation.write_stories(3)
    installation.run()
    builder = installation.with_settings(batch_size=1)
    done: list[object] = []
    thread = threading.Thread(target=lambda: done.append(reindex(builder, installation.connection)))
    thread.start()
    installation.write_stories(2, first=20)
    while thread.is_alive():
        with contextlib.suppress(AlreadyRunning):
            installation.run()
            break
    thread.join()
    installation.run()
    installation.check()
    assert len(installation.documents(Kind.ARTICLES)) == 5


@pytest.mark.parametrize("point", ["announced", "swapped"])
def test_a_rebuild_killed_around_its_swap_costs_nothing(installation: Installation, point: str) -> None:
    installation.write_stories(3)
    installation.run()
    before = documents(installation)
    ended = run_in_process(installation, script="reindex_once.py", environment={"ONRECORD_FAILPOINT": point})
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert installation.run().articles == 0
    assert documents(installation) == before
    reindex(installation.settings, installation.connection)
    assert documents(installation) == before
    with Elastic(installation.connection, installation.prefix) as elastic:
        assert all(len(names) == 2 for names in elastic.list_indices().values()), "what died is cleared away"


def test_an_index_of_another_schema_asks_for_a_rebuild(installation: Installation) -> None:
    installation.write_stories(2)
    installation.run()
    old = f"{installation.prefix}-statements-000-00000000-01"
    current = next(iter(installation.client.indices.get_alias(name=f"{installation.prefix}-statements")))
    installation.client.indices.create(index=old)
    installation.client.indices.update_aliases(
        actions=[
            {"remove": {"index": current, "alias": f"{installation.prefix}-statements"}},
            {"add": {"index": old, "alias": f"{installation.prefix}-statements"}},
        ]
    )
    with pytest.raises(RunStopped, match="another version") as stopped:
        run_ingest(installation.settings, installation.connection)
    assert "onrecord reindex" in stopped.value.remedy
    reindex(installation.settings, installation.connection)
    installation.run()
    installation.check()
    assert len(installation.documents(Kind.ARTICLES)) == 2
