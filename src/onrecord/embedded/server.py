"""Starts and stops the server process, and waits until it can be used."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path

import psutil

from onrecord.embedded.config import log_file, write_config
from onrecord.embedded.failures import explain, port_taken, require_space, tail
from onrecord.embedded.home import Home
from onrecord.embedded.java import Java
from onrecord.embedded.pins import SERVER
from onrecord.embedded.probe import is_ready
from onrecord.embedded.state import ServerState, find_process, forget_state, store_state
from onrecord.errors import EngineError
from onrecord.progress import Progress, Step

START_SECONDS = 300.0
STOP_SECONDS = 60.0
POLL_SECONDS = 0.1

# words of the log beside what they mean to someone who waits
STAGES = (
    ("] started {", "opening the indices"),
    ("starting ...", "joining"),
    ("initialized", "initialized"),
    ("Security is enabled", "security"),
    ("using [1] data paths", "modules"),
    ("Bootstrapping Entitlements", "sandbox"),
)


def launch(
    home: Home, installation: Path, java: Java, *, port: int, heap: str, progress: Progress
) -> ServerState:
    """Start the server and return once it can be used; it goes on running when this process ends.

    Raises PortTaken, DiskFull and EngineError, saying what to do.
    """
    require_space(home)
    if port != 0 and not _port_is_free(port):
        raise port_taken(port)
    home.prepare()
    write_config(home, port=port, heap=heap)
    for left in (log_file(home), home.logs / "http.ports", home.scratch / "pid"):
        left.unlink(missing_ok=True)
    with progress.step(f"starting Elasticsearch {SERVER.version}") as step:
        _spawn(home, installation, java, port, step)
        process = psutil.Process(int((home.scratch / "pid").read_text()))
        state = ServerState(
            pid=process.pid,
            started=process.create_time(),
            url=f"http://127.0.0.1:{_bound_port(home)}",
            version=SERVER.version,
            installation=str(installation),
        )
        store_state(home, state)
        wait_until_ready(home, step)
    return state


def wait_until_ready(home: Home, step: Step) -> ServerState:
    """Wait until the recorded server has opened its indices; raises EngineError when it dies or hangs."""
    deadline = time.monotonic() + START_SECONDS
    password = home.read_password()
    while time.monotonic() < deadline:
        found = find_process(home)
        if found is None:
            raise explain(home, "", None, 0)
        if is_ready(found[0].url, password):
            return found[0]
        step.say(_stage(home))
        time.sleep(POLL_SECONDS)
    raise EngineError(
        f"the engine did not get ready in {START_SECONDS:.0f} s", remedy=f"see {log_file(home)}"
    )


def halt(home: Home) -> bool:
    """Stop the recorded server and wait for its end; return whether one ran.

    The server gets a minute to close its indices before it is killed, which its translog survives.
    """
    found = find_process(home)
    if found is None:
        forget_state(home)
        return False
    process = found[1]
    process.terminate()
    try:
        process.wait(STOP_SECONDS)
    except psutil.TimeoutExpired:
        process.kill()
        process.wait(STOP_SECONDS)
    forget_state(home)
    return True


def _spawn(home: Home, installation: Path, java: Java, port: int, step: Step) -> None:
    """Run the server's launcher, which ends once the server is up and detached."""
    said = home.logs / "start.txt"
    environment = {
        "PATH": os.defpath,
        "HOME": str(home.scratch),
        "LANG": "C.UTF-8",
        "ES_JAVA_HOME": str(java.home),
        "ES_PATH_CONF": str(home.config),
        "ES_TMPDIR": str(home.scratch),
    }
    with said.open("wb") as output:
        launcher = subprocess.Popen(
            [installation / "bin" / "elasticsearch", "-d", "-p", home.scratch / "pid"],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=home.logs,
            start_new_session=True,
            umask=0o077,
            **home.owner.spawn_arguments(),
        )
        deadline = time.monotonic() + START_SECONDS
        while launcher.poll() is None:
            if time.monotonic() > deadline:
                launcher.terminate()
                raise EngineError(
                    f"the engine did not start in {START_SECONDS:.0f} s", remedy=f"see {log_file(home)}"
                )
            step.say(_stage(home))
            time.sleep(POLL_SECONDS)
    if launcher.returncode != 0:
        raise explain(home, tail(said), launcher.returncode, port)


def _bound_port(home: Home) -> int:
    """Return the port that the server wrote down."""
    return int((home.logs / "http.ports").read_text("ascii").split()[0].rpartition(":")[2])


def _port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        # as the server binds: a port that only waits for old packets counts as free
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _stage(home: Home) -> str:
    words = tail(log_file(home))
    return next((meaning for sign, meaning in STAGES if sign in words), "Java")
