"""The schemas as data: settings and strict mappings of each kind, numbered, never edited once released."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files
from typing import Any

from onrecord.index.names import IndexName, Kind

SCHEMA = 1
"""The number of the schema that this version writes; raised with every change to a released schema file."""


@cache
def load_schema(kind: Kind) -> dict[str, Any]:
    """Return `{"settings", "mappings"}` of `kind`, as Elasticsearch takes them. Treat it as read-only."""
    schema = _load(kind.value)
    schema["settings"] = {**schema["settings"], "analysis": _load("analysis")}
    return schema


@cache
def schema_digest(kind: Kind) -> str:
    """Return eight hex digits that change with the schema of `kind`."""
    return hashlib.sha256(json.dumps(load_schema(kind), sort_keys=True).encode()).hexdigest()[:8]


def name_index(prefix: str, kind: Kind, generation: int) -> IndexName:
    """Return the name of generation `generation` of `kind` under the current schema."""
    return IndexName(prefix, kind, SCHEMA, schema_digest(kind), generation)


def list_fields(kind: Kind) -> frozenset[str]:
    """Return the names of the top-level fields of `kind`."""
    return frozenset(load_schema(kind)["mappings"]["properties"])


def _load(name: str) -> dict[str, Any]:
    text = (files("onrecord.index") / "schemas" / f"{name}-{SCHEMA:03d}.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded
