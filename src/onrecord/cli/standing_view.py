"""The state of an installation on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.cli.terminal import one_line
from onrecord.search.standing import OUTCOMES, Run, Standing
from onrecord.settings import Settings


def standing_view(
    settings: Settings,
    engine: Mapping[str, Any],
    standing: Standing | None,
    refused: Mapping[str, int],
    problem: str,
) -> Iterator[RenderableType]:
    """Give the engine and folders, the counts, what was refused, and the last runs."""
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="label", no_wrap=True)
    rows.add_column(overflow="fold")
    rows.add_row("engine", _engine(engine))
    rows.add_row("inbox", one_line(str(settings.inbox)))
    rows.add_row("data", one_line(str(settings.data_dir)))
    if problem:
        rows.add_row("index", Text(problem, "warn"))
    if standing is not None:
        rows.add_row("statements", _share(standing.statements, standing.unattributed, "without a speaker"))
        rows.add_row("articles", _share(standing.articles, standing.undated, "undated"))
        rows.add_row("files", _counts(standing.files) or "none yet")
    rows.add_row("quarantine", _refused(refused))
    yield rows
    if standing is not None and standing.runs:
        yield Text()
        yield runs_table(standing.runs)


def runs_table(runs: tuple[Run, ...]) -> Table:
    """Return the last runs with their outcomes; the counts of a run add up to what it saw."""
    table = Table(box=box.SIMPLE_HEAD, title="Last runs", title_justify="left", pad_edge=False)
    for column in ("started (UTC)", "ended", "seconds"):
        table.add_column(column, no_wrap=True)
    table.add_column("paths", overflow="fold")
    for run in runs:
        ended = Text(run.state, "good" if run.state == "completed" else "warn")
        counts = ", ".join(f"{run.counts[name]:,} {name}" for name in OUTCOMES if run.counts[name])
        words = Text(counts).append(f" · {one_line(run.error)}" if run.error else "", "refused")
        table.add_row(run.started_at.replace("T", " ")[:19], ended, f"{run.seconds:.1f}", words)
    return table


def _engine(engine: Mapping[str, Any]) -> Text:
    if not engine["embedded"]:
        return Text(f"Elasticsearch at {engine['url']} (ELASTICSEARCH_URL)")
    if not engine["runs"]:
        return Text("embedded, does not run: any command that needs it starts it", "warn")
    return Text.assemble("embedded ", engine["version"], (" runs", "good"), f" at {engine['url']}")


def _share(total: int, part: int, what: str) -> str:
    return f"{total:,}" + (f", {part:,} {what} ({part / total:.0%})" if total and part else "")


def _counts(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in counts.items())


def _refused(refused: Mapping[str, int]) -> Text:
    if not refused:
        return Text("empty", "good")
    return Text(f"{_counts(refused)}: `onrecord quarantine list`", "warn")
