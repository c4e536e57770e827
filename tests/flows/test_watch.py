"""Stuck runs are found and ended, others are left; the dead-man check asks the index."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from flows.scheduler import wait_for
from onrecord.adapters.elastic import Elastic
from onrecord.engine import open_engine
from onrecord.ingest import run_ingest
from onrecord.schedule.automations import HEARTBEATS_MISSED, NAME, ensure_zombie_automation
from onrecord.schedule.deadman import ScheduleSilent, check_alive
from onrecord.schedule.flow_files import load_flow
from onrecord.schedule.stuck import end_stuck_runs, heartbeats

FIVE, QUARTER = timedelta(minutes=5), timedelta(minutes=15)


def start(client, state, tags=("onrecord",)):
    """Create a run in `state` as a killed worker leaves it: nobody works on it."""
    run = client.create_flow_run(load_flow("flows/ingest.py:ingest"), tags=list(tags))
    client.set_flow_run_state(run.id, state, force=True)
    return run.id


def end_after(client, minutes, **more):
    now = datetime.now(UTC) + timedelta(minutes=minutes)
    return end_stuck_runs(client, stuck=FIVE, lost=QUARTER, now=now, **more)


def test_runs_that_wait_or_are_lost_are_ended_and_young_ones_are_left(client):
    from prefect.states import Completed, Pending, Running

    pending, lost = start(client, Pending()), start(client, Running())
    strange, done = start(client, Pending(), tags=["other"]), start(client, Completed())
    assert end_after(client, 4) == []
    told = end_after(client, 6)
    assert len(told) == 1
    assert "Pending for 6 min" in told[0]
    states = {run: client.read_flow_run(run).state for run in (pending, lost, strange, done)}
    assert states[pending].is_crashed()
    assert states[lost].is_running()
    assert states[strange].is_pending()
    assert states[done].is_completed()
    assert end_after(client, 16, but=lost) == []
    assert len(end_after(client, 16)) == 1
    assert client.read_flow_run(lost).state.is_crashed()
    assert end_after(client, 60) == []


def tell_life(run):
    """Send the event that the process of a run sends every 30 seconds."""
    from prefect.events import emit_event

    tag = {"prefect.resource.id": "prefect.tag.onrecord", "prefect.resource.role": "tag"}
    emit_event(
        "prefect.flow-run.heartbeat",
        resource={"prefect.resource.id": f"prefect.flow-run.{run}"},
        related=[tag],
    )


def test_a_sign_of_life_counts(client):
    from prefect.states import Running

    alive, lost = (start(client, Running()) for _ in range(2))
    began = datetime.now(UTC)
    time.sleep(0.5)
    tell_life(alive)
    (beat,) = wait_for("the heartbeat", lambda: heartbeats(client, alive, began), 30)
    assert heartbeats(client, lost, began) == []
    just_after, patience = beat + timedelta(seconds=0.2), timedelta(seconds=0.4)
    assert len(end_stuck_runs(client, stuck=FIVE, lost=patience, now=just_after)) == 1
    assert client.read_flow_run(lost).state.is_crashed()
    assert client.read_flow_run(alive).state.is_running()


def test_the_automation_is_made_once_and_ends_a_run_that_is_silent(client):
    from prefect.states import Completed, Crashed, Running

    for automation in client.read_automations_by_name(NAME):
        client.delete_automation(automation.id)
    # the window is a few signs of life long, and Prefect takes none below ten seconds
    assert [ensure_zombie_automation(client, 2) for _ in range(2)] == ["created", "left"]
    (made,) = client.read_automations_by_name(NAME)
    assert made.enabled
    assert made.trigger.within == timedelta(seconds=2 * HEARTBEATS_MISSED)
    time.sleep(1)
    silent, alive, done = (start(client, Running()) for _ in range(3))
    for run in (silent, alive, done):
        tell_life(run)
    client.set_flow_run_state(done, Completed(), force=True)

    def crashed() -> bool:
        tell_life(alive)
        time.sleep(1)
        return client.read_flow_run(silent).state.is_crashed()

    wait_for("the automation", crashed, 60)
    assert "No sign of life" in client.read_flow_run(silent).state.message
    assert client.read_flow_run(alive).state.is_running()
    assert client.read_flow_run(done).state.is_completed()
    # the events of a scheduled run come late, so the automation may fire after its end
    client.set_flow_run_state(done, Crashed())
    assert client.read_flow_run(done).state.is_completed()
    client.delete_automation(made.id)


@pytest.mark.usefixtures("here")
def test_the_index_tells_whether_runs_complete(settings, client):
    with Elastic(open_engine(settings), settings.index_prefix) as elastic:
        with pytest.raises(ScheduleSilent, match="has ever completed"):
            check_alive(elastic, QUARTER)
        run_ingest(settings, open_engine(settings))
        elastic.refresh()
        assert "completed 0 minutes ago" in check_alive(elastic, QUARTER)
        with pytest.raises(ScheduleSilent, match="60 minutes ago"):
            check_alive(elastic, QUARTER, now=datetime.now(UTC) + timedelta(hours=1))
