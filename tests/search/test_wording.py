from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.search.wording import LONGEST_QUERY, understand


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
