"""What the place of a labelled line says: list entries, headlines, two labels in a row, one side only."""

from __future__ import annotations

import re
from collections import Counter

from onrecord.text.transcripts.frame import ends_sentence, is_furniture_heading, is_stage
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.samples import Sample
from onrecord.text.transcripts.seams import Candidate, Seam

_NUMBER_ENDS = re.compile(r"\s\d{1,2}\.$")  # of the next entry: "What the pier costs us 4."
_PARAGRAPH_ENDS = (".", "?", "!", "…", '"', "”", ")", "]", ":", "—", "--", "|")


def is_usable(lines: tuple[Line, ...], found: Candidate, shaped: dict[int, Candidate], wrapped: bool) -> bool:
    """Refuse list entries, and lines that only go on with the sentence before."""
    line = lines[found.line]
    if ". . . ." in line.text or "....." in line.text:
        return False  # "President: Mr. Roe . . . . . (Caldera)"
    sure = found.is_strong and found.seam is Seam.COLON and found.label.core.isupper()
    if wrapped and found.line and not line.gap and found.line - 1 not in shaped and not sure:
        before = lines[found.line - 1]
        if not is_stage(before) and not before.text.endswith(_PARAGRAPH_ENDS):
            return False
    if found.words_from >= line.end:
        below = lines[found.line + 1] if found.line + 1 < len(lines) else None
        if below is None or is_furniture_heading(below):
            return False
        under = shaped.get(found.line + 1)
        if under is not None and under.words_from >= below.end:
            return False  # two in a row are a list of names
        above = [shaped.get(found.line - back) for back in (1, 2)]
        listed = all(one is not None and one.words_from >= lines[one.line].end for one in above)
        return not listed or ends_sentence(below.text)  # the last of a list; what stands below is no speech
    return True


def without_first_words(candidates: list[Candidate], lines: tuple[Line, ...]) -> list[Candidate]:
    """Drop lines that only look labelled and are the first words of the label above: "In June. We share."."""
    times = Counter(found.label.key for found in candidates)
    bare = {
        found.line
        for found in candidates
        if found.words_from >= lines[found.line].end and (times[found.label.key] > 1 or found.is_strong)
    }
    return [
        found
        for found in candidates
        if found.line - 1 not in bare
        or found.words_from >= lines[found.line].end
        or times[found.label.key] > 1
    ]


def is_headline(accepted: list[Sample], lines: tuple[Line, ...]) -> bool:
    """Tell whether the first label begins the page's headline: "Ports Council: Remarks by Jane Roe"."""
    first = accepted[0].candidate
    own = lines[first.line]
    if first.line > 0 or first.words_from >= own.end or ends_sentence(own.text):
        return False
    return all(sample.candidate.label.key != first.label.key for sample in accepted[1:])


def is_one_sided(accepted: list[Sample]) -> bool:
    """Tell whether only questions are labelled: "Question 2: Do I have to register? No."."""
    labels = [sample.candidate.label for sample in accepted]
    if len(labels) < 2 or not all(label.is_anonymous for label in labels):
        return False
    return len({label.key.strip(" 0123456789") for label in labels}) == 1 and len(
        {label.key for label in labels}
    ) in (1, len(labels))


def is_torn_list(accepted: list[Sample], lines: tuple[Line, ...]) -> bool:
    """Tell whether labels of a page without line breaks are entries: "Councillor Ash: Buoys 4. Motions"."""
    cut = [lines[sample.candidate.line] for sample in accepted]
    if not any(line.is_cut for line in cut):
        return False
    ended = sum(ends_sentence(line.text) and _NUMBER_ENDS.search(line.text) is None for line in cut)
    return ended < 0.7 * len(cut) or len({one.candidate.label.key for one in accepted}) < 2


def in_layout(labels: list[Candidate], lines: tuple[Line, ...]) -> list[Candidate]:
    """Keep one of two labels where the words of the first are due: the one that comes back.

    "Jens Okel:" / "A question: When?" is one speaker; so is the place "Port Aldous" above "Tarn".
    """
    times = Counter(found.label.key for found in labels)
    kept: list[Candidate] = []
    for found in labels:
        above = kept[-1] if kept else None
        if above is not None and found.line == above.line + 1 and above.words_from >= lines[above.line].end:
            if times[above.label.key] > 1 or times[found.label.key] == 1:
                continue
            kept.pop()
        kept.append(found)
    return kept
