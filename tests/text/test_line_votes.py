"""trafilatura's vote on the lines of page text: it decides where the shape of a line does not."""

import pytest

from onrecord.model import BlockKind
from onrecord.text.line_votes import Role, ask_about_lines
from onrecord.text.page_text import cut_page_text
from pages_for_text import BYLINE, HEADLINE, PARAGRAPHS

POINTS = (
    "* a wall of granite",
    "* two cranes for the boats that winter in the yard",
    "* a lamp at the head of the pier that can be seen from the bar",
)
TITLES = (
    "Ferry Delayed By Fog For The Third Day",
    "Market Square Gets New Paving Stones",
    "Brass Band Looks For Players Under Thirty",
    "Lighthouse Keeper Retires After Forty Years",
    "Bakery On Dock Street Opens Again",
    "Harbour Museum Shows Maps Of The Old Town",
)


def named(*lines: str) -> dict[str, tuple[BlockKind, str]]:
    text = "\n".join([HEADLINE, BYLINE, *PARAGRAPHS[:2], *lines, *PARAGRAPHS[2:]])
    return {block.span.of(text): (block.kind, block.reason) for block in cut_page_text(text)}


def test_points_of_a_list_come_back_on_its_vote() -> None:
    page = named(*POINTS)
    for point in POINTS:
        assert page[point] == (BlockKind.PARAGRAPH, "trafilatura_keeps")


def test_the_same_point_among_titles_goes_on_its_vote() -> None:
    page = named(*TITLES, POINTS[0])
    assert page[POINTS[0]][1] == "run_of_short_lines"
    assert not any(page[title][0].is_body for title in TITLES)


def test_a_subhead_stays_on_its_vote() -> None:
    assert named("The cost of the wall")["The cost of the wall"] == (BlockKind.SUBHEAD, "trafilatura_keeps")


def test_a_button_between_paragraphs_goes_on_its_vote() -> None:
    assert named("QQ")["QQ"] == (BlockKind.OTHER, "trafilatura_drops")


def test_no_vote_on_sentences_and_none_for_named_furniture() -> None:
    page = named("It rained hard.", "Read more", "Share on Facebook", "We all waited.")
    assert page["It rained hard."] == (BlockKind.PARAGRAPH, "prose")
    assert page["We all waited."] == (BlockKind.PARAGRAPH, "prose")
    assert not page["Read more"][0].is_body
    assert not page["Share on Facebook"][0].is_body


@pytest.mark.parametrize("title", [TITLES[0], "\x07Bell\ud800", "\x00"])
def test_headings_lead_to_a_text(title: str) -> None:
    lines = [(Role.HEADING, title), (Role.PARAGRAPH, PARAGRAPHS[0]), (Role.HEADING, title)]
    assert ask_about_lines(lines)[1:] == [True, False]


def test_links_alone_are_dropped_and_points_beside_one_are_kept() -> None:
    links = [(Role.LINK, title) for title in TITLES]
    text = (Role.PARAGRAPH, PARAGRAPHS[0])
    assert ask_about_lines([text, *links, text]) == [True, *[False] * len(links), True]
    points = [(Role.POINT, point) for point in POINTS]
    assert ask_about_lines([text, *points, links[0], text])[1:4] == [True] * 3
