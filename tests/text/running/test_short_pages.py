"""A short page that lost all its line ends is cut as well: menu, headline, byline and text are told apart."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.model import Article

PAGE = (
    "Karsholm Post Home News Sport Opinion Ferry stays in port for a third week By Anna Lindqvist "
    "5 May 2021 The ferry between Karsholm and Velden will stay in port for a third week, the company said. "
    "Divers found a crack in its rudder on Monday. It will sail again when the crack is mended. "
    "{more} Share Facebook Twitter Related Topics Ferries Harbour © 2021 Karsholm Post All rights reserved"
)


def read(more: str) -> Article:
    """Return the article of the page with `more` at the end of its text."""
    article = read_article(raw_file("page.txt", PAGE.format(more=more).encode()))
    assert isinstance(article, Article)
    return article


def test_a_page_of_four_hundred_characters_has_a_headline_and_a_byline() -> None:
    article = read("Nobody was hurt.")
    assert article.headline is not None
    assert article.headline.value == "Ferry stays in port for a third week"
    assert [author.value for author in article.authors] == ["Anna Lindqvist"]
    assert article.published is not None


@pytest.mark.parametrize("more", ["Firmware 4.02.29 is to blame.", "See section 9.12.04 of the code."])
def test_figures_with_points_are_no_stamp(more: str) -> None:
    published = read(more).published
    assert published is not None
    assert published.found.printed == "5 May 2021"


def test_one_sentence_stays_one() -> None:
    text = "The ferry will stay in port, the company said."
    article = read_article(raw_file("page.txt", text.encode()))
    assert isinstance(article, Article)
    assert [article.page.text_of(block) for block in article.page.blocks] == [text]
