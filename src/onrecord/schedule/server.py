"""A Prefect server of our own on loopback: started on a leash, with a password, ready before it is used."""

from __future__ import annotations

import json
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import psutil

from onrecord.errors import OnrecordError, PortTaken
from onrecord.progress import Progress, Silent
from onrecord.schedule.children import Child
from onrecord.schedule.prefect_home import home_of, record_path, server_environment
from onrecord.settings import Settings

START_SECONDS = 180.0


def free_port(preferred: int = 0) -> int:
    """Return `preferred` if nothing listens there on loopback, else some free port.

    Raises PortTaken when none can be had.
    """
    for port in (preferred, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return int(probe.getsockname()[1])
    raise PortTaken("no free port on 127.0.0.1")


class PrefectServer:
    """A server for one data directory. Start it, wait for it, stop it."""

    def __init__(self, settings: Settings, port: int) -> None:
        """Start the server on loopback `port`; `environment` is that of its clients."""
        self._settings = settings
        self.environment = server_environment(settings, port)
        self.address = f"http://127.0.0.1:{port}"
        command = [
            sys.executable,
            "-m",
            "prefect",
            "server",
            "start",
            "--host",
            "127.0.0.1",
            "--port",
            str(port),
        ]
        self.child = Child("the Prefect server", command, self.environment, home_of(settings) / "server.log")

    def wait(self) -> None:
        """Wait until it answers; from then on other processes of this installation find it.

        Raises OnrecordError when it ends or doesn't answer within three minutes.
        """
        environment = self.environment
        _wait_until_ready(self.child, environment["PREFECT_API_URL"], environment["PREFECT_API_AUTH_STRING"])
        pid = self.child.process.pid
        note = {
            "api": environment["PREFECT_API_URL"],
            "pid": pid,
            "started": psutil.Process(pid).create_time(),
        }
        record_path(self._settings).write_text(json.dumps(note))

    def stop(self) -> None:
        """End it and everything it started."""
        record_path(self._settings).unlink(missing_ok=True)
        self.child.stop()


@contextmanager
def prefect_server(
    settings: Settings, port: int, progress: Progress | None = None
) -> Iterator[dict[str, str]]:
    """Run a Prefect server for this data directory; yield the environment of its clients.

    Raises OnrecordError when it doesn't answer within three minutes.
    """
    server = PrefectServer(settings, port)
    try:
        with (progress or Silent()).step("starting Prefect"):
            server.wait()
        yield server.environment
    finally:
        server.stop()


def _wait_until_ready(child: Child, api: str, auth: str) -> None:
    import httpx

    name, _, password = auth.partition(":")
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        child.check()
        try:
            if httpx.get(f"{api}/health", auth=(name, password), timeout=5).status_code == httpx.codes.OK:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    raise OnrecordError("the Prefect server did not start in three minutes", remedy=f"see {child.log}")
