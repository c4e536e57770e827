"""Start, reuse, stop, restart, reset: by a caller without rights, and through kills at bad moments."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from conftest import client_of
from onrecord import embedded
from onrecord.embedded.home import locate_home
from onrecord.embedded.state import find_strays, forget_state
from onrecord.engine import Connection, open_engine
from onrecord.errors import EngineError
from onrecord.settings import Settings

Run = Callable[..., "subprocess.CompletedProcess[str]"]

LIFE = """
import json, os, sys
from pathlib import Path
import psutil
from elasticsearch import Elasticsearch
from onrecord import embedded
from onrecord.settings import Settings

given = json.loads(sys.argv[1])
settings = Settings(
    _env_file=None, data_dir=Path.home() / "data", cache_dir=given["cache"], engine_port=0,
    engine_compiler="quick", elasticsearch_url=None,
)
told = {"uid": os.getuid()}

def client(connection):
    return Elasticsearch(connection.url, basic_auth=(connection.username, connection.password))

try:
    first = embedded.start(settings)
    told["server_uid"] = psutil.Process(embedded.status(settings).pid).uids().real
    told["inside"] = str(embedded.status(settings).home)
    told["mode"] = oct(settings.engine_dir.stat().st_mode & 0o777)
    told["reused"] = embedded.start(settings) == first
    with client(first) as elastic:
        elastic.indices.create(index="kept")
        elastic.index(index="kept", id="1", document={"n": 1})
    pid = embedded.status(settings).pid
    told["stopped"] = embedded.stop(settings)
    told["gone"] = not psutil.pid_exists(pid)
    told["stopped_again"] = embedded.stop(settings)
    told["running_after_stop"] = embedded.status(settings).running
    second = embedded.start(settings)
    told["same_password"] = second.password == first.password
    with client(second) as elastic:
        told["count"] = elastic.count(index="kept")["count"]
    pid = embedded.status(settings).pid
finally:
    embedded.reset(settings)
told["gone_after_reset"] = not psutil.pid_exists(pid)
told["left"] = sorted(str(path) for path in settings.data_dir.rglob("*"))
print(json.dumps(told))
"""


@pytest.mark.slow
def test_a_life_without_rights(as_unprivileged: Run, cache: Path) -> None:
    done = as_unprivileged(LIFE, cache=cache.parent)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["uid"] != 0
    assert told["server_uid"] == told["uid"]
    assert told["inside"].endswith("data/engine")
    assert told["mode"] == "0o700"
    assert told["reused"]
    assert told["stopped"]
    assert told["gone"]
    assert not told["stopped_again"]
    assert not told["running_after_stop"]
    assert told["same_password"]
    assert told["count"] == 1
    assert told["gone_after_reset"]
    assert told["left"] == []


def test_a_running_server_is_reused_in_no_time(engine_settings: Settings, engine: Connection) -> None:
    began = time.monotonic()
    assert open_engine(engine_settings) == engine
    assert time.monotonic() - began < 2.0


def test_another_data_directory_has_no_server(own_settings: Settings, engine: Connection) -> None:
    found = embedded.status(own_settings)
    assert not found.running
    assert found.home is None
    assert not embedded.stop(own_settings)
    assert not embedded.reset(own_settings)
    assert not own_settings.data_dir.exists()


STARTER = """
import sys
from onrecord import embedded
from onrecord.settings import Settings
embedded.start(Settings(
    _env_file=None, data_dir=sys.argv[1], engine_port=0, engine_compiler="quick", elasticsearch_url=None
))
"""


@pytest.mark.faults
def test_a_starter_killed_while_waiting_leaves_no_second_server(own_settings: Settings, cache: Path) -> None:
    starter = subprocess.Popen([sys.executable, "-c", STARTER, str(own_settings.data_dir)])
    deadline = time.monotonic() + 120
    strays: list[psutil.Process] = []
    while not strays and time.monotonic() < deadline and starter.poll() is None:
        home = locate_home(own_settings)
        strays = find_strays(home) if home is not None else []
        time.sleep(0.05)
    starter.send_signal(signal.SIGKILL)
    starter.wait()
    assert len(strays) == 1
    connection = embedded.start(own_settings)
    assert not strays[0].is_running()
    pid = embedded.status(own_settings).pid
    with client_of(connection) as client:
        assert client.cluster.health()["number_of_nodes"] == 1
    # the server was killed: what is recorded of it must not be believed
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], timeout=20)
    assert not embedded.status(own_settings).running


@pytest.mark.faults
def test_data_that_cannot_be_read_are_named_with_the_way_out(own_settings: Settings, cache: Path) -> None:
    embedded.start(own_settings)
    embedded.stop(own_settings)
    home = locate_home(own_settings)
    assert home is not None
    for path in (home.data / "_state").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:40])
    forget_state(home)
    with pytest.raises(EngineError, match="can't read its data") as stopped:
        embedded.start(own_settings)
    assert "onrecord engine reset" in stopped.value.remedy
    assert not find_strays(home)
