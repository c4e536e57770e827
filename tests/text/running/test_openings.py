"""Pages without lines: sections before a headline, datelines with a date in their bracket, "(CNN)" before a text."""

from __future__ import annotations

import pytest

from onrecord.model import BlockKind
from onrecord.text.page_text import cut_page_text

_TEXT = (
    "A Republican and a Democrat introduced a bill on Wednesday that would bar the service from ending the hours "
    "of rural offices without a hearing. The bipartisan bill has 31 sponsors, the pair said at a conference. "
    "“For a town of 300, the post office is the town,” he said. The service, which lost $473 million last year, "
    "said in a statement that hours are set according to demand. She said she expected a vote before the recess. "
    "A measure like it died in the other chamber in December 2018, and nobody spoke of it for years after that. "
    "The postmaster of one of the offices said that she had sold four stamps and one money order on that day. "
    "The union of the carriers called the hours of its members a matter for the union and for nobody else, and "
    "asked both sponsors to visit an office before the vote, in winter, and by bus if there is still one."
)
_MENU = "The Hill News Policy Business Health Opinion Events Jobs Search Submit"
_BYLINE = "By Marisol Eckhart - 05/03/23 4:32 PM ET"


def _kinds(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.span.of(text)) for block in cut_page_text(text)]


def _body(text: str) -> str:
    return " ".join(words for kind, words in _kinds(text) if kind.is_body)


def _headline(above: str) -> str:
    kinds = _kinds(f"{_MENU} {above} {_BYLINE} {_TEXT}")
    return next((words for kind, words in kinds if kind is BlockKind.HEADLINE), "")


@pytest.mark.parametrize("section", ["", "House ", "Education ", "Edition "])
def test_sections_are_no_part_of_the_headline(section: str) -> None:
    title = "Bipartisan pair pushes bill to keep rural post offices open on Saturdays"
    assert _headline(section + title) == title


def test_names_that_open_a_headline_stay() -> None:
    title = "Marisol County pair pushes bill to keep rural post offices open on Saturdays"
    assert _headline(title) == title


def test_a_date_in_the_bracket_of_a_dateline_parts_nothing() -> None:
    dateline = "WASHINGTON (Northwire / Sputnik - 3rd May, 2023 )"
    text = f"{_MENU} Pair pushes bill for post offices {_BYLINE} Two lawmakers speak {dateline} {_TEXT}"
    assert dateline in _body(text)


def test_a_house_in_brackets_opens_the_text_behind_a_credit() -> None:
    text = f"{_MENU} {_BYLINE} Source: CNN Video shows the office 01:47 (CNN) {_TEXT}"
    assert _body(text).startswith("(CNN) A Republican")


def test_an_abbreviation_in_brackets_parts_no_sentence() -> None:
    told = "The head of the European Central Bank (ECB) President Ana Holm said so to reporters on Wednesday."
    assert told in _body(f"{_MENU} {_BYLINE} {_TEXT} {told}")


@pytest.mark.parametrize(
    "box",
    [
        "READ ALSO Building collapse: Seven rescued in the old town",
        "Related Article: The cold winter, explained in five maps",
        "Recommended reading Best sourdough starter kits for this year, tried and tested",
    ],
)
def test_the_sentence_behind_a_teaser_is_text(box: str) -> None:
    told = (
        "Residents have been asked to heat one room, and other residents have moved in with their families."
    )
    body = _body(f"{_MENU} {_BYLINE} {_TEXT} {box} {told} {_TEXT}")
    assert told in body
    assert "sourdough" not in body
    assert "rescued" not in body


def test_a_title_in_capitals_beats_its_deck() -> None:
    title = "Pair Spent a Year on a Bill for the Rural Post Offices"
    deck = "Republican and Democrat say hours of rural offices are worth a hearing on the bill"
    assert _headline(f"{title} {deck}") == title


def test_a_menu_with_small_words_is_no_title_above_a_deck() -> None:
    title = "Bipartisan pair pushes bill to keep rural post offices open on Saturdays"
    assert _headline(f"Work for Us Sign Up for the Letter {title}") == title
