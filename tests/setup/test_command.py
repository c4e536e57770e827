"""`onrecord setup` as the compose service runs it: everything from the environment, no secret in what it says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import AliasChoices
from typer.testing import CliRunner

from onrecord.cli.setup import app
from onrecord.errors import SettingsError
from onrecord.setup.wishes import Wishes, load_wishes
from setup.conftest import Provisioned

CANARY = "canary-6f1f3b0c-never-printed"


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
    secrets = [
        CANARY,
        bare.connection.password,
        *(path.read_text() for path in (tmp_path / "keys").iterdir()),
    ]
    for done in (first, second, third):
        assert not any(secret in said_by(done) for secret in secrets if secret)


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
