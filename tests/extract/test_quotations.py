"""Marks of every style; a broken mark costs at most its own quotation; masking never moves a character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.quotations import CUT, find_quotations, mask_quotations
from onrecord.model import Span


def paragraphs(text: str) -> list[Span]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def quoted(text: str) -> list[str]:
    return [one.span.of(text) for one in find_quotations(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It holds,” she said. “It is new.”", ["“It holds,”", "“It is new.”"]),
        ('"It holds," she said. "It is new."', ['"It holds,"', '"It is new."']),
        ("«It holds», she said. « It is new »", ["«It holds»", "« It is new »"]),
        ("„Es hält“, sagte sie. »Nein«, sagte er.", ["„Es hält“", "»Nein«"]),
        ("”Det håller”, sade hon.", ["”Det håller”"]),
        ("``It holds,'' she said.", ["``It holds,''"]),
        ("''It holds,'' she said. ''Yes.''", ["''It holds,''", "''Yes.''"]),
        ('“It holds," she said.', ['“It holds,"']),  # a keyboard mark closes a curly one
        ("“It ends here,“ she said.", ["“It ends here,“"]),  # the wrong curly mark closes
        ('("It holds")—"so far"', ['"It holds"', '"so far"']),
        ("'The workers' rights won't go,' he said.", ["'The workers' rights won't go,'"]),
        ("‘It is over,’ he said.", ["‘It is over,’"]),
    ],
)
def test_styles(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers' rights and Bell's plan don't matter.",
        "Rock 'n' roll of the '90s",
        "He is 6'2'' tall.",
        "a 'wedge' between them",  # one word in single marks is a scare quote
    ],
)
def test_apostrophes_and_inches_are_no_marks(text: str) -> None:
    assert quoted(text) == []


def test_nested_marks_belong_to_the_outer_quotation() -> None:
    assert quoted('"He said "no" to me," she said.') == ['"He said "no" to me,"']
    assert quoted("“A ‘nested’ word,” she said") == ["“A ‘nested’ word,”"]
    assert quoted("“A “nested” word,” she said") == ["“A “nested” word,”"]


def test_marks_opened_anew_in_each_paragraph_give_one_quotation_a_paragraph() -> None:
    assert quoted('She said: "One.\n"Two.\n"Three," and left.') == ['"One.', '"Two.', '"Three,"']


def test_a_quotation_that_a_paragraph_break_cuts_is_one() -> None:
    text = '"This policy, discussed with Mr.\n\nPresident, is free," he added.'
    assert quoted(text) == ['"This policy, discussed with Mr.\n\nPresident, is free,"']


@pytest.mark.parametrize(
    ("text", "cut", "whole"),
    [
        ('"It broke. Then he said "fine" and left.', '"It broke.', ['"fine"']),
        ('"The road is closed, Karl Weber said on Monday.', '"The road is closed,', []),
        ('I agree with all that," she said. "Yes."', 'I agree with all that,"', ['"Yes."']),
    ],
)
def test_a_broken_mark_costs_at_most_its_own_quotation(text: str, cut: str, whole: list[str]) -> None:
    found = find_quotations(text, paragraphs(text))
    assert [one.span.of(text) for one in found if CUT in one.flags] == [cut]
    assert [one.span.of(text) for one in found if not one.flags] == whole


def test_a_broken_mark_leaves_the_next_paragraph_alone() -> None:
    text = '"It broke and nobody saw.\nThe end came.\n"We left," she said.'
    assert quoted(text)[-1] == '"We left,"'


@given(st.text(alphabet="ab ,.?!\n\"“”„«»'‘’`", max_size=80))
def test_masking_keeps_every_offset(text: str) -> None:
    found = find_quotations(text, paragraphs(text))
    assert len(mask_quotations(text, found)) == len(text)
    ends = [one.end for one in found]
    assert all(one.start < one.end for one in found)
    assert all(end <= later.start for end, later in zip(ends, found[1:], strict=False))
