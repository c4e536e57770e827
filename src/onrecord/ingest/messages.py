"""What parent and reading child say to each other: a line of JSON, then bytes. Never pickle: the child reads
files from strangers, and its answer is data."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from onrecord.index.building import Documents, Standing
from onrecord.model import Reason, Rejected, Stage


@dataclass(frozen=True, slots=True)
class Request:
    """A content to be read, and what its documents say of where it stands."""

    sha256: str
    standing: Standing
    content: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """The documents of one content as JSON, ready for a bulk request; `card` is for its file's document."""

    sha256: str
    article: bytes
    statements: tuple[tuple[str, bytes], ...]
    card: dict[str, Any]
    extractor_version: int
    seconds: float = field(default=0.0, compare=False)

    @property
    def size(self) -> int:
        """Bytes of all documents."""
        return len(self.article) + sum(len(source) for _, source in self.statements)


Answer = Rendered | Rejected


def pack_request(request: Request) -> bytes:
    """Return a request as bytes."""
    standing = request.standing
    head = {
        "sha256": request.sha256,
        "received_at": standing.received_at.isoformat() if standing.received_at is not None else None,
        "size": standing.size,
        "collections": list(standing.collections),
        "current": standing.current,
    }
    return json.dumps(head).encode() + b"\n" + request.content


def unpack_request(message: bytes) -> Request:
    """Return the request that `message` holds."""
    head, _, content = message.partition(b"\n")
    said = json.loads(head)
    received = datetime.fromisoformat(said["received_at"]) if said["received_at"] is not None else None
    standing = Standing(received, said["size"], tuple(said["collections"]), said["current"])
    return Request(said["sha256"], standing, content)


def pack_rejected(rejected: Rejected) -> bytes:
    """Return a refusal as bytes."""
    return json.dumps(
        {
            "stage": rejected.stage.value,
            "reason": rejected.reason.value,
            "detail": rejected.detail[:500],
            "tools": list(rejected.tools),
        }
    ).encode()


def pack_documents(documents: Documents, extractor_version: int) -> bytes:
    """Return documents as bytes: a head, the article, then a statement a line (JSON has no bare newline)."""
    head = {
        "ids": [statement["id"] for statement in documents.statements],
        "card": _card(documents),
        "extractor_version": extractor_version,
    }
    return b"\n".join(_json(part) for part in (head, documents.article, *documents.statements))


def unpack_answer(sha256: str, message: bytes, seconds: float) -> Answer:
    """Return the answer that `message` holds. Raises ValueError, KeyError when it is none."""
    head, *documents = message.split(b"\n")
    said = json.loads(head)
    if "reason" in said:
        return Rejected(
            Stage(said["stage"]), Reason(said["reason"]), str(said["detail"]), tuple(said["tools"])
        )
    article, *statements = documents
    return Rendered(
        sha256=sha256,
        article=article,
        statements=tuple(zip(said["ids"], statements, strict=True)),
        card=said["card"],
        extractor_version=int(said["extractor_version"]),
        seconds=seconds,
    )


def _card(documents: Documents) -> dict[str, Any]:
    article = documents.article
    shown: dict[str, Any] = {
        name: article[name]
        for name in ("headline", "publisher", "published_at", "undated")
        if name in article
    }
    shown["statement_count"] = len(documents.statements)
    shown["unattributed_count"] = sum("speaker" not in statement for statement in documents.statements)
    return shown


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
