"""Cues in the infinitive; hedged ones say nothing."""

from __future__ import annotations

import pytest

from extract.attribution.phrasebook import only, rules


@pytest.mark.parametrize(
    ("text", "mention", "content"),
    [
        ("Berg stood up to say that the dam was safe.", "Berg", "that the dam was safe"),
        ("Berg went on to explain what he likes about the plan.", "Berg", "what he likes about the plan"),
        ("The mayor continued to insist that she would stay.", "The mayor", "that she would stay"),
    ],
)
def test_infinitives_report(text: str, mention: str, content: str) -> None:
    read = only(text)
    assert (read.rule, read.mention, read.contents) == ("purpose", mention, (content,))


@pytest.mark.parametrize(
    "text",
    [
        "It is fair to say that the dam was safe.",
        "Berg is expected to announce that the dam is safe.",
        "Berg failed to say that the dam was safe.",
        "The decision to tell voters that he left was wrong.",
    ],
)
def test_hedges_report_nothing(text: str) -> None:
    assert "purpose" not in rules(text)
