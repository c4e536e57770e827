"""Templates, concrete indices and aliases: created where they are missing, left alone where they are right.

Nothing is dropped or remapped in place: another schema means another concrete index (`onrecord reindex`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from elasticsearch import NotFoundError

from onrecord.adapters.elastic import Elastic
from onrecord.adapters.elastic_errors import translated
from onrecord.index.names import IndexName, Kind, build_pattern
from onrecord.index.schemas import SCHEMA, load_schema, name_index, schema_digest


class Done(StrEnum):
    """What set-up did about one thing."""

    CREATED = "created"
    CHANGED = "changed"
    LEFT = "left"
    OUTDATED = "outdated"  # another schema stands there: `onrecord reindex` builds the new one


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that set-up looked at."""

    what: str  # "template", "index", "alias"; `onrecord setup` adds roles, users, keys and more
    name: str
    done: Done
    note: str = ""


def ensure_indices(elastic: Elastic) -> list[Change]:
    """Create what is missing of templates, indices and aliases; report each. Raises EngineError."""
    changes = ensure_templates(elastic)
    behind, known = elastic.list_aliased(), elastic.list_indices()
    for kind in Kind:
        alias, current = elastic.alias(kind), behind[kind]
        if current is not None:
            done = Done.LEFT if is_current(elastic, kind, current) else Done.OUTDATED
            changes.append(Change("index", current, done))
            continue
        fitting = [name for name in known[kind] if name.digest == schema_digest(kind)]
        if fitting:  # the alias was lost; the newest index with our schema has what was written
            swap_aliases(elastic, {kind: str(fitting[-1])})
            changes.append(Change("alias", alias, Done.CREATED))
            continue
        generation = known[kind][-1].generation + 1 if known[kind] else 1
        name = name_index(elastic.prefix, kind, generation)
        _create(elastic, kind, name, {alias: {"is_write_index": True}})
        changes.append(Change("index", str(name), Done.CREATED))
    return changes


def ensure_templates(elastic: Elastic) -> list[Change]:
    """Create or replace the index templates; report each. Raises EngineError."""
    return [_ensure_template(elastic, kind) for kind in Kind]


def is_current(elastic: Elastic, kind: Kind, index: str) -> bool:
    """Tell whether a concrete index has the schema that this version writes."""
    return index.startswith(f"{elastic.alias(kind)}-{SCHEMA:03d}-{schema_digest(kind)}-")


def create_next(elastic: Elastic, kind: Kind) -> IndexName:
    """Create the next concrete index of `kind`, without alias, and return its name. Raises EngineError."""
    known = elastic.list_indices()[kind]
    name = name_index(elastic.prefix, kind, known[-1].generation + 1 if known else 1)
    _create(elastic, kind, name, {})
    return name


def swap_aliases(elastic: Elastic, targets: Mapping[Kind, str]) -> None:
    """Lead the aliases of the kinds in `targets` to the given concrete indices, all at once."""
    behind = elastic.list_aliased()
    actions: list[dict[str, Any]] = []
    for kind, name in targets.items():
        alias, old = elastic.alias(kind), behind[kind]
        if old is not None and old != name:
            actions.append({"remove": {"index": old, "alias": alias}})
        actions.append({"add": {"index": name, "alias": alias, "is_write_index": True}})
    with translated(elastic.url):
        elastic.client.indices.update_aliases(actions=actions)


def drop_index(elastic: Elastic, name: IndexName) -> None:
    """Delete a concrete index that no alias leads to. Raises EngineError."""
    with translated(elastic.url):
        elastic.client.options(ignore_status=404).indices.delete(index=str(name))


def _create(elastic: Elastic, kind: Kind, name: IndexName, aliases: Mapping[str, Mapping[str, Any]]) -> None:
    schema = load_schema(kind)
    with translated(elastic.url):
        elastic.client.indices.create(
            index=str(name), settings=schema["settings"], mappings=schema["mappings"], aliases=dict(aliases)
        )


def _ensure_template(elastic: Elastic, kind: Kind) -> Change:
    """The template stands guard: an index that somebody makes under our names is strict as well."""
    name, schema = elastic.alias(kind), load_schema(kind)
    meta = {"schema": SCHEMA, "digest": schema_digest(kind)}
    with translated(elastic.url):
        try:
            answer = elastic.client.indices.get_index_template(name=name).body
            old: dict[str, Any] | None = answer["index_templates"][0]["index_template"]
        except NotFoundError:
            old = None
    if old is not None and old.get("_meta") == meta:
        return Change("template", name, Done.LEFT)
    with translated(elastic.url):
        elastic.client.indices.put_index_template(
            name=name,
            index_patterns=[build_pattern(elastic.prefix, kind)],
            template={"settings": schema["settings"], "mappings": schema["mappings"]},
            priority=200,
            meta=meta,
        )
    return Change("template", name, Done.CREATED if old is None else Done.CHANGED)
