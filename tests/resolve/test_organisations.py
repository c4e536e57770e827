"""Common nouns for bodies: which name they take up, and which stays as printed or null."""

from __future__ import annotations

import pytest

from onrecord.resolve.organisations import may_be
from resolve.test_speakers import names

LATE = "said that it was late."


@pytest.mark.parametrize(
    ("before", "mention", "name"),
    [
        ("The country's rescue agency, AFAR, sent men.", "The agency", "AFAR"),
        ("Enerkon, Ruthenia's nuclear operator, sent men.", "The operator", "Enerkon"),
        ("The opposition Victory bloc sent men.", "The bloc", "Victory bloc"),
        ("The Bank of Ruthenia left its rate unchanged.", "The regulator", "Bank of Ruthenia"),
        ("The Greek Coast Guard sent men.", "The coast guard", "Greek Coast Guard"),
        ("The UNHCR and the mayor sent men.", "The UN refugee agency", "UNHCR"),
        ("The European Commission sent men.", "The EU executive", "European Commission"),
        ("The Syrian Observatory for Human Rights sent men.", "The London-based monitor",
         "Syrian Observatory for Human Rights"),
        ("Gasnet Finland sent men. Gasnet said that it was early.", "The company", "Gasnet"),
        # a place before the noun is no company, nor is the owner of one, nor an agency that was not named
        ("It is near Swansea, the company, which has men, is known.", "The company", None),
        ("The group bought Veldwagen's Skala Auto.", "The carmaker", None),
        ("The mayor sent men.", "The UN refugee agency", "UN refugee agency"),
    ],
)  # fmt: skip
def test_what_a_noun_takes_up(before: str, mention: str, name: str | None) -> None:
    assert names(f"{before} {mention} {LATE}")[-1] == name


def test_the_agency_of_a_dateline_is_never_the_agency() -> None:
    text = "ANKARA (Interfax) - Rescuers pulled out 45 people. The agency said that it was late."
    assert names(text) != ["Interfax"]
    text = "TASHVAR, Feb. 20 (Orient News Agency) - Rescuers pulled out 45 people. The agency said that it was late."
    assert names(text) != ["Orient News Agency"]


def test_the_ministry_is_the_one_of_two_that_spoke_last_in_the_paragraph() -> None:
    two = f"The Justice Ministry {LATE} The Energy Ministry {LATE}"
    assert names(f"{two} The ministry {LATE}")[-1] == "Energy Ministry"
    assert names(f"{two} Kyiv {LATE} The ministry {LATE}")[-1] == "ministry"


def test_a_description_names_the_body_that_ends_it() -> None:
    assert names(f"Russian energy giant Gaznov {LATE}") == ["Gaznov"]
    assert names(f"The Ruthenian General Staff {LATE}") == ["Ruthenian General Staff"]


def test_a_body_that_ends_like_another_kind_is_its_own_kind() -> None:
    assert may_be("bloc", "European Union")
    assert not may_be("company", "European Union")
    said = f"TASHVAR, Feb. 20 (Orient News Agency) - The World Health Organization {LATE} The agency {LATE}"
    assert names(said)[-1] == "World Health Organization"
