"""`make score`: the figures by class on the development corpus, with gains and losses since the last commit.

Truth lies in `truth.jsonl` (extraction) and `statements.jsonl` (attribution) below tests/corpus, and
beside the project in ../shared/seeds. The figures of the last run are kept in benchmarks/figures.json;
commit them with a change of the rules.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks import extraction_score, speaker_score, statement_score
from onrecord.article import raw_file, read_article
from onrecord.record import build_record

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("ONRECORD_SHARED", ROOT.parent / "shared"))
FIGURES = ROOT / "benchmarks" / "figures.json"
_WIDE = 220


def main() -> None:
    console = Console(width=None if sys.stdout.isatty() else _WIDE)
    extraction, attribution, verdicts, milliseconds = _measure()
    before = _last_commit()
    console.print(_table("extraction", extraction, before.get("extraction", {})))
    console.print(_table("attribution", attribution, before.get("attribution", {})))
    speakers = _measure_speakers()
    console.print(_table("speakers by kind of mention", speakers, before.get("speakers", {})))
    gains, losses = _moves(verdicts, before.get("verdicts", {}))
    for word, moved in (("gained", gains), ("lost", losses)):
        console.print(f"{word} against the last commit: {len(moved)}", *moved[:20], sep="\n  ")
    ordered = sorted(milliseconds)
    console.print(f"{len(ordered)} documents, median {ordered[len(ordered) // 2]:.1f} ms CPU each")
    figures = {
        "extraction": extraction, "attribution": attribution, "speakers": speakers, "verdicts": verdicts,
    }  # fmt: skip
    FIGURES.write_text(
        json.dumps(figures, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
    )


def _measure() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any], list[float]]:
    classes: dict[str, extraction_score.Figures] = {}
    verdicts: dict[str, Any] = {}
    milliseconds: list[float] = []
    for truth, content in _truths("truth.jsonl"):
        started = time.process_time()
        record = _read(truth["file"], content, truth.get("received"))
        milliseconds.append(1000 * (time.process_time() - started))
        for name in (truth["kind"], "all"):
            figures = classes.setdefault(name, extraction_score.Figures())
            verdicts[truth["id"]] = extraction_score.judge(figures, truth, record)
    tracks: dict[str, dict[str, statement_score.Track]] = {}
    for gold, _ in _truths("statements.jsonl"):
        record = _read("gold.txt", gold["text"].encode())
        group = tracks.setdefault(gold.get("source") or "corpus", {})
        faults = statement_score.judge(group, gold, record["statements"])
        verdicts[f"statements of {gold['doc_id']}"] = {"statements": faults == 0}
    attribution = {
        f"{group}: {name}": track.as_row() for group in tracks for name, track in tracks[group].items()
    }
    return {name: figures.as_row() for name, figures in classes.items()}, attribution, verdicts, milliseconds


def _measure_speakers() -> dict[str, Any]:
    rows: dict[str, Any] = {}
    for folder in sorted((ROOT / "tests" / "corpus" / "speakers").iterdir()):
        for kind, count in speaker_score.measure(sorted(folder.glob("*.txt"))).items():
            rows[f"{folder.name}: {kind}"] = count.as_row()
    return rows


def _truths(name: str) -> Iterator[tuple[dict[str, Any], bytes]]:
    for folder in (ROOT / "tests" / "corpus", SHARED / "seeds"):
        for path in sorted(folder.rglob(name)):
            for line in path.read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                yield row, (path.parent / row["file"]).read_bytes() if "file" in row else b""


def _read(name: str, content: bytes, received: str | None = None) -> dict[str, Any]:
    raw = raw_file(name, content, datetime.fromisoformat(received) if received else None)
    return build_record(name, raw.sha256, read_article(raw))


def _last_commit() -> dict[str, Any]:
    command = ["git", "-C", str(ROOT), "show", f"HEAD:{FIGURES.relative_to(ROOT).as_posix()}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    kept: dict[str, Any] = json.loads(done.stdout) if done.returncode == 0 else {}
    return kept


def _moves(now: dict[str, Any], before: dict[str, Any]) -> tuple[list[str], list[str]]:
    gains: list[str] = []
    losses: list[str] = []
    for ident, values in now.items():
        for name, right in values.items():
            was = before.get(ident, {}).get(name)
            if was is not None and was != right:
                (gains if right else losses).append(f"{ident}: {name}")
    return gains, losses


def _table(title: str, rows: dict[str, Any], before: dict[str, Any]) -> Table:
    table = Table("class", *next(iter(rows.values()), {}), title=title)
    for name, row in sorted(rows.items(), key=lambda item: (item[0] == "all", item[0])):
        table.add_row(name, *(_cell(value, before.get(name, {}).get(key)) for key, value in row.items()))
    return table


def _cell(value: float | None, was: float | None) -> str:
    if value is None:
        return "-"
    shown = f"{value:.3f}" if isinstance(value, float) else str(value)
    moved = isinstance(was, int | float) and abs(value - was) >= 0.0005
    return f"{shown} ({value - was:+.3g})" if moved and was is not None else shown


if __name__ == "__main__":
    main()
