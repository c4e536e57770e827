"""The subject before a cue: pronoun, name, noun phrase, with what may stand between it and the verb."""

from __future__ import annotations

from onrecord.extract.attribution.insertions import before_insertion, before_title
from onrecord.extract.attribution.lexicon import ADJECTIVES
from onrecord.extract.attribution.phrases import Phrase, phrase_ending_at
from onrecord.extract.attribution.sentence import Sentence
from onrecord.vocabulary import phrases

_SAID_BY_MANY = frozenset(
    ("say", "said", "argue", "argued", "warn", "warned", "insist", "complain", "believe", "predict")
)


def subject_before(sentence: Sentence, verb: int) -> Phrase | None:
    """Return the subject that ends before the verb at `verb`, adverbs and auxiliaries stepped over."""
    known = sentence.subjects
    if verb not in known:
        found = _find_subject(sentence, verb)
        known[verb] = found if found is None or not _is_deed(sentence, found) else None
    subject: Phrase | None = known[verb]
    return subject


def _is_deed(sentence: Sentence, subject: Phrase) -> bool:
    """Tell whether a phrase is a verb with its object: "(is) planning a mission (called Lumen)"."""
    first, then = sentence.words[subject.start], sentence.words[subject.start + 1 : subject.end][:1]
    return first.islower() and first.endswith(("ing", "ed")) and then in (["a"], ["an"], ["the"])


def _find_subject(sentence: Sentence, verb: int) -> Phrase | None:
    tags = sentence.tags
    last = _before_auxiliaries(sentence, verb - 1)
    if last < 0:
        return None
    end = last + 1
    if tags[last] == ")":  # Sen. Anna Bell (R-Ohio) said
        last = tags.rfind("(", 0, last) - 1
    elif tags[last] == "-":
        # "three scholars -- Mr. Tribe and Mr. Amar -- agreed"
        dash = tags.rfind("-", 0, last)
        phrase = phrase_ending_at(sentence, dash - 1, dash) if dash > 0 and last - dash < 26 else None
        return phrase if phrase is None or phrase.edge < 0 or tags[phrase.edge] in ",;:cst-Q." else None
    elif tags[last] == "Q":
        return before_title(sentence, last)
    elif tags[last] == ",":
        inserted = before_insertion(sentence, last)
        if inserted is None:
            return None
        start, edge = inserted
        opening = tags.find(",", start)
        if tags[opening + 1] in "oR":  # "Kowalska, for her part, urged": no apposition
            return Phrase(start, opening, edge)
        return Phrase(start, end - 1, edge)
    if last < 0:
        return None
    if tags[last] == "P":
        return Phrase(last, end, last - 1)
    if tags[last] == "o" and sentence.words[last] == "to":
        if sentence.words[last - 1] not in _HABITS or last < 2:
            return None  # "a way to acknowledge"
        return _find_subject(sentence, last - 1)  # "she liked to say", "he was heard to say"
    if tags[last] == "M":  # ..., officials on Monday said
        while last >= 0 and tags[last] in "MR#":
            last -= 1
        if last >= 0 and tags[last] == "o":
            last -= 1
        if last > 0 and tags[last] == ",":  # "Cruz, R-Texas, last week said"
            inserted = before_insertion(sentence, last)
            return None if inserted is None else Phrase(inserted[0], last, inserted[1])
        end = last + 1
    phrase = phrase_ending_at(sentence, last, end)
    if phrase is not None and _is_relative_object(sentence, phrase.edge):
        return _before_relative(sentence, phrase.edge)  # "a woman who answered the phone said"
    return phrase or _before_relative(sentence, last) or _plural_noun(sentence, last, verb)


def _is_relative_object(sentence: Sentence, verb: int) -> bool:
    """Tell whether the verb before a phrase is that of a relative clause with "who" right before it."""
    if verb < 2 or sentence.tags[verb] not in "VXv":
        return False
    at = verb - 1
    while at > 1 and sentence.tags[at] in "BR":
        at -= 1
    return sentence.words[at] == "who" and sentence.tags[at - 1] in "rpnb"


def _plural_noun(sentence: Sentence, last: int, verb: int) -> Phrase | None:
    """Return "forecasters" of "forecasters say": a bare plural that opens its clause, before a sure verb."""
    tags, words = sentence.tags, sentence.words
    if words[verb] not in _SAID_BY_MANY or tags[last] != "n" or not words[last].endswith("s"):
        return None
    start = last
    while start > 0 and last - start < 3 and tags[start - 1] in "nN":
        start -= 1
    edge = start - 1
    opens = edge < 0 or tags[edge] in ",;:cst-Q."
    return Phrase(start, last + 1, edge) if opens else None


def _before_auxiliaries(sentence: Sentence, last: int) -> int:
    """Step back over "have also", "has in the past"."""
    tags = sentence.tags
    while last >= 0 and (tags[last] in "RB" or (tags[last] == "Q" and tags[last - 1 : last] == "B")):
        last -= 1
    at = last
    while at > 0 and at > last - 6 and tags[at] in "nDM#":
        at -= 1
    if 0 < at < last and tags[at] == "o" and tags[at - 1] == "B":
        return _before_auxiliaries(sentence, at - 1)
    return last


def _before_relative(sentence: Sentence, last: int) -> Phrase | None:
    """Return the antecedent in "the groups who wrote to her on Thursday say"."""
    tags, words = sentence.tags, sentence.words
    for at in range(last, max(0, last - 14), -1):
        if tags[at] in ",Q;:.-":
            return None
        if (words[at] in _REDUCED and tags[at] in "nG") or (words[at : at + 2] == ["accused", "of"]):
            before = at - 1
            while before > 0 and tags[before] == "R":
                before -= 1
            return phrase_ending_at(sentence, before, before + 1)
        if words[at] in ("who", "that", "which"):
            phrase = phrase_ending_at(sentence, at - 1, at)
            if phrase is None or (phrase.edge >= 0 and tags[phrase.edge] in "VGX"):
                return None
            return phrase
    return None


_HABITS = frozenset(("liked", "likes", "heard", "loved", "loves", "prefers", "preferred", "went"))
_REDUCED = frozenset(phrases("cue_nouns", "reduced"))
"""Open a clause without "who": "experts not involved in the case say"."""
_BE = frozenset(
    [
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "it's",
        "it’s",
        "isn't",
        "wasn't",
        "weren't",
        "isn’t",
        "wasn’t",
        "weren’t",
        "he's",
        "she's",
    ]
)


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Tell whether a form of "be" makes the cue passive: "has been called", "was asked"."""
    if sentence.words[verb] in ADJECTIVES:
        return False
    at = verb - 1
    while at >= 0 and sentence.tags[at] == "R":
        at -= 1
    return at >= 0 and sentence.words[at].lower() in _BE and not sentence.words[verb].endswith("ing")


_PLURAL_ENDINGS = (
    "third",
    "quarter",
    "half",
    "fifth",
    "majority",
    "number",
    "s",
    "s)",
    "people",
    "men",
    "women",
    "media",
    "police",
)


def agrees(sentence: Sentence, verb: int, subject: Phrase) -> bool:
    """Tell whether a base form can be the verb of a subject: "officials say", not "a Washington state"."""
    words = sentence.words
    if sentence.tags[verb] != "v" or words[subject.start].lower() not in (
        "a",
        "an",
        "another",
        "each",
        "every",
    ):
        return True
    return sentence.tags[verb - 1] in "BR" or any(
        word.endswith(_PLURAL_ENDINGS) for word in words[subject.start : subject.end]
    )
