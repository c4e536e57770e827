"""`onrecord show`: what a permalink names, with its context, its evidence and its source files."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

HELP = """Show what a permalink names: a statement, a transcript turn, or all statements of an article.

\b
onrecord show 3f1c09aa52d7e410:1204-1371    as printed by search and read
onrecord show 3f1c09aa52d7e410              all statements of that article
onrecord show 3f1c09aa52d7e410:1204-1371 --json

The offsets count characters of the decoded file; its hash is in the permalink.
Exit code 1 when nothing has this permalink, 2 when it is none.
"""


@app.command(help=HELP)
def show(
    permalink: Annotated[str, typer.Argument(metavar="ID", help="as printed by search and read")],
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object a line")] = False,
) -> None:
    """Look a permalink up and show what it names."""
    from onrecord.cli.asking import opened_engine
    from onrecord.cli.hits_view import evidence_view, statement_view
    from onrecord.cli.terminal import out, print_json, say_wrong_usage
    from onrecord.search.export import statement_value
    from onrecord.search.permalinks import is_permalink, look_up

    if not is_permalink(permalink):
        say_wrong_usage(f"“{permalink}” is no permalink; they look like 3f1c09aa52d7e410:1204-1371")
        raise typer.Exit(2)
    with opened_engine() as elastic:
        found = look_up(elastic, permalink)
    if not found:
        say_wrong_usage(f"nothing is indexed under {permalink}")
        raise typer.Exit(1)
    for hit in found:
        if as_json:
            print_json(statement_value(hit))
            continue
        parts = evidence_view(hit) if len(found) == 1 else statement_view(hit, label="", starred=False)
        for part in parts:
            out().print(part)
