"""Lines by which a house points to its own pages: by shape, whatever the house."""

from __future__ import annotations

import re

import pytest

from onrecord.model import BlockKind
from onrecord.text.cues import find_cue


def kind(line: str) -> BlockKind | None:
    cue = find_cue(line, re.findall(r"\w+", line.lower()))
    return cue.kind if cue is not None else None


@pytest.mark.parametrize(
    "line",
    [
        "Also on karsholmpost.com | Ministers meet",
        "On karsholmpost.com: Why the tug sank",
        "More on bay.co.uk",
        "Around the NBK",
        "Elsewhere on the KTN",
        "Bay News Flash top headlines for Feb. 8",
    ],
)
def test_a_pointer_to_own_pages(line: str) -> None:
    assert kind(line) is BlockKind.RELATED


@pytest.mark.parametrize(
    "line",
    [
        "On karsholmpost.com, the book costs ten crowns.",
        "On Tuesday: the council meets",
        "On the quay: a lamp",
        "Around the bay",
        "Around the bay, boats were late.",
        "On www.karsholmpost.com you can see it",
        "More on that, he said, next week.",
    ],
)
def test_a_sentence_or_subhead(line: str) -> None:
    assert kind(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "MOSCOW, February 8. /TASS/. The court",
        "МОСКВА, 8 февраля. /ТАСС/. Президент",
        "Frankfurt (dpa/lhe) - Die Brücke",
        "Brannock, 21 ago (EFE).- El muelle",
    ],
)
def test_a_dateline_credits_no_picture(line: str) -> None:
    assert kind(line) is None


@pytest.mark.parametrize(
    "line", ["Sergei Malkin/TASS", "Dana Voss/AFP", "Foto: dpa/Dana Voss", "Сергей Малкин/ТАСС"]
)
def test_a_name_and_a_house_credit_a_picture(line: str) -> None:
    assert kind(line) is BlockKind.CAPTION
