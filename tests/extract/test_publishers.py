"""Publishers of pages: copyright, masthead, dateline, markup; and names that print nothing."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.extract.mastheads import initials, is_house_name, same_house
from onrecord.model import Article

HEADLINE = "Divers find cracks in the piles of the old quay"
BODY = (
    "Work on the quay at Karsholm stopped on Tuesday after divers found cracks in its wooden piles, which were driven in 1931.",
    "A spokeswoman for the harbour authority said the repairs would take until the autumn of next year at the very least.",
    "The council voted by a narrow margin to keep the ferry going while the bridge stays closed to cars and lorries.",
)


def publisher(above: str = "", below: str = "", byline: str = "May 4, 2022") -> str | None:
    """Return the publisher of a page with `above` over its headline and `below` under its body."""
    page = "\n\n".join(part for part in (above, HEADLINE, byline, *BODY, below) if part)
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    return article.publisher.value if article.publisher else None


@pytest.mark.parametrize(
    ("below", "name"),
    [
        ("© 2022 Karsholm Courier. All rights reserved.", "Karsholm Courier"), ("Copyright © 2021 The Coastal Mirror [P] Ltd. All Rights Reserved", "The Coastal Mirror"), ("© Karsholmer Zeitung GmbH", "Karsholmer Zeitung"),
        ("© 2022 BBC. The BBC is not responsible for the content of external sites.", "BBC News"), ("Todos los derechos reservados © La Costa 2020", "La Costa"), ("© 2002–2023 «Речная газета». Все права защищены.", "Речная газета"),
        ("© 2023 Sentinel News or its affiliated companies. All rights reserved.", "Sentinel News"), ("Copyright 2004-2022 by Bay Tribune", "Bay Tribune"),
    ],
)  # fmt: skip
def test_a_copyright_line_names_the_publisher(below: str, name: str) -> None:
    assert publisher(below=below) == name


@pytest.mark.parametrize(
    "below",
    ["All rights reserved.", "© 2022 All rights reserved.", "© RIPRODUZIONE RISERVATA", "Photo © Dana Voss/Northwire", "© 2022 WordPress", "Copyright laws apply", "Copyright 2022 The Associated Press. All rights reserved."],
)  # fmt: skip
def test_a_copyright_line_without_owner(below: str) -> None:
    assert publisher(below=below) is None


@pytest.mark.parametrize(
    ("above", "below", "name"),
    [
        ("Brannock Gazette\n\nMenu\n\nHome", "", "Brannock Gazette"), ("THE COASTAL MIRROR\n\nHome", "© 2022 The Coastal Mirror", "The Coastal Mirror"), ("NBK News\n\nHome\n\nSport", "© 2022 NBK.", "NBK News"),
        ("KTN\n\nHome", "© 2022 Karsholm Television Network", "KTN"), ("BBC News\n\nHome", "", "BBC News"), ("The Sentinel - Back to home\n\nNews", "© 2022 Sentinel News & Media Limited", "The Sentinel"),
    ],
)  # fmt: skip
def test_a_masthead_names_the_publisher(above: str, below: str, name: str) -> None:
    assert publisher(above, below) == name


@pytest.mark.parametrize(
    "above",
    [
        "Latest News\n\nWorld\n\nBusiness",
        "Home\n\nPolitics",
        "Press Briefings\n\nBriefing Room",
        "Jane Ferrow",
        "Breaking: ferry sinks",
        "Subscribe\n\nSign in",
    ],
)
def test_a_menu_is_no_masthead(above: str) -> None:
    assert publisher(above) is None


def test_dateline_header_staff_and_markup() -> None:
    text = f" date 2022-05-04 karsholmcourier.com\n\n{HEADLINE}\n\n" + "\n\n".join(BODY)
    article = read_article(raw_file("page.txt", text.encode()))
    assert isinstance(article, Article)
    assert article.publisher is not None
    assert article.publisher.value == "karsholmcourier.com"
    assert publisher(byline="By: Inland Post Web Desk\n\nMay 4, 2022") == "Inland Post"
    assert publisher(byline="By: Web Desk\n\nMay 4, 2022") is None
    page = f'<html><head><meta property="og:site_name" content="Tide Lines"></head><body><h1>{HEADLINE}</h1><p>{"</p><p>".join(BODY)}</p></body></html>'
    article = read_article(raw_file("page.html", page.encode()))
    assert isinstance(article, Article)
    assert article.publisher is not None
    assert article.publisher.value == "Tide Lines"


def test_names_of_houses() -> None:
    assert is_house_name("Brannock Gazette")
    assert not is_house_name("Latest News")
    assert not is_house_name("World Press")
    assert same_house("NBK News", "NBK")
    assert same_house("The Sentinel", "Sentinel News & Media")
    assert not same_house("Bay Tribune", "Bay Courier")
    assert initials("Karsholm Television Network") == "KTN"
