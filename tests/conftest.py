"""Fixtures that many rooms share: one real Elasticsearch for the whole session, an index prefix per test.

Set ONRECORD_TEST_DATA_DIR to a folder of your own to keep the server running between sessions.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch

from installation import Installation
from onrecord import embedded
from onrecord.engine import Connection
from onrecord.ingest.readers import Readers
from onrecord.settings import EngineCompiler, Settings

REPOSITORY = Path(__file__).resolve().parent.parent
LONGEST = ("flows", "embedded", "setup", "faults", "ingest", "cli", "elastic", "search", "docs")
ON_ONE_SERVER = {"flows": "the Prefect server"}


def _folder(nodeid: str) -> str:
    return nodeid.removeprefix("tests/").partition("/")[0]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Take what takes longest first."""
    known = len(LONGEST)
    items.sort(key=lambda item: LONGEST.index(name) if (name := _folder(item.nodeid)) in LONGEST else known)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep the tests of a file together when several processes share the tests.

    The groups of xdist 3.8 have no effect with pytest 9.2, which no longer lets a plugin rename a test.
    """
    from xdist.scheduler import LoadFileScheduling

    class ByServer(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return ON_ONE_SERVER.get(_folder(nodeid)) or super()._split_scope(nodeid)

    return ByServer(config, log)


def client_of(connection: Connection) -> Elasticsearch:
    """Return a client with the credentials of `connection`."""
    if connection.api_key is not None:
        return Elasticsearch(connection.url, api_key=connection.api_key, request_timeout=60)
    assert connection.username is not None
    assert connection.password is not None
    return Elasticsearch(
        connection.url, basic_auth=(connection.username, connection.password), request_timeout=60
    )


@pytest.fixture(scope="session")
def engine_settings() -> Iterator[Settings]:
    """Settings of the session's embedded engine: its own data directory, the user's download cache."""
    kept = os.environ.get("ONRECORD_TEST_DATA_DIR")
    # not pytest's tmp_path: tests must not find files of the user, nor the server those of a test
    folder = Path(kept) if kept else Path(tempfile.mkdtemp(prefix="onrecord-tests-"))
    folder.mkdir(parents=True, exist_ok=True)
    yield Settings(
        _env_file=None,
        data_dir=folder,
        inbox=folder / "inbox",
        engine_port=0,
        engine_compiler=EngineCompiler.QUICK,
        elasticsearch_url=None,
    )
    if not kept:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def engine(engine_settings: Settings) -> Iterator[Connection]:
    """A real Elasticsearch with security on; the connection is its superuser's."""
    yield embedded.start(engine_settings)
    if "ONRECORD_TEST_DATA_DIR" not in os.environ:
        embedded.reset(engine_settings)


@pytest.fixture(scope="session")
def elastic(engine: Connection) -> Iterator[Elasticsearch]:
    """A client of the session's engine with all rights: to look and to break things."""
    with client_of(engine) as client:
        yield client


@contextlib.contextmanager
def fresh_prefix(elastic: Elasticsearch) -> Iterator[str]:
    """Yield a prefix for index names that nobody uses; what begins with it is removed afterwards."""
    name = f"onrecord-t{secrets.token_hex(4)}"
    yield name
    for index in elastic.indices.get(index=f"{name}*", expand_wildcards="all"):
        with contextlib.suppress(Exception):  # a test may leave an index blocked
            elastic.indices.put_settings(
                index=index,
                settings={"index.blocks.write": None, "index.blocks.read_only_allow_delete": None},
            )
        elastic.indices.delete(index=index)
    for template in elastic.indices.get_index_template()["index_templates"]:
        if template["name"].startswith(name):
            elastic.indices.delete_index_template(name=template["name"])
    for component in elastic.cluster.get_component_template()["component_templates"]:
        if component["name"].startswith(name):
            elastic.cluster.delete_component_template(name=component["name"])


@pytest.fixture
def prefix(elastic: Elasticsearch) -> Iterator[str]:
    """A prefix for the index names of one test; what begins with it is removed afterwards."""
    with fresh_prefix(elastic) as name:
        yield name


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    """One reading child, shared by the installations of a session."""
    with Readers(1, 30.0, 1_000_000_000) as readers:
        yield readers


@pytest.fixture
def installation(
    tmp_path: Path, engine: Connection, prefix: str, elastic: Elasticsearch, readers: Readers
) -> Installation:
    """An installation of its own for each test."""
    return Installation(tmp_path, engine, prefix, elastic, readers)


@pytest.fixture(scope="session")
def shared_seeds() -> Path:
    """The five real inputs beside the repository; skips where they are absent."""
    shared = Path(os.environ.get("ONRECORD_SHARED", REPOSITORY.parent / "shared"))
    if not (shared / "seeds").is_dir():
        pytest.skip("the shared real inputs are not here")
    return shared / "seeds"
