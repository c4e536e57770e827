"""The page and the table that a run leaves among Prefect's artifacts, and its sentence in the log."""

from __future__ import annotations

from onrecord.ingest.summary import RunSummary
from onrecord.schedule.report import outcome_rows, summary_line, summary_page


def publish(flow: str, summary: RunSummary, kibana_url: str | None = None) -> None:
    """Publish `summary` as `<flow>-summary` (Markdown) and `<flow>-counts` (table), from inside a flow."""
    from prefect import get_run_logger
    from prefect.artifacts import create_markdown_artifact, create_table_artifact

    line = summary_line(summary)
    create_markdown_artifact(summary_page(summary, kibana_url), key=f"{flow}-summary", description=line)
    create_table_artifact(outcome_rows(summary), key=f"{flow}-counts", description=line)
    get_run_logger().info(line)
