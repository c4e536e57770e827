"""Tokens of pages without lines: their first word, how they begin, and which stretches come back."""

import pytest

from onrecord.model import Span
from onrecord.text.region import Region
from onrecord.text.running.repeats import find_repeats
from onrecord.text.running.tokens import count_words, cut_tokens, kind_of, mark_known
from onrecord.text.units import read_unit

TITLE = "Ferry slip to close for two winters"
STORY = "The ferry slip at the harbour will close for two winters because its old timber is no longer safe."
PAGE = f"{TITLE} Share {TITLE} {STORY} {STORY}"


def read(text: str, *pieces: str) -> list:
    units, at = [], 0
    for piece in pieces:
        at = text.index(piece, at)
        units.append(read_unit(text, Span(at, at + len(piece))))
        at += len(piece)
    return units


UNITS = read(PAGE, TITLE, "Share", TITLE, STORY, STORY)
REGION = Region(3, 4)


@pytest.mark.parametrize(
    ("shown", "letter", "kind"),
    [
        ("“Harbour", "U", "capital"),
        ("AP", "A", "capitals"),
        ("BY", "B", "small"),
        ("timber,", "l", "lower"),
        ("2024", "n", "digit"),
        ("—", "s", "mark"),
        ("Advertisement", "U", "menu"),
    ],
)
def test_how_a_token_begins(shown: str, letter: str, kind: str) -> None:
    text = f"{shown} {STORY} {STORY}"
    token = cut_tokens(text, read(text, shown, STORY, STORY), Region(1, 2))[0]
    assert (token.shown, token.letter) == (shown, letter)
    assert kind_of(token, known=False) == kind


def test_a_word_of_the_text_is_known_when_it_comes_back() -> None:
    tokens = cut_tokens(PAGE, UNITS, REGION)
    known = mark_known(tokens, UNITS, REGION, frozenset({"ferry", "slip", "absen"}))
    assert [token.word for token, knows in zip(tokens, known, strict=True) if knows][:2] == ["ferry", "slip"]
    assert not known[[token.word for token in tokens].index("share")]


def test_the_title_printed_twice_is_a_repeat_and_single_words_are_none() -> None:
    tokens = cut_tokens(PAGE, UNITS, REGION)
    page = count_words(PAGE, UNITS, REGION, tokens).page
    known = [token.word in ("ferry", "slip", "winters") for token in tokens]
    found = {
        " ".join(token.shown for token in tokens[first : last + 1])
        for first, last in find_repeats(page, tokens, known)
    }
    assert TITLE in found
    assert all(len(stretch.split()) >= 4 for stretch in found)


def test_nothing_known_repeats_nothing() -> None:
    tokens = cut_tokens(PAGE, UNITS, REGION)
    page = count_words(PAGE, UNITS, REGION, tokens).page
    assert find_repeats(page, tokens, [False] * len(tokens)) == frozenset()
