"""Gerunds that report: "..., adding that", "with Putin saying", "a statement stating that"."""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution, Range
from onrecord.extract.attribution.initial import content_after
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.phrases import Phrase, can_speak, phrase_after
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import subject_before
from onrecord.vocabulary import phrases

_RELATIVES = frozenset(("who", "which", "that", "it", "there"))
_SOURCES = frozenset(
    ("sources", "source", "officials", "documents", "reports", "report", "media", "data", "figures", "letter")
)
_SPEECH_NOUNS = frozenset(phrases("cue_nouns", "carriers"))


def read_participial(
    sentence: Sentence, index: int, cue: Cue, previous: Attribution | None
) -> Attribution | None:
    """Read a gerund cue; its subject is that of the attribution before it, else of the sentence."""
    tags = sentence.tags
    before = index - 1
    while before >= 0 and tags[before] == "R":
        before -= 1
    if before >= 0 and tags[before] == "D":
        return None
    content = content_after(sentence, index, cue)
    if content is None:
        return None
    kind, pieces = content
    if kind == "initial_bare" and cue.may_be_noun:
        return None
    cue_range = (index, index + cue.words)
    if before >= 0 and tags[before] == "B":  # "is calling for": a finite verb
        subject = subject_before(sentence, index)
        if subject is None and before > 1 and tags[before - 1] == "c":
            subject = previous.subject if previous is not None else main_subject(sentence, before - 1)
        return (
            None if subject is None else Attribution("initial_progressive", pieces, cue, cue_range, subject)
        )
    loose = kind in ("object", "complement")
    if loose and cue.lemma == "cite" and not _SOURCES.isdisjoint(sentence.words[pieces[0][0] : pieces[0][1]]):
        return None  # "reported, citing government sources"
    # "released an ad calling it dangerous"; not "a petition calling on him has reached"
    carried = before >= 0 and sentence.words[before].lower() in _SPEECH_NOUNS
    carried = carried and any(tag in "XVB" for tag in tags[:before])
    if loose and before >= 0 and tags[before] not in ",c-" and not carried:
        return None  # "T-shirts portraying", "for attacking them"
    if before < 0 or not _has_main_verb(tags, before):
        return _before_main_clause(sentence, cue, cue_range, pieces)
    if (
        tags[before] in "nbN"
        and kind == "initial_bare"
        and sentence.words[before].lower() not in _SPEECH_NOUNS
    ):
        subject = subject_before(sentence, index)  # "with three in ten saying", "Putin saying"
        if subject is None:
            return None  # "It's worth noting"
    elif previous is not None:
        subject = previous.subject
    else:
        subject = _companion(sentence, before) or clause_subject(sentence, index)
    if subject is None and "Q" not in tags[pieces[0][0] : pieces[-1][1]]:
        return None
    if (
        subject is not None
        and previous is None
        and sentence.words[subject.start].lower() in ("it", "there", "it's", "it’s")
    ):
        return None
    return Attribution("participial", pieces, cue, cue_range, subject)


def _companion(sentence: Sentence, before: int) -> Phrase | None:
    """Return "Ana Ruiz" of ", with Ana Ruiz tweeting that"."""
    tags, words = sentence.tags, sentence.words
    at = before
    while at > 1 and tags[at] in "NDnrbp#o":
        if words[at] == "with":
            return Phrase(at + 1, before + 1, at) if tags[at - 1] in ",n" and before > at else None
        at -= 1
    return None


def _has_main_verb(tags: str, before: int) -> bool:
    return any(tag in "XBVnv" for tag in tags[: before + 1]) or tags[before] == ","


def _before_main_clause(
    sentence: Sentence, cue: Cue, cue_range: Range, pieces: tuple[Range, ...]
) -> Attribution | None:
    """Read "Noting that the vote failed, Bell left" and "By arguing that ..., he lost": cut at the comma."""
    tags = sentence.tags
    start, stop = pieces[0]
    for at in range(start + 1, stop):
        if tags[at] == "," and at + 1 < stop and tags[at + 1] in "PDNrb":
            subject = phrase_after(sentence, at + 1)
            if subject is not None and subject.end < len(tags) and tags[subject.end] in "XBVRn,":
                return Attribution("participial_first", ((start, at),), cue, cue_range, subject)
    return None


def clause_subject(sentence: Sentence, before: int) -> Phrase | None:
    """Return the subject of the last main clause left of `before`: "In Ames, Iowa, Bell left, saying"."""
    tags, words = sentence.tags, sentence.words
    for at in range(before - 1, 0, -1):
        past = (
            tags[at] == "n" and words[at].endswith("ed") and tags[at + 1] not in ",."
        )  # "unchanged, saying"
        if tags[at] not in "XVB" and not past:
            continue
        subject = subject_before(sentence, at)
        if subject is None or words[subject.start].lower() in _RELATIVES:
            continue
        if subject.edge >= 0 and tags[subject.edge] in "stwXVB":
            continue  # "he left after the deal failed", "it left its rate unchanged at 5 percent"
        return subject
    return main_subject(sentence, before)


def main_subject(sentence: Sentence, before: int) -> Phrase | None:
    """Return the subject of the sentence: the first noun phrase that a verb follows, left of `before`."""
    tags = sentence.tags
    at = 0
    if sentence.words and sentence.words[0].endswith("ing"):  # "Speaking to lawmakers, Brandt"
        at = max(0, tags.find(",", 0, before))
    while at < before:
        tag = tags[at]
        if tag == "P":
            return Phrase(at, at + 1, at - 1)
        if tag in "NDrbp#":
            end = at
            while end < before and tags[end] in "NDnrbp#":
                if end > at and (
                    tags[end] == "D" or (tags[end] == "n" and sentence.words[end].endswith("ed"))
                ):
                    break
                end += 1
            if can_speak(sentence, at, end):
                while tags[end : end + 2] == "oN" and sentence.words[end] == "of" and tags[end - 1] == "N":
                    end += 2  # "The Bank of Russia left its rate unchanged, saying"
                return Phrase(at, end, at - 1)
            at = end
            continue
        if tag in "so" or tag == "R":
            comma = tags.find(",", at, before)
            if tag != "R" and comma > 0:
                at = comma + 1
                continue
        at += 1
    return None
