"""Speaker keys join spellings of one person across articles and never a last name alone."""

import pytest

from onrecord.resolve.people.across_articles import (
    fold_name,
    is_transliteration,
    known_gender,
    known_role,
    speaker_key,
)


@pytest.mark.parametrize(
    "spelling", ["Vladimir Putin", "V. V. Putin", "Vladimir V. Putin", "Wladimir Putin", "Владимир Путин"]
)
def test_spellings_share_a_key(spelling: str) -> None:
    assert speaker_key(spelling) == "vladimir-putin"


def test_accents_and_case_do_not_matter() -> None:
    assert speaker_key("Viktor Orbán") == speaker_key("VIKTOR ORBAN") == "viktor-orban"
    assert fold_name("Łukasz  Żak-Nowak") == "lukasz zak nowak"


@pytest.mark.parametrize("name", ["Putin", "Trump", "P. Novak", "Dr.", ""])
def test_no_key_from_a_last_name_or_an_initial(name: str) -> None:
    assert speaker_key(name) is None


def test_a_full_name_outside_the_data_file_is_its_own_key() -> None:
    assert speaker_key("Ana María Ruiz") == "ana-maria-ruiz"
    assert speaker_key("Anna B. Bell") == "anna-bell"


def test_roles_are_dated() -> None:
    assert known_role("Vladimir Putin", 2010) == "Prime Minister of Russia"
    assert known_role("Vladimir Putin", 2022) == "President of Russia"
    assert known_role("Vladimir Putin", 2008) is None  # both held in that year
    assert known_role("Vladimir Putin", None) is None
    assert known_role("Oskar Lindqvist", 2022) is None


def test_gender_of_the_data_file_only() -> None:
    assert known_gender("Maria Zakharova") == "female"
    assert known_gender("Sam Doe") is None


@pytest.mark.parametrize(
    "spelling", ["Volodymyr Zelensky", "Volodymyr Zelenskiy", "Sergej Lavrow", "Dmitrij Peskow"]
)
def test_transliterations_of_a_listed_full_name_join(spelling: str) -> None:
    assert speaker_key(spelling) in ("volodymyr-zelenskyy", "sergey-lavrov", "dmitry-peskov")


@pytest.mark.parametrize("spelling", ["Serge Lavroff", "Sergey Larov", "Lavrow", "Oleg Zelensky"])
def test_other_people_do_not_join(spelling: str) -> None:
    assert speaker_key(spelling) not in ("volodymyr-zelenskyy", "sergey-lavrov")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lukashenka", "Lukashenko", True),
        ("Zelensky", "Zelenskyy", True),
        ("Rogoff", "Rogov", False),  # too short to be told from another name
        ("Petrov", "Petrova", False),
        ("Marshall", "Marsden", False),
    ],
)
def test_transliterations_of_a_last_name(one: str, other: str, same: bool) -> None:
    assert is_transliteration(one, other) is same
