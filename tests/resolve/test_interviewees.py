"""An answer is of the one person whom the introduction tells something about; a byline is not."""

from __future__ import annotations

import pytest

from extract.turn_pages import page_of
from onrecord.extract.turns import find_turns
from onrecord.resolve.turn_speakers import resolve_turn_speakers

TALK = """Q: What do you see when you look at a bridge?

A: Water. I always look at the water first.

Q: And are you still afraid?

A: Every time, I am. You would be as well.
"""


def _answers(text: str) -> list[str | None]:
    page = page_of(text)
    turns = resolve_turn_speakers(page, find_turns(page))
    return [turn.speaker.name if turn.speaker else None for turn in turns][1::2]


@pytest.mark.parametrize(
    "head",
    [
        "Engineer Tovah Lindqvist has built forty of them. She talked to us.\n\n",
        "Five questions about bridges\n\nRuth Okoro has built forty of them and met us at the quay.\n\n",
        "Q&A with Vice President Ruth Okoro\n\nShe spoke with Paul Stern and defended Tom Ash, and we listened.\n\n",
        "By Paul Stern\n\nWe met the engineer Ruth Okoro at the quay on a cold day.\n\n",
    ],
)
def test_the_person_of_the_introduction_answers(head: str) -> None:
    assert _answers(head + TALK)[0] in ("Tovah Lindqvist", "Ruth Okoro")


@pytest.mark.parametrize(
    "head",
    [
        "Five questions about bridges\n\nRuth Okoro\n\n",
        "Five questions about bridges, put to an engineer by Paul Stern\n\n",
        "Ruth Okoro has built forty of them; Paul Stern has built none.\n\n",
        "Five questions about bridges\n\n",
        "An interview with Ruth Okoro and a conversation with Tom Ash about all of their bridges\n\n",
    ],
)
def test_a_byline_and_two_names_leave_the_answers_nobodys(head: str) -> None:
    assert _answers(head + TALK) == ["Answer", "Answer"]


def test_where_others_have_names_an_answer_keeps_its_letter() -> None:
    text = "Ruth Okoro met us at the quay on a cold day.\n\nMODERATOR: Welcome, all of you.\n\n" + TALK
    assert "Ruth Okoro" not in _answers(text)
