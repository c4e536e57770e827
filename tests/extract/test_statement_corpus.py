"""News texts of our own with every statement written down by hand before they were first read.

The bounds lie a little below what is reached, so that a rule that loses statements fails here.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onrecord.article import raw_file, read_article
from onrecord.model import Article, Statement

ROOT = Path(__file__).parents[1] / "corpus" / "statements"
BOUNDS = {"agency-english": 0.96, "outlets-english": 0.95, "russian": 0.95, "german": 0.95}
_WORD = re.compile(r"\w+")
_SAME = 0.8


def _rows(group: str) -> list[dict[str, Any]]:
    lines = (ROOT / group / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _read(row: dict[str, Any]) -> tuple[Statement, ...]:
    article = read_article(raw_file("gold.txt", row["text"].encode()))
    assert isinstance(article, Article)
    assert article.page.source.text == row["text"]
    return article.statements


def _words(text: str, start: int, end: int) -> frozenset[int]:
    return frozenset(match.start() for match in _WORD.finditer(text, start, end))


def _overlap(a: frozenset[int], b: frozenset[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b))


def _covers(optional: frozenset[int], words: frozenset[int]) -> bool:
    """Tell whether a statement that nobody asked for is a reading of an optional one."""
    return _overlap(optional, words) >= 0.5 or len(optional & words) >= _SAME * len(words)


@pytest.mark.parametrize(("group", "bound"), BOUNDS.items())
def test_statements_are_found_as_written_down(group: str, bound: float) -> None:
    wanted = found = matched = 0
    for row in _rows(group):
        text = row["text"]
        # a fragment is what counts: "A," he said. "B." may be one statement or two
        gold = [
            (_words(text, a, b), quote.get("optional"))
            for quote in row["quotes"]
            for a, b in quote["fragments"]
        ]
        seen = [_words(text, f.start, f.end) for one in _read(row) for f in one.fragments]
        required = [words for words, optional in gold if not optional]
        hits = [words for words in seen if any(_overlap(words, other) >= _SAME for other in required)]
        free = [words for words in seen if any(_covers(other, words) for other, optional in gold if optional)]
        wanted += len(required)
        matched += len(hits)
        found += len([words for words in seen if words in hits or words not in free])
    assert 2 * matched / (wanted + found) >= bound


@pytest.mark.parametrize("group", BOUNDS)
def test_every_statement_is_a_slice_with_its_mention_and_cue(group: str) -> None:
    for row in _rows(group):
        for one in _read(row):
            for mark in (one.mention, one.cue, one.said_on):
                assert mark is None or row["text"][mark.span.start : mark.span.end] == mark.text
            assert all(one.span.start <= f.start < f.end <= one.span.end for f in one.fragments)
