"""Everything on this machine, without Docker: engine, Prefect, schedule; up together and down together."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from onrecord.engine import Connection, open_engine
from onrecord.errors import AlreadyRunning
from onrecord.progress import Progress
from onrecord.schedule.automations import ensure_zombie_automation
from onrecord.schedule.children import Child
from onrecord.schedule.handing_on import settings_environment
from onrecord.schedule.looking import Look, look
from onrecord.schedule.prefect_home import api_settings, home_of, running_server
from onrecord.schedule.server import PrefectServer
from onrecord.settings import Settings


@dataclass(frozen=True, slots=True)
class Installation:
    """What runs."""

    settings: Settings
    engine: Connection
    server: PrefectServer
    serving: Child

    def check(self) -> None:
        """Raise OnrecordError when a part has ended by itself."""
        self.server.child.check()
        self.serving.check()

    def look(self) -> Look:
        """Return what the scheduler is doing."""
        import httpx
        from prefect.client.orchestration import get_client
        from prefect.settings import temporary_settings

        updates = api_settings(self.server.environment)
        try:
            with temporary_settings(updates=updates), get_client(sync_client=True) as client:
                return look(client)
        except httpx.HTTPError:  # it may be on its way out, which `check` will see
            return Look("Prefect does not answer")


@contextmanager
def everything(
    settings: Settings, port: int, every_seconds: float | None, progress: Progress
) -> Iterator[Installation]:
    """Start engine, server, deployments and a first ingest run; end on the way out what was started here.

    An engine that ran before runs on. Raises OnrecordError and its kin.
    """
    if running_server(settings) is not None:
        raise AlreadyRunning(
            f"onrecord up already runs for {settings.data_dir}",
            remedy="end it with Ctrl-C where it was started",
        )
    ours = _engine_is_ours_to_start(settings)
    server: PrefectServer | None = None
    serving: Child | None = None
    try:
        if not settings.ledger_path.exists():  # later a missing inbox is a mount that failed
            settings.inbox.mkdir(parents=True, exist_ok=True)
        server = PrefectServer(settings, port)
        engine = open_engine(settings, progress)
        with progress.step("starting Prefect"):
            server.wait()
        with progress.step("registering the flows"):
            serving = _serve(settings, server, every_seconds)
            _watch_over(server)
        yield Installation(settings, engine, server, serving)
    finally:
        _deaf_to_signals()
        for child in (serving, server.child if server is not None else None):
            if child is not None:
                child.stop()
        if server is not None:
            server.stop()
        if ours:
            from onrecord import embedded

            embedded.stop(settings)


def _engine_is_ours_to_start(settings: Settings) -> bool:
    if settings.elasticsearch_url is not None:
        return False
    from onrecord import embedded

    return not embedded.status(settings).running


def _serve(settings: Settings, server: PrefectServer, every_seconds: float | None) -> Child:
    command = [sys.executable, "-m", "onrecord.schedule.serving"]
    if every_seconds is not None:
        command += ["--every", str(every_seconds)]
    environment = {**settings_environment(settings), **server.environment}
    return Child("the scheduler", command, environment, home_of(settings) / "serving.log")


def _watch_over(server: PrefectServer) -> None:
    from prefect.client.orchestration import get_client
    from prefect.settings import temporary_settings

    updates = api_settings(server.environment)
    with temporary_settings(updates=updates), get_client(sync_client=True) as client:
        ensure_zombie_automation(client)


def _deaf_to_signals() -> None:
    """A second Ctrl-C must not leave half of it running."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
