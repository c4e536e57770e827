"""Bylines of pages that lost their lines: where the name ends, and who signs nothing."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.model import Article

MENU = "Home News World Business Sport Weather Subscribe Sign In "
TITLE = "Harbour pilots end strike after night of talks in Karsholm "
BODY = (
    "The harbour pilots of Karsholm ended their strike on Tuesday after a night of talks with the port authority. "
    "Shipping firms said the first freighters would sail again before noon and that the backlog would last a week. "
    "The council voted by a narrow margin to keep the ferry going while the bridge stays closed to cars. "
    "Trains between the two towns will run every half hour, and schools will open two hours late this week. "
    "Neither the harbour authority nor the union would comment on the terms that were agreed during the night. "
)


@pytest.mark.parametrize(
    ("stamp", "names"),
    [
        ("By Zorvane Quillby Published March 16, 2020 7:22 AM", ["Zorvane Quillby"]),
        ("March 16, 2020 WRITER: PENCHAN CHAROEN 2 5", ["Penchan Charoen"]),
        ("Published Tue, Nov 19 2019 7:05 AM EST Updated an hour ago Priya Raghunath@priyarnews Share", ["Priya Raghunath"]),
        ("Monday November 18, 2019 7:45 am PST by Joe Brannock", ["Joe Brannock"]),
        ("Mei Arashi Transport Correspondent UPDATED AUG 22, 2023, 11:41 PM SGT", ["Mei Arashi"]),
        ("Radhika Menon TNN / Dec 6, 2020, 15:48 IST", ["Radhika Menon"]),
        ("By Monday Evening Published March 16, 2020", []),
        ("Edited by Zorvane Quillby Published March 16, 2020", []),
        ("Contact: ana.sorel@harbour.example March 16, 2020", []),
        ("Published March 16, 2020 7:45 am PST by Reuters", []),
    ],
)  # fmt: skip
def test_byline_of_a_page_without_lines(stamp: str, names: list[str]) -> None:
    page = f"{MENU}{TITLE}{stamp} {BODY}Related Articles Fog closes airport Contact us Terms of use"
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    assert [found.value for found in article.authors] == names
