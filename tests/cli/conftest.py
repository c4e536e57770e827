"""The library of the search tests, and a home of its own for every command."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord.adapters.elastic import Elastic
from onrecord.settings import Settings
from search.library import library as library


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """Settings of an installation that has nothing yet and never starts an engine."""
    return {"ONRECORD_DATA_DIR": str(tmp_path / "data"), "ONRECORD_INBOX": str(tmp_path / "inbox")}


@pytest.fixture
def with_library(engine_settings: Settings, library: Elastic) -> Mapping[str, str]:
    """Settings that lead a command to the library in the session's engine."""
    return {"ONRECORD_DATA_DIR": str(engine_settings.data_dir), "ONRECORD_INDEX_PREFIX": library.prefix}
