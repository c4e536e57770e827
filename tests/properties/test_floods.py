"""Reading is linear: 60 kB of one character or one phrase, alone, in an article or a transcript, stay cheap."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from onrecord.article import raw_file, read_article

ARTICLE = (Path(__file__).parents[2] / "seeds" / "harbour" / "whole-page.txt").read_text(encoding="utf-8")
TURNS = (Path(__file__).parents[2] / "seeds" / "harbour" / "official-transcript.txt").read_text(
    encoding="utf-8"
)
FLOODS = [
    " ", "\n", "\n ", "\t", "\r", "\u2028", "a", "A", "а", "1", ".", ",", "-", "_", "'", '"', "“", "”", "«", "(", "[", "*", "#",
    "<", "&", ": ", ". ", "| ", "a ", "Aa ", "A. ", "Mr. ", "a, ", "Ab-", "2022-", "1.", "0 ", "By ", "Q: ", "a:\n", "Ab: ", "said ",
    "he said ", "Jan ", "1 Jan ", "08/02/2022 ", "Published ", "http://", "<p>", "<b ", "&amp;", "that ", '" "', "“ ”", "''",
    "President ", "according to ", "\u0301", "\u202e", "🙂",
]  # fmt: skip
SIZE = 60_000
ORDINARY = ARTICLE * (SIZE // len(ARTICLE))
TIMES = 25  # a quadratic scan takes hundreds of times as long as an ordinary page of that size


@pytest.fixture(scope="module")
def limit() -> float:
    """Seconds that a flood may take: in times of an ordinary page, so that a slow machine fails nothing."""
    _cpu_seconds(ORDINARY, 0.0)
    return TIMES * _cpu_seconds(ORDINARY, 0.0)


def _cpu_seconds(text: str, enough: float) -> float:
    """Return the processor seconds that reading takes, the better of two unless the first is good enough."""
    raw = raw_file("flood", text.encode("utf-8")[:SIZE])
    best = float("inf")
    for _ in range(2):
        started = time.process_time()
        read_article(raw)
        best = min(best, time.process_time() - started)
        if best < enough:
            break
    return best


@pytest.mark.no_cover
@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", FLOODS, ids=ascii)
def test_a_flood_stays_cheap(unit: str, limit: float) -> None:
    flood = unit * (SIZE // len(unit))
    assert _cpu_seconds(flood, limit) < limit
    middle = len(ARTICLE) // 3
    assert _cpu_seconds(ARTICLE[:middle] + flood[: SIZE - 4_000] + ARTICLE[middle:], limit) < limit
    head = ARTICLE.index("Ines")
    assert _cpu_seconds(ARTICLE[: head + 1] + flood[: SIZE - 4_000] + ARTICLE[head + 1 :], limit) < limit


@pytest.mark.no_cover
@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", FLOODS, ids=ascii)
def test_a_flood_inside_a_turn_stays_cheap(unit: str, limit: float) -> None:
    flood = unit * ((SIZE - len(TURNS.encode())) // len(unit.encode()) - 1)
    within = TURNS.index(". ", len(TURNS) // 2) + 1
    assert _cpu_seconds(TURNS[:within] + flood + TURNS[within:], limit) < limit
    label = TURNS.index(": ", len(TURNS) // 2) + 1
    assert _cpu_seconds(TURNS[:label] + flood + TURNS[label:], limit) < limit
