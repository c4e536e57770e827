"""The headline next to the body; none where the page has none; and texts that say they go on."""

import pytest

from onrecord.extract.bylines import find_authors
from onrecord.extract.endings import find_incomplete
from onrecord.extract.headlines import find_headline
from onrecord.model import Decoded, Page
from onrecord.text.cleaning import clean_page
from pages_for_text import BYLINE, HEADLINE, PARAGRAPHS


def read(*lines: str) -> Page:
    page = clean_page("0" * 64, Decoded("\n\n".join(lines), "utf-8", "test"))
    assert isinstance(page, Page)
    return page


def test_of_two_printings_the_one_next_to_the_body_wins() -> None:
    found = find_headline(read(HEADLINE.upper(), BYLINE, HEADLINE, *PARAGRAPHS))
    assert found is not None
    assert found.value == HEADLINE


def test_the_sign_of_markdown_is_not_part_of_it() -> None:
    found = find_headline(read(f"# {HEADLINE}", BYLINE, *PARAGRAPHS))
    assert found is not None
    assert found.value == HEADLINE


@pytest.mark.parametrize("first", [PARAGRAPHS[0], " date 2031-03-08 " + PARAGRAPHS[0]])
def test_a_body_alone_has_no_headline(first: str) -> None:
    assert find_headline(read(first, *PARAGRAPHS[1:3], "Nine Years of Waiting", PARAGRAPHS[3])) is None


@pytest.mark.parametrize("ending", ["To be continued.", "(To be continued)", "Продолжение следует..."])
def test_a_text_that_says_it_goes_on(ending: str) -> None:
    found = find_incomplete(read(*PARAGRAPHS, ending))
    assert [reason.value for reason in found] == ["to be continued"]


def test_a_text_that_speaks_of_continuing_is_complete() -> None:
    assert find_incomplete(read(*PARAGRAPHS, "The work is to be continued in spring, Okafor said.")) == ()


def test_what_nobody_sees_is_no_part_of_headline_and_author() -> None:
    headline = "Port \u202eAlder Will\u202c Rebuild\x07 Its\u200b Break\u00adwater Before Winter\u200f"
    byline = "\u2066By Maren\u200b Holt\u2069\u200e, Published March 08, 2031"
    page = read(headline, byline, *PARAGRAPHS)
    text = page.source.text
    found = find_headline(page)
    assert found is not None
    assert found.span is not None
    assert found.value == HEADLINE
    assert found.span.of(text) == headline
    authors = find_authors(page)
    assert [author.value for author in authors] == ["Maren Holt"]
    assert authors[0].span is not None
    assert authors[0].span.of(text) == "Maren\u200b Holt"
