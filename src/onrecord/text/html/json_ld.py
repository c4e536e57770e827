"""JSON-LD to pairs ("ld:NewsArticle.headline"): graphs, arrays, several types; broken JSON says nothing.

Stories that the page only lists (ItemList, breadcrumbs) are left out; of several articles in it the page's
own is the one that has its address or its title, the others are named "ld-other:NewsArticle.headline".
An author that is an organisation is named "author_organization".
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from onrecord.text.html.titles import title_key

_LONGEST = 2_000_000
_NODES_MOST = 400
_VALUE_MOST = 2_000
# Read with the node that names them ("ld:NewsArticle.author.name"); all else is a node of its own.
_PARTS = frozenset(
    {
        "author",
        "creator",
        "contributor",
        "publisher",
        "editor",
        "sourceOrganization",
        "copyrightHolder",
        "provider",
    }
)
_LISTS = frozenset(
    {
        "itemListElement",
        "relatedLink",
        "mentions",
        "citation",
        "hasPart",
        "isBasedOn",
        "comment",
        "review",
        "itemReviewed",
        "recommendation",
        "significantLink",
        "liveBlogUpdate",
    }
)
_LIST_TYPES = frozenset({"ItemList", "BreadcrumbList", "SiteNavigationElement", "CollectionPage"})
_COMMENT = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/|<!\[CDATA\[)|(?:-->|//\]\]>|/\*\]\]>\*/|\]\]>)\s*;?\s*$"
)
_ARTICLE_KIND = re.compile(r'"@type"\s{0,9}:\s{0,9}"(\w{0,40}(?:Article|Posting|Report))"')
_FIELD = re.compile(r'"(datePublished|dateModified|headline)"\s{0,9}:\s{0,9}"([^"\\\n]{4,300})"\s{0,9}[,}\]]')
_AUTHOR_NODE = re.compile(r'"author"\s{0,9}:\s{0,9}(?:\[\s{0,9})?\{[^{}]{0,300}\}')
_NAME = re.compile(r'"name"\s{0,9}:\s{0,9}"([^"\\\n]{3,60})"')
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")

Pair = tuple[str, str]

_ARTICLES = ("Article", "Posting", "Report")
_PEOPLE = frozenset({"author", "creator", "contributor"})
_ORGANIZED = ("Organization", "Corporation", "Agency")
_ADDRESSES = ("url", "@id", "mainEntityOfPage")
# What a site's name can add to a title, or a shortened title lack.
_TITLE_LEAST = 15


@dataclass(frozen=True, slots=True)
class _Node:
    """A typed node: its type, its scalar properties, where it says it stands."""

    kind: str
    pairs: tuple[Pair, ...]
    addresses: frozenset[str]

    @property
    def is_article(self) -> bool:
        return self.kind.endswith(_ARTICLES)

    def headline(self) -> str:
        """Return the key of its headline or name."""
        return next((title_key(value) for key, value in self.pairs if key in ("headline", "name")), "")


def read_json_ld(
    scripts: list[str], titles: frozenset[str] = frozenset(), addresses: frozenset[str] = frozenset()
) -> list[Pair]:
    """Return the scalar properties of the typed nodes in the scripts, in their order.

    `titles` are the keys of the titles that the page states elsewhere, `addresses` its own ones.
    """
    values = [_load(script) for script in scripts]
    nodes = list(_nodes(values, _people_by_id(values)))
    own = _own_headline([node for node in nodes if node.is_article], titles, addresses)
    pairs: list[Pair] = []
    for node in nodes:
        source = "ld" if own is None or not node.is_article or node.headline() == own else "ld-other"
        prefix = f"{source}:{node.kind}" if node.kind else f"{source}:Thing"
        pairs.extend((f"{prefix}.{key}", value) for key, value in node.pairs)
    return pairs


def _own_headline(articles: list[_Node], titles: frozenset[str], addresses: frozenset[str]) -> str | None:
    """Return the headline by which the page's own article is told from others; None when all are its own."""
    headlines = {node.headline() for node in articles}
    if len(headlines) < 2:
        return None
    for node in articles:
        if not node.addresses.isdisjoint(addresses):
            return node.headline()
    for node in articles:
        key = node.headline()
        if key in titles:
            return key
    for node in articles:
        key = node.headline()
        if len(key) >= _TITLE_LEAST and any(_one_begins(key, title) for title in titles):
            return key
    return articles[0].headline()


