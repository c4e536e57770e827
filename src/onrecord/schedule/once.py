"""Run the ingest flow once in this process: `onrecord ingest --flow` and the demo."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

from onrecord.errors import AlreadyRunning, RunStopped
from onrecord.ingest.summary import RunSummary
from onrecord.progress import Progress, Silent
from onrecord.schedule.flow_files import load_flow
from onrecord.schedule.handing_on import settings_environment
from onrecord.schedule.options import IngestOptions
from onrecord.schedule.prefect_home import api_settings, client_environment
from onrecord.schedule.server import free_port, prefect_server
from onrecord.schedule.watching import shown_on
from onrecord.settings import Settings, load_settings

_CONSOLE = {"PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "WARNING"}
"""The log of the run stays whole on the server; the terminal shows what went wrong."""


def run_ingest_flow(
    settings: Settings, options: IngestOptions | None = None, progress: Progress | None = None
) -> RunSummary:
    """Run `flows/ingest.py:ingest` once with `settings`; return its summary.

    The settings reach the flow through the environment, as they do on a worker. Where no Prefect server
    runs, one is started for the time being. Raises RunStopped with the reason when the run fails,
    AlreadyRunning when another run is under way, OnrecordError when Prefect doesn't start.
    """
    progress = progress or Silent()
    with ExitStack() as stack:
        environment = client_environment(settings)
        if environment is None:
            environment = stack.enter_context(prefect_server(settings, free_port(), progress))
        stack.enter_context(_variables({**settings_environment(settings), **environment, **_CONSOLE}))
        state = _run(options or IngestOptions(), environment, progress)
    if state.name == "Skipped":
        raise AlreadyRunning(state.message or "another run is under way")
    if not state.is_completed():
        raise RunStopped(state.message or f"the run ended as {state.name}")
    summary = state.result()
    assert isinstance(summary, RunSummary), "the flow gives its summary"
    return summary


def _run(options: IngestOptions, environment: Mapping[str, str], progress: Progress) -> Any:
    with progress.step("loading the flow"):
        from prefect.logging.handlers import APILogHandler
        from prefect.settings import temporary_settings

        flow = load_flow("flows/ingest.py:ingest")
    with temporary_settings(updates=api_settings(environment)), shown_on(progress):
        state = flow(options, return_state=True)
    APILogHandler().flush()  # before the server goes
    return state


@contextmanager
def _variables(values: Mapping[str, str]) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    load_settings.cache_clear()
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        load_settings.cache_clear()
