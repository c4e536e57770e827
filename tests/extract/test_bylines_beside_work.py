"""Unfamiliar names that sign by their work, their handle or their house; and the lines that don't."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.model import Article

HEADLINE = "Divers find cracks in the piles of the old quay"
BODY = (
    "Work on the quay at Karsholm stopped on Tuesday after divers found cracks in its wooden piles, which were driven in 1931.",
    "A spokeswoman for the harbour authority said the repairs would take until the autumn of next year at the very least.",
    "The harbour master told the council that nobody had looked below the waterline since the war ended.",
)


def authors(above: str) -> list[str]:
    page = "\n".join((HEADLINE, above, *BODY))
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    return [found.value for found in article.authors]


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("Hillar Ortalo, Ap National Writer\nUpdated\n7:12 am PDT, Wednesday, May 6, 2020", ["Hillar Ortalo"]),
        ("Keriss Lundby@kerisslund\nVIDEO\n4:50", ["Keriss Lundby"]),
        ("Marlina MeltonContributor\nHealthcare", ["Marlina Melton"]),
        ("Chrystle Hayle, Michael Collins, Nicholas Wu | USA TODAY\nThursday\nSep 24, 2020", ["Chrystle Hayle", "Michael Collins", "Nicholas Wu"]),
        ("By Daniel Marten\nSenior Politics Reporter\nand\nLiz Skalko\nPolitics Reporter\nNov 9, 2023", ["Daniel Marten", "Liz Skalko"]),
        ("Fahad Shabbir (@FahadShabbir) 12 minutes ago Wed 29th April 2020 | 03:32 PM", ["Fahad Shabbir"]),
        ("By Jonathan GarbeFOXBusiness\nNov 9, 2023", ["Jonathan Garbe"]),
        ("By\nAl Rooter\nUpdated Nov. 19, 2019 8:21 am ET\nOrder Reprints", ["Al Rooter"]),
        ("Martha Belden (now) and Samir Jeraj-Holt (earlier)\nTue 8 Feb 2022 11.20 GMT", ["Martha Belden", "Samir Jeraj-Holt"]),
        ("Marjolaine Fortin\nThe Canadian Press\nPublished November 30, 2021 2:08PM EST", ["Marjolaine Fortin"]),
        ("Lim Wei Ling\nUPDATED\nFeb 08, 2022, 09:12 AM SGT\nPUBLISHED\nFeb 08, 2022, 05:00 AM SGT", ["Lim Wei Ling"]),
        ("by: Elizabeth Chmura\nNov 20, 2020\nVideo\nFerry painted\nby Sam Sachs /\nNov 20, 2020", ["Elizabeth Chmura"]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_name_says_that_it_signs(above: str, names: list[str]) -> None:
    assert authors(above) == names


@pytest.mark.parametrize(
    "above",
    [
        "Hillar Ortalo, Harbour Master\nMay 6, 2020 7:12 am",
        "Gaza City, Gaza Strip\nA deck says what the text tells in many more words.",
        "— Hillar Ortalo (@hillaror) May 6, 2020",
    ],
)
def test_other_names_below_the_headline_do_not(above: str) -> None:
    assert authors(above) == []


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("20 May 2019 — Sol Aguirre-Benn", ["Sol Aguirre-Benn"]),
        ("Aleida van den Boogaard-Smit 21 May 2021, 15:30", ["Aleida van den Boogaard-Smit"]),
        ("09/10/2020, 21:40 | Phyllida Marne", ["Phyllida Marne"]),
        ("As told to Ailsa Thornbury\nSat 6 Aug 2022 10.00 BST", ["Ailsa Thornbury"]),
        ("Recipe by Marjolein Tuck", ["Marjolein Tuck"]),
        ("In theaters Nov. 11, 2022 | PG-13 | Directed by Ana Prow", []),
        ("9 October 2020 | San Sebastián", []),
        ("9 October 2020 | Pembrow Corn Hall", []),
        ("9 October 2020 | Pittsburgh Post-Gazette", []),
    ],
)
def test_who_wrote_stands_behind_a_date_or_a_cue_and_other_work_does_not(
    above: str, names: list[str]
) -> None:
    assert authors(above) == names
