"""Counters and buttons before the text of a page that lost its lines."""

from __future__ import annotations

import pytest

from onrecord.model import Span
from onrecord.text.running.pages import cut_running

TEXT = (
    "Harbour pilots of Karsholm ended their strike on Tuesday after a night of talks with the port authority. "
    "Shipping firms said the first freighters would sail again before noon and that the backlog would last a week. "
) * 5


def openings(line: str) -> list[str]:
    """Return the first three words of every piece of a line."""
    return [" ".join(piece.of(line).split()[:3]) for piece in cut_running(line, Span(0, len(line)))]


@pytest.mark.parametrize(
    "button",
    [
        "41 View comments", "34 12 Share", "Kindly share this story:", "Reading Time: 3 mins read",
        "Comment icon View Comments ()", "Thanks for sharing!",
    ],
)  # fmt: skip
def test_the_text_begins_behind_a_button(button: str) -> None:
    found = openings(f"May 3, 2023 {button} {TEXT}")
    assert "Harbour pilots of" in found


def test_the_place_of_a_dateline_begins_behind_a_button() -> None:
    assert "ORRIN (WKRD) \u2014" in openings(f"May 3, 2023 SHARE ORRIN (WKRD) \u2014 {TEXT}")


@pytest.mark.parametrize("words", ["They said 12 Comments Were enough, and ", "CAPE ORRIN (WKRD) \u2014 "])
def test_words_of_the_text_stay_whole(words: str) -> None:
    assert " ".join(words.split()[:3]) in openings(f"{TEXT}{words}{TEXT}")
