"""What heads a page and is no headline: menus in a row, mastheads, letterheads, mottoes, occasions."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.model import Article
from onrecord.text.headline.title_words import is_letterhead, is_path

TITLE = "Divers find cracks in the piles of the old quay"
TEXT = (
    "Work on the quay at Karsholm stopped on Tuesday after divers found cracks in its wooden piles.",
    "A spokeswoman for the harbour authority said the repairs would take until the autumn of next year.",
    "The harbour master told the council that nobody had looked below the waterline since the war ended.",
)


def headline(*lines: str, text: tuple[str, ...] = TEXT) -> str | None:
    """Return the headline of the page made of `lines` and a text."""
    article = read_article(raw_file("page.txt", "\n\n".join((*lines, *text)).encode()))
    assert isinstance(article, Article)
    return None if article.headline is None else article.headline.value


@pytest.mark.parametrize(
    "above",
    [
        "Kraj  Świat  Kultura  Sport",
        "News | Politics | Business | The Quay",
        "Serving Karsholm since 1894",
        "РИА Новости",
        "Halden Institute for Soil Research",
        "U.S. Food & Drug Administration",
        "Karsholm Police Department",
        "Civic Speeches Library",
        "Canada.ca > Global Affairs Canada",
        "Release Date Release Number",
    ],
)
def test_what_heads_the_page_is_no_headline(above: str) -> None:
    assert headline(above, TITLE, "5 May 2023") == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "June 7, 1905: The night the old quay burned down",
        "The 06:52 ferry will run again from the old quay on 2 May",
        "Harbour dues rise again",
        "Old quay | Divers find cracks in the wooden piles",
    ],
)
def test_a_headline_with_a_day_or_a_bar_stays_one(title: str) -> None:
    assert headline("Karsholm Post", title, "By Jane Doe", "5 May 2023") == title


def test_where_an_office_holder_spoke_is_no_headline() -> None:
    above = ("What a Quay Knows", "Governor Harriet L. Osgood", "At the Third Conference on Quays, Karsholm")
    assert headline("5 May 2023", *above) == "What a Quay Knows"


def test_a_day_inside_a_wrapped_sentence_parts_no_paragraph() -> None:
    wrapped = (
        "Work on the quay at Karsholm stopped when the divers who had been sent\nfor found cracks in it.",
        "They had looked at three hundred of the wooden piles between 4 April\n2022 and 19 September 2023 "
        "and listened to them, said the harbour that\npaid for it.",
        "The harbour master told the council that nobody had looked below the\nwaterline since the war.",
    )
    article = read_article(raw_file("page.txt", "\n\n".join((TITLE, *wrapped)).encode()))
    assert isinstance(article, Article)
    assert len([block for block in article.page.blocks if block.kind.is_body]) == len(wrapped)


def test_an_office_in_a_sentence_is_no_letterhead() -> None:
    assert not is_letterhead("Judge Blocks Trump Administration")
    assert not is_letterhead("Institute finds moss that eats plastic")
    assert not is_path("3 > 2: how the board counted")
