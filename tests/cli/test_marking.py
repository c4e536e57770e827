from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.builders import TEXT, article, span_of
from onrecord.cli.marking import Coloured, evidence_spans, is_furniture, mark, page_text, statement_spans
from onrecord.cli.terminal import shown
from onrecord.model import BlockKind, Span


def styles_at(words: str, text: str, coloured: list[Coloured]) -> set[str]:
    marked = mark(text, Span(0, len(text)), coloured)
    start = marked.plain.index(words)
    return {
        name
        for span in marked.spans
        if span.start <= start and start + len(words) <= span.end
        for name in str(span.style).split()
    }


def test_a_span_is_shown_in_its_style_and_its_neighbours_are_not() -> None:
    coloured = [Coloured(span_of("Lena Brook"), "byline")]
    assert styles_at("Lena Brook", TEXT, coloured) == {"byline"}
    assert styles_at("Published", TEXT, coloured) == set()


def test_spans_stay_in_place_behind_escaped_characters() -> None:
    text = "\x1b[31m\u202e Flint said"
    assert styles_at("Flint", text, [Coloured(span_of("Flint", text), "speaker")]) == {"speaker"}
    assert styles_at("said", text, [Coloured(span_of("Flint", text), "speaker")]) == set()


def test_overlapping_spans_keep_both_styles() -> None:
    inner, outer = Coloured(span_of("March"), "date"), Coloured(span_of("Published March 05"), "byline")
    assert styles_at("March", TEXT, [outer, inner]) == {"byline", "date"}


@given(
    st.text(max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_marking_never_changes_the_words(text: str, pairs: list[tuple[int, int]], a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    coloured = [Coloured(Span(*sorted(pair)), "date") for pair in pairs]
    marked = mark(text, Span(start, end), coloured)
    pieces = "".join(shown(char) for char in text[start:end])
    assert marked.plain.replace("\n", "") == pieces.replace("\n", "")


def test_evidence_and_statements_have_their_own_styles() -> None:
    spans = evidence_spans(article()) + statement_spans(article())
    assert styles_at("Published March 05", TEXT, spans) == {"date"}
    assert styles_at("Lena Brook", TEXT, spans) == {"byline"}
    assert styles_at("We will not sail", TEXT, spans) == {"direct"}
    assert styles_at("Ada Flint", TEXT, spans) == {"speaker"}
    assert styles_at("denied", TEXT, spans) == {"cue.denying"}
    assert styles_at("Most read", TEXT, spans) == set()


def test_furniture_is_left_out_until_it_is_asked_for() -> None:
    without = [kind for kind, _, _ in page_text(article(), [], furniture=False)]
    everything = [kind for kind, _, _ in page_text(article(), [], furniture=True)]
    assert BlockKind.MOST_READ not in without
    assert BlockKind.HEADLINE in without
    assert len(everything) == len(article().page.blocks)


@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.BYLINE, BlockKind.HEADER])
def test_what_belongs_to_the_article_is_not_furniture(kind: BlockKind) -> None:
    assert not is_furniture(kind)
