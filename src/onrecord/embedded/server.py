"""Starts and stops the server process, and waits until it can be used."""

from __future__ import annotations

import socket
import time
from pathlib import Path

import psutil

from onrecord.embedded.config import jvm_options, log_file, node_settings, write_config
from onrecord.embedded.failures import UnexplainedStop, explain, port_taken, require_space
from onrecord.embedded.home import Home
from onrecord.embedded.java import Java
from onrecord.embedded.pins import SERVER
from onrecord.embedded.probe import answers, is_ready
from onrecord.embedded.spawn import POLL_SECONDS, START_SECONDS, Start, ports_file, stage_of
from onrecord.embedded.state import ServerState, find_process, find_strays, forget_state, store_state
from onrecord.errors import EngineError
from onrecord.progress import Progress, Step
from onrecord.settings import Settings

STOP_SECONDS = 60.0
# an index that stays closed is for whoever uses it to report: the others can be used
RED_SECONDS = 90.0


def launch(home: Home, installation: Path, java: Java, settings: Settings, progress: Progress) -> ServerState:
    """Start the server and return once it can be used; it goes on running when this process ends.

    Raises PortTaken, DiskFull and EngineError, saying what to do.
    """
    require_space(home)
    port = settings.engine_port
    if port != 0 and not _port_is_free(port):
        raise port_taken(port)
    home.prepare()
    options = jvm_options(home, settings.engine_heap, settings.engine_compiler)
    node = node_settings(home, port)
    write_config(home, node, options)
    with progress.step(f"starting Elasticsearch {SERVER.version}") as step:
        start = Start(home, installation, java, port)
        try:
            process = start.quickly(options, node, step)
        except UnexplainedStop:
            process = start.by_launcher(step)
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
    began = time.monotonic()
    password = home.read_password()
    while time.monotonic() < began + START_SECONDS:
        found = find_process(home)
        if found is None:
            raise explain(home, "", None, 0)
        if is_ready(found[0].url, password):
            return found[0]
        if time.monotonic() > began + RED_SECONDS and answers(found[0].url, password):
            return found[0]
        step.say(stage_of(home))
        time.sleep(POLL_SECONDS)
    raise EngineError(
        f"the engine did not get ready in {START_SECONDS:.0f} s", remedy=f"see {log_file(home)}"
    )


def halt(home: Home) -> bool:
    """Stop this home's server and wait for its end; return whether one ran.

    The server gets a minute to close its indices before it is killed, which its translog survives.
    """
    found = find_process(home)
    processes = find_strays(home) if found is None else [found[1]]
    for process in processes:
        process.terminate()
    _, alive = psutil.wait_procs(processes, STOP_SECONDS)
    for process in alive:
        process.kill()
    psutil.wait_procs(alive, STOP_SECONDS)
    forget_state(home)
    return bool(processes)


def _bound_port(home: Home) -> int:
    """Return the port that the server wrote down."""
    return int(ports_file(home).read_text("ascii").split()[0].rpartition(":")[2])


def _port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        # as the server binds: a port that only waits for old packets counts as free
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
