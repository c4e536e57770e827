"""Descriptions without a printed role, counterparts, elder and younger: whom they take up, and when nobody."""

from __future__ import annotations

import pytest

from resolve.test_speakers import names

CHESS = 'Grandmaster Sergei Karelin, a Russian, called the ruling late. "They are afraid," Karelin said.'


@pytest.mark.parametrize(
    ("before", "mention", "name"),
    [
        ("Rafael Brondi said it was late.", "The Argentine", "Rafael Brondi"),
        (
            "Polish President Jan Dudzik left. Rafael Brondi said it was late.",
            "The Argentine",
            "Rafael Brondi",
        ),
        ("Agency chief Bill Nolan said it was late.", "The former astronaut", "Bill Nolan"),
        ("Court president Piotr Hofman said it was late.", "The Polish judge", "Piotr Hofman"),
        ("Swimmer Mack Horne said it was late.", "The Olympic champion", "Mack Horne"),
        # somebody else may hold that office, or is described by who he is
        ("Karl Sommer said it was late.", "The Labour leader", None),
        ("Karl Sommer said it was late.", "The president", None),
        ("Karl Sommer said it was late.", "The logger who stayed", None),
        # two are named
        ("Rafael Brondi and Karl Sommer met. Nobody spoke.", "The Argentine", None),
        # a printed role names another country
        ("Polish President Jan Dudzik said it was late.", "The Argentine", None),
    ],
)
def test_what_a_new_description_takes_up(before: str, mention: str, name: str | None) -> None:
    assert names(f"{before} {mention} said that nobody would come.")[-1] == name


def test_a_colleague_holds_the_same_office_there() -> None:
    ministers = "German Foreign Minister Heiko Malz met Turkish Foreign Minister Mevlut Cavus."
    told = f"{ministers} Cavus said that it was late. His German colleague said that it was early."
    assert names(told)[-1] == "Heiko Malz"
    presidents = told.replace("Cavus said", "President Andrzej Dudzik said")
    assert names(presidents)[-1] is None


def test_elder_and_younger_of_one_last_name() -> None:
    family = "His father, Srdjan Drakovic, said that it was blackmail. Novak Drakovic left."
    assert names(f"{family} Drakovic senior said that he was angry.")[-1] == "Srdjan Drakovic"


def test_middle_initials_tell_two_people_apart() -> None:
    text = "Former President George H.W. Barth waited. His son, former President George W. Barth, said that he was right."
    assert names(text) == ["George W. Barth"]


def test_two_who_speak_together_are_nobody_of_them() -> None:
    assert names("Vladimir Petrov and Ana Ruiz said that it was late.") == ["Vladimir Petrov and Ana Ruiz"]
    assert names("Labour and Welfare Party spokesman Omer Demir said that it was late.") == ["Omer Demir"]


def test_the_spokesman_who_was_named_nearer_goes_on() -> None:
    text = (
        "Kremlin spokesman Dmitry Peskin said that he knew. A spokesman for the bank said that it was late."
    )
    assert names(f'{text} "It is late," the spokesman said.')[-1] == "spokesman for the bank"


def test_her_spokesman_is_no_spokesman_of_his() -> None:
    text = "Morawnik's spokesman, Piotr Milek, said that Jan Morawnik was late. Chancellor Angela Merz left."
    assert names(f"{text} Her spokesman said that she was early.")[-1] is None


def test_an_office_in_brackets_is_not_the_one_named_before() -> None:
    text = "Chief Executive Officer Gordon Shirley said that it was late."
    other = "Chief Executive Officer (Acting) of the zone, Gary Scott, added that it was early."
    assert "Gordon Shirley" not in names(text, other)[1:]


@pytest.mark.parametrize("mention", ["The crisis", "Its cutback", "A realization"])
def test_nobody_is_heard_in_a_thing(mention: str) -> None:
    assert names(f"{mention} said that it was late.") in ([None], [])


@pytest.mark.parametrize("mention", ["A dog walker", "The county", "The prosecution", "Two of the rescued"])
def test_people_and_bodies_without_a_name_are_heard(mention: str) -> None:
    (name,) = names(f"{mention} said that it was late.")
    assert name is not None
