"""JSON-LD to pairs ("ld:NewsArticle.headline"): graphs, arrays, several types; broken JSON says nothing.

Stories that the page only lists (ItemList, breadcrumbs) are not the article and are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

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
    }
)
_LIST_TYPES = frozenset({"ItemList", "BreadcrumbList", "SiteNavigationElement", "CollectionPage"})
_COMMENT = re.compile(
    r"^\s*(?:<!--|//<!\[CDATA\[|/\*<!\[CDATA\[\*/|<!\[CDATA\[)|(?:-->|//\]\]>|/\*\]\]>\*/|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")

Pair = tuple[str, str]


def read_json_ld(scripts: list[str]) -> list[Pair]:
    """Return the scalar properties of the typed nodes in the scripts, in their order."""
    pairs: list[Pair] = []
    left = _NODES_MOST
    for script in scripts:
        value = _load(script)
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
                pairs.extend(_pairs(node, f"ld:{kind}" if kind else "ld:Thing"))
                stack.extend(reversed([child for key, child in node.items() if _descends(key, child)]))
    return pairs


def _load(script: str) -> Any:
    if not script or len(script) > _LONGEST:
        return None
    text = _COMMENT.sub("", script)
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _type(node: dict[str, Any]) -> str:
    kind = node.get("@type")
    kinds = [part for part in (kind if isinstance(kind, list) else [kind]) if isinstance(part, str)]
    named = next((part for part in kinds if part.endswith(("Article", "Posting", "Report"))), None)
    return (named or (kinds[0] if kinds else "")).rsplit("/", 1)[-1][:60]


def _descends(key: str, child: Any) -> bool:
    return isinstance(child, dict | list) and key not in _PARTS and key not in _LISTS and key != "@type"


def _pairs(node: dict[str, Any], prefix: str) -> Iterator[Pair]:
    for key, value in node.items():
        if key in _PARTS:
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    yield from _scalars(part, f"{prefix}.{key}")
                elif isinstance(part, str):
                    yield f"{prefix}.{key}", part[:_VALUE_MOST]
        else:
            yield from _scalars({key: value}, prefix)


def _scalars(node: dict[str, Any], prefix: str) -> Iterator[Pair]:
    for key, value in node.items():
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str) and item.strip() and len(item) <= 20 * _VALUE_MOST:
                yield f"{prefix}.{key}", item.strip()
            elif isinstance(item, int | float) and not isinstance(item, bool):
                yield f"{prefix}.{key}", str(item)
