"""`onrecord doctor`: look at everything onrecord needs here and say in words what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.cli.checks.finding import Finding

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

HELP = """Check Python, memory, disk, folders, Java, ports, Elasticsearch, indices and Prefect.

\b
onrecord doctor
onrecord doctor --quick --json

For each problem it says what to do. Starts and changes nothing.
Exit code 1 when something won't work, 2 when a setting can't be used.
"""


@app.command(help=HELP)
def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="one JSON object a line")] = False,
    quick: Annotated[bool, typer.Option("--quick", help="leave Prefect out, which takes seconds")] = False,
) -> None:
    """Run every check and show its answer as it comes."""
    from onrecord.cli.checks.finding import Grade
    from onrecord.cli.terminal import out, print_json

    worst = Grade.GOOD
    for finding in _look(quick=quick):
        if finding.grade is Grade.PROBLEM:
            worst = Grade.PROBLEM
        if as_json:
            names = ("subject", "grade", "words", "remedy")
            print_json({name: getattr(finding, name) for name in names})
        else:
            out().print(_line(finding))
    if worst is Grade.PROBLEM:
        raise typer.Exit(1)


def _look(*, quick: bool) -> Iterator[Finding]:
    from onrecord.cli.checks import engine, machine, prefect
    from onrecord.cli.checks.finding import Grade
    from onrecord.settings import load_settings

    settings = load_settings()
    yield machine.check_python()
    yield machine.check_encoding()
    yield machine.check_memory(settings)
    data = machine.check_folder("data", settings.data_dir)
    yield data
    yield machine.check_folder("cache", settings.cache_dir)
    yield machine.check_inbox(settings)
    if data.grade is not Grade.PROBLEM or settings.elasticsearch_url is not None:
        yield from engine.check_engine(settings)  # the embedded one lives in the data folder
    if not quick:
        yield prefect.check_prefect()


def _line(finding: Finding) -> object:
    from rich.table import Table
    from rich.text import Text

    from onrecord.cli.checks.finding import Grade
    from onrecord.cli.terminal import one_line

    signs = {Grade.GOOD: ("✓", "good"), Grade.WARN: ("!", "warn"), Grade.PROBLEM: ("✗", "refused")}
    sign, style = signs[finding.grade]
    rows = Table.grid(padding=(0, 1, 0, 0))  # two columns: a long answer wraps under itself
    rows.add_column(width=16, no_wrap=True)
    rows.add_column(overflow="fold")
    rows.add_row(Text(f"{sign} {finding.subject}", style), Text(one_line(finding.words)))
    if finding.remedy:
        rows.add_row(Text("  do", "label"), Text(one_line(finding.remedy)))
    return rows
