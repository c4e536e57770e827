"""The table of commands. A command's module is imported only when that command runs.

Environment errors become one red line with a remedy and a documented exit code, here and nowhere else;
bugs keep their traceback.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup

from onrecord import __version__
from onrecord.cli.folders import folder_error
from onrecord.cli.terminal import say_error
from onrecord.errors import OnrecordError


class Command(NamedTuple):
    """Where a command lives: `module` holds a `typer.Typer` named `app`."""

    module: str
    panel: str
    summary: str


COMMANDS: dict[str, Command] = {
    "read": Command("onrecord.cli.read", "One file", "what onrecord reads in a file, and why"),
    "statements": Command("onrecord.cli.statements", "One file", "a file with its statements marked"),
    "ingest": Command("onrecord.cli.ingest", "Many files", "read new files and index them"),
    "search": Command("onrecord.cli.search", "Many files", "find who said what"),
    "show": Command("onrecord.cli.show", "Many files", "one statement by its permalink"),
    "quarantine": Command("onrecord.cli.quarantine", "Many files", "files that were refused"),
    "up": Command("onrecord.cli.up", "On a schedule", "engine, schedule and first run in one terminal"),
    "deploy": Command("onrecord.cli.deploy", "On a schedule", "register the flows on a Prefect server"),
    "reindex": Command("onrecord.cli.reindex", "This installation", "build the indices anew"),
    "status": Command("onrecord.cli.status", "This installation", "counts, last runs, refused files, engine"),
    "doctor": Command("onrecord.cli.doctor", "This installation", "what is missing here, and what to do"),
    "engine": Command("onrecord.cli.engine", "This installation", "start, stop or reset the embedded server"),
    "setup": Command("onrecord.cli.setup", "This installation", "indices, roles, keys and Kibana objects"),
    "demo": Command("onrecord.cli.demo", "This installation", "the whole way over the sample inputs"),
}

HELP = """Who said what, when, as reported by whom, and in which versions.

\b
onrecord read page.txt                       what is in it, and why
onrecord ingest ~/news                       read a folder into the index
onrecord search '"equal security" -treaty'   find statements
onrecord search budget --speaker Adeyemi     ... by one speaker
onrecord COMMAND --help                      more examples for each command

\b
Exit codes: 0 done · 1 something needs attention · 2 wrong usage or setting
3 Elasticsearch · 4 inbox · 5 run stopped, files stay pending
6 already running · 7 ledger · 130 interrupted
"""


_LISTING = "onrecord.listing"


class LazyCommands(TyperGroup):
    """A group that imports the module of a command when that command is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the commands that are installed, in the order of the table."""
        return [name for name, command in COMMANDS.items() if importlib.util.find_spec(command.module)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command, or None when there is none of that name."""
        entry = COMMANDS.get(cmd_name)
        if entry is None or importlib.util.find_spec(entry.module) is None:
            return None
        if ctx.meta.get(_LISTING):
            return TyperCommand(cmd_name, help=entry.summary, rich_help_panel=entry.panel)
        found: Any = typer.main.get_command(importlib.import_module(entry.module).app)
        found.name = cmd_name
        found.rich_help_panel = entry.panel
        found.short_help = entry.summary
        return found

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the list of commands without importing any of them."""
        ctx.meta[_LISTING] = True
        super().format_help(ctx, formatter)


app = typer.Typer(
    cls=LazyCommands,
    no_args_is_help=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback(help=HELP)
def onrecord(
    version: Annotated[
        bool, typer.Option("--version", help="print the version", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Do nothing before the command itself."""


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run one command and exit with its code; an OnrecordError is told in words."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that can't show a character shows its code instead of a traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="backslashreplace")
    try:
        command: Any = typer.main.get_command(app)
        command.main(args=None if arguments is None else list(arguments), prog_name="onrecord")
    except OnrecordError as error:
        say_error(error)
        sys.exit(error.exit_code)
    except OSError as error:
        told = folder_error(error)
        if told is None:
            raise
        say_error(told)
        sys.exit(told.exit_code)
    sys.exit(0)
