"""Quotations whose sentence has no cue verb: "Here is Clinton in 1992: ...", "..." - Anna Bell."""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.participial import main_subject
from onrecord.extract.attribution.phrases import Phrase
from onrecord.extract.attribution.sentence import Sentence
from onrecord.model import CueClass
from onrecord.vocabulary import phrases

_CARRIERS = frozenset(phrases("cue_nouns", "carriers"))
COLON = Cue(":", CueClass.NEUTRAL, frozenset({"quote"}), "V")


def read_unmarked(sentence: Sentence) -> Attribution | None:
    """Read a sentence that ends with a colon and a quotation, or with a quotation and a signature."""
    tags = sentence.tags
    if tags.endswith((":Q", ":Q.")):
        at = tags.rindex(":Q")
    elif tags.endswith((",Q", ",Q.")) and _introduces(sentence, tags.rindex(",Q")):
        at = tags.rindex(",Q")  # "issued a statement, "Last night ...""
    else:
        return _read_signature(sentence)
    subject = main_subject(sentence, at)
    if subject is None or (
        tags[subject.start] == "P" and sentence.words[subject.start].lower() not in ("he", "she")
    ):
        return None
    return Attribution("colon_quote", ((at + 1, at + 2),), COLON, (at, at + 1), subject)


def _introduces(sentence: Sentence, comma: int) -> bool:
    return any(word in _CARRIERS for word in sentence.words[max(0, comma - 3) : comma])


def _read_signature(sentence: Sentence) -> Attribution | None:
    tags = sentence.tags
    if not tags.startswith(("Q-N", "Q.-N")):
        return None
    dash = tags.index("-")
    end = len(tags)
    while end > dash and tags[end - 1] in ".,":
        end -= 1
    if end - dash > 9 or any(tag not in "NDr,#obn()" for tag in tags[dash + 1 : end]):
        return None
    return Attribution("signature", ((0, 1),), COLON, (dash, dash + 1), Phrase(dash + 1, end, dash))
