"""Noun phrases beside a cue: the subject before it, the subject or addressee after it.

Tag letters are explained in `lexicon.py`. A phrase that shows no head able to speak gives None.
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.extract.attribution.sentence import Sentence

_INSIDE = frozenset("NDnrbpo#MO")
_HEADS = frozenset("Nrbp")
_LONE_DETERMINERS = frozenset(
    [
        "one",
        "some",
        "many",
        "others",
        "both",
        "several",
        "another",
        "few",
        "most",
        "half",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
    ]
)
_ROUGHLY = frozenset(("about", "around", "over", "under", "nearly"))
_LINKING = frozenset(["and", "&"])


class Phrase(NamedTuple):
    """Tokens `start`..`end` of a noun phrase; `edge` is the index of the token before its clause, or -1."""

    start: int
    end: int
    edge: int


def subject_before(sentence: Sentence, verb: int) -> Phrase | None:
    """Return the subject that ends before the verb at `verb`, adverbs and auxiliaries stepped over."""
    tags = sentence.tags
    last = verb - 1
    while last >= 0 and tags[last] in "RB":
        last -= 1
    if last < 0:
        return None
    end = last + 1
    if tags[last] == ")":  # Sen. Anna Bell (R-Ohio) said
        last = tags.rfind("(", 0, last) - 1
    elif tags[last] == "-":
        # "three scholars -- Mr. Tribe and Mr. Amar -- agreed"
        dash = tags.rfind("-", 0, last)
        phrase = _phrase_ending_at(sentence, dash - 1, dash) if dash > 0 and last - dash < 26 else None
        return phrase if phrase is None or phrase.edge < 0 or tags[phrase.edge] in ",;:cst-Q." else None
    elif tags[last] == "Q":
        return _before_title(sentence, last)
    elif tags[last] == ",":
        inserted = _before_insertion(sentence, last)
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
        return None  # "a way to acknowledge"
    if tags[last] == "M":  # ..., officials on Monday said
        while last >= 0 and tags[last] in "MR#":
            last -= 1
        if last >= 0 and tags[last] == "o":
            last -= 1
        end = last + 1
    return _phrase_ending_at(sentence, last, end) or _before_relative(sentence, last)


def _before_relative(sentence: Sentence, last: int) -> Phrase | None:
    """Return the antecedent in "the groups who wrote to her on Thursday say"."""
    tags, words = sentence.tags, sentence.words
    for at in range(last, max(0, last - 14), -1):
        if tags[at] in ",Q;:.-":
            return None
        if words[at] in ("who", "that", "which"):
            phrase = _phrase_ending_at(sentence, at - 1, at)
            if phrase is None or (phrase.edge >= 0 and tags[phrase.edge] in "VGX"):
                return None
            return phrase
    return None


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
    at = verb - 1
    while at >= 0 and sentence.tags[at] == "R":
        at -= 1
    return at >= 0 and sentence.words[at].lower() in _BE and not sentence.words[verb].endswith("ing")


def _phrase_ending_at(sentence: Sentence, last: int, end: int) -> Phrase | None:
    """Return the noun phrase whose last token is `last`; `end` may lie further on (a parenthesis)."""
    tags, words = sentence.tags, sentence.words
    if last < 0:
        return None
    if tags[last] == "P":
        return Phrase(last, end, last - 1)
    at = last
    while at >= 0 and tags[at] in _INSIDE:
        at -= 1
    start = at + 1
    if at > 0 and words[at] in _LINKING and start <= last:
        left = _phrase_ending_at(sentence, at - 1, at)
        if left is not None and _joins(sentence, left, start, last):
            return Phrase(left.start, end, left.edge)
    while start <= last and (tags[start] in "RM" or (tags[start : start + 2] == "#M" and start < last)):
        start += 1  # "10:30 a.m. Bell says"
    if start < last and words[start].lower() in _ROUGHLY and tags[start + 1] in "#D":
        start += 1  # "About six in 10 said"
    if start > last:
        return None
    if tags[start] == "o":
        start = _after_preposition(sentence, start, last)
        if start < 0:
            return None
    if not can_speak(sentence, start, last + 1):
        return None
    return Phrase(start, end, at)


def _joins(sentence: Sentence, left: Phrase, start: int, last: int) -> bool:
    """Tell whether "A and B" is one subject: it opens its clause and both halves look alike."""
    tags = sentence.tags
    opens = left.edge < 0 or tags[left.edge] in ",;:st-Q"
    alike = tags[left.start] == tags[start] or tags[start] == "N" or tags[left.start] in "Np"
    alike = alike or (
        tags[start] in "nr" and "r" in tags[start : last + 1]
    )  # "the front-runner and former senator"
    return opens and alike and last - left.start < 14


def _after_preposition(sentence: Sentence, start: int, last: int) -> int:
    """Find the subject in "On Monday Putin said", "In a speech officials said"; -1 when it can't be told."""
    tags = sentence.tags
    for at in range(last, start, -1):
        if tags[at] in "M#" and at < last:
            return at + 1
        if tags[at] == "D" and tags[at - 1] != "o" and at - start > 1:
            return at
        if tags[at] == "o":
            return -1
    return -1


