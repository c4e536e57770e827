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
