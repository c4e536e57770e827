from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Span
from onrecord.search.bodies import END_MARK, START_MARK
from onrecord.search.marked import Marked, merge, read_marks

TEXT = "The principle of equal and indivisible security was agreed in a negotiation."


def highlighted(text: str, *words: str) -> str:
    for word in words:
        text = text.replace(word, f"{START_MARK}{word}{END_MARK}")
    return text


def test_marks_become_spans() -> None:
    marked = read_marks(highlighted(TEXT, "equal", "security"))
    assert marked.text == TEXT
    assert [span.of(TEXT) for span in marked.hits] == ["equal", "security"]


def test_the_hits_of_all_forms_are_joined_where_they_touch() -> None:
    forms = [highlighted(TEXT, "equal and"), highlighted(TEXT, "and"), highlighted(TEXT, "security")]
    assert [span.of(TEXT) for span in merge(TEXT, forms).hits] == ["equal and", "security"]


def test_a_form_of_another_text_is_left_out() -> None:
    assert merge(TEXT, [highlighted("equal", "equal")]).hits == ()


def test_a_broken_mark_costs_only_itself() -> None:
    assert read_marks(f"a{END_MARK}b{START_MARK}c").hits == ()


def test_a_long_text_is_cut_around_its_hit() -> None:
    text = "word " * 200 + "negotiation " + "word " * 200
    start = text.index("negotiation")
    cut = Marked(text, (Span(start, start + 11),)).around_hits(100)
    assert cut.text.startswith("…")
    assert cut.text.endswith("…")
    assert len(cut.text) <= 102
    assert [span.of(cut.text) for span in cut.hits] == ["negotiation"]


def test_a_short_text_is_left_whole() -> None:
    assert Marked(TEXT).around_hits(100).text == TEXT


@given(
    st.text(alphabet="ab c", max_size=300),
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 30)), max_size=5),
    st.integers(10, 120),
)
def test_a_cut_text_keeps_its_hits_in_place(text: str, wanted: list[tuple[int, int]], width: int) -> None:
    spans = [Span(start, min(start + length, len(text))) for start, length in wanted if start < len(text)]
    apart = [spans[0]] if spans else []
    for before, after in itertools.pairwise(sorted(spans)):
        if after.start >= before.end and after.start >= apart[-1].end:
            apart.append(after)
    cut = Marked(text, tuple(sorted(apart))).around_hits(width)
    assert len(cut.text) <= max(width, 0) + 2
    for hit in cut.hits:
        assert hit.of(cut.text) in text
        assert hit.of(cut.text) in {span.of(text) for span in apart}
