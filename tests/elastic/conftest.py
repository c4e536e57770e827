"""An installation of its own for each test; the reading children are those of the session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from installation import Installation
from onrecord.engine import Connection
from onrecord.ingest.readers import Readers


@pytest.fixture(scope="session")
def readers() -> Iterator[Readers]:
    with Readers(1, 30.0, 1_000_000_000) as readers:
        yield readers


@pytest.fixture
def installation(
    tmp_path: Path, engine: Connection, prefix: str, elastic: Elasticsearch, readers: Readers
) -> Installation:
    return Installation(tmp_path, engine, prefix, elastic, readers)
