"""Which labelled lines open turns: decided on the whole document, never on one line.

A colon alone says nothing ("Note: ..."). Labels must be names or offices, must come back, and what follows
them must be words that somebody utters: sentences, first and second persons, not values, not quotations.
"""

from __future__ import annotations

from onrecord.text.transcripts.answered import accept_answers
from onrecord.text.transcripts.asides import without_asides
from onrecord.text.transcripts.captions import without_captions
from onrecord.text.transcripts.faq import is_faq
from onrecord.text.transcripts.groups import accept_group
from onrecord.text.transcripts.latecomers import accept_other_side, add_late
from onrecord.text.transcripts.layout import (
    in_layout,
    is_headline,
    is_one_sided,
    is_torn_list,
    is_usable,
    without_first_words,
)
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.recurring import accept_returning, add_heads
from onrecord.text.transcripts.samples import Sample, take_samples
from onrecord.text.transcripts.seams import Candidate, Seam


def choose_labels(
    lines: tuple[Line, ...], candidates: list[Candidate], heads: list[Candidate], text: str, wrapped: bool
) -> list[Candidate]:
    """Return the labelled lines that open turns, in order; empty when the page is no transcript.

    `candidates` name speakers in words we know, `heads` have but the shape of labels.
    """
    candidates = without_first_words(without_captions(candidates, lines), lines)
    heads = without_captions(heads, lines)
    shaped = {found.line: found for found in candidates}
    usable = [found for found in candidates if is_usable(lines, found, shaped, wrapped)]
    samples = take_samples(lines, usable, text, wrapped)
    if is_faq(samples, text):
        return []
    accepted: list[Sample] = []
    rejected: list[list[Sample]] = []
    for seam in Seam:
        group = [sample for sample in samples if sample.candidate.seam is seam]
        found = accept_group(group, lines, text)
        accepted += found
        if group and not found:
            rejected.append(group)
    for group in rejected:
        accepted += accept_other_side(group, accepted)
    every = sorted([*usable, *heads], key=lambda found: found.line)
    if not accepted:
        comes_back = len({found.label.key for found in every}) < len(every) - 1
        accepted = accept_returning(take_samples(lines, every, text, wrapped), text) if comes_back else []
        accepted = accepted or accept_answers(samples, lines)
    else:
        accepted += add_late(samples, accepted)
        accepted.sort(key=lambda sample: sample.candidate.line)
        headed = {head.line for head in heads}
        behind = take_samples(lines, every, text, wrapped) if heads else []
        accepted += add_heads([one for one in behind if one.candidate.line in headed], accepted, lines)
    accepted.sort(key=lambda sample: sample.candidate.line)
    accepted = without_asides(accepted, text)
    while len(accepted) > 1 and accepted[0].is_quoted:
        accepted.pop(0)  # the headline: Ilse Brandt: “I never sleep in March”
    if not wrapped and len(accepted) > 2 and is_headline(accepted, lines):
        accepted.pop(0)
    if is_one_sided(accepted) or is_torn_list(accepted, lines):
        return []
    chosen = {sample.candidate.line: sample.candidate for sample in accepted}
    return in_layout([chosen[at] for at in sorted(chosen)], lines)
