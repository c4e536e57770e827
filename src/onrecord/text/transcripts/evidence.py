"""Which labelled lines open turns: decided on the whole document, never on one line.

A colon alone says nothing ("Note: ..."). Labels must be names or offices, must come back, and what follows
them must be words that somebody utters: sentences, first and second persons, not values, not quotations.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise

from onrecord.text.transcripts.answered import accept_answers
from onrecord.text.transcripts.asides import without_asides
from onrecord.text.transcripts.captions import without_captions
from onrecord.text.transcripts.faq import is_faq
from onrecord.text.transcripts.frame import ends_sentence, is_furniture_heading, is_stage
from onrecord.text.transcripts.introduced import is_introduced
from onrecord.text.transcripts.label_words import label_words
from onrecord.text.transcripts.labels import LabelClass
from onrecord.text.transcripts.lines import Line
from onrecord.text.transcripts.recurring import accept_returning, add_heads
from onrecord.text.transcripts.references import is_references
from onrecord.text.transcripts.samples import Sample, going_on, take_samples
from onrecord.text.transcripts.seams import Candidate, Seam
from onrecord.text.transcripts.speakers import find_between, shape_of, share, speakers_of
from onrecord.text.transcripts.whole_page import is_whole_page
from onrecord.vocabulary import load_vocabulary

_WEAK_SEAMS = (Seam.OWN_LINE, Seam.CLOCK, Seam.STOP, Seam.DASH)
"""Shapes that other lines than labels have as well: names must come back or have a party behind them."""

_PARAGRAPH_ENDS = (".", "?", "!", "…", '"', "”", ")", "]", ":", "—", "--", "|")


def choose_labels(
    lines: tuple[Line, ...], candidates: list[Candidate], heads: list[Candidate], text: str, wrapped: bool
) -> list[Candidate]:
    """Return the labelled lines that open turns, in order; empty when the page is no transcript.

    `candidates` name speakers in words we know, `heads` have but the shape of labels.
    """
    candidates = _without_first_words(without_captions(candidates, lines), lines)
    heads = without_captions(heads, lines)
    shaped = {found.line: found for found in candidates}
    usable = [found for found in candidates if _is_usable(lines, found, shaped, wrapped)]
    samples = take_samples(lines, usable, text, wrapped)
    if is_faq(samples, text):
        return []
    accepted: list[Sample] = []
    rejected: list[list[Sample]] = []
    for seam in Seam:
        group = [sample for sample in samples if sample.candidate.seam is seam]
        found = _accept_group(group, lines, text)
        accepted += found
        if group and not found:
            rejected.append(group)
    for group in rejected:
        accepted += _answers(group, accepted)
    every = sorted([*usable, *heads], key=lambda found: found.line)
    if not accepted:
        comes_back = len({found.label.key for found in every}) < len(every) - 1
        accepted = accept_returning(take_samples(lines, every, text, wrapped), text) if comes_back else []
        accepted = accepted or accept_answers(samples, lines)
    else:
        accepted += _late(samples, accepted)
        accepted.sort(key=lambda sample: sample.candidate.line)
        headed = {head.line for head in heads}
        behind = take_samples(lines, every, text, wrapped) if heads else []
        accepted += add_heads([one for one in behind if one.candidate.line in headed], accepted, lines)
    accepted.sort(key=lambda sample: sample.candidate.line)
    accepted = without_asides(accepted, text)
    while len(accepted) > 1 and accepted[0].is_quoted:
        accepted.pop(0)  # the headline: Ilse Brandt: “I never sleep in March”
    if not wrapped and len(accepted) > 2 and _is_headline(accepted, lines):
        accepted.pop(0)
    if _is_one_sided(accepted):
        return []
    chosen = {sample.candidate.line: sample.candidate for sample in accepted}
    return _in_layout([chosen[at] for at in sorted(chosen)], lines)


def _is_headline(accepted: list[Sample], lines: tuple[Line, ...]) -> bool:
    """Tell whether the first label begins the page's headline: "Ports Council: Remarks by Jane Roe"."""
    first = accepted[0].candidate
    own = lines[first.line]
    if first.line > 0 or first.words_from >= own.end or ends_sentence(own.text):
        return False
    return all(sample.candidate.label.key != first.label.key for sample in accepted[1:])


