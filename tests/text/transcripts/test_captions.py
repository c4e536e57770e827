from __future__ import annotations

import pytest

from onrecord.text.transcripts.captions import is_caption, without_captions
from onrecord.text.transcripts.lines import Line, cut_lines
from onrecord.text.transcripts.seams import find_candidates


def kept_of(text: str) -> list[str]:
    lines = cut_lines(text)
    return [lines[found.line].text for found in without_captions(find_candidates(lines), lines)]


def test_a_numbered_heading_is_no_label_but_a_numbered_question_is() -> None:
    assert kept_of("1. Emma Larkin\nYou can walk there.\n2. David Roe\nWould you mow it?") == []
    assert kept_of("Q12 Jane Roe: Is it?\nTom Ash\nIt is.") == ["Q12 Jane Roe: Is it?", "Tom Ash"]


def test_a_headline_printed_twice_is_no_label() -> None:
    head = "Jane Roe: Leasing or buying?"
    assert kept_of(f"{head}\n{head}\nJane Roe: I bought.") == ["Jane Roe: I bought."]
    said = "Roe: Yes.\nTarn: No?\nRoe: Yes."
    assert kept_of(said) == said.split("\n")


def test_letters_on_lines_of_their_own_need_an_answer() -> None:
    review = "D\nVery good coffee, we like it.\nD\nNot for me.\nA\nI love it."
    assert kept_of(review) == []
    talk = "Q\nDid you come?\nA\nI did.\nQ\nWhen?\nA\nIn May."
    assert kept_of(talk) == ["Q", "A", "Q", "A"]


@pytest.mark.parametrize(
    "line",
    [
        "Vote: Ayes: Moss, Dilworth, Grabowski. Motion carried.",
        "Adjournment: 7:41 p.m.",
        "**Sponsor break:** this episode is brought to you by Gasket King.",
    ],
)
def test_values_that_nobody_says_are_captions(line: str) -> None:
    assert is_caption(Line(0, len(line), line, True, 0))


@pytest.mark.parametrize(
    "line",
    [
        "Inflation has fallen: it was 4 percent in March and is 3 percent now.",
        "Vote: we all know what you did.",
        "Two things: the bridge and the ferry.",
        "The price? It is fair.",
    ],
)
def test_what_somebody_says_is_none(line: str) -> None:
    assert not is_caption(Line(0, len(line), line, True, 0))
