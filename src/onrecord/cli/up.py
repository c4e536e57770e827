"""`onrecord up`: engine, Prefect and the schedule in one terminal; Ctrl-C ends all of it."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from onrecord.schedule.looking import Look
    from onrecord.schedule.up import Installation

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

HELP = """Run everything on this machine, without Docker: Elasticsearch, Prefect, and the schedule.

\b
onrecord up                     read ./inbox now, then every five minutes
onrecord up --inbox ~/news      another folder
onrecord up --every 30          every half an hour

\b
The first run starts at once. Ctrl-C ends all that was started here; what was
indexed stays. An Elasticsearch named by ELASTICSEARCH_URL is used instead of
the embedded one and is left alone.
"""

LOOK_SECONDS = 2.0


@app.command(help=HELP)
def up(
    inbox: Annotated[Path | None, typer.Option(help="folder to read; otherwise ONRECORD_INBOX")] = None,
    every: Annotated[
        float | None, typer.Option(help="minutes between two runs; otherwise five", min=0.1)
    ] = None,
    port: Annotated[int, typer.Option(help="port of Prefect's pages; a free one when it is taken")] = 4200,
) -> None:
    """Start everything, show how it goes, end everything."""
    from onrecord.cli.progress import progress
    from onrecord.schedule.server import free_port
    from onrecord.schedule.up import everything
    from onrecord.settings import load_settings

    settings = load_settings()
    if inbox is not None:
        settings = settings.model_copy(update={"inbox": inbox})
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    seconds = None if every is None else every * 60
    try:
        with everything(settings, free_port(port), seconds, progress()) as running:
            _say_what_runs(running, every)
            _follow(running)
    except KeyboardInterrupt:
        pass
    from onrecord.cli.terminal import out

    out().print("everything that was started here has ended")


def _say_what_runs(running: Installation, every: float | None) -> None:
    from onrecord.cli.terminal import one_line, out
    from onrecord.schedule.prefect_home import home_of

    table = Table.grid(padding=(0, 2))
    kind = "embedded" if running.engine.embedded else "yours"
    table.add_row(Text("Elasticsearch", style="label"), f"{running.engine.url} ({kind})")
    password = home_of(running.settings) / "auth"
    table.add_row(
        Text("Prefect", style="label"), f"{running.server.address} (its pages ask for the line in {password})"
    )
    rhythm = "every five minutes" if every is None else f"every {every:g} minutes"
    table.add_row(
        Text("inbox", style="label"), Text(f"{one_line(str(running.settings.inbox.absolute()))}, {rhythm}")
    )
    out().print(table, soft_wrap=True)


def _follow(running: Installation) -> None:
    """Show the state until somebody ends it: one line that changes on a terminal, new lines elsewhere."""
    from rich.live import Live

    from onrecord.cli.terminal import out

    if not out().is_terminal:
        before = ""
        while True:
            running.check()
            words = _words(running.look())
            if words.plain != before:
                out().print(words, soft_wrap=True)
                before = words.plain
            time.sleep(LOOK_SECONDS)
    with Live(console=out(), refresh_per_second=4) as live:
        while True:
            running.check()
            live.update(_line(running.look()))
            time.sleep(LOOK_SECONDS)


def _words(found: Look) -> Text:
    from onrecord.cli.terminal import one_line

    style = (
        "good" if found.state == "Completed" else "refused" if found.state in ("Failed", "Crashed") else ""
    )
    return Text(one_line(found.in_words()), style=style)


def _line(found: Look) -> Any:
    from rich.spinner import Spinner

    spinning = Spinner("dots") if not found.ended else Text("●", style="good")
    table = Table.grid(padding=(0, 1))
    table.add_row(spinning, Text.assemble(_words(found), ("  Ctrl-C ends everything", "label")))
    return table