def can_speak(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether tokens `start`..`end` have a head that can be a speaker."""
    tags, words = sentence.tags, sentence.words
    stop = start
    while stop < end and tags[stop] != "o":
        stop += 1
    head = tags[start:stop]
    if not head:
        return False
    last = words[stop - 1]
    if last.endswith(("'s", "’s")) and stop == end:
        return False
    if "N" in head or "p" in head:
        return True
    if head[0] in "D#":
        if len(head) == 1:
            return head == "#" or words[start].lower() in _LONE_DETERMINERS
        return True
    if "b" in head or "r" in head:
        return head[-1] == "b" or words[start][0].isupper() or "'s" in words[start] or "’s" in words[start]
    return False


def _before_title(sentence: Sentence, quote: int) -> Phrase | None:
    """Return the name in 'Hemsley, the co-author of "Going Home," said': the comma stands inside the marks."""
    tags = sentence.tags
    comma = tags.rfind(",", 0, quote)
    if comma <= 0 or quote - comma > 12 or tags[comma + 1] not in "DrN" or "V" in tags[comma:quote]:
        return None
    phrase = _phrase_ending_at(sentence, comma - 1, comma)
    return None if phrase is None or phrase.edge >= 0 else Phrase(phrase.start, quote + 1, phrase.edge)


def _before_insertion(sentence: Sentence, comma: int) -> tuple[int, int] | None:
    """Step over "Putin, the president, said" and "Mook, 36, who leads it, said": (start, edge) or None."""
    tags = sentence.tags
    at = comma
    for _ in range(4):
        previous = tags.rfind(",", 0, at)
        if previous <= 0:
            return None
        if not _is_insertion(sentence, previous + 1, at):
            return None
        phrase = _phrase_ending_at(sentence, previous - 1, previous)
        if phrase is not None and (phrase.edge < 0 or tags[phrase.edge] in ",;:cst-Q"):
            return phrase.start, phrase.edge
        if previous > 1 and tags[previous - 1] == ")":
            opening = tags.rfind("(", 0, previous)
            phrase = _phrase_ending_at(sentence, opening - 1, opening) if opening > 0 else None
            if phrase is not None:
                return phrase.start, phrase.edge
        at = previous
    return None


def _is_insertion(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the words between two commas can stand between a subject and its verb."""
    tags = sentence.tags
    if end <= start or ":" in tags[start:end] or end - start > 30:
        return False
    if "Q" in tags[start:end] and sum(tags[start:end].count(mark) for mark in "rDNw") < 2:
        return False  # only a title: the host of "Morning Joe,"
    first = tags[start]
    if first in "DrnNpb#":
        return not any(tag in "PV" for tag in tags[start:end] if sentence.words[start] != "who")
    if first == "P":
        return sentence.words[start] == "who"
    if sentence.words[start].lower() == "according":
        return False
    return first in "oswRGXB" or sentence.words[start] in ("asked", "pressed", "quoted", "cited")


def phrase_after(sentence: Sentence, index: int) -> Phrase | None:
    """Return the noun phrase that begins at `index`, with its "of", "for", "at" phrases and apposition."""
    tags = sentence.tags
    size = len(tags)
    if index >= size:
        return None
    if tags[index] in "PO":
        return Phrase(index, index + 1, index - 1)
    at = index
    while at < size and tags[at] in "NDnrbp#":
        if at > index and tags[at] == "D" and tags[at - 1] != "D":
            break
        if at > index and tags[at] == "n" and sentence.words[at].endswith("ed") and tags[at - 1] in "Nrbpn":
            break  # "says the mission recorded 300 explosions"
        at += 1
    if at == index or not (can_speak(sentence, index, at) or "r" in tags[index:at]):
        return None
    named = tags[at - 1] == "N"
    while at + 1 < size and tags[at] == "o" and (sentence.words[at] in ("of", "for") or not named):
        if sentence.words[at] not in ("of", "for", "with", "from", "at", "in"):
            break
        step = at + 1
        while step < size and tags[step] in "NDnrbp#":
            if step > at + 1 and tags[step] == "D":
                break
            step += 1
        if step == at + 1:
            break
        at = step
    if at < size and tags[at] == "(":
        closing = tags.find(")", at)
        if 0 < closing < at + 8:
            at = closing + 1
    if at + 1 < size and tags[at] == "c" and sentence.words[at] in _LINKING and tags[at + 1] in "ND":
        other = phrase_after(sentence, at + 1)
        if other is not None:
            at = other.end
    return Phrase(index, at, index - 1)


def apposition_end(sentence: Sentence, index: int) -> int:
    """Return where ", the president of Russia" or ", who leads it" after a name ends; `index` if none."""
    tags, words = sentence.tags, sentence.words
    size = len(tags)
    if index + 1 >= size or tags[index] != ",":
        return index
    first = index + 1
    opens = (
        tags[first] in "DrbpN#n" or words[first] in ("who", "whose", "which") or words[first] in ("a", "an")
    )
    if not opens or "Q" in tags[first : first + 2]:
        return index
    at = first
    relative = -1
    while at < size and tags[at] not in ",.;:Q-":
        if relative < 0 and words[at] in ("who", "whose", "which", "that", "where"):
            relative = at
        at += 1
    if any(tag in "PVX" for tag in tags[first : relative if relative >= 0 else at]):
        return index
    return at
