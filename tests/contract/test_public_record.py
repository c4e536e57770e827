"""The public record of `onrecord read --json`: its keys, types and offsets, over every sample input."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.article import raw_file, read_article
from onrecord.record import build_record

SEEDS = Path(__file__).parents[2] / "seeds"
FILES = sorted(path for path in SEEDS.rglob("*") if path.is_file())
KEYS = {
    "path": str, "sha256": str, "format": (str, type(None)), "encoding": (str, type(None)),
    "language": (str, type(None)), "text": (str, type(None)), "text_sha256": (str, type(None)),
    "headline": (str, type(None)), "authors": list, "agencies": list, "publisher": (str, type(None)),
    "published": (dict, type(None)), "updated": (dict, type(None)), "dateline": (dict, type(None)),
    "body": (str, type(None)), "statements": list, "incomplete": list, "rejected": (dict, type(None)),
}  # fmt: skip
STAMP = {"date", "time", "utc_offset", "precision", "rule", "printed", "start", "end"}
STATEMENT = {
    "id", "kind", "text", "start", "end", "fragments", "speaker", "speaker_role", "mention", "cue", "rule", "turn",
}  # fmt: skip


def _record(path: Path) -> tuple[dict[str, Any], bytes]:
    content = path.read_bytes()
    raw = raw_file(path.name, content)
    return build_record(path.name, raw.sha256, read_article(raw)), content


def _source_text(record: dict[str, Any], content: bytes) -> str:
    if record["format"] == "html":
        text: str = record["text"]
        return text
    return content.decode(record["encoding"]).removeprefix("\ufeff")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_record_has_its_keys_and_types(path: Path) -> None:
    record, content = _record(path)
    for key, kinds in KEYS.items():
        assert isinstance(record[key], kinds), key
    assert record["sha256"] == hashlib.sha256(content).hexdigest()
    json.dumps(record)
    for stamp in (record["published"], record["updated"]):
        if stamp is not None:
            assert set(stamp) >= STAMP
            assert stamp["precision"] in {"minute", "day", "month", "year"}
            assert (stamp["time"] is not None) == (stamp["precision"] == "minute")
    for statement in record["statements"]:
        assert set(statement) >= STATEMENT
        assert statement["kind"] in {"direct", "indirect", "mixed", "turn"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_offsets_point_at_what_is_shown(path: Path) -> None:
    record, content = _record(path)
    if record["rejected"]:
        assert record["body"] is None
        assert record["statements"] == []
        return
    text = _source_text(record, content)
    for stamp in (record["published"], record["updated"], record["dateline"]):
        if stamp is not None and stamp.get("printed") and stamp["start"] is not None:
            assert text[stamp["start"] : stamp["end"]] == stamp["printed"]
    turns = {statement["id"] for statement in record["statements"] if statement["kind"] == "turn"}
    for statement in record["statements"]:
        assert text[statement["start"] : statement["end"]] == statement["text"]
        for mark in (statement["mention"], statement["cue"]):
            if mark is not None:
                assert text[mark["start"] : mark["end"]] == mark["text"]
        for start, end in statement["fragments"]:
            assert statement["start"] <= start < end <= statement["end"]
        assert statement["turn"] is None or statement["turn"] in turns
    if record["format"] == "html":
        assert hashlib.sha256(text.encode()).hexdigest() == record["text_sha256"]
    for line in record["body"].split("\n"):
        assert line in text


def test_statement_ids_are_unique_and_permanent() -> None:
    for path in FILES:
        record, _ = _record(path)
        ids = [statement["id"] for statement in record["statements"]]
        assert len(ids) == len(set(ids))
        assert all(one.startswith(record["sha256"][:16] + ":") for one in ids)
