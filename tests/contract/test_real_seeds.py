"""The five real inputs, read exactly. Third-party text: the files stay outside the project."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord.article import raw_file, read_article
from onrecord.record import build_record

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[3] / "shared"))
SEEDS = SHARED / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real inputs are not beside the project")


def _records() -> list[dict[str, Any]]:
    records = []
    for path in sorted(SEEDS.glob("*.txt")):
        raw = raw_file(str(path), path.read_bytes())
        records.append(build_record(str(path), raw.sha256, read_article(raw)))
    return records


def _predictions(mode: str, truth: Path, folder: Path) -> Path:
    lines = "\n".join(json.dumps(record) for record in _records())
    convert = [sys.executable, str(SHARED / "score" / "from_onrecord.py"), mode, str(truth)]
    done = subprocess.run(convert, input=lines, capture_output=True, text=True, check=True)
    out = folder / f"{mode}.jsonl"
    out.write_text(done.stdout, encoding="utf-8")
    return out


def test_every_extraction_rate_is_one(tmp_path: Path) -> None:
    truth = SEEDS / "truth.jsonl"
    predictions = _predictions("extraction", truth, tmp_path)
    figures = tmp_path / "figures.json"
    score = [sys.executable, str(SHARED / "score" / "extraction.py"), str(predictions)]
    subprocess.run([*score, "--truth", str(truth), "--json", str(figures)], check=True, capture_output=True)
    overall = json.loads(figures.read_text())["extraction|ALL"]
    rates = ("dAcc", "dPrec", "dRec", "dtAcc", "uAcc", "auF1", "auEx", "agF1", "ti", "bP", "bR", "bF")
    assert {rate: overall[rate] for rate in rates} == dict.fromkeys(rates, 1.0)
    assert {name: overall[name] for name in ("inv", "bad", "leak", "miss")} == {
        "inv": 0,
        "bad": 0,
        "leak": 0,
        "miss": 0,
    }


def test_statements_reach_95_and_no_speaker_is_wrong(tmp_path: Path) -> None:
    gold = SEEDS / "statements.jsonl"
    predictions = _predictions("statements", gold, tmp_path)
    score = [sys.executable, str(SHARED / "score" / "statements.py"), str(gold), str(predictions), "--json"]
    figures = json.loads(subprocess.run(score, check=True, capture_output=True, text=True).stdout)
    assert figures["ALL"]["ov80"][2] >= 95
    assert figures["TURN"]["exact"][2] == 100
    assert figures["ALL"]["spk_mention"] == 100


def test_what_each_file_says() -> None:
    first, whole_page, agency_page, later, transcript = _records()
    assert [record["publisher"] for record in _records()] == ["UrduPoint", "UrduPoint", None, None, None]
    assert [record["authors"] for record in _records()] == [[], ["Faizan Hashmi"], [], [], []]
    assert (first["published"]["date"], first["published"]["time"]) == ("2022-02-08", None)
    assert (whole_page["published"]["time"], whole_page["published"]["utc_offset"]) == ("03:20", None)
    assert (agency_page["published"]["time"], agency_page["published"]["utc_offset"]) == ("22:33", "+00:00")
    assert (agency_page["updated"]["date"], agency_page["updated"]["time"]) == ("2022-02-07", "22:48")
    assert later["published"]["date"] == "2022-02-16"
    assert transcript["published"] is None
    turns = [statement for statement in transcript["statements"] if statement["kind"] == "turn"]
    assert [turn["speaker"] for turn in turns] == ["Vladimir Putin"]
    assert transcript["incomplete"]
