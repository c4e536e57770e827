"""A small library in a real Elasticsearch: documents written by hand in the schema, one for each rule of the search."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from elasticsearch.helpers import bulk

from conftest import client_of
from onrecord.adapters.elastic import Elastic
from onrecord.engine import Connection
from onrecord.index.building import build_range
from onrecord.index.names import Kind, build_alias
from onrecord.index.schemas import load_schema, name_index
from onrecord.model import PartialDate


def published(date: PartialDate | None, printed: str = "") -> dict[str, Any]:
    """The date fields of a document, as `onrecord.index` builds them."""
    if date is None:
        return {"undated": True}
    interval = build_range(date)
    assert interval is not None
    assert date.precision is not None
    fields: dict[str, Any] = {
        "undated": False,
        "published": interval,
        "first_possible": interval["gte"],
        "last_possible": interval["lt"],
        "published_precision": date.precision.value,
        "published_printed": printed,
    }
    zone = date.utc_offset or date.zone
    return {**fields, "published_zone": zone} if zone else fields


ARTICLES: dict[str, dict[str, Any]] = {
    "a" * 64: {
        "headline": "Harbour pilots refuse “Key Security Concerns”",
        "body": "Something about lighthouses. The talks were quiet.",
        "publisher": "Harbour Gazette",
        "agency": ["Northwire"],
        "language": "en",
        "collection": ["harbour"],
        **published(PartialDate(2024, 3, 5)),
    },
    "b" * 64: {
        "headline": "Negotiations resume",
        "body": "Delegates met. Negotiations were resumed in Port Ellery on Monday.",
        "publisher": "Ellery Ledger",
        "language": "en",
        "collection": ["river"],
        **published(PartialDate(2024, 3, 6, "23:30", "-05:00", "EST")),
    },
    "c" * 64: {
        "body": "Die Verhandlungen über die Verträge gehen weiter.",
        "language": "de",
        "collection": ["harbour"],
        **published(PartialDate(2024, 4)),
    },
    "d" * 64: {"body": "An undated page on beacons.", "language": "en", "collection": [], **published(None)},
    "e" * 64: {
        "headline": "An older edition of the harbour page",
        "body": "Lighthouses, as first printed.",
        "language": "en",
        "current": False,
        **published(PartialDate(2024, 3, 1)),
    },
}

STATEMENTS: list[dict[str, Any]] = [
    {"id": "aaaaaaaaaaaaaaaa:10-60", "article": "a", "kind": "direct", "speaker": "Ada Flint", "speaker_role": "Captain",
     "speaker_printed": "Captain Flint", "cue": "said", "cue_class": "neutral", "start": 10, "end": 60,
     "text": "“The principle of equal and indivisible security was agreed in a negotiation.”"},
    {"id": "aaaaaaaaaaaaaaaa:70-99", "article": "a", "kind": "indirect", "speaker": "Ministry of Waters",
     "speaker_printed": "The ministry", "cue": "denied", "cue_class": "denying", "start": 70, "end": 99,
     "text": "that the negotiations on Orbán’s treaty had failed"},
    {"id": "bbbbbbbbbbbbbbbb:0-40", "article": "b", "kind": "direct", "speaker_printed": "an aide to Flint", "cue": "asked",
     "cue_class": "asking", "start": 0, "end": 40, "text": "\"Will the open-door policy hold?\""},
    {"id": "bbbbbbbbbbbbbbbb:50-90", "article": "b", "kind": "turn", "passage": True, "turn_id": "bbbbbbbbbbbbbbbb:50-190",
     "speaker": "Bo Flint", "speaker_key": "bo-flint", "cue_class": "neutral", "start": 50, "end": 90, "text": "The beacon is out. Security comes first."},
    {"id": "cccccccccccccccc:0-40", "article": "c", "kind": "direct", "speaker": "Katja Weiß", "cue": "sagte",
     "cue_class": "neutral", "start": 0, "end": 40, "text": "„Die Verhandlungen gehen weiter.“"},
    {"id": "dddddddddddddddd:0-20", "article": "d", "kind": "mixed", "speaker": "Влада Орлова", "cue_class": "neutral",
     "start": 0, "end": 20, "text": "Переговоры о безопасности <script>продолжаются</script>"},
    {"id": "eeeeeeeeeeeeeeee:0-20", "article": "e", "kind": "direct", "speaker": "Ada Flint", "cue_class": "neutral",
     "start": 0, "end": 20, "text": "“Lighthouses need security,”"},
]  # fmt: skip

FILES: list[dict[str, Any]] = [
    {"id": "1", "path": "harbour/pilots.txt", "root": "inbox", "sha256": "a" * 64, "state": "present"},
    {
        "id": "2",
        "path": "harbour/copy of pilots.txt",
        "root": "inbox",
        "sha256": "a" * 64,
        "state": "present",
    },
    {"id": "3", "path": "river/resume.txt", "root": "inbox", "sha256": "b" * 64, "state": "present"},
    {"id": "4", "path": "harbour/gone.txt", "root": "inbox", "sha256": "e" * 64, "state": "gone"},
]


def documents() -> Iterator[tuple[Kind, str, dict[str, Any]]]:
    """Every document with the kind of its index and its id."""
    for sha256, fields in ARTICLES.items():
        yield Kind.ARTICLES, sha256, {"sha256": sha256, "current": True, "statement_count": 1, **fields}
    for statement in STATEMENTS:
        sha256 = statement["article"] * 64
        shared = {name: value for name, value in ARTICLES[sha256].items() if name != "body"}
        own = {name: value for name, value in statement.items() if name != "article"}
        yield (
            Kind.STATEMENTS,
            own["id"],
            {"current": True, "passage": False, **shared, **own, "article_id": sha256},
        )
    for file in FILES:
        yield Kind.FILES, file["id"], file


@pytest.fixture(scope="session")
def library(engine: Connection) -> Iterator[Elastic]:
    """The documents above under their aliases, with a prefix of their own."""
    prefix = f"onrecord-t{secrets.token_hex(4)}"
    with client_of(engine) as client:
        for kind in Kind:
            name = str(name_index(prefix, kind, 1))
            client.indices.create(index=name, **load_schema(kind), aliases={build_alias(prefix, kind): {}})
        actions = (
            {"_index": build_alias(prefix, kind), "_id": identity, "_source": document}
            for kind, identity, document in documents()
        )
        bulk(client, actions, refresh=True)
        with Elastic(engine, prefix) as elastic:
            yield elastic
        for kind in Kind:
            client.indices.delete(index=str(name_index(prefix, kind, 1)))