def _one_begins(key: str, title: str) -> bool:
    return len(title) >= _TITLE_LEAST and (title.startswith(key) or key.startswith(title))


def bare_address(address: str) -> str:
    """Return an address without scheme, "www.", query, fragment and last slash, to compare addresses by."""
    bare = address.strip().split("#", 1)[0].split("?", 1)[0].rstrip("/")
    return bare.partition("://")[2].removeprefix("www.") or bare


def _people_by_id(values: list[Any]) -> dict[str, Any]:
    """Return the nodes of a graph that have an id and a name: an author may be given by the id alone."""
    found: dict[str, Any] = {}
    for value in values:
        for holder in value[:_NODES_MOST] if isinstance(value, list) else [value]:
            graph = holder.get("@graph") if isinstance(holder, dict) else None
            for node in graph[:_NODES_MOST] if isinstance(graph, list) else []:
                if isinstance(node, dict) and isinstance(node.get("@id"), str) and "name" in node:
                    found[node["@id"]] = node
    return found


def _nodes(values: list[Any], known: dict[str, Any]) -> Iterator[_Node]:
    left = _NODES_MOST
    for value in values:
        stack: list[Any] = [value]
        while stack and left > 0:
            node = stack.pop()
            if isinstance(node, list):
                stack.extend(reversed(node[:_NODES_MOST]))
            elif isinstance(node, dict):
                left -= 1
                kind = _type(node)
                if kind in _LIST_TYPES:
                    continue
                yield _Node(kind, tuple(_pairs(node, known)), _addresses(node))
                stack.extend(reversed([child for key, child in node.items() if _descends(key, child)]))


def _addresses(node: dict[str, Any]) -> frozenset[str]:
    found = []
    for key in _ADDRESSES:
        value = node.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and "#" not in value:
            found.append(bare_address(value[:_VALUE_MOST]))
    return frozenset(address for address in found if "/" in address)


def _load(script: str) -> Any:
    if not script or len(script) > _LONGEST:
        return None
    text = _COMMENT.sub("", script)
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvaged(text)


def _salvaged(text: str) -> dict[str, Any] | None:
    """Return what a broken script states once of its one article: an unescaped quotation mark broke it."""
    kinds = {found[1] for found in _ARTICLE_KIND.finditer(text)}
    if len(kinds) != 1:
        return None
    node: dict[str, Any] = {"@type": kinds.pop()}
    for key, value in _FIELD.findall(text):
        if node.setdefault(key, value) != value:
            return None
    author = _AUTHOR_NODE.search(text)
    name = None if author is None else _NAME.search(author[0])
    if name is not None:
        node["author"] = {"@type": "Person" if '"Person"' in text else "", "name": name[1]}
    return node


def _type(node: dict[str, Any]) -> str:
    kind = node.get("@type")
    kinds = [part for part in (kind if isinstance(kind, list) else [kind]) if isinstance(part, str)]
    named = next((part for part in kinds if part.endswith(_ARTICLES)), None)
    return (named or (kinds[0] if kinds else "")).rsplit("/", 1)[-1][:60]


def _descends(key: str, child: Any) -> bool:
    return isinstance(child, dict | list) and key not in _PARTS and key not in _LISTS and key != "@type"


def _pairs(node: dict[str, Any], known: dict[str, Any]) -> Iterator[Pair]:
    for key, value in node.items():
        if key in _PARTS:
            if isinstance(value, dict) and "@list" in value:
                value = value["@list"]
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    if "name" not in part and isinstance(part.get("@id"), str):
                        part = known.get(part["@id"], part)
                    if "name" not in part and isinstance(part.get("familyName"), str):
                        part = {**part, "name": f"{part.get('givenName') or ''} {part['familyName']}".strip()}
                    is_house = key in _PEOPLE and _type(part).endswith(_ORGANIZED)
                    yield from _scalars(part, f"{key}_organization." if is_house else f"{key}.")
                elif isinstance(part, str):
                    yield key, part[:_VALUE_MOST]
        else:
            yield from _scalars({key: value}, "")


def _scalars(node: dict[str, Any], prefix: str) -> Iterator[Pair]:
    for key, value in node.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and item.strip() and len(item) <= 20 * _VALUE_MOST:
                yield f"{prefix}{key}", item.strip()
            elif isinstance(item, int | float) and not isinstance(item, bool):
                yield f"{prefix}{key}", str(item)
