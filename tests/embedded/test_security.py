"""The running server: loopback only, never root, nothing without a password, users and keys that work."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import stat
import urllib.error
import urllib.request
from pathlib import Path

import psutil
import pytest
from elasticsearch import AuthorizationException, Elasticsearch

from conftest import client_of
from onrecord import embedded
from onrecord.embedded.config import log_file
from onrecord.embedded.home import Home, locate_home
from onrecord.engine import Connection
from onrecord.settings import Settings


@pytest.fixture
def home(engine_settings: Settings, engine: Connection) -> Home:
    found = locate_home(engine_settings)
    assert found is not None
    return found


@pytest.fixture
def server(engine_settings: Settings, engine: Connection) -> psutil.Process:
    pid = embedded.status(engine_settings).pid
    assert pid is not None
    return psutil.Process(pid)


@pytest.mark.parametrize(
    "path", ["/_cluster/health", "/_search", "/onrecord-articles/_search", "/_security/user"]
)
def test_without_credentials_everything_is_401(engine: Connection, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(engine.url + path)
    refused.value.close()
    assert refused.value.code == 401


def test_a_wrong_password_is_401(engine: Connection) -> None:
    wrong = Connection(engine.url, username=engine.username, password="sesame-sesame")
    with client_of(wrong) as client:
        assert client.options(ignore_status=401).cluster.health().meta.status == 401


def test_it_listens_on_loopback_only(server: psutil.Process) -> None:
    targets = []
    for entry in Path(f"/proc/{server.pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # a working server closes files all the time
            targets.append(str(entry.readlink()))
    sockets = {target[len("socket:[") : -1] for target in targets if target.startswith("socket:[")}
    listening = []
    for table in ("tcp", "tcp6"):
        for line in Path(f"/proc/{server.pid}/net/{table}").read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in sockets:  # 0A is LISTEN
                listening.append(fields[1].partition(":")[0])
    assert len(listening) >= 2  # http and transport
    loopback = {"0100007F", "0" * 24 + "01000000", "0000000000000000FFFF00000100007F"}
    assert set(listening) <= loopback


def test_it_is_not_root_and_owns_its_data(server: psutil.Process, home: Home) -> None:
    assert server.uids().real != 0
    assert server.uids().effective != 0
    assert 0 not in server.gids()
    assert home.data.stat().st_uid == server.uids().real
    for folder in (home.data, home.config, home.logs, home.scratch, home.snapshots):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_password_is_in_a_private_file_and_nowhere_else(
    server: psutil.Process, home: Home, engine: Connection
) -> None:
    assert engine.password is not None
    assert home.password_file.read_text() == engine.password
    assert len(engine.password) >= 32
    assert stat.S_IMODE(home.password_file.stat().st_mode) == 0o600
    assert home.password_file.stat().st_uid == os.geteuid()
    assert engine.password not in " ".join(server.cmdline())
    assert engine.password not in json.dumps(server.environ())
    assert engine.password not in log_file(home).read_text()
    assert engine.password not in repr(engine)
    for path in home.config.rglob("*"):
        assert engine.password.encode() not in path.read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) & 0o007 == 0


def test_roles_users_and_api_keys_work(elastic: Elasticsearch, engine: Connection, prefix: str) -> None:
    index, name = f"{prefix}-a", f"{prefix}-reader"
    elastic.indices.create(index=index, mappings={"properties": {"n": {"type": "integer"}}})
    elastic.index(index=index, id="1", document={"n": 1}, refresh=True)
    elastic.security.put_role(name=name, indices=[{"names": [index], "privileges": ["read"]}])
    elastic.security.put_user(username=name, password="correct horse battery", roles=[name])
    key = elastic.security.create_api_key(name=name, role_descriptors={}, expiration="1h")
    try:
        reader = Connection(engine.url, username=name, password="correct horse battery")
        with client_of(reader) as client:
            assert client.count(index=index)["count"] == 1
            with pytest.raises(AuthorizationException):
                client.index(index=index, document={"n": 2})
        with client_of(Connection(engine.url, api_key=key["encoded"])) as client:
            assert client.count(index=index)["count"] == 1
    finally:
        elastic.security.invalidate_api_key(ids=[key["id"]])
        elastic.security.delete_user(username=name)
        elastic.security.delete_role(name=name)


def test_no_index_comes_into_being_by_itself(elastic: Elasticsearch, prefix: str) -> None:
    answer = elastic.options(ignore_status=404).index(index=f"{prefix}-typo", document={"n": 1})
    assert answer.meta.status == 404


def test_a_snapshot_brings_back_a_deleted_index(elastic: Elasticsearch, home: Home, prefix: str) -> None:
    index = f"{prefix}-kept"
    elastic.indices.create(index=index)
    elastic.index(index=index, id="1", document={"n": 1}, refresh=True)
    place = home.snapshots / prefix
    elastic.snapshot.create_repository(
        name=prefix, repository={"type": "fs", "settings": {"location": str(place)}}
    )
    try:
        elastic.snapshot.create(repository=prefix, snapshot="one", indices=[index], wait_for_completion=True)
        elastic.indices.delete(index=index)
        elastic.snapshot.restore(repository=prefix, snapshot="one", indices=index, wait_for_completion=True)
        assert elastic.count(index=index)["count"] == 1
        elastic.snapshot.delete(repository=prefix, snapshot="one")
    finally:
        elastic.snapshot.delete_repository(name=prefix)
        # a reset keeps snapshots, and with them the home
        shutil.rmtree(place, ignore_errors=True)
