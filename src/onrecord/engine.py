"""Which Elasticsearch this installation speaks to: the one that is configured, or the embedded one."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach an Elasticsearch. Secrets are kept out of `repr()`.

    `api_key` wins over user and password. `embedded` tells that the server is ours.
    """

    url: str
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    api_key: str | None = field(default=None, repr=False)
    ca_certs: Path | None = None
    embedded: bool = False
