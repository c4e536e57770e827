"""Serve the deployments from this machine, the first ingest run at once: the child of `onrecord up`."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from typing import Any

from onrecord.schedule.deployments import Deployment, read_deployments
from onrecord.schedule.flow_files import project_root

RUNS_AT_ONCE = 3


def served(entry: Deployment, every_seconds: float | None) -> Any:
    """Return a deployment to serve; `every_seconds` takes the place of its schedule where it has one."""
    from prefect.client.schemas.objects import ConcurrencyLimitConfig
    from prefect.deployments.runner import RunnerDeployment

    schedule: dict[str, Any] = {}
    if entry.cron is not None:
        schedule = {"cron": entry.cron} if every_seconds is None else {"interval": every_seconds}
    limit = ConcurrencyLimitConfig.model_validate(
        {
            "limit": entry.limit,
            "collision_strategy": entry.collision,
            "grace_period_seconds": entry.grace_seconds,
        }
    )
    return RunnerDeployment.from_entrypoint(
        str(project_root() / entry.entrypoint),
        name=entry.name,
        description=entry.description,
        tags=list(entry.tags),
        concurrency_limit=limit,
        **schedule,
    )


async def serve(every_seconds: float | None, poll_seconds: float) -> None:
    """Register all deployments, ask for the first ingest run, then run what is due until told to end."""
    from prefect.client.orchestration import get_client
    from prefect.runner import Runner

    # paused on the way out: otherwise the runs of the time in between would all be late at the next start
    runner = Runner(name="onrecord", limit=RUNS_AT_ONCE, query_seconds=poll_seconds, pause_on_shutdown=True)
    first = None
    for entry in read_deployments(project_root()):
        identity = await runner.aadd_deployment(served(entry, every_seconds))
        first = identity if entry.name == "ingest" else first
    if first is not None:
        async with get_client() as client:
            await client.create_flow_run_from_deployment(first, name="first ingest")
    await runner.start()


def main() -> None:
    """Serve until SIGTERM."""
    parser = argparse.ArgumentParser(description="Serve the deployments of prefect.yaml.")
    parser.add_argument("--every", type=float, help="seconds between two runs, instead of the schedules")
    parser.add_argument("--poll", type=float, default=5, help="seconds between two questions to the server")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="onrecord-") as own:
        # Prefect's "runner_storage" in the common folder belongs to whichever user of the machine was first
        tempfile.tempdir = own
        asyncio.run(serve(arguments.every, arguments.poll))


if __name__ == "__main__":
    main()
