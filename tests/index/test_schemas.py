"""The schemas as data: strict, complete, and the same fields as the documents that are built."""

from __future__ import annotations

import json
from typing import Any, get_type_hints

import pytest

from onrecord.index.documents import ArticleDocument, FileDocument, StatementDocument
from onrecord.index.names import IndexName, Kind, build_alias, build_pattern, parse_index_name
from onrecord.index.schemas import list_fields, load_schema, name_index, schema_digest
from onrecord.ingest.summary import Outcome, RunSummary
from onrecord.model import Reason


@pytest.mark.parametrize(
    ("kind", "document"),
    [
        (Kind.ARTICLES, ArticleDocument),
        (Kind.STATEMENTS, StatementDocument),
        (Kind.FILES, FileDocument),
    ],
)
def test_documents_have_the_fields_of_their_schema(kind: Kind, document: type) -> None:
    assert set(get_type_hints(document)) == list_fields(kind)


def test_the_document_of_a_run_fits_its_schema() -> None:
    summary = RunSummary("id", "ingest", "2024-01-01T00:00:00Z", ended_at="2024-01-01T00:00:01Z", error="x")
    for reason in Reason:
        summary.reasons[reason] += 1
    assert set(summary.document) == list_fields(Kind.RUNS)
    assert {outcome.value for outcome in Outcome} < list_fields(Kind.RUNS)


def test_every_reason_is_counted_in_runs() -> None:
    counted = {field for field in list_fields(Kind.RUNS) if field.startswith("reason_")}
    assert counted == {f"reason_{reason.value}" for reason in Reason}


def walk(fields: dict[str, Any]) -> list[dict[str, Any]]:
    return [inner for field in fields.values() for inner in (field, *walk(field.get("fields", {})))]


@pytest.mark.parametrize("kind", Kind)
def test_schemas_are_strict_and_flat_and_within_the_limits_of_lucene(kind: Kind) -> None:
    schema = load_schema(kind)
    assert schema["mappings"]["dynamic"] == "strict"
    analyzers = schema["settings"]["analysis"]["analyzer"]
    for field in walk(schema["mappings"]["properties"]):
        assert field["type"] not in ("nested", "object", "flattened"), "Kibana can't aggregate these"
        if field["type"] == "keyword" and field.get("index", True):
            assert field["ignore_above"] <= 8191, "longer ones may exceed 32,766 bytes"
        if field["type"] == "text" and field.get("index", True):
            assert field["analyzer"] in analyzers, "the default one stems nothing"
        if field["type"] in ("date", "date_range"):
            assert field["format"] == "strict_date_optional_time", "numbers must not pass for dates"


@pytest.mark.parametrize("kind", Kind)
def test_names_are_built_and_read_back(kind: Kind) -> None:
    name = name_index("onrecord-a-1", kind, 7)
    assert str(name) == f"onrecord-a-1-{kind.value}-001-{schema_digest(kind)}-07"
    assert parse_index_name(str(name)) == name
    assert str(name).startswith(build_pattern("onrecord-a-1", kind).removesuffix("*"))
    assert build_alias("onrecord", kind) == f"onrecord-{kind.value}"


@pytest.mark.parametrize(
    "name",
    [
        "onrecord-statements",
        "onrecord-statements-001",
        "onrecord-statements-001-12345678",
        "onrecord-statements-1-12345678-01",
        "onrecord-statements-001-1234567g-01",
        "onrecord-other-001-12345678-01",
        "Onrecord-statements-001-12345678-01",
        "-statements-001-12345678-01",
        "onrecord-statements-001-12345678-01-x",
        "onrecord-statements-001-12345678-01\n",
        "",
    ],
)
def test_other_names_are_none_of_ours(name: str) -> None:
    assert parse_index_name(name) is None


def test_a_prefix_may_look_like_a_kind() -> None:
    name = IndexName("onrecord-files", Kind.FILES, 1, "0a1b2c3d", 12)
    assert parse_index_name(str(name)) == name


def test_the_digest_changes_with_the_schema_alone() -> None:
    assert len({schema_digest(kind) for kind in Kind}) == len(Kind)
    load_schema.cache_clear()
    before = schema_digest(Kind.RUNS)
    schema_digest.cache_clear()
    assert schema_digest(Kind.RUNS) == before
    assert json.dumps(load_schema(Kind.RUNS))
