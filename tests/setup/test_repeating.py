"""Set-up looks before it acts: twice is once, what was changed by hand is put right, keys live as they should."""

from __future__ import annotations

import os
import secrets
import stat
from collections import Counter
from pathlib import Path

import pytest
from elasticsearch import AuthenticationException, Elasticsearch
from pydantic import SecretStr

from onrecord.adapters.elastic_setup import Change, Done
from onrecord.errors import SettingsError
from onrecord.setup import connect, rotate, set_up
from onrecord.setup.roles import name_role
from setup.conftest import Provisioned


def done(changes: list[Change]) -> dict[str, Done]:
    return {f"{change.what} {change.name}": change.done for change in changes}


def touched(changes: list[Change]) -> set[str]:
    return {change.what for change in changes if change.done is not Done.LEFT}


def is_accepted(provisioned: Provisioned, key: str) -> bool:
    with provisioned.client(api_key=key) as client:
        try:
            client.security.authenticate()
        except AuthenticationException:
            return False
    return True


def test_the_first_run_creates_and_the_second_changes_nothing(bare: Provisioned) -> None:
    first = bare.again()
    assert Counter(change.what for change in first) == {
        "template": 4,
        "index": 4,
        "role": 3,
        "user": 1,
        "API key": 2,
    }
    assert {change.done for change in first} == {Done.CREATED}
    assert bare.wishes.writer_key_file is not None
    key = bare.wishes.writer_key_file.read_text()
    second = bare.again()
    assert done(second) == dict.fromkeys(done(first), Done.LEFT)
    assert bare.wishes.writer_key_file.read_text() == key


def test_what_is_not_asked_for_is_not_made(bare: Provisioned, elastic: Elasticsearch) -> None:
    changes = bare.again(reader_password=None, writer_key_file=None, keeper_key_file=None)
    notes = {change.what: change.note for change in changes if change.done is Done.LEFT}
    assert notes["user"] == "ONRECORD_READER_PASSWORD is not set"
    assert notes["API key"].endswith("_KEY_FILE is not set")
    assert name_role(bare.prefix, "reader") not in elastic.security.get_user()


def test_a_role_that_was_widened_by_hand_is_put_right(
    provisioned: Provisioned, elastic: Elasticsearch
) -> None:
    name = name_role(provisioned.prefix, "reader")
    elastic.security.put_role(name=name, cluster=["all"], indices=[{"names": ["*"], "privileges": ["all"]}])
    changes = provisioned.again()
    assert done(changes)[f"role {name}"] is Done.CHANGED
    assert touched(changes) == {"role"}
    assert elastic.security.get_role(name=name)[name]["cluster"] == []
    assert touched(provisioned.again()) == set()


def test_a_new_password_in_the_environment_becomes_the_password(
    provisioned: Provisioned, elastic: Elasticsearch
) -> None:
    new = SecretStr(secrets.token_urlsafe(16))
    changes = provisioned.again(reader_password=new)
    assert touched(changes) == {"user"}
    assert touched(provisioned.again(reader_password=new)) == set()
    name = name_role(provisioned.prefix, "reader")
    with provisioned.client(basic_auth=(name, new.get_secret_value())) as client:
        assert client.security.authenticate()["username"] == name
    with provisioned.reader() as client, pytest.raises(AuthenticationException):
        client.security.authenticate()
    assert touched(provisioned.again()) == {"user"}


def test_kibana_gets_its_password_once(provisioned: Provisioned) -> None:
    password = SecretStr(secrets.token_urlsafe(16))
    assert touched(provisioned.again(kibana_system_password=password)) == {"password"}
    assert touched(provisioned.again(kibana_system_password=password)) == set()


def test_key_files_are_private_and_closed_again(provisioned: Provisioned) -> None:
    path = provisioned.wishes.writer_key_file
    assert path is not None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o644)
    assert touched(provisioned.again()) == set()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["keeper", "writer"]


