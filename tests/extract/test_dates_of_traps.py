"""Dates beside the page's own: bars that count down, events, docket numbers, wrapped sentences, broken letters."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.extract.dates.broken_letters import legible_view

_TEXT = (
    "The harbour board closed the upper pier for two weeks after divers found a crack in its third pillar.\n\n"
    "It will open again when the pillar is mended, the board said, and ferries will use the lower pier.\n"
)


def published(*lines: str) -> str | None:
    """Return the day that the page made of `lines` and a text was published, or None."""
    raw = ("\n\n".join(("Orrin Courier", *lines)) + "\n\n" + _TEXT).encode()
    chosen = read_article(raw_file("page.txt", raw)).published
    date = None if chosen is None else chosen.found.value.date
    return None if date is None else date.iso


TITLE = "Upper pier closed after divers find a crack"


@pytest.mark.parametrize(
    "lines",
    [
        ("Free delivery until 24 December 2025 — ends in 02:14:55", TITLE),
        ("Save the date: 14 May 2025", TITLE),
        ("Planned protest at the pier, January 22, 2022", TITLE),
        (TITLE, "No. 21-04-2019"),
        (TITLE, "Date: Wednesday, May 11, 2022", "Time: 10:00 AM", "Location: 1334 Longworth Building"),
        ("Go  NOV  JAN  FEB   14   2008 2009 2010", TITLE),
        ("Calendar for the Session Beginning January 13, 2025",),
    ],
)
def test_a_bar_an_event_and_a_docket_number_date_nothing(lines: tuple[str, ...]) -> None:
    assert published(*lines) is None


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ((TITLE, "24 December 2025"), "2025-12-24"),
        (("#47 · May 5, 2022", TITLE), "2022-05-05"),
        (("Free delivery until 24 December 2025", TITLE, "Published 3 March 2024"), "2024-03-03"),
        ((TITLE, "Date: Wednesday, May 11, 2022", "Contact: Press office"), "2022-05-11"),
        ((TITLE, "Publ. 21-04-2019"), "2019-04-21"),
        ((TITLE, "PubliÃ© le 12 fÃ©vrier 2021"), "2021-02-12"),
        ((TITLE, "Ver?ffentlicht am 3. M?rz 2020"), "2020-03-03"),
    ],
)
def test_the_page_s_own_date_beside_them_is_kept(lines: tuple[str, ...], day: str) -> None:
    assert published(*lines) == day


def test_a_date_that_opens_a_wrapped_sentence_is_a_mention() -> None:
    wrapped = (
        "HOLLIS PEABODY, Appellant, v. BOARD OF BRIDGES, Appellee\n\n"
        "This appeal concerns a toll of twenty-five cents and who it was that\nmust pay it back at the bridge.\n\n"
        "On August 9, 2018, appellant crossed the Tamar Bridge in a horse-drawn\ncart. He was charged the toll "
        "for a motor vehicle and he paid it\nunder protest.\n\n"
        "We hold that a cart is not a motor vehicle, however fast the horse may\nbe and whoever drives it.\n"
    )
    assert read_article(raw_file("page.txt", wrapped.encode())).published is None


@pytest.mark.parametrize(
    "text", ["What is M?rz worth?", "So?No. Why? 3 May 2020", "\u00c3 la carte", "plain"]
)
def test_a_view_keeps_its_length_and_what_is_no_month(text: str) -> None:
    assert len(legible_view(text)) == len(text)
    if "M?rz" not in text:
        assert legible_view(text) == text


def test_the_printed_words_of_a_mended_date_stay_as_they_are() -> None:
    chosen = read_article(
        raw_file("page.txt", f"{TITLE}\n\nPubliÃ© le 12 fÃ©vrier 2021\n\n{_TEXT}".encode())
    ).published
    assert chosen is not None
    assert chosen.found.printed == "12 fÃ©vrier 2021"


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "Thursday, October 17, 2024", "4:00 PM – 5:30 PM (CT)"),
        (TITLE, "Wednesday 25 December 2024 will be collected on Saturday 28 December 2024."),
        (TITLE, "Start: 1 September 2024"),
        ("[post #2]  Quorn   1 Mar 2016, 00:04",),
        ("#2  Quorn   1 Mar 2016, 00:04",),
        (TITLE, "On this day: record high 38.1° (12 April 1986)"),
    ],
)
def test_hours_fields_and_later_posts_date_nothing(lines: tuple[str, ...]) -> None:
    assert published(*lines) is None


def test_the_page_s_own_address_on_its_first_line_dates_it() -> None:
    page = f"https://www.tern.example/2020/12/03/local/pier-lamp\n\nThe Daily Tern\n\n{TITLE}\n\n{_TEXT}"
    chosen = read_article(raw_file("page.txt", page.encode())).published
    assert chosen is not None
    assert (chosen.found.rule, chosen.found.printed) == ("address", "2020/12/03")
    inside = f"The Daily Tern\n\n{TITLE}\n\n{_TEXT}\nhttps://www.tern.example/2020/12/03/local/pier-lamp\n"
    assert read_article(raw_file("page.txt", inside.encode())).published is None


def test_a_label_in_a_page_without_lines_needs_no_hour() -> None:
    body = _TEXT.replace("\n", " ") * 3
    one = f"WELT Home Panorama {TITLE} Veröffentlicht am 19.08.2020 Lesedauer: 2 Minuten {body}"
    chosen = read_article(raw_file("page.txt", one.encode())).published
    assert chosen is not None
    assert chosen.found.printed == "19.08.2020"
    told = f"WELT Home Panorama {TITLE} Published on 19 August 2020, the report said so. {body}"
    assert read_article(raw_file("page.txt", told.encode())).published is None


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, "  * 20 March 2025 – Pembrow Corn Hall"),
        ("TERM OF APPOINTMENT", "01/25/2021 to present", TITLE),
        (TITLE, "WHEREAS, on April 9, 1971, the Legislature named a State Snake; and"),
    ],
)
def test_points_terms_and_clauses_date_nothing(lines: tuple[str, ...]) -> None:
    assert published(*lines) is None


def test_the_date_of_a_film_is_weaker_than_the_page_s_own() -> None:
    assert (
        published(TITLE, "26.07.2022 | 17:11", "[Video] Pier | 1:58 min | Datum: 25.07.2022") == "2022-07-26"
    )
    assert published(TITLE, "Datum: 25.07.2022") == "2022-07-25"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        (
            "PRESS RELEASE Board invites the public to name its archive 15 October 2020 The board",
            "2020-10-15",
        ),
        ("PRESS RELEASE Board to name its archive on 15 October 2020 The board", None),
        ("PRESS RELEASE Board invites the public to name its archive 15 October 2020 and the board", None),
    ],
)
def test_a_genre_and_a_title_before_it_date_a_page_without_lines(stamp: str, day: str | None) -> None:
    one = f"Orrin Port Board Home Media {stamp} today asked everyone. {_TEXT.replace(chr(10), ' ') * 3}"
    chosen = read_article(raw_file("page.txt", one.encode())).published
    date = None if chosen is None else chosen.found.value.date
    assert (None if date is None else date.iso) == day
