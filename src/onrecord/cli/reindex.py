"""`onrecord reindex`: build every index anew from the archive, beside the ones that are read."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

HELP = """Build the indices anew from the archive, with the schema and the rules of this version.

\b
onrecord reindex                                       after an upgrade that asks for it
ONRECORD_KEEPER_KEY_FILE=keys/keeper onrecord reindex  on a cluster that asks who you are

\b
Searches go on in the old indices until the new ones hold everything, then the
aliases move at once. Scheduled runs go on too and are caught up. The old
indices are dropped by the next reindex.
"""


@app.command(help=HELP)
def reindex(
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object instead of a sentence")] = False,
) -> None:
    """Rebuild, move the aliases, say how much it was."""
    from onrecord.cli.progress import progress
    from onrecord.cli.terminal import one_line, out, print_json
    from onrecord.engine import open_keeper
    from onrecord.ingest.reindexing import reindex as rebuild
    from onrecord.settings import load_settings

    settings, drawn = load_settings(), progress()
    summary = rebuild(settings, open_keeper(settings, drawn), progress=drawn)
    if as_json:
        print_json(summary.document)
        return
    out().print(
        f"{summary.articles} articles and {summary.statements} statements rebuilt in {summary.seconds:.1f} s"
    )
    for note in summary.notes:
        out().print(one_line(note), style="warn")
