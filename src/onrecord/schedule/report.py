"""What a run shows in Prefect: a page and a table. File names come from strangers and are always escaped."""

from __future__ import annotations

import re
from typing import Any

from onrecord.ingest.summary import Outcome, RefusedFile, RunSummary

SHOWN_FILES = 50

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~&$:/@])")


def escape(text: str, limit: int = 200) -> str:
    """Return `text` on one line, harmless inside Markdown, at most `limit` characters of it."""
    plain = "".join(c if c.isprintable() else repr(c)[1:-1] for c in text[:limit])
    return _SPECIAL.sub(r"\\\1", plain) + ("…" if len(text) > limit else "")


def summary_line(run: RunSummary) -> str:
    """Return the run in one sentence: "16 files seen: 14 indexed, 2 quarantined; 120 statements in 3.2 s"."""
    parts = [f"{run.count(outcome)} {outcome}" for outcome in Outcome if run.count(outcome)]
    counted = f": {', '.join(parts)}" if parts else ""
    files = "file" if run.seen == 1 else "files"
    return f"{run.seen} {files} seen{counted}; {run.statements} statements in {run.seconds:.1f} s"


def summary_page(run: RunSummary, kibana_url: str | None = None) -> str:
    """Return the run as Markdown: outcomes, reasons, refused and slowest files, where to look on."""
    lines = [f"## {summary_line(run)}", ""]
    if run.error:
        lines += [f"**Stopped:** {escape(run.error)}", ""]
    lines += _table(("outcome", "files"), [(outcome.value, run.count(outcome)) for outcome in Outcome])
    lines += [f"| **seen** | **{run.seen}** |", ""]
    if run.reasons:
        lines += ["### Why files were refused, deferred or skipped", ""]
        lines += [*_table(("reason", "files"), _reasons(run)), ""]
    refused, known = _newly_refused(run)
    if refused:
        rows = [(file.path, file.reason.value, file.detail) for file in refused[:SHOWN_FILES]]
        lines += ["### Refused files", "", *_table(("file", "reason", "detail"), rows), ""]
    more = len(refused[SHOWN_FILES:])
    if more or known:
        lines += [f"{more} more, and {known} known from earlier runs: `onrecord quarantine list`", ""]
    if run.slowest:
        lines += ["### Slowest files", ""]
        lines += [*_table(("file", "seconds"), [(path, f"{took:.2f}") for took, path in run.slowest]), ""]
    lines += [f"- {escape(note)}" for note in run.notes]
    if kibana_url:
        lines += [
            "",
            f"[Coverage in Kibana]({kibana_url.rstrip('/')}/app/dashboards#/view/onrecord-coverage)",
        ]
    return "\n".join(lines) + "\n"


def outcome_rows(run: RunSummary) -> list[dict[str, Any]]:
    """Return the rows of the table: counts by outcome and by reason, then the files refused in this run."""
    counts: list[tuple[str, int]] = [("seen", run.seen)]
    counts += [(outcome.value, run.count(outcome)) for outcome in Outcome]
    counts += [(f"reason {name}", number) for name, number in _reasons(run)]
    rows: list[dict[str, Any]] = [
        {"what": name, "files": number, "file": "", "detail": ""} for name, number in counts
    ]
    for file in _newly_refused(run)[0][:SHOWN_FILES]:
        shown = {"file": escape(file.path), "detail": escape(file.detail)}
        rows.append({"what": file.reason.value, "files": 1, **shown})
    return rows


def _reasons(run: RunSummary) -> list[tuple[str, int]]:
    return sorted(
        ((reason.value, number) for reason, number in run.reasons.items()), key=lambda r: (-r[1], r[0])
    )


def _newly_refused(run: RunSummary) -> tuple[list[RefusedFile], int]:
    quarantined = [file for file in run.refused if file.outcome is not Outcome.DEFERRED]
    fresh = [file for file in quarantined if not file.known]
    return fresh, len(quarantined) - len(fresh)


def _table(heads: tuple[str, ...], rows: list[Any]) -> list[str]:
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    return lines + ["| " + " | ".join(escape(str(cell)) for cell in row) + " |" for row in rows]
