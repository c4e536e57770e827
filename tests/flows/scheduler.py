"""A real Prefect worker and what it did, for tests that wait for schedules."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import psutil
import yaml

from compose.stack import written
from onrecord.schedule.server import free_port

ROOT = Path(__file__).resolve().parents[2]
T = TypeVar("T")


def wait_for(what: str, probe: Callable[[], T | None], seconds: float = 60, pause: float = 0.2) -> T:
    """Return the first truthy answer of `probe`; fail naming `what` when there is none in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = probe()
        if found:
            return found
        time.sleep(pause)
    raise AssertionError(f"waited {seconds:.0f} s in vain for {what}")


def copy_root(folder: Path, seconds: float, grace: int = 60) -> Path:
    """Copy prefect.yaml to `folder` with ingest every `seconds`; the flows are those of the repository."""
    content = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))
    for entry in content["deployments"]:
        entry["concurrency_limit"]["grace_period_seconds"] = grace
        entry["schedules"] = [{"interval": seconds}] if entry["name"] == "ingest" else []
    folder.mkdir()
    (folder / "prefect.yaml").write_text(yaml.safe_dump(content), "utf-8")
    (folder / "flows").symlink_to(ROOT / "flows")
    return folder


class Worker:
    """`prefect worker start` on the pool "onrecord", as compose runs it."""

    def __init__(self, environment: Mapping[str, str], folder: Path) -> None:
        port = str(free_port())
        self.health = f"http://127.0.0.1:{port}/health"
        self._environment = {
            **os.environ,
            **environment,
            "PREFECT_WORKER_WEBSERVER_HOST": "127.0.0.1",
            "PREFECT_WORKER_WEBSERVER_PORT": port,
            "PREFECT_WORKER_QUERY_SECONDS": "1",
            # by default it takes a run ten seconds early, which is more than our intervals
            "PREFECT_WORKER_PREFETCH_SECONDS": "1",
            "PREFECT_HOME": str(folder / "worker-home"),
            "TMPDIR": str(folder / "worker-tmp"),  # Prefect's storage there belongs to whoever came first
        }
        (folder / "worker-tmp").mkdir(exist_ok=True)
        self.log = folder / "worker.log"
        self.start()

    def start(self) -> None:
        program, *arguments = written()["services"]["prefect-worker"]["command"]
        command = [sys.executable, "-m", program, *arguments]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                env=self._environment,
                cwd=self.log.parent,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def runs(self) -> list[psutil.Process]:
        """Return the processes of the flow runs that are under way."""
        family = psutil.Process(self.process.pid).children(recursive=True)
        return [process for process in family if "prefect.engine" in " ".join(process.cmdline())]

    def freeze(self) -> None:
        """Stop the runs where they are, so that they last: a reader that hangs costs no time of the machine."""
        for run in self.runs():
            for process in (run, *run.children(recursive=True)):
                process.suspend()

    def kill_runs(self) -> None:
        """SIGKILL every run; what it had started goes on and must find out by itself."""
        for run in self.runs():
            orphans = run.children(recursive=True)
            run.kill()
            for process in orphans:
                process.resume()

    def kill(self) -> None:
        """SIGKILL the worker and every run, as a power cut does."""
        family = psutil.Process(self.process.pid).children(recursive=True)
        self.process.kill()
        self.process.wait()
        for process in family:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue

    def stop(self) -> None:
        if self.process.poll() is not None:
            return
        family = psutil.Process(self.process.pid).children(recursive=True)
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for process in psutil.wait_procs(family, timeout=5)[1]:
            process.kill()


def ingest_runs(client: Any, *states: str) -> list[Any]:
    """Return the ingest runs in one of `states`, the oldest first."""
    from prefect.client.schemas.filters import FlowFilter, FlowRunFilter
    from prefect.client.schemas.sorting import FlowRunSort

    return client.read_flow_runs(
        flow_filter=FlowFilter.model_validate({"name": {"any_": ["ingest"]}}),
        flow_run_filter=FlowRunFilter.model_validate({"state": {"name": {"any_": list(states)}}}),
        sort=FlowRunSort.EXPECTED_START_TIME_ASC,
        limit=200,
    )


def artifacts_of(client: Any, run: Any) -> dict[str, Any]:
    """Return key -> data of the artifacts that `run` left."""
    from prefect.client.schemas.filters import ArtifactFilter

    wanted = ArtifactFilter.model_validate({"flow_run_id": {"any_": [str(run.id)]}})
    return {artifact.key: artifact.data for artifact in client.read_artifacts(artifact_filter=wanted)}
