"""Labels known by what they do: heads that come back, take turns and have somebody speak behind them.

The words themselves need not be known ("The Lantern", "Pressestelle"); "Pros" and "Cons" come back as well,
but they are no names of the page and nobody says "I" behind them.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from onrecord.text.transcripts.introduced import is_introduced
from onrecord.text.transcripts.labels.grammar import LabelClass
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.samples import Sample, going_on
from onrecord.text.transcripts.seams import Seam
from onrecord.text.transcripts.speakers import find_between, share, speakers_of

_SEAMS = (Seam.COLON, Seam.CLOCK, Seam.DASH, Seam.CELL, Seam.MARKED, Seam.OWN_LINE)


def accept_returning(samples: list[Sample], text: str) -> list[Sample]:
    """Return the samples of the first seam whose labels alternate, come back and speak, known or not."""
    for seam in _SEAMS:
        group = [sample for sample in samples if sample.candidate.seam is seam]
        if len(group) < 4:
            continue
        speakers = speakers_of(group)
        times = Counter(speakers)
        back = sum(times[who] > 1 for who in speakers)
        same = sum(one == other for one, other in pairwise(speakers))
        if len(times) < 2 or back < 0.7 * len(group) or same > 0.25 * len(group):
            continue
        if share(group, "is_quoted") >= 0.3 or share(group, "starts_small") > 0.4:
            continue
        if share(group, "is_speech") < 0.75:
            continue
        foreign = all(not _has_case(sample) for sample in group)  # we know no persons of such scripts
        if share(group, "is_asked") < 0.3 if foreign else share(group, "is_spoken_to") < 0.5:
            continue
        pairs = list(zip(group, speakers, strict=True))
        sure = foreign or seam is Seam.CLOCK
        if seam is Seam.OWN_LINE:  # headings stand so, but don't take turns in talking to each other
            group = [one for one, who in pairs if times[who] > 1]
            sure = len(group) >= 6 and share(group, "is_addressed") >= 0.4
            if share(group, "is_spoken_to") < 0.6 or share(group, "is_speech") < 0.9:
                continue
        known = sum(times[who] > 1 and (sure or _is_on_page(one, text)) for one, who in pairs)
        if known < 0.4 * len(group) or share(group, "is_addressed") < 0.25:
            continue
        return [one for one, who in pairs if times[who] > 1 or one.is_spoken_to or one.is_asked]
    return []


def add_heads(heads: list[Sample], accepted: list[Sample], lines: tuple[Line, ...]) -> list[Sample]:
    """Return the heads that stand among accepted labels and behave like them."""
    seams = Counter(sample.candidate.seam for sample in accepted)
    apart = sum(lines[sample.candidate.line].gap for sample in accepted) >= 0.9 * len(accepted)
    caps = sum(sample.candidate.label.core.isupper() for sample in accepted) >= 0.8 * len(accepted)
    first = accepted[0].candidate.line
    times = Counter(sample.candidate.label.key for sample in heads)
    places = [sample.candidate.line for sample in accepted]
    said_by = dict(zip(places, speakers_of(accepted), strict=True))
    between = find_between((sample.candidate.line for sample in heads), said_by)
    added = []
    going = going_on([*heads, *accepted])
    for sample in heads:
        found = sample.candidate
        if found.label.core in going:
            continue
        if seams[found.seam] < 2 or (apart and not lines[found.line].gap) or not sample.is_speech:
            continue
        returns = times[found.label.key] > 1 and (found.line >= first or sample.is_spoken_to)
        if found.seam is Seam.OWN_LINE and not (returns and sample.is_spoken_to):
            continue
        in_style = caps and found.label.core.isupper() and " " in found.label.core
        asks = sample.is_asked and " " in found.label.core
        if returns or (sample.is_spoken_to and (in_style or asks or found.line in between)):
            added.append(sample)
    return added


def _has_case(sample: Sample) -> bool:
    core = sample.candidate.label.core
    return core.upper() != core.lower()


def _is_on_page(sample: Sample, text: str) -> bool:
    """Tell whether the head is a name elsewhere on the page: in the middle of a sentence, with a capital."""
    label = sample.candidate.label
    if label.cls >= LabelClass.CAPS:
        return True
    return is_introduced(label.core.removeprefix("The "), text)
