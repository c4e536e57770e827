"""The ingest flow on a real server and a real engine: batches, artifacts, one line for a fault, no secret anywhere."""

from __future__ import annotations

import shutil

import pytest
from pydantic import SecretStr

from flows.forwarder import Forwarder
from flows.scheduler import ROOT, artifacts_of, ingest_runs
from onrecord.errors import AlreadyRunning, RunStopped
from onrecord.ingest import Outcome
from onrecord.ingest.claim import claim
from onrecord.schedule.once import run_ingest_flow
from onrecord.schedule.options import IngestOptions

pytestmark = pytest.mark.usefixtures("here")


def last_run(client):
    return ingest_runs(client, "Completed", "Skipped", "Failed", "Unreachable", "Crashed")[-1]


def tasks_of(client, run):
    from prefect.client.schemas.filters import FlowRunFilter

    wanted = FlowRunFilter.model_validate({"id": {"any_": [str(run.id)]}})
    return client.read_task_runs(flow_run_filter=wanted)


def test_one_task_a_batch_one_page_and_one_table_a_run(settings, client):
    for file in (ROOT / "seeds").rglob("*"):
        if file.is_file() and not file.name.lower().startswith("readme"):
            shutil.copy(file, settings.inbox / file.name)
    (settings.inbox / "<b>bad|name.txt").write_bytes(b"%PDF-1.7 \x00\x01")
    seen = len(list(settings.inbox.iterdir()))
    summary = run_ingest_flow(settings, IngestOptions(batch_size=6))
    assert summary.seen == seen
    assert summary.count(Outcome.QUARANTINED) >= 1
    run = last_run(client)
    assert run.state_name == "Completed"
    assert run.name.startswith("ingest 20")
    assert f"{seen} files seen" in run.state.message
    assert len(tasks_of(client, run)) == -(-seen // 6)
    left = artifacts_of(client, run)
    assert set(left) == {"ingest-summary", "ingest-counts"}
    assert "kibana.example.org" in left["ingest-summary"]
    assert "<b>" not in left["ingest-summary"]
    assert f'"files": {seen}' in left["ingest-counts"]

    again = run_ingest_flow(settings)
    assert again.count(Outcome.INDEXED) == 0


def test_options_of_a_run_win_over_the_settings(settings, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.txt").write_text('"We agree," said Ada Nwosu, the minister, on Monday in the capital.\n')
    (elsewhere / "a.md").write_text("not wanted\n")
    summary = run_ingest_flow(settings, IngestOptions(inbox=elsewhere, patterns=["*.txt"]))
    assert (summary.seen, summary.count(Outcome.INDEXED)) == (1, 1)


def test_a_second_run_is_skipped_at_once(settings, client):
    with claim(settings.data_dir), pytest.raises(AlreadyRunning):
        run_ingest_flow(settings)
    run = last_run(client)
    assert run.state_name == "Skipped"
    assert run.state.is_completed()


def test_a_systemic_fault_fails_with_one_line_and_no_secret(settings, client, prefect, tmp_path, capfd):
    canary = "canary-4Zt8wQx1"
    wrong = settings.model_copy(update={"elasticsearch_password": SecretStr(canary)})
    (settings.inbox / "a.txt").write_text("Some words of a page that stays where it is.\n")
    with pytest.raises(RunStopped) as stopped:
        run_ingest_flow(wrong)
    assert "\n" not in str(stopped.value)
    run = last_run(client)
    assert run.state.is_failed()
    assert run.state.message == str(stopped.value)
    assert list((settings.data_dir / "quarantine").rglob("*.json")) == []

    from pathlib import Path

    places = [*settings.data_dir.rglob("*"), *Path(prefect["PREFECT_HOME"]).rglob("*")]
    assert any(place.name.startswith("prefect.db") for place in places)
    for place in places:
        if place.is_file():
            assert canary.encode() not in place.read_bytes(), place
    told = capfd.readouterr()
    assert canary not in told.out + told.err
    assert "Traceback" not in told.err

    assert run_ingest_flow(settings).count(Outcome.INDEXED) == 1


def test_trouble_leaves_a_page(settings, client):
    settings.inbox.rmdir()
    with pytest.raises(RunStopped, match="inbox"):
        run_ingest_flow(settings)
    from prefect.client.schemas.filters import ArtifactFilter

    wanted = ArtifactFilter.model_validate({"key": {"any_": ["ingest-trouble"]}})
    pages = client.read_artifacts(artifact_filter=wanted)
    assert any("inbox" in page.data and "ingest failed" in page.data for page in pages)


def test_an_engine_that_is_away_for_a_while_costs_a_retry_of_the_batch(settings, client):
    (settings.inbox / "a.txt").write_text(
        '"We agree," said Ada Nwosu, the minister, on Monday in the capital.\n'
    )
    forwarder = Forwarder(settings.elasticsearch_url, b"/_bulk", seconds=4)
    through = settings.model_copy(update={"elasticsearch_url": forwarder.url, "retry_seconds": 0.5})
    try:
        summary = run_ingest_flow(through)
    finally:
        forwarder.close()
    assert forwarder.broke == 1
    assert summary.count(Outcome.INDEXED) == 1
    (batch,) = tasks_of(client, last_run(client))
    assert batch.run_count == 2
