"""Run a flow once in this process: `onrecord ingest --flow` and the demo."""

from __future__ import annotations

import logging
import os
from typing import Any

from onrecord.errors import RunStopped
from onrecord.progress import Progress, Silent
from onrecord.schedule.flow_files import load_flow
from onrecord.schedule.options import IngestOptions
from onrecord.schedule.prefect_home import client_environment
from onrecord.settings import Settings


def run_ingest_flow(settings: Settings, options: IngestOptions, progress: Progress | None = None) -> str:
    """Run `flows/ingest.py:ingest` once for `settings`; return its summary in one sentence.

    The settings reach the flow through the environment, as they do on a worker. Without a Prefect server
    an ephemeral one is started, which takes 10 to 40 seconds. Raises RunStopped with the reason when the
    run fails.
    """
    os.environ.update(client_environment(settings))
    with (progress or Silent()).step("Starting Prefect"):
        flow = load_flow("flows/ingest.py:ingest")
        logging.getLogger("prefect").setLevel(logging.WARNING)
    state: Any = flow(options, return_state=True)
    if state.is_completed():
        return str(state.message or "")
    raise RunStopped(state.message or f"the run ended as {state.name}")
