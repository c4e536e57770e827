"""The committed pages are what the frames and the stock say; every page has its truth."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

HERE = Path(__file__).parent


def test_the_committed_pages_are_those_of_the_frames(tmp_path: Path) -> None:
    write_corpus = runpy.run_path(str(HERE / "write.py"))["write_corpus"]
    count = write_corpus(tmp_path)
    written = {
        path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    }
    assert len(written) == count + 1
    kept = {
        path.relative_to(HERE): path.read_bytes()
        for pattern in ("*/*.txt", "*/*.html", "truth.jsonl")
        for path in HERE.glob(pattern)
        if path.parent.name != "frames"
    }
    assert written == kept


def test_no_two_pages_share_a_name_or_a_text() -> None:
    rows = [json.loads(line) for line in (HERE / "truth.jsonl").read_text("utf-8").splitlines()]
    assert len({row["id"] for row in rows}) == len(rows) >= 150
    assert len({(HERE / row["file"]).read_bytes() for row in rows}) == len(rows)
