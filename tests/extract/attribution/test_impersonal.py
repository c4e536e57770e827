"""Sources that are no subject: impersonal cues, opinions, predicates; each with what must not match."""

from __future__ import annotations

import pytest

from extract.attribution.phrasebook import only, read, rules


@pytest.mark.parametrize(
    ("text", "mention", "content"),
    [
        ("The dam is safe, it was said at the ministry.", "the ministry", "The dam is safe"),
        ("The dam is safe, it was reported.", None, "The dam is safe"),
        ("It was reported by the fleet that the ship had sunk.", "the fleet", "that the ship had sunk"),
        (
            "The dam is safe, Northwire was told at the port authority.",
            "the port authority",
            "The dam is safe",
        ),
    ],
)
def test_impersonal_cues(text: str, mention: str | None, content: str) -> None:
    one = only(text)
    assert (one.rule, one.mention, one.contents) == ("impersonal", mention, (content,))


@pytest.mark.parametrize(
    "text",
    [
        "The president was told that the dam was safe.",
        "The book was published in May, and it was sold at the fair.",
        "It was late when the ship arrived.",
    ],
)
def test_passives_that_report_nobody(text: str) -> None:
    assert "impersonal" not in rules(text)


@pytest.mark.parametrize(
    ("text", "mention", "contents"),
    [
        ("In his opinion, the dam is safe.", "his", ("the dam is safe",)),
        ("In the minister's view, the dam is safe.", "the minister's", ("the dam is safe",)),
        ("The dam is safe, in Lind's words.", "Lind's", ("The dam is safe",)),
        ("The dams, in her view, only postpone the flood.", "her", ("The dams", "only postpone the flood")),
        ("In the opinion of Lind, the dam is safe.", "Lind", ("the dam is safe",)),
    ],
)
def test_opinions_name_their_source(text: str, mention: str, contents: tuple[str, ...]) -> None:
    one = only(text)
    assert (one.rule, one.mention, one.contents) == ("in_the_words", mention, contents)


@pytest.mark.parametrize(
    "text",
    [
        "The view from the dam is wide.",
        "In other words, the dam is safe.",
        "He gave no reason for, in his view, the safest of dams.",
    ],
)
def test_opinions_of_nobody(text: str) -> None:
    assert "in_the_words" not in rules(text)


def test_adjectives_report_behind_a_form_of_be() -> None:
    assert only("Lind is convinced that the dam is safe.").contents == ("that the dam is safe",)
    assert only("The dam is safe, the engineer is certain.").mention == "the engineer"
    assert read("Certain officials left early.") == []
    assert read("The dam is safe and certain families moved back.") == []