def _answers(group: list[Sample], accepted: list[Sample]) -> list[Sample]:
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


def _without_first_words(candidates: list[Candidate], lines: tuple[Line, ...]) -> list[Candidate]:
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


def _is_one_sided(accepted: list[Sample]) -> bool:
    """Tell whether only questions are labelled: "Question 2: Do I have to register? No."."""
    labels = [sample.candidate.label for sample in accepted]
    if len(labels) < 2 or not all(label.is_anonymous for label in labels):
        return False
    return len({label.key.strip(" 0123456789") for label in labels}) == 1 and len(
        {label.key for label in labels}
    ) in (1, len(labels))


def _in_layout(labels: list[Candidate], lines: tuple[Line, ...]) -> list[Candidate]:
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


def _is_usable(
    lines: tuple[Line, ...], found: Candidate, shaped: dict[int, Candidate], wrapped: bool
) -> bool:
    """Refuse list entries, and lines that only go on with the sentence before."""
    line = lines[found.line]
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
        return under is None or under.words_from < below.end  # two in a row are a list of names
    return True


def _accept_group(group: list[Sample], lines: tuple[Line, ...], text: str) -> list[Sample]:
    """Judge the candidates of one seam together."""
    if not group or not _may_hold(group) or is_references(group):
        return []
    spoken = share(group, "is_speech")
    if share(group, "is_quoted") >= 0.5 or share(group, "starts_small") > 0.4:
        return []
    if share(group, "is_value") >= 0.5:
        return []
    strong = [sample for sample in group if sample.candidate.is_strong]
    if sum(_defines(sample, text) for sample in strong) >= max(2, 0.3 * len(strong)):
        return []
    if strong and _holds_strong(strong, group, lines, text):
        return _keep_fitting(group, strong, text)
    named = [sample for sample in group if sample.candidate.label.cls >= LabelClass.CAPS]
    if spoken >= 0.6 and _holds_named(named, lines, text):
        return _keep_fitting(group, named, text)
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
    labels = Counter(speakers_of(group))
    if len(labels) < 2 or len(group) < 4 or len(group) / len(labels) < 1.5:
        return False
    if share(group, "is_spoken_to") < 0.6 or group[0].candidate.seam is Seam.OWN_LINE:
        return False
    if share(group, "is_addressed") < 0.2:
        return False
    known = sum(is_introduced(sample.candidate.label.core, text) for sample in group)
    return known >= 0.4 * len(group) or share(group, "is_spoken_to") >= 0.85


def _keep_fitting(group: list[Sample], trusted: list[Sample], text: str) -> list[Sample]:
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
        elif who in silent:
            fits = False  # "Solopreneur Social Media: LinkedIn", title and headline
        elif label.core in going:
            fits = False  # "Ukraine: it is our neighbour", "The minister set a task: to finish in May"
        elif sample.candidate.line in trusted_lines:
            fits = sounds or again[who] > 1  # once, "President: Jane Roe" is a value
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


def _late(samples: list[Sample], accepted: list[Sample]) -> list[Sample]:
    """Labels in another shape than the rest: "Q  Thank you" beside "MR. ROE:", a known name with a dash."""
    taken = {sample.candidate.line for sample in accepted}
    surnames = {sample.candidate.label.surname for sample in accepted} - {None}
    seams = {sample.candidate.seam for sample in accepted}
    late = []
    for sample in samples:
        found = sample.candidate
        if found.line in taken or sample.goes_on:
            continue
        is_question = found.label.is_anonymous and found.seam in (Seam.GAP, Seam.COLON, Seam.STOP)
        is_known = found.label.surname in surnames and found.seam in seams | {Seam.COLON, Seam.CLOCK}
        is_sure = found.is_strong and found.seam is Seam.COLON
        if sample.is_speech and (is_question or is_known or is_sure):
            late.append(sample)
    return late
