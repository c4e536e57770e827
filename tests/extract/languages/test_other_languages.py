"""Quotation marks always; speakers where a final or an initial cue says so; null elsewhere."""

import pytest

from extract.languages.reported import contents, speakers


@pytest.mark.parametrize(
    ("language", "text", "content", "mention"),
    [
        ("fr", "« Nous sommes prêts », a déclaré le maire Paul Garnier lundi.", "« Nous sommes prêts »", "le maire Paul Garnier"),
        ("es", "«Estamos listos», dijo el alcalde Pablo Rojas el lunes.", "«Estamos listos»", "el alcalde Pablo Rojas"),
        ("es", 'El alcalde añadió: "Nadie nos creía".', '"Nadie nos creía"', "El alcalde"),
        ("it", "«Siamo pronti», ha detto il sindaco Marco Rossini.", "«Siamo pronti»", "il sindaco Marco Rossini"),
        ("pt", '"Estamos prontos", disse a ministra Rita Leal.', '"Estamos prontos"', "a ministra Rita Leal"),
        ("uk", "«Ми готові, — сказав Сомко. — Залишилися перила».", "«Ми готові … Залишилися перила»", "Сомко"),
        ("uk", "За словами Сомка, міст майже готовий.", "міст майже готовий", "Сомка"),
    ],
)  # fmt: skip
def test_content_and_mention(language: str, text: str, content: str, mention: str) -> None:
    assert contents(language, text) == [(content, mention)]


def test_a_language_without_cues_has_quotations_without_speakers() -> None:
    text = "„Jesteśmy gotowi i bardzo się cieszymy, że to już koniec” – powiedział burmistrz Jan Nowicki."
    assert contents("pl", text) == [("„Jesteśmy gotowi i bardzo się cieszymy, że to już koniec”", None)]
    assert speakers("pl", text) == [None]


def test_names_in_marks_are_no_statements() -> None:
    assert contents("pl", "Film „Most” wejdzie do kin jesienią.") == []
    assert contents("fr", "Le film « Le Pont » sort en mai.") == []
