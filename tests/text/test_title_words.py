"""Lines of official documents: genres and letterheads, and lines that only look like them."""

from __future__ import annotations

import pytest

from onrecord.text.title_words import is_letterhead, names_genre


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
    "line", ["Office of the Governor of Ellery", "Ministry of Waters of Ostrevia", "Министерство Вод"]
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
