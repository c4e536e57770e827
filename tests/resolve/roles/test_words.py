"""Which role takes up which: the same office, a broader word, a phrase; country, rank and party must agree."""

from __future__ import annotations

import pytest

from onrecord.resolve.roles.words import NO_FIT, fit, is_office, parse_role, without_place


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        ("minister", "Foreign Minister"),
        ("Carpathian foreign minister", "Carpathian Foreign Minister"),
        ("foreign minister", "Minister of Foreign Affairs and Trade, Foreign Minister"),
        ("top diplomat", "Carpathian Foreign Minister"),
        ("US top diplomat", "Secretary of State"),
        ("head of state", "Severian President"),
        ("head of the Oltanian government", "Oltanian Prime Minister"),
        ("politician", "Opposition politician"),
        ("senator", "Sen."),
        ("Michigan Democrat", "Sen."),
        ("CEO", "chief executive"),
        ("diplomat", "Vostrian Deputy Foreign Minister"),
        ("former minister", "former Finance Minister"),
        ("ex-minister", "former Finance Minister"),
        ("founder", "founder and chief executive"),
        ("scientist", "hydrologist at the University of Lorne"),
    ],
)
def test_a_role_takes_up_another(wanted: str, held: str) -> None:
    assert fit(parse_role(wanted), [held]) > NO_FIT


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        ("foreign minister", "Finance Minister"),
        ("Slovak minister", "Hungarian Minister"),
        ("Kardovian leader", "Election commission head"),
        ("former minister", "Finance Minister"),
        ("minister", "spokesman"),
        ("Democrat", "Nebraska Republican"),
        ("British ambassador", "UN special envoy"),
        ("British ambassador", "Tasmar’s ambassador"),
        ("head of state", "Foreign Minister"),
        ("prime minister", "Foreign Minister"),
        ("teacher", "engineer"),
        ("deputy foreign minister", "Foreign Minister"),
    ],
)
def test_a_role_does_not_take_up_another(wanted: str, held: str) -> None:
    assert fit(parse_role(wanted), [held]) == NO_FIT


@pytest.mark.parametrize(
    ("wanted", "better", "worse"),
    [
        ("minister", "Finance Minister", "Prime Minister"),
        ("minister", "Finance Minister", "former Finance Minister"),
        ("chancellor", "chancellor", "shadow chancellor"),
        ("governor", "Gov.", "lieutenant governor"),
        ("Vostrian diplomat", "Vostrian Deputy Foreign Minister", "Foreign Minister"),
    ],
)
def test_the_better_fit_wins(wanted: str, better: str, worse: str) -> None:
    assert fit(parse_role(wanted), [better]) > fit(parse_role(wanted), [worse])


def test_offices_are_told_from_descriptions() -> None:
    assert is_office(parse_role("foreign minister"))
    assert is_office(parse_role("head of state"))
    assert not is_office(parse_role("retired bus driver"))


def test_a_counterpart_has_the_office_without_the_country() -> None:
    assert without_place("Severnian Energy Minister") == "Energy Minister"
    assert without_place("spokesman") == "spokesman"
