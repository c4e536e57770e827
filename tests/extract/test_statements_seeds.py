"""The five real seeds: required statements are found, no speaker is wrong, every span quotes the raw text."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.article import raw_file, read_article
from onrecord.model import Article, StatementKind

SHARED = Path(os.environ.get("ONRECORD_SHARED", Path(__file__).parents[3] / "shared")) / "seeds"
GOLD = SHARED / "statements.jsonl"
pytestmark = pytest.mark.skipif(not GOLD.exists(), reason="the real seeds are not here")


def _words(text: str) -> set[tuple[int, int]]:
    return {match.span() for match in re.finditer(r"\w+", text)}


def _cover(text: str, spans: list[tuple[int, int]]) -> frozenset[int]:
    return frozenset(
        start for first, last in spans for start, end in _words(text) if first <= start and end <= last
    )


def _read(row: dict[str, Any]) -> Article:
    article = read_article(raw_file(row["doc_id"], (SHARED / f"{row['doc_id']}.txt").read_bytes()))
    assert isinstance(article, Article)
    return article


def test_required_statements_are_found_with_the_right_speaker() -> None:
    required = found = 0
    for row in map(json.loads, GOLD.read_text(encoding="utf-8").splitlines()):
        article = _read(row)
        text = article.page.source.text
        read = [
            (_cover(text, [(one.start, one.end) for one in statement.fragments]), statement)
            for statement in article.statements
            if statement.kind is not StatementKind.TURN
        ]
        for quote in row["quotes"]:
            if quote.get("optional") or quote["kind"] == "turn":
                continue
            required += 1
            wanted = _cover(text, [(first, last) for first, last in quote["fragments"]])
            overlap = [(2 * len(wanted & own) / (len(wanted) + len(own)), one) for own, one in read if own]
            best, statement = max(overlap, key=lambda pair: pair[0])
            if best >= 0.8:
                found += 1
                if statement.speaker is not None:
                    assert statement.speaker.name.split()[-1] == quote["speaker_name"].split()[-1]
    assert found / required >= 0.95


def test_every_span_quotes_the_raw_text() -> None:
    for path in sorted(SHARED.glob("*.txt")):
        article = read_article(raw_file(path.name, path.read_bytes()))
        assert isinstance(article, Article)
        raw = path.read_bytes().decode("utf-8").removeprefix("\ufeff")
        spans = [statement.span for statement in article.statements]
        assert len(set(spans)) == len(spans)
        for statement in article.statements:
            for mark in (statement.mention, statement.cue):
                if mark is not None:
                    assert raw[mark.span.start : mark.span.end] == mark.text
            assert all(statement.span.covers(fragment) for fragment in statement.fragments)
            assert raw[statement.span.start : statement.span.end].strip()
