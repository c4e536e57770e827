from __future__ import annotations

import pytest

from onrecord.resolve.names.inflected import find_inflected_names
from onrecord.text.transcripts.labels.grammar import parse_label


def names_in(header: str, printed: str) -> list[str]:
    label = parse_label(printed)
    assert label is not None
    return [one.name for one in find_inflected_names(label, header, len(header))]


@pytest.mark.parametrize(
    ("header", "printed", "name"),
    [
        ("Пресс-конференция министра Павла Гордеева", "П.Гордеев", "Павел Гордеев"),
        ("Встреча с губернатором Дмитрием Сомовым", "Д.Сомов", "Дмитрий Сомов"),
        ("Интервью Анны Беловой", "А.Белова", "Анна Белова"),
        ("Встреча с Сергеем Ивановичем Лапиным", "С.Лапин", "Сергей Лапин"),
        ("Брифинг Александра Сомова", "А.Сомов", "Александр Сомов"),
        ("Встреча с Павлом Гордеевым", "ГОРДЕЕВ", "Павел Гордеев"),
    ],
)
def test_a_given_name_in_another_case_is_the_known_one(header: str, printed: str, name: str) -> None:
    assert names_in(header, printed) == [name]


@pytest.mark.parametrize(
    ("header", "printed"),
    [
        ("Пресс-конференция Павла Гордеева", "Д.Гордеев"),  # another initial
        ("Брифинг Александра Сомова", "А.Сомова"),  # the surname is in its nominative
        ("Выступила Валентина Шевченко", "В.Шевченко"),  # no case of "Валентин"
        ("Встреча с Руфусом Гордеевым", "Р.Гордеев"),  # an unknown given name
        ("News conference of Pavel Gordeev", "P. Gordeev"),
    ],
)
def test_what_is_no_other_case_of_one_known_name_tells_nothing(header: str, printed: str) -> None:
    assert names_in(header, printed) == []
