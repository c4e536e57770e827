"""Which Elasticsearch is spoken to, and as whom."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from onrecord.engine import Connection, open_engine, open_keeper
from onrecord.errors import SettingsError
from onrecord.settings import Settings

URL = "https://search.example.org:9200"


def settings(**given: Any) -> Settings:
    return Settings(_env_file=None, **{"elasticsearch_url": URL, **given})


def test_a_configured_server_is_not_asked_anything() -> None:
    found = open_engine(settings(elasticsearch_username="ada", elasticsearch_password="sesame"))
    assert found == Connection(URL, username="ada", password="sesame")
    assert not found.embedded
    assert "sesame" not in repr(found)


def test_a_key_from_a_file_loses_its_newline(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("a2V5\n")
    assert open_engine(settings(elasticsearch_api_key_file=tmp_path / "key")).api_key == "a2V5"


def test_a_key_in_the_environment_wins_over_a_file(tmp_path: Path) -> None:
    found = open_engine(
        settings(elasticsearch_api_key="sesame", elasticsearch_api_key_file=tmp_path / "none")
    )
    assert found.api_key == "sesame"
    assert "sesame" not in repr(found)


def test_a_key_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="nowhere"):
        open_engine(settings(elasticsearch_api_key_file=tmp_path / "nowhere"))


def test_the_keeper_comes_with_its_own_key_alone(tmp_path: Path) -> None:
    (tmp_path / "writer").write_text("writer")
    (tmp_path / "keeper").write_text("keeper")
    both = settings(
        elasticsearch_api_key_file=tmp_path / "writer",
        keeper_key_file=tmp_path / "keeper",
        elasticsearch_username="ada",
        elasticsearch_password="sesame",
        elasticsearch_ca_certs=tmp_path / "ca.crt",
    )
    assert open_engine(both).api_key == "writer"
    assert open_keeper(both) == Connection(URL, api_key="keeper", ca_certs=tmp_path / "ca.crt")


def test_without_a_key_of_its_own_the_keeper_is_the_usual_identity() -> None:
    one = settings(elasticsearch_api_key="sesame")
    assert open_keeper(one) == open_engine(one)


def test_the_embedded_engine_has_one_identity_for_all(
    engine: Connection, engine_settings: Settings, tmp_path: Path
) -> None:
    ours = engine_settings.model_copy(update={"keeper_key_file": tmp_path / "none"})
    assert open_keeper(ours) == engine
    assert engine.embedded


def test_what_compose_leaves_empty_counts_as_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ELASTICSEARCH_CA_CERTS", "ELASTICSEARCH_API_KEY", "KIBANA_URL", "ONRECORD_KEEPER_KEY_FILE"):
        monkeypatch.setenv(name, "")
    found = Settings(_env_file=None)
    assert found.elasticsearch_ca_certs is None
    assert found.elasticsearch_api_key is None
    assert found.kibana_url is None
    assert found.keeper_key_file is None
