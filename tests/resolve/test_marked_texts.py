"""Every marked mention of tests/corpus/speakers: who a reader says it is, or null, never somebody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.speaker_score import Count, judge, read_marked

TEXTS = sorted((Path(__file__).parents[1] / "corpus" / "speakers").rglob("*.txt"))
LEAST = 0.95
"""Share of the mentions that must be right, over all texts."""
KNOWN = frozenset(["The union that represents dock workers"])
"""Mentions that the page cuts wrongly before they are resolved."""


def counts_of(*paths: Path) -> list[Count]:
    counts: dict[str, Count] = {}
    for path in paths:
        judge(counts, path)
    return list(counts.values())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nobody_is_said_to_have_said_what_another_did(path: Path) -> None:
    wrong = [one for count in counts_of(path) for one in count.wrong]
    assert [one for one in wrong if not any(known in one for known in KNOWN)] == []


def test_nearly_all_are_told() -> None:
    counts = counts_of(*TEXTS)
    assert sum(count.right for count in counts) >= LEAST * sum(count.gold for count in counts)


def test_marks_are_read() -> None:
    text, mentions = read_marked("[He|P|Ana Ruiz?] said [no one|A|-/none] knew.")
    assert text == "He said no one knew."
    assert [(one.text, one.span.of(text), one.kind, set(one.answers)) for one in mentions] == [
        ("He", "He", "P", {"ana ruiz", None}),
        ("no one", "no one", "A", {"none", None}),
    ]
