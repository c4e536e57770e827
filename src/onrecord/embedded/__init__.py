"""A real Elasticsearch on this machine, for whoever has none: start, stop, status, reset.

It listens on loopback only, is never root, asks for a password, and keeps running until it is stopped.
One data directory has one server; a running one is reused.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from onrecord.embedded.config import log_file
from onrecord.embedded.home import Home, locate_cache, locate_home, open_home, remove_home
from onrecord.embedded.pins import SERVER
from onrecord.embedded.probe import USERNAME
from onrecord.embedded.state import ServerState, find_process, find_running
from onrecord.engine import Connection
from onrecord.progress import Progress, Silent
from onrecord.settings import Settings

__all__ = ["EngineStatus", "reset", "start", "status", "stop"]

# another process may be downloading, unpacking and starting the same server
LOCK_SECONDS = 900.0


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """What is known about the embedded server; `url`, `pid` and `started_at` are None unless it runs."""

    running: bool
    version: str
    home: Path | None
    url: str | None = None
    pid: int | None = None
    started_at: datetime | None = None
    data_bytes: int = 0
    free_bytes: int = 0
    log: Path | None = None


def start(settings: Settings, progress: Progress | None = None) -> Connection:
    """Return a connection to this data directory's server, starting it when it doesn't run.

    Raises JavaMissing, DownloadFailed, PortTaken, DiskFull, EngineError.
    """
    progress = progress or Silent()
    home = open_home(settings)
    running = _reusable(home, settings)
    if running is not None:
        return _connect(home, running)
    with home.lock(LOCK_SECONDS):
        running = _reusable(home, settings) or _start(home, settings, progress)
    return _connect(home, running)


def stop(settings: Settings) -> bool:
    """Stop this data directory's server and wait for its end; return whether one ran."""
    from onrecord.embedded.server import halt

    home = locate_home(settings)
    if home is None:
        return False
    with home.lock(LOCK_SECONDS):
        return halt(home)


def status(settings: Settings) -> EngineStatus:
    """Return what is known about this data directory's server, without starting it."""
    home = locate_home(settings)
    if home is None:
        return EngineStatus(running=False, version=SERVER.version, home=None)
    running = find_running(home)
    return EngineStatus(
        running=running is not None,
        version=SERVER.version if running is None else running.version,
        home=home.path,
        url=None if running is None else running.url,
        pid=None if running is None else running.pid,
        started_at=None if running is None else datetime.fromtimestamp(running.started, UTC),
        data_bytes=sum(file.stat().st_size for file in home.data.rglob("*") if file.is_file()),
        free_bytes=shutil.disk_usage(home.path).free,
        log=log_file(home),
    )


def reset(settings: Settings) -> bool:
    """Stop the server and delete its indices, users and password; return whether there was anything.

    The downloaded server stays in the cache and snapshots stay where they are.
    """
    from onrecord.embedded.server import halt

    home = locate_home(settings)
    if home is None:
        return False
    with home.lock(LOCK_SECONDS):
        halt(home)
        remove_home(settings, home)
    return True


def _reusable(home: Home, settings: Settings) -> ServerState | None:
    """Return the running server unless it is another version or not on the port that is asked for."""
    from onrecord.embedded.install import installation_path

    running = find_running(home)
    if running is None or settings.engine_port not in (0, running.port):
        return None
    wanted = installation_path(locate_cache(settings, home.owner)).name
    return running if Path(running.installation).name == wanted else None


def _start(home: Home, settings: Settings, progress: Progress) -> ServerState:
    from onrecord.embedded.install import ensure_installed
    from onrecord.embedded.java import ensure_java
    from onrecord.embedded.server import halt, launch, wait_until_ready

    if find_process(home) is not None and find_running(home) is None:
        # it lives but does not answer yet: another process started it and was killed while waiting
        with progress.step("waiting for Elasticsearch") as step:
            wait_until_ready(home, step)
        running = _reusable(home, settings)
        if running is not None:
            return running
    halt(home)
    cache = locate_cache(settings, home.owner)
    java = ensure_java(home.owner, cache, progress)
    installation = ensure_installed(cache, java, progress)
    return launch(home, installation, java, settings, progress)


def _connect(home: Home, running: ServerState) -> Connection:
    return Connection(url=running.url, username=USERNAME, password=home.read_password(), embedded=True)
