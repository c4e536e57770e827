from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.adapters.elastic import Elastic
from onrecord.search.finding import find
from onrecord.search.request import Request, Scope, parse_days
from onrecord.search.results import Results


def ids(results: Results) -> set[str]:
    """The first letter of each statement's article and its start, such as "a10"."""
    return {f"{hit.id[0]}{hit.start}" for hit in results.statements}


def articles(results: Results) -> list[str]:
    return [hit.article.article_id[0] for hit in results.articles]


def search(library: Elastic, query: str = "", **filters: object) -> Results:
    return find(library, Request(query=query, **filters))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"equal and indivisible security"', {"a10"}),
        ("“equal and indivisible security”", {"a10"}),
        ('"indivisible equal security"', set()),
        ("negotiation", {"a10", "a70"}),
        ("the negotiations", {"a10", "a70"}),
        ('"negotiations"', {"a70"}),
        ("negot*", {"a10", "a70"}),
        ("negotiatio*", {"a10", "a70"}),
        ("negotiation NOT treaty", {"a10"}),
        ("negotiation -treaty", {"a10"}),
        ("treaty OR beacon", {"a70", "b50"}),
        ("treaty AND beacon", set()),
        ("(treaty OR principle) AND negotiation", {"a10", "a70"}),
        ("Orban", {"a70"}),
        ('"negotiations on Orban"', {"a70"}),
        ('"negotiations on Orban\'s treaty"', {"a70"}),
        ('"on Orban treaty"', set()),
        ('negotiation NOT "on Orban"', {"a10"}),
        ("*", {"a10", "a70", "b0", "b50", "c0", "d0"}),
        ("Orbán's", {"a70"}),
        ("ORBAN’S", {"a70"}),
        ("open-door policy", {"b0"}),
        ("Verhandlung", {"c0"}),
        ("Verhandlung NOT weiter", set()),
        ("переговорах", {"d0"}),
        ("безопасность", {"d0"}),
        ("lighthouses", set()),
        ("to be or not", set()),
    ],
)
def test_statements_are_found_by_their_words(library: Elastic, query: str, expected: set[str]) -> None:
    assert ids(search(library, query, scope=Scope.STATEMENTS)) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"speakers": ("Flint",)}, {"a10", "b50"}),
        ({"speakers": ("Ada Flint",)}, {"a10"}),
        ({"speakers": ("ministry of waters",)}, {"a70"}),
        ({"speakers": ("bo-flint",)}, {"b50"}),
        ({"speakers": ("Ada Flint", "Weiss")}, {"a10", "c0"}),
        ({"speakers": ("Flin",)}, set()),
        ({"speakers": ("aide",)}, set()),
        ({"agencies": ("northwire",)}, {"a10", "a70"}),
        ({"publishers": ("Ledger",)}, {"b0", "b50"}),
        ({"collections": ("harbour",)}, {"a10", "a70", "c0"}),
        ({"languages": ("DE",)}, {"c0"}),
        ({"kinds": ("direct", "mixed")}, {"a10", "b0", "c0", "d0"}),
        ({"kinds": ("turn",)}, {"b50"}),
        ({"cues": ("denying",)}, {"a70"}),
        ({"cues": ("asked", "Sagte")}, {"b0", "c0"}),
        ({"only_undated": True}, {"d0"}),
        ({"old_versions": True, "speakers": ("Ada Flint",)}, {"a10", "e0"}),
        ({"speakers": ("Flint",), "kinds": ("direct",), "publishers": ("Gazette",)}, {"a10"}),
    ],
)
def test_filters(library: Elastic, filters: dict[str, object], expected: set[str]) -> None:
    assert ids(search(library, limit=100, **filters)) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-03-05", "2024-03-05", {"a10", "a70"}),
        ("2024-03-06", None, {"b0", "b50", "c0"}),
        (None, "2024-03-04", set()),
        (None, "2024-03-05", {"a10", "a70"}),
        ("2024-03-07", "2024-03-07", {"b0", "b50"}),  # 23:30 EST is 04:30 UTC of the next day
        ("2024-03-08", "2024-03-31", set()),
        ("2024-04-17", "2024-04-17", {"c0"}),  # "April 2024" may be that day
        ("2024-05", None, set()),
        ("2024", "2024", {"a10", "a70", "b0", "b50", "c0"}),
        ("2023", "2023", set()),
    ],
)
def test_days_keep_what_may_have_been_published_then(
    library: Elastic, first: str | None, last: str | None, expected: set[str]
) -> None:
    assert ids(search(library, limit=100, days=parse_days(first, last))) == expected


def test_articles_are_listed_when_only_headline_or_body_hit(library: Elastic) -> None:
    found = search(library, "lighthouses")
    assert (ids(found), articles(found)) == (set(), ["a"])
    assert [part.text[part.hits[0].start : part.hits[0].end] for part in found.articles[0].snippets] == [
        "lighthouses"
    ]


def test_an_article_with_a_statement_that_hits_is_not_listed_again(library: Elastic) -> None:
    found = search(library, "negotiations", limit=1)
    assert found.statement_total == 2
    assert articles(found) == ["b"]
    assert articles(search(library, "negotiations", scope=Scope.ARTICLES)) == ["b"]


def test_a_curly_phrase_finds_a_headline(library: Elastic) -> None:
    found = search(library, "“Key Security Concerns”", scope=Scope.ARTICLES)
    headline = found.articles[0].headline
    assert [span.of(headline.text) for span in headline.hits] == ["Key Security Concerns"]


def test_filters_on_statements_leave_no_place_for_articles(library: Elastic) -> None:
    assert articles(search(library, "lighthouses", speakers=("Flint",))) == []


def test_old_versions_are_marked(library: Elastic) -> None:
    assert articles(search(library, "lighthouses", old_versions=True)) == ["a"]
    found = search(library, "lighthouses", old_versions=True)
    assert [hit.article.current for hit in found.statements] == [False]


def test_hits_are_marked_in_the_text(library: Elastic) -> None:
    hit = search(library, '"indivisible security"').statements[0]
    assert [span.of(hit.text.text) for span in hit.text.hits] == ["indivisible security"]
    stemmed = search(library, "negotiation treaty").statements[0]
    assert [span.of(stemmed.text.text) for span in stemmed.text.hits] == ["negotiations", "treaty"]
    possessive = search(library, "Orban").statements[0]
    assert [span.of(possessive.text.text) for span in possessive.text.hits] == ["Orbán’s"]


def test_every_path_of_an_article_is_named(library: Elastic) -> None:
    hit = search(library, "principle").statements[0]
    assert hit.article.paths == ("harbour/copy of pilots.txt", "harbour/pilots.txt")


def test_dates_come_back_as_they_were_stated(library: Elastic) -> None:
    stated = {hit.id[0]: str(hit.article.published) for hit in search(library, limit=100).statements}
    assert stated == {"a": "2024-03-05", "b": "2024-03-06 23:30 -05:00", "c": "2024-04", "d": ""}


def test_the_limit_holds_and_the_total_is_told(library: Elastic) -> None:
    found = search(library, limit=2)
    assert (len(found.statements), found.statement_total) == (2, 6)


def test_an_answer_is_quick(library: Elastic) -> None:
    search(library, "security")
    assert search(library, "security").milliseconds < 1000


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(alphabet=st.sampled_from('ab"-+|*()~\\/:^[]{}!&?.<>=0 \u201c\u201d\n'), max_size=40))
def test_no_query_is_an_error(library: Elastic, query: str) -> None:
    assert search(library, query).complete
