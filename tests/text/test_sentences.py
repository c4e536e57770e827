"""Sentences around quotations: what is reported together stays together."""

import pytest

from onrecord.extract.quotations import find_quotations, mask_quotations
from onrecord.model import Span
from onrecord.text.sentences import split_sentences


def sentences(text: str) -> list[str]:
    masked = mask_quotations(text, find_quotations(text, [Span(0, len(text))]))
    return [text[start:end] for start, end in split_sentences(text, masked, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    [
        '"He came. He left," she said.',
        "Mr. F. Smith met Sen. Anna Bell of the U.S. Senate.",
        "It rose by 1.5 percent vs. 2.0 a year ago.",
        '"Is it over?" Anna Petrova asked.',
        '"Russia, if you listen, I hope." Moss said.',
        "She spoke at 10 a.m. on Jan. 4 in Velmora.",
    ],
)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("It held. He left.", ["It held.", "He left."]),
        ('"I agree." Then he left.', ['"I agree."', "Then he left."]),
        ('It was over. "Why?" Ana Ruiz asked.', ["It was over.", '"Why?" Ana Ruiz asked.']),
        ('"It was dark," Ana said. "We saw nothing." She left.',
         ['"It was dark," Ana said.', '"We saw nothing."', "She left."]),
        ("He left the U.S. The end.", ["He left the U.S.", "The end."]),
        ('a student from Fresno, Calif. "I think so."', ["a student from Fresno, Calif.", '"I think so."']),
        ('"Was it good?" The crowd left.', ['"Was it good?"', "The crowd left."]),
    ],
)  # fmt: skip
def test_boundaries(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_nothing_but_space_has_no_sentence() -> None:
    assert sentences("   \n ") == []


@pytest.mark.parametrize(
    "text",
    [
        "''It ended.'' Then it rained.",
        "\"He said 'No.'\" Then it rained.",
        'Lind spoke, R-S.C. "I get that."',
        "She came from Fresno, Fla. ''I get that.''",
    ],
)
def test_marks_of_two_signs_and_parties_end_sentences(text: str) -> None:
    assert len(sentences(text)) == 2
