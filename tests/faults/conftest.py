"""An installation of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from installation import Installation
from onrecord.engine import Connection


@pytest.fixture
def installation(tmp_path: Path, engine: Connection, prefix: str, elastic: Elasticsearch) -> Installation:
    return Installation(tmp_path, engine, prefix, elastic)
