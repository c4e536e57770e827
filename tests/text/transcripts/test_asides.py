from __future__ import annotations

import pytest

from onrecord.text.transcripts.transcript import read_transcript

STYLES = [
    ("President of Freedonia Rufus Tarn: ", "Rufus Tarn: ", "Question: ", "Signe Aasen: "),
    ("MR. TARN:  ", "MR. TARN:  ", "Q    ", "MS. AASEN:  "),
    ("Tarn: ", "Tarn: ", "Reporter: ", "Aasen: "),
    ("Mr Tarn (Marl) (Con): ", "Mr Tarn: ", "Mr Speaker: ", "Ms Aasen: "),
]
ASIDES = [
    "Norland: it is our neighbour, and we love it.",
    "Ukraine: It is our neighbour, and we love it.",
    "Answer: Nothing. We wait for you.",
    "Second question: Will we sign? We will.",
    "United Nations: They must help us.",
    "One thing is certain: we will build the bridge.",
    "The minister set a task: to finish in May. We did.",
    "Take Henry Ford: he said that you can have any colour.",
]
OTHERS = ["Greta Lind: Thank you. I have a word to add.", "Greta Lind: Will you, Mr President?"]


def labels_of(style: tuple[str, str, str, str], inside: str) -> int:
    first, again, question, other = style
    text = "\n\n".join(
        [
            "News conference in Fredville",
            first + "Good evening, ladies and gentlemen. We have had good talks, and I thank my colleague.",
            inside,
            "I am ready to answer your questions.",
            question + "Mr President, what did you agree on?",
            again + "We agreed on many things. Let me list them for you.",
            other + "I have nothing to add. Thank you.",
            question + "And when do you meet again?",
            other + "Very soon, I hope. We are neighbours.",
            again + "You are welcome here at any time.",
        ]
    )
    found = read_transcript(text)
    assert found is not None
    return len(found.labels)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("aside", ASIDES)
def test_a_sentence_with_a_colon_inside_a_turn_opens_none(
    style: tuple[str, str, str, str], aside: str
) -> None:
    assert labels_of(style, aside) == 7


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("other", OTHERS)
def test_somebody_who_speaks_once_has_a_turn(style: tuple[str, str, str, str], other: str) -> None:
    assert labels_of(style, other) == 8
