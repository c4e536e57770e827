"""Sentences with a colon inside a turn: "Ukraine: It is our neighbour", "President Roe: She is a friend".

Whole transcripts are told from their labels; an aside is one line among them whose label nobody else needs.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from onrecord.text.transcripts.introduced import is_introduced
from onrecord.text.transcripts.labels.grammar import LabelClass
from onrecord.text.transcripts.labels.words import label_words
from onrecord.text.transcripts.samples import Sample
from onrecord.text.transcripts.speakers import speakers_of
from onrecord.vocabulary import load_vocabulary

FEWEST = 5
"""Labels of a page on which one that stands alone may be an aside."""

_OF_OTHERS = re.compile(r"(?:He|She|They|Он|Она|Они|Il|Elle|Ils|Elles|Él|Ella|Ellos|Er)[ ’']")


def without_asides(accepted: list[Sample], text: str) -> list[Sample]:
    """Return the samples without those that stand once and speak of their label, or whose label is no one."""
    if len(accepted) < FEWEST:
        return accepted
    times = Counter(sample.candidate.label.core for sample in accepted)
    speakers = speakers_of(accepted)
    named = sum(not sample.candidate.label.is_anonymous for sample in accepted)
    longest: dict[str, int] = {}
    for sample, speaker in zip(accepted, speakers, strict=True):
        longest[speaker] = max(longest.get(speaker, 0), _words_in(sample))
    capitals = sum(sample.candidate.label.core.isupper() for sample in accepted) >= 0.5 * len(accepted)
    who = Counter(speakers)
    kept = []
    for at, sample in enumerate(accepted):
        label = sample.candidate.label
        if times[label.core] > 1:
            kept.append(sample)
            continue
        if label.is_anonymous or _is_said_answer(label.key):
            aside = named > 1 and _is_said_answer(label.key)
        elif label.name is None and _is_address(label.key):
            aside = True
        elif _OF_OTHERS.match(text, sample.candidate.words_from):  # "President Roe: She is a friend of mine"
            once = who[speakers[at]] == 1 and not label.affiliation and f"({label.core})" not in text
            aside = capitals != label.core.isupper() or once
            aside = aside or (label.role is not None and _words_in(sample) < longest[speakers[at]])
        elif label.cls is LabelClass.SINGLE and not label.affiliation and label.role is None:
            between = 0 < at < len(accepted) - 1 and speakers[at - 1] == speakers[at + 1]
            heard = sample.is_asked or sample.is_addressed or is_introduced(label.core, text)
            aside = label.core in _countries() or not (between or heard)
        else:
            aside = False
        if not aside:
            kept.append(sample)
    return kept


def _is_said_answer(key: str) -> bool:
    """Tell whether somebody says "Answer:" or "Second question:" where answers have names."""
    first, _, last = key.rpartition(" ")
    return key in _answers() or (first in _ordinals() and last in label_words().anonymous)


def _is_address(key: str) -> bool:
    """Tell whether an office is spoken to: "Herr Präsident: Ich danke Ihnen"; "Mr Speaker" presides."""
    words = label_words()
    return key.split()[0] in words.forms_of_address and key not in words.offices


def _words_in(sample: Sample) -> int:
    return len((sample.candidate.label.name or "").split())


@cache
def _answers() -> frozenset[str]:
    return frozenset(load_vocabulary("turn_labels")["roles"]["answers"])


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(load_vocabulary("turn_labels")["roles"]["ordinals"])


@cache
def _countries() -> frozenset[str]:
    return frozenset(load_vocabulary("countries"))
