"""What stands between a cue and its content: addressee, place, time, occasion."""

from __future__ import annotations

from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.sentence import Sentence

_ADJUNCT_OPENERS = frozenset(
    [
        "in",
        "on",
        "at",
        "during",
        "to",
        "through",
        "following",
        "by",
        "via",
        "from",
        "of",
        "about",
        "with",
        "after",
        "before",
        "when",
        "while",
        "as",
        "amid",
        "upon",
        "until",
        "under",
        "over",
    ]
)
_NOUNS = frozenset("NDnrbp#MOQ")


def skip_noun_phrase(sentence: Sentence, index: int) -> int:
    """Return the end of the noun phrase at `index`: a second determiner opens another phrase."""
    tags = sentence.tags
    size = len(tags)
    at = index
    if at < size and tags[at] == "O":
        return at + 1
    if at < size and tags[at] in "M":
        while at < size and tags[at] in "M#":
            at += 1
        return at
    while at < size and tags[at] in _NOUNS:
        if at > index and tags[at] == "D" and tags[at - 1] != "D":
            break
        if tags[at] == "Q" and at > index and tags[at - 1] == "M":
            break  # "in a forum on Monday "it will be hard" if he loses"; not "on ABC's "This Week""
        if at > index and tags[at] == "M" and tags[at - 1] != "M" and tags[at - 1] not in "DNn#":
            break
        at += 1
    return at


def skip_adjuncts(sentence: Sentence, index: int) -> int:
    """Step over "on Monday", "in an interview with CNN", "later": return where the next part begins."""
    tags, words = sentence.tags, sentence.words
    size = len(tags)
    at = index
    while at < size:
        tag = tags[at]
        if tag in "RM":
            at += 1
        elif tag == "D" and words[at + 2 : at + 3] in (["earlier"], ["later"], ["ago"]):
            at += 3  # "stated a day earlier"
        elif words[at : at + 3] in (
            ["the", "same", "day"],
            ["the", "next", "day"],
            ["the", "following", "day"],
        ):
            at += 3  # "told a conference the same day that"
        elif (
            tag == "D"
            and words[at] == "this"
            and tags[at + 1 : at + 2] == "M"
            and tags[at + 2 : at + 3] not in ("n", "M")
        ):
            at += 2  # "said this week that"
        elif (tag == "o" and words[at] in _ADJUNCT_OPENERS) or words[at] in ("after", "before", "ahead"):
            if words[at] == "to" and not _is_addressed(sentence, at + 1):
                break
            if (
                words[at] in ("about", "over")
                and words[at + 1 : at + 2]
                and (tags[at + 1] == "#" or words[at + 1] in ("half", "one", "two", "three"))
            ):
                break  # "said about half of the losses came from"
            first = at + 2 if words[at : at + 2] == ["ahead", "of"] else at + 1
            after = skip_noun_phrase(sentence, first)
            if after == first:
                break
            at = after
        else:
            break
    return at


def _is_addressed(sentence: Sentence, index: int) -> bool:
    """Tell "to reporters", "in a note to clients" from "agreed to pay"."""
    tags = sentence.tags
    if tags[index : index + 1] in ("D", "N", "p", "O", "r", "b"):
        return True
    if tags[index : index + 1] != "n" or tags[index + 1 : index + 2] not in ("", *".,;:tQ"):
        return False
    return sentence.words[index].endswith("s") and not sentence.words[index].endswith(("ss", "us"))


def skip_addressee(sentence: Sentence, index: int) -> int:
    """Step over "reporters", "him", "the BBC", "CNN's Jake Tapper": return its end, `index` if none."""
    tags = sentence.tags
    if index >= len(tags):
        return index
    if sentence.words[index] == "her":
        return index + 1
    if tags[index] not in "ONDnrbp#":
        return index
    return skip_noun_phrase(sentence, index)


def content_start(sentence: Sentence, cue: Cue, after: int) -> tuple[int, bool]:
    """Return (index where the content may begin, whether an addressee stands before it)."""
    at = after
    addressed = False
    if "needs_addressee" in cue.frames or "addressee" in cue.frames:
        end = skip_addressee(sentence, at)
        if end > at and ("needs_addressee" in cue.frames or _clause_opens(sentence, end)):
            at, addressed = end, True
    return skip_adjuncts(sentence, at), addressed


def _clause_opens(sentence: Sentence, index: int) -> bool:
    return (
        index < len(sentence)
        and sentence.tags[index] in "tQw:,osP"
        and (sentence.tags[index] != "o" or sentence.words[index] == "to")
    )


def is_tail(sentence: Sentence, index: int) -> bool:
    """Tell whether everything from `index` on only says where, when or to whom, not what.

    "..., he said at a press conference following the talks." against "On Monday he said the talks failed."
    """
    tags, words = sentence.tags, sentence.words
    size = len(tags)
    if index >= size or tags[index] in ".;":
        return True
    if tags[index] == ",":
        return True
    if (tags[index] in "oRM" and words[index] != "to") or words[index].lower() in (
        "when",
        "as",
        "after",
        "before",
        "while",
    ):
        at = skip_adjuncts(sentence, index)
        if at >= size or tags[at] in ".,;-":
            return True
        return words[index].lower() in ("when", "as", "after", "before", "while") or (
            words[at] in ("when", "as", "after", "before", "while", "and", "where", "that")
            and tags[at] != "t"
        )
    return False
