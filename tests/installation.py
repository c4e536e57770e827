"""A whole installation for one test: an inbox, a data directory and indices of its own on the session's engine."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch
from pydantic import SecretStr

from onrecord.engine import Connection
from onrecord.index.names import Kind
from onrecord.ingest import RunSummary, run_ingest
from onrecord.ingest.readers import Readers
from onrecord.settings import Settings

STORY = """\
LARNSTAD (Meridian - 5th March, 2024) Governor Ada Quill said the bridge {number} would open in May.

"We will finish bridge {number} on time," Quill said on Tuesday.

The council of Larnstad had asked for a report on the cost of the works.
"""


POWERLESS = """\
import ctypes, os, sys
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
    assert ctypes.CDLL(None).prctl(24, capability, 0, 0, 0) == 0  # PR_CAPBSET_DROP
os.execv(sys.argv[1], sys.argv[1:])
"""


def story(number: int, extra: str = "") -> str:
    """Return a short article that no other number gives."""
    return STORY.format(number=number) + extra


def settings_on(engine: Connection, prefix: str, folder: Path) -> Settings:
    """Return the settings of an installation in `folder`, with an inbox, on an engine that somebody else started."""
    (folder / "inbox").mkdir()
    return Settings(
        _env_file=None,
        inbox=folder / "inbox",
        data_dir=folder / "data",
        settle_seconds=0.0,
        index_prefix=prefix,
        elasticsearch_url=engine.url,
        elasticsearch_username=engine.username,
        elasticsearch_password=SecretStr(engine.password or ""),
        kibana_url="https://kibana.example.org",
    )


class Installation:
    """What a user has: `inbox`, settings, an Elasticsearch. Files are old at once unless a test says otherwise."""

    def __init__(
        self,
        folder: Path,
        connection: Connection,
        prefix: str,
        client: Elasticsearch,
        readers: Readers | None = None,
    ) -> None:
        self.folder = folder
        self.inbox = folder / "inbox"
        self.inbox.mkdir(parents=True)
        self.connection = connection
        self.prefix = prefix
        self.client = client
        self.readers = readers
        self.settings = self.with_settings()

    def with_settings(self, **changes: Any) -> Settings:
        """Return the settings with `changes`."""
        given: dict[str, Any] = {
            "data_dir": self.folder / "data",
            "inbox": self.inbox,
            "index_prefix": self.prefix,
            "settle_seconds": 0.0,
            "workers": 1,
            "retry_seconds": 20.0,
            "elasticsearch_url": None,
            **changes,
        }
        return Settings(_env_file=None, **given)

    def write(self, name: str | bytes, text: str | bytes) -> Path:
        """Put a file into the inbox."""
        path = self.inbox / os.fsdecode(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def write_stories(self, count: int, first: int = 0) -> list[Path]:
        """Put `count` articles into the inbox."""
        return [self.write(f"story-{n:03d}.txt", story(n)) for n in range(first, first + count)]

    def run(self, *paths: Path, **changes: Any) -> RunSummary:
        """Run once over the inbox, or over `paths`."""
        settings = self.with_settings(**changes) if changes else self.settings
        own_limits = "extract_seconds" in changes or "extract_bytes" in changes
        readers = None if own_limits else self.readers
        summary = run_ingest(settings, self.connection, paths=list(paths) or None, readers=readers)
        print(summary.document, *summary.refused, *summary.notes, sep="\n  ")  # shown when a test fails
        return summary

    def documents(self, kind: Kind) -> dict[str, dict[str, Any]]:
        """Return all documents of `kind`, by id."""
        return {name: hit["_source"] for name, hit in self.hits(kind).items()}

    def versions(self, kind: Kind) -> dict[str, tuple[int, int]]:
        """Return version and sequence number of all documents: a write of the same bytes changes the latter."""
        return {name: (hit["_version"], hit["_seq_no"]) for name, hit in self.hits(kind).items()}

    def hits(self, kind: Kind) -> dict[str, Mapping[str, Any]]:
        """Return all hits of `kind`, by id."""
        alias = f"{self.prefix}-{kind.value}"
        self.client.indices.refresh(index=alias)
        answer = self.client.search(index=alias, size=10_000, version=True, seq_no_primary_term=True)
        return {hit["_id"]: hit for hit in answer["hits"]["hits"]}

    def files(self) -> dict[str, dict[str, Any]]:
        """Return the documents of paths, by path below the inbox."""
        return {source["path"]: source for source in self.documents(Kind.FILES).values()}

    def check(self) -> None:
        """Hold the laws that every state must obey once a run has ended: nothing lost, doubled or left over."""
        articles, statements = self.documents(Kind.ARTICLES), self.documents(Kind.STATEMENTS)
        listed = {name: sha for sha, article in articles.items() for name in article["statement_ids"]}
        assert set(listed) == set(statements), "statements and the lists of their articles differ"
        for name, statement in statements.items():
            assert statement["article_id"] == listed[name]
            assert statement["current"] == articles[listed[name]]["current"]
        holding = ("present", "archived", "skipped", "deferred")
        held = {f["sha256"] for f in self.files().values() if f["state"] in holding and "sha256" in f}
        assert held == {sha for sha, article in articles.items() if article["current"]}


def run_in_process(
    installation: Installation,
    *,
    environment: Mapping[str, str] | None = None,
    powerless: bool = False,
    script: str = "run_once.py",
    **changes: Any,
) -> subprocess.CompletedProcess[str]:
    """Run once in a process of its own, which a failpoint or a signal may end.

    `powerless`: without root's power to read what nobody may read.
    """
    wrapper = ["-c", POWERLESS] if powerless and os.geteuid() == 0 else []
    python = [sys.executable, *wrapper, sys.executable] if wrapper else [sys.executable]
    return subprocess.run(
        [*python, str(Path(__file__).with_name(script))],
        input=describe(installation, **changes),
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def describe(installation: Installation, **changes: Any) -> str:
    """Return an installation as JSON for `run_once.py`, password included: it goes through a pipe."""
    import json

    connection = installation.connection
    settings = installation.with_settings(**changes)
    return json.dumps(
        {
            "url": connection.url,
            "username": connection.username,
            "password": connection.password,
            "settings": settings.model_dump(mode="json", exclude_none=True),
        }
    )
