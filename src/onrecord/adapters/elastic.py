"""The border to Elasticsearch: the aliases of one installation, read and written through the official client.

Only the modules `adapters/elastic*` import the client. Errors come out as ours, one line, without secrets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any, Self

from elastic_transport.client_utils import DEFAULT
from elasticsearch import Elasticsearch
from tenacity import retry, retry_if_exception_type, stop_after_attempt, wait_random_exponential

from onrecord.adapters.elastic_bulk import BulkLoop, BulkOutcome, Write
from onrecord.adapters.elastic_errors import Unanswered, translated
from onrecord.engine import Connection
from onrecord.index.names import IndexName, Kind, build_alias, build_pattern, parse_index_name

REQUEST_SECONDS = 60.0
"""One request. A bulk of 4 MB takes about a second; a node under load answered after 20."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A document as it stands in an index."""

    id: str
    version: int
    source: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Binding:
    """The cluster and the concrete indices that a ledger speaks of."""

    cluster: str
    indices: tuple[tuple[str, str, str], ...]  # kind, concrete name, uuid


_patient = retry(
    retry=retry_if_exception_type(Unanswered),
    stop=stop_after_attempt(4),
    wait=wait_random_exponential(multiplier=0.25, max=3),
    reraise=True,
)


class Elastic:
    """Elasticsearch as one installation sees it: its four aliases under `prefix`."""

    def __init__(
        self, connection: Connection, prefix: str = "onrecord", *, retry_seconds: float = 60.0
    ) -> None:
        """Open no connection yet. `retry_seconds` bounds how long a bulk request is tried."""
        self.prefix = prefix
        self.url = connection.url
        self.embedded = connection.embedded
        basic = None
        if connection.api_key is None and connection.username is not None:
            basic = (connection.username, connection.password or "")
        with translated(self.url):
            self.client = Elasticsearch(
                connection.url,
                api_key=connection.api_key,
                basic_auth=basic,
                ca_certs=str(connection.ca_certs) if connection.ca_certs is not None else DEFAULT,
                request_timeout=REQUEST_SECONDS,
                max_retries=0,
                retry_on_timeout=False,
            )
        self._bulk = BulkLoop(retry_seconds=retry_seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give the connections back."""
        self.client.close()

    def alias(self, kind: Kind) -> str:
        """Return the alias of `kind`."""
        return build_alias(self.prefix, kind)

    # --- reading -----------------------------------------------------------------------------------

    @_patient
    def search(self, kinds: Kind | Sequence[Kind], body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answer to a search request over the aliases of `kinds`. Raises EngineError."""
        wanted = [kinds] if isinstance(kinds, Kind) else list(kinds)
        with translated(self.url):
            answer = self.client.search(index=[self.alias(kind) for kind in wanted], body=dict(body))
        return dict(answer.body)

    @_patient
    def count(self, kind: Kind, query: Mapping[str, Any] | None = None) -> int:
        """Return how many documents of `kind` match `query`, all without one. Raises EngineError."""
        with translated(self.url):
            answer = self.client.count(
                index=self.alias(kind), query=dict(query) if query is not None else None
            )
        return int(answer.body["count"])

    @_patient
    def fetch(self, kind: Kind, ids: Sequence[str], fields: Sequence[str] | None = None) -> dict[str, Stored]:
        """Return the documents of `kind` under `ids` that exist, refreshed or not, with `fields` or all."""
        if not ids:
            return {}
        includes = list(fields) if fields is not None else None
        with translated(self.url):
            answer = self.client.mget(index=self.alias(kind), ids=list(ids), source_includes=includes)
        return {
            doc["_id"]: Stored(doc["_id"], int(doc["_version"]), doc.get("_source", {}))
            for doc in answer.body["docs"]
            if doc.get("found")
        }

    def scan(self, index: str, fields: Sequence[str] | None = None, page: int = 1_000) -> Iterator[Stored]:
        """Yield every document of `index` (a concrete index or an alias) as it stood at the start."""
        with translated(self.url):
            pit = self.client.open_point_in_time(index=index, keep_alive="2m").body["id"]
        try:
            after: list[Any] | None = None
            while True:
                body: dict[str, Any] = {
                    "size": page,
                    "pit": {"id": pit, "keep_alive": "2m"},
                    "sort": [{"_shard_doc": "asc"}],
                    "version": True,
                    "track_total_hits": False,
                }
                if fields is not None:
                    body["_source"] = list(fields)
                if after is not None:
                    body["search_after"] = after
                with translated(self.url):
                    answer = self.client.search(body=body).body
                hits = answer["hits"]["hits"]
                if not hits:
                    return
                pit, after = answer.get("pit_id", pit), hits[-1]["sort"]
                for hit in hits:
                    yield Stored(hit["_id"], int(hit["_version"]), hit.get("_source", {}))
        finally:
            with translated(self.url):
                self.client.close_point_in_time(id=pit)

    # --- writing -----------------------------------------------------------------------------------

    def bulk_upsert(
        self, writes: Iterable[Write], *, indices: Mapping[Kind, str] | None = None
    ) -> BulkOutcome:
        """Store or delete documents by id and version, through the aliases or into concrete `indices`.

        Raises RunStopped on an error that would meet every document, Unanswered (an EngineError) when the
        engine stays away longer than `retry_seconds`; what was written by then is unknown.
        """
        if indices is None:
            targets = {kind: self.alias(kind) for kind in Kind}
            return self._bulk.run(list(writes), targets, partial(self._send_bulk, require_alias=True))
        return self._bulk.run(list(writes), indices, partial(self._send_bulk, require_alias=False))

    def refresh(self, *kinds: Kind) -> None:
        """Make what was written visible to searches now. Needs more than the writer's rights."""
        with translated(self.url):
            self.client.indices.refresh(index=[self.alias(kind) for kind in kinds or tuple(Kind)])

    def refresh_indices(self, names: Sequence[str]) -> None:
        """Make what was written to concrete indices visible to searches now."""
        with translated(self.url):
            self.client.indices.refresh(index=list(names))

    def count_index(self, name: str) -> int:
        """Return how many documents a concrete index holds, as searches see it."""
        with translated(self.url):
            return int(self.client.count(index=name).body["count"])

    def _send_bulk(self, lines: list[bytes], *, require_alias: bool) -> dict[str, Any]:
        with translated(self.url):
            answer = self.client.bulk(
                operations=lines,  # type: ignore[arg-type]  # lines that are JSON already pass as they are
                require_alias=require_alias,
                include_source_on_error=False,
                filter_path=["errors", "items.*.status", "items.*.error.type", "items.*.error.reason"],
            )
        return dict(answer.body)

    # --- what this installation has ----------------------------------------------------------------

    @_patient
    def health(self) -> dict[str, Any]:
        """Return the answer of `_cluster/health`. Raises EngineError."""
        with translated(self.url):
            return dict(self.client.cluster.health().body)

    @_patient
    def list_indices(self) -> dict[Kind, list[IndexName]]:
        """Return the concrete indices of each kind, oldest generation first, with or without an alias."""
        found: dict[Kind, list[IndexName]] = {kind: [] for kind in Kind}
        for name in self._aliases():
            parts = parse_index_name(name)
            if parts is not None and parts.prefix == self.prefix:
                found[parts.kind].append(parts)
        return {kind: sorted(names, key=lambda n: n.generation) for kind, names in found.items()}

    @_patient
    def list_aliased(self) -> dict[Kind, str | None]:
        """Return the concrete index behind each alias; None where the alias is missing."""
        behind: dict[Kind, str | None] = dict.fromkeys(Kind)
        for name, about in self._aliases().items():
            for kind in Kind:
                if self.alias(kind) in about["aliases"]:
                    behind[kind] = name
        return behind

    @_patient
    def read_binding(self, targets: Mapping[Kind, str] | None = None) -> Binding:
        """Return the cluster and the concrete indices that the aliases lead to now, or those of `targets`.

        Raises IndexMissing when one of the aliases leads nowhere.
        """
        with translated(self.url):
            cluster = str(self.client.cluster.state(metric="version").body["cluster_uuid"])
            names = list((targets or {kind: self.alias(kind) for kind in Kind}).values())
            answer = self.client.indices.get_settings(index=names, name="index.uuid").body
        indices = []
        for name, about in answer.items():
            parts = parse_index_name(name)
            kind = parts.kind.value if parts is not None else ""
            indices.append((kind, name, str(about["settings"]["index"]["uuid"])))
        return Binding(cluster, tuple(sorted(indices)))

    def _aliases(self) -> dict[str, Any]:
        patterns = [build_pattern(self.prefix, kind) for kind in Kind]
        with translated(self.url):
            return dict(self.client.indices.get_alias(index=patterns, allow_no_indices=True).body)
