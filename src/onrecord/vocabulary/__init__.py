"""Vocabulary as data: TOML files beside this module, read once per process.

Words live here, rules live next to the extractor they serve. A file is a table of tables; `phrases`
flattens one key over its languages, because a page rarely says in which language its furniture is.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

Vocabulary = dict[str, Any]


@cache
def load_vocabulary(name: str) -> Vocabulary:
    """Return the parsed `name.toml` of this package; the same object on every call: never change it.

    Raises FileNotFoundError for an unknown name and tomllib.TOMLDecodeError for a broken file.
    """
    source = resources.files(__name__).joinpath(f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


load = load_vocabulary


def phrases(name: str, *keys: str) -> tuple[str, ...]:
    """Return all strings at or below the path `keys` of vocabulary `name`, in file order, without repeats.

    Raises KeyError for an unknown path.
    """
    node: Any = load_vocabulary(name)
    for key in keys:
        node = node[key]
    return tuple(dict.fromkeys(_strings(node)))


def _strings(node: Any) -> list[str]:
    if isinstance(node, str):
        return [node]
    if isinstance(node, dict):
        node = node.values()
    return [text for child in node for text in _strings(child)]
