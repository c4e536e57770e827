"""Every golden case: the fields that its `expected.json` names must be read exactly so.

case.toml: `about` (one sentence: the shape and the rule it shows) and `fields` (dotted names of the record,
such as "published.date" or "statements.speaker"; "turns.start" picks the statements of kind turn);
only `make golden` rewrites expected.json.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from onrecord.article import raw_file, read_article
from onrecord.record import build_record

ROOT = Path(__file__).parent
CASES = sorted(path.parent for path in ROOT.rglob("case.toml"))


def _pick(value: Any, path: list[str]) -> Any:
    if isinstance(value, list):
        return [_pick(item, path) for item in value]
    if not path or value is None:
        return value
    return _pick(value[path[0]], path[1:])


def _read(case: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    about = tomllib.loads((case / "case.toml").read_text(encoding="utf-8"))
    (source,) = case.glob("input.*")
    raw = raw_file(source.name, source.read_bytes())
    record = build_record(source.name, raw.sha256, read_article(raw))
    record["turns"] = [one for one in record["statements"] if one["kind"] == "turn"]
    return {name: _pick(record, name.split(".")) for name in about["fields"]}, about


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.relative_to(ROOT).as_posix())
def test_case_reads_as_expected(case: Path, request: pytest.FixtureRequest) -> None:
    seen, about = _read(case)
    assert about["about"].strip(), "say what the case shows"
    expected = case / "expected.json"
    if request.config.getoption("--rewrite-golden"):
        expected.write_text(json.dumps(seen, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert expected.exists(), f"{case.name} has no expected.json; run `make golden` and read the diff"
    assert seen == json.loads(expected.read_text(encoding="utf-8"))
