"""Agencies of pages that lost their lines, and the pictures and other stories that sign nothing."""

from __future__ import annotations

import pytest

from extract.one_line_pages import BODY, MENU, TITLE
from onrecord.article import raw_file, read_article
from onrecord.model import Article

FOOTER = "Related Articles Fog closes airport Contact us Terms of use Privacy policy"


def agencies(*parts: str) -> set[str]:
    """Return the agencies of the parts, run together in one line."""
    page = " ".join(part.strip() for part in parts)
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    for found in article.agencies:
        assert found.span is None or found.printed.strip() in page[found.span.start - 1 : found.span.end + 1]
    return {found.value for found in article.agencies}


@pytest.mark.parametrize(
    ("stamp", "names"),
    [
        ("Reuters March 16, 2020 7:22 AM EDT", {"Reuters"}),
        ("PTI | July 9, 2020 | Updated 08:24 IST", {"PTI"}),
        ("Reuters, Washington, Nov 20 2019, 11:06am ist", {"Reuters"}),
        ("Last Updated : Apr 08, 2020 05:08 PM IST | Source: PTI", {"PTI"}),
        ("By Dana Voss, Associated Press Updated 12:24 am EST, Wednesday, November 20, 2019", {"AP"}),
        ("By Dana Voss / Staff reporter, with AFP", {"AFP"}),
        ("AFP, Dana Voss Published date: 27 October 2022 12:09", {"AFP"}),
        ("Published 10:01 pm PST, Tuesday, November 19, 2019 HAYWARD, Calif. (AP) \u2014", {"AP"}),
        ("Photo: Dana Voss, AP Updated November 20, 2019", set()),
        ("(Dana Voss via AP) November 20, 2019", set()),
        ("Dana Voss/Reuters November 20, 2019", set()),
        ("Image Source: PTI By Dana Voss March 16, 2020", set()),
        ("By Dana Voss March 16, 2020", set()),
    ],
)
def test_agency_of_a_page_without_lines(stamp: str, names: set[str]) -> None:
    assert agencies(MENU, TITLE, stamp, BODY, FOOTER) == names


@pytest.mark.parametrize(
    ("end", "names"),
    [
        ("mr/wd (AFP, dpa)", {"AFP", "dpa"}),
        ("This report by The Canadian Press was first published Nov. 30, 2021.", {"The Canadian Press"}),
        ("The minister told Reuters that talks had ended.", set()),
        ("The boat lay in the harbour (Reuters) on Friday.", set()),
    ],
)
def test_agency_behind_the_text(end: str, names: set[str]) -> None:
    assert agencies(MENU, TITLE, "March 16, 2020", BODY, end, FOOTER) == names
