"""A provisioned prefix on the session's engine, with a real writer key and a real reader; all removed after."""

from __future__ import annotations

import contextlib
import dataclasses
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from conftest import fresh_prefix
from onrecord.adapters.elastic_setup import Change
from onrecord.engine import Connection
from onrecord.settings import Settings
from onrecord.setup import Wishes, set_up
from onrecord.setup.roles import name_role


@dataclass(frozen=True)
class Provisioned:
    """What set-up made, and how to come as each identity."""

    connection: Connection
    settings: Settings
    wishes: Wishes
    changes: list[Change]
    prefix: str

    def again(self, **wishes: object) -> list[Change]:
        """Run set-up once more, with other wishes where they are given."""
        changed = self.wishes.model_copy(update=wishes)
        return list(set_up(self.connection, self.settings, changed))

    def client(self, **credentials: object) -> Elasticsearch:
        return Elasticsearch(self.connection.url, request_timeout=60, **credentials)  # type: ignore[arg-type]

    def writer(self) -> Elasticsearch:
        assert self.wishes.writer_key_file is not None
        return self.client(api_key=self.wishes.writer_key_file.read_text())

    def keeper(self) -> Elasticsearch:
        assert self.wishes.keeper_key_file is not None
        return self.client(api_key=self.wishes.keeper_key_file.read_text())

    def reader(self) -> Elasticsearch:
        assert self.wishes.reader_password is not None
        password = self.wishes.reader_password.get_secret_value()
        return self.client(basic_auth=(name_role(self.prefix, "reader"), password))

    def alias(self, kind: str) -> str:
        return f"{self.prefix}-{kind}"


@contextlib.contextmanager
def unprovisioned(engine: Connection, elastic: Elasticsearch, folder: Path) -> Iterator[Provisioned]:
    """Yield a prefix that nothing was set up for yet; remove what was set up in the end."""
    with fresh_prefix(elastic) as prefix:
        wishes = Wishes(
            _env_file=None,
            reader_password=secrets.token_urlsafe(16),
            writer_key_file=folder / "keys/writer",
            keeper_key_file=folder / "keys/keeper",
        )
        settings = Settings(
            _env_file=None, data_dir=folder / "data", elasticsearch_url=engine.url, index_prefix=prefix
        )
        yield Provisioned(engine, settings, wishes, [], prefix)
        names = [name_role(prefix, part) for part in ("writer", "reader", "keeper")]
        keys = elastic.security.get_api_key(name=f"{names[0][:-6]}*", active_only=True)["api_keys"]
        if keys:  # all at once: each call waits for a refresh
            elastic.security.invalidate_api_key(ids=[key["id"] for key in keys])
        for name in names:
            elastic.options(ignore_status=404).security.delete_user(username=name)
            elastic.options(ignore_status=404).security.delete_role(name=name)


@pytest.fixture
def bare(engine: Connection, elastic: Elasticsearch, tmp_path: Path) -> Iterator[Provisioned]:
    """A prefix that nothing was set up for yet."""
    with unprovisioned(engine, elastic, tmp_path) as found:
        yield found


@pytest.fixture(scope="module")
def provisioned(
    engine: Connection, elastic: Elasticsearch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Provisioned]:
    """A prefix that set-up ran for once; shared by the tests of a module, which leave it as it was."""
    with unprovisioned(engine, elastic, tmp_path_factory.mktemp("provisioned")) as found:
        yield dataclasses.replace(found, changes=found.again())
