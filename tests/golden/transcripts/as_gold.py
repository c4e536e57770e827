"""Write the transcript cases as gold and prediction files for the statement scorer.

usage: python tests/golden/transcripts/as_gold.py DIRECTORY, then run the scorer on its gold.jsonl and pred.jsonl.
Speakers of the gold are the reviewed names of expected.json; every turn counts, colon traps have none.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from onrecord.article import raw_file, read_article
from onrecord.record import build_record

HERE = Path(__file__).parent


def gold_of(case: Path) -> dict[str, Any]:
    """Return one case in the form of the scorer's gold rows."""
    text = (case / "input.txt").read_bytes().decode("utf-8")
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    rows = zip(
        expected["turns.mention.text"],
        expected["turns.start"],
        expected["turns.end"],
        expected["turns.speaker"],
        strict=True,
    )
    quotes = [
        {"start": start, "end": end, "kind": "turn", "speaker": mention, "speaker_name": name,
         "speaker_start": text.rfind(mention, 0, start), "speaker_end": text.rfind(mention, 0, start) + len(mention)}
        for mention, start, end, name in rows
    ]  # fmt: skip
    return {"doc_id": case.name, "split": "transcripts", "text": text, "quotes": quotes}


def prediction_of(case: Path) -> dict[str, Any]:
    """Return what onrecord reads in the case, turns only, in the form of the scorer's prediction rows."""
    raw = raw_file("input.txt", (case / "input.txt").read_bytes())
    record = build_record("input.txt", raw.sha256, read_article(raw))
    quotes = [
        {"start": one["start"], "end": one["end"], "kind": "turn", "speaker": one["mention"]["text"],
         "speaker_start": one["mention"]["start"], "speaker_end": one["mention"]["end"],
         "speaker_name": one["speaker"]}
        for one in record["statements"] if one["kind"] == "turn"
    ]  # fmt: skip
    return {"doc_id": case.name, "quotes": quotes}


def main(directory: Path) -> None:
    cases = sorted(path.parent for path in HERE.rglob("case.toml"))
    for name, rows in (("gold", map(gold_of, cases)), ("pred", map(prediction_of, cases))):
        lines = (json.dumps(row, ensure_ascii=False) for row in rows)
        (directory / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
