"""Build the next indices from the archive beside the ones that are read, then lead the aliases there.

Needs an identity that may create indices: the keeper's key (ONRECORD_KEEPER_KEY_FILE), not the writer's.
"""

from __future__ import annotations

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.states import Completed

from onrecord.engine import open_keeper
from onrecord.errors import OnrecordError
from onrecord.ingest import RunSummary
from onrecord.ingest.reindexing import reindex as rebuild
from onrecord.schedule.artifacts import publish
from onrecord.schedule.hooks import report_crash, report_failure
from onrecord.schedule.naming import run_name
from onrecord.schedule.options import ReindexOptions
from onrecord.schedule.outcome import failed_state
from onrecord.schedule.watching import current_progress
from onrecord.settings import load_settings

AS_SET = ReindexOptions()


@flow(
    name="reindex",
    flow_run_name=run_name,
    timeout_seconds=24 * 3600,
    persist_result=False,
    on_failure=[report_failure],
    on_crashed=[report_crash],
)
def reindex(options: ReindexOptions = AS_SET) -> State[RunSummary]:
    """Readers notice nothing; ingest runs go on meanwhile and are caught up before the swap."""
    settings, progress = load_settings(), current_progress()
    if options.batch_size is not None:
        settings = settings.model_copy(update={"batch_size": options.batch_size})
    try:
        summary = rebuild(settings, open_keeper(settings, progress), progress=progress)
    except OnrecordError as error:
        return failed_state(error)  # type: ignore[no-any-return]
    publish("reindex", summary, settings.kibana_url)
    line = (
        f"{summary.articles} articles and {summary.statements} statements rebuilt in {summary.seconds:.0f} s"
    )
    return Completed(message=line, data=summary)
