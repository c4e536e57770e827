"""Labels behind another seam than the accepted ones: the other side of an interview, single lines."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from onrecord.text.transcripts.labels.grammar import LabelClass
from onrecord.text.transcripts.samples import Sample
from onrecord.text.transcripts.seams import Seam
from onrecord.text.transcripts.speakers import share, speakers_of


def accept_other_side(group: list[Sample], accepted: list[Sample]) -> list[Sample]:
    """Return the names behind another seam that answer accepted labels: "Q. Why?" / "JANE ROE: No."."""
    if len(accepted) < 2 or group[0].candidate.seam is Seam.OWN_LINE:
        return []
    named = [one for one in group if one.candidate.label.cls >= LabelClass.CAPS and one.is_speech]
    times = Counter(speakers_of(named))
    named = [one for one, who in zip(named, speakers_of(named), strict=True) if times[who] > 1]
    if len(named) < 2:
        return []
    sides = {sample.candidate.line: "accepted" for sample in accepted}
    sides |= {sample.candidate.line: "named" for sample in named}
    order = [sides[line] for line in sorted(sides)]
    turns = sum(one != other for one, other in pairwise(order))
    return named if turns >= 0.7 * (len(order) - 1) and share(named, "is_spoken_to") >= 0.3 else []


def add_late(samples: list[Sample], accepted: list[Sample]) -> list[Sample]:
    """Labels in another shape than the rest: "Q  Thank you" beside "MR. ROE:", a known name with a dash."""
    taken = {sample.candidate.line for sample in accepted}
    surnames = {sample.candidate.label.surname for sample in accepted} - {None}
    seams = {sample.candidate.seam for sample in accepted}
    asked = {sample.candidate.label.key for sample in accepted if sample.candidate.label.is_anonymous}
    late = []
    for sample in samples:
        found = sample.candidate
        if found.line in taken or sample.goes_on:
            continue
        is_question = found.label.is_anonymous and found.seam in (Seam.GAP, Seam.COLON, Seam.STOP)
        is_question = is_question or found.label.key in asked  # "Q - And the price?" after "Q: When?"
        is_known = found.label.surname in surnames and found.seam in seams | {Seam.COLON, Seam.CLOCK}
        is_sure = found.is_strong and found.seam is Seam.COLON
        if sample.is_speech and (is_question or is_known or is_sure):
            late.append(sample)
    return late
