"""Notes on authors and house below a text, and boxes of other stories inside it, are set aside."""

import pytest

from onrecord.model import BlockKind
from onrecord.text.page_text import cut_page_text

HEADLINE = "Harbour pilots in Valdoria strike for a second week"
PARAGRAPHS = (
    "Harbour pilots extended their strike on Friday, leaving forty ships waiting off the coast of Valdoria "
    "and prompting the government to threaten emergency rules for the port.",
    "The pilots' union said its members would not return to work until the port authority agreed to hire "
    "thirty more pilots and to pay for the nights of the past two years.",
    "“We are tired, and tired pilots make mistakes,” said Ana Holm, who leads the union of the pilots.",
    "Transport Minister Erik Dahl said that the government would use every tool that the law gives it.",
)


def page(*below: str, inside: tuple[str, ...] = ()) -> str:
    head = ("Home", "World", HEADLINE, "By TERESA VALDEZ and JON ASHBY", "January 5, 2024")
    return "\n".join((*head, *PARAGRAPHS[:2], *inside, *PARAGRAPHS[2:], *below))


def body(text: str) -> list[str]:
    return [block.span.of(text) for block in cut_page_text(text) if block.kind.is_body]


@pytest.mark.parametrize(
    "below",
    [
        (
            "JON ASHBY",
            "Ashby covers northern Europe for The Meridian Wire. She is based in Larnstad.",
            "mailto",
        ),
        ("Valdez is a correspondent for northern Europe.",),
        ("The Meridian Wire is an independent global news organization dedicated to factual reporting.",),
    ],
)
def test_a_note_on_author_or_house_ends_the_text(below: tuple[str, ...]) -> None:
    assert body(page(*below)) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "below",
    [
        "Dahl covers all costs of the tugs, a spokesman of the ministry said on Friday afternoon.",
        "The Larnstad Port is an old harbour that lies between two rivers and one lake.",
    ],
)
def test_a_last_paragraph_that_tells_the_story_stays(below: str) -> None:
    assert body(page(below)) == [*PARAGRAPHS, below]


def test_titles_below_a_heading_of_other_stories_are_none_of_the_text() -> None:
    box = (
        "OTHER NEWS",
        "A ferry company cancels its winter timetable",
        "Storm closes all schools in the north",
    )
    text = page(inside=box)
    assert body(text) == list(PARAGRAPHS)
    found = {block.span.of(text): block.kind for block in cut_page_text(text)}
    assert {found[title] for title in box} == {BlockKind.RELATED}


def test_a_subhead_below_a_box_stays() -> None:
    assert "Night shifts" in body(page(inside=("OTHER NEWS", "Night shifts")))


def test_a_title_below_a_heading_of_other_stories_is_no_headline_although_it_stands_twice() -> None:
    other = "Two ferries collide off Vikholm as pilots and harbour tugs stand idle"
    box = ("More on:", "strikes", other, "Old tugs of the harbour sold", "see also", other)
    text = "\n".join(("Home", HEADLINE, "By TERESA VALDEZ", "January 5, 2024", *box, *PARAGRAPHS))
    (headline,) = [block.span.of(text) for block in cut_page_text(text) if block.kind is BlockKind.HEADLINE][
        :1
    ]
    assert headline == HEADLINE


TEASERS = (
    "Mayor of Larnstad resigns over ferry contract",
    "The mayor has resigned a day after the council read the contract that she had signed.",
    "Jon Ashby",
    "Snow closes the northern railway for a third day",
    "Trains will not run before Monday, the railway said, as more snow is expected in the hills.",
    "Jon Ashby",
)


def test_a_sentence_on_the_author_ends_the_text() -> None:
    signed = "\n".join(("Home", "World", HEADLINE, "Teresa Valdez", "Business", "01.05.2024 07:00 AM"))
    bio = "Teresa Valdez is a freelance reporter who covers ports and the sea."
    assert body("\n".join((signed, *PARAGRAPHS, bio, *TEASERS))) == list(PARAGRAPHS)


def test_a_sentence_on_a_reporter_who_does_not_sign_ends_nothing() -> None:
    told = "Alma Reyes is a former reporter who covered the harbour for a dozen years."
    text = page(told, *PARAGRAPHS)
    assert body(text) == [*PARAGRAPHS, told, *PARAGRAPHS]


def test_a_sentence_on_the_author_above_most_of_the_text_ends_nothing() -> None:
    bio = "Teresa Valdez is a reporter based in Larnstad."
    text = "\n".join(("Home", HEADLINE, "By TERESA VALDEZ", *PARAGRAPHS, bio, *PARAGRAPHS, *PARAGRAPHS))
    assert body(text)[-len(PARAGRAPHS) :] == list(PARAGRAPHS)
    assert len(body(text)) >= 3 * len(PARAGRAPHS)
