"""`onrecord demo`: the whole way over the sample inputs, on an engine, ledger and archive of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

if TYPE_CHECKING:
    from onrecord.adapters.elastic import Elastic
    from onrecord.engine import Connection
    from onrecord.progress import Progress
    from onrecord.search.request import Request
    from onrecord.settings import Settings

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

HELP = """Read the sample inputs, index them and search them: the whole way on this machine.

\b
onrecord demo            what `make demo` runs
onrecord demo --keep     leave the engine running, to search on by hand

\b
Fetches an Elasticsearch (once, 130 MB) and starts it, runs the Prefect flow
flows/ingest.py over seeds/, shows what was read, searches three times, and
stops what it started. Its data are in .onrecord/demo; it never touches yours.
"""

OF_THE_USER: Final = (
    "elasticsearch_url", "elasticsearch_api_key", "elasticsearch_api_key_file", "elasticsearch_username",
    "elasticsearch_password", "elasticsearch_ca_certs", "kibana_url",
)  # fmt: skip
"""Settings that the demo does not follow."""

SEARCHES: Final = (
    ('"fair and shared waters"', "Kostan"),
    ("negotiation", ""),
    ("Orban", ""),
)
"""Searched: a phrase by one speaker in news and transcript, a word in any form, a name without accent."""


@app.command(help=HELP)
def demo(
    keep: Annotated[bool, typer.Option("--keep", help="leave the engine running, to search by hand")] = False,
    data: Annotated[
        Path | None, typer.Option("--data", metavar="DIR", help="another folder than .onrecord/demo")
    ] = None,
) -> None:
    """Run the demonstration and stop what it started."""
    from onrecord import embedded
    from onrecord.cli.terminal import out

    settings = demo_settings(data)
    started_here = not embedded.status(settings).running
    try:
        _run(settings)
    finally:
        if started_here and not keep:
            embedded.stop(settings)
    if keep:
        where = f"ONRECORD_DATA_DIR={settings.data_dir} ONRECORD_INDEX_PREFIX={settings.index_prefix}"
        out().print(f"\nThe engine runs on. Search it with {where} onrecord search ...")


def demo_settings(data: Path | None = None) -> Settings:
    """Return settings of the demo: its own data, the sample inputs, the embedded engine in any case.

    The download cache is the user's. Raises SettingsError when the sample inputs are not here.
    """
    from onrecord.schedule.flow_files import project_root
    from onrecord.settings import AfterReading, EngineCompiler, load_settings

    root = project_root()
    settings = load_settings()
    ours = {
        "inbox": root / "seeds",
        "data_dir": data.absolute() if data is not None else root / ".onrecord" / "demo",
        "cache_dir": settings.cache_dir.absolute(),
        "index_prefix": "onrecord-demo",
        "settle_seconds": 0.0,
        "after_reading": AfterReading.LEAVE,
        "archive_to": None,
        "engine_port": 0,
        "engine_compiler": EngineCompiler.QUICK,
    }
    return settings.model_copy(update={**dict.fromkeys(OF_THE_USER), **ours})


def _run(settings: Settings) -> None:
    from onrecord.adapters.elastic import Elastic
    from onrecord.cli.progress import progress
    from onrecord.engine import open_engine
    from onrecord.schedule.server import PrefectServer, free_port

    _leave_the_users_settings(settings)
    drawn = progress()
    server = PrefectServer(settings, free_port())  # starts while Elasticsearch does
    try:
        connection = open_engine(settings, drawn)
        with Elastic(connection, settings.index_prefix) as elastic:
            forget_last_time(settings, elastic)
            with drawn.step("starting Prefect"):
                server.wait()
            _ingest_and_show(settings, connection, elastic, drawn)
    finally:
        server.stop()


def _ingest_and_show(settings: Settings, connection: Connection, elastic: Elastic, drawn: Progress) -> None:
    from onrecord.cli.demo_view import articles_table, refused_table, summary_words
    from onrecord.cli.terminal import out
    from onrecord.ingest import run_ingest
    from onrecord.schedule.once import run_ingest_flow
    from onrecord.search.finding import find
    from onrecord.search.request import Request, Scope

    summary = run_ingest_flow(settings, progress=drawn)
    again = run_ingest(settings, connection)
    elastic.refresh()
    out().print(articles_table(find(elastic, Request(scope=Scope.ARTICLES, limit=100))))
    out().print(refused_table(summary))
    out().print(summary_words(summary, again))
    for query, speaker in SEARCHES:
        _search(elastic, Request(query=query, speakers=(speaker,) if speaker else (), limit=3))


def _leave_the_users_settings(settings: Settings) -> None:
    """The flow reads the environment and a `.env` file: neither may lead it to the user's data."""
    import os

    settings.data_dir.mkdir(parents=True, exist_ok=True)
    os.chdir(settings.data_dir)
    for name in OF_THE_USER:
        os.environ.pop(name.upper(), None)
    os.environ.pop("ONRECORD_ARCHIVE_TO", None)
    os.environ.pop("PREFECT_API_URL", None)


def _search(elastic: Elastic, request: Request) -> None:
    from rich.rule import Rule
    from rich.text import Text

    from onrecord.cli.hits_view import results_view
    from onrecord.cli.terminal import has_colour, out
    from onrecord.search.finding import find

    speaker = f" --speaker {request.speakers[0]}" if request.speakers else ""
    command = f"onrecord search '{request.query}'{speaker} --limit {request.limit}"
    out().print(Rule(Text(command, "bold cyan"), style="label", align="left"))
    for part in results_view(find(elastic, request), starred=not has_colour()):
        out().print(part)


def forget_last_time(settings: Settings, elastic: Elastic) -> None:
    """Everything is read again each time; only the engine and Prefect's database stay."""
    import shutil

    from onrecord.adapters.elastic_setup import drop_index

    for names in elastic.list_indices().values():
        for name in names:
            drop_index(elastic, name)
    for folder in (settings.archive_dir, settings.quarantine_dir):
        shutil.rmtree(folder, ignore_errors=True)
    for file in settings.data_dir.glob(f"{settings.ledger_path.name}*"):
        file.unlink()
