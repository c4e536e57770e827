"""How text is found: one analysis on the embedded and on a full server, by names that both have."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Iterator

import pytest
from elasticsearch import Elasticsearch

from installation import Installation
from onrecord.adapters.elastic import Elastic
from onrecord.adapters.elastic_bulk import Write
from onrecord.adapters.elastic_setup import ensure_indices
from onrecord.engine import Connection
from onrecord.index.building import Documents, Standing, build_documents
from onrecord.index.names import Kind
from onrecord.index.schemas import load_schema
from onrecord.model import Article, Block, BlockKind, Page, SourceFormat, SourceText, Span

Tokens = Callable[[str, str], list[str]]

FULL_SERVER = {
    "char_filter": {"mapping"},
    "tokenizer": {"standard"},
    "filter": {"lowercase", "asciifolding", "stop", "stemmer"},
}
"""Names in the reference of Elasticsearch 9; the embedded server is given what it lacks under the same ones."""


def test_the_analysis_uses_documented_names_only() -> None:
    analysis = load_schema(Kind.STATEMENTS)["settings"]["analysis"]
    own = {"char_filter": analysis["char_filter"], "filter": analysis["filter"], "tokenizer": {}}
    for analyzer in analysis["analyzer"].values():
        for part in own:
            used = [analyzer[part]] if part == "tokenizer" else analyzer[part]
            for name in used:
                assert own[part].get(name, {"type": name})["type"] in FULL_SERVER[part]


@pytest.fixture(scope="module")
def tokens(engine: Connection, elastic: Elasticsearch) -> Iterator[Tokens]:
    """Return a function (analyzer, text) -> tokens on a real index."""
    prefix = f"onrecord-t{secrets.token_hex(4)}"
    with Elastic(engine, prefix) as adapter:
        ensure_indices(adapter)
        index = adapter.list_aliased()[Kind.STATEMENTS]

        def analyze(analyzer: str, text: str) -> list[str]:
            answer = elastic.indices.analyze(index=index, analyzer=analyzer, text=text)
            return [token["token"] for token in answer["tokens"]]

        yield analyze
        for name in adapter.list_indices().values():
            elastic.indices.delete(index=[str(n) for n in name])
        for kind in Kind:
            elastic.indices.delete_index_template(name=adapter.alias(kind))


@pytest.mark.parametrize(
    ("analyzer", "one", "other"),
    [
        ("onrecord_text", "negotiation", "negotiations"),
        ("onrecord_text", "Orban", "Orbán's"),
        ("onrecord_text", "Orban", "Orban’s"),
        ("onrecord_text", "Orban", "Orbán‘s"),
        ("onrecord_text", "ORBÁN", "orban"),
        ("onrecord_text", "Orbán", "Orba\u0301n"),
        ("onrecord_text", "negotiation", "nego\u00adtiation"),
        ("onrecord_text", '"Key Security Concerns"', "“Key Security Concerns”"),
        ("onrecord_text", "open-door policy", "open\u2011door policies"),
        ("onrecord_exact", "«Ёлка»", "елка"),
        ("onrecord_exact", "don't", "don’t"),
        ("onrecord_exact", "Łódź", "lodz"),
        ("onrecord_name", "Ada Quill", "Ada Quill’s"),
        ("onrecord_russian", "переговоры", "переговоров"),
        ("onrecord_russian", "замок", "за\u0301мок"),
        ("onrecord_russian", "Лавровой", "Лаврова"),
        ("onrecord_german", "Vorschläge", "Vorschlag"),
        ("onrecord_german", "Straßen", "Strasse"),
    ],
)
def test_these_are_found_by_each_other(tokens: Tokens, analyzer: str, one: str, other: str) -> None:
    assert tokens(analyzer, one) == tokens(analyzer, other) != []


@pytest.mark.parametrize(
    ("analyzer", "one", "other"),
    [
        ("onrecord_exact", "negotiation", "negotiations"),
        ("onrecord_exact", "Orban", "Orban's"),
        ("onrecord_name", "Ada Quills", "Ada Quill"),
        ("onrecord_text", "policy", "police"),
        ("onrecord_exact", "мой", "мои"),
    ],
)
def test_these_are_not(tokens: Tokens, analyzer: str, one: str, other: str) -> None:
    assert tokens(analyzer, one) != tokens(analyzer, other)


def test_stop_words_count_in_exact_phrases_only(tokens: Tokens) -> None:
    assert tokens("onrecord_text", "to be or not to be") == []
    assert tokens("onrecord_exact", "to be or not to be") == ["to", "be", "or", "not", "to", "be"]


def test_the_tail_of_a_very_long_article_is_found_and_highlighted(installation: Installation) -> None:
    text = "The harbour board met again. " * 50_000 + "At the very end somebody whispered zanzibar."
    assert len(text) > 1_250_000
    source = SourceText("ab" * 32, text, "utf-8", SourceFormat.PAGE_TEXT)
    page = Page(source, (Block(Span(0, len(text)), BlockKind.PARAGRAPH, "prose"),))
    documents = build_documents(Article(page), Standing())
    assert isinstance(documents, Documents)
    with Elastic(installation.connection, installation.prefix) as elastic:
        ensure_indices(elastic)
        write = Write(Kind.ARTICLES, "ab" * 32, 1, json.dumps(documents.article).encode())
        assert len(elastic.bulk_upsert([write]).indexed) == 1
        elastic.refresh()
        answer = elastic.search(
            Kind.ARTICLES,
            {
                "query": {"simple_query_string": {"query": "zanzibar", "fields": ["body", "body_*"]}},
                "highlight": {"fields": {"body*": {}}},
                "_source": False,
            },
        )
        (hit,) = answer["hits"]["hits"]
        assert any("<em>zanzibar</em>" in part for parts in hit["highlight"].values() for part in parts)
        answer = elastic.search(
            Kind.ARTICLES,
            {"query": {"match": {"body": "harbour"}}, "highlight": {"fields": {"*": {}}}, "_source": False},
        )
        assert answer["_shards"]["failed"] == 0


def test_a_number_is_no_date_and_an_unknown_field_no_field(installation: Installation) -> None:
    with Elastic(installation.connection, installation.prefix) as elastic:
        ensure_indices(elastic)
        writes = [
            Write(Kind.STATEMENTS, "1", 1, b'{"published_at":99999999999999999}'),
            Write(Kind.STATEMENTS, "2", 1, b'{"published_at":"2022-02-08T03:20:00Z"}'),
            Write(Kind.STATEMENTS, "3", 1, b'{"surprise":"x"}'),
            Write(
                Kind.STATEMENTS,
                "4",
                1,
                b'{"published":{"gte":"2022-02-08T00:00:00Z","lt":"2022-02-09T00:00:00Z"}}',
            ),
        ]
        outcome = elastic.bulk_upsert(writes)
        assert [name for _, name in outcome.indexed] == ["2", "4"]
        assert [(r.id, r.error_type) for r in outcome.rejected] == [
            ("1", "document_parsing_exception"),
            ("3", "strict_dynamic_mapping_exception"),
        ]
