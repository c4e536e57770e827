"""Datelines of many houses, and openings that are none."""

from __future__ import annotations

import pytest

from onrecord.extract.datelines import read_dateline

READ = [
    ("WASHINGTON (AP) — The", "WASHINGTON", ("AP",)), ("(Reuters) - The", None, ("Reuters",)), ("BERLIN, 3. März (dpa) - Der", "BERLIN", ("dpa",)),
    ("МОСКВА, 8 фев — РИА Новости. Президент", "МОСКВА", ("RIA Novosti",)), ("МОСКВА, 8 февраля. /ТАСС/. Президент", "МОСКВА", ("TASS",)),
    ("Киев. 8 февраля. ИНТЕРФАКС-УКРАИНА - Президент", "Киев", ("Interfax-Ukraine",)), ("PARIS, Feb 8 (Xinhua) -- French", "PARIS", ("Xinhua",)),
    ("ISLAMABAD, Feb 8 (APP): Prime", "ISLAMABAD", ("APP",)), ("KYIV, Ukraine (AP) — Rus", "KYIV, Ukraine", ("AP",)), ("Feb. 8 (UPI) -- The", None, ("UPI",)),
    ("WASHINGTON, Feb. 8, 2022 /PRNewswire/ -- Acme", "WASHINGTON", ("PR Newswire",)), ("Madrid, 8 feb (EFE).- El", "Madrid", ("EFE",)),
    ("(ANSA) - ROMA, 08 FEB - Il", "ROMA", ("ANSA",)), ("LONDON — The", "LONDON", ()), ("LARNSTAD, March 4 (Meridian) - The", "LARNSTAD", ("Meridian",)),
    ("Москва. 22 декабря. INTERFAX.RU - Работы", "Москва", ("Interfax",)), ("КИЕВ, 8 фев — УНН. Президент", "КИЕВ", ("УНН",)), ("Минск, 8 февраля, БЕЛТА. Президент", "Минск", ("Belta",)),
    ("Алматы. 8 февраля. КазТАГ - Президент", "Алматы", ("КазТАГ",)), ("(JTA) — The court", None, ("JTA",)), ("(The Center Square) – The court", None, ("The Center Square",)),
    ("Berlin (dpa/lno) - Die", "Berlin", ("dpa",)), ("Bern, 08.02.2022 (sda) - Die", "Bern", ("Keystone-SDA",)), ("New Delhi [India], February 8 (ANI): The", "New Delhi [India]", ("ANI",)),
    ("HAVANA, Cuba, Feb 8 (ACN) The court", "HAVANA, Cuba", ("ACN",)), ("Havana, Feb 8 (Prensa Latina) The court", "Havana", ("Prensa Latina",)), ("ORRIN, Calif. (Northwire) – The", "ORRIN, Calif", ("Northwire",)),
]  # fmt: skip
NEVER = [
    "PUTIN: I think", "QUESTION — why", "The president (AP) said", "Putin — the president", "President Biden (D) - said", "Senator Smith (R-Texas) - said",
    "After talks with the visiting German (dpa) Chancellor", "BREAKING — news", "He said (Reuters) -",
    "Q: Why (AP) - The", "The bridge (built 1994) was closed", "Hon. Dag Solberg (Orrin, Lib.): Madam", "By Jane Doe (Reuters) - The", "The company (ABC) said it", "8 февраля. Президент - глава",
    "В понедельник, 8 февраля, Меридиан. Дальше", "(laughter) - The", "(a) — the first",
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "agencies"), READ)
def test_reads_place_and_agency(text: str, place: str | None, agencies: tuple[str, ...]) -> None:
    found = read_dateline(text, 0, len(text))
    assert found is not None
    assert found.span is not None
    assert (found.value.place, found.value.agencies) == (place, agencies)
    assert found.printed == found.span.of(text)


@pytest.mark.parametrize("text", NEVER)
def test_reads_no_dateline(text: str) -> None:
    assert read_dateline(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "house"),
    [("ORRIN, Calif. (KRON) – The", "KRON"), ("ORRIN (WKRD-TV) — The", "WKRD-TV"), ("JAKARTA, KOMPAS.com - The", "KOMPAS.com"), ("London CNN — The", "CNN")],
)  # fmt: skip
def test_a_station_or_domain_in_a_dateline_prints_and_does_not_supply(text: str, house: str) -> None:
    found = read_dateline(text, 0, len(text))
    assert found is not None
    assert (found.value.publishers, found.value.agencies) == ((house,), ())


def test_the_author_behind_an_agency_we_do_not_know() -> None:
    text = "КАРСХОЛЬМ, 8 фев - Меридиан, Тимур Сагдеев. Работы"
    found = read_dateline(text, 0, len(text))
    assert found is not None
    assert (found.value.agencies, found.value.authors) == (("Меридиан",), ("Тимур Сагдеев",))


def test_house_agency_and_date_in_one_bracket() -> None:
    text = "MOSCOW (UrduPoint News / Sputnik - 08th February, 2022) Russia's key"
    found = read_dateline(text, 0, len(text))
    assert found is not None
    assert found.value.publishers == ("UrduPoint",)
    assert found.value.agencies == ("Sputnik",)
    assert found.value.date is not None
    assert found.value.date.iso == "2022-02-08"


@pytest.mark.parametrize(
    ("text", "place", "agencies"),
    [
        ("Frankfurt, 27. Mai (Reuters) - Der Kurs fiel.", "Frankfurt", ("Reuters",)),
        ("Paris, 5 mai (AFP) - Le cours a reculé.", "Paris", ("AFP",)),
        ("Ponferrada (León), 22 dic (EFE).- Un bar ha repartido", "Ponferrada (León)", ("EFE",)),
    ],
)
def test_months_that_are_words_elsewhere(text: str, place: str, agencies: tuple[str, ...]) -> None:
    found = read_dateline(text, 0, len(text))
    assert found is not None
    assert (found.value.place, found.value.agencies) == (place, agencies)


@pytest.mark.parametrize(
    "text",
    ["Depuis le 1er mars 2021, Saint-Ambreuil (Nièvre) compte deux boulangeries.", "In rounds 3, 4 may (or may not) follow - it depends."],
)  # fmt: skip
def test_a_region_in_brackets_is_no_agency(text: str) -> None:
    assert read_dateline(text, 0, len(text)) is None
