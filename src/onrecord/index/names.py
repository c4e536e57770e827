"""The grammar of index names: `<prefix>-<kind>` an alias, `<alias>-<schema>-<digest>-<generation>` an index.

A concrete index says which schema it was made with: its number, and a digest of the schema files, so
that a schema edited in place is told apart. The generation counts the indices built for one alias.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an index holds."""

    ARTICLES = "articles"
    STATEMENTS = "statements"
    FILES = "files"
    RUNS = "runs"


_CONCRETE = re.compile(
    rf"""
    (?P<prefix> [a-z0-9][a-z0-9-]* )
    - (?P<kind> {"|".join(Kind)} )
    - (?P<schema> [0-9]{{3}} )
    - (?P<digest> [0-9a-f]{{8}} )
    - (?P<generation> [0-9]{{2,}} )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class IndexName:
    """The parts of the name of a concrete index."""

    prefix: str
    kind: Kind
    schema: int
    digest: str
    generation: int

    def __str__(self) -> str:
        alias = build_alias(self.prefix, self.kind)
        return f"{alias}-{self.schema:03d}-{self.digest}-{self.generation:02d}"


def build_alias(prefix: str, kind: Kind) -> str:
    """Return the alias that readers and writers use for `kind`."""
    return f"{prefix}-{kind.value}"


def build_pattern(prefix: str, kind: Kind) -> str:
    """Return the pattern that covers every concrete index of `kind`."""
    return f"{build_alias(prefix, kind)}-*"


def parse_index_name(name: str) -> IndexName | None:
    """Return the parts of a concrete index name; None for any other name."""
    found = _CONCRETE.fullmatch(name)
    if found is None:
        return None
    return IndexName(
        prefix=found["prefix"],
        kind=Kind(found["kind"]),
        schema=int(found["schema"]),
        digest=found["digest"],
        generation=int(found["generation"]),
    )
