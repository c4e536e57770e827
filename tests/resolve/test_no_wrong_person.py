"""Shapes in which a guess puts words into the wrong mouth, each beside the one in which the answer is sure."""

from __future__ import annotations

import pytest

from onrecord.extract.statements import find_statements
from onrecord.model import Block, BlockKind, Page, SourceFormat, SourceText, Span
from onrecord.resolve.mentions import MentionKind, read_mention
from onrecord.resolve.speakers import resolve_speakers


def names(*paragraphs: str) -> list[str | None]:
    blocks, at = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(Span(at, at + len(paragraph)), BlockKind.PARAGRAPH, "test"))
        at += len(paragraph) + 1
    source = SourceText("0" * 64, "\n".join(paragraphs), "utf-8", SourceFormat.PAGE_TEXT)
    page = Page(source, tuple(blocks), language="en")
    statements = resolve_speakers(page, find_statements(page, None), None)
    return [one.speaker.name if one.speaker else None for one in statements]


@pytest.mark.parametrize(
    ("paragraphs", "name"),
    [
        (("Prince Harry and James Tarn toured the mill.", "Harry said the roof was safe."), "Harry"),
        (
            ("Harry waited.", "Harry and James Tarn toured the mill.", "Harry said the roof was safe."),
            "Harry",
        ),
        (("Janet and Robert Lyle own the mill.", "Janet said the roof was safe."), "Janet Lyle"),
    ],
)
def test_a_last_name_is_lent_to_a_partner_only(paragraphs: tuple[str, ...], name: str) -> None:
    assert names(*paragraphs) == [name]


def test_the_end_of_a_bodys_name_is_no_person() -> None:
    said = (
        "“It is too late,” said Jon Tarn, head of the Carpathian Council for {}, who hoped that it would end."
    )
    assert "Rural Sorrows" not in names(said.format("Rural Sorrows"))
    known = "Anna Bell, who runs the mill, said that it was late."
    assert names(known) == ["Anna Bell"]


@pytest.mark.parametrize("mention", ["I’ll", "we've", "They’re", "she’d", "He'd"])
def test_a_contracted_pronoun_is_a_pronoun(mention: str) -> None:
    assert read_mention(mention).kind is MentionKind.PRONOUN


@pytest.mark.parametrize("mention", ["O’Dell", "D’Arcy"])
def test_an_apostrophe_in_a_name_is_none(mention: str) -> None:
    assert read_mention(mention).kind is MentionKind.PERSON


@pytest.mark.parametrize(
    ("mention", "kind"),
    [
        ("Another", MentionKind.COLLECTIVE),
        ("Many of us", MentionKind.COLLECTIVE),
        ("Some state legislators", MentionKind.COLLECTIVE),
        ("Many Rivers Trust", MentionKind.ORGANISATION),
        ("the Copper Lanterns", MentionKind.ORGANISATION),
        ("Copper Lanterns", MentionKind.PERSON),
        ("the Rev. Anna Bell", MentionKind.PERSON),
    ],
)
def test_what_a_mention_is(mention: str, kind: MentionKind) -> None:
    assert read_mention(mention).kind is kind


def test_a_subject_without_a_known_name_stops_the_search_ahead() -> None:
    then = "Commissioner Anna Bell, who gave the prize, was glad."
    assert names("Sagula from Northtown sews bags. She said that the work was slow.", then) == [None]
    assert names("“I was asleep,” she said.", "Anna Bell, 40, lives at the mill.") == ["Anna Bell"]


def test_explanations_are_of_the_one_who_gave_them() -> None:
    told = "Minister Jonas Tarn met the press. Oskar Lind stayed at home."
    assert names(told, "According to Tarn’s explanations, the road is closed. It is safe, he added.") == [
        "Jonas Tarn",
        "Jonas Tarn",
    ]


def test_what_is_done_says_nothing() -> None:
    assert names("Kestrel is planning a mission called Lumen Clipper, which starts in May.") == []
    assert names("A planning officer called the mission a waste of money.") == ["planning officer"]


def test_somebody_undescribed_in_front_is_not_passed_over() -> None:
    assert (
        names("A 38-year-old star criticised his wife, Moira, in May. She said that it was late.")[-1]
        != "Moira"
    )
    assert names("A letter was read. Moira Bell, 38, wept in May. She said that it was late.") == [
        "Moira Bell"
    ]


def test_somebody_mentioned_by_the_way_does_not_hide_the_subject() -> None:
    aside = "Odd as it is — the late neurologist wrote of that in May — Moira Bell wasn’t glad. She said she slept."
    assert names(aside)[-1] == "Moira Bell"


def test_a_given_name_in_capitals_opens_a_story() -> None:
    assert names("ANNA Bell sold the mill.", "Bell said that it was late.") == ["Anna Bell"]
    assert "Nato Bell" not in names("NATO Bell sold the mill.", "NATO said that it was late.")


def test_a_noun_that_ends_a_sentence_makes_no_clause() -> None:
    assert names("Tom Haller had just found his next project.") == []
    assert names("Tom Haller found the old price was high.") == ["Tom Haller"]


def test_a_comma_inside_a_number_ends_no_mention() -> None:
    assert read_mention("one study in over 40,000 adults").name.endswith("40,000 adults")
    assert read_mention("Anna Bell, 40, a baker").name == "Anna Bell"
