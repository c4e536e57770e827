"""What happens when a run fails or is killed: one line in its log, one page among the artifacts."""

from __future__ import annotations

from typing import Any

from onrecord.schedule.report import escape

WHAT_TO_DO = {
    "failed": ("Nothing was quarantined for it; files that were not indexed stay pending for the next run."),
    "crashed": (
        "The process was killed or lost. What it had acknowledged is safe; the next run goes on from there."
    ),
}


def report_failure(flow: Any, flow_run: Any, state: Any) -> None:
    """Report a run that ended in Failed."""
    _report("failed", flow, flow_run, state)


def report_crash(flow: Any, flow_run: Any, state: Any) -> None:
    """Report a run whose process is gone."""
    _report("crashed", flow, flow_run, state)


def _report(how: str, flow: Any, flow_run: Any, state: Any) -> None:
    from prefect.artifacts import create_markdown_artifact
    from prefect.logging.loggers import flow_run_logger

    reason = escape(state.message or "no reason given")
    flow_run_logger(flow_run, flow).error("%s %s: %s", flow.name, how, state.message)
    create_markdown_artifact(
        key=f"{flow.name}-trouble",
        markdown=f"## {flow.name} {how}\n\n{reason}\n\n{WHAT_TO_DO[how]}\n\nRun: {escape(flow_run.name)}",
        description=f"the last {flow.name} run that {how}",
    )
