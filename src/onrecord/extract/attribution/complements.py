"""Complements that carry a statement: "called it a mistake", "accused him of theft", "denied the plan"."""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Range, trim
from onrecord.extract.attribution.ends import to_end
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.sentence import Sentence
from onrecord.vocabulary import phrases


def read_complement(sentence: Sentence, after: int, cue: Cue) -> tuple[str, tuple[Range, ...]] | None:
    """Read "described it as a mistake", "accused him of lying"."""
    link = "as" if "as" in cue.frames else "of"
    for at in range(after, min(after + 12, len(sentence))):
        if sentence.words[at] == link and at == after and sentence.tags[at + 1 : at + 2] == "Q":
            content = to_end(sentence, at + 1)  # 'dismissed as "folklore" the idea that it would'
            return ("complement", content) if content else None
        if sentence.words[at] == link and at > after:
            content = to_end(sentence, after)
            if content:
                end = _object_end(sentence, at, content[0][1])
                return "complement", (trim(sentence, content[0][0], end),)
            return None
        if sentence.tags[at] in ",.;:VX" and at > after:
            return None
    return None


def read_matter(sentence: Sentence, after: int) -> tuple[str, tuple[Range, ...]] | None:
    """Read what somebody was asked about: "asked Sanders about the deported", "asked questions about it"."""
    for at in range(after, min(after + 9, len(sentence) - 1)):
        if sentence.words[at] == "about":
            content = to_end(sentence, at + 1)
            return ("matter", content) if content else None
        if sentence.tags[at] not in "NDnrbpO#M":
            return None
    return None


def read_object(sentence: Sentence, after: int, cue: Cue) -> tuple[str, tuple[Range, ...]] | None:
    """Read "called it symbolic that ...", "called the plan a mistake"; not "called on", "called for"."""
    tags, words = sentence.tags, sentence.words
    if after >= len(tags) or words[after] in ("off", "back", "up", "out"):
        return None
    if tags[after] == "M":  # "called February 28 "a dark day""
        while after < len(tags) and tags[after] in "M#":
            after += 1
        if tags[after : after + 1] != "Q":
            return None
    gerund = tags[after] == "B" and words[after].endswith("ing")  # "denied having any plans"
    if tags[after] not in "PODNnrbpQtwGXvV#" and not gerund:
        return None
    content = to_end(sentence, after)
    if content and cue.lemma == "call" and not tags[content[0][0] : content[-1][1]].strip("DN(),#"):
        return None  # "a partnership called the Youth Team (YT)" has that name
    if content:
        content = (trim(sentence, content[0][0], _object_end(sentence, *content[0])),)
    if not content or (
        content[-1][1] - content[0][0] < 2 and tags[content[0][0]] not in "NQ" and cue.words < 2
    ):
        return None
    return "object", content


_CARRIERS = frozenset(phrases("cue_nouns", "carriers"))
_CLAUSE_OPENERS = frozenset(("after", "when", "while", "since", "although", "though", "until", "before"))


def _object_end(sentence: Sentence, start: int, end: int) -> int:
    """Return where a noun complement ends: at the next clause or the next verb of the same subject.

    "spoke of his faith | and urged voters to ...", "talks about a consensus, | but the council is divided".
    """
    tags, words = sentence.tags, sentence.words
    for at in range(start + 1, end):
        if tags[at] == "c":
            after = at + 1
            while after < end and tags[after] == "R":
                after += 1
            if tags[after : after + 1] in ("V", "X", "B") or (
                tags[at - 1] == "," and _clause_at(sentence, after, end)
            ):
                return at
        elif tags[at] == "," and tags[at + 1 : at + 2] == "t":
            return at  # "reported, citing police sources, that ..."
        elif (
            words[at] == "in" and tags[at - 1] == "Q" and tags[at + 1] == "D" and words[end - 1] in _CARRIERS
        ):
            return at  # 'called it "a scandal" in a statement'
        elif words[at] in _CLAUSE_OPENERS and _clause_at(sentence, at + 1, end):
            return at
    return end


def _clause_at(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a subject and its finite verb begin at `start`."""
    tags = sentence.tags
    if tags[start : start + 1] == "P":
        return True
    at = start
    while at < end and tags[at] in "NDnrbp#oM":
        at += 1
    return start < at < end and tags[at] in "XBVR"
