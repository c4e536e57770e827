"""Which lines of a seam that opens turns are labels: trusted ones, known surnames, those that come back."""

from __future__ import annotations

from collections import Counter

from onrecord.text.transcripts.introduced import is_introduced
from onrecord.text.transcripts.labels.grammar import LabelClass
from onrecord.text.transcripts.samples import Sample, going_on
from onrecord.text.transcripts.speakers import find_between, shape_of, speakers_of

FEWEST = 6
"""Labels of an exchange in which somebody without a name may say anything."""


def keep_fitting(group: list[Sample], trusted: list[Sample], text: str) -> list[Sample]:
    """Return the lines of a holding group that are labels: trusted, of a known surname, or coming back."""
    trusted_lines = {sample.candidate.line for sample in trusted}
    surnames = {sample.candidate.label.surname for sample in trusted} - {None}
    speakers = speakers_of(group)
    again = Counter(speakers)
    pairs = list(zip(group, speakers, strict=True))
    shapes = {
        shape_of(one.candidate.label)
        for one, who in pairs
        if again[who] > 1 and one.candidate.label.affiliation
    }
    has_singles = any(again[who] > 1 and one.candidate.label.cls is LabelClass.SINGLE for one, who in pairs)
    sure_of = {
        one.candidate.line: who for one, who in pairs if one.candidate.line in trusted_lines or again[who] > 1
    }
    between = find_between({one.candidate.line for one in group} - sure_of.keys(), sure_of)
    shapes |= {
        shape_of(one.candidate.label)
        for one in group
        if one.candidate.line in between and one.is_spoken_to and one.candidate.label.affiliation
    }
    going = going_on(group)
    silent = set(speakers) - {who for one, who in pairs if one.is_speech or one.is_spoken_to}
    kept = []
    for sample, who in pairs:
        label = sample.candidate.label
        sounds = sample.is_speech or sample.is_spoken_to
        lone = again[who] == 1 and " " not in label.core and not sample.is_spoken_to
        if lone and label.cls is LabelClass.CAPS and not is_introduced(sample.candidate.label.core, text):
            fits = False  # "SUBJECTS: Ferries; wages."
        elif label.is_anonymous and (sample.is_noted or len(group) >= FEWEST):
            fits = sample.candidate.line in trusted_lines  # "Participant (unmuted): sorry, dog, sorry"
            fits = fits and (sounds or (not sample.is_entry and (again[who] > 1 or not sample.is_value)))
        elif who in silent:
            fits = False  # "Solopreneur Social Media: LinkedIn", title and headline
        elif label.core in going:
            fits = False  # "Ukraine: it is our neighbour", "The minister set a task: to finish in May"
        elif sample.candidate.line in trusted_lines:
            fits = sounds or (
                again[who] > 1 and not sample.is_entry
            )  # once, "President: Jane Roe" is a value
        elif label.surname in surnames:
            fits = sounds
        elif again[who] > 1:
            fits = True
        else:
            sure = label.cls >= LabelClass.CAPS or (has_singles and sample.is_spoken_to)
            sure = sure or shape_of(label) in shapes  # "Meera, Daily Lantern" beside "Pranav, Codex TV"
            sure = sure or (sample.candidate.line in between and sample.is_spoken_to)
            fits = sample.is_speech if sure else is_introduced(sample.candidate.label.core, text)
        if fits:
            kept.append(sample)
    return kept
