"""What a run shows in Prefect: a page and a table. File names come from strangers and are always escaped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from onrecord.model import Reason

OUTCOMES = ("indexed", "unchanged", "duplicate", "quarantined", "deferred", "skipped")
"""The parts that `seen` is the sum of, in the order in which people read them."""

SHOWN_FILES = 50

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~&$:/@])")


class RefusedFile(NamedTuple):
    """One file that was refused in this run."""

    path: str
    reason: str
    detail: str = ""


def escape(text: str, limit: int = 200) -> str:
    """Return `text` on one line, harmless inside Markdown, at most `limit` characters of it."""
    plain = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text[:limit])
    return _SPECIAL.sub(r"\\\1", plain) + ("…" if len(text) > limit else "")


def summary_line(run: Mapping[str, Any]) -> str:
    """Return the run in one sentence: "16 files seen: 14 indexed, 2 quarantined; 120 statements in 3.2 s"."""
    parts = [f"{run[name]} {name}" for name in OUTCOMES if run.get(name)]
    counted = f": {', '.join(parts)}" if parts else ""
    return (
        f"{run.get('seen', 0)} files seen{counted}; "
        f"{run.get('statements', 0)} statements in {run.get('seconds', 0):.1f} s"
    )


def summary_page(
    run: Mapping[str, Any], refused: Sequence[RefusedFile], slowest: Sequence[str], kibana_url: str | None
) -> str:
    """Return the run as Markdown: outcome, counts by reason, refused and slowest files, where to look on."""
    lines = [f"## {summary_line(run)}", ""]
    if run.get("error"):
        lines += [f"**Stopped:** {escape(str(run['error']))}", ""]
    lines += ["| outcome | files |", "|---|---:|"]
    lines += [f"| {name} | {run.get(name, 0)} |" for name in OUTCOMES]
    lines += [f"| **seen** | **{run.get('seen', 0)}** |", ""]
    reasons = reason_counts(run)
    if reasons:
        lines += ["### Why files were refused, deferred or skipped", "", "| reason | files |", "|---|---:|"]
        lines += [f"| {escape(reason)} | {count} |" for reason, count in reasons] + [""]
    if refused:
        lines += ["### Refused files", "", "| file | reason | detail |", "|---|---|---|"]
        lines += [
            f"| {escape(file.path)} | {escape(file.reason)} | {escape(file.detail)} |"
            for file in refused[:SHOWN_FILES]
        ]
        more = len(refused) - SHOWN_FILES
        lines += [f"\n… and {more} more: `onrecord quarantine list`" if more > 0 else "", ""]
    if slowest:
        lines += ["### Slowest files", "", *(f"- {escape(file)}" for file in slowest), ""]
    if kibana_url:
        address = kibana_url.rstrip("/")
        lines += [f"[Coverage in Kibana]({address}/app/dashboards#/view/onrecord-coverage)", ""]
    return "\n".join(lines)


def reason_counts(run: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Return the reasons that occurred and how often, most frequent first."""
    counts = [(reason.value, int(run.get(f"reason_{reason.value}") or 0)) for reason in Reason]
    return sorted((entry for entry in counts if entry[1]), key=lambda entry: (-entry[1], entry[0]))


def outcome_rows(run: Mapping[str, Any], refused: Sequence[RefusedFile]) -> list[dict[str, Any]]:
    """Return the rows of the table: counts by outcome, by reason, then the refused files."""
    rows = [
        {"what": name, "files": run.get(name, 0), "file": "", "detail": ""} for name in ("seen", *OUTCOMES)
    ]
    rows += [
        {"what": f"reason {name}", "files": count, "file": "", "detail": ""}
        for name, count in reason_counts(run)
    ]
    rows += [
        {"what": file.reason, "files": 1, "file": escape(file.path), "detail": escape(file.detail)}
        for file in refused[:SHOWN_FILES]
    ]
    return rows
