from __future__ import annotations

from extract.turn_pages import page_of
from onrecord.extract.turns import find_turns

ANSWERS = (
    "Sheila Brook on her first film\n\n{one}\n\nBrook: I was told to dance. We all were, and I loved it.\n\n{two}\n\n"
    "Brook: My mother came. She sat there and I cried.\n\n{three}\n\nBrook: I don't know. We shall see.\n"
)


def turns_of(**lines: str) -> list[str]:
    page = page_of(ANSWERS.format(**lines))
    return [turn.span.of(page.source.text) for turn in find_turns(page)]


def test_answers_below_unlabelled_questions_are_turns_without_them() -> None:
    assert turns_of(one="How was it?", two="Who came to see it?", three="What comes next?") == [
        "I was told to dance. We all were, and I loved it.",
        "My mother came. She sat there and I cried.",
        "I don't know. We shall see.",
    ]


def test_remarks_of_one_person_below_other_sentences_are_none() -> None:
    assert turns_of(one="It was hard.", two="Many people came.", three="The film opens in May.") == []
