"""All attribution rules over one sentence: content-first rules, then cue-first rules from left to right."""

from __future__ import annotations

import re

from onrecord.extract.attribution.according_to import read_according_to
from onrecord.extract.attribution.as_said import read_as_said
from onrecord.extract.attribution.asked import read_asked
from onrecord.extract.attribution.attribution import Attribution, trim
from onrecord.extract.attribution.conjoined import read_conjoined
from onrecord.extract.attribution.final import read_final
from onrecord.extract.attribution.impersonal import read_impersonal
from onrecord.extract.attribution.in_the_words import OPINIONS, read_in_the_words
from onrecord.extract.attribution.initial import read_initial
from onrecord.extract.attribution.noun_cues import read_noun_cues
from onrecord.extract.attribution.participial import read_participial
from onrecord.extract.attribution.predicated import read_predicated
from onrecord.extract.attribution.purpose import read_purpose
from onrecord.extract.attribution.quoted_as_saying import read_quoted_as_saying
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.unmarked import COLON, read_unmarked

_MEDIA = frozenset(
    (
        "office",
        "agency",
        "agencies",
        "media",
        "newspaper",
        "newspapers",
        "channel",
        "network",
        "statement",
        "readout",
        "report",
        "affidavit",
        "complaint",
        "indictment",
        "lawsuit",
        "filing",
        "documents",
        "records",
        "memo",
        "transcript",
    )
)
_CUE_TAG = re.compile("[VvG]")
_CUE_WORDS_WITHOUT_TAG = frozenset(("according", "According", "quoted"))
_WITHOUT_TAG = _CUE_WORDS_WITHOUT_TAG | OPINIONS
_PASSIVE = frozenset(("was", "were", "is", "been"))
_AS = frozenset(("as", "As"))
_OF_A_DEED = frozenset(("object", "initial_infinitive", "complement"))


def read_attributions(sentence: Sentence) -> list[Attribution]:
    """Return the attributions of a sentence in the order of their cues; content is claimed only once."""
    tags, words = sentence.tags, sentence.words
    cues = [match.start() for match in _CUE_TAG.finditer(tags)]
    special = not _WITHOUT_TAG.isdisjoint(words)
    if not cues and not special and "t" not in tags:
        return _without_cues(sentence)
    found: list[Attribution] = []
    floor = 0
    if special:
        cues.extend(at for at, word in enumerate(words) if word in _CUE_WORDS_WITHOUT_TAG and at not in cues)
        cues.sort()
        opinion = read_in_the_words(sentence)
        if opinion is not None:
            found.append(opinion)
            floor = max(stop for _, stop in opinion.pieces)
    for index in cues:
        attribution = _read_behind(sentence, index, floor)
        if attribution is not None:
            found.append(attribution)
            floor = max(attribution.cue_range[1], max(stop for _, stop in attribution.pieces))
    previous: Attribution | None = None
    for index in cues:
        closed = next((one for one in found if one.cue_range[0] == index), None)
        if closed is not None:
            previous = closed
            continue
        if _claimed(found, index):
            continue
        attribution = _read_forward(sentence, index, previous, found)
        if attribution is not None and found:
            attribution = _clipped(sentence, attribution, found)
        if attribution is not None and attribution.pieces:
            found.append(attribution)
            previous = attribution
    if "t" in tags:
        found.extend(one for one in read_noun_cues(sentence) if not _overlaps(found, one))
    if found and ":Q" in tags:
        found.extend(_after_colon(sentence, found))
    if not found:
        return _without_cues(sentence)
    found.sort(key=lambda one: one.cue_range)
    return found


def _without_cues(sentence: Sentence) -> list[Attribution]:
    """Return the quotation that a colon, a signature or a predicate attributes."""
    if "Q" not in sentence.tags:
        return []
    unmarked = read_predicated(sentence) or read_unmarked(sentence)
    return [] if unmarked is None else [unmarked]


