"""Every panel, session, control and recipe, asked of a real engine over the samples: none is empty, none is an error."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch
from pydantic import SecretStr

from conftest import fresh_prefix
from kibana.asking import Looking, kql
from kibana.objects import ROOT, load
from onrecord.adapters.elastic import Elastic
from onrecord.adapters.elastic_setup import ensure_indices
from onrecord.engine import Connection
from onrecord.ingest import run_ingest
from onrecord.settings import Settings

OBJECTS = load()
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared")) / "seeds"
DASHBOARDS = [item for item in OBJECTS if item["type"] == "dashboard"]
SESSIONS = [item["id"] for item in OBJECTS if item["type"] == "search"]
PANELS = [
    pytest.param(item, panel, id=f"{item['id']}: {panel['title']}")
    for item in DASHBOARDS
    for panel in json.loads(item["attributes"]["panelsJSON"])
]
CONTROLS = [
    pytest.param(item, name, control, id=control["explicitInput"]["title"])
    for item in DASHBOARDS
    if "controlGroupInput" in item["attributes"]
    for name, control in json.loads(item["attributes"]["controlGroupInput"]["panelsJSON"]).items()
    if control["type"] == "optionsListControl"
]
# where nothing was refused, this list is rightly empty
NOT_AMONG_THE_REAL = {"onrecord-refused-files"}


@pytest.fixture(scope="module", params=["samples", "real"])
def looking(
    request: pytest.FixtureRequest,
    engine: Connection,
    elastic: Elasticsearch,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Looking]:
    inbox = ROOT / "seeds"
    if request.param == "real":
        inbox = SHARED
        if not inbox.is_dir():
            pytest.skip("the shared real inputs are not here")
    with fresh_prefix(elastic) as prefix:
        settings = Settings(
            _env_file=None,
            inbox=inbox,
            data_dir=tmp_path_factory.mktemp("kibana"),
            settle_seconds=0.0,
            index_prefix=prefix,
            elasticsearch_url=engine.url,
            elasticsearch_username=engine.username,
            elasticsearch_password=SecretStr(engine.password or ""),
        )
        with Elastic(engine, prefix) as ours:
            ensure_indices(ours)
            run_ingest(settings, engine)
            ours.refresh()
        yield Looking(elastic, prefix, OBJECTS, real=request.param == "real")


def range_of(item: dict[str, Any]) -> dict[str, str]:
    return {"from": item["attributes"]["timeFrom"], "to": item["attributes"]["timeTo"]}


def leaves(answer: Any) -> Iterator[dict[str, Any]]:
    """Yield every bucket of an answer that holds documents."""
    if isinstance(answer, dict):
        if answer.get("doc_count"):
            yield answer
        for inner in answer.values():
            yield from leaves(inner)
    elif isinstance(answer, list):
        for inner in answer:
            yield from leaves(inner)


@pytest.mark.parametrize(("item", "panel"), PANELS)
def test_no_panel_is_empty(looking: Looking, item: dict[str, Any], panel: dict[str, Any]) -> None:
    if panel["type"] == "search":
        references = {reference["name"]: reference["id"] for reference in item["references"]}
        assert looking.session(references[f"{panel['panelIndex']}:{panel['panelRefName']}"], range_of(item))
        return
    answer = looking.lens(panel, range_of(item))
    if panel["embeddableConfig"]["attributes"]["visualizationType"] == "lnsMetric":
        # a count of nothing shows 0, which says something
        assert answer["hits"]["total"]["value"] or (looking.real and "Refused" in panel["title"])
        return
    buckets = list(leaves(answer["aggregations"]))
    assert buckets
    sums = [
        inner["value"]
        for bucket in buckets
        for inner in bucket.values()
        if isinstance(inner, dict) and "value" in inner
    ]
    assert not sums or any(sums), "bars of no height"


@pytest.mark.parametrize("identity", SESSIONS)
def test_no_session_is_empty_when_it_is_opened(looking: Looking, identity: str) -> None:
    rows = looking.session(identity)
    assert rows or (looking.real and identity in NOT_AMONG_THE_REAL)
    columns = next(item for item in OBJECTS if item["id"] == identity)["attributes"]["columns"]
    if rows:
        assert any(columns[0] in row for row in rows), "nothing in the first column"


@pytest.mark.parametrize(("item", "name", "control"), CONTROLS)
def test_every_control_offers_something(
    looking: Looking, item: dict[str, Any], name: str, control: dict[str, Any]
) -> None:
    references = {reference["name"]: reference["id"] for reference in item["references"]}
    view = references[f"controlGroup_{name}:optionsListDataView"]
    offered = looking.options(view, control["explicitInput"]["fieldName"], range_of(item))
    # five files beside each other have no folder below the inbox
    assert offered or (looking.real and control["explicitInput"]["fieldName"] == "collection")


def test_refused_files_come_first(looking: Looking) -> None:
    rows = looking.session("onrecord-all-files")
    refused = [row for row in rows if row["state"] == "quarantined"]
    assert rows[: len(refused)] == refused


def recipes() -> list[tuple[str, str]]:
    """Return the rows of the KQL table of the search guide: data view and query."""
    table = (ROOT / "docs" / "search-guide.md").read_text("utf-8").partition("| question | KQL |")[2]
    rows = re.findall(r"^\| (?P<question>[^|]+) \| `(?P<query>[^`]+)` \|$", table, re.M)
    return [
        ("onrecord-files" if "Files" in question else "onrecord-statements-any-date", q)
        for question, q in rows
    ]


@pytest.mark.parametrize("looking", ["samples"], indirect=True)
@pytest.mark.parametrize(("view", "query"), recipes())
def test_every_recipe_of_the_guide_finds_something(looking: Looking, view: str, query: str) -> None:
    assert looking.asked(view, query)


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", {"match_all": {}}),
        ("a : *", {"exists": {"field": "a"}}),
        ("not a : b", {"bool": {"must_not": [{"match": {"a": "b"}}]}}),
        ('a : "b c"', {"match_phrase": {"a": "b c"}}),
        ('a >= "1"', {"range": {"a": {"gte": "1"}}}),
    ],
)
def test_kql_is_read_as_kibana_reads_it(query: str, wanted: dict[str, Any]) -> None:
    assert kql(query) == wanted
