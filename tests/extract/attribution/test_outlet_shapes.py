"""Shapes that fresh news pages print: sources behind commas, papers that show, answers as predicates."""

import pytest

from extract.attribution.phrasebook import only, read, rules
from onrecord.text.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "rule", "mention", "content"),
    [
        ("The plant had ignored two warnings, claims councillor Udo Garrel.", "inverted",
         "councillor Udo Garrel", "The plant had ignored two warnings"),
        ("It is not ready, cautioned its lead author, Dr. Priya Lund.", "inverted",
         "its lead author, Dr. Priya Lund", "It is not ready"),
        ("The owner, Vltis, knew about the crack, claims a leaked letter.", "inverted", "a leaked letter",
         "The owner, Vltis, knew about the crack"),
        ("She had refused to sell it, recalled Quiroga.", "inverted", "Quiroga", "She had refused to sell it"),
        ("Trade grew 17 percent, customs data showed.", "final", "customs data", "Trade grew 17 percent"),
        ("Trade grew 17 percent, the poll found.", "final", "the poll", "Trade grew 17 percent"),
        ("The port plans to sell three cranes, the paper reports.", "final", "the paper",
         "The port plans to sell three cranes"),
        ('"Ask the ministry," was his answer.', "predicated", "his", '"Ask the ministry,"'),
        ('"No comment" was the reply from the palace.', "predicated", "the palace", '"No comment"'),
        ('"A farce" is how Bell described it.', "predicated", "Bell", '"A farce"'),
        ('"I never got it right," she liked to tell visitors.', "final", "she", '"I never got it right,"'),
        ("Experts not involved in the case say it could fail.", "initial_bare", "Experts", "it could fail"),
        ("A woman who answered the phone at his home said he was out.", "initial_bare", "A woman", "he was out"),
        ("Duan, chief engineer of the project and a native of Lan who spent years at sea, said that it works.", "initial_that",
         "Duan, chief engineer of the project and a native of Lan who spent years at sea", "that it works"),
        ("Former Rep. Will Horn, R-Texas, a rival who backed her, said it hurt.", "initial_bare",
         "Will Horn, R-Texas, a rival who backed her", "it hurt"),
        ("Finch issued a warning that food would run short.", "noun_cue", "Finch", "that food would run short"),
    ],
)  # fmt: skip
def test_who_said_it(text: str, rule: str, mention: str, content: str) -> None:
    one = only(text)
    assert (one.rule, one.contents) == (rule, (content,))
    assert one.mention is not None
    assert one.mention.endswith(mention)


@pytest.mark.parametrize(
    "text",
    [
        "He won most of the regular, pledged delegates in June.",
        "Prices rose again, he showed.",
        '"Northern Lights" was a gift.',
        '"Northern Lights" was his first novel.',
        "Engineers doubted it.",
    ],
)
def test_nobody_speaks(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Aurum denied that it was true, hours after a driver claimed it.", "that it was true"),
        ('The council called the results "encouraging" in a statement.', 'the results "encouraging"'),
        ("Bell told a conference the same day that the road was closed.", "that the road was closed"),
    ],
)
def test_where_it_ends(text: str, told: str) -> None:
    assert read(text)[0].contents == (told,)


def test_an_outer_source_owns_the_sentence_of_its_medium_only() -> None:
    outer = read("The Council doubts that it was needed, a source in the envoy's office told Interlink.")
    assert [one.mention for one in outer] == ["a source in the envoy's office"]
    inner = read("Pruett told deputies he had borrowed the mower, the report says.")
    assert [one.mention for one in inner] == ["Pruett"]


def test_a_letter_may_end_a_sentence() -> None:
    text = "Dunne is out, the club confirmed on X. The midfielder is injured, Bell said."
    assert len(split_sentences(text, text, 0, len(text))) == 2
    assert len(split_sentences("John F. Kennedy won.", "John F. Kennedy won.", 0, 20)) == 1
