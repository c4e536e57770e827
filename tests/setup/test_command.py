"""`onrecord setup` as the compose service runs it: everything from the environment, no secret in what it says."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import AuthenticationException, Elasticsearch
from pydantic import AliasChoices, SecretStr
from typer.testing import CliRunner

from onrecord.cli.setup import app
from onrecord.engine import Connection
from onrecord.errors import SettingsError
from onrecord.settings import Settings
from onrecord.setup import change_password
from onrecord.setup.wishes import Wishes, load_wishes
from setup.conftest import Provisioned

CANARY = "canary-6f1f3b0c-never-printed"
OLD = "canary-91d2aa07-never-printed"


def run(
    provisioned: Provisioned, tmp_path: Path, *arguments: str, **more: str
) -> subprocess.CompletedProcess[str]:
    connection = provisioned.connection
    assert connection.username is not None
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "COLUMNS": "200",
        "ELASTICSEARCH_URL": connection.url,
        "ELASTICSEARCH_CA_CERTS": "",
        "ELASTICSEARCH_API_KEY": "",
        "KIBANA_URL": "",
        "ELASTIC_USERNAME": connection.username,
        "ELASTIC_PASSWORD": connection.password or "",
        "ONRECORD_INDEX_PREFIX": provisioned.prefix,
        "ONRECORD_DATA_DIR": str(tmp_path / "data"),
        "ONRECORD_READER_PASSWORD": CANARY,
        "ONRECORD_WRITER_KEY_FILE": str(tmp_path / "keys/writer"),
        "ONRECORD_KEEPER_KEY_FILE": str(tmp_path / "keys/keeper"),
        **more,
    }
    return subprocess.run(
        [sys.executable, "-m", "onrecord", "setup", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={name: value for name, value in environment.items() if value is not None},
        timeout=200,
    )


def said_by(done: subprocess.CompletedProcess[str]) -> str:
    return done.stdout + done.stderr


def test_twice_from_the_environment_without_a_word_too_much(bare: Provisioned, tmp_path: Path) -> None:
    first = run(bare, tmp_path, "--json")
    assert first.returncode == 0, first.stderr
    changes = [json.loads(line) for line in first.stdout.splitlines()]
    assert {change["done"] for change in changes} == {"created"}
    second = run(bare, tmp_path)
    assert second.returncode == 0, second.stderr
    assert "0 created or changed" in second.stdout
    third = run(bare, tmp_path, "rotate")
    assert third.returncode == 0, third.stderr
    hidden = [
        CANARY,
        bare.connection.password,
        *(path.read_text() for path in (tmp_path / "keys").iterdir()),
    ]
    for done in (first, second, third):
        assert not any(secret in said_by(done) for secret in hidden if secret)


def test_a_wrong_password_is_one_line_and_exit_code_three(bare: Provisioned, tmp_path: Path) -> None:
    done = run(bare, tmp_path, ELASTIC_PASSWORD=f"{CANARY}-wrong")
    assert done.returncode == 3
    assert "did not accept the credentials" in done.stderr
    assert CANARY not in said_by(done)
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "keys").exists()


def test_passwords_from_files(bare: Provisioned, tmp_path: Path) -> None:
    for name in ("setup", "reader"):
        (tmp_path / name).touch(mode=0o600)
    (tmp_path / "setup").write_text(f"{bare.connection.password}\n")
    (tmp_path / "reader").write_text(f"{CANARY}\n")
    done = run(
        bare,
        tmp_path,
        ELASTIC_PASSWORD="",
        ELASTIC_PASSWORD_FILE=str(tmp_path / "setup"),
        ONRECORD_READER_PASSWORD="",
        ONRECORD_READER_PASSWORD_FILE=str(tmp_path / "reader"),
    )
    assert done.returncode == 0, done.stderr
    with bare.client(basic_auth=(f"{bare.prefix.replace('-', '_')}_reader", CANARY)) as client:
        assert client.count(index=bare.alias("statements"))["count"] == 0
    assert CANARY not in said_by(done)


@pytest.fixture
def administrator(elastic: Elasticsearch) -> Iterator[str]:
    """A user with all rights, as `elastic` is on a cluster of one's own, with the password OLD."""
    name = f"onrecord-t{secrets.token_hex(4)}"
    elastic.security.put_user(username=name, password=OLD, roles=["superuser"])
    yield name
    elastic.security.delete_user(username=name)


def test_the_password_of_the_one_who_sets_up_is_changed_once(
    bare: Provisioned, tmp_path: Path, administrator: str
) -> None:
    def change(**more: str) -> subprocess.CompletedProcess[str]:
        return run(
            bare, tmp_path, "password", "--json", ELASTIC_USERNAME=administrator, ELASTIC_PASSWORD=OLD, **more
        )

    (tmp_path / "new").write_text(CANARY)
    first, second = (
        change(ELASTIC_NEW_PASSWORD=CANARY),
        change(ELASTIC_NEW_PASSWORD_FILE=str(tmp_path / "new")),
    )
    assert [json.loads(done.stdout)["done"] for done in (first, second)] == ["changed", "left"]
    with bare.client(basic_auth=(administrator, CANARY)) as client:
        assert client.security.authenticate()["username"] == administrator
    with bare.client(basic_auth=(administrator, OLD)) as client, pytest.raises(AuthenticationException):
        client.security.authenticate()
    for done in (first, second):
        assert not any(secret in said_by(done) for secret in (OLD, CANARY))


@pytest.mark.parametrize(("new", "words"), [("", "no password is changed"), ("short", "fewer than 16")])
def test_a_password_that_is_missing_or_short_changes_nothing(tmp_path: Path, new: str, words: str) -> None:
    wishes = Wishes(_env_file=None, elastic_new_password=SecretStr(new) if new else None)
    connection = Connection("http://127.0.0.1:9", username="elastic", password=OLD)
    with pytest.raises(SettingsError, match=words):
        change_password(connection, Settings(_env_file=None, data_dir=tmp_path), wishes)


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("ONRECORD_KEY_DAYS", "91", "ONRECORD_KEY_DAYS"),
        ("ONRECORD_KEY_DAYS", "0", "ONRECORD_KEY_DAYS"),
        ("ELASTIC_PASSWORD_FILE", "nowhere", "nowhere can't be read"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError, match=words):
        load_wishes()


def test_rotating_without_a_key_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    empty = {"ONRECORD_WRITER_KEY_FILE": "", "ONRECORD_KEEPER_KEY_FILE": ""}
    done = CliRunner().invoke(app, ["rotate"], env=empty)
    assert done.exit_code == 2
    assert "no API key is kept here" in done.output


def test_certificates_need_no_engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "certs"
    wanted = ["--certificates", str(folder), "--host", "search.example.org"]
    done = CliRunner().invoke(app, wanted, env={"ONRECORD_DATA_DIR": str(tmp_path / "data")})
    assert done.exit_code == 0
    assert "3 created or changed" in done.output
    assert "BEGIN" not in done.output
    assert sorted(path.name for path in folder.iterdir()) == [
        "ca.crt",
        "elasticsearch.crt",
        "elasticsearch.key",
        "kibana.crt",
        "kibana.key",
    ]
    assert not (tmp_path / "data").exists()


def test_the_help_names_every_variable() -> None:
    shown = CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200", "TERMINAL_WIDTH": "200"}).output
    for field in Wishes.model_fields.values():
        assert isinstance(field.validation_alias, AliasChoices)
        variable = str(field.validation_alias.choices[0])
        assert variable.removesuffix("_FILE") in shown or variable in shown
