"""Stamps that lean on their neighbour, and times that lean on nothing."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.model import Article, Chosen, DateClaim

BODY = (
    "Work on the quay at Karsholm stopped on Tuesday after divers found cracks in its wooden piles, which were driven in 1931.\n\n"
    "A spokeswoman for the harbour authority said the repairs would take until the autumn of next year at the very least.\n\n"
    "The council voted by a narrow margin to keep the ferry going while the bridge stays closed to cars and lorries.\n"
)


def read(stamp: str, after: str = "") -> tuple[str | None, str | None]:
    """Return publication and update of a page with `stamp` between headline and body."""
    page = f"Divers find cracks in the piles of the old quay\n\n{stamp}\n\n{BODY}\n{after}"
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    return shown(article.published), shown(article.updated)


def shown(chosen: Chosen[DateClaim] | None) -> str | None:
    if chosen is None or chosen.value.date is None:
        return None
    date = chosen.value.date
    return " ".join(part for part in (date.iso, date.time, date.utc_offset) if part)


@pytest.mark.parametrize(
    ("stamp", "published", "updated"),
    [
        ("Updated October 26, 2021 — 4.48pm AEDTfirst published at 5.00am AEDT", "2021-10-26 05:00 +11:00", "2021-10-26 16:48 +11:00"),
        ("17 Gennaio 2024 alle 10:22\n\nAggiornato alle 15:40", "2024-01-17 10:22", "2024-01-17 15:40"),
        ("Tue 8 Feb 2022 11.20 GMT\n\nFirst published on Tue 8 Feb 2022 06.02 GMT", "2022-02-08 06:02 +00:00", "2022-02-08 11:20 +00:00"),
        ("Published Tue, Nov 19 20197:05 AM ESTUpdated Tue, Nov 19 20197:16 PM EST", "2019-11-19 07:05 -05:00", "2019-11-19 19:16 -05:00"),
        ("Publié le 14 mars 2023 à 12h36, mis à jour à 17h02", "2023-03-14 12:36", "2023-03-14 17:02"),
        ("March 14, 2023 9:05 a.m. | Updated 11:30 a.m.", "2023-03-14 09:05", "2023-03-14 11:30"),
        ("14 March 2023. Last modified on 15 March 2023 19.42 GMT", "2023-03-14", "2023-03-15 19:42 +00:00"),
    ],
)  # fmt: skip
def test_a_neighbour_tells_day_or_role(stamp: str, published: str, updated: str) -> None:
    assert read(stamp) == (published, updated)


@pytest.mark.parametrize(
    ("stamp", "published", "updated"),
    [
        ("March 14, 2023\n\nDoors open at 19:30", "2023-03-14", None),
        ("March 14, 2023\n\nKick-off 15:00, updated tables below", "2023-03-14", None),
        ("Published at 15:40", None, None),
        ("Updated at 15:40", None, None),
        ("Posted by Bay Radio on Monday, February 7, 2022", None, None),
    ],
)  # fmt: skip
def test_a_time_without_cue_or_day_dates_nothing(
    stamp: str, published: str | None, updated: str | None
) -> None:
    assert read(stamp) == (published, updated)


@pytest.mark.parametrize(
    "stamp",
    [
        "Open daily from 1 April 2023 to 31 October 2023",
        "1 April 2023 – 31 October 2023",
        "Vom 1. April 2023 bis 31. Oktober 2023",
        "Du 1 avril 2023 au 31 octobre 2023",
        "Saturday 18 June 2022, 10:00 – 22:00",
        "5 May 2023, 7 pm to 9 pm",
        "Freitag, 5. Mai 2023, 19 Uhr bis 22 Uhr",
    ],
)
def test_a_stretch_of_days_dates_nothing(stamp: str) -> None:
    assert read(stamp) == (None, None)


@pytest.mark.parametrize(
    ("stamp", "published"),
    [("Share Save Harbour desk 4 May 2022 Share Save Getty Images", "2022-05-04"), ("Share the fair on 4 May 2022 Save", None), ("Share 4 May 2022 is the day Save", None), ("Share © 4 May 2022 Save", None), ("We look for a pilot zum 1. April 2016 or earlier", None), ("Member Joined May 11, 2017 Messages 3,066", None), ("Édition du 12 octobre 2020 Recherche", None)],
)  # fmt: skip
def test_a_page_without_line_ends(stamp: str, published: str | None) -> None:
    page = " ".join(("Divers find cracks in the piles of the old quay", stamp, *BODY.split("\n\n")))
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    assert shown(article.published) == published


@pytest.mark.parametrize(
    ("stamp", "published"),
    [
        ("Published on 07/05/2024 - 11:34 GMT+2", "2024-05-07 11:34 +02:00"), ("Published 05/06/2021 at www.karsholmcourier.co.uk", "2021-06-05"), ("Published 05/06/2021\n\nMail the desk@harbour.gov", "2021-05-06"),
        ("Issued on: 06/07/2021 - 07:28", "2021-07-06 07:28"), ("Issued on: 06/07/2021 - 11:28", None), ("Published 05/06/2021 11:34 GMT+8", None), ("Published 05/06/2021\n\nwww.a.co.uk www.b.gov", None),
    ],
)  # fmt: skip
def test_domain_offset_or_lede_settle_the_order(stamp: str, published: str | None) -> None:
    assert read(stamp)[0] == published


@pytest.mark.parametrize(
    ("stamp", "published", "updated"),
    [
        ("7 March 2023, 11:42 Uhr Aktualisiert am 9. März 2023, 18:05 Uhr", "2023-03-07 11:42", "2023-03-09 18:05"), ("4 May 2022\n\nThis essay was first published in the Karsholm Review on 3 March 1998.", "2022-05-04", None),
        ("4 May 2022\n\nOriginally published 3 March 1998 in The Karsholm Review", "2022-05-04", None), ("First published 3 March 1998 at 11:15", "1998-03-03 11:15", None), ("Published in World on 4 May 2022", "2022-05-04", None),
    ],
)  # fmt: skip
def test_a_cue_governs_its_own_date_and_its_own_house(
    stamp: str, published: str, updated: str | None
) -> None:
    assert read(stamp) == (published, updated)


@pytest.mark.parametrize(
    ("note", "updated"),
    [
        ("• This article was amended on 23 August 2021. An earlier version said that four had claimed nothing.", "2021-08-23"), ("Dieser Artikel wurde am 23. August 2021 aktualisiert.", "2021-08-23"), ("Cet article a été modifié le 23 août 2021.", "2021-08-23"),
        ("The treaty was amended on 23 August 2021. An earlier version said that four had claimed nothing.", None), ("This article was read to him on 23 August 2021. He wept for hours, the clerk of the court said.", None),
    ],
)  # fmt: skip
def test_a_note_of_a_change_dates_the_update(note: str, updated: str | None) -> None:
    page = "\n\n".join(("Divers find cracks in the piles of the old quay", "19 August 2021", BODY, note))
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    assert (shown(article.published), shown(article.updated)) == ("2021-08-19", updated)


def test_a_dateline_gives_a_stamp_of_its_days_the_year() -> None:
    lede = "MURMANSK, July 19, 2021. /TASS/. " + BODY
    for stamp, expected in (("19 JUL, 22:41", "2021-07-19 22:41"), ("3 JAN, 22:41", "2021-07-19")):
        page = "\n\n".join((stamp, "Icebreaker leaves the dock after repairs", lede))
        article = read_article(raw_file("page.txt", page.encode()))
        assert isinstance(article, Article)
        assert shown(article.published) == expected


@pytest.mark.parametrize(
    ("line", "published"),
    [("It ran under “By John Roe, May 4, 2022”", None), ("Salt (Mole Books, 4 May 2022, 204 pp)", None), ("“A knot for every finger”, May 4, 2022", "2022-05-04"), ("By Jane Ferrow (Karsholm), 4 May 2022", "2022-05-04")],
)  # fmt: skip
def test_a_date_in_quotation_marks_or_in_a_bracket_is_theirs(line: str, published: str | None) -> None:
    assert read(line)[0] == published


@pytest.mark.parametrize("stamp", ["Karsholm, 3 March 1821", "19 July 1899", "Argued March 9, 2021", "NEW DATE: August 22, 2020", "Transcribed from the Mercury of Tuesday, 15 May 1923", "1990 | 1.05 | 01.01.1990\n\n2001 | 1.40 | 01.07.2001"])  # fmt: skip
def test_a_reprint_a_hearing_or_a_row_date_no_page(stamp: str) -> None:
    assert read(stamp) == (None, None)


@pytest.mark.parametrize(
    ("below", "published"),
    [("Radiation was normal.\n\nTASS\n\nAugust 2, 2021", "2021-08-02"), ("The report was published on August 2, 2021.", None), ("This article was first published on August 2, 2021.", "2021-08-02"), ("Menu\n\nShop\n\nAugust 2, 2021", None)],
)  # fmt: skip
def test_a_date_below_the_body(below: str, published: str | None) -> None:
    page = "\n\n".join(("Divers find cracks in the piles of the old quay", BODY, below))
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    assert shown(article.published) == published


def test_a_certificate_in_the_footer_never_completes_a_year() -> None:
    assert read("8 FEB, 11:29", "Registration certificate of mass media dated 02 April 1999") == (None, None)


def test_a_caption_that_ends_with_its_date_is_no_date_line() -> None:
    stamp = "June 21, 2023 10:41 AM UTC\n\nWorkers inspect a cable drum at the port of Ansel, June 19, 2023."
    assert read(stamp)[0] == "2023-06-21 10:41 +00:00"
