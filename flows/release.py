"""Send quarantined files through once more: after a fix, what is readable now is indexed."""

from __future__ import annotations

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from onrecord.engine import open_engine
from onrecord.errors import OnrecordError
from onrecord.ingest import RunSummary
from onrecord.ingest.releasing import release as release_files
from onrecord.schedule.artifacts import publish
from onrecord.schedule.choosing import chosen_keys
from onrecord.schedule.hooks import report_crash, report_failure
from onrecord.schedule.naming import run_name
from onrecord.schedule.options import ReleaseOptions
from onrecord.schedule.outcome import failed_state
from onrecord.schedule.report import summary_line
from onrecord.schedule.watching import current_progress
from onrecord.settings import load_settings

AS_SET = ReleaseOptions()


@flow(
    name="release",
    flow_run_name=run_name,
    timeout_seconds=4 * 3600,
    persist_result=False,
    on_failure=[report_failure],
    on_crashed=[report_crash],
)
def release(options: ReleaseOptions = AS_SET) -> State[RunSummary]:
    """Read the chosen files again. What is still unreadable stays in quarantine, with one attempt more."""
    settings, progress = load_settings(), current_progress()
    try:
        keys = chosen_keys(settings, options)
        summary = release_files(settings, open_engine(settings, progress), keys, progress=progress)
    except OnrecordError as error:
        return failed_state(error)  # type: ignore[no-any-return]
    publish("release", summary, settings.kibana_url)
    return Completed(message=summary_line(summary), data=summary)
