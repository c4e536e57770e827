"""What each identity may do, and above all what it may not, asked of a real server."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from elasticsearch import AuthorizationException, Elasticsearch

from onrecord.adapters.elastic import Elastic
from onrecord.adapters.elastic_bulk import Write
from onrecord.adapters.elastic_setup import Done, create_next, drop_index, ensure_indices, swap_aliases
from onrecord.engine import Connection, open_keeper
from onrecord.index.names import Kind, parse_index_name
from onrecord.setup.roles import name_role
from setup.conftest import Provisioned

Act = Callable[[Elasticsearch, Provisioned], Any]

DOCUMENT: dict[str, dict[str, Any]] = {
    "articles": {"headline": "Talks resume", "language": "en"},
    "statements": {"text": "We want peace.", "speaker": "Ada Adeyemi", "kind": "direct"},
    "files": {"path": "a.txt", "state": "present"},
    "runs": {"state": "completed"},
}


def indexed(client: Elasticsearch, alias: str, name: str, document: dict[str, Any], version: int) -> int:
    """Write one document in bulk as onrecord does; return the status of the item."""
    action = {"index": {"_id": name, "version": version, "version_type": "external_gte"}}
    answer = client.bulk(index=alias, operations=[action, document], require_alias=True)
    return int(answer["items"][0]["index"]["status"])


def forbidden(client: Elasticsearch, provisioned: Provisioned, act: Act) -> bool:
    """Tell whether the server refuses with 403, in the answer or in a bulk item."""
    try:
        answer = act(client, provisioned)
    except AuthorizationException:
        return True
    items = answer.get("items", []) if hasattr(answer, "get") else []
    return bool(items) and all(next(iter(item.values()))["status"] == 403 for item in items)


@pytest.fixture(scope="module")
def filled(provisioned: Provisioned, elastic: Elasticsearch) -> Provisioned:
    with provisioned.writer() as writer:
        for kind, document in DOCUMENT.items():
            assert indexed(writer, provisioned.alias(kind), "1", document, 1) == 201, kind
    elastic.indices.refresh(index=f"{provisioned.prefix}-*")
    return provisioned


def test_the_writer_writes_all_and_deletes_statements_by_id(
    filled: Provisioned, elastic: Elasticsearch
) -> None:
    with filled.writer() as writer:
        assert indexed(writer, filled.alias("statements"), "2", DOCUMENT["statements"], 1) == 201
        assert indexed(writer, filled.alias("articles"), "1", DOCUMENT["articles"], 1) == 200
        assert indexed(writer, filled.alias("articles"), "1", DOCUMENT["articles"], 0) == 409
        action = {"delete": {"_id": "2", "version": 2, "version_type": "external_gte"}}
        answer = writer.bulk(index=filled.alias("statements"), operations=[action], require_alias=True)
        assert answer["items"][0]["delete"]["status"] == 200
    elastic.indices.refresh(index=f"{filled.prefix}-*")
    assert elastic.count(index=filled.alias("statements"))["count"] == 1


def test_the_writer_reads_what_ingest_compares(filled: Provisioned) -> None:
    assert filled.wishes.writer_key_file is not None
    key = filled.wishes.writer_key_file.read_text()
    with Elastic(Connection(filled.connection.url, api_key=key), filled.prefix) as elastic:
        assert elastic.health()["number_of_nodes"] == 1
        assert all(elastic.list_aliased().values())
        assert len(elastic.read_binding().indices) == 4
        for kind in (Kind.ARTICLES, Kind.FILES, Kind.RUNS):
            assert set(elastic.fetch(kind, ["1"])) == {"1"}
            assert [stored.id for stored in elastic.scan(elastic.alias(kind))] == ["1"]


WRITER_MUST_NOT: dict[str, Act] = {
    **{
        f"delete from {kind}": lambda client, on, kind=kind: client.delete(index=on.alias(kind), id="1")
        for kind in ("articles", "files", "runs")
    },
    **{
        f"bulk delete from {kind}": lambda client, on, kind=kind: client.bulk(
            index=on.alias(kind), operations=[{"delete": {"_id": "1"}}]
        )
        for kind in ("articles", "files", "runs")
    },
    "search statements": lambda client, on: client.search(index=on.alias("statements")),
    "get a statement": lambda client, on: client.get(index=on.alias("statements"), id="1"),
    "count statements": lambda client, on: client.count(index=on.alias("statements")),
    "create one of our indices": lambda client, on: client.indices.create(
        index=f"{on.prefix}-statements-001-00000000-99"
    ),
    "create another index": lambda client, on: client.indices.create(index=f"{on.prefix}x-other"),
    "delete an index": lambda client, on: client.indices.delete(
        index=next(iter(client.indices.get_alias(index=on.alias("articles"))))
    ),
    "close an index": lambda client, on: client.indices.close(index=on.alias("articles")),
    "change settings of an index": lambda client, on: client.indices.put_settings(
        index=on.alias("articles"), settings={"number_of_replicas": 3}
    ),
    "move an alias": lambda client, on: client.indices.put_alias(
        index=on.alias("articles"), name=f"{on.prefix}-x"
    ),
    "change a template": lambda client, on: client.indices.put_index_template(
        name=on.alias("articles"), index_patterns=[f"{on.prefix}-*"]
    ),
    "refresh": lambda client, on: client.indices.refresh(index=on.alias("articles")),
    "write elsewhere": lambda client, on: client.index(index=f"{on.prefix}x-other", document={}),
    "change cluster settings": lambda client, on: client.cluster.put_settings(
        persistent={"action.auto_create_index": "true"}
    ),
    "read the security index": lambda client, on: client.search(index=".security"),
    "make a user": lambda client, on: client.security.put_user(
        username="mallory", password="mallory-mallory", roles=["superuser"]
    ),
    "make a role": lambda client, on: client.security.put_role(name="mallory", cluster=["all"]),
    "make a key": lambda client, on: client.security.create_api_key(name="mallory"),
    "list keys": lambda client, on: client.security.get_api_key(),
    "take a snapshot": lambda client, on: client.snapshot.create_repository(
        name="mallory", repository={"type": "fs", "settings": {"location": "mallory"}}
    ),
}


@pytest.mark.parametrize("act", WRITER_MUST_NOT)
def test_the_writer_must_not(filled: Provisioned, act: str) -> None:
    with filled.writer() as writer:
        assert forbidden(writer, filled, WRITER_MUST_NOT[act])


def test_the_reader_reads_all_four(filled: Provisioned) -> None:
    with filled.reader() as reader:
        for kind in DOCUMENT:
            assert reader.count(index=filled.alias(kind))["count"] == 1
        found = reader.search(index=filled.alias("statements"), query={"match": {"text": "peace"}})
        assert found["hits"]["hits"][0]["_source"]["speaker"] == "Ada Adeyemi"


READER_MUST_NOT: dict[str, Act] = {
    **{
        f"write to {kind}": lambda client, on, kind=kind: client.index(
            index=on.alias(kind), id="2", document=DOCUMENT[kind]
        )
        for kind in DOCUMENT
    },
    **{
        f"bulk write to {kind}": lambda client, on, kind=kind: client.bulk(
            index=on.alias(kind), operations=[{"index": {"_id": "2"}}, DOCUMENT[kind]]
        )
        for kind in DOCUMENT
    },
    **{
        f"delete from {kind}": lambda client, on, kind=kind: client.delete(index=on.alias(kind), id="1")
        for kind in DOCUMENT
    },
    "update": lambda client, on: client.update(index=on.alias("articles"), id="1", doc={"language": "ru"}),
    "change a mapping": lambda client, on: client.indices.put_mapping(
        index=on.alias("articles"), properties={"x": {"type": "keyword"}}
    ),
    "create an index": lambda client, on: client.indices.create(index=f"{on.prefix}-articles-x"),
    "delete an index": WRITER_MUST_NOT["delete an index"],
    "refresh": WRITER_MUST_NOT["refresh"],
    "change cluster settings": WRITER_MUST_NOT["change cluster settings"],
    "see the cluster": lambda client, on: client.cluster.health(),
    "read the security index": WRITER_MUST_NOT["read the security index"],
    "make a user": WRITER_MUST_NOT["make a user"],
    "make a role": WRITER_MUST_NOT["make a role"],
    "list keys": WRITER_MUST_NOT["list keys"],
    "move an alias": WRITER_MUST_NOT["move an alias"],
}


@pytest.mark.parametrize("act", READER_MUST_NOT)
def test_the_reader_must_not(filled: Provisioned, act: str) -> None:
    with filled.reader() as reader:
        assert forbidden(reader, filled, READER_MUST_NOT[act])


@pytest.fixture
def kibana_privileges(elastic: Elasticsearch) -> Iterator[list[str]]:
    """Privileges under the names that a Kibana registers when it starts, each with an action of its own."""
    names = [
        f"feature_{feature}.{level}"
        for feature in ("discover_v2", "dashboard_v2", "dev_tools", "savedObjectsManagement", "indexPatterns")
        for level in ("read", "all")
    ]
    elastic.security.put_privileges(
        privileges={"kibana-.kibana": {name: {"actions": [f"ui:{name}"]} for name in names}}
    )
    yield names
    elastic.security.delete_privileges(application="kibana-.kibana", name=names)


def test_the_reader_has_discover_and_dashboards_in_kibana_and_nothing_else(
    filled: Provisioned, kibana_privileges: list[str]
) -> None:
    spaces = ["space:default", "space:other"]
    question = {"application": "kibana-.kibana", "privileges": kibana_privileges, "resources": spaces}
    with filled.reader() as reader:
        answer = reader.security.has_privileges(application=[question])["application"]["kibana-.kibana"]
    granted = {name for name, has in answer["space:default"].items() if has}
    assert granted == {"feature_discover_v2.read", "feature_dashboard_v2.read"}
    assert not any(answer["space:other"].values())


def test_the_keeper_rebuilds_our_indices_and_no_others(filled: Provisioned) -> None:
    index = f"{filled.prefix}-articles-001-00000000-99"
    with filled.keeper() as keeper:
        keeper.indices.create(index=index)
        keeper.indices.put_alias(index=index, name=filled.alias("articles") + "-next")
        keeper.indices.delete(index=index)
        keeper.search(index=filled.alias("statements"))
        for act in (
            "create another index",
            "read the security index",
            "make a user",
            "make a role",
            "write elsewhere",
        ):
            assert forbidden(keeper, filled, WRITER_MUST_NOT[act]), act


def test_the_keeper_does_all_that_a_rebuild_needs(filled: Provisioned) -> None:
    settings = filled.settings.model_copy(update={"keeper_key_file": filled.wishes.keeper_key_file})
    connection = open_keeper(settings)
    assert connection.username is None
    with Elastic(connection, filled.prefix) as elastic:
        assert {change.done for change in ensure_indices(elastic)} == {Done.LEFT}
        before = elastic.list_aliased()[Kind.RUNS]
        assert before is not None
        following = create_next(elastic, Kind.RUNS)
        for stored in elastic.scan(elastic.alias(Kind.RUNS)):
            write = Write(Kind.RUNS, stored.id, 1, json.dumps(stored.source).encode())
            assert elastic.bulk_upsert([write], indices={Kind.RUNS: str(following)}).indexed
        elastic.refresh_indices([str(following)])
        assert elastic.count_index(str(following)) == 1
        assert len(elastic.read_binding({Kind.RUNS: str(following)}).indices) == 1
        swap_aliases(elastic, {Kind.RUNS: str(following)})
        assert elastic.list_aliased()[Kind.RUNS] == str(following)
        old = parse_index_name(before)
        assert old is not None
        drop_index(elastic, old)
        assert elastic.list_indices()[Kind.RUNS] == [following]


def test_nobody_can_log_in_as_the_writer(filled: Provisioned, elastic: Elasticsearch) -> None:
    for part in ("writer", "keeper"):
        name = name_role(filled.prefix, part)
        assert not elastic.security.get_user(username=name)[name]["enabled"]


def test_refused_acts_left_no_trace(filled: Provisioned, elastic: Elasticsearch) -> None:
    with filled.writer() as writer, filled.reader() as reader:
        for client, acts in ((writer, WRITER_MUST_NOT), (reader, READER_MUST_NOT)):
            for act in acts.values():
                forbidden(client, filled, act)
    elastic.indices.refresh(index=f"{filled.prefix}-*")
    assert {kind: elastic.count(index=filled.alias(kind))["count"] for kind in DOCUMENT} == dict.fromkeys(
        DOCUMENT, 1
    )
    assert "mallory" not in elastic.security.get_user()
    assert "mallory" not in elastic.security.get_role()
    assert list(elastic.indices.get(index=f"{filled.prefix}*")) == sorted(
        elastic.indices.get_alias(index=f"{filled.prefix}-*")
    )
    assert len(elastic.indices.get(index=f"{filled.prefix}*")) == 4