def test_a_key_expires_within_ninety_days(provisioned: Provisioned, elastic: Elasticsearch) -> None:
    for part in ("writer", "keeper"):
        found = elastic.security.get_api_key(name=name_role(provisioned.prefix, part), active_only=True)
        for key in found["api_keys"]:
            assert 0 < key["expiration"] - key["creation"] <= 90 * 86_400_000


def test_a_key_near_its_end_is_renewed_and_the_old_one_may_finish(provisioned: Provisioned) -> None:
    path = provisioned.wishes.writer_key_file
    assert path is not None
    path.unlink()
    provisioned.again(key_days=1)
    old = path.read_text()
    changes = provisioned.again(key_days=90)
    assert touched(changes) == {"API key"}
    assert any("near its end" in change.note for change in changes)
    assert path.read_text() != old
    assert is_accepted(provisioned, old)
    assert touched(provisioned.again(key_days=90)) == set()


@pytest.mark.parametrize("content", ["", "nonsense", "bm90OmFrZXk="])
def test_a_key_file_that_holds_no_key_is_filled(provisioned: Provisioned, content: str) -> None:
    path = provisioned.wishes.writer_key_file
    assert path is not None
    path.write_text(content)
    assert touched(provisioned.again()) == {"API key"}
    assert is_accepted(provisioned, path.read_text())


def test_a_lost_key_file_makes_the_lost_key_worthless(provisioned: Provisioned) -> None:
    path = provisioned.wishes.writer_key_file
    assert path is not None
    lost = path.read_text()
    path.unlink()
    assert touched(provisioned.again()) == {"API key"}
    assert not is_accepted(provisioned, lost)
    assert is_accepted(provisioned, path.read_text())


def test_rotation_withdraws_the_old_keys_at_once(provisioned: Provisioned) -> None:
    paths = [provisioned.wishes.writer_key_file, provisioned.wishes.keeper_key_file]
    old = [path.read_text() for path in paths if path is not None]
    changes = list(rotate(provisioned.connection, provisioned.settings, provisioned.wishes))
    assert [change.what for change in changes] == ["role", "API key"] * 2
    new = [path.read_text() for path in paths if path is not None]
    assert not set(old) & set(new)
    assert not any(is_accepted(provisioned, key) for key in old)
    assert all(is_accepted(provisioned, key) for key in new)
    assert touched(provisioned.again()) == set()


def test_a_place_that_cannot_be_written_leaves_no_key_behind(
    provisioned: Provisioned, elastic: Elasticsearch, tmp_path: Path
) -> None:
    name = name_role(provisioned.prefix, "writer")

    def active() -> int:
        return len(elastic.security.get_api_key(name=name, active_only=True)["api_keys"])

    before = active()
    taken = tmp_path / "file"
    taken.write_text("")
    with pytest.raises(SettingsError, match="key file"):
        provisioned.again(writer_key_file=taken / "writer")
    assert active() == before


def test_an_api_key_can_set_up_too(bare: Provisioned, elastic: Elasticsearch) -> None:
    made = elastic.security.create_api_key(name=f"{bare.prefix}-setup", expiration="1h")
    try:
        settings = bare.settings.model_copy(update={"elasticsearch_api_key": SecretStr(made["encoded"])})
        connection = connect(settings, bare.wishes)
        assert connection.api_key == made["encoded"]
        changes = list(set_up(connection, settings, bare.wishes))
        assert {change.done for change in changes} == {Done.CREATED}
        with bare.writer() as writer:
            assert writer.indices.get_alias(index=f"{bare.prefix}-*")
    finally:
        elastic.security.invalidate_api_key(ids=[made["id"]])


def test_the_set_up_password_wins_over_the_writers_key(bare: Provisioned) -> None:
    settings = bare.settings.model_copy(update={"elasticsearch_api_key": SecretStr("writer")})
    wishes = bare.wishes.model_copy(update={"elastic_password": SecretStr("sesame")})
    connection = connect(settings, wishes)
    assert (connection.api_key, connection.username, connection.password) == (None, "elastic", "sesame")
    assert "sesame" not in repr(connection)
    assert "sesame" not in repr(wishes)
    assert os.environ.get("ELASTIC_PASSWORD") is None
