"""Signs of life: the automation waits longer than any run of ours is silent, wherever it runs."""

from __future__ import annotations

import yaml

from compose.stack import written
from flows.scheduler import ROOT
from onrecord.schedule.automations import HEARTBEATS_MISSED
from onrecord.schedule.prefect_home import QUIET

NAME = "PREFECT_FLOWS_HEARTBEAT_FREQUENCY"


def test_every_way_to_run_a_flow_tells_that_it_lives_in_time():
    content = yaml.safe_load((ROOT / "prefect.yaml").read_text("utf-8"))
    told = [entry["work_pool"]["job_variables"]["env"][NAME] for entry in content["deployments"]]
    told += [QUIET[NAME], written()["services"]["prefect-worker"]["environment"][NAME]]
    assert set(told) == {"30"}
    assert HEARTBEATS_MISSED >= 3