def _read_behind(sentence: Sentence, index: int, floor: int) -> Attribution | None:
    """Return the attribution of the cue at token `index` whose content stands before it or around it."""
    words = sentence.words
    if words[index] in ("quoted", "cited"):
        quoted = read_quoted_as_saying(sentence, index, floor)
        if quoted is not None:
            return quoted
    cue = sentence.cue_at(index)
    if cue is None or sentence.tags[index] == "G":
        return None
    said = None if _AS.isdisjoint(words) else read_as_said(sentence, index, cue)
    if said is None and not _PASSIVE.isdisjoint(words):
        said = read_impersonal(sentence, index, cue, floor)
    if said is not None:
        return said
    final = read_final(sentence, index, cue, floor)
    return None if final is not None and _only_relays(sentence, final) else final


def _read_forward(
    sentence: Sentence, index: int, previous: Attribution | None, found: list[Attribution]
) -> Attribution | None:
    if sentence.words[index] in ("according", "According"):
        floor = max(
            (stop for one in found for _, stop in (*one.pieces, one.cue_range) if stop <= index), default=0
        )
        ceiling = min(
            (start for one in found for start, _ in one.pieces if start > index), default=len(sentence)
        )
        return read_according_to(sentence, index, floor, ceiling)
    cue = sentence.cue_at(index)
    if cue is None:
        return None
    if cue.form == "G":
        return read_participial(sentence, index, cue, previous)
    return (
        read_initial(sentence, index, cue)
        or read_asked(sentence, index, cue)
        or read_purpose(sentence, index, cue)
        or read_conjoined(sentence, index, cue, previous)
    )


def _clipped(sentence: Sentence, one: Attribution, found: list[Attribution]) -> Attribution:
    """End a statement where another one's words begin: "He said that A; by May, he added, B"."""
    if not one.pieces:
        return one
    start, stop = one.pieces[-1]
    inside = [first for other in found for first, _ in other.pieces if start < first < stop]
    if not inside:
        return one
    piece = trim(sentence, start, min(inside))
    return one._replace(pieces=(*one.pieces[:-1], piece) if piece[0] < piece[1] else one.pieces[:-1])


def _only_relays(sentence: Sentence, outer: Attribution) -> bool:
    """Tell whether a medium reports what somebody else said: "Bell said she would go, Northwire reported.".

    Also "Bell said it was a step which, he argued, would fail": the sentence is Bell's first statement.
    """
    start, stop = outer.pieces[0]
    subject = outer.subject
    medium = subject is not None and _is_medium(sentence, subject.start, subject.end)
    argued = len(outer.pieces) > 1 and subject is not None and sentence.tags[subject.start] == "P"
    if not (argued or (len(outer.pieces) == 1 and (medium or outer.cue.lemma in ("report", "confirm")))):
        return False
    for index in range(start + 1, stop):
        cue = sentence.cue_at(index) if sentence.tags[index] in "Vv" else None
        if cue is not None:
            inner = read_initial(sentence, index, cue)
            if inner is None or inner.subject is None or inner.rule in _OF_A_DEED:
                return False  # "Both agencies agreed to extend it, the agency said"
            return inner.subject.start <= start + 1 or not any(
                tag in "XBVv" for tag in sentence.tags[start + 1 : inner.subject.start]
            )
    return False


def _is_medium(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a source passes on what others say: "the newspaper", no "source in the envoy's office"."""
    of = sentence.tags.find("o", start, end)
    return not _MEDIA.isdisjoint(sentence.words[start : of if of > start else end])


def _after_colon(sentence: Sentence, found: list[Attribution]) -> list[Attribution]:
    """Read the quotation that proves an indirect statement: 'Holm denied the charge: "It is not true."'"""
    colon = sentence.tags.rindex(":Q")
    last = max(found, key=lambda one: one.cue_range)
    if _claimed(found, colon + 1) or last.subject is None or last.cue_range[0] > colon:
        return []
    return [Attribution("colon_quote", ((colon + 1, colon + 2),), COLON, (colon, colon + 1), last.subject)]


def _overlaps(found: list[Attribution], one: Attribution) -> bool:
    start, stop = one.pieces[0]
    return any(a < stop and start < b for other in found for a, b in other.pieces)


def _claimed(found: list[Attribution], index: int) -> bool:
    return any(start <= index < stop for one in found for start, stop in (*one.pieces, one.cue_range))
