"""Kibana's objects: a panel over a misspelt field shows "No results" and no error, so every name is checked here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kibana.objects import NDJSON, ROOT, fields_of, kql_fields, load, uses

OBJECTS = load()
BY_ID = {item["id"]: item for item in OBJECTS}
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
SAMPLES = [SHARED / "kibana" / name for name in ("example_export.ndjson", "handwritten_example.ndjson")]

# in Kibana's own schemas of 8.12 and since: of dashboards with controls, and of sessions with a time range
NOT_IN_THE_SAMPLES = {"controlGroupInput", "timeRange", "refreshInterval"}

NUMBERS = {"integer", "long", "float", "double"}
FITTING = {
    "date_histogram": {"date"},
    "terms": {"keyword", "boolean"},
    "unique_count": {"keyword"},
    "sum": NUMBERS,
    "sort": {"date", "keyword", *NUMBERS},
    "query": {"date", "keyword", "boolean", "text", *NUMBERS},
}


def of_type(kind: str) -> list[dict[str, Any]]:
    return [item for item in OBJECTS if item["type"] == kind]


def test_the_file_is_what_the_source_gives():
    for seed in ("0", "1"):
        built = subprocess.run(
            [sys.executable, "kibana/build.py", "--check"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert built.returncode == 0, "run `python kibana/build.py` and commit kibana/onrecord.ndjson"


def test_check_tells_a_stale_file(tmp_path):
    copy = tmp_path / "kibana"
    copy.mkdir()
    for name in ("build.py", "panels.py", "objects.toml"):
        (copy / name).write_bytes((ROOT / "kibana" / name).read_bytes())
    schemas = tmp_path / "src" / "onrecord" / "index"
    schemas.mkdir(parents=True)
    (schemas / "schemas").symlink_to(ROOT / "src" / "onrecord" / "index" / "schemas")
    (copy / "onrecord.ndjson").write_text(NDJSON.read_text("utf-8").replace("Top speakers", "Top talkers"))
    stale = subprocess.run([sys.executable, str(copy / "build.py"), "--check"])
    assert stale.returncode == 1


def test_every_reference_resolves_and_is_unique():
    for item in OBJECTS:
        names = [reference["name"] for reference in item["references"]]
        assert len(names) == len(set(names)), item["id"]
        for reference in item["references"]:
            assert BY_ID[reference["id"]]["type"] == reference["type"], (item["id"], reference)


def test_every_reference_that_a_panel_needs_is_there():
    for item in of_type("dashboard"):
        given = {reference["name"]: reference for reference in item["references"]}
        for panel in json.loads(item["attributes"]["panelsJSON"]):
            if panel["type"] == "search":
                assert given[f"{panel['panelIndex']}:{panel['panelRefName']}"]["type"] == "search"
                continue
            for reference in panel["embeddableConfig"]["attributes"]["references"]:
                assert given[f"{panel['panelIndex']}:{reference['name']}"]["id"] == reference["id"]


@pytest.mark.parametrize("use", list(uses(OBJECTS)), ids=str)
def test_every_field_is_in_our_schemas_and_fits(use):
    fields = fields_of(BY_ID[use.view]["attributes"]["title"])
    assert use.field in fields, f"{use.where} uses the unknown field {use.field}"
    if use.purpose != "shown":
        assert fields[use.field] in FITTING[use.purpose], (use, fields[use.field])


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        ('state : "quarantined"', ["state"]),
        ("not published_at : * and not current : false", ["published_at", "current"]),
        ('text : "he said: no"', ["text"]),
        ("", []),
    ],
)
def test_fields_of_a_query_are_found(query, fields):
    assert kql_fields(query) == fields


def test_no_format_can_run_what_a_stranger_wrote():
    for item in of_type("index-pattern"):
        formats = json.loads(item["attributes"]["fieldFormatMap"])
        assert {entry["id"] for entry in formats.values()} <= {"string", "number", "bytes", "date", "boolean"}
    text = NDJSON.read_text("utf-8").lower()
    for dangerous in ("markdown", "vega", "javascript:", '\\"url\\"', "<script", 'runtimefieldmap": "{\\"'):
        assert dangerous not in text


def test_every_part_of_every_panel_is_drawn_from_a_column_that_exists():
    for item in of_type("dashboard"):
        for panel in json.loads(item["attributes"]["panelsJSON"]):
            if panel["type"] != "lens":
                continue
            state = panel["embeddableConfig"]["attributes"]["state"]
            layer = state["datasourceStates"]["formBased"]["layers"]["layer1"]
            assert sorted(layer["columnOrder"]) == sorted(layer["columns"])
            drawn = state["visualization"]
            for part in drawn.get("layers", [drawn]):
                named = [
                    *part.get("accessors", []),
                    *(part[key] for key in ("xAccessor", "splitAccessor", "metricAccessor") if key in part),
                ]
                assert sorted(named) == sorted(layer["columns"]), panel["title"]


def test_panels_fill_the_grid_without_overlapping():
    for item in of_type("dashboard"):
        taken: set[tuple[int, int]] = set()
        for panel in json.loads(item["attributes"]["panelsJSON"]):
            at = panel["gridData"]
            cells = {
                (x, y) for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])
            }
            assert not cells & taken, panel["title"]
            assert at["x"] + at["w"] <= 48
            taken |= cells


def test_what_has_no_date_stays_within_reach():
    undated = BY_ID["onrecord-undated-statements"]
    view = BY_ID[undated["references"][0]["id"]]
    assert "timeFieldName" not in view["attributes"]


def test_only_what_happens_has_a_time_filter_and_the_range_covers_it():
    since = {"onrecord-who-said-what": "now-10y", "onrecord-coverage": "now-30d"}
    for item in of_type("dashboard"):
        assert item["attributes"]["timeRestore"]
        assert (item["attributes"]["timeFrom"], item["attributes"]["timeTo"]) == (since[item["id"]], "now")
    filtered = {item["id"] for item in of_type("index-pattern") if "timeFieldName" in item["attributes"]}
    assert filtered == {"onrecord-statements", "onrecord-articles", "onrecord-runs"}
    for item in of_type("search"):
        timed = item["references"][0]["id"] in filtered
        assert item["attributes"]["timeRestore"] is timed
        assert ("timeRange" in item["attributes"]) is timed


@pytest.mark.skipif(
    not all(path.exists() for path in SAMPLES), reason="the examples of a real Kibana are absent"
)
def test_the_form_is_that_of_a_real_kibana():
    seen: dict[str, dict[str, Any]] = {}
    for path in SAMPLES:
        for line in path.read_text("utf-8").splitlines():
            item = json.loads(line)
            if "type" in item:
                entry = seen.setdefault(item["type"], {"keys": set(), "versions": set()})
                entry["keys"] |= set(item["attributes"])
                entry["versions"].add((item["typeMigrationVersion"], item["coreMigrationVersion"]))
    for item in OBJECTS:
        known = seen[item["type"]]
        assert set(item["attributes"]) - NOT_IN_THE_SAMPLES <= known["keys"]
        assert (item["typeMigrationVersion"], item["coreMigrationVersion"]) in known["versions"]
