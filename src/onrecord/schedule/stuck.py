"""Runs that no process works on any more: found and ended, so that the schedule goes on.

Prefect leaves a run that was killed while Pending in that state for ever, and with CANCEL_NEW it would
keep the only place of its deployment.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

WAITING = ("PENDING", "CANCELLING")
TAG = "onrecord"


def end_stuck_runs(
    client: Any, *, stuck: timedelta, lost: timedelta, now: datetime | None = None, but: UUID | None = None
) -> list[str]:
    """End runs of ours that wait for longer than `stuck`, or run without a heartbeat for longer than `lost`.

    `client` is a synchronous Prefect client, `but` a run to leave alone (our own). Return one line for each.
    """
    from prefect.client.schemas.objects import StateType
    from prefect.states import Crashed

    moment = now or datetime.now(UTC)
    ended: list[str] = []
    for run in _unfinished(client, (*WAITING, StateType.RUNNING.value)):
        if run.id == but or run.state is None:
            continue
        alive_at = run.state.timestamp
        patience = stuck
        if run.state.type is StateType.RUNNING:
            alive_at = max(alive_at, *heartbeats(client, run.id, moment - lost), alive_at)
            patience = lost
        silent = moment - alive_at
        if silent > patience:
            line = (
                f"{run.name}: {run.state.name} for {silent.total_seconds() / 60:.0f} min, nobody works on it"
            )
            client.set_flow_run_state(run.id, Crashed(message=line), force=True)
            ended.append(line)
    return ended


def _unfinished(client: Any, types: Iterable[str]) -> list[Any]:
    from prefect.client.schemas.filters import FlowRunFilter

    wanted = {"state": {"type": {"any_": list(types)}}, "tags": {"all_": [TAG]}}
    runs: list[Any] = client.read_flow_runs(flow_run_filter=FlowRunFilter.model_validate(wanted), limit=200)
    return runs


def heartbeats(client: Any, run: UUID, since: datetime) -> list[datetime]:
    """Return when `run` gave a sign of life after `since`: the latest one, if any."""
    from prefect.events.filters import EventFilter

    wanted = EventFilter.model_validate(
        {
            "event": {"name": ["prefect.flow-run.heartbeat"]},
            "resource": {"id": [f"prefect.flow-run.{run}"]},
            "occurred": {"since": since},
        }
    )
    return [event.occurred for event in client.read_events(filter=wanted, limit=1).events]
