"""A phrasebook of printed dates: what is read from each, and what never is one."""

from __future__ import annotations

import pytest

from onrecord.extract.dates import find_dates
from onrecord.extract.dates.order import page_habits, settle_order
from onrecord.extract.dates.scanning import scan_dates
from onrecord.extract.dates.zones import zone_offset
from onrecord.model import (
    Block,
    BlockKind,
    DateRole,
    Page,
    SourceFormat,
    SourceText,
    Span,
)

READ = [
    ("2022-02-08", "2022-02-08"), ("February 08, 2022 | 03:20 AM", "2022-02-08 03:20"), ("Feb. 8, 2022 at 3:20 p.m. ET", "2022-02-08 15:20"),
    ("3:20 PM EST on Tuesday, February 8, 2022", "2022-02-08 15:20"), ("Tue 8 Feb 2022 03.20 GMT", "2022-02-08 03:20"), ("8-Feb-2022", "2022-02-08"),
    ("Dienstag, den 8. Februar 2022, 15.30 Uhr", "2022-02-08 15:30"), ("8. März 2022 um 15 Uhr", "2022-03-08 15:00"), ("mardi 8 février 2022 à 20h30", "2022-02-08 20:30"),
    ("1er mars 2022", "2022-03-01"), ("martes, 8 de febrero de 2022 a las 20:30", "2022-02-08 20:30"), ("8 febbraio 2022 alle 20:30", "2022-02-08 20:30"),
    ("8 de fevereiro de 2022 às 20h30", "2022-02-08 20:30"), ("8 февраля 2022 г., 12:04", "2022-02-08 12:04"), ("12:04, 8 февраля 2022, вторник", "2022-02-08 12:04"),
    ("8 лютого 2022, 12:04", "2022-02-08 12:04"), ("2022年2月8日", "2022-02-08"), ("2022-02-08T03:20:11+03:00", "2022-02-08 03:20"), ("08th February, 2022", "2022-02-08"),
    ("November 9, 20235:01 AM ET", "2023-11-09 05:01"), ("28.01.2020-15:49", "2020-01-28 15:49"), ("Von Bund 4. 2. 2022.", "2022-02-04"), ("2020-01-28-15:49", "2020-01-28 15:49"),
    ("2023-04-17 14.12\n", "2023-04-17 14:12"), ("21. okt. 2023 kl. 06.15\nOpdateret", "2023-10-21 06:15"), ("Wed 30 Nov 2022 14.01 Last modified", "2022-11-30 14:01"), ("8 May 2021 5.30 percent", "2021-05-08"), ("3 May 2021 12.50 EUR", "2021-05-03"), ("8 Feb 2022 3.45 MB", "2022-02-08"),
    ("2022年2月8日 18時30分", "2022-02-08 18:30"), ("2022年2月8日 午後6時30分", "2022-02-08 18:30"), ("2022년 2월 8일 오후 6시 30분", "2022-02-08 18:30"), ("2022年02月08日 09:15:21", "2022-02-08 09:15"), ("２０２２年２月８日", "2022-02-08"),
    ("19 JUL 2021, 22:41", "2021-07-19 22:41"), ("20/10/2022 17H25", "2022-10-20 17:25"), ("27/01/2023 07:48 IST | Updated", "2023-01-27 07:48"),
    ("الثلاثاء ٨ فبراير ٢٠٢٢", "2022-02-08"), ("8 Φεβρουαρίου 2022, 12:40", "2022-02-08 12:40"), ("5 martie 2021, 15:40", "2021-03-05 15:40"), ("9. listopadu 2021 8:15", "2021-11-09 08:15"), ("torsdag 4. marts 2021 kl. 14.30", "2021-03-04 14:30"), ("8. helmikuuta 2022 klo 12.30", "2022-02-08 12:30"),
]  # fmt: skip
NEVER = [
    "1997", "© 1997-2022", "in 1949 and 2019", "3 hours ago", "yesterday at noon", "call +49 30 02-08-2022", "v1.2.22", "version 12.5.2022.4", "$08.02.2022", "08-02-2022-11",
    "31.02.2022", "2022-02-30", "0000-00-00", "31/31/2022", "8 out of 10", "a 3-2-1 win", "20220230", "10.02.20.22", "Tuesday", "32 March 2022",
    "1. 2. 22", "8 .2 .2022", "call 555-28.01.2020-15", "2022-02-08-15",
]  # fmt: skip


def page_of(text: str, *kinds: tuple[str, BlockKind]) -> Page:
    """Return a page whose blocks are the given lines, in order; all other lines are paragraphs."""
    named = dict(kinds)
    blocks, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(
                Block(Span(position, position + len(line)), named.get(line, BlockKind.PARAGRAPH), "test")
            )
        position += len(line) + 1
    return Page(SourceText("0" * 64, text, "utf-8", SourceFormat.PAGE_TEXT), tuple(blocks), language="en")


