"""Read new files of the inbox and index them: one task a batch, one page and one table a run.

Orchestration only: what happens to a file is decided in onrecord.ingest, which knows nothing of Prefect.
"""

from __future__ import annotations

from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.states import Completed
from prefect.utilities.annotations import quote

from onrecord.engine import open_engine
from onrecord.errors import OnrecordError, RunStopped
from onrecord.ingest import Batch, Run, RunSummary, open_run
from onrecord.schedule.artifacts import publish
from onrecord.schedule.hooks import report_crash, report_failure
from onrecord.schedule.naming import run_name
from onrecord.schedule.options import IngestOptions
from onrecord.schedule.outcome import failed_state, may_pass
from onrecord.schedule.report import summary_line
from onrecord.schedule.watching import current_progress
from onrecord.settings import load_settings

AS_SET = IngestOptions()


@task(
    name="batch",
    task_run_name="batch {number} of {files} files",
    # a batch keeps what it has read: trying again repeats the writing alone, under the same ids
    retries=3,
    retry_delay_seconds=[5, 20, 60],
    retry_jitter_factor=0.5,
    retry_condition_fn=may_pass,
    timeout_seconds=3600,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def feed(run: Run, batch: Batch, number: int, files: int) -> State[Any] | None:
    """Take one batch through the protocol."""
    try:
        run.ingest_batch(batch)
    except OnrecordError as error:
        return failed_state(error)  # type: ignore[no-any-return]
    return None


@flow(
    name="ingest",
    flow_run_name=run_name,
    timeout_seconds=4 * 3600,
    persist_result=False,
    on_failure=[report_failure],
    on_crashed=[report_crash],
)
def ingest(options: IngestOptions = AS_SET) -> State[RunSummary]:
    """Run once over the inbox. Bad files are quarantined and the run completes; a systemic fault fails it."""
    settings = options.applied_to(load_settings())
    progress = current_progress()
    try:
        with open_run(settings, open_engine(settings, progress), progress=progress) as run:
            for batch in run.batches():
                state = feed(quote(run), quote(batch), batch.number, len(batch), return_state=True)
                if state is not None and state.is_failed():
                    raise RunStopped(state.message or "a batch failed")
            summary = run.finish()
    except OnrecordError as error:
        return failed_state(error)  # type: ignore[no-any-return]
    publish("ingest", summary, settings.kibana_url)
    return Completed(message=summary_line(summary), data=summary)
