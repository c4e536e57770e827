"""Bylines of pages that lost their lines: where the name ends, and who signs nothing."""

from __future__ import annotations

import pytest

from extract.one_line_pages import BODY, MENU, TITLE
from onrecord.article import raw_file, read_article
from onrecord.model import Article


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
