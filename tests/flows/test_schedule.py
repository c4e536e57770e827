"""The deployment on its schedule: a real server, a real worker, real runs; nothing stops the schedule."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psutil
import pytest

from flows.scheduler import Worker, artifacts_of, copy_root, ingest_runs, wait_for
from onrecord.adapters.elastic import Elastic
from onrecord.index.names import Kind
from onrecord.schedule.automations import NAME
from onrecord.schedule.deploying import deploy
from onrecord.schedule.handing_on import settings_environment
from onrecord.schedule.health import healthy
from onrecord.schedule.stuck import heartbeats
from onrecord.settings import Settings

INTERVAL = 6.0


@dataclass
class Scheduled:
    worker: Worker
    client: Any
    settings: Settings
    lines: list[str]
    api: str
    began: datetime

    def runs(self, *states: str) -> list[Any]:
        """Return the runs of this test in one of `states`: the server serves other tests too."""
        return [run for run in ingest_runs(self.client, *states) if run.expected_start_time > self.began]

    def due(self, number: int) -> list[Any] | None:
        """Return the runs whose time has come and that wait, when there are `number` of them."""
        now = datetime.now(UTC)
        waiting = [run for run in self.runs("Scheduled", "Late") if run.expected_start_time < now]
        return waiting if len(waiting) >= number else None

    def completed_after(self, moment: datetime, number: int = 1) -> list[Any]:
        """Wait for `number` runs that began after `moment` and completed."""

        def probe() -> list[Any] | None:
            found = [run for run in ingest_runs(self.client, "Completed") if run.start_time > moment]
            return found if len(found) >= number else None

        return wait_for(f"{number} completed runs", probe, 40 + 40 * number)


@pytest.fixture
def scheduled(
    prefect: dict[str, str], client: Any, settings: Settings, tmp_path: Path
) -> Iterator[Scheduled]:
    began = datetime.now(UTC)
    lines = deploy(copy_root(tmp_path / "root", INTERVAL), prefect)
    # a file takes as long as it needs, so that runs can be made to last
    patient = settings.model_copy(update={"extract_seconds": 60.0, "workers": 1})
    worker = Worker({**prefect, **settings_environment(patient)}, tmp_path)
    yield Scheduled(worker, client, patient, lines, prefect["PREFECT_API_URL"], began)
    for deployment in client.read_deployments():
        client.delete_deployment(deployment.id)
    worker.stop()


def slow_file(settings: Settings) -> Path:
    """A page that takes some seconds to read: one tag with very many attributes."""
    path = settings.inbox / "slow.html"
    attributes = " ".join(f"a{number}=''" for number in range(1_000_000))
    path.write_text(f"<html><body><p {attributes}>Some words that were said here.</p></body></html>")
    return path


def running(scheduled: Scheduled) -> Any:
    """Wait until a run that began after this moment is under way and is reading."""
    moment = datetime.now(UTC)

    def probe() -> list[Any]:
        return [run for run in scheduled.runs("Running") if run.start_time > moment]

    run = wait_for("a run under way", probe, 60)[-1]
    wait_for("its process", scheduled.worker.runs)
    return run


@pytest.mark.slow
def test_the_schedule_runs_and_nothing_stops_it(scheduled):
    client, worker, settings = scheduled.client, scheduled.worker, scheduled.settings
    assert [line.partition(":")[0] for line in scheduled.lines] == [
        "work pool onrecord",
        "deployment ingest/ingest",
        "deployment reindex/reindex",
        "deployment release/release",
        "deployment watch/watch",
        "zombie automation",
    ]
    assert len(client.read_automations_by_name(NAME)) == 1
    wait_for("the worker", lambda: healthy(worker.health), 90)
    assert healthy(f"{scheduled.api}/health")

    # two consecutive runs on the schedule, with what they leave
    (settings.inbox / "a.txt").write_text(
        '"We agree," said Ada Nwosu, the minister, on Monday in the city.\n'
    )
    first, second, *_ = scheduled.completed_after(scheduled.began, 2)
    assert "1 indexed" in first.state.message
    assert "1 unchanged" in second.state.message
    for run in (first, second):
        assert run.auto_scheduled
        assert set(artifacts_of(client, run)) == {"ingest-summary", "ingest-counts"}
    with Elastic(engine_of(settings), settings.index_prefix) as elastic:
        elastic.refresh(Kind.RUNS)
        assert elastic.count(Kind.RUNS, {"term": {"state": "completed"}}) >= 2

    # a run that lasts: the next ones are cancelled at once
    slow = slow_file(settings)
    long_one = running(scheduled)
    worker.freeze()
    cancelled = wait_for("a cancelled run", lambda: scheduled.runs("Cancelled"), 60)[-1]
    assert "concurrency limit" in cancelled.state.message
    assert client.read_flow_run(long_one.id).state.is_running()

    # the run is killed, which is seen; then the worker, and another one is started: the schedule goes on
    slow.unlink()
    worker.kill_runs()
    crashed = wait_for("the crash", lambda: scheduled.runs("Crashed"), 30)[-1]
    assert crashed.id == long_one.id
    # a run that is killed while it is pending keeps its place for a minute: see the long fault tests
    wait_for("a quiet moment", lambda: not scheduled.runs("Pending", "Running"))
    worker.kill()
    missed = wait_for("runs that nobody takes", lambda: scheduled.due(2), 60)
    restarted = datetime.now(UTC)
    worker.start()
    scheduled.completed_after(restarted)
    taken = {run.id for run in scheduled.runs("Completed", "Running")}
    assert any(run.id not in taken for run in missed), "the runs of the time without a worker don't all run"

    # the worker is told to end: nothing of it is left
    wait_for("its health", lambda: healthy(worker.health))
    family = psutil.Process(worker.process.pid).children(recursive=True)
    os.kill(worker.process.pid, signal.SIGTERM)
    worker.process.wait(20)
    assert not psutil.wait_procs(family, timeout=5)[1]
    assert not healthy(worker.health)


def engine_of(settings: Settings) -> Any:
    from onrecord.engine import open_engine

    return open_engine(settings)


@pytest.mark.faults
def test_a_worker_killed_while_its_run_is_pending_does_not_stop_the_schedule(scheduled):
    scheduled.completed_after(scheduled.began)
    wait_for("a pending run", lambda: scheduled.runs("Pending", "Submitting"), 60, pause=0.05)
    scheduled.worker.kill()
    killed = datetime.now(UTC)
    scheduled.worker.start()
    # its place is given back after the grace period of a minute
    wait_for(
        "the schedule to go on",
        lambda: [run for run in ingest_runs(scheduled.client, "Completed") if run.start_time > killed],
        150,
    )


@pytest.mark.faults
def test_a_worker_killed_with_its_run_is_noticed_by_the_automation(scheduled):
    scheduled.completed_after(scheduled.began)
    slow = slow_file(scheduled.settings)
    run = running(scheduled)
    wait_for("a sign of life", lambda: heartbeats(scheduled.client, run.id, scheduled.began), pause=0.05)
    scheduled.worker.freeze()
    slow.unlink()
    time.sleep(1)
    assert scheduled.client.read_flow_run(run.id).state.is_running()
    scheduled.worker.kill()
    killed = datetime.now(UTC)
    scheduled.worker.start()

    def crashed() -> bool:
        return scheduled.client.read_flow_run(run.id).state.is_crashed()

    wait_for("the automation", crashed, 400)
    scheduled.completed_after(killed)
