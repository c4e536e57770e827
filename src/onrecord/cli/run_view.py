"""What a run did, on a terminal: where every path went, which files were refused and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from onrecord.cli.terminal import one_line
from onrecord.ingest.summary import Outcome, RefusedFile, RunSummary

REFUSED_SHOWN: Final = 20
"""Refused files that are listed; the rest is counted."""

_MEANING: Final = {
    Outcome.INDEXED: "read and written",
    Outcome.UNCHANGED: "known already",
    Outcome.DUPLICATE: "same bytes as another path",
    Outcome.QUARANTINED: "could not be read: kept, and listed by `onrecord quarantine list`",
    Outcome.DEFERRED: "left for the next run",
    Outcome.SKIPPED: "not a regular file, no permission, or gone meanwhile",
}

_STYLES: Final = {Outcome.INDEXED: "good", Outcome.QUARANTINED: "refused", Outcome.DEFERRED: "warn"}


def run_view(summary: RunSummary) -> Iterator[RenderableType]:
    """Give the outcomes, what was written, the refused files and the notes of a run."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_footer=True)
    table.add_column("outcome", footer="seen", no_wrap=True)
    table.add_column("paths", footer=f"{summary.seen:,}", justify="right")
    table.add_column("", footer="", overflow="fold")
    for outcome in Outcome:
        number = summary.count(outcome)
        style = _STYLES.get(outcome, "") if number else "label"
        table.add_row(Text(outcome.value, style), f"{number:,}", Text(_MEANING[outcome], "label"))
    yield table
    yield _written(summary)
    if summary.refused:
        yield refused_table(summary.refused)
    for note in summary.notes:
        yield Text(one_line(note), "warn")


def refused_table(refused: list[RefusedFile]) -> Table:
    """Return the paths that were not indexed with stage, reason and what it says; new ones first."""
    table = Table(box=box.SIMPLE_HEAD, title="Not indexed", title_justify="left", pad_edge=False)
    table.add_column("path", overflow="fold", ratio=3)
    for column in ("outcome", "reason"):
        table.add_column(column, no_wrap=True)
    table.add_column("what it says", overflow="fold", ratio=3)
    ordered = sorted(refused, key=lambda file: (file.known, file.path))
    for file in ordered[:REFUSED_SHOWN]:
        known = " (before, too)" if file.known else ""
        table.add_row(
            Text(one_line(file.path)),
            Text(file.outcome.value, _STYLES.get(file.outcome, "label")),
            Text(file.reason.value, "refused"),
            Text(one_line(file.detail) + known),
        )
    if len(refused) > REFUSED_SHOWN:
        table.caption = f"and {len(refused) - REFUSED_SHOWN:,} more: `onrecord quarantine list`"
    return table


def _written(summary: RunSummary) -> Text:
    words = Text().append(f"{summary.articles:,} articles, {summary.statements:,} statements written", "bold")
    moved = ((summary.changed, "changed"), (summary.moved, "moved"), (summary.gone, "gone"))
    for number, what in moved:
        words.append(f" · {number:,} {what}" if number else "")
    return words.append(f" · {summary.seconds:.1f} s", "label")
