"""Watch the schedule: end runs that are stuck, and fail loudly when no ingest run completes any more."""

from __future__ import annotations

from datetime import timedelta

from prefect import flow, get_run_logger
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import State
from prefect.runtime import flow_run
from prefect.states import Completed

from onrecord.adapters.elastic import Elastic
from onrecord.engine import open_engine
from onrecord.errors import OnrecordError
from onrecord.schedule.deadman import check_alive
from onrecord.schedule.hooks import report_crash, report_failure
from onrecord.schedule.naming import run_name
from onrecord.schedule.options import WatchOptions
from onrecord.schedule.outcome import failed_state
from onrecord.schedule.stuck import end_stuck_runs
from onrecord.settings import load_settings

AS_SET = WatchOptions()


@flow(
    name="watch",
    flow_run_name=run_name,
    timeout_seconds=240,
    persist_result=False,
    on_failure=[report_failure],
    on_crashed=[report_crash],
)
def watch(options: WatchOptions = AS_SET) -> State[None]:
    """End stuck runs first, since that may be why nothing completes; then ask the index for the last run."""
    with get_client(sync_client=True) as client:
        ended = end_stuck_runs(
            client,
            stuck=timedelta(minutes=options.stuck_minutes),
            lost=timedelta(minutes=options.lost_minutes),
            but=flow_run.id,
        )
    for line in ended:
        get_run_logger().warning("ended %s", line)
    settings = load_settings()
    try:
        with Elastic(open_engine(settings), settings.index_prefix) as elastic:
            alive = check_alive(elastic, timedelta(minutes=options.silent_minutes))
    except OnrecordError as error:
        return failed_state(error)  # type: ignore[no-any-return]
    return Completed(message=f"{alive}; {len(ended)} stuck runs ended")
