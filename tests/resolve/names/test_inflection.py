import pytest

from onrecord.resolve.names.inflection import inflect, is_form_of, surname_gender


@pytest.mark.parametrize(
    ("printed", "nominative"),
    [("Сомова", "Сомов"), ("Сомовым", "Олег Сомов"), ("Котовой", "Анна Котова"), ("Ивана Рябова", "Иван Рябов"),
     ("Лаврентьева", "Лаврентьев"), ("Зареченского", "Зареченский"), ("Файрфлая", "Файрфлай"), ("Макроном", "Макрон"),
     ("Лозовой", "Мария Лозовая"), ("Сомка", "Олег Сомко"), ("Кравца", "Кравец")],
)  # fmt: skip
def test_forms_of_a_name(printed: str, nominative: str) -> None:
    assert is_form_of(printed, nominative)


@pytest.mark.parametrize(
    ("printed", "nominative"),
    [
        ("Сомова", "Котов"),
        ("Олег Сомов", "Сомов"),
        ("Иван Сомов", "Олег Сомов"),
        ("", "Сомов"),
        ("Сом", "Сомов"),
    ],
)
def test_other_names_are_no_forms(printed: str, nominative: str) -> None:
    assert not is_form_of(printed, nominative)


def test_gender_of_surnames() -> None:
    assert surname_gender("Котова") == "female"
    assert surname_gender("Сомов") == "male"
    assert surname_gender("Жук") is None


def test_a_name_is_a_form_of_itself() -> None:
    assert "бен" in inflect("Бен")
