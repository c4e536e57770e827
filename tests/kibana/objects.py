"""Reading onrecord.ndjson as Kibana would: objects, the panels inside dashboards, the fields that each uses."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NDJSON = ROOT / "kibana" / "onrecord.ndjson"
SCHEMAS = ROOT / "src" / "onrecord" / "index" / "schemas"

Json = dict[str, Any]


def load() -> list[Json]:
    return [json.loads(line) for line in NDJSON.read_text("utf-8").splitlines()]


def fields_of(index: str) -> dict[str, str]:
    """Return name -> type of every field and subfield of the newest schema behind an alias."""
    newest = sorted(SCHEMAS.glob(f"{index.removeprefix('onrecord-')}-*.json"))[-1]
    found: dict[str, str] = {}
    for name, mapping in json.loads(newest.read_text("utf-8"))["mappings"]["properties"].items():
        found[name] = mapping["type"] if mapping.get("index", True) else "not searchable"
        for part, inner in mapping.get("fields", {}).items():
            found[f"{name}.{part}"] = inner["type"]
    return found


@dataclass(frozen=True)
class Use:
    """One field that an object uses, and for what."""

    where: str
    view: str
    field: str
    purpose: str


def uses(objects: list[Json]) -> Iterator[Use]:
    for item in objects:
        attributes, where = item["attributes"], item["id"]
        if item["type"] == "index-pattern":
            if "timeFieldName" in attributes:
                yield Use(where, item["id"], attributes["timeFieldName"], "date_histogram")
            for name in [*json.loads(attributes["fieldAttrs"]), *json.loads(attributes["fieldFormatMap"])]:
                yield Use(where, item["id"], name, "shown")
        elif item["type"] == "search":
            view = item["references"][0]["id"]
            yield from (Use(where, view, name, "shown") for name in attributes["columns"])
            yield from (Use(where, view, name, "sort") for name, _ in attributes["sort"])
            source = json.loads(attributes["kibanaSavedObjectMeta"]["searchSourceJSON"])
            yield from (Use(where, view, name, "query") for name in kql_fields(source["query"]["query"]))
        elif item["type"] == "dashboard":
            yield from _dashboard_uses(item)


def _dashboard_uses(item: Json) -> Iterator[Use]:
    for panel in json.loads(item["attributes"]["panelsJSON"]):
        if panel["type"] != "lens":
            continue
        where = f"{item['id']}: {panel['title']}"
        lens = panel["embeddableConfig"]["attributes"]
        view = lens["references"][0]["id"]
        yield from (Use(where, view, name, "query") for name in kql_fields(lens["state"]["query"]["query"]))
        for column in lens["state"]["datasourceStates"]["formBased"]["layers"]["layer1"]["columns"].values():
            for part in column["params"].get("filters", []):
                yield from (Use(where, view, name, "query") for name in kql_fields(part["input"]["query"]))
            if column.get("sourceField", "___records___") != "___records___":
                yield Use(where, view, column["sourceField"], column["operationType"])
    group = item["attributes"].get("controlGroupInput")
    for name, control in json.loads(group["panelsJSON"]).items() if group else ():
        if control["type"] == "optionsListControl":
            view = next(
                ref["id"] for ref in item["references"] if ref["name"].startswith(f"controlGroup_{name}:")
            )
            yield Use(f"{item['id']}: control", view, control["explicitInput"]["fieldName"], "terms")


def kql_fields(query: str) -> list[str]:
    return re.findall(r"([\w.]+)\s*(?::|[<>])", re.sub(r'"[^"]*"', '""', query))
