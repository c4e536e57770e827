"""`onrecord read`: what onrecord reads in a file and the evidence for it; no engine, no Prefect."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.model import Article

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

HELP = """Show what onrecord reads in each file, and the words and the rule behind every value.

\b
onrecord read page.txt              the evidence, for eyes
onrecord read page.html --furniture ... with the navigation, footers and related stories set aside
onrecord read *.txt --json          one JSON object a line, for programs
onrecord read a.txt --json | jq .published

Needs no Elasticsearch. A file that isn't an article (empty, binary) is told as refused, with the
reason, and the others are still read: exit code 0. Exit code 2 when a file can't be opened.
"""


@app.command(help=HELP)
def read(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="text or HTML files", readable=False)
    ],
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object a line")] = False,
    furniture: Annotated[
        bool, typer.Option("--furniture", help="show what was set aside, with its kind")
    ] = False,
) -> None:
    """Read files and show them, or print their records."""
    from onrecord.cli.reading import read_files
    from onrecord.cli.terminal import print_json, say_wrong_usage
    from onrecord.model import Rejected
    from onrecord.record import build_record

    problems = 0
    for file in read_files(files):
        if file.raw is None or file.result is None:
            say_wrong_usage(f"{file.path}: {file.problem}")
            problems += 1
        elif as_json:
            print_json(build_record(file.path, file.raw.sha256, file.result))
        elif isinstance(file.result, Rejected):
            _show_rejected(file.path, file.result)
        else:
            _show(file.path, file.result, furniture=furniture)
    if problems:
        raise typer.Exit(2)


def _show_rejected(path: str, refused: object) -> None:
    from onrecord.cli.card import rejected_card
    from onrecord.cli.terminal import out
    from onrecord.model import Rejected

    assert isinstance(refused, Rejected)
    out().print(rejected_card(path, refused))


def _show(path: str, article: Article, *, furniture: bool) -> None:
    from onrecord.cli.page_view import page_view
    from onrecord.cli.terminal import out

    for part in page_view(path, article, furniture=furniture):
        out().print(part)
