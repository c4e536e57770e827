"""Gerunds that report and cues that share the subject before them."""

import pytest

from extract.attribution.phrasebook import read, rules


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Prices fell, Lind said, adding that more would follow.",
         ("participial", "Lind", "adding", ("that more would follow",))),
        ("NATO has released a statement saying that its presence has not decreased.",
         ("participial", "NATO", "saying", ("that its presence has not decreased",))),
        ("Noting that turnout was low, Bell left the hall.",
         ("participial_first", "Bell", "Noting", ("that turnout was low",))),
        ("By arguing that the law is void, he lost.",
         ("participial_first", "he", "arguing", ("that the law is void",))),
        ("Kerr said that two units had left and added that more would follow.",
         ("conjoined", "Kerr", "added", ("that more would follow",))),
        ("Kerr met the commanders on Friday and said the withdrawal was complete.",
         ("conjoined", "Kerr", "said", ("the withdrawal was complete",))),
        ('Trump spoke first, calling him a "liar" and accusing him of theft.',
         ("participial", "Trump", "accusing", ("him of theft",))),
    ],
)  # fmt: skip
def test_shared_subjects(text: str, last: tuple[str, str, str, tuple[str, ...]]) -> None:
    assert tuple(read(text)[-1]) == last


def test_a_gerund_ends_the_content_before_it() -> None:
    first, second = read('He blamed the press, calling him a "liar" and accusing him of theft.')[-2:]
    assert first.contents == ('him a "liar"',)
    assert second.contents == ("him of theft",)


@pytest.mark.parametrize(
    "text",
    [
        "Some voters wore shirts portraying a young senator.",
        "He paid a price for attacking them.",
        "It's worth noting there is little love lost.",
        "A telling detail was missing.",
    ],
)
def test_not_participial(text: str) -> None:
    assert not {"participial", "participial_first"} & set(rules(text))
