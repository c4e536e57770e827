"""What reading costs beside trafilatura: processor time on the same files, turn by turn in one run.

trafilatura runs with its default options, metadata included; page text is given to it as HTML, line by line,
because it returns nothing for bare text.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from html import escape
from pathlib import Path

from rich.console import Console
from rich.table import Table
from trafilatura import bare_extraction

from onrecord.article import raw_file, read_article

ROOT = Path(__file__).resolve().parent.parent
ROUNDS = 5


def measure(paths: list[Path]) -> list[tuple[int, float, float]]:
    """Return for each file its bytes and the best of ROUNDS in milliseconds, ours and trafilatura's."""
    rows = []
    for path in paths:
        content = path.read_bytes()
        raw = raw_file(path.name, content)
        page = content if path.suffix == ".html" else _as_html(content)
        ours, theirs = float("inf"), float("inf")
        for _ in range(ROUNDS):
            ours = min(ours, _milliseconds(lambda raw=raw: read_article(raw)))  # type: ignore[misc]
            theirs = min(theirs, _milliseconds(lambda page=page: bare_extraction(page, with_metadata=True)))  # type: ignore[misc]
        rows.append((len(content), ours, theirs))
    return rows


def main() -> None:
    """Measure and print a table."""
    groups = {
        "samples, page text": sorted((ROOT / "seeds").rglob("*.txt")),
        "corpus, page text": sorted((ROOT / "tests" / "corpus" / "english").glob("*.txt")),
        "corpus, HTML": sorted((ROOT / "tests" / "corpus" / "html").glob("*.html")),
        "real inputs": sorted((ROOT.parent / "shared" / "seeds").glob("*.txt")),
    }
    table = Table("files", "number", "median bytes", "onrecord ms", "trafilatura ms", "ratio")
    for name, paths in groups.items():
        if not paths:
            continue
        rows = measure(paths)
        size, ours, theirs = (statistics.median(row[at] for row in rows) for at in range(3))
        ratio = sum(row[1] for row in rows) / sum(row[2] for row in rows)
        table.add_row(name, str(len(rows)), f"{size:.0f}", f"{ours:.2f}", f"{theirs:.2f}", f"{ratio:.2f}")
    Console().print(table)


def _as_html(content: bytes) -> str:
    lines = content.decode("utf-8", "replace").splitlines()
    return f"<html><body>{''.join(f'<p>{escape(line)}</p>' for line in lines if line.strip())}</body></html>"


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    main()
