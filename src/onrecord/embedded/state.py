"""What runs: the state file of a started server, believed only when process, port and password agree."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

import psutil

from onrecord.embedded.home import Home, write_private
from onrecord.embedded.probe import answers

# psutil derives start times from the boot time, which moves a little when the clock is set
START_TOLERANCE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class ServerState:
    """A started server: `started` is seconds since the epoch, `installation` the folder it runs from."""

    pid: int
    started: float
    url: str
    version: str
    installation: str

    @property
    def port(self) -> int:
        """The HTTP port on loopback."""
        return int(self.url.rpartition(":")[2])


def marker_of(home: Home) -> str:
    """Return the JVM argument that tells this home's server from any other process."""
    return f"-Donrecord.home={home.path}"


def store_state(home: Home, state: ServerState) -> None:
    """Keep the state of the server that was just started."""
    write_private(home.state_file, json.dumps(asdict(state)))


def find_process(home: Home) -> tuple[ServerState, psutil.Process] | None:
    """Return the recorded server if its process still lives and is the one that was started."""
    try:
        state = ServerState(**json.loads(home.state_file.read_text("utf-8")))
        process = psutil.Process(state.pid)
        same = (
            abs(process.create_time() - state.started) < START_TOLERANCE_SECONDS
            and process.status() != psutil.STATUS_ZOMBIE
            and marker_of(home) in process.cmdline()
        )
    except (OSError, ValueError, TypeError, psutil.Error):
        return None
    return (state, process) if same else None


def find_strays(home: Home) -> list[psutil.Process]:
    """Return processes of this home's server that no record names: their starter was killed while waiting."""
    marker = marker_of(home)
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if marker in process.cmdline():
                found.append(process)
    return found


def find_running(home: Home) -> ServerState | None:
    """Return the recorded server if it lives and answers to our password on its port."""
    found = find_process(home)
    if found is None or not answers(found[0].url, home.read_password()):
        return None
    return found[0]


def forget_state(home: Home) -> None:
    """Drop the record of a server that is gone."""
    with contextlib.suppress(FileNotFoundError):
        Path(home.state_file).unlink()
