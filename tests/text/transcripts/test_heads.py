import pytest

from onrecord.text.transcripts.heads import read_head
from onrecord.text.transcripts.labels.grammar import LabelClass


@pytest.mark.parametrize(
    "head", ["The Lantern", "Codex TV", "S2", "Harbour Daily", "Stimme aus dem Saal", "记者"]
)
def test_heads_have_the_shape_of_labels(head: str) -> None:
    label = read_head(head)
    assert label is not None
    assert label.cls is LabelClass.UNKNOWN


def test_brackets_are_the_affiliation_of_a_head() -> None:
    label = read_head("The Lantern (Northtown)")
    assert label is not None
    assert (label.core, label.affiliation) == ("The Lantern", ("Northtown",))


@pytest.mark.parametrize(
    "head",
    ["We have one aim", "Note", "Step one", "He said", "", "In 2031", "Why now?", "“The Lantern”", "The plan we signed",
     "One Two Three Four Five Six Seven"],
)  # fmt: skip
def test_sentences_and_captions_are_no_heads(head: str) -> None:
    assert read_head(head) is None
