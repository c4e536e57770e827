"""`onrecord statements`: the text of a file with its statements, cues and speakers marked in colour."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

HELP = """Show the text of a file with its statements, cues and speakers in colour.

\b
onrecord statements page.txt
onrecord statements briefing.txt | less -R      (with FORCE_COLOR=1 to keep the colours)

Yellow is inside quotation marks, cyan is reported without them. A cue that denies or asks has its own colour:
"denied that X" never means X. Needs no Elasticsearch. Exit code 2 when a file can't be opened.
"""


@app.command(help=HELP)
def statements(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="text or HTML files", readable=False)
    ],
) -> None:
    """Show files with their statements marked."""
    from rich.rule import Rule
    from rich.text import Text

    from onrecord.cli.card import rejected_card
    from onrecord.cli.marking import statement_spans
    from onrecord.cli.page_view import marked_page
    from onrecord.cli.reading import read_files
    from onrecord.cli.statement_view import legend, statement_table
    from onrecord.cli.terminal import one_line, out, say_wrong_usage
    from onrecord.model import Rejected

    problems = 0
    for file in read_files(files):
        if file.result is None:
            say_wrong_usage(f"{file.path}: {file.problem}")
            problems += 1
        elif isinstance(file.result, Rejected):
            out().print(rejected_card(file.path, file.result))
        else:
            out().print(Rule(Text(one_line(file.path), "bold cyan"), style="label", align="left"))
            for part in marked_page(file.result, furniture=False, coloured=statement_spans(file.result)):
                out().print(part)
            out().print(legend(dates=False))
            out().print(statement_table(file.result))
    if problems:
        raise typer.Exit(2)
