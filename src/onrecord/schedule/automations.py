"""The zombie automation: a run whose signs of life stop is ended as crashed, which frees its place."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

NAME = "onrecord: end runs without a sign of life"
HEARTBEATS_MISSED = 6
"""Runs tell that they live every 30 seconds (`prefect_home`; prefect.yaml for workers anywhere), by default
every 180. After this many missing ones they are dead."""


def ensure_zombie_automation(client: Any, heartbeat_seconds: int = 30) -> str:
    """Create the automation, or leave the one that is there; return "created" or "left".

    `client` is a synchronous Prefect client. Prefect 3.8 holds back the events of scheduled runs for 15
    minutes, so this fires after runs that have ended, too; their state stays, for none leaves its end so.
    """
    from prefect.client.schemas.objects import StateType
    from prefect.events import EventTrigger, Posture
    from prefect.events.actions import ChangeFlowRunState
    from prefect.events.schemas.automations import AutomationCore

    if client.read_automations_by_name(NAME):
        return "left"
    ended = {f"prefect.flow-run.{name}" for name in ("Completed", "Failed", "Cancelled", "Crashed")}
    trigger = EventTrigger(
        # the first sign of life comes as a run begins; one that died before it is left to the flow `watch`
        after={"prefect.flow-run.heartbeat"},
        expect={"prefect.flow-run.heartbeat", *ended},
        match={"prefect.resource.id": "prefect.flow-run.*"},
        match_related={"prefect.resource.role": "tag", "prefect.resource.id": "prefect.tag.onrecord"},
        for_each={"prefect.resource.id"},
        posture=Posture.Proactive,
        threshold=1,
        within=timedelta(seconds=HEARTBEATS_MISSED * heartbeat_seconds),
    )
    action = ChangeFlowRunState(state=StateType.CRASHED, message="No sign of life: its process is gone.")
    client.create_automation(
        AutomationCore(
            name=NAME,
            description="Created by onrecord; without it a killed worker leaves its run Running for ever.",
            trigger=trigger,
            actions=[action],
        )
    )
    return "created"
