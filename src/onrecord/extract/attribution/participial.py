"""Gerunds that report: "..., adding that", "with Putin saying", "a statement stating that"."""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution
from onrecord.extract.attribution.initial import content_after
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import Phrase, can_speak


def read_participial(
    sentence: Sentence, index: int, cue: Cue, previous: Attribution | None
) -> Attribution | None:
    """Read a gerund cue; its subject is that of the attribution before it, else of the sentence."""
    content = content_after(sentence, index, cue)
    if content is None:
        return None
    kind, pieces = content
    if kind == "initial_bare" and cue.may_be_noun:
        return None
    if index > 0 and sentence.tags[index - 1] in "D":
        return None
    subject = previous.subject if previous is not None else main_subject(sentence, index)
    return Attribution("participial", pieces, cue, (index, index + cue.words), subject)


def main_subject(sentence: Sentence, before: int) -> Phrase | None:
    """Return the subject of the sentence: the first noun phrase that a verb follows, left of `before`."""
    tags = sentence.tags
    at = 0
    while at < before:
        tag = tags[at]
        if tag == "P":
            return Phrase(at, at + 1, at - 1)
        if tag in "NDrbp#":
            end = at
            while end < before and tags[end] in "NDnrbp#":
                if end > at and tags[end] == "D":
                    break
                end += 1
            if can_speak(sentence, at, end):
                return Phrase(at, end, at - 1)
            at = end
            continue
        if tag in "so" or tag == "R":
            comma = tags.find(",", at, before)
            if tag != "R" and comma > 0:
                at = comma + 1
                continue
        at += 1
    return None
