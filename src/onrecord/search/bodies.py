"""Search bodies for Elasticsearch: one request value -> what is asked of the statements or articles alias.

A quoted phrase is looked up in the exact subfields, loose words in the stemmed ones. German texts have
their own stems; they are asked apart, so that a NOT holds in either language.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from onrecord.index.building import BODY_FIELDS
from onrecord.search.request import Request
from onrecord.search.wording import understand, with_possessives, without_stop_words

Body = dict[str, Any]

START_MARK: Final = "\ue000"
END_MARK: Final = "\ue001"
"""Private-use characters around a hit in a highlighted field."""

MOST_EXCLUDED: Final = 10_000
"""Articles known from their statements that are not listed again; Elasticsearch returns no more buckets."""

TIMEOUT: Final = "5s"
LONGEST_HIGHLIGHT: Final = 999_999
"""Characters that are highlighted; Elasticsearch refuses more than 1,000,000."""


def statement_body(request: Request) -> Body:
    """Return the search for statements; it also counts the articles that they stand in."""
    return {
        "query": _query(request, ("text",), [*_article_filters(request), *_statement_filters(request)]),
        "size": request.limit,
        "timeout": TIMEOUT,
        "sort": ["_score", {"first_possible": {"order": "asc", "missing": "_last"}}, "article_id", "start"],
        "highlight": _highlight(("text",), number_of_fragments=0),
        "aggs": {"articles": {"terms": {"field": "article_id", "size": MOST_EXCLUDED}}},
        "track_total_hits": True,
    }


def article_body(request: Request, *, known: tuple[str, ...]) -> Body:
    """Return the search for articles by headline and body, without those in `known` (ids of articles)."""
    query = _query(request, ("headline", "deck", *BODY_FIELDS), _article_filters(request))
    if known:
        query["bool"]["must_not"] = [{"terms": {"sha256": list(known)}}]
    return {
        "query": query,
        "size": request.limit,
        "timeout": TIMEOUT,
        "sort": ["_score", {"first_possible": {"order": "asc", "missing": "_last"}}, "sha256"],
        "_source": {"excludes": [*BODY_FIELDS, "statement_ids"]},
        "highlight": _highlight(("headline", "deck", *BODY_FIELDS), number_of_fragments=2),
        "track_total_hits": True,
    }


def _query(request: Request, fields: tuple[str, ...], filters: list[Body]) -> Body:
    words = with_possessives(without_stop_words(understand(request.query)))
    if not words:
        return {"bool": {"must": [{"match_all": {}}], "filter": filters}}
    german = {"term": {"language": "de"}}
    alternatives = [
        {"bool": {"must": [_wording(words, fields, ("", ".exact", ".russian"))], "must_not": [german]}},
        {"bool": {"must": [_wording(words, fields, (".exact", ".german"))], "filter": [german]}},
    ]
    return {"bool": {"should": alternatives, "minimum_should_match": 1, "filter": filters}}


def _wording(words: str, fields: tuple[str, ...], subfields: tuple[str, ...]) -> Body:
    return {
        "simple_query_string": {
            "query": words,
            "fields": [f"{field}{subfield}" for field in fields for subfield in subfields],
            "quote_field_suffix": ".exact",
            "default_operator": "and",
            "lenient": True,
        }
    }


def _highlight(fields: tuple[str, ...], *, number_of_fragments: int) -> Body:
    suffixes = ("", ".exact", ".german", ".russian")
    every: Body = {f"{field}{suffix}": {} for field in fields for suffix in suffixes}
    return {
        "pre_tags": [START_MARK],
        "post_tags": [END_MARK],
        "number_of_fragments": number_of_fragments,
        "fragment_size": 200,
        "max_analyzed_offset": LONGEST_HIGHLIGHT,
        "fields": every,
    }


def _any_name(field: str, names: tuple[str, ...]) -> Body:
    """Every word of one of the names must be in the field: "Flint" finds "Ada Flint", not the reverse."""
    return {
        "bool": {
            "should": [{"match": {f"{field}.text": {"query": name, "operator": "and"}}} for name in names],
            "minimum_should_match": 1,
        }
    }


def _article_filters(request: Request) -> list[Body]:
    filters: list[Body] = []
    if request.agencies:
        filters.append(_any_name("agency", request.agencies))
    if request.publishers:
        filters.append(_any_name("publisher", request.publishers))
    if request.collections:
        filters.append({"terms": {"collection": list(request.collections)}})
    if request.languages:
        filters.append({"terms": {"language": [language.lower() for language in request.languages]}})
    if request.only_undated:
        filters.append({"term": {"undated": True}})
    if not request.old_versions:
        filters.append({"term": {"current": True}})
    return filters + _day_filters(request.days.first, request.days.after)


def _statement_filters(request: Request) -> list[Body]:
    filters: list[Body] = []
    if request.speakers:
        by_name = _any_name("speaker", request.speakers)
        by_name["bool"]["should"].append({"terms": {"speaker_key": list(request.speakers)}})
        filters.append(by_name)
    if request.kinds:
        filters.append({"terms": {"kind": list(request.kinds)}})
    if request.cues:
        cues = [cue.lower() for cue in request.cues]
        either = [{"terms": {"cue_class": cues}}, {"terms": {"cue": cues}}]
        filters.append({"bool": {"should": either, "minimum_should_match": 1}})
    return filters


def _day_filters(first: date | None, after: date | None) -> list[Body]:
    """Keep what may have been published on these days, as printed.

    Where no zone was printed the stored interval is widened to all zones (14 hours earlier, 12 later); that
    is taken back here, so that a page dated 8 February is not found by `--from 2022-02-09`.
    """
    offset = [{"prefix": {"published_zone": sign}} for sign in ("+", "-")]
    unknown: Body = {"bool": {"must_not": offset}}
    filters: list[Body] = []
    for field, operator, day, hours in (
        ("last_possible", "gt", first, 12),
        ("first_possible", "lt", after, -14),
    ):
        if day is None:
            continue
        limit = f"{day.isoformat()}T00:00:00Z"
        moved: Body = {"range": {field: {operator: f"{limit}||{hours:+d}h"}}}
        exact: Body = {"range": {field: {operator: limit}}}
        either = [
            {"bool": {"filter": [moved, unknown]}},
            {"bool": {"filter": [exact], "must_not": [unknown]}},
        ]
        filters.append({"bool": {"should": either, "minimum_should_match": 1}})
    return filters
