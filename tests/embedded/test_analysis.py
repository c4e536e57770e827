"""The components that a full Elasticsearch has are here under the same names, with the same tokens."""

from __future__ import annotations

from typing import Any

import pytest
from elasticsearch import BadRequestError, Elasticsearch

ENGLISH: list[Any] = [
    "lowercase",
    {"type": "stemmer", "language": "possessive_english"},
    "asciifolding",
    {"type": "stop", "stopwords": "_english_"},
    {"type": "stemmer", "language": "english"},
]


def tokens(elastic: Elasticsearch, **analysis: Any) -> list[str]:
    return [token["token"] for token in elastic.indices.analyze(**analysis)["tokens"]]


def test_accent_and_possessive_fall_away_together(elastic: Elasticsearch) -> None:
    found = tokens(
        elastic, tokenizer="standard", filter=ENGLISH, text="The Orbán’s Orban's Orbáns negotiations"
    )
    assert found == ["orban", "orban", "orban", "negoti"]


def test_the_bare_english_analyzer_keeps_accents_as_on_a_full_server(elastic: Elasticsearch) -> None:
    assert tokens(elastic, analyzer="english", text="The negotiations of Orbán") == ["negoti", "orbán"]


@pytest.mark.parametrize(
    ("language", "word", "stem"),
    [
        ("english", "negotiations", "negoti"),
        ("possessive_english", "Putin's", "Putin"),
        ("light_english", "negotiations", "negotiation"),
        ("minimal_english", "treaties", "treaty"),
        ("porter2", "generously", "generous"),
        ("russian", "переговоры", "переговор"),
        ("light_russian", "переговоров", "переговор"),
        ("german", "verhandlungen", "verhandl"),
        ("light_german", "verhandlungen", "verhandlung"),
        ("minimal_german", "häuser", "haus"),
        ("french", "déclarations", "déclar"),
        ("light_french", "maisons", "maison"),
    ],
)
def test_the_stemmer_reads_its_language(elastic: Elasticsearch, language: str, word: str, stem: str) -> None:
    filters = [{"type": "stemmer", "language": language}]
    assert tokens(elastic, tokenizer="standard", filter=filters, text=word) == [stem]


def test_an_unknown_language_is_refused(elastic: Elasticsearch) -> None:
    with pytest.raises(BadRequestError, match="no stemmer for"):
        tokens(elastic, tokenizer="standard", filter=[{"type": "stemmer", "language": "klingon"}], text="x")


@pytest.mark.parametrize(
    ("words", "text", "kept"),
    [
        ("_english_", "the treaty and the talks", ["treaty", "talks"]),
        ("_russian_", "договор и о переговорах", ["договор", "переговорах"]),
        ("_german_", "der vertrag und das gespräch", ["vertrag", "gespräch"]),
    ],
)
def test_stop_words_by_language(elastic: Elasticsearch, words: str, text: str, kept: list[str]) -> None:
    filters = [{"type": "stop", "stopwords": words}]
    assert tokens(elastic, tokenizer="standard", filter=filters, text=text) == kept


@pytest.mark.parametrize(
    ("filter_", "text", "expected"),
    [
        ("asciifolding", "Orbán Škoda Łódź", ["Orban", "Skoda", "Lodz"]),
        ({"type": "asciifolding", "preserve_original": True}, "Orbán", ["Orban", "Orbán"]),
        ("unique", "no no never no", ["no", "never"]),
        ("apostrophe", "Kyiv's talks", ["Kyiv", "talks"]),
        ("elision", "l'accord", ["accord"]),
        ({"type": "elision", "articles": ["o"]}, "o'neill l'accord", ["neill", "l'accord"]),
        ("porter_stem", "negotiations", ["negoti"]),
        ("kstem", "negotiations", ["negotiation"]),
        ({"type": "snowball", "language": "Russian"}, "переговоры", ["переговор"]),
        ({"type": "truncate", "length": 3}, "treaty", ["tre"]),
        ({"type": "length", "min": 4}, "the treaty", ["treaty"]),
        ("german_normalization", "Straße", ["Strasse"]),
        ({"type": "pattern_replace", "pattern": "[0-9]+", "replacement": "#"}, "a1b22", ["a#b#"]),
        (
            {"type": "pattern_capture", "preserve_original": True, "patterns": ["(\\d+)"]},
            "nato1949",
            ["nato1949", "1949"],
        ),
    ],
)
def test_token_filters(elastic: Elasticsearch, filter_: Any, text: str, expected: list[str]) -> None:
    assert tokens(elastic, tokenizer="standard", filter=[filter_], text=text) == expected


@pytest.mark.parametrize(
    ("char_filter", "text", "expected"),
    [
        ({"type": "mapping", "mappings": ["\\u2019 => '", "“ => \\u0022"]}, "“Orban’s", "\"Orban's"),
        ({"type": "mapping", "mappings": ["\\u200B =>"]}, "nego\u200btiation", "negotiation"),
        ({"type": "pattern_replace", "pattern": "-", "replacement": " "}, "co-operation", "co operation"),
        ("html_strip", "a <b>treaty</b>", "a treaty"),
    ],
)
def test_char_filters(elastic: Elasticsearch, char_filter: Any, text: str, expected: str) -> None:
    assert tokens(elastic, tokenizer="keyword", char_filter=[char_filter], text=text) == [expected]


def test_a_mapping_without_an_arrow_is_refused(elastic: Elasticsearch) -> None:
    with pytest.raises(BadRequestError, match="no =>"):
        tokens(elastic, tokenizer="keyword", char_filter=[{"type": "mapping", "mappings": ["a b"]}], text="x")


@pytest.mark.parametrize(
    ("tokenizer", "text", "expected"),
    [
        ("uax_url_email", "mail a.b@example.org now", ["mail", "a.b@example.org", "now"]),
        ("whitespace", "co-operation, now", ["co-operation,", "now"]),
        ("keyword", "New York", ["New York"]),
    ],
)
def test_tokenizers(elastic: Elasticsearch, tokenizer: str, text: str, expected: list[str]) -> None:
    assert tokens(elastic, tokenizer=tokenizer, text=text) == expected


def test_language_analyzers_stem_and_drop_stop_words(elastic: Elasticsearch) -> None:
    assert tokens(elastic, analyzer="russian", text="переговоры президента и") == ["переговор", "президент"]
    assert tokens(elastic, analyzer="german", text="die Verhandlungen") == ["verhandlung"]


def test_a_normalizer_takes_folding_but_no_stemmer(elastic: Elasticsearch, prefix: str) -> None:
    def create(filters: list[str]) -> None:
        elastic.indices.create(
            index=f"{prefix}-n",
            settings={"analysis": {"normalizer": {"folded": {"type": "custom", "filter": filters}}}},
            mappings={"properties": {"name": {"type": "keyword", "normalizer": "folded"}}},
        )

    with pytest.raises(BadRequestError, match="may not use filter"):
        create(["lowercase", "porter_stem"])
    create(["lowercase", "asciifolding"])
    assert tokens(elastic, index=f"{prefix}-n", field="name", text="Orbán") == ["orban"]
