"""Where a statement ends: second verbs, main clauses, dashes, quoted commas, later speakers."""

from __future__ import annotations

import pytest

from extract.attribution.phrasebook import read


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Lind said the dam was safe, and urged drivers to slow down.",
            ["the dam was safe", "drivers to slow down"],
        ),
        ("While Lind said the dam was safe, engineers doubted it.", ["the dam was safe"]),
        ("Lind said she did not want the job - a post her father held.", ["she did not want the job"]),
        ('Lind said it was "only a crack," but she sent divers.', ['it was "only a crack,"']),
        (
            'Lind said it was "only a crack," adding that divers were there.',
            ['it was "only a crack,"', "that divers were there"],
        ),
        (
            'Lind said the dam was safe but added, "We will watch it."',
            ["the dam was safe", '"We will watch it."'],
        ),
        (
            "Lind said that the dam was safe, while the road was closed, she added.",
            ["that the dam was safe", "the road was closed"],
        ),
        (
            "Lind said the dam was safe, although he admitted that it leaked.",
            ["the dam was safe", "that it leaked"],
        ),
        ("Lind urged the council to act.", ["the council to act"]),
        ("Lind said this week that the dam was safe.", ["that the dam was safe"]),
        ("If it rains, Lind said, the road will close.", ["If it rains", "the road will close"]),
        ("In the end, Lind said, the road will close.", ["the road will close"]),
        ("The dam is safe, Lind said on Monday, February 7, 2022.", ["The dam is safe"]),
        ("Lind, according to her office, replied that the dam was safe.", ["that the dam was safe"]),
        ('"The dam is safe," - noted the engineer.', ['"The dam is safe,"']),
    ],
)
def test_statements_end_with_their_words(text: str, contents: list[str]) -> None:
    assert [piece for one in read(text) for piece in one.contents] == contents


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Lind said the company lost money, closed plants and fired workers.", None),
        ("Lind said the dam - built in 1950 - was safe.", "the dam - built in 1950 - was safe"),
        ("Lind said the dam and the road were safe.", "the dam and the road were safe"),
        (
            "Lind said that, because it rained, the road was closed.",
            "that, because it rained, the road was closed",
        ),
    ],
)
def test_content_goes_on(text: str, content: str | None) -> None:
    (one,) = read(text)
    assert one.contents == (content or text[len("Lind said ") : -1],)


@pytest.mark.parametrize(
    "text",
    [
        "The man who criticized the plan left the room.",
        "Lind has said little about the plan.",
        "A Washington state delegate left the room.",
    ],
)
def test_nothing_is_stated(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ('"It is done," Will wrote.', "Will"),
        ("Theresa May said that it was done.", "Theresa May"),
        ('"It is done," State spokesman Mark Toner said.', "State spokesman Mark Toner"),
    ],
)
def test_names_that_are_verbs_and_months(text: str, mention: str) -> None:
    (one,) = read(text)
    assert one.mention == mention


def test_months_stay_months() -> None:
    assert [one.mention for one in read("In May officials said that it was done.")] == ["officials"]
    assert read("Will the dam hold?") == []
