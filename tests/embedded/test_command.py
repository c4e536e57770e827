"""`onrecord engine`: what it says, in words and as JSON, and what it refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import embedded
from onrecord.engine import Connection
from onrecord.settings import Settings


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "onrecord", "engine", *arguments],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        cwd=folder,
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "COLUMNS": "200",
            "ONRECORD_DATA_DIR": str(folder / "data"),
            **environment,
        },
        timeout=200,
    )


def test_where_nothing_runs(tmp_path: Path) -> None:
    done = run(tmp_path, "status")
    assert done.returncode == 1
    assert "does not run" in done.stdout
    found = json.loads(run(tmp_path, "status", "--json").stdout)
    assert found["running"] is False
    assert found["home"] is None
    assert run(tmp_path, "stop").stdout == "it was not running\n"
    assert run(tmp_path, "reset", "--yes").stdout == "there was nothing to delete\n"
    assert not (tmp_path / "data").exists()


def test_the_running_one_is_found_and_its_password_is_not_shown(
    engine: Connection, engine_settings: Settings, tmp_path: Path
) -> None:
    data = {"ONRECORD_DATA_DIR": str(engine_settings.data_dir)}
    if "ONRECORD_CACHE_DIR" in os.environ:
        data["ONRECORD_CACHE_DIR"] = os.environ["ONRECORD_CACHE_DIR"]
    started = run(tmp_path, "start", **data, XDG_CACHE_HOME=str(engine_settings.cache_dir.parent))
    assert started.returncode == 0, started.stderr
    assert engine.url in started.stdout
    shown = run(tmp_path, "status", **data)
    assert shown.returncode == 0
    assert engine.url in shown.stdout
    found = json.loads(run(tmp_path, "status", "--json", **data).stdout)
    status = embedded.status(engine_settings)
    assert (found["running"], found["url"], found["pid"]) == (True, engine.url, status.pid)
    assert found["home"] == str(status.home)
    assert engine.password is not None
    assert engine.password not in started.stdout + started.stderr + shown.stdout + json.dumps(found)


@pytest.mark.parametrize("command", ["start", "stop", "status", "reset"])
def test_somebody_elses_server_is_not_controlled(tmp_path: Path, command: str) -> None:
    done = run(tmp_path, command, ELASTICSEARCH_URL="http://127.0.0.1:9")
    assert done.returncode == 2
    assert "ELASTICSEARCH_URL is set" in done.stderr


def test_reset_asks_and_without_anyone_to_ask_refuses(
    engine: Connection, engine_settings: Settings, tmp_path: Path
) -> None:
    done = run(tmp_path, "reset", ONRECORD_DATA_DIR=str(engine_settings.data_dir))
    assert done.returncode == 2
    assert "--yes" in done.stderr
    assert embedded.status(engine_settings).running


def test_a_heap_that_is_none_is_named(tmp_path: Path) -> None:
    done = run(tmp_path, "start", ONRECORD_ENGINE_HEAP="a lot")
    assert done.returncode == 2
    assert "ENGINE_HEAP" in done.stderr
    assert "Traceback" not in done.stderr
