"""`onrecord engine`: what it says, in words and as JSON, and what it refuses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from onrecord import embedded
from onrecord.cli.engine import app
from onrecord.engine import Connection
from onrecord.errors import SettingsError
from onrecord.settings import Settings, load_settings

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """A function that runs `onrecord engine` with a data directory of its own, or another environment."""
    monkeypatch.chdir(tmp_path)

    def invoke(*arguments: str, **environment: str) -> Result:
        load_settings.cache_clear()
        given = {"COLUMNS": "200", "ONRECORD_DATA_DIR": str(tmp_path / "data"), **environment}
        return CliRunner().invoke(app, arguments, env=given)

    yield invoke
    load_settings.cache_clear()


def test_where_nothing_runs(run: Run, tmp_path: Path) -> None:
    done = run("status")
    assert done.exit_code == 1
    assert "does not run" in done.stdout
    found = json.loads(run("status", "--json").stdout)
    assert found["running"] is False
    assert found["home"] is None
    assert run("stop").stdout == "it was not running\n"
    assert run("reset", "--yes").stdout == "there was nothing to delete\n"
    assert not (tmp_path / "data").exists()


def test_the_running_one_is_found_and_its_password_is_not_shown(
    engine: Connection, engine_settings: Settings, run: Run
) -> None:
    data = {"ONRECORD_DATA_DIR": str(engine_settings.data_dir)}
    started = run("start", **data)
    assert started.exit_code == 0, started.stderr
    assert engine.url in started.stdout
    shown = run("status", **data)
    assert shown.exit_code == 0
    assert engine.url in shown.stdout
    found = json.loads(run("status", "--json", **data).stdout)
    status = embedded.status(engine_settings)
    assert (found["running"], found["url"], found["pid"]) == (True, engine.url, status.pid)
    assert found["home"] == str(status.home)
    assert engine.password is not None
    assert engine.password not in started.stdout + started.stderr + shown.stdout + json.dumps(found)


@pytest.mark.parametrize("command", ["start", "stop", "status", "reset"])
def test_somebody_elses_server_is_not_controlled(run: Run, command: str) -> None:
    done = run(command, ELASTICSEARCH_URL="http://127.0.0.1:9")
    assert done.exit_code == 2
    assert "ELASTICSEARCH_URL is set" in done.stderr


def test_reset_asks_and_without_anyone_to_ask_refuses(
    engine: Connection, engine_settings: Settings, run: Run
) -> None:
    done = run("reset", ONRECORD_DATA_DIR=str(engine_settings.data_dir))
    assert done.exit_code == 2
    assert "--yes" in done.stderr
    assert embedded.status(engine_settings).running


def test_a_heap_that_is_none_is_named(run: Run) -> None:
    done = run("start", ONRECORD_ENGINE_HEAP="a lot")
    assert isinstance(done.exception, SettingsError)
    assert "ENGINE_HEAP" in str(done.exception)
