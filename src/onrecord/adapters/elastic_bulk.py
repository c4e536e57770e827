"""The bulk loop: whole documents under ids of their own, a verdict for each, nothing guessed.

An error means "unknown", so the same ids are sent again; only an error that concerns the document is a
refusal; an error that would meet every document stops the run (`RunStopped`) and blames nobody.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tenacity import Retrying, retry_if_exception_type, stop_after_delay, wait_random_exponential

from onrecord.adapters.elastic_errors import (
    Blame,
    Overloaded,
    RequestTooLarge,
    Unanswered,
    classify_item,
    describe,
)
from onrecord.errors import EngineError, RunStopped
from onrecord.index.names import Kind

CHUNK_BYTES = 4_000_000
"""Size of a request. 1 to 10 MB index equally fast; small ones are cheaper to send again."""
CHUNK_ITEMS = 2_000


@dataclass(frozen=True, slots=True)
class Write:
    """One document to be stored whole, or (`source` is None) to be deleted, by id and version."""

    kind: Kind
    id: str
    version: int
    source: bytes | None

    @property
    def size(self) -> int:
        """Bytes that it takes in a request, about."""
        return len(self.source or b"") + len(self.id) + 120


@dataclass(frozen=True, slots=True)
class RefusedWrite:
    """A document that Elasticsearch will not take, and why."""

    kind: Kind
    id: str
    error_type: str
    detail: str
    too_large: bool = False


@dataclass(slots=True)
class BulkOutcome:
    """What became of the writes of one call; every write is in exactly one of the three."""

    indexed: list[tuple[Kind, str]] = field(default_factory=list)
    newer_there: list[tuple[Kind, str]] = field(default_factory=list)
    rejected: list[RefusedWrite] = field(default_factory=list)

    def add(self, other: BulkOutcome) -> None:
        """Take over what became of other writes."""
        self.indexed += other.indexed
        self.newer_there += other.newer_there
        self.rejected += other.rejected


Send = Callable[[list[bytes]], dict[str, Any]]
"""Sends the lines of a bulk body and returns the answer; raises one of our errors."""
Targets = Mapping[Kind, str]
"""The alias or index that documents of a kind go to."""


class BulkLoop:
    """Sends writes in chunks and judges every item. Learns a smaller chunk when the engine asks for less."""

    def __init__(self, *, retry_seconds: float) -> None:
        """`retry_seconds` bounds how long one chunk is tried before `Unanswered` is raised."""
        self._retry_seconds = retry_seconds
        self._chunk_bytes = CHUNK_BYTES

    def run(self, writes: Sequence[Write], targets: Targets, send: Send) -> BulkOutcome:
        """Send all `writes`; raises RunStopped on a systemic error, Unanswered when the engine stays away."""
        outcome = BulkOutcome()
        for chunk in self._chunks(writes):
            outcome.add(self._send_chunk(chunk, targets, send))
        return outcome

    def _chunks(self, writes: Sequence[Write]) -> Iterator[list[Write]]:
        chunk: list[Write] = []
        size = 0
        for write in writes:
            if chunk and (size + write.size > self._chunk_bytes or len(chunk) >= CHUNK_ITEMS):
                yield chunk
                chunk, size = [], 0
            chunk.append(write)
            size += write.size
        if chunk:
            yield chunk

    def _send_chunk(self, chunk: list[Write], targets: Targets, send: Send) -> BulkOutcome:
        outcome = BulkOutcome()
        pending = chunk
        patience = Retrying(
            stop=stop_after_delay(self._retry_seconds),
            wait=wait_random_exponential(multiplier=0.25, max=10),
            retry=retry_if_exception_type(Unanswered),
            reraise=True,
        )
        try:
            for attempt in patience:
                with attempt:
                    pending = self._attempt(pending, targets, send, outcome)
                    if pending:
                        raise Overloaded("Elasticsearch asked for less, and kept asking")
        except Unanswered:
            raise
        except EngineError as error:
            raise RunStopped(str(error), remedy=error.remedy) from None
        return outcome

    def _attempt(
        self, pending: list[Write], targets: Targets, send: Send, outcome: BulkOutcome
    ) -> list[Write]:
        """Send `pending` once, in halves where it is too much; return what has to be sent again."""
        try:
            answer = send(_lines(pending, targets))
        except RequestTooLarge:
            if len(pending) == 1:
                only = pending[0]
                outcome.rejected.append(
                    RefusedWrite(
                        only.kind, only.id, "request_too_large", f"{only.size} bytes", too_large=True
                    )
                )
                return []
            return self._halves(pending, targets, send, outcome)
        except Overloaded:
            self._chunk_bytes = max(self._chunk_bytes // 2, 10_000)
            if len(pending) == 1 or sum(write.size for write in pending) <= self._chunk_bytes:
                raise
            return self._halves(pending, targets, send, outcome)
        return _judge(pending, answer, outcome)

    def _halves(
        self, pending: list[Write], targets: Targets, send: Send, outcome: BulkOutcome
    ) -> list[Write]:
        again: list[Write] = []
        middle = len(pending) // 2
        for half in (pending[:middle], pending[middle:]):
            try:
                again += self._attempt(half, targets, send, outcome)
            except Unanswered:
                again += half
        return again


def _lines(writes: Sequence[Write], targets: Targets) -> list[bytes]:
    lines: list[bytes] = []
    for write in writes:
        action = "delete" if write.source is None else "index"
        about = {
            "_index": targets[write.kind],
            "_id": write.id,
            "version": write.version,
            "version_type": "external_gte",
        }
        lines.append(json.dumps({action: about}, separators=(",", ":")).encode())
        if write.source is not None:
            lines.append(write.source)
    return lines


def _judge(sent: Sequence[Write], answer: dict[str, Any], outcome: BulkOutcome) -> list[Write]:
    items = answer.get("items")
    if not isinstance(items, list) or len(items) != len(sent):
        raise Unanswered("Elasticsearch answered a bulk request with the wrong number of items")
    again: list[Write] = []
    for write, item in zip(sent, items, strict=True):
        (verdict,) = item.values()
        status, error = int(verdict["status"]), verdict.get("error")
        if error is None:  # a delete of what isn't there is a 404 without an error: it is gone
            outcome.indexed.append((write.kind, write.id))
            continue
        error_type = str(error.get("type", ""))
        detail = describe(error_type, str(error.get("reason", "")))
        blame = classify_item(status, error_type)
        if blame is Blame.NEWER_THERE:
            outcome.newer_there.append((write.kind, write.id))
        elif blame in (Blame.PRESSURE, Blame.UNKNOWN):
            again.append(write)
        elif blame is Blame.SYSTEM:
            raise RunStopped(
                f"Elasticsearch takes no document: {detail}",
                remedy="mend that and run again; no file was blamed",
            )
        else:
            outcome.rejected.append(
                RefusedWrite(write.kind, write.id, error_type, detail, too_large=blame is Blame.TOO_LARGE)
            )
    return again
