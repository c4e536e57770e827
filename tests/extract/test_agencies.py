"""Agencies of lines and pages, and names that supply nothing."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.extract.agency_lines import (
    credits_of_byline,
    credits_of_parts,
    credits_of_pieces,
    credits_of_sources,
    is_picture_line,
    lone_agency,
    opening_sign,
    owner_of_copyright,
    signature,
)
from onrecord.model import Article

BODY = (
    "Work on the quay at Karsholm stopped on Tuesday after divers found cracks in its wooden piles.\n\n"
    "A spokeswoman for the harbour authority said the repairs would take until the autumn of next year.\n\n"
    "The council voted by a narrow margin to keep the ferry going while the bridge stays closed to cars. Trains between "
    "the two towns will run every half hour, and schools will open two hours late until the road is dry again."
)


def agencies(page: str) -> tuple[str, ...]:
    """Return the agencies of a page text."""
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    for found in article.agencies:
        assert found.span is None or found.printed.strip() in page[found.span.start - 1 : found.span.end + 1]
    return tuple(found.value for found in article.agencies)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Source: Northwire", ["Northwire"]), ("Source: Xinhua| 2022-07-19 20:14:33|Editor: huaxia", ["Xinhua"]), ("Quelle: dpa", ["dpa"]), ("Источник: ТАСС", ["TASS"]),
        ("Source : AFP", ["AFP"]), ("Fuente: Agencia EFE", ["EFE"]), ("Sources: ANI and PTI", ["ANI", "PTI"]), ("Agency: Bay Wire Service", ["Bay Wire Service"]), ("(Source: Reuters)", ["Reuters"]),
        ("Via AP", ["AP"]), ("*Source:* Northwire, February 8, 2022", ["Northwire"]), ("Source: Xinhua Editor: huaxia", ["Xinhua"]),
    ],
)  # fmt: skip
def test_a_label_names_an_agency(line: str, names: list[str]) -> None:
    assert [credit.name for credit in credits_of_sources(line)] == names


@pytest.mark.parametrize(
    "line",
    [
        "Sources close to the talks said no", "Source: Jane Doe", "Source: www.example.org", "Source: BBC", "Sources say the bridge is shut", "Via Roma is closed",
        "Agency staff were told to stay home", "Source: the ministry's own figures, see table", "The source: unknown", "Quelle: dpa/Boris Roessler",
    ],
)  # fmt: skip
def test_no_label_no_agency(line: str) -> None:
    assert credits_of_sources(line) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("(With inputs from PTI)", ["PTI"]), ("(With inputs from ANI and PTI)", ["ANI", "PTI"]), ("Par Solène Abadie avec AFP", ["AFP"]), ("Mit Material von dpa und AFP", ["dpa", "AFP"]),
        ("With reporting by Northwire", ["Northwire"]), ("By Desk | With inputs from agencies and IANS", ["IANS"]), ("con información de EFE", ["EFE"]), ("With files from The Canadian Press", ["The Canadian Press"]),
        ("This report by The Canadian Press was first published Feb. 8, 2022.", ["The Canadian Press"]), ("From Associated Press reports", ["AP"]),
    ],
)  # fmt: skip
def test_a_part_is_credited(line: str, names: list[str]) -> None:
    assert [credit.name for credit in credits_of_parts(line)] == names


@pytest.mark.parametrize(
    "line",
    [
        "A walk with Petra",
        "with files from Jane Doe",
        "by Reuters Institute fellow Jane Doe",
        "from agencies",
        "with inputs from residents",
    ],
)
def test_no_part_is_credited(line: str) -> None:
    assert credits_of_parts(line) == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("AFP Published December 9, 2020 0", ["AFP"]), ("By Jane Doe, Associated Press", ["AP"]), ("By Jane Doe Associated Press", ["AP"]), ("AP | Feb. 8, 2022", ["AP"]), ("Reuters Feb 8, 2022", ["Reuters"]),
        ("dpa/AFP", ["dpa", "AFP"]), ("Associated Press writers Jane Doe and John Roe contributed to this report.", ["AP"]), ("PTI Last Updated: 8 Feb 2022", ["PTI"]), ("Jane Doe / AFP", ["AFP"]),
        ("Reuters and the Associated Press contributed to this report", ["Reuters", "AP"]), ("AFP, Reuters and dpa also contributed.", ["AFP", "Reuters", "dpa"]),
    ],
)  # fmt: skip
def test_a_byline_names_agencies(line: str, names: list[str]) -> None:
    assert [credit.name for credit in credits_of_byline(line)] == names


@pytest.mark.parametrize(
    "line",
    [
        "By Jane Doe, Reuters Institute",
        "REUTERS/Dana Voss",
        "By Aa Holt",
        "Prime Minister's office, 8 May 2022",
        "By AP Singh",
        "Ap Holt | 8 Feb",
    ],
)
def test_a_byline_names_no_agency(line: str) -> None:
    assert credits_of_byline(line) == []


def test_pictures_and_their_houses() -> None:
    assert is_picture_line("A crane at Port Ansel. AP Photo/Dana Voss")
    assert is_picture_line("Фото: Сергей Малкин / РИА Новости")
    assert not is_picture_line("By Jane Doe, Associated Press")


def test_lone_lines_signatures_and_owners() -> None:
    assert [credit.name for credit in lone_agency("Associated Press")] == ["AP"]
    for text, names in (
        ("AFP / Reuters", ["AFP", "Reuters"]),
        ("Red., APA", ["APA"]),
        ("(APA, red, 14.2.2023)", ["APA"]),
        ("mr/wd (AFP, dpa)", ["AFP", "dpa"]),
        ("AFP, 8 May 2022", ["AFP"]),
    ):
        assert [credit.name for credit in lone_agency(text)] == names
    for text in (
        "Associated Press office closed",
        "AFP, Jane Doe",
        "red",
        "8 May 2022",
        "Reuters Institute",
        "Prime, Trend and petra",
    ):
        assert lone_agency(text) == []
    for text, name in (
        ("He left. (ANSA).", "ANSA"),
        ("He left. — Bernama", "Bernama"),
        ("“We left.” – AFP", "AFP"),
        ("He left. PTI", "PTI"),
        ("He left. /Reuters/", "Reuters"),
    ):
        assert [credit.name for credit in signature(text)] == [name]
    for text in (
        "He works for the AP",
        "He left (ANSA said).",
        "She is with AFP.",
        "He left. USA",
        "He left with PTI",
        "He left. (Laughter.)",
        "We asked Reuters.",
    ):
        assert signature(text) == []
    assert owner_of_copyright("Copyright 2021 The Associated Press. All rights reserved.") == "AP"
    assert owner_of_copyright("© dpa-infocom, dpa:211203-99-233812/3") == "dpa"
    assert owner_of_copyright("© 2021 Karsholm Courier") is None


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"Peat ban is delayed for a year\n\nJuly 1, 2022\n\nSource: Northwire\n\n{BODY}", ("Northwire",)),
        (f"Peat ban is delayed for a year\n\nAFP\n\nJuly 1, 2022\n\n{BODY}", ("AFP",)),
        (f"Peat ban is delayed for a year\n\nBy JANE DOE, Associated Press\n\nJuly 1, 2022\n\n{BODY}", ("AP",)),
        (f"Peat ban is delayed for a year\n\nJuly 1, 2022\n\n{BODY} (PTI)", ("PTI",)),
        (f"Peat ban is delayed for a year\n\nJuly 1, 2022\n\nKARSHOLM (Reuters) - {BODY}\n\n© 2022 AFP", ("Reuters",)),
        (f"Peat ban is delayed for a year\n\nJuly 1, 2022\n\n{BODY}\n\nCopyright 2022 The Associated Press. All rights reserved.", ("AP",)),
        (f"Peat ban is delayed for a year\n\nJane Ferrow | AP\n\nJuly 1, 2022\n\n{BODY}", ("AP",)),
        (f"Peat ban is delayed for a year\n\nPTI | New Delhi\n\nJuly 1, 2022\n\n{BODY}", ("PTI",)),
        (f"Peat ban is delayed for a year\n\nCourt Orders AP To Pay\n\nJuly 1, 2022\n\n{BODY}", ()),
        (f"Peat ban is delayed for a year\n\nDana Voss/Reuters\n\nJuly 1, 2022\n\n{BODY}", ()),
        (f"Peat ban is delayed for a year\n\nJuly 1, 2022\n\n{BODY}\n\nkbe/AFP/dpa", ("AFP", "dpa")),
        (f"Peat ban is delayed for a year\n\nJuly 1, 2022\n\n{BODY}\n\nDana Voss/AFP", ()),
        (f"Peat ban is delayed for a year\n\nJuly 1, 2022\n\nDiggers on the moor\n\n(AFP)\n\n{BODY}", ()),
        (f"Peat ban is delayed for a year\n\nJuly 1, 2022\n\n{BODY}\n\n(AFP)", ("AFP",)),
        (f"Peat ban is delayed for a year\n\nJuly 1, 2022\n\nA crane. (AP Photo/Dana Voss)\n\n{BODY}", ()),
        (f"Peat ban is delayed for a year\n\nJuly 1, 2022\n\n{BODY}\n\nImage source: Reuters", ()),
        (f"Peat ban is delayed for a year\n\nJuly 1, 2022\n\n{BODY} He told Reuters that it was late, and AFP that it was not.", ()),
        (f"Peat ban is delayed for a year\n\nJuly 1, 2022\n\nKARSHOLM (WKRD) — {BODY}", ()),
    ],
)  # fmt: skip
def test_agencies_of_pages(page: str, expected: tuple[str, ...]) -> None:
    assert agencies(page) == expected


def test_the_markup_names_an_agency_as_author() -> None:
    page = f'<html><head><meta name="author" content="Associated Press"></head><body><h1>Peat ban is delayed</h1><p>{BODY}</p></body></html>'
    article = read_article(raw_file("page.html", page.encode()))
    assert isinstance(article, Article)
    assert [found.value for found in article.agencies] == ["AP"]
    assert article.authors == ()


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("AGI - Un incendio è divampato al porto.", ["AGI"]), ("(AFP) — A storm closed the strait.", ["AFP"]), ("Europa Press – El mercado cierra.", ["Europa Press"]),
        ("Orrin - The storm closed the strait.", []), ("AP-backed plans failed.", []), ("Reuters said it would move.", []),
    ],
)  # fmt: skip
def test_an_agency_that_opens_the_text(opening: str, names: list[str]) -> None:
    assert [credit.name for credit in opening_sign(opening)] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("AFP and Reuters", ["AFP", "Reuters"]), ("Efe e Lusa", ["EFE", "Lusa"]), ("DN/Lusa", ["Lusa"]), ("PA Court Reporter", ["PA Media"]),
        ("AP Science Writer", ["AP"]), ("Staff and AFP", ["AFP"]),
        ("Staff and agencies", []), ("AP says no", []), ("Trinidad and Tobago", []), ("REUTERS/Dana Voss", []), ("OK AP", []),
    ],
)  # fmt: skip
def test_a_line_of_agencies_and_no_more(line: str, names: list[str]) -> None:
    assert [credit.name for credit in lone_agency(line)] == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Leopoldina Seixas e Lusa", ["Lusa"]), ("Meg Doe y EFE", ["EFE"]), ("Jane Doe and AFP", ["AFP"]), ("Gemma Puig / ACN | Valls", []),
        ("John Roe/AP", []), ("Bread and AP Butter", []),
    ],
)  # fmt: skip
def test_an_agency_beside_an_author(line: str, names: list[str]) -> None:
    assert [credit.name for credit in credits_of_pieces(line)] == names
