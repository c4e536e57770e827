"""`onrecord ingest`: read what is new and index it, here and now, or through the Prefect flow."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.ingest.summary import RunSummary

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

HELP = """Read new and changed files and index what is in them.

\b
onrecord ingest                      the inbox of the settings
onrecord ingest ~/news ~/transcripts these folders
onrecord ingest page.txt             one file
onrecord ingest ~/news --flow        as a Prefect flow run, with its artifacts
onrecord ingest ~/news --json        the counts as one JSON object

\b
Files are told by content: a second run over the same folder writes nothing.
The inbox is never changed. What can't be read is kept in quarantine and
listed; the run still completes with exit code 0. Other codes: 3 Elasticsearch,
4 the folder is missing or lost too much at once, 5 stopped by a fault that
would meet every file (nothing is lost, run it again), 6 already running.
"""


@app.command(help=HELP)
def ingest(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", help="folders or files; the inbox without any", readable=False),
    ] = None,
    flow: Annotated[bool, typer.Option("--flow", help="run the Prefect flow instead")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object instead of tables")] = False,
) -> None:
    """Run once and show where every path went."""
    from onrecord.cli.run_view import run_view
    from onrecord.cli.terminal import out, print_json, say_note

    try:
        summary = _through_prefect(paths or []) if flow else _here(paths)
    except KeyboardInterrupt:
        say_note("stopped; what was read is kept, and the same command goes on where this one ended")
        raise typer.Exit(130) from None
    if as_json:
        print_json(summary.document)
        return
    for part in run_view(summary):
        out().print(part)
    if summary.seen == 0:
        _say_why_none()


def _say_why_none() -> None:
    from onrecord.cli.terminal import say_note
    from onrecord.settings import load_settings

    patterns = ", ".join(load_settings().patterns) or "none"
    say_note(f"no file there has a name that is picked up: ONRECORD_PATTERNS is {patterns}")


def _here(paths: list[Path] | None) -> RunSummary:
    from onrecord.cli.progress import progress
    from onrecord.engine import open_engine
    from onrecord.ingest import run_ingest
    from onrecord.settings import load_settings

    settings, drawn = load_settings(), progress()
    return run_ingest(settings, open_engine(settings, drawn), paths=paths, progress=drawn)


def _through_prefect(paths: list[Path]) -> RunSummary:
    """The flow reads one folder: what a deployment's form can say."""
    from onrecord.cli.progress import progress
    from onrecord.cli.terminal import say_wrong_usage
    from onrecord.engine import open_engine
    from onrecord.schedule.once import run_ingest_flow
    from onrecord.schedule.options import IngestOptions
    from onrecord.settings import load_settings

    if len(paths) > 1 or (paths and not paths[0].is_dir()):
        say_wrong_usage("--flow reads one folder: name one, or none for the inbox")
        raise typer.Exit(2)
    settings, drawn = load_settings(), progress()
    open_engine(settings, drawn)  # its download is drawn here; the flow finds it running
    options = IngestOptions(inbox=paths[0].absolute() if paths else None)
    return run_ingest_flow(settings, options, drawn)
