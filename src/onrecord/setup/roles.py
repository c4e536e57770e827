"""Who may do what: the four identities of an installation and the least rights that each one needs.

writer  writes our indices and deletes statements by id; reads what it must compare, never statements.
reader  people in Kibana and on the command line: reads, in Kibana Discover and dashboards.
keeper  rebuilds our indices (`onrecord reindex`): everything, but on our indices alone.
set-up  makes all of these; it is `elastic` or whoever runs `onrecord setup`, and used for nothing else.
"""

from __future__ import annotations

from onrecord.adapters.elastic_security import IndexRight, Role
from onrecord.index.names import Kind, build_alias, build_pattern

# the names up to Kibana 8.17, and those since; a name that a Kibana doesn't know gives no right there
KIBANA_READING = (
    "feature_discover.read",
    "feature_dashboard.read",
    "feature_discover_v2.read",
    "feature_dashboard_v2.read",
)

# what the writer reads: its own earlier documents, to decide and to rebuild a lost ledger
COMPARED = (Kind.ARTICLES, Kind.FILES, Kind.RUNS)


def build_writer(prefix: str) -> Role:
    """Return the role of whatever feeds the index: the worker, the command line."""
    return Role(
        name=name_role(prefix, "writer"),
        cluster=("monitor",),
        indices=(
            IndexRight(_covered(prefix, *Kind), ("index", "view_index_metadata")),
            IndexRight(_covered(prefix, *COMPARED), ("read",)),
            IndexRight(_covered(prefix, Kind.STATEMENTS), ("delete",)),
        ),
    )


def build_reader(prefix: str) -> Role:
    """Return the role of people who search."""
    return Role(
        name=name_role(prefix, "reader"),
        indices=(IndexRight(_covered(prefix, *Kind), ("read", "view_index_metadata")),),
        kibana=KIBANA_READING,
    )


def build_keeper(prefix: str) -> Role:
    """Return the role of whoever rebuilds the indices."""
    return Role(
        name=name_role(prefix, "keeper"),
        cluster=("monitor", "manage_index_templates"),
        indices=(IndexRight(_covered(prefix, *Kind), ("read", "index", "delete", "manage")),),
    )


def name_role(prefix: str, part: str) -> str:
    """Return the name of a role: "onrecord_writer" for the prefix "onrecord"."""
    return f"{prefix.replace('-', '_')}_{part}"


def _covered(prefix: str, *kinds: Kind) -> tuple[str, ...]:
    """Return the aliases of `kinds` and the patterns of the concrete indices behind them."""
    aliases = [build_alias(prefix, kind) for kind in kinds]
    patterns = [build_pattern(prefix, kind) for kind in kinds]
    return (*aliases, *patterns)
