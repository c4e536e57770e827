"""Whether the labels behind one seam, taken together, open turns.

Sure labels, names and lone surnames each have to show more: that they come back, that somebody is spoken to.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from onrecord.text.transcripts.fitting import keep_fitting
from onrecord.text.transcripts.introduced import is_introduced
from onrecord.text.transcripts.labels.grammar import LabelClass
from onrecord.text.transcripts.labels.words import label_words
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.references import is_references
from onrecord.text.transcripts.samples import Sample
from onrecord.text.transcripts.seams import Seam
from onrecord.text.transcripts.speakers import share, speakers_of
from onrecord.text.transcripts.whole_page import is_whole_page
from onrecord.vocabulary import load_vocabulary

_ANNOUNCED = re.compile(
    r"^[^\w\n]{0,9}(?:TRANSCRIPT|Transcript|This is a rush transcript\b[^\n]*)[^\w\n]{0,9}$", re.MULTILINE
)
_WEAK_SEAMS = (Seam.OWN_LINE, Seam.CLOCK, Seam.STOP, Seam.DASH)
"""Shapes that other lines than labels have as well: names must come back or have a party behind them."""


def accept_group(group: list[Sample], lines: tuple[Line, ...], text: str) -> list[Sample]:
    """Judge the candidates of one seam together; "Speaker: Jane Roe" tells who, not what."""
    if group and group[0].candidate.seam is Seam.COLON and len(group) < 4:
        group = [one for one in group if not one.is_entry]
    if not group or not _may_hold(group) or is_references(group):
        return []
    spoken = share(group, "is_speech")
    if share(group, "is_quoted") >= 0.5 or share(group, "starts_small") > 0.4:
        return []
    if share(group, "is_value") >= 0.5 or _are_letters(group, text):
        return []
    strong = [sample for sample in group if sample.candidate.is_strong]
    if sum(_defines(sample, text) for sample in strong) >= max(2, 0.3 * len(strong)):
        return []
    if strong and _holds_strong(strong, group, lines, text):
        return keep_fitting(group, strong, text)
    named = [sample for sample in group if sample.candidate.label.cls >= LabelClass.CAPS]
    if spoken >= 0.6 and _holds_named(named, lines, text):
        return keep_fitting(group, named, text)
    if spoken >= 0.75 and _holds_single(group, text):
        again = Counter(speakers_of(group))
        return [
            one
            for one, who in zip(group, speakers_of(group), strict=True)
            if again[who] > 1 or (one.is_speech and not one.is_value)
        ]
    return []


def _may_hold(group: list[Sample]) -> bool:
    """Tell whether labels of this seam are sure or many enough to be asked what stands behind them.

    What is said behind a label costs ten times its reading, and the menus of a page are full of labels.
    """
    classes = [sample.candidate.label.cls for sample in group]
    if max(classes) >= LabelClass.TITLED:
        return True
    seam = group[0].candidate.seam
    if len(group) >= 4 and seam is not Seam.OWN_LINE:
        return True
    named = [sample for sample in group if sample.candidate.label.cls >= LabelClass.CAPS]
    if len(named) < 2:
        return len(named) == 1 and seam is Seam.COLON
    return seam not in _WEAK_SEAMS or _comes_back(named) or _affiliated(named) >= 0.6


def _comes_back(named: list[Sample]) -> bool:
    labels = len(set(speakers_of(named)))
    return labels > 1 and len(named) >= 3 and len(named) / labels >= 1.5


def _affiliated(named: list[Sample]) -> float:
    return sum(bool(sample.candidate.label.affiliation) for sample in named) / len(named)


def _defines(sample: Sample, text: str) -> bool:
    """Tell whether the words are about their label: "The President: The President is elected", "... who"."""
    found = sample.candidate
    core = found.label.core
    if text[found.words_from : found.words_from + 20].casefold().startswith(_defining()):
        return True
    start = found.words_from
    start += 4 if text.startswith("The ", start) and not core.startswith("The ") else 0
    return len(core) > 2 and text[start : start + len(core)] == core


@cache
def _defining() -> tuple[str, ...]:
    return tuple(load_vocabulary("turn_labels")["not_labels"]["defining"])


def _holds_strong(strong: list[Sample], group: list[Sample], lines: tuple[Line, ...], text: str) -> bool:
    labels = Counter(speakers_of(strong))
    spoken, persons = share(strong, "is_speech"), share(strong, "is_spoken_to")
    seam = strong[0].candidate.seam
    if len(strong) == 1:
        return is_whole_page(strong[0], lines, text)
    comes_back = len(strong) >= 3 and len(strong) >= 1.3 * len(labels) and spoken >= 0.8
    if spoken < 0.6 or persons < (0.15 if comes_back else 0.3):
        return False
    everybody = speakers_of(group)
    once = len(set(everybody)) == len(everybody)
    if once and (share(group, "is_addressed") < 0.3 or persons < 0.5):
        return False  # everybody speaks once, to nobody
    nameless = all(
        one.candidate.label.name is None and not one.candidate.label.is_anonymous for one in strong
    )
    if once and nameless and share(strong, "is_asked") == 0:
        return False  # "Treasurer: Mr Ash presented the accounts"
    if seam is Seam.OWN_LINE and (spoken < 0.8 or persons < 0.5):
        return False
    if seam is Seam.OWN_LINE or seam is Seam.STOP:
        return len(strong) >= 3 or persons >= 0.9
    return len(strong) >= 3 or len(labels) == 2 or persons == 1.0


def _holds_named(named: list[Sample], lines: tuple[Line, ...], text: str) -> bool:
    if not named:
        return False
    seam = named[0].candidate.seam
    if len(named) == 1:
        return seam is Seam.COLON and is_whole_page(named[0], lines, text)
    who = speakers_of(named)
    back = len(named) / len(set(who))
    if len(set(who)) == 1:
        return False
    persons = share(named, "is_spoken_to")
    if seam is Seam.COLON and _is_announced(named, text, persons):
        return True
    if _comes_back(named):
        if seam is Seam.STOP and len(named) < 4:
            return False
        in_a_row = sum(one == other for one, other in pairwise(who))
        if seam is not Seam.COLON and in_a_row > 0.34 * len(who):
            return False  # titles of a page's parts, names above comments
        formal = back >= 2 and share(named, "is_speech") >= 0.9 and share(named, "is_addressed") >= 0.3
        if formal and persons >= 0.4:
            return True  # parliaments speak of "the Minister"
        if seam in (Seam.OWN_LINE, Seam.STOP):
            return persons >= 0.6 and share(named, "is_speech") >= 0.8
        return persons >= (0.25 if len(named) >= 6 else 0.6)
    if seam in _WEAK_SEAMS:
        return _affiliated(named) >= 0.6 and persons >= 0.6
    if persons < 0.75 or share(named, "is_speech") < 0.8:
        return False
    if len(named) == 2 and share(named, "is_addressed") < 1.0:
        return False
    once = len(set(who)) == len(named)
    if once and seam is Seam.COLON and not _is_of_people(named, text):
        return False  # "Deutsches Konto: Ihr Konto muss ..."
    return share(named, "is_addressed") >= (
        0.4 if once else 0.3
    )  # candidates of an election say "we" as well, to nobody


def _are_letters(group: list[Sample], text: str) -> bool:
    """Tell whether names on their own lines sign the letters above: "Sir: Your report ..." stands below."""
    if group[0].candidate.seam is not Seam.OWN_LINE:
        return False
    starts = tuple(load_vocabulary("turn_labels")["frame"]["letters"])
    below = (
        text[one.candidate.words_from : one.candidate.words_from + 40].lstrip().casefold() for one in group
    )
    return sum(words.startswith(starts) for words in below) >= 0.5 * len(group)


def _is_announced(named: list[Sample], text: str, persons: float) -> bool:
    """Tell whether a page that calls itself a transcript may narrate: "JANE ROE: It began in May."."""
    if persons < 0.3 or len(named) < 3 or _ANNOUNCED.search(text) is None:
        return False
    who = speakers_of(named)
    told = len(set(who)) < len(who) and any(sample.candidate.is_strong for sample in named)
    return told and share(named, "is_speech") >= 0.9


def _is_of_people(named: list[Sample], text: str) -> bool:
    """Tell whether half of the names open with a known given name or stand on the page again."""
    known = sum(
        sample.candidate.label.core.split()[0].casefold() in label_words().given
        or bool(sample.candidate.label.affiliation)
        or is_introduced(sample.candidate.label.core, text)
        for sample in named
    )
    return known >= 0.5 * len(named)


def _holds_single(group: list[Sample], text: str) -> bool:
    """Bare surnames: they must alternate, come back, speak in persons, and mostly be known from the page."""
    who = speakers_of(group)
    times = Counter(who)
    back = [one for one, speaker in zip(group, who, strict=True) if times[speaker] > 1]
    if len(times) < 2 or len(back) < 4 or len(group) / len(times) < 1.5 or len(back) < 0.7 * len(group):
        return False
    if share(back, "is_spoken_to") < 0.6 or group[0].candidate.seam is Seam.OWN_LINE:
        return False
    known = sum(is_introduced(sample.candidate.label.core, text) for sample in back) / len(back)
    if share(back, "is_addressed") < (0.1 if known >= 0.8 else 0.2):
        return False
    if group[0].candidate.seam is Seam.MARKED:
        return known >= 0.6  # "(Laughter) You know me" comes back as well
    return known >= 0.4 or share(back, "is_spoken_to") >= 0.85
