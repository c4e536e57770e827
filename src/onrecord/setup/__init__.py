"""Provisioning: brings a cluster, a Kibana and a folder of certificates to the state that onrecord needs.

Every step looks first and changes only what differs, so it can be run at any time, against any cluster.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from onrecord.adapters.elastic import Elastic
from onrecord.adapters.elastic_security import (
    ensure_password,
    ensure_role,
    ensure_user,
    read_note,
    store_note,
)
from onrecord.adapters.elastic_setup import Change, Done, ensure_indices
from onrecord.engine import Connection, open_engine
from onrecord.errors import SettingsError
from onrecord.progress import Progress, Silent
from onrecord.settings import Settings
from onrecord.setup.keys import ensure_key, rotate_key
from onrecord.setup.kibana import Kibana, digest_of
from onrecord.setup.roles import build_keeper, build_reader, build_writer, name_role
from onrecord.setup.wishes import Wishes

__all__ = ["Wishes", "change_password", "connect", "ensure_objects", "rotate", "set_up"]

DEFAULT_PREFIX = "onrecord"
LEAST_PASSWORD = 16


def connect(settings: Settings, wishes: Wishes, progress: Progress | None = None) -> Connection:
    """Return the connection of the set-up identity: `elastic` when its password is given, else the usual one.

    The embedded engine is started when it is the one in use, and has an identity of its own.
    """
    connection = open_engine(settings, progress)
    if connection.embedded or wishes.elastic_password is None:
        return connection
    return replace(
        connection,
        username=wishes.elastic_username,
        password=wishes.elastic_password.get_secret_value(),
        api_key=None,
    )


def set_up(
    connection: Connection, settings: Settings, wishes: Wishes, progress: Progress | None = None
) -> Iterator[Change]:
    """Bring everything to the state that onrecord needs; yield what was created, changed or left.

    Raises EngineError, SettingsError; what was done until then stays, and the next run goes on from there.
    """
    prefix = settings.index_prefix
    with Elastic(connection, prefix) as elastic:
        yield from ensure_indices(elastic)
        roles = (build_writer(prefix), build_reader(prefix), build_keeper(prefix))
        for role in roles:
            yield ensure_role(elastic, role)
        yield from _ensure_people(elastic, prefix, wishes)
        for role, path, variable in (
            (roles[0], wishes.writer_key_file, "ONRECORD_WRITER_KEY_FILE"),
            (roles[2], wishes.keeper_key_file, "ONRECORD_KEEPER_KEY_FILE"),
        ):
            if path is None:
                yield Change("API key", role.name, Done.LEFT, f"{variable} is not set")
            else:
                yield ensure_key(elastic, role, path, days=wishes.key_days)
        if settings.kibana_url is not None and prefix == DEFAULT_PREFIX:
            yield ensure_objects(elastic, connection, settings, wishes, progress or Silent())
        elif settings.kibana_url is not None:
            why = f"they are for the prefix {DEFAULT_PREFIX}"
            yield Change("Kibana objects", settings.kibana_url, Done.LEFT, why)


def rotate(connection: Connection, settings: Settings, wishes: Wishes) -> Iterator[Change]:
    """Replace the API keys in their files and withdraw the old ones at once; yield what was done."""
    prefix = settings.index_prefix
    with Elastic(connection, prefix) as elastic:
        for role, path in (
            (build_writer(prefix), wishes.writer_key_file),
            (build_keeper(prefix), wishes.keeper_key_file),
        ):
            if path is not None:
                yield ensure_role(elastic, role)
                yield rotate_key(elastic, role, path, days=wishes.key_days)


def change_password(connection: Connection, settings: Settings, wishes: Wishes) -> Change:
    """Give the user that sets up its new password; once it has it, the old one is not asked for any more.

    Raises EngineError, and SettingsError where it is not for us to change.
    """
    new = wishes.elastic_new_password
    if connection.username is None or connection.embedded or new is None:
        raise SettingsError(
            "no password is changed: that takes ELASTIC_PASSWORD, ELASTIC_NEW_PASSWORD and ELASTICSEARCH_URL",
            remedy="see `onrecord setup --help`",
        )
    if len(new.get_secret_value()) < LEAST_PASSWORD:
        raise SettingsError(f"ELASTIC_NEW_PASSWORD has fewer than {LEAST_PASSWORD} characters")
    with Elastic(connection, settings.index_prefix) as elastic:
        return ensure_password(elastic, connection.username, new.get_secret_value())


def _ensure_people(elastic: Elastic, prefix: str, wishes: Wishes) -> Iterator[Change]:
    reader = name_role(prefix, "reader")
    if wishes.reader_password is None:
        yield Change("user", reader, Done.LEFT, "ONRECORD_READER_PASSWORD is not set")
    else:
        yield ensure_user(elastic, reader, wishes.reader_password.get_secret_value(), [reader])
    if wishes.kibana_system_password is not None:
        password = wishes.kibana_system_password.get_secret_value()
        yield ensure_password(elastic, "kibana_system", password)


def ensure_objects(
    elastic: Elastic, connection: Connection, settings: Settings, wishes: Wishes, progress: Progress
) -> Change:
    """See that the Kibana of `settings` holds our saved objects; what it got is noted in the cluster."""
    url = str(settings.kibana_url)
    path = _objects_path()
    if path is None:
        return Change("Kibana objects", url, Done.LEFT, "no kibana/onrecord.ndjson")
    objects = path.read_bytes()
    kibana = Kibana(
        url=url,
        username=connection.username,
        password=connection.password,
        api_key=connection.api_key,
        ca_certs=wishes.kibana_ca_certs or settings.elasticsearch_ca_certs,
    )
    kibana.wait(progress)
    name, note = f"{settings.index_prefix}-setup", {"kibana_objects": digest_of(objects)}
    before = read_note(elastic, name)
    if before == note and kibana.has_all(objects):
        return Change("Kibana objects", url, Done.LEFT)
    count = kibana.import_objects(objects)
    store_note(elastic, name, note)
    return Change("Kibana objects", url, Done.CHANGED if before else Done.CREATED, f"{count} objects")


def _objects_path() -> Path | None:
    """Return the file of saved objects: beside the flows, in a checkout and in the image."""
    root = Path(os.environ.get("ONRECORD_ROOT") or Path(__file__).resolve().parents[3])
    path = root / "kibana" / "onrecord.ndjson"
    return path if path.is_file() else None
