from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.search.wording import (
    LONGEST_QUERY,
    MOST_WORDS,
    is_too_long,
    understand,
    with_possessives,
    without_stop_words,
)


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("open-door policy", "open-door policy"),
        ("“open door” policy", '"open door" policy'),
        ("«открытых дверей»", '"открытых дверей"'),
        ("„offene Tür“", '"offene Tür"'),
        ("Orbán’s", "Orbán's"),
        ("nato AND treaty", "nato + treaty"),
        ("nato OR treaty", "nato | treaty"),
        ("nato NOT treaty", "nato -treaty"),
        ('nato NOT "open door"', 'nato -"open door"'),
        ("nato -treaty", "nato -treaty"),
        ('"open door"~3', '"open door"~3'),
        ('nato -"open door"', 'nato -"open door"'),
        ('("open door" OR closed) -x', '("open door" | closed) -x'),
        ("negot*", "negot*"),
        ("(nato OR eu) AND treaty", "(nato | eu) + treaty"),
        ("  many   spaces ", "many spaces"),
    ],
)
def test_what_is_typed_is_understood(typed: str, understood: str) -> None:
    assert understand(typed) == understood


@pytest.mark.parametrize("typed", ["nato and treaty", "not now", '"war AND peace"', "ANDROID", "NATO"])
def test_words_that_are_no_operators_stay_words(typed: str) -> None:
    assert understand(typed) == typed


@pytest.mark.parametrize(
    ("typed", "understood"),
    [('"open door', '"open door"'), ("AND nato", "nato"), ("nato OR", "nato"), ("NOT", ""), ("", "")],
)
def test_unfinished_queries_are_mended(typed: str, understood: str) -> None:
    assert understand(typed) == understood


@given(st.text(max_size=3000))
def test_any_text_is_understood_and_marks_are_balanced(typed: str) -> None:
    query = understand(typed)
    assert query.count('"') % 2 == 0
    assert len(query) <= 2 * LONGEST_QUERY


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("the negotiations", "negotiations"),
        ("The Talks and the treaty", "Talks treaty"),
        ('"to the letter" of', '"to the letter"'),
        ("nato + the treaty", "nato + treaty"),
        ("to be or not to be", "to be or not to be"),
        ("the", "the"),
        ("-the nato", "-the nato"),
        ('nato -"open door"', 'nato -"open door"'),
    ],
)
def test_loose_stop_words_are_dropped_unless_nothing_else_is_left(query: str, kept: str) -> None:
    assert without_stop_words(query) == kept


@pytest.mark.parametrize(
    ("query", "both"),
    [
        ('"Minister Orban"', '("Minister Orban" | "Minister Orban\'s")'),
        ('-"Minister Orban" x', '-("Minister Orban" | "Minister Orban\'s") x'),
        ('"open door"~2', '("open door"~2 | "open door\'s"~2)'),
    ],
)
def test_a_phrase_may_end_in_a_possessive(query: str, both: str) -> None:
    assert with_possessives(query) == both


@pytest.mark.parametrize("query", ['"Orban\'s"', '"in 2022"', "Minister Orban", '""', '"open *"'])
def test_what_is_no_phrase_with_a_word_at_its_end_stays(query: str) -> None:
    assert with_possessives(query) == query


def test_of_a_pasted_page_the_first_words_are_looked_for() -> None:
    words = [f"w{number}" for number in range(2 * MOST_WORDS)]
    assert understand(" ".join(words)).split() == words[:MOST_WORDS]
    assert is_too_long(" ".join(words))
    assert is_too_long("a" * (LONGEST_QUERY + 1))


@pytest.mark.parametrize(
    "typed", ["", "nato", " ".join(["dam"] * MOST_WORDS), f'"{"dam " * (2 * MOST_WORDS)}"']
)
def test_a_paragraph_in_quotation_marks_is_not_too_long(typed: str) -> None:
    assert not is_too_long(typed)
