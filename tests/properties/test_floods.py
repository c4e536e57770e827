"""Reading is linear: 60 kB of one character or one phrase, alone and inside an article, stay cheap."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from onrecord.article import raw_file, read_article

ARTICLE = (Path(__file__).parents[2] / "seeds" / "harbour" / "whole-page.txt").read_text(encoding="utf-8")
FLOODS = [
    " ", "\n", "\n ", "\t", "\r", "\u2028", "a", "A", "а", "1", ".", ",", "-", "_", "'", '"', "“", "”", "«", "(", "[", "*", "#",
    "<", "&", ": ", ". ", "| ", "a ", "Aa ", "A. ", "Mr. ", "a, ", "Ab-", "2022-", "1.", "0 ", "By ", "Q: ", "a:\n", "Ab: ", "said ",
    "he said ", "Jan ", "1 Jan ", "08/02/2022 ", "Published ", "http://", "<p>", "<b ", "&amp;", "that ", '" "', "“ ”", "''",
    "President ", "according to ", "\u0301", "\u202e", "🙂",
]  # fmt: skip
SIZE = 60_000
LIMIT = 1.5  # seconds; a quadratic scan takes ten times as long


def _cpu_seconds(text: str) -> float:
    raw = raw_file("flood", text.encode("utf-8")[:SIZE])
    best = 9.9
    for _ in range(2):
        started = time.process_time()
        read_article(raw)
        best = min(best, time.process_time() - started)
        if best < LIMIT:
            break
    return best


@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", FLOODS, ids=ascii)
def test_a_flood_stays_cheap(unit: str) -> None:
    flood = unit * (SIZE // len(unit))
    assert _cpu_seconds(flood) < LIMIT
    middle = len(ARTICLE) // 3
    assert _cpu_seconds(ARTICLE[:middle] + flood[: SIZE - 4_000] + ARTICLE[middle:]) < LIMIT
    head = ARTICLE.index("Ines")
    assert _cpu_seconds(ARTICLE[: head + 1] + flood[: SIZE - 4_000] + ARTICLE[head + 1 :]) < LIMIT
