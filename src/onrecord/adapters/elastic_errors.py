"""Foreign errors at the border: what Elasticsearch answered, as one of ours, and who is to blame for it.

A refused write is classed by `error.type`, not by status: a closed index is a 400 per item, the flood-stage
disk block a 429, a write block a 403. None of them says anything about the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from elastic_transport import ConnectionError as NoConnection
from elastic_transport import ConnectionTimeout, SerializationError, TlsError, TransportError
from elasticsearch import ApiError

from onrecord.errors import EngineError


class Blame(Enum):
    """Whose fault a refused request or item is."""

    NEWER_THERE = auto()  # a newer document stands there: as good as written
    PRESSURE = auto()  # the engine asks for fewer or smaller requests
    UNKNOWN = auto()  # may or may not have been written: send the same ids again
    TOO_LARGE = auto()
    SYSTEM = auto()  # every document would fare the same: stop
    DOCUMENT = auto()


class Unanswered(EngineError):
    """Elasticsearch gave no answer that counts: try again, then give up for now."""


class Overloaded(Unanswered):
    """Elasticsearch asked for less."""


class RequestTooLarge(EngineError):
    """The request is larger than the engine takes."""


class IndexMissing(EngineError):
    """An index or alias that onrecord set up is gone, or was never set up."""


_PRESSURE = {"es_rejected_execution_exception", "circuit_breaking_exception"}
_SYSTEM = {
    "security_exception",
    "cluster_block_exception",
    "index_closed_exception",
    "index_not_found_exception",
    "invalid_index_name_exception",
    "invalid_alias_name_exception",
    "resource_not_found_exception",
}
_UNKNOWN = {
    "unavailable_shards_exception",
    "no_shard_available_action_exception",
    "process_cluster_event_timeout_exception",
    "master_not_discovered_exception",
    "node_closed_exception",
    "node_not_connected_exception",
    "node_disconnected_exception",
    "timeout_exception",
    "engine_closed_exception",
    "alreadyclosed_exception",
}
_UNANSWERED_STATUS = {408, 500, 502, 503, 504}

# "failed to parse field [x] of type [date] in document with id '1'. Preview of field's value: 'secret words'"
_PREVIEW = re.compile(r"Preview of field's value: '.*", re.DOTALL)
_LONGEST = 200


def classify_item(status: int, error_type: str) -> Blame:
    """Return who is to blame for a bulk item that was not written."""
    if error_type == "version_conflict_engine_exception":
        return Blame.NEWER_THERE
    if error_type in _SYSTEM:
        return Blame.SYSTEM
    if error_type in _PRESSURE:
        return Blame.PRESSURE
    if error_type in _UNKNOWN or status in _UNANSWERED_STATUS:
        return Blame.UNKNOWN
    if status == 429:
        return Blame.PRESSURE
    if status == 413:
        return Blame.TOO_LARGE
    if status in (401, 403):
        return Blame.SYSTEM
    return Blame.DOCUMENT


def describe(error_type: str, reason: str) -> str:
    """Return an error of Elasticsearch in one short line, without the field values that it quotes."""
    line = " ".join(_PREVIEW.sub("", reason).split())
    return f"{error_type}: {line}"[:_LONGEST]


def hide_credentials(url: str) -> str:
    """Return `url` without user and password."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    where = f"{host}:{parts.port}" if parts.port is not None else host
    return urlunsplit((parts.scheme, where, parts.path, "", ""))


@contextmanager
def translated(url: str) -> Iterator[None]:
    """Turn every error of the client into one of ours; messages hold no secret and no text of a document."""
    shown = hide_credentials(url)
    try:
        yield
    except ConnectionTimeout:
        raise Unanswered(f"Elasticsearch at {shown} did not answer in time", remedy=_UP) from None
    except TlsError:
        raise EngineError(
            f"no TLS connection to Elasticsearch at {shown}",
            remedy="set ELASTICSEARCH_CA_CERTS to the certificate authority of that server",
        ) from None
    except (NoConnection, SerializationError) as error:
        kind = "can't be reached" if isinstance(error, NoConnection) else "broke off its answer"
        raise Unanswered(f"Elasticsearch at {shown} {kind}", remedy=_UP) from None
    except TransportError as error:
        raise EngineError(f"Elasticsearch at {shown}: {type(error).__name__}") from None
    except ApiError as error:
        raise _translate(error, shown) from None


_UP = "see whether it runs: `onrecord engine status`, or the server that ELASTICSEARCH_URL names"

_LESS = "try again in a minute; in a search, ask for fewer words with ~ (similar spellings) at once"


def _translate(error: ApiError, shown: str) -> EngineError:
    status = error.meta.status
    error_type, reason = _cause(error.body)
    said = describe(error_type, reason) if error_type else f"status {status}"
    if status == 413:
        return RequestTooLarge(f"Elasticsearch at {shown}: request too large")
    if status == 401:
        return EngineError(
            f"Elasticsearch at {shown} did not accept the credentials",
            remedy="check ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD",
        )
    blame = classify_item(status, error_type)
    if blame is Blame.PRESSURE:
        return Overloaded(f"Elasticsearch at {shown} is overloaded: {said}", remedy=_LESS)
    if blame is Blame.UNKNOWN:
        return Unanswered(f"Elasticsearch at {shown} can't serve now: {said}", remedy=_UP)
    if error_type in ("index_not_found_exception", "alias_not_found_exception") or status == 404:
        return IndexMissing(f"Elasticsearch at {shown}: {said}", remedy="run `onrecord setup`")
    return EngineError(f"Elasticsearch at {shown}: {said}")


def _cause(body: Any) -> tuple[str, str]:
    error = body.get("error") if isinstance(body, dict) else None
    if isinstance(error, dict):
        causes = error.get("root_cause") or [error]
        first = causes[0] if causes else error
        return str(first.get("type") or error.get("type") or ""), str(first.get("reason") or "")
    return "", str(error or "")
