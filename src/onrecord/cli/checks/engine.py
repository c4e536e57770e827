"""Checks of Elasticsearch: Java and port for the embedded one, whether it answers and has our indices."""

from __future__ import annotations

import socket
from collections.abc import Iterator

from onrecord.cli.checks.finding import Finding, good, problem, warn
from onrecord.errors import OnrecordError
from onrecord.settings import Settings


def check_java() -> Finding:
    """A Java that can run the embedded server is here."""
    from onrecord.embedded.java import NEWEST_TRIED, OLDEST, find_java
    from onrecord.embedded.owner import choose_owner

    java = find_java(choose_owner())
    if java is None:
        return problem(
            "Java",
            f"none from {OLDEST} up was found; starting the engine will try to fetch {NEWEST_TRIED}",
            f"install one, such as the package openjdk-{OLDEST}-jre-headless, or set JAVA_HOME",
        )
    return good("Java", f"{java.major} at {java.home}")


def check_engine(settings: Settings) -> Iterator[Finding]:
    """The Elasticsearch that is configured, or the embedded one, and what is in it."""
    if settings.elasticsearch_url is None:
        from onrecord import embedded

        found = embedded.status(settings)
        yield check_java()
        if not found.running:
            yield _check_port(settings.engine_port)
            words = "embedded, does not run now; commands that need it start it"
            yield good("Elasticsearch", words)
            return
    yield from _check_answers(settings)


def _check_port(port: int) -> Finding:
    if port == 0:
        return good("port", "a free one is taken")
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            remedy = "set ONRECORD_ENGINE_PORT to another, or to 0 for any free one"
            return problem("port", f"{port} is taken by another program", remedy)
    return good("port", f"{port} is free")


def _check_answers(settings: Settings) -> Iterator[Finding]:
    from onrecord.adapters.elastic import Elastic
    from onrecord.engine import open_engine
    from onrecord.index.names import Kind

    try:
        with Elastic(open_engine(settings), settings.index_prefix) as elastic:
            health = elastic.health()
            behind = elastic.list_aliased()
            yield _grade_health(elastic.url, str(health["status"]))
            yield _grade_indices({kind.value: name for kind, name in behind.items()})
            if behind[Kind.STATEMENTS] is not None:
                yield good("contents", f"{elastic.count(Kind.STATEMENTS):,} statements")
    except OnrecordError as error:
        yield problem("Elasticsearch", str(error), error.remedy)


def _grade_health(url: str, status: str) -> Finding:
    if status == "red":
        remedy = "look at its log; after a full disk, free space and wait a minute"
        return problem("Elasticsearch", f"{url} answers, but some data are missing (red)", remedy)
    return good("Elasticsearch", f"{url} answers ({status})")


def _grade_indices(behind: dict[str, str | None]) -> Finding:
    missing = [kind for kind, name in behind.items() if name is None]
    if len(missing) == len(behind):
        return warn("indices", "none yet", "`onrecord ingest FOLDER` or `onrecord setup` makes them")
    if missing:
        return problem("indices", f"missing: {', '.join(missing)}", "`onrecord setup` makes them again")
    return good("indices", ", ".join(str(name) for name in behind.values()))
