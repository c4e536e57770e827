"""Questions and answers of nobody: pages that print "Q:" and "A:" and no words that anybody said."""

from __future__ import annotations

import re
from itertools import pairwise

from onrecord.text.transcripts.labels.grammar import LabelClass
from onrecord.text.transcripts.samples import SAMPLE, Sample
from onrecord.text.transcripts.speakers import share
from onrecord.vocabulary import load_vocabulary, phrases

FEWEST = 3
"""Answers that tell a house from a person who happened to say no "I"."""

_WORD = re.compile(r"[^\W_]+")
_ANSWER = re.compile(
    r"(?:a|ans|answer|antwort|r|ré?p|ré?ponse|resp|respuesta|resposta|risposta|о|ответ)(?=\b|\d)"
)


def is_faq(samples: list[Sample], text: str) -> bool:
    """Tell whether nobody answers: a heading that says so, or answers in which no one says "I"."""
    if _is_advice(samples, text):
        return True
    asked = [sample for sample in samples if sample.candidate.label.cls is LabelClass.ROLE]
    if not asked or any(not sample.candidate.label.is_anonymous for sample in asked):
        return False
    top = text[: asked[0].candidate.mention.start + 200].casefold()
    if any(phrase in top for phrase in load_vocabulary("turn_labels")["frame"]["faq"]):
        return True
    answers = [sample for sample in asked if _ANSWER.match(sample.candidate.label.key)]
    if answers and _swaps_persons(asked, answers, text):
        return True
    if len(answers) >= FEWEST and _answers_for_a_house(samples, answers, text):
        return True
    return len(answers) >= 2 and len(answers) >= 0.4 * len(asked) and share(answers, "is_spoken_to") < 0.45


def _answers_for_a_house(samples: list[Sample], answers: list[Sample], text: str) -> bool:
    """Tell whether all answers say "we" and never "I", and nobody is greeted or called by a title."""
    said = [set(_WORD.findall(_said(sample, text))) for sample in answers]
    first = load_vocabulary("turn_labels")["first_person"]
    if any(not words.isdisjoint(first["singular"]) for words in said):
        return False
    if sum(not words.isdisjoint(first["plural"]) for words in said) < 0.5 * len(said):
        return False
    address = set(phrases("turn_labels", "address"))
    return all(address.isdisjoint(_WORD.findall(_said(sample, text))) for sample in samples)


def _said(sample: Sample, text: str) -> str:
    start = sample.candidate.words_from
    return text[start : start + min(sample.length, SAMPLE)]


def _is_advice(samples: list[Sample], text: str) -> bool:
    """Tell whether one label asks about itself and another advises: "Reader: May I?", "Pilot: You may"."""
    keys = [sample.candidate.label.key for sample in samples]
    if len(keys) < 4 or len(set(keys)) != 2 or any(one == other for one, other in pairwise(keys)):
        return False
    asking, advising = samples[::2], samples[1::2]
    if share(asking, "is_asked") < 1.0:
        return False
    persons = [_persons_of(sample, text) for sample in asking]
    if any(hearer for _, hearer in persons) or not all(speaker for speaker, _ in persons):
        return False
    replies = [_persons_of(sample, text) for sample in advising]
    return not any(speaker and not hearer for speaker, hearer in replies)


def _persons_of(sample: Sample, text: str) -> tuple[bool, bool]:
    """Tell whether first and second persons stand in what a sample says."""
    said = set(_WORD.findall(_said(sample, text)))
    speaker = not said.isdisjoint(phrases("turn_labels", "first_person"))
    return speaker, not said.isdisjoint(phrases("turn_labels", "second_person"))


def _swaps_persons(asked: list[Sample], answers: list[Sample], text: str) -> bool:
    """Tell whether questions say "I" and answers "you": an interview has it the other way round."""
    answering = {sample.candidate.line for sample in answers}
    balance = 0
    for sample in asked:
        speaker, hearer = _persons_of(sample, text)
        is_answer = sample.candidate.line in answering
        if is_answer:
            balance += hearer - speaker  # "Write to us, and we will send you another" says both
        else:
            balance += -1 if hearer else int(speaker)
    return balance > 0
