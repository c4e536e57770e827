"""Compose itself accepts the file with every profile and refuses it without secrets."""

from __future__ import annotations

import json

import pytest

from compose.stack import OURS, ROOT
from onrecord.schedule.environment import SECRETS


@pytest.mark.parametrize(
    ("profiles", "services"),
    [
        ("full", {*OURS, "elasticsearch", "kibana", "postgres"} - {"setup-existing", "renew-existing"}),
        ("existing", {*OURS, "postgres"} - {"setup", "renew"}),
        ("*", {*OURS, "elasticsearch", "kibana", "postgres"}),
    ],
)
def test_every_profile_loads(loader, good_secrets, profiles, services):
    loaded = loader(good_secrets, profiles)
    assert loaded.returncode == 0, loaded.stderr
    assert set(json.loads(loaded.stdout)["services"]) == services


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize("given", [None, ""], ids=["unset", "empty"])
def test_a_missing_secret_is_refused_by_name(loader, good_secrets, name, given):
    environment = {key: value for key, value in good_secrets.items() if key != name}
    if given is not None:
        environment[name] = given
    loaded = loader(environment)
    assert loaded.returncode == 1
    assert f"{name} is missing a value" in loaded.stderr
    assert "make env" in loaded.stderr


def test_a_misspelt_key_is_refused(loader, good_secrets, tmp_path):
    wrong = tmp_path / "docker-compose.yml"
    wrong.write_text((ROOT / "docker-compose.yml").read_text("utf-8").replace("interval:", "intervall:", 1))
    loaded = loader(good_secrets, "full", wrong)
    assert loaded.returncode == 1
    assert "intervall" in loaded.stderr


def test_existing_servers_take_the_place_of_ours(loader, good_secrets):
    theirs = {
        "EXISTING_ELASTICSEARCH_URL": "https://search.example.org:9200",
        "EXISTING_KIBANA_URL": "https://kibana.example.org",
        "EXISTING_CA_CERTS": "",
        "ONRECORD_CERTIFICATES": "./theirs",
    }
    loaded = json.loads(loader({**good_secrets, **theirs}, "existing").stdout)
    worker = loaded["services"]["prefect-worker"]
    assert worker["environment"]["ELASTICSEARCH_URL"] == theirs["EXISTING_ELASTICSEARCH_URL"]
    assert worker["environment"]["KIBANA_URL"] == theirs["EXISTING_KIBANA_URL"]
    assert [v["type"] for v in worker["volumes"] if v["target"] == "/certs"] == ["bind"]
    assert "setup" not in loaded["services"]
