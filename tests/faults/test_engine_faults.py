"""An Elasticsearch that is away, overloaded, blocked or misconfigured costs time, never documents or verdicts."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fault_proxy import faulty
from installation import Installation
from onrecord.adapters.quarantine import Quarantine
from onrecord.engine import Connection
from onrecord.errors import EngineError, OnrecordError, RunStopped
from onrecord.index.names import Kind
from onrecord.ingest import Outcome, RunSummary, open_run, run_ingest

TRANSCRIPT = Path(__file__).resolve().parents[2] / "seeds" / "harbour" / "official-transcript.txt"


def run_through(installation: Installation, connection: Connection, **changes: object) -> RunSummary:
    settings = installation.with_settings(**changes)
    return run_ingest(settings, connection, readers=installation.readers)


def blamed(installation: Installation) -> list[str]:
    return [refusal.reason.value for refusal in Quarantine(installation.settings.quarantine_dir).list()]


def check_indexed_once(installation: Installation, count: int) -> None:
    installation.check()
    assert len(installation.documents(Kind.ARTICLES)) == count
    assert blamed(installation) == []
    before = installation.versions(Kind.STATEMENTS)
    assert +installation.run().outcomes == {Outcome.UNCHANGED: count}
    assert installation.versions(Kind.STATEMENTS) == before


@pytest.mark.parametrize("fault", ["lost", "reset", "half", "garbage", "503", "429", "breaker", "slow"])
def test_a_fault_on_the_way_is_overcome_by_sending_the_same_again(
    installation: Installation, fault: str
) -> None:
    installation.write_stories(5)
    with faulty(installation.connection) as proxy:
        proxy.faults = [fault, "", fault, fault]
        summary = run_through(installation, proxy.connection, batch_size=3)
    assert summary.count(Outcome.INDEXED) == 5
    assert proxy.faults == []
    check_indexed_once(installation, 5)


def test_requests_that_are_too_large_are_halved_until_they_pass(installation: Installation) -> None:
    installation.write_stories(40)
    with faulty(installation.connection) as proxy:
        proxy.always = "413"
        summary = run_through(installation, proxy.connection)
        assert summary.count(Outcome.INDEXED) == 40
        assert proxy.bulks > 5
    check_indexed_once(installation, 40)


def test_a_document_too_large_for_any_request_is_the_only_one_refused(installation: Installation) -> None:
    installation.write_stories(5)
    installation.write("large.txt", "The council of Larnstad met at noon and parted at night.\n\n" * 900)
    with faulty(installation.connection) as proxy:
        proxy.always = "413"
        summary = run_through(installation, proxy.connection)
    assert (summary.count(Outcome.INDEXED), summary.count(Outcome.QUARANTINED)) == (5, 1)
    assert blamed(installation) == ["too_large"]
    installation.check()


@pytest.mark.parametrize(
    "fault", ["reset", *(pytest.param(f, marks=pytest.mark.faults) for f in ("429", "503"))]
)
def test_an_engine_that_stays_away_stops_the_run_in_time_and_blames_nobody(
    installation: Installation, fault: str
) -> None:
    installation.write_stories(3)
    began = time.monotonic()
    with faulty(installation.connection) as proxy:
        proxy.always = fault
        with pytest.raises(EngineError):
            run_through(installation, proxy.connection, retry_seconds=2.0)
        assert proxy.bulks < 40, "it is asked with patience"
    assert time.monotonic() - began < 30
    assert blamed(installation) == []
    assert installation.run().count(Outcome.INDEXED) == 3
    check_indexed_once(installation, 3)
    states = sorted(run["state"] for run in installation.documents(Kind.RUNS).values())
    assert "stopped" in states


def test_no_engine_at_all_is_one_clear_line(installation: Installation) -> None:
    installation.write_stories(1)
    nowhere = Connection("http://user:canary-pass@127.0.0.1:9", "user", "canary-pass")
    began = time.monotonic()
    with pytest.raises(EngineError, match="can't be reached") as stopped:
        run_through(installation, nowhere)
    assert time.monotonic() - began < 20
    assert "canary" not in str(stopped.value)
    assert "\n" not in str(stopped.value)
    assert blamed(installation) == []


def test_a_batch_that_failed_can_be_tried_again_in_the_same_run(installation: Installation) -> None:
    installation.write_stories(4)
    with faulty(installation.connection) as proxy:
        settings = installation.with_settings(batch_size=2, retry_seconds=0.5)
        with open_run(settings, proxy.connection, readers=installation.readers) as run:
            for batch in run.batches():
                proxy.always = "503"
                with pytest.raises(EngineError):
                    run.ingest_batch(batch)
                proxy.always = ""
                run.ingest_batch(batch)
            summary = run.finish()
    assert +summary.outcomes == {Outcome.INDEXED: 4}
    check_indexed_once(installation, 4)


def lift(installation: Installation, name: str) -> None:
    installation.client.indices.put_settings(
        index=f"{installation.prefix}-{name}",
        settings={"index.blocks.write": None, "index.blocks.read_only_allow_delete": None},
    )


def block_writes(installation: Installation) -> Callable[[], None]:
    installation.client.indices.add_block(index=f"{installation.prefix}-statements", block="write")
    return lambda: lift(installation, "statements")


def flood(installation: Installation) -> Callable[[], None]:
    """What a disk above its flood stage does."""
    index = f"{installation.prefix}-articles"
    installation.client.indices.put_settings(
        index=index, settings={"index.blocks.read_only_allow_delete": True}
    )
    return lambda: lift(installation, "articles")


def close_index(installation: Installation) -> Callable[[], None]:
    index = f"{installation.prefix}-statements"
    installation.client.indices.close(index=index)
    return lambda: installation.client.indices.open(index=index)


def lose_alias(installation: Installation) -> Callable[[], None]:
    alias = f"{installation.prefix}-statements"
    (index,) = installation.client.indices.get_alias(name=alias)
    installation.client.indices.delete_alias(index=index, name=alias)
    return lambda: installation.client.indices.put_alias(index=index, name=alias, is_write_index=True)


@pytest.mark.parametrize(
    "harm",
    [lose_alias, *(pytest.param(h, marks=pytest.mark.faults) for h in (block_writes, flood, close_index))],
)
def test_a_systemic_fault_stops_the_run_and_quarantines_nothing(
    installation: Installation, harm: Callable[[Installation], Callable[[], None]]
) -> None:
    installation.write_stories(2)
    installation.run()
    installation.write_stories(3, first=10)
    indices = set(installation.client.indices.get(index=f"{installation.prefix}*"))
    mend = harm(installation)
    with pytest.raises(OnrecordError) as stopped:
        installation.run()
    assert isinstance(stopped.value, RunStopped | EngineError)
    assert "\n" not in str(stopped.value)
    assert stopped.value.exit_code in (3, 5)
    assert blamed(installation) == []
    mend()
    assert set(installation.client.indices.get(index=f"{installation.prefix}*")) == indices, "none was made"
    assert installation.run().count(Outcome.INDEXED) == 3
    check_indexed_once(installation, 5)


@pytest.mark.parametrize("harm", [block_writes, flood, close_index, lose_alias])
def test_a_systemic_fault_in_the_middle_of_a_run_does_so_too(
    installation: Installation, harm: Callable[[Installation], Callable[[], None]]
) -> None:
    installation.write_stories(6)
    mend: Callable[[], None] | None = None
    settings = installation.with_settings(batch_size=2)

    def run_and_harm() -> None:
        nonlocal mend
        with open_run(settings, installation.connection, readers=installation.readers) as run:
            for batch in run.batches():
                run.ingest_batch(batch)
                if mend is None:
                    mend = harm(installation)

    with pytest.raises(RunStopped) as stopped:
        run_and_harm()
    assert "no file was blamed" in stopped.value.remedy
    assert mend is not None
    mend()
    assert blamed(installation) == []
    assert installation.run().count(Outcome.INDEXED) == 4
    check_indexed_once(installation, 6)


def narrow_mapping(installation: Installation, field: str) -> None:
    """Replace the statements index by one whose mapping lacks a field, under the name that we expect."""
    alias = f"{installation.prefix}-statements"
    (index,) = installation.client.indices.get_alias(name=alias)
    about = installation.client.indices.get(index=index)[index]
    properties = about["mappings"]["properties"]
    del properties[field]
    installation.client.indices.delete(index=index)
    installation.client.indices.create(
        index=index,
        mappings={"dynamic": "strict", "properties": properties},
        settings={"analysis": about["settings"]["index"]["analysis"]},
        aliases={alias: {"is_write_index": True}},
    )
    real = installation.client.indices.get_mapping(index=index)[index]["mappings"]["properties"]
    if field in real:
        pytest.fail("the template put the field back")


def test_one_document_that_the_index_refuses_costs_one_file(installation: Installation) -> None:
    installation.run()
    template = f"{installation.prefix}-statements"
    installation.client.indices.delete_index_template(name=template)
    narrow_mapping(installation, "turn_id")
    installation.write_stories(9)
    installation.write("turns.txt", TRANSCRIPT.read_bytes())
    summary = installation.run()
    refused = [refused for refused in summary.refused if refused.outcome is Outcome.QUARANTINED]
    assert [(r.path, r.reason.value) for r in refused] == [("turns.txt", "refused_by_index")]
    assert summary.count(Outcome.INDEXED) == 9
    installation.check()


def test_an_index_that_refuses_too_much_is_itself_at_fault(installation: Installation) -> None:
    installation.run()
    installation.client.indices.delete_index_template(name=f"{installation.prefix}-statements")
    narrow_mapping(installation, "article_id")
    installation.write_stories(8)
    with pytest.raises(RunStopped, match="8 of 8 contents"):
        installation.run()
    assert blamed(installation) == []
    assert installation.documents(Kind.ARTICLES) == {}


def test_a_reset_engine_is_fed_everything_again(installation: Installation) -> None:
    installation.write_stories(4)
    installation.write("copy.txt", "x" + "The mayor said no.\n")
    installation.run()
    installation.write("story-000.txt", "Now the mayor said yes.\n")
    (installation.inbox / "story-001.txt").unlink()
    installation.run()
    before = (
        installation.documents(Kind.ARTICLES),
        installation.documents(Kind.STATEMENTS),
        installation.files(),
    )
    for index in installation.client.indices.get(index=f"{installation.prefix}*"):
        installation.client.indices.delete(index=index)
    summary = installation.run()
    assert summary.count(Outcome.INDEXED) == 4
    assert any("another index" in note for note in summary.notes)
    after = (
        installation.documents(Kind.ARTICLES),
        installation.documents(Kind.STATEMENTS),
        installation.files(),
    )
    assert after == before, "earlier and deleted versions come from the archive"
    installation.check()


@pytest.mark.parametrize(
    "loss", ["deleted", "older", *(pytest.param(w, marks=pytest.mark.faults) for w in ("cut", "garbage"))]
)
def test_a_lost_ledger_costs_time_only(installation: Installation, loss: str) -> None:
    ledger = installation.settings.ledger_path
    installation.write_stories(4)
    installation.write("empty.txt", b"")
    installation.run()
    backup = ledger.read_bytes()
    installation.write("story-000.txt", "Now the mayor said yes.\n")
    (installation.inbox / "story-001.txt").rename(installation.inbox / "renamed.txt")
    installation.write("deep/new.txt", "The mayor said nothing.\n")
    installation.run()
    before = {kind: installation.documents(kind) for kind in (Kind.ARTICLES, Kind.STATEMENTS)}
    pictures = installation.files()
    damage(ledger, loss, backup)
    (installation.inbox / "story-002.txt").unlink()
    summary = installation.run()
    installation.check()
    assert summary.state == "completed"
    after = {kind: installation.documents(kind) for kind in before}
    gone = pictures["story-002.txt"]["sha256"]
    before[Kind.ARTICLES][gone]["current"] = False
    for statement in before[Kind.STATEMENTS].values():
        statement["current"] &= statement["article_id"] != gone
    assert after == before
    states = {path: f["state"] for path, f in installation.files().items()}
    assert states == {path: f["state"] for path, f in pictures.items()} | {"story-002.txt": "gone"}
    settled = {kind: installation.versions(kind) for kind in (Kind.ARTICLES, Kind.STATEMENTS, Kind.FILES)}
    installation.run()
    assert {kind: installation.versions(kind) for kind in settled} == settled


def damage(ledger: Path, loss: str, backup: bytes) -> None:
    for tail in ("-wal", "-shm"):
        ledger.with_name(ledger.name + tail).unlink(missing_ok=True)
    if loss == "deleted":
        ledger.unlink()
    elif loss == "cut":
        ledger.write_bytes(ledger.read_bytes()[:20_000])
    elif loss == "garbage":
        ledger.write_bytes(b"\xaa" * 50_000)
    else:
        ledger.write_bytes(backup)
