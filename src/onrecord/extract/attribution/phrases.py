"""Noun phrases: where one that can speak begins and ends. Tag letters are explained in `lexicon.py`."""

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


def phrase_ending_at(sentence: Sentence, last: int, end: int) -> Phrase | None:
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
        left = phrase_ending_at(sentence, at - 1, at)
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
    if tags[start] == "o" and "o" in tags[left.start : start]:
        return True  # "officials in the bureau and at the ministry"
    opens = left.edge < 0 or tags[left.edge] in ",;:st-Q" or tags[left.edge - 1 : left.edge + 1] == ",c"
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
