"""A source whose name stands in quotation marks: no statement rather than one by nobody."""

from __future__ import annotations

import pytest

from onrecord.article import raw_file, read_article
from onrecord.model import Article

PAGE = """Vogelgrippe erreicht die Bucht

Nach Angaben {source} ist in diesem Winter eine besonders hohe Sterblichkeit von Wildvögeln an der Küste festzustellen.
Die Behörde sperrte am Montag drei Strände. Der Hafen bleibt geöffnet, und die Fähren fahren nach Plan.
"""


@pytest.mark.parametrize(
    "source", ["der „Arbeitsgruppe Möwe“", 'des "Hafenblatts"', "der Naturschutzbehörde"]
)
def test_no_mention_is_empty(source: str) -> None:
    article = read_article(raw_file("page.txt", PAGE.format(source=source).encode()))
    assert isinstance(article, Article)
    assert all(statement.mention is None or statement.mention.text for statement in article.statements)


def test_a_plain_source_is_mentioned() -> None:
    article = read_article(raw_file("page.txt", PAGE.format(source="der Naturschutzbehörde").encode()))
    assert isinstance(article, Article)
    mentions = [statement.mention.text for statement in article.statements if statement.mention is not None]
    assert any("Naturschutzbehörde" in mention for mention in mentions)
