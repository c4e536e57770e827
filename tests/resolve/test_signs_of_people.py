"""What a page shows of unknown names: people by "who" and age, bodies by "it" and "which"."""

import pytest

from onrecord.model import SpeakerKind
from resolve.test_speakers import names, speakers


def test_a_name_that_says_it_of_itself_is_a_body() -> None:
    first, then = speakers(
        "Norrgas said on Thursday it would resume deliveries.", 'The company said: "Soon."'
    )
    assert first is not None
    assert then is not None
    assert (first.kind, first.key) == (SpeakerKind.ORGANISATION, None)
    assert then.name == "Norrgas"


def test_it_would_be_tells_nothing() -> None:
    (first,) = speakers("Goran Drev said it would be wrong to wait.")
    assert first is not None
    assert first.kind is SpeakerKind.PERSON


def test_who_and_an_age_show_a_person() -> None:
    text = 'Three diplomats said it was close. Wiltrud Ahn, a shipowner who ordered eleven, will pay. She said: "So be it."'
    assert names(text)[-1] == "Wiltrud Ahn"


def test_ministries_do_not_take_up_unknown_bodies() -> None:
    spoken = names(
        "The journal Apis confirmed that it was read.", "The ministry said it was following the bees."
    )
    assert spoken[-1] != "Apis"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Governor of the Alsk Region Rustam Kadyr told reporters that it rained. He said it stopped.",
         "Rustam Kadyr"),
        ("Head of the Republic of Karsk Ivan Petrov said that it rained. He said it stopped.", "Ivan Petrov"),
        ("Head of the district Igor Kaspar said that it rained. He said it stopped.", "Igor Kaspar"),
    ],
)  # fmt: skip
def test_a_name_behind_the_place_of_an_office(text: str, name: str) -> None:
    assert names(text) == [name, name]


def test_no_name_behind_a_person_of_that_name() -> None:
    assert names("The son of Senator John Hale said that it rained.") != ["John Hale"]


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("A statement by the Energy Ministry", "Energy Ministry"),
        ("A letter from Ana Ruiz", "Ana Ruiz"),
        ("Data from MarketWatch", "MarketWatch"),
        ("A report from Judicial Eye obtained by Northwire", "Judicial Eye"),
        ("A study by The Economist", "Economist"),
    ],
)
def test_who_issued_a_paper_speaks(mention: str, name: str) -> None:
    assert names(f"{mention} said that prices fell.") == [name]


def test_a_poll_of_voters_is_not_its_voters() -> None:
    assert names("A poll of voters said that prices fell.") != ["voters"]


def test_a_role_that_only_acts_is_whom_the_pronoun_means() -> None:
    page = (
        "Ana Ruiz, the former sports minister, told a crowd that she was glad.",
        "A report by the bank said the stadium was dear.",
        "Asked about it, the former minister shook her head.",
        '"Later," she said.',
    )
    assert names(*page)[-1] == "Ana Ruiz"


def test_a_party_is_told_of_a_politician() -> None:
    page = "Environment Minister Anna Harb said the water was safe.", '"It is," the Green politician said.'
    assert names(*page)[-1] == "Anna Harb"
    other = "Labour minister Anna Harb said the water was safe.", '"It is," the Conservative politician said.'
    assert names(*other)[-1] is None


def test_a_description_that_opens_a_text_is_who_opens_the_next_paragraph() -> None:
    page = "A chip shop boss says a gull has ruined her.", "Gloria Pym, 63, says the bird waits for her."
    assert names(*page) == ["Gloria Pym", "Gloria Pym"]
    silent = "A doctor has warned that it spreads.", "Maria Lopez, 63, died on Sunday."
    assert names(*silent) == ["doctor"]


@pytest.mark.parametrize(
    "nobody", ["Beijing's show of neutrality", "Federal ethics regulations", "Trump's decision"]
)
def test_what_nobody_can_be_heard_in_is_null(nobody: str) -> None:
    assert names(f"{nobody} suggested that it would wait.") == [None]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Beijing's embassy", "Beijing's embassy"),
        ("A court document", "court document"),
        ("Police in Birmingham, Alabama,", "Police in Birmingham"),
        ("The Tarn Foundation", "Tarn Foundation"),
    ],
)
def test_bodies_and_papers_are_kept(body: str, name: str) -> None:
    assert names(f"{body} said that it would wait.") == [name]