def stamp(text: str) -> list[str]:
    """Return every date of `text` as "YYYY-MM-DD HH:MM", its order settled by the text itself."""
    marks = scan_dates(text)
    habits = page_habits(marks, None)
    settled = [settle_order(mark, habits) for mark in marks]
    return [
        f"{mark.year}-{mark.month:02d}-{mark.day:02d}" + (f" {mark.clock.hhmm}" if mark.clock else "")
        for mark in settled
        if mark.month and mark.day
    ]


@pytest.mark.parametrize(("printed", "expected"), READ)
def test_reads_the_printed_date(printed: str, expected: str) -> None:
    assert stamp(printed) == [expected]


def test_reads_dates_that_run_into_each_other() -> None:
    assert stamp("10/12/2022October 12, 2022") == ["2022-10-12", "2022-10-12"]
    assert stamp("28/06/202228 de junio de 2022") == ["2022-06-28"]
    assert stamp("28/06/202228 de agosto de 2022") == stamp("28/06/202214 de junio") == []
    assert stamp("28/06/20225 abc") == stamp("28/06/202228 abc") == []
    assert stamp("10/12/2022December 10, 2022") == ["2022-12-10", "2022-12-10"]


@pytest.mark.parametrize("printed", NEVER)
def test_never_reads_a_date(printed: str) -> None:
    assert [mark for mark in scan_dates(printed) if mark.readings and mark.day] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("22:33 GMT 07.02.2022", "2022-02-07 22:33"),
        ("07/02/2022 22:33 GMT", "2022-02-07 22:33"),
        ("02/07/2022 10:33 PM EST", "2022-02-07 22:33"),
        ("02/07/2022, printed again on February 7, 2022", "2022-02-07"),
        ("07/02/2022 and 25/02/2022", "2022-02-07"),
        ("Monday 02/07/2022", "2022-02-07"),
        ("01.12.2021, then 12. Januar again", "2021-12-01"),
    ],
)
def test_evidence_settles_the_order(text: str, expected: str) -> None:
    assert stamp(text)[0] == expected


def test_without_evidence_the_order_stays_open() -> None:
    (mark,) = scan_dates("08/02/2022")
    assert mark.readings == ((2022, 2, 8), (2022, 8, 2))
    assert settle_order(mark, page_habits((mark,), None)).month is None


@pytest.mark.parametrize(
    ("zone", "offset"),
    [("GMT", "+00:00"), ("MSK", "+03:00"), ("мск", "+03:00"), ("EDT", "-04:00"), ("IST", None)],
)
def test_zones(zone: str, offset: str | None) -> None:
    assert zone_offset(zone, None, "") == offset


def test_the_page_decides_an_ambiguous_zone() -> None:
    assert zone_offset("IST", None, "NEW DELHI: the minister") == "+05:30"


BODY = "The harbour was closed on Monday after a storm, the harbour master said in a long statement to the press."


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Published: 8 February 2022", DateRole.PUBLISHED),
        ("Опубликовано 8 февраля 2022", DateRole.PUBLISHED),
        ("Updated 8 February 2022", DateRole.UPDATED),
        ("Stand: 08.02.2022", DateRole.UPDATED),
        ("Mis à jour le 8 février 2022", DateRole.UPDATED),
        ("Delivered on: 8 February 2022", DateRole.SPOKEN),
        ("Delivered at the Harbour Hall, Brannock, 8 February 2022", DateRole.SPOKEN),
        ("Parcels delivered in May, 8 February 2022", DateRole.PUBLISHED),
        ("8 February 2022", DateRole.PUBLISHED),
        ("Born: 8 February 2022", DateRole.MENTIONED),
        ("Deadline 8 February 2022", DateRole.MENTIONED),
        ("— Jane Doe (@janedoe) 8 February 2022", DateRole.MENTIONED),
    ],
)
def test_roles_of_lines_above_the_body(line: str, role: DateRole) -> None:
    page = page_of(
        f"Harbour Closed\n{line}\n{BODY}", ("Harbour Closed", BlockKind.HEADLINE), (line, BlockKind.BYLINE)
    )
    assert [claim.value.role for claim in find_dates(page, None)] == [role]


def test_a_date_in_the_running_text_is_a_mention() -> None:
    page = page_of(f"{BODY} It was built on 8 February 2022 by the town, and published on 9 February 2022.")
    assert {claim.value.role for claim in find_dates(page, None)} == {DateRole.MENTIONED}


def test_two_bare_dates_are_publication_and_update() -> None:
    first, second = "28. Juni 2019", "14. Januar 2020"
    page = page_of(f"{first}\n{second}\n{BODY}", (first, BlockKind.BYLINE), (second, BlockKind.BYLINE))
    assert [claim.value.role for claim in find_dates(page, None)] == [DateRole.PUBLISHED, DateRole.UPDATED]


def test_a_weekday_that_contradicts_is_flagged() -> None:
    line = "Monday, 8 February 2022"
    page = page_of(f"{line}\n{BODY}", (line, BlockKind.BYLINE))
    (claim,) = find_dates(page, None)
    assert claim.value.flags == ("weekday_contradiction",)
