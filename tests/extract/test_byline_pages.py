"""Authors of whole pages: bare names, lost lines, closing credits; and names that sign nothing."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.model import Article

HEADLINE = "Divers find cracks in the piles of the old quay"
BODY = (
    "Work on the quay at Karsholm stopped on Tuesday after divers found cracks in its wooden piles, which were driven in 1931.",
    "A spokeswoman for the harbour authority said the repairs would take until the autumn of next year at the very least.",
    "The harbour master, Egil Thorsby, told the council that nobody had looked below the waterline since the war ended.",
    "The council voted by a narrow margin to keep the ferry going while the bridge stays closed to cars and lorries.",
)


def authors(above: str, below: str = "", join: str = "\n\n") -> list[str]:
    """Return the authors of a page with `above` between headline and body."""
    page = join.join(part for part in (HEADLINE, above, *BODY, below) if part)
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    assert all(found.span is not None and found.span.of(page) == found.printed for found in article.authors)
    return [found.value for found in article.authors]


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("Jane Ferrow\n\njane.ferrow@example.org\n\n4 May 2022, 05:45", ["Jane Ferrow"]), ("Jane Ferrow\n\nPeriodista Judicial", ["Jane Ferrow"]),
        ("Von Katharina Schmidt Kategorien: Mode\n\n6. November 2023, 15:25 Uhr", ["Katharina Schmidt"]), ("Jane Ferrow\n\nStaff reporter", ["Jane Ferrow"]),
        ("By PIETER VAN DEN BERG and SEAN O'MALLEY\n\nFeb. 29, 2024", ["Pieter van den Berg", "Sean O'Malley"]), ("By Jane Ferrow, Portal of the Quay — Vale of Orrin", ["Jane Ferrow"]),
        ("Par Solène Abadie avec AFP\n\n14 mars 2023", ["Solène Abadie"]), ("Jane Ferrow", ["Jane Ferrow"]), ("Jane Ferrow, Dana Voss (photos)\n\nMay 4, 2022", ["Jane Ferrow"]), ("Eine Kolumne von Nils Pickert\n\n4. Mai 2022", ["Nils Pickert"]), ("By NOA BEN AMI, QUILLA ADLER\n\nMay 4, 2022", ["Noa ben Ami", "Quilla Adler"]), ("By Jane Ferrow, Xolani Roe and Quill Poe", ["Jane Ferrow", "Xolani Roe", "Quill Poe"]),
    ],
)  # fmt: skip
def test_authors_above_the_body(above: str, names: list[str]) -> None:
    assert authors(above) == names


def test_a_photographer_over_the_author_signs_nothing() -> None:
    stamp = "May 4, 2022"
    assert authors(f"The quay at dawn.\n\nANDERS BLOM (AP)\n\nJANE FERROW\n\n{stamp}") == ["Jane Ferrow"]
    assert authors(f"JANE FERROW (AP)\n\n{stamp}") == ["Jane Ferrow"]


@pytest.mark.parametrize(
    "above",
    [
        "Egil Thorsby", "Dana Voss/Reuters\n\nMay 4, 2022", "AFP/Dana Voss\n\nMay 4, 2022", "Harbour Record, Volume 164 Issue 95 (Thursday, June 7, 2018)", "PORT ANSEL\n\nApril 12, 2023", "Port Ansel, 16 November 2023", "Puerto Ansel - 02 may 2023 - 05:15", "Photo by Dana Voss\n\nFebruary 21, 2023", "By Monday Evening\n\nFebruary 20, 2023",
        "Edited by Jane Ferrow\n\nFebruary 20, 2023", "By Courier Staff\n\nFebruary 20, 2023", "der Wirtschaft der Karsholmer Zeitung\n\n20. Februar 2023", "Redaktion: Jane Ferrow\n\n20. Februar 2023",
    ],
)  # fmt: skip
def test_no_author_above_the_body(above: str) -> None:
    assert authors(above) == []


@pytest.mark.parametrize(
    ("below", "names"),
    [
        ("Text: Jane Ferrow", ["Jane Ferrow"]),
        ("Por Jane Ferrow", ["Jane Ferrow"]),
        ("(Reporting by Jane Ferrow; Editing by John Roe)", ["Jane Ferrow"]),
        ("Authors\n\nJane Ferrow\n\nTags", ["Jane Ferrow"]),
    ],
)
def test_authors_below_the_body(below: str, names: list[str]) -> None:
    assert authors("", below) == names


@pytest.mark.parametrize(
    "below",
    [
        "Fotos: Jane Ferrow",
        "By the harbour",
        "Edited by Jane Ferrow",
        "Text: the council's own",
        "Jane Ferrow",
    ],
)
def test_no_author_below_the_body(below: str) -> None:
    assert authors("", below) == []


@pytest.mark.parametrize(
    ("above", "names"),
    [
        ("By Jane Ferrow | jferrow@example.org | Karsholm Gazette PUBLISHED: May 10, 2019 at 5:10 p.m. PDT", ["Jane Ferrow"]),
        ("By Jane Ferrow and John Roe, KTN 3 min read Updated 9:05 PM EDT, Thu September 14, 2023", ["Jane Ferrow", "John Roe"]),
        ("By JANE FERROW FOR THE LANTERN Published: 22:14, 11 February 2023", ["Jane Ferrow"]),
        ("By Jane Ferrow@janef Nov 19, 2019, 7:53pm EST Share this story", ["Jane Ferrow"]),
        ("By Jane Karlis Senior Writer Published November 9, 2023 5:30AM (EST)", ["Jane Karlis"]),
        ("By Jane FerrowThursday 2 Nov 2023 10:09 am", ["Jane Ferrow"]),
        ("Share Save Jane Ferrow Transport correspondent, Velden Bay Getty Images", ["Jane Ferrow"]),
        ("Share JANE FERROW - 10/5/2022, 10:30 AM CDT Enlarge", ["Jane Ferrow"]),
        ("Share Egil Thorsby Harbour master and correspondent Save", []),
        ("Foto: Jane Ferrow 5 May 2022 Teilen", []),
        ("Edited By Jane Ferrow Published: 22:14, 11 February 2023", []),
        ("By Monday Evening Published: 22:14, 11 February 2023", []),
    ],
)  # fmt: skip
def test_a_page_that_lost_its_lines(above: str, names: list[str]) -> None:
    assert authors(above, join=" ") == names


GERMAN = (
    "Der alte Kai bleibt bis zum Herbst gesperrt",
    "Der alte Kai in Karsholm bleibt bis zum Herbst gesperrt, weil Taucher Risse in den Pfählen gefunden haben.",
    "Eine Sprecherin der Hafenbehörde sagte, die Arbeiten würden drei Millionen kosten und ein Jahr dauern.",
    "Die Hafenmeisterin Petra Winkler sagte dem Rat, seit dem Krieg habe niemand unter die Wasserlinie gesehen.",
)


@pytest.mark.parametrize(
    ("below", "names"),
    [("Karl Weidner", ["Karl Weidner"]), ("Petra Winkler", []), ("Karl Weidner\n\nAnna Brandt", []), ("Mehr lesen", [])],
)  # fmt: skip
def test_a_name_signs_below_a_text_that_is_not_english(below: str, names: list[str]) -> None:
    page = "\n\n".join((*GERMAN, below))
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    assert [found.value for found in article.authors] == names


def test_an_age_below_an_unfamiliar_name_signs() -> None:
    assert authors("Xolani Roe\n\n3 hours ago\n\n4 min read") == ["Xolani Roe"]
    assert authors("The bridge has been closed for a year. By Xolani Roe") == ["Xolani Roe"]
    assert authors("Waves on Sept. 24, 2022. (Submitted by Jane Ferrow)") == []
    assert authors("The bridge has been closed for a year. By Monday it may open") == []
    assert authors("Xolani Roe, Staff Writer\n\n03/04/2021") == ["Xolani Roe"]
    assert authors("Jane Ferrow, 09:42 GMT") == ["Jane Ferrow"]
    assert authors("L'Écho des Caps\n\n3 hours ago") == []
    assert authors("EMBARGOED UNTIL 00:01 GMT, Thursday 9 June 2022") == []


def test_a_name_above_a_headline_that_is_not_english_signs() -> None:
    page = "\n\n".join(("18. Oktober 2021, 10:01", "Wirtschaft", "Karl Weidner", *GERMAN))
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    assert [found.value for found in article.authors] == ["Karl Weidner"]
    page = "\n\n".join(("18. Oktober 2021, 10:01", "Petra Winkler", *GERMAN))
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    assert article.authors == ()


@pytest.mark.parametrize(
    ("above", "names"),
    [
        (
            "5 hours ago\nHarriet Quillan\nEnvironment reporter\nTom Feasey\nFeed News",
            ["Harriet Quillan", "Tom Feasey"],
        ),
        ("5 hours ago\nHarriet Quillan\nEnvironment reporter\nEgil Thorsby\nFeed News", ["Harriet Quillan"]),
        ("5 hours ago\nHarriet Quillan\nEnvironment reporter\nOld Quay\nFeed News", ["Harriet Quillan"]),
    ],
)
def test_a_name_below_the_role_of_another_signs_too(above: str, names: list[str]) -> None:
    assert authors(above, join="\n") == names
