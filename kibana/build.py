"""Build onrecord.ndjson, Kibana's saved objects, from objects.toml: the same page always gives the same file.

The form is that of Kibana 8.12 (see VERSIONS), which 8.12 and every later one imports.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from pathlib import Path
from typing import Any

import panels

Json = dict[str, Any]

HERE = Path(__file__).resolve().parent
SOURCE = HERE / "objects.toml"
TARGET = HERE / "onrecord.ndjson"
SCHEMAS = HERE.parent / "src" / "onrecord" / "index" / "schemas"

# A newer number than the server knows makes it refuse the whole file; these are what 8.12 writes.
VERSIONS = {"index-pattern": "8.0.0", "search": "8.0.0", "dashboard": "8.9.0"}
CORE_VERSION = "8.8.0"
TIME_RANGE = ("now-10y", "now")
REFRESH = {"pause": True, "value": 60000}


def compact(value: Any) -> str:
    """Return `value` as JSON without spaces, keys sorted: how Kibana keeps JSON inside JSON."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def saved(kind: str, identity: str, attributes: Json, references: list[Json]) -> Json:
    """Return one saved object."""
    return {
        "type": kind,
        "id": identity,
        "attributes": attributes,
        "references": references,
        "typeMigrationVersion": VERSIONS[kind],
        "coreMigrationVersion": CORE_VERSION,
        "managed": False,
    }


def reference(kind: str, identity: str, name: str) -> Json:
    """Return a reference under `name`."""
    return {"type": kind, "id": identity, "name": name}


def schema_fields(schema: str) -> Json:
    """Return the mapping of every field of the newest schema file of that name."""
    newest = sorted(SCHEMAS.glob(f"{schema}-*.json"))[-1]
    fields: Json = json.loads(newest.read_text("utf-8"))["mappings"]["properties"]
    return fields


def data_view(entry: Json, labels: Json, formats: Json) -> Json:
    """Return a data view with the labels and formats of the fields that its index has."""
    fields = schema_fields(entry["schema"])
    attributes = {
        "title": f"onrecord-{entry['schema']}",
        "name": entry["name"],
        "fields": "[]",
        "fieldAttrs": compact({name: {"customLabel": labels[name]} for name in labels if name in fields}),
        "fieldFormatMap": compact({name: formats[name] for name in formats if name in fields}),
        "runtimeFieldMap": "{}",
        "sourceFilters": "[]",
        "allowHidden": False,
    }
    if "time" in entry:
        attributes["timeFieldName"] = entry["time"]
    return saved("index-pattern", entry["id"], attributes, [])


def session(entry: Json, timed: bool) -> Json:
    """Return a Discover session; `timed` tells whether its data view has a time field.

    Discover opens with the last 15 minutes, in which nothing was published: a session brings its own range.
    """
    index = "kibanaSavedObjectMeta.searchSourceJSON.index"
    source = {"query": panels.kql(entry["query"]), "filter": [], "indexRefName": index}
    attributes = {
        "title": entry["title"],
        "description": entry["description"],
        "columns": entry["columns"],
        "sort": entry["sort"],
        "grid": {"columns": {name: {"width": width} for name, width in entry.get("widths", {}).items()}},
        "hideChart": False,
        "isTextBasedQuery": False,
        "timeRestore": timed,
        "usesAdHocDataView": False,
        "kibanaSavedObjectMeta": {"searchSourceJSON": compact(source)},
    }
    if timed:
        attributes["timeRange"] = {"from": TIME_RANGE[0], "to": TIME_RANGE[1]}
        attributes["refreshInterval"] = REFRESH
    return saved("search", entry["id"], attributes, [reference("index-pattern", entry["data_view"], index)])


def dashboard(entry: Json, labels: Json) -> Json:
    """Return a dashboard with its panels by value, its sessions by reference, and its controls."""
    shown: list[Json] = []
    references: list[Json] = []
    for number, panel in enumerate(entry["panel"], start=1):
        identity = f"p{number}"
        built, needed = panels.panel(identity, panel, labels)
        shown.append(built)
        references += needed
    attributes = {
        "title": entry["title"],
        "description": entry["description"],
        "version": 1,
        "timeRestore": True,
        "timeFrom": entry.get("since", TIME_RANGE[0]),
        "timeTo": TIME_RANGE[1],
        "refreshInterval": REFRESH,
        "optionsJSON": compact(
            {
                "useMargins": True,
                "syncColors": True,
                "syncCursor": True,
                "syncTooltips": False,
                "hidePanelTitles": False,
            }
        ),
        "panelsJSON": compact(shown),
        "kibanaSavedObjectMeta": {"searchSourceJSON": compact({"query": panels.kql(""), "filter": []})},
    }
    if entry.get("control"):
        group, needed = panels.controls(entry["control"])
        attributes["controlGroupInput"] = {
            name: value if isinstance(value, str) else compact(value) for name, value in group.items()
        }
        references += needed
    return saved("dashboard", entry["id"], attributes, references)


def build(source: Json) -> str:
    """Return the NDJSON of every object that `source` describes: what is referred to comes first."""
    objects = [data_view(entry, source["labels"], source["formats"]) for entry in source["data_view"]]
    timed = {entry["id"] for entry in source["data_view"] if "time" in entry}
    objects += [session(entry, entry["data_view"] in timed) for entry in source["session"]]
    objects += [dashboard(entry, source["labels"]) for entry in source["dashboard"]]
    return "".join(json.dumps(item, ensure_ascii=False, sort_keys=True) + "\n" for item in objects)


def main() -> int:
    """Write the file, or with --check tell whether it is the one that the source gives."""
    parser = argparse.ArgumentParser(description="Build onrecord.ndjson from objects.toml.")
    parser.add_argument("--check", action="store_true", help="only tell whether the file is up to date")
    checking = parser.parse_args().check
    text = build(tomllib.loads(SOURCE.read_text("utf-8")))
    if checking:
        return int(not TARGET.is_file() or TARGET.read_text("utf-8") != text)
    TARGET.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
