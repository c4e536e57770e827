"""Roles, users and API keys of Elasticsearch: made where they are missing or differ, left alone where right.

A password is compared by logging in with it: the server never shows one, and neither do we.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from elasticsearch import AuthenticationException, NotFoundError

from onrecord.adapters.elastic import Elastic
from onrecord.adapters.elastic_errors import translated
from onrecord.adapters.elastic_setup import Change, Done


@dataclass(frozen=True, slots=True)
class IndexRight:
    """What may be done with some indices or aliases."""

    names: tuple[str, ...]
    privileges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """Rights under a name: on the cluster, on indices, and in Kibana's default space."""

    name: str
    cluster: tuple[str, ...] = ()
    indices: tuple[IndexRight, ...] = ()
    kibana: tuple[str, ...] = ()

    def descriptor(self) -> dict[str, Any]:
        """Return the role as Elasticsearch takes it."""
        applications = []
        if self.kibana:
            space = ["space:default"]
            applications.append(
                {"application": "kibana-.kibana", "privileges": list(self.kibana), "resources": space}
            )
        return {
            "cluster": list(self.cluster),
            "indices": [
                {"names": list(right.names), "privileges": list(right.privileges)} for right in self.indices
            ],
            "applications": applications,
        }


@dataclass(frozen=True, slots=True)
class KeyStanding:
    """An API key that the server accepts, its rights and its last moment."""

    id: str
    rights: frozenset[str]
    expires_at: datetime | None


def ensure_role(elastic: Elastic, role: Role) -> Change:
    """See that the role exists with exactly these rights. Raises EngineError."""
    with translated(elastic.url):
        try:
            old = elastic.client.security.get_role(name=role.name).body[role.name]
        except NotFoundError:
            old = None
        if old is not None and rights_of(old) == rights_of(role.descriptor()):
            return Change("role", role.name, Done.LEFT)
        elastic.client.security.put_role(
            name=role.name, metadata={"made_by": "onrecord setup"}, **role.descriptor()
        )
    return Change("role", role.name, Done.CREATED if old is None else Done.CHANGED)


def ensure_user(elastic: Elastic, name: str, password: str, roles: Iterable[str]) -> Change:
    """See that the user exists, has exactly these roles and can log in with this password."""
    wanted = sorted(roles)
    with translated(elastic.url):
        try:
            old = elastic.client.security.get_user(username=name).body[name]
        except NotFoundError:
            old = None
    right = old is not None and sorted(old["roles"]) == wanted and old["enabled"]
    if right and accepts(elastic, name, password):
        return Change("user", name, Done.LEFT)
    with translated(elastic.url):
        elastic.client.security.put_user(username=name, password=password, roles=wanted, enabled=True)
    return Change("user", name, Done.CREATED if old is None else Done.CHANGED)


def ensure_password(elastic: Elastic, name: str, password: str) -> Change:
    """See that a user that the server brings with it can log in with this password."""
    if accepts(elastic, name, password):
        return Change("password", name, Done.LEFT)
    with translated(elastic.url):
        elastic.client.security.change_password(username=name, password=password)
    return Change("password", name, Done.CHANGED)


def accepts(elastic: Elastic, name: str, password: str) -> bool:
    """Tell whether the server lets this user in with this password."""
    with translated(elastic.url):
        try:
            elastic.client.options(basic_auth=(name, password)).security.authenticate()
        except AuthenticationException:
            return False
    return True


def find_key(elastic: Elastic, encoded: str) -> KeyStanding | None:
    """Return what the server knows of an API key, None when it does not accept it."""
    with translated(elastic.url):
        try:
            known = elastic.client.options(api_key=encoded).security.authenticate().body
            found = elastic.client.security.get_api_key(id=known["api_key"]["id"]).body["api_keys"][0]
        except (AuthenticationException, KeyError, IndexError):
            return None
    rights: set[str] = set()
    for descriptor in found.get("role_descriptors", {}).values():
        rights |= rights_of(descriptor)
    until = found.get("expiration")
    return KeyStanding(
        id=str(found["id"]),
        rights=frozenset(rights),
        expires_at=None if until is None else datetime.fromtimestamp(until / 1000, UTC),
    )


def grant_key(elastic: Elastic, role: Role, *, days: int) -> str:
    """Return a new API key (encoded) that has the rights of `role` and expires after `days` days.

    It belongs to a user of the role's name that nobody can log in as: disabled, with a password that is
    thrown away. A key made by another key could have no rights, so this works for every set-up identity.
    """
    password = secrets.token_urlsafe(32)
    with translated(elastic.url):
        security = elastic.client.security
        security.put_user(username=role.name, password=password, roles=[role.name], enabled=True)
        try:
            granted = security.grant_api_key(
                # by default it waits up to a second for somebody else to refresh
                refresh=True,
                grant_type="password",
                username=role.name,
                password=password,
                api_key={
                    "name": role.name,
                    "expiration": f"{days}d",
                    "role_descriptors": {role.name: role.descriptor()},
                    "metadata": {"made_by": "onrecord setup"},
                },
            )
        finally:
            security.disable_user(username=role.name)
    return str(granted.body["encoded"])


def invalidate_keys(elastic: Elastic, name: str, *, keep: str) -> int:
    """Make all API keys of this name worthless but the one with the id `keep`; return how many."""
    with translated(elastic.url):
        known = elastic.client.security.get_api_key(name=name, active_only=True).body["api_keys"]
        others = [str(key["id"]) for key in known if key["id"] != keep]
        if others:
            elastic.client.security.invalidate_api_key(ids=others)
    return len(others)


def rights_of(descriptor: Mapping[str, Any]) -> set[str]:
    """Return the rights of a role as a set of single facts, so that two spellings of one role are equal."""
    rights = {f"cluster {privilege}" for privilege in descriptor.get("cluster", ())}
    rights |= {f"run as {name}" for name in descriptor.get("run_as", ())}
    for entry in descriptor.get("indices", ()):
        limits = {
            key: entry[key]
            for key in ("field_security", "query", "allow_restricted_indices")
            if entry.get(key)
        }
        for name in entry["names"]:
            rights |= {f"index {name} {privilege} {limits or ''}" for privilege in entry["privileges"]}
    for entry in descriptor.get("applications", ()):
        for resource in entry["resources"]:
            rights |= {f"{entry['application']} {resource} {name}" for name in entry["privileges"]}
    return rights


def read_note(elastic: Elastic, name: str) -> dict[str, Any]:
    """Return what set-up wrote down for itself in the cluster, {} when nothing."""
    with translated(elastic.url):
        try:
            found = elastic.client.cluster.get_component_template(name=name).body["component_templates"]
        except NotFoundError:
            return {}
    return dict(found[0]["component_template"].get("_meta") or {})


def store_note(elastic: Elastic, name: str, note: Mapping[str, Any]) -> None:
    """Write something down in the cluster: the meta data of a component template that nothing uses."""
    with translated(elastic.url):
        elastic.client.cluster.put_component_template(name=name, template={}, meta=dict(note))
