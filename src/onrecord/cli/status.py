"""`onrecord status`: how this installation stands. Asks a running Elasticsearch and starts none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from onrecord.search.standing import Standing
    from onrecord.settings import Settings

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

HELP = """Show how much is indexed, what was refused, how the last runs went and which Elasticsearch is used.

\b
onrecord status
onrecord status --json | jq .statements

Starts nothing: with the embedded engine stopped, it says so. Exit code 0; 3 when a configured
Elasticsearch can't be reached.
"""


@app.command(help=HELP)
def status(as_json: Annotated[bool, typer.Option("--json", help="one JSON object")] = False) -> None:
    """Collect the state of this installation and show it."""
    from onrecord.adapters.elastic_errors import IndexMissing
    from onrecord.adapters.quarantine import Quarantine
    from onrecord.cli.terminal import out, print_json
    from onrecord.settings import load_settings

    settings = load_settings()
    engine = _describe_engine(settings)
    standing, problem = None, ""
    if engine["runs"]:
        try:
            standing = _ask(settings)
        except IndexMissing:
            problem = "nothing is indexed yet: `onrecord ingest FOLDER`"
    refused = Counter(refusal.reason.value for refusal in Quarantine(settings.quarantine_dir).list())
    if as_json:
        print_json(_as_value(settings, engine, standing, refused))
        return
    from onrecord.cli.standing_view import standing_view

    for part in standing_view(settings, engine, standing, refused, problem):
        out().print(part)


def _describe_engine(settings: Settings) -> dict[str, Any]:
    if settings.elasticsearch_url is not None:
        return {"embedded": False, "runs": True, "url": settings.elasticsearch_url}
    from onrecord import embedded

    found = embedded.status(settings)
    return {"embedded": True, "runs": found.running, "url": found.url, "version": found.version}


def _ask(settings: Settings) -> Standing:
    from onrecord.adapters.elastic import Elastic
    from onrecord.engine import open_engine
    from onrecord.search.standing import read_standing

    with Elastic(open_engine(settings), settings.index_prefix) as elastic:
        return read_standing(elastic)


def _as_value(
    settings: Settings, engine: dict[str, Any], standing: Standing | None, refused: Counter[str]
) -> dict[str, Any]:
    value: dict[str, Any] = {
        "engine": engine,
        "inbox": str(settings.inbox),
        "data_dir": str(settings.data_dir),
        "index_prefix": settings.index_prefix,
        "quarantine": dict(refused),
    }
    if standing is not None:
        value |= {
            "statements": standing.statements,
            "unattributed": standing.unattributed,
            "articles": standing.articles,
            "undated": standing.undated,
            "files": dict(standing.files),
            "runs": [
                {"started_at": run.started_at, "state": run.state, "seconds": run.seconds, **run.counts}
                for run in standing.runs
            ],
        }
    return value
