"""One real Prefect server for the session, on a free loopback port with a home of its own."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from installation import settings_on
from onrecord.adapters.elastic import Elastic
from onrecord.adapters.elastic_setup import ensure_indices
from onrecord.engine import Connection
from onrecord.schedule.prefect_home import api_settings
from onrecord.schedule.server import free_port, prefect_server
from onrecord.settings import Settings


@pytest.fixture(scope="session")
def prefect(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The environment of the clients of a running server."""
    home = Settings(_env_file=None, data_dir=tmp_path_factory.mktemp("prefect"))
    with prefect_server(home, free_port()) as environment:
        database = Path(environment["PREFECT_HOME"]) / "prefect.db"
        with closing(sqlite3.connect(database)) as live, closing(sqlite3.connect(f"{database}.new")) as copy:
            live.backup(copy)
        yield environment


@pytest.fixture
def warm(prefect: dict[str, str], tmp_path: Path) -> None:
    """Give the installation of a test an empty database as a first start leaves it: making one takes seconds."""
    home = tmp_path / "data" / "prefect"
    home.mkdir(parents=True)
    shutil.copy(Path(prefect["PREFECT_HOME"]) / "prefect.db.new", home / "prefect.db")


@pytest.fixture(scope="session")
def client(prefect: dict[str, str]) -> Iterator[Any]:
    """A client of that server."""
    from prefect.client.orchestration import get_client
    from prefect.settings import temporary_settings

    updates = api_settings(prefect)
    with temporary_settings(updates=updates), get_client(sync_client=True) as client:
        yield client


@pytest.fixture
def here(prefect: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let flows that are run in this process use that server."""
    for name, value in prefect.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("PREFECT_HOME")


@pytest.fixture
def settings(tmp_path: Path, engine: Connection, prefix: str) -> Settings:
    """An installation of its own on the session's Elasticsearch, its indices made."""
    made = settings_on(engine, prefix, tmp_path)
    with Elastic(engine, prefix) as elastic:
        ensure_indices(elastic)
    return made


def pytest_configure() -> None:
    os.environ.setdefault("DO_NOT_TRACK", "1")
    # seconds until events are in the database: 5 by default, for which a test would have to wait
    os.environ.setdefault("PREFECT_SERVER_SERVICES_EVENT_PERSISTER_FLUSH_INTERVAL", "1")
