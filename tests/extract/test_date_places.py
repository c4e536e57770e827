"""Which of several date lines is the article's own: lists, printings of the headline, verbs of the text."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.model import Article

TITLE = "Divers find cracks in the piles of the old quay"
BODY = (
    "Work on the quay at Karsholm stopped on Tuesday after divers found cracks in its wooden piles, which were driven in 1931.\n\n"
    "A spokeswoman for the harbour authority said the repairs would take until the autumn of next year at the very least.\n\n"
    "The council voted by a narrow margin to keep the ferry going while the bridge stays closed to cars and lorries.\n\n"
    "Fishermen have asked for berths further up the river, where the water is deep enough at any tide of the year.\n"
)
LIST = (
    "Ferry to be painted green\n\n14 January 2019\n\nTunnel opens late\n\n12 September 2018\n\n"
    "Bridge named after a poet\n\n18 June 2018\n\nMarket moves indoors\n\n15 May 2017"
)


def published(page: str) -> str | None:
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    chosen = article.published
    return None if chosen is None or chosen.value.date is None else chosen.value.date.iso


def test_dates_at_one_beat_date_the_stories_beside_them() -> None:
    assert published(f"{TITLE}\n\n{LIST}\n\n{BODY}") is None


def test_the_date_below_the_headline_is_not_lost_in_a_list() -> None:
    assert published(f"{TITLE}\n\n20 November 2019\n\n{LIST}\n\n{BODY}") == "2019-11-20"


def test_the_last_printing_of_the_headline_is_near_its_date() -> None:
    menu = "\n\n".join(f"Quarter {number} of the town" for number in range(20))
    share = "\n\n".join(("Share", "Facebook", "X", "Pinterest", "Copy link", "Mail", "Print") * 3)
    assert published(f"{TITLE}\n\n{menu}\n\n{TITLE}\n\n20 November 2019\n\n{share}\n\n{BODY}") == "2019-11-20"


def test_a_stamp_with_a_time_may_stand_over_the_headline() -> None:
    share = "\n\n".join(("Share", "Facebook", "X", "Pinterest", "Copy link", "Mail", "Print") * 3)
    page = f"Home\n\nHarbour\n\n{{}}\n\n{TITLE}\n\n{share}\n\n{BODY}"
    assert published(page.format("November 20, 2019 2:50PM ET")) == "2019-11-20"
    assert published(page.format("Wednesday, November 20, 2019")) is None  # a banner


@pytest.mark.parametrize(
    "sentence",
    [
        "The town says in a commentary published on November 1, 2019",
        "They filed their lawsuit on July 6, 2016",
        "She was last issued a licence on May 17, 2019",
    ],
)
def test_a_verb_of_the_text_is_no_cue(sentence: str) -> None:
    assert published(f"{TITLE}\n\n{sentence}\n\n{BODY}") is None


def test_a_note_about_the_article_is_one() -> None:
    assert published(f"{TITLE}\n\n{BODY}\n\nThis article was first published on May 17, 2019") == "2019-05-17"


RUN = " ".join(BODY.split("\n\n"))
MENU = "Gazette Home News Sport Weather Harbour Tides Ferries Jobs Letters Search"


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [
        ("By Laura Greaves Oct 13, 2020 @ 4:48 pm Save Pin", "2020-10-13"),
        ("Posted by John Goulding on January 20, 2020 Share", "2020-01-20"),
        ("Monday November 18, 2019 7:45 am PST by John Goulding", "2019-11-18"),
        ("Divers were praised. First Published on Apr 8, 2020 04:25 pm tags", "2020-04-08"),
        ("A bill was signed by John Goulding on January 20, 2020 and", None),
        ("The quay (Photo by John Goulding on January 20, 2020) and", None),
        ("It was built on April 8, 2020 and", None),
        ("By Laura Greaves Oct 13, 2020 More By Paul Miller Oct 15, 2020", None),
    ],
)
def test_a_page_on_one_line_is_dated_by_what_stands_at_the_date(stamp: str, expected: str | None) -> None:
    assert published(f"{MENU} Divers in the harbour {stamp} {RUN} {RUN}") == expected


def test_an_age_may_stand_between_cue_and_date() -> None:
    stamp = "Published\n2 months ago\non\nJune 12, 2020\nBy\nGazette Desk"
    assert published(f"{TITLE}\n{stamp}\n{BODY}\nMarket moves\n20 May 2021") == "2020-06-12"


def test_a_date_that_goes_on_below_is_part_of_a_sentence() -> None:
    assert published(f"{TITLE}\n8 August 2009\n: the first of many storms\n{BODY}") is None
    assert published(f"{TITLE}\n8 August 2009\n, at\n5:55 AM\n{BODY}") == "2009-08-08"


def test_teasers_do_not_say_first_published() -> None:
    tail = "Read also\n\nFerry to be painted green\n\n{} September 24, 2020, 9:13 PM IST"
    page = f"{TITLE}\n\nUpdated: September 24, 2020, 9:27 PM IST\n\n{BODY}\n\n"
    assert published(page + tail.format("First Published:")) == "2020-09-24"
    assert published(page + tail.format("Posted:")) is None


@pytest.mark.parametrize(
    ("stamp", "time"),
    [
        ("May 15, 2020,\n07:02pm EDT", "19:02"),
        ("Feb. 19, 2020\n4 AM", "04:00"),
        ("Jan. 28, 2020\n, at\n5:55 AM", "05:55"),
        ("Posted: Thursday, April 21, 2022. 10:11 pm CST.\nBy Anna Orrin", "22:11"),
        ("Jan. 28, 2020\n10:30 GMT | 3 min read", "10:30"),
        ("Jan. 28, 2020\n10:30 train delayed", None),
        ("Jan. 28, 2020. 10 pm is the hour of the tide", None),
    ],
)
def test_the_time_below_or_behind_a_date(stamp: str, time: str | None) -> None:
    article = read_article(raw_file("page.txt", f"{TITLE}\n{stamp}\n{BODY}".encode()))
    assert isinstance(article, Article)
    assert article.published is not None
    assert article.published.value.date is not None
    assert article.published.value.date.time == time


def test_the_links_of_others_tell_no_order() -> None:
    own = "\n\n".join(f"* [Part {number}](https://www.harbour-{{}}/part/{number})" for number in range(9))
    page = f"{{}}\n\n# {TITLE}\n\n11/08/23 5:19pm\n\n{BODY}\n\n[A French paper](https://www.presse.fr/a)"
    assert published(page.format(own.format(*["times.com"] * 9))) == "2023-11-08"
    assert published(page.format(own.format(*["times.co.uk"] * 9))) == "2023-08-11"
