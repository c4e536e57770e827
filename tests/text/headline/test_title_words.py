"""Lines of official documents: genres and letterheads, and lines that only look like them."""

from __future__ import annotations

import pytest

from onrecord.text.headline.title_words import (
    is_field,
    is_letterhead,
    is_office_holder,
    is_path,
    is_spoken,
    names_genre,
    names_paper,
    names_supplier,
    records_event,
)


@pytest.mark.parametrize(
    "line",
    [
        "Press Briefing by Press Secretary Dana Whitlock",
        "Remarks at the Harbour Security Conference",
        "Встреча с паромщиками",
        "Joint statement on the dams",
    ],
)
def test_a_title_says_what_it_is(line: str) -> None:
    assert names_genre(line.casefold().split())


@pytest.mark.parametrize("line", ["Press Briefings", "Briefing Room", "Divers find a bell in the river"])
def test_a_section_of_the_site_does_not(line: str) -> None:
    assert not names_genre(line.casefold().split())


@pytest.mark.parametrize(
    "line",
    [
        "Office of the Governor of Ellery",
        "Ministry of Waters of Ostrevia",
        "Министерство Вод",
        "Straits Commission - Press release",
    ],
)
def test_an_office_is_a_letterhead(line: str) -> None:
    assert is_letterhead(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ministry of Waters inspects nineteen dams",
        "Government",
        "The Department of Waters.",
        "Minister Katalin Orbán on dam safety",
    ],
)
def test_what_an_office_does_is_none(line: str) -> None:
    assert not is_letterhead(line)


@pytest.mark.parametrize(
    "line",
    [
        "ILSE BRANDVIK, SECRETARY OF STATE",
        "Luis Valdero, Vice-President of the Bank,",
        "Prime Minister of Orrin",
        "Representative on Freedom of the Media",
        "Port Secretary Ingrid Hallström",
    ],
)
def test_an_office_with_or_without_its_holder_is_no_title(line: str) -> None:
    assert is_office_holder(line)


@pytest.mark.parametrize(
    "line",
    [
        "Prime Minister Meets Farmers of Orrin",
        "Foreign Minister to Visit Kasparia in November",
        "Meeting with Minister of Forests Anna Beck",
        "Minister Holt Opens School",
        "Divers find a bell, minister says",
    ],
)
def test_what_somebody_in_office_does_may_be_one(line: str) -> None:
    assert not is_office_holder(line)


def test_a_path_has_steps() -> None:
    assert is_path("Home > Press service > News")
    assert is_path("Startseite / Presse")
    assert not is_path("Ferry tickets > 20 crowns explained")
    assert not is_path("Ports and/or piers")


def test_a_label_in_capitals_and_a_sentence_are_spoken() -> None:
    assert is_spoken("THE PRESIDENT: Thank you all for coming. Ships wait two days.")
    assert not is_spoken("BREAKING: Bridge over the bay closed")
    assert not is_spoken("Bridge over the bay: what we know.")


def test_events_are_recorded_on_their_day_and_papers_are_not() -> None:
    assert records_event(["department", "press", "briefing"])
    assert not records_event(["agenda", "of", "the", "council"])
    assert names_paper(["minutes", "of", "the", "meeting"])
    assert not names_paper(["press", "conference", "on", "the", "order", "of", "the", "day"])


def test_a_room_is_no_event() -> None:
    assert not names_genre(["press", "briefing", "room", "of", "the", "house"])
    assert not names_genre(["session", "hall", "of", "the", "house"])
    assert names_genre(["press", "briefing", "by", "the", "secretary"])


def test_a_field_says_who_or_where() -> None:
    assert is_field("From: Prime Minister's Office")
    assert is_field("Themen: Lage in den Häfen")
    assert not is_field("Ferries: what we know")
    assert not is_field("Fromage and ferries")


def test_a_line_that_signs_with_its_agency() -> None:
    for line in ("le courrier avec afp", "harbour post with reuters", "abendpost mit agence france presse"):
        assert names_supplier(line.split())
    for line in ("pilots meet with the union", "minister quarrels with reuters over pictures", "avec afp"):
        assert not names_supplier(line.split())
