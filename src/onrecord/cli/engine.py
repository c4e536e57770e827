"""`onrecord engine`: the embedded Elasticsearch by hand. Most commands start it by themselves."""

from __future__ import annotations

import sys
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from onrecord import embedded
from onrecord.cli.progress import progress
from onrecord.cli.terminal import out, print_json, say_wrong_usage
from onrecord.embedded import EngineStatus
from onrecord.settings import Settings, load_settings

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    help="""The Elasticsearch on this machine that is used when ELASTICSEARCH_URL is not set.

\b
onrecord engine start     download (once), start, and leave it running
onrecord engine status    where it runs, since when, how much it holds
onrecord engine stop      stop it; the data stay
onrecord engine reset     stop it and delete its data; the download stays
""",
)


@app.callback()
def engine() -> None:
    """Do nothing before the command itself."""


@app.command()
def start() -> None:
    """Start the embedded Elasticsearch and leave it running; nothing happens when it runs already."""
    settings = _embedded_settings()
    connection = embedded.start(settings, progress())
    out().print(Text.assemble("Elasticsearch runs at ", (connection.url, "bold")))
    home = embedded.status(settings).home
    out().print(Text(f"user {connection.username}, password in {home}/password", style="label"))


@app.command()
def stop() -> None:
    """Stop the embedded Elasticsearch; its data stay."""
    stopped = embedded.stop(_embedded_settings())
    out().print("stopped" if stopped else "it was not running")


@app.command()
def status(
    json: Annotated[bool, typer.Option("--json", help="one JSON object instead of a table")] = False,
) -> None:
    """Show where the embedded Elasticsearch runs; exits with 1 when it does not run."""
    found = embedded.status(_embedded_settings())
    if json:
        print_json(_as_json(found))
    else:
        out().print(_as_table(found))
    if not found.running:
        raise typer.Exit(1)


@app.command()
def reset(
    yes: Annotated[bool, typer.Option("--yes", "-y", help="do not ask")] = False,
) -> None:
    """Stop the embedded Elasticsearch and delete its indices, users and keys.

    Inbox, archive and snapshots stay; the next `onrecord ingest` indexes everything again.
    """
    settings = _embedded_settings()
    if not yes:
        if not sys.stdin.isatty():
            say_wrong_usage("this deletes all indices: say --yes")
            raise typer.Exit(2)
        typer.confirm("Delete all indices of the embedded engine?", abort=True)
    out().print("deleted" if embedded.reset(settings) else "there was nothing to delete")


def _embedded_settings() -> Settings:
    settings = load_settings()
    if settings.elasticsearch_url is not None:
        say_wrong_usage("ELASTICSEARCH_URL is set: that Elasticsearch is used, and it is not ours to control")
        raise typer.Exit(2)
    return settings


def _as_json(found: EngineStatus) -> dict[str, object]:
    return {
        "running": found.running,
        "version": found.version,
        "url": found.url,
        "pid": found.pid,
        "started_at": None if found.started_at is None else found.started_at.isoformat(timespec="seconds"),
        "home": None if found.home is None else str(found.home),
        "data_bytes": found.data_bytes,
        "free_bytes": found.free_bytes,
        "log": None if found.log is None else str(found.log),
    }


def _as_table(found: EngineStatus) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="label")
    table.add_column()
    table.add_row(
        "engine", Text("runs", style="good") if found.running else Text("does not run", style="warn")
    )
    table.add_row("version", found.version)
    if found.url is not None and found.started_at is not None:
        table.add_row("address", found.url)
        table.add_row("since", found.started_at.astimezone().strftime("%Y-%m-%d %H:%M"))
        table.add_row("process", str(found.pid))
    if found.home is None:
        table.add_row("data", "none yet: `onrecord engine start` makes them")
    else:
        free = found.free_bytes / 1e9
        table.add_row("data", f"{found.data_bytes / 1e6:.1f} MB in {found.home} ({free:.1f} GB free)")
        table.add_row("log", str(found.log))
    return table
