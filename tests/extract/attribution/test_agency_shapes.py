"""Shapes of news agencies: conditions and reasons around a speaker, who is quoted by whom, relative statements."""

import pytest

from extract.attribution.phrasebook import only, read


@pytest.mark.parametrize(
    ("text", "rule", "mention", "contents"),
    [
        ("If it goes on, forecasters say prices will rise.", "initial_bare", "forecasters",
         ("If it goes on", "prices will rise")),
        ("The talks went well, he said, because both sides wanted them.", "medial", "he",
         ("The talks went well", "because both sides wanted them")),
        ("He found the file, he said; his agents opened it.", "medial", "he",
         ("He found the file", "his agents opened it")),
        ("The vote, which she has said was a mistake, was lost.", "initial_bare", "she", ("was a mistake",)),
        ("Kallas said ahead of a meeting in Luxembourg that she was ready.", "initial_that", "Kallas",
         ("that she was ready",)),
        ("The leader asked where the money had gone.", "initial_question", "The leader",
         ("where the money had gone",)),
        ("According to the paper: \"It is late.\"", "according_to", "the paper", ('"It is late."',)),
    ],
)  # fmt: skip
def test_what_is_said(text: str, rule: str, mention: str, contents: tuple[str, ...]) -> None:
    one = only(text)
    assert (one.rule, one.mention, one.contents) == (rule, mention, contents)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Nordposten quoted an unnamed officer as saying that it was late.", "an unnamed officer"),
        ("Interfax quoted the minister, Sergei Lavin, as saying that it was late.",
         "the minister, Sergei Lavin"),
        ("Lavin was quoted by Interfax as saying that it was late.", "Lavin"),
    ],
)  # fmt: skip
def test_who_is_quoted_speaks(text: str, mention: str) -> None:
    assert only(text).mention == mention


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("At a rally in Ames, Iowa, on Sunday, Bell tried again, saying that it was late.", "Bell"),
        (
            "Prosecutors charged an officer and Emery fired his chief, acknowledging that it was late.",
            "Emery",
        ),
        ("Voters shrugged, with Ana Ruiz tweeting that it was late.", "Ana Ruiz"),
        (
            "The Bank of Ruthenia left its rate unchanged at 16 percent, saying it was early.",
            "The Bank of Ruthenia",
        ),
    ],
)
def test_whose_gerund_it_is(text: str, mention: str) -> None:
    assert read(text)[-1].mention == mention


@pytest.mark.parametrize(
    "text",
    [
        "The sources declined to be named.",
        "The magazine broke the story, citing government sources.",
        "It is a partnership between schools and the county called the Youth Team (YT).",
        "Start small and recognize that no one is watching.",
        "Horne, who refused to share a podium with her last year, left.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert read(text) == []


def test_a_scare_quote_before_a_verb_is_no_statement() -> None:
    (one,) = read('On Monday, Bucharest had "categorically" denied the claim.')
    assert (one.mention, one.contents) == ("Bucharest", ("the claim",))


def test_what_two_bodies_did_is_told_by_the_one_that_says_so() -> None:
    (one,) = read("NASA and Roscosmos have agreed to extend flights through 2025, the space agency said.")
    assert one.mention == "the space agency"
