"""Texts that say they are not whole, and texts that are."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.model import Article

BODY = (
    "Divers find cracks in the piles of the old quay",
    "May 4, 2022",
    "Work on the quay at Karsholm stopped on Tuesday after divers found cracks in its wooden piles, which were driven in 1931.",
    "A spokeswoman for the harbour authority said the repairs would take until the autumn of next year at the very least.",
    "The council voted by a narrow margin to keep the ferry going while the bridge stays closed to cars and to lorries.",
)


def incomplete(*below: str) -> list[str]:
    """Return why a page with `below` under its body is incomplete."""
    page = "\n\n".join((*BODY, *below)) + "\n"
    article = read_article(raw_file("page.txt", page.encode()))
    assert isinstance(article, Article)
    for found in article.incomplete:
        assert found.span is not None
        assert found.printed == found.span.of(page)
    return [found.value for found in article.incomplete]


@pytest.mark.parametrize(
    "line",
    ["To be continued.", "(To be continued)", "(continued)", "[Continued]", "More to follow.", "(more to follow)", "MORE TO FOLLOW", "Fortsetzung folgt.", "(wird fortgesetzt)", "À suivre...", "Continuará", "Продолжение следует.", "Новость дополняется", "Далі буде.", "(segue)"],
)  # fmt: skip
def test_the_rest_is_announced(line: str) -> None:
    assert "to be continued" in incomplete(line)


@pytest.mark.parametrize(
    "line",
    [
        "This is a developing story. Check back for updates.",
        "This is a breaking news story and will be updated.",
        "Dieser Artikel wird laufend aktualisiert.",
        "Noticia en desarrollo",
    ],
)
def test_a_report_still_being_written(line: str) -> None:
    assert set(incomplete(line)) & {"still developing", "to be continued"}


@pytest.mark.parametrize(
    "lines",
    [
        (
            "The harbour master told the council that nobody had looked below the waterline since the war, and that the …",
            "Read more",
        ),
        (
            "The harbour master told the council that nobody had looked below the waterline since the war, and that… Read more",
        ),
        (
            "The harbour master told the council that nobody had looked below the waterline since the war, and that it was [...]",
        ),
        (
            "The harbour master told the council that nobody had looked below the waterline since the last war had ended, that it was now too late for this summer, and that the next boat which calls at the old pier would be the last one until the",
        ),
        ("Subscribe to continue reading",),
        ("La suite est réservée aux abonnés.",),
    ],
)
def test_a_body_that_breaks_off(lines: tuple[str, ...]) -> None:
    assert set(incomplete(*lines)) & {"cut off", "continued elsewhere"}


@pytest.mark.parametrize(
    "lines",
    [
        (), ("Read more", "Lock seven reopens"), ("More to come from the harbour, he said, if the money is found by spring.",), ("The trial continued.",), ("Work on the second pier, he said, continues to be continued by hand.",),
        ("“We waited, and waited …” she said.",), ("Sign in", "Subscribe to our newsletter"), ("Related", "Continue"), ("The talks are a developing story in the valley for many years now, and nobody reads about them any more, said the mayor of Orrin, who has read about nothing else since her first day in the office, and who reads them still in the evening.",),
    ],
)  # fmt: skip
def test_a_whole_text(lines: tuple[str, ...]) -> None:
    assert incomplete(*lines) == []
