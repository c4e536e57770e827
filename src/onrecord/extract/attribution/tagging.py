"""Words -> tags: known words by the lexicon, others by shape; cue forms that are nouns by neighbours."""

from __future__ import annotations

import re

from onrecord.extract.attribution.lexicon import NOT_ADVERBS, NOUN_FORMS, PHRASES, TAGS

_REMEMBERED = 50_000
_NAME_BEHIND_QUOTATION = re.compile("Q[oXBvnMR]V")
_NAMES_TOO = frozenset(("Will", "May", "State", "June", "April", "August", "Mark"))
_AFTER_OPENING = re.compile("[Q:(]N")
_POSSESSIVE = frozenset(("a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "this"))
_NOUN_BEHIND_ARTICLE = re.compile("(?<=D)X|(?<=D[nrbN])X(?=[os,.])")
_NOUNS_TOO = frozenset(
    ("plan", "plans", "cut", "need", "needs", "want", "works", "look", "looks", "supports", "uses")
)
_NOUN_CONTEXT = re.compile(r"(?:^|(?<=[DoVG#O,N(]))[vVG]|(?<=D[RNn])[vVG]|(?<=[VG]n)[VvG]")


class _Tags(dict[str, str]):
    """The tag of a word inside a sentence; what the lexicon lacks is guessed once and remembered."""

    def __missing__(self, word: str) -> str:
        tag = guess_tag(word)
        if len(self) < _REMEMBERED and len(word) < 30:
            self[word] = tag
        return tag


def guess_tag(word: str) -> str:
    """Return the tag of a word that the lexicon lacks, from its first letter and its ending."""
    first = word[:1]
    if first == '"':
        return "Q"
    if first.isupper():
        return "N"
    if first.isdigit():
        return "#"
    if word.endswith("ly") and word not in NOT_ADVERBS:
        return "R"
    if not first or word.startswith("--"):
        return "-"
    return "n"


_TAGS = _Tags(TAGS)


def tag_words(words: list[str]) -> str:
    """Return one tag a word. A capital that opens a sentence or a quotation tells nothing about the word."""
    tags = list(map(_TAGS.__getitem__, words))
    if tags and tags[0] == "N":
        tags[0] = _tag_opening(words[0])
    line = "".join(tags)
    if "QN" in line or ":N" in line or "(N" in line:
        for match in _AFTER_OPENING.finditer(line):
            index = match.end() - 1
            tags[index] = _tag_opening(words[index])
        line = "".join(tags)
    if "Q" in line:
        for match in _NAME_BEHIND_QUOTATION.finditer(line):  # "...," From said
            index = match.start() + 1
            if words[index][0].isupper() and (line[index] != "R" or words[index].lower() not in TAGS):
                line = line[:index] + "N" + line[index + 1 :]
    if not _NAMES_TOO.isdisjoint(words):
        line = _tag_names(words, line)
    if not PHRASES.keys().isdisjoint(words):
        line = _tag_phrases(words, list(line))
    if "V" in line or "v" in line or "G" in line:
        line = _untag_nouns(words, line)
    if "X" in line and not _NOUNS_TOO.isdisjoint(words):
        line = _untag_plans(words, line)
    return line


def _tag_names(words: list[str], line: str) -> str:
    """Read "Will wrote", "Theresa May said", "State spokesman" as names: a cue or a noun follows directly."""
    for index, word in enumerate(words[:-1]):
        behind = (
            line[index - 1] in "VQ" and line[index + 1] == "N" if index else False
        )  # "said June Castellan"
        if word in _NAMES_TOO and (behind or line[index + 1] in ("V" if word != "State" else "NrbpV")):
            line = line[:index] + "N" + line[index + 1 :]
    return line


def _tag_opening(word: str) -> str:
    lower = word.lower()
    known = TAGS.get(lower)
    if known is not None:
        return known
    return "R" if lower.endswith("ly") and lower not in NOT_ADVERBS else "N"


def _tag_phrases(words: list[str], tags: list[str]) -> str:
    for index, word in enumerate(words):
        if word not in PHRASES:
            continue
        for then, cue in PHRASES[word]:
            if tuple(words[index + 1 : index + 1 + len(then)]) == then:
                if "adjective" not in cue.frames or _is_predicate(tags, index):
                    tags[index] = cue.form
                break
    return "".join(tags)


def _is_predicate(tags: list[str], index: int) -> bool:
    """Tell whether an adjective says what somebody holds: "is sure that", "the lawmaker is certain."."""
    before = tags[index - 1] if index else ""
    return before in ("B", "R") and tags[index + 1 : index + 2] in (["t"], ["."], [","], [])


def _untag_plans(words: list[str], tags: str) -> str:
    """Read "described the plan as", "a visa plan, he said" as nouns."""
    for match in _NOUN_BEHIND_ARTICLE.finditer(tags):
        at = match.start()
        article = at - 1 if tags[at - 1] == "D" else at - 2
        if words[at] in _NOUNS_TOO and words[article].lower() in _POSSESSIVE:
            tags = tags[:at] + "n" + tags[at + 1 :]
    return tags


def _untag_nouns(words: list[str], tags: str) -> str:
    """Read "a tweet", "his latest claims", "in reports", "said states would" as nouns."""
    for match in _NOUN_CONTEXT.finditer(tags):
        at = match.end() - 1
        before = tags[at - 1] if at else ""
        previous = words[at - 1] if at else ""
        possessive = previous.endswith(("'s", "’s", "'", "’"))
        if words[at].lower() not in NOUN_FORMS:
            # "an alleged bias", "Bell's reported plan"
            if not (tags[at] in "VG" and (possessive or previous.lower() in _POSSESSIVE)):
                continue
        elif (
            (before == "o" and previous == "to")
            or (
                before == "N"
                and not possessive
                and not (tags[at - 2 : at - 1] == "D" and tags[at + 1 : at + 2] == "V")
            )
            or (before == "," and tags[at] != "v")
        ):
            continue
        elif before in ("R", "N", "n") and not possessive and tags[at] == "V" and words[at].endswith("s"):
            continue  # "the company reports that"
        tags = tags[:at] + "n" + tags[at + 1 :]
    return tags
