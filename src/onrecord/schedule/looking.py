"""What the scheduler is doing, in one line: the last ingest run and the next one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

INGEST = "ingest"


@dataclass(frozen=True, slots=True)
class Look:
    """The newest ingest run that isn't waiting for its time, and when the next one starts."""

    state: str = ""  # "" while none has begun
    message: str = ""
    began: datetime | None = None
    ended: bool = False
    next_at: datetime | None = None

    def in_words(self) -> str:
        """Return "11:05 Completed: 16 files seen ... · next run 11:10", times in the zone of this machine."""
        parts: list[str] = []
        if not self.state:
            parts.append("the first run is starting")
        else:
            when = f"{self.began.astimezone():%H:%M} " if self.began is not None else ""
            parts.append(f"{when}{self.state}" + (f": {self.message}" if self.message else ""))
        if self.next_at is not None:
            parts.append(f"next run {self.next_at.astimezone():%H:%M}")
        return " · ".join(parts)


def look(client: Any) -> Look:
    """Ask Prefect; `client` is a synchronous Prefect client."""
    from prefect.client.schemas.sorting import FlowRunSort

    begun = _runs(
        client, {"state": {"name": {"not_any_": ["Scheduled", "Late"]}}}, FlowRunSort.EXPECTED_START_TIME_DESC
    )
    due = _runs(
        client, {"state": {"name": {"any_": ["Scheduled", "Late"]}}}, FlowRunSort.EXPECTED_START_TIME_ASC
    )
    next_at = due[0].expected_start_time if due else None
    # a run that was cancelled because another is under way says nothing about the installation
    told = [run for run in begun if run.state is not None and not run.state.is_cancelled()] or begun
    if not told:
        return Look(next_at=next_at)
    run = told[0]
    return Look(run.state.name, run.state.message or "", run.start_time, run.state.is_final(), next_at)


def _runs(client: Any, wanted: dict[str, Any], sort: Any) -> list[Any]:
    from prefect.client.schemas.filters import FlowFilter, FlowRunFilter

    found: list[Any] = client.read_flow_runs(
        flow_filter=FlowFilter.model_validate({"name": {"any_": [INGEST]}}),
        flow_run_filter=FlowRunFilter.model_validate(wanted),
        sort=sort,
        limit=10,
    )
    return found
