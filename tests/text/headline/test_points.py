"""The first of lines that stand together between a menu and the byline is the headline, the others its points."""

from __future__ import annotations

import pytest

from onrecord.model import BlockKind
from onrecord.text.headline.title_words import is_path
from onrecord.text.page_text import cut_page_text

_BYLINE = ("By Abigail Frost", "Published: 01:13 GMT, 21 February 2016")
_TEXT = (
    "A retired couple who paid extra for a sea view found that the sea had been painted on a wall opposite.",
    "Ron Bagnall and his wife Sheila arrived at the hotel on Monday evening and went straight to bed.",
    "In the morning she drew the curtains of the room and saw two painted yachts and a gull on the brick.",
    "The owner of the hotel said that the brochure had promised a view of the sea, and not which sea.",
)


def _headline(*above: str) -> list[str]:
    text = "\n".join((*above, *_BYLINE, *_TEXT))
    return [block.span.of(text) for block in cut_page_text(text) if block.kind is BlockKind.HEADLINE]


@pytest.mark.parametrize(
    "menu", [("Home", "News"), ("Sunday, Feb 21st 2016",), ("Home» News» Travel» Hotels",), ()]
)
def test_the_first_of_several_points_is_the_headline(menu: tuple[str, ...]) -> None:
    points = (
        "Couple who booked a sea view find hotel window painted with boats",
        "They drew the curtains to find two yachts and a gull on the brick wall",
        "Owner says the brochure promised a view of the sea",
    )
    assert _headline(*menu, *points) == [points[0]]


def test_the_last_of_a_list_of_stories_is_the_headline() -> None:
    stories = ("Mayor resigns over ferry contract", "Snow closes the northern railway again")
    own = "Couple who booked a sea view find hotel window painted with boats"
    assert _headline("Home", *stories, own) == [own]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("Home» News» Politics» Defence", True),
        ("Home » News » Hotels", True),
        ("Ron lit « Le Monde » et « La Croix » le matin", False),
        ("Couple who booked a sea view", False),
    ],
)
def test_marks_between_the_steps_of_a_path(line: str, path: bool) -> None:
    assert is_path(line) is path


def test_what_stands_above_the_kicker_is_a_menu() -> None:
    own = "Couple who booked a sea view find hotel window painted with boats"
    point = "They drew the curtains to find two yachts and a gull on the brick wall"
    above = ("Log in", "Culture", "The Sea View", "TRAVEL", own, point)
    assert _headline(*above) == [own]
    assert _headline("Log in", "Culture", own, point) == [own]
