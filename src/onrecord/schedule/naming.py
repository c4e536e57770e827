"""Names of runs: what and when, so that a list of them can be read."""

from __future__ import annotations


def run_name() -> str:
    """Return the name of the run that is starting, such as "ingest 2026-11-22 11:05" (planned, UTC)."""
    from prefect.runtime import flow_run

    start = flow_run.scheduled_start_time
    return f"{flow_run.flow_name} {start.strftime('%Y-%m-%d %H:%M')}"
