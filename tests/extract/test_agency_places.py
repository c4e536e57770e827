"""Agencies by the lines around their names: stamps, picture series, widgets, the house's own dateline."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.model import Article

HEADLINE = "Divers find cracks in the piles of the old quay"
BODY = (
    "{}Work on the quay at Karsholm stopped on Tuesday after divers found cracks in its wooden piles, which were driven in 1931.",
    "A spokeswoman for the harbour authority said the repairs would take until the autumn of next year at the very least.",
    "The harbour master told the council that nobody had looked below the waterline since the war ended.",
)
SERIES = "\n".join(
    f"Workers on the {quay} quay lift stones from the water\n{house}"
    for quay, house in (("old", "Reuters"), ("new", "AP"), ("north", "AFP via Getty Images"), ("south", "PA"))
)


def agencies(above: str, lead: str = "", top: str = "", below: str = "") -> list[str]:
    page = "\n".join((top, HEADLINE, above, *BODY, below)).format(lead).strip()
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    return [found.value for found in article.agencies]


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("In this file photo a diver looks at a pile\n0\nThe Associated Press\nPublished Monday, November 18, 2019", ["AP"]),
        ("Tom Davies Associated Press\nPublished 11:34 PM EST Nov 19, 2019", ["AP"]),
        ("The bridge in a file photo. (THE CANADIAN PRESS/Andrew Vaughn)\nMarjolaine Fortin\nThe Canadian Press\nFollow | Contact\nPublished November 30, 2021 2:08PM EST", ["The Canadian Press"]),
        ("PTI Mumbai\nLast Updated: September 24, 2020, 9:27 PM IST", ["PTI"]),
        (f"20 November 2019\n{SERIES}", []),
        ("20 November 2019, 15:48 IST\nFacebook Twitter\nAA\n+\nText Size\n-", []),
    ],
)  # fmt: skip
def test_the_lines_around_a_name_tell_whether_it_signs(above: str, expected: list[str]) -> None:
    assert agencies(above) == expected


def test_a_house_signs_its_own_dateline() -> None:
    stamp, lead = "Nov 8, 2023", "KARSHOLM (QUAY10) — "
    assert agencies(stamp, lead, top="QUAY10 ABC\nSign up", below="Trending on QUAY10\nFerry painted") == []
    assert agencies(stamp, lead, top="Gazette\nSign up", below="Trending on Gazette\nFerry painted") == [
        "QUAY10"
    ]
