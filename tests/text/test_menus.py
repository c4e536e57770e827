"""Menus on one line are no headlines; headlines that name sections are no menus."""

from __future__ import annotations

import pytest

from onrecord.text.menus import is_menu, is_row_of_links


@pytest.mark.parametrize(
    "line",
    ["Menü | Politik Ausland Panorama Sport Wirtschaft", "Home News Sport Weather Shop", "Главная Политика Экономика Спорт", "Kraj Świat Kultura Sport Pogoda: 3°C"],
)  # fmt: skip
def test_names_of_sections_are_a_menu(line: str) -> None:
    assert is_menu(line)


@pytest.mark.parametrize(
    "line",
    ["World Politics: Why Sport Matters", "News of the World", "Opinion: Culture wars reach the science museum", "Politik und Sport sind Welten.", "Home, sport, culture."],
)  # fmt: skip
def test_words_of_a_headline_are_none(line: str) -> None:
    assert not is_menu(line)


def test_gaps_and_bars_part_links() -> None:
    assert is_row_of_links("Kraj  Świat  Kultura  Sport")
    assert is_row_of_links("News | Politics | Business | Sport")
    assert not is_row_of_links("What the bridge cost | The Karsholm Post")
    assert not is_row_of_links("The bridge fell.  Nobody was hurt.  It rained.")
