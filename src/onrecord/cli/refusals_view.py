"""Refused files on a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.adapters.quarantine import Refusal
from onrecord.cli.terminal import one_line, shown

KEY_SHOWN = 12
"""Characters of a hash that are listed; enough to name a file in `show` and `release`."""

BYTES_SHOWN = 256
"""Bytes of a refused file that are shown."""


def refusals_table(refusals: Iterable[Refusal]) -> Table:
    """Return one row a refused content."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("hash", no_wrap=True)
    table.add_column("reason, stage", no_wrap=True)
    table.add_column("file, and what it says", overflow="fold")  # in one: a path wants the width
    table.add_column("tries", justify="right")
    for refusal in refusals:
        key = refusal.key.removeprefix("path-")[:KEY_SHOWN]
        more = f" and {len(refusal.paths) - 1} more" if len(refusal.paths) > 1 else ""
        table.add_row(
            f"path-{key}" if refusal.key.startswith("path-") else key,
            Text.assemble((refusal.reason.value, "refused"), f"\n{refusal.stage.value}"),
            Text.assemble(
                one_line(refusal.paths[0] if refusal.paths else "") + more,
                (f"\n{one_line(refusal.detail)}", "label"),
            ),
            str(refusal.attempts),
        )
    return table


def refusal_view(refusal: Refusal, content: bytes | None) -> Iterator[RenderableType]:
    """Give one record, and how its bytes begin, nothing of it sent raw."""
    rows = Table.grid(padding=(0, 2))
    rows.add_column(style="label", no_wrap=True)
    rows.add_column(overflow="fold")
    rows.add_row("refused", Text(f"{refusal.reason.value} at {refusal.stage.value}", "refused"))
    rows.add_row("because", one_line(refusal.detail) or "no more is known")
    for number, path in enumerate(refusal.paths):
        rows.add_row("path" if number == 0 else "", one_line(path))
    rows.add_row("sha256", refusal.sha256 or "not read")
    rows.add_row("size", f"{refusal.size:,} bytes")
    rows.add_row("first seen", refusal.first_seen)
    rows.add_row("last seen", f"{refusal.last_seen} ({refusal.attempts} tries, last in run {refusal.run})")
    tools = " · ".join((f"onrecord {refusal.onrecord_version}", *refusal.tools))
    rows.add_row("read by", f"{tools} · extractor {refusal.extractor_version}")
    yield rows
    if content is None:
        yield Text("its bytes are not kept: they stay in the inbox alone", "label")
        return
    yield Text("it begins:", "label")
    yield Padding(Text(shown(content[:BYTES_SHOWN].decode("utf-8", "surrogateescape"))), (0, 0, 0, 2))


def refusal_value(refusal: Refusal) -> dict[str, Any]:
    """Return a record as JSON values; odd bytes in paths are shown as codes."""
    value = asdict(refusal)
    return {**value, "paths": [shown(path) for path in refusal.paths]}
