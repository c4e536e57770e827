"""Captions that an agency's name closes, credits that ran into them, links that say they are links."""

from __future__ import annotations

import pytest

from onrecord.model import BlockKind
from onrecord.text.cues import find_cue
from onrecord.text.page_text import cut_page_text

_TEXT = (
    "The harbour board voted on Monday to close the old pier after divers found cracks in its piles.",
    "Work is to begin in March and to last until the autumn, the chairman of the board told reporters.",
    "Fishermen say that they were not asked, and that the closure will cost them the season.",
    "The board said it would pay for moorings on the other side of the bay until the work is done.",
)


def _kind_of(line: str, *lines: str) -> BlockKind:
    text = "\n".join(lines)
    return next(block.kind for block in cut_page_text(text) if block.span.of(text) == line)


@pytest.mark.parametrize(
    "caption",
    [
        "The border check point near the port of entry in Nogales, Ariz. (AP)",
        "Divers leave the water near the old pier on Monday. (AFP/Reuters)",
        "Divers leave the water near the old pier on Monday. (Jane Doe, Reuters)",
        "Divers look at what is left of the wooden pilesCredit: EPA",
    ],
)
def test_caption_among_paragraphs_is_no_body(caption: str) -> None:
    assert _kind_of(caption, _TEXT[0], caption, *_TEXT[1:]) is BlockKind.CAPTION


def test_caption_over_the_name_of_an_agency_is_no_body() -> None:
    caption = "A crane stands idle at the yard in Velden on Monday."
    assert _kind_of(caption, _TEXT[0], caption, "Yonhap", *_TEXT[1:]) is BlockKind.CAPTION


@pytest.mark.parametrize(
    "sentence",
    [
        "Divers have worked at the old pier since Monday (see page 4).",
        "The money was to come from the fund for regional development (FRD).",
        "The men are said to have met the minister in the capital (Paris)",
    ],
)
def test_bracket_without_an_agency_stays_body(sentence: str) -> None:
    assert _kind_of(sentence, _TEXT[0], sentence, *_TEXT[1:]).is_body


def test_agency_signs_the_end_of_a_text() -> None:
    signed = "The work is to be done by the autumn of next year, the chairman said. (AP)"
    assert _kind_of(signed, *_TEXT, signed).is_body
    assert _kind_of(_TEXT[-1], *_TEXT, "Yonhap").is_body


def test_line_that_ends_like_a_link_is_another_story() -> None:
    link = "Former senator resigns, citing his health »"
    assert _kind_of(link, _TEXT[0], link, *_TEXT[1:]) is BlockKind.RELATED
    quoted = "The chairman called the closure « une affaire triste »"
    assert _kind_of(quoted, _TEXT[0], quoted, *_TEXT[1:]) is not BlockKind.RELATED


def test_affiliate_notice_is_no_body() -> None:
    notice = "All products are chosen by our editors. Some of our stories include affiliate links."
    assert _kind_of(notice, *_TEXT[:3], notice, _TEXT[3]) is BlockKind.ADVERT


@pytest.mark.parametrize(
    "caption",
    [
        "A mail carrier is seen on a doorbell camera on May 3. (Grove Landing Police Department)",
        "Dr. Lyman Gate, a veterinarian, with the scale. Credit Hollis Marwick for The New York Times",
    ],
)
def test_caption_with_its_credit_behind_the_full_stop_is_no_body(caption: str) -> None:
    assert _kind_of(caption, _TEXT[0], caption, *_TEXT[1:]) is BlockKind.CAPTION


@pytest.mark.parametrize(
    "sentence",
    [
        "The board of the Coastal Credit Union Music Park said that the pier was not its own.",
        "Divers have worked at the pier since then. (They were hired in May.)",
    ],
)
def test_credit_unions_and_sentences_in_brackets_stay_body(sentence: str) -> None:
    assert _kind_of(sentence, _TEXT[0], sentence, *_TEXT[1:]).is_body


def test_a_request_to_follow_the_author_is_no_body() -> None:
    line = "Follow Theodora Kline on Twitter: @tkline."
    assert not _kind_of(line, *_TEXT, line).is_body


def test_a_labelled_scene_without_a_full_stop_is_a_caption() -> None:
    scene = "Unmoved: The pier at low tide shows two yachts, a lighthouse and a gull"
    assert _kind_of(scene, _TEXT[0], scene, *_TEXT[1:]) is BlockKind.CAPTION


@pytest.mark.parametrize("line", ["Analysis: The board has no plan", "The pier: what comes next"])
def test_a_short_heading_with_a_colon_is_a_subhead(line: str) -> None:
    assert _kind_of(line, _TEXT[0], line, *_TEXT[1:]) is BlockKind.SUBHEAD


def test_two_agencies_in_a_dateline_credit_no_picture() -> None:
    """A paragraph that opens "Velden (dpa/AFP) -" is text; a name before the slash is a photographer's."""
    told, shown = (
        "Velden (dpa/AFP) - Die Brücke bleibt zu.",
        "Die Brücke von Velden (Sven Hoppe/dpa) - Archiv",
    )
    assert find_cue(told, ("velden", "dpa", "afp", "die", "brücke", "bleibt", "zu")) is None
    assert find_cue(shown, ("die", "brücke", "von", "velden", "sven", "hoppe", "dpa", "archiv")) is not None
