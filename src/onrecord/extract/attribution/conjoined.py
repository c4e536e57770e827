"""A cue without a subject of its own: "Putin met the leaders and said that the talks failed." """

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution
from onrecord.extract.attribution.ends import is_verb_after_and
from onrecord.extract.attribution.initial import content_after
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.participial import clause_subject
from onrecord.extract.attribution.sentence import Sentence


def read_conjoined(
    sentence: Sentence, index: int, cue: Cue, previous: Attribution | None
) -> Attribution | None:
    """Read a finite cue that follows "and", "but" or a comma directly."""
    tags = sentence.tags
    before = index - 1
    while before >= 0 and tags[before] in "RB":
        before -= 1
    if before < 1 or tags[before] not in "c,":
        return None
    content = content_after(sentence, index, cue)
    if content is None or (cue.form == "v" and _is_told(sentence, before)):
        return None
    if (
        cue.may_be_noun
        and content[0] not in ("initial_that", "initial_quote")
        and not is_verb_after_and(sentence, index)
    ):
        return None
    subject = previous.subject if previous is not None else None
    subject = subject or clause_subject(
        sentence, before
    )  # "When asked whom she chose, Sherry smiled and said"
    if subject is None:
        return None
    return Attribution("conjoined", content[1], cue, (index, index + cue.words), subject)


def _is_told(sentence: Sentence, before: int) -> bool:
    """Tell whether a base form is an imperative: "Start small and recognize that no one is watching"."""
    tags, words = sentence.tags, sentence.words
    return (
        "B" not in tags[:before]
        and "P" not in tags[:before]
        and "to" not in words[:before]
        and not any(word.endswith("s") for word in words[:before])
    )
