"""What Kibana asks Elasticsearch for a panel, a session or a control: its query, time range, fields and buckets."""

from __future__ import annotations

import json
import re
from typing import Any

from elasticsearch import Elasticsearch

Json = dict[str, Any]

_TOKEN = re.compile(r'\s*("[^"]*"|[():]|>=|<=|[<>]|[^\s():<>]+)')
_RANGE = {">": "gt", ">=": "gte", "<": "lt", "<=": "lte"}


def kql(query: str) -> Json:
    """Return the Elasticsearch query of the part of KQL that our objects and pages use."""
    tokens = _TOKEN.findall(query)
    if not tokens:
        return {"match_all": {}}
    found = _any_of(tokens)
    assert not tokens, f"not understood: {tokens}"
    return found


def _any_of(tokens: list[str]) -> Json:
    parts = [_all_of(tokens)]
    while tokens and tokens[0].lower() == "or":
        tokens.pop(0)
        parts.append(_all_of(tokens))
    return parts[0] if len(parts) == 1 else {"bool": {"should": parts, "minimum_should_match": 1}}


def _all_of(tokens: list[str]) -> Json:
    parts = [_one(tokens)]
    while tokens and tokens[0].lower() == "and":
        tokens.pop(0)
        parts.append(_one(tokens))
    return parts[0] if len(parts) == 1 else {"bool": {"filter": parts}}


def _one(tokens: list[str]) -> Json:
    word = tokens.pop(0)
    if word.lower() == "not":
        return {"bool": {"must_not": [_one(tokens)]}}
    if word == "(":
        inside = _any_of(tokens)
        assert tokens.pop(0) == ")"
        return inside
    sign = tokens.pop(0)
    if sign in _RANGE:
        return {"range": {word: {_RANGE[sign]: tokens.pop(0).strip('"')}}}
    assert sign == ":", (word, sign)
    value = tokens.pop(0)
    values = [value]
    if value == "(":
        values = []
        while (value := tokens.pop(0)) != ")":
            if value.lower() != "or":
                values.append(value)
    parts = [_is(word, value) for value in values]
    return parts[0] if len(parts) == 1 else {"bool": {"should": parts, "minimum_should_match": 1}}


def _is(field: str, value: str) -> Json:
    if value == "*":
        return {"exists": {"field": field}}
    if value.startswith('"'):
        return {"match_phrase": {field: value.strip('"')}}
    return {"match": {field: value}}


class Looking:
    """The objects over the indices of one prefix, as a person sees them who just opened them.

    `real` says that these are the shared real inputs, all of them good files in one folder.
    """

    def __init__(self, elastic: Elasticsearch, prefix: str, objects: list[Json], *, real: bool) -> None:
        self.real = real
        self._elastic, self._prefix = elastic, prefix
        self._by_id = {item["id"]: item for item in objects}

    def session(self, identity: str, around: Json | None = None) -> list[Json]:
        """Return the rows of a Discover session, in the time range `around` of its dashboard or in its own."""
        item = self._by_id[identity]
        attributes = item["attributes"]
        source = json.loads(attributes["kibanaSavedObjectMeta"]["searchSourceJSON"])
        own = attributes.get("timeRange") if attributes["timeRestore"] else {"from": "now-15m", "to": "now"}
        view = item["references"][0]["id"]
        body = {
            "query": self._within(view, around or own, source["query"]["query"]),
            "sort": [{name: {"order": order}} for name, order in attributes["sort"]],
            "size": 50,
        }
        return [hit["_source"] for hit in self._ask(view, body)["hits"]["hits"]]

    def lens(self, panel: Json, around: Json) -> Json:
        """Return the answer to what a Lens panel asks: buckets in the order of its columns, metrics inside."""
        shown = panel["embeddableConfig"]["attributes"]
        view, state = shown["references"][0]["id"], shown["state"]
        layer = state["datasourceStates"]["formBased"]["layers"]["layer1"]
        columns = [(name, layer["columns"][name]) for name in layer["columnOrder"]]
        inside: Json = {name: _metric(column) for name, column in columns if not column["isBucketed"]}
        inside = {name: wanted for name, wanted in inside.items() if wanted}
        for name, column in reversed([pair for pair in columns if pair[1]["isBucketed"]]):
            inside = {name: {**_buckets(column), "aggs": inside} if inside else _buckets(column)}
        query = self._within(view, around, state["query"]["query"])
        return self._ask(view, {"query": query, "size": 0, "aggs": inside, "track_total_hits": True})

    def options(self, view: str, field: str, around: Json) -> list[str]:
        """Return what a control offers for a choice."""
        body = {
            "query": self._within(view, around, ""),
            "size": 0,
            "aggs": {"o": {"terms": {"field": field}}},
        }
        return [bucket["key"] for bucket in self._ask(view, body)["aggregations"]["o"]["buckets"]]

    def asked(self, view: str, query: str) -> int:
        """Return how many documents a KQL query finds without a time range."""
        return int(self._elastic.count(index=self._index(view), query=kql(query))["count"])

    def _index(self, view: str) -> str:
        title: str = self._by_id[view]["attributes"]["title"]
        return title.replace("onrecord-", f"{self._prefix}-", 1)

    def _within(self, view: str, around: Json | None, query: str) -> Json:
        wanted = [kql(query)]
        field = self._by_id[view]["attributes"].get("timeFieldName")
        if field is not None:
            assert around is not None
            wanted.append({"range": {field: {"gte": around["from"], "lte": around["to"]}}})
        return {"bool": {"filter": wanted}}

    def _ask(self, view: str, body: Json) -> Json:
        return self._elastic.search(index=self._index(view), body=body).body


def _metric(column: Json) -> Json:
    kind = {"count": "", "unique_count": "cardinality", "sum": "sum"}[column["operationType"]]
    return {kind: {"field": column["sourceField"]}} if kind else {}


def _buckets(column: Json) -> Json:
    kind, given = column["operationType"], column["params"]
    if kind == "filters":
        return {
            "filters": {"filters": {part["label"]: kql(part["input"]["query"]) for part in given["filters"]}}
        }
    if kind == "date_histogram":
        return {
            "date_histogram": {
                "field": column["sourceField"],
                "calendar_interval": "month",
                "min_doc_count": 1,
            }
        }
    assert kind == "terms"
    missing = {"missing": "(missing value)"} if given["otherBucket"] and given["missingBucket"] else {}
    return {"terms": {"field": column["sourceField"], "size": given["size"], **missing}}
