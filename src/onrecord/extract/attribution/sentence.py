"""One sentence as tokens and a string of tags, so that a rule is a look at neighbours and not at letters."""

from __future__ import annotations

import re
from itertools import accumulate

from onrecord.extract.attribution.lexicon import CUES, NOT_ADVERBS, NOUN_FORMS, PHRASES, TAGS, Cue
from onrecord.vocabulary import load_vocabulary


def _token_pattern() -> re.Pattern[str]:
    abbreviations = load_vocabulary("abbreviations")["en"]
    words = sorted(
        (word for name in ("titles", "inner", "closing") for word in abbreviations[name] if word.isalpha()),
        key=len,
        reverse=True,
    )
    short = "|".join(word.capitalize() for word in words)
    return re.compile(
        rf"""
        (?: "\x00*"                           # a quotation
          | (?:[A-Za-z]\.){{2,}}              # U.S., a.m.
          | (?:{short}|[A-Z])\.(?=\s)         # Sen. Bell, John F. Kennedy
          | \d[\d.,:]*\d(?:st|nd|rd|th)?
          | [^\W_](?:[\w’'-]*\w)?
          | --+ | \S
        )\s*""",
        re.VERBOSE,
    )


_TOKEN = _token_pattern()


class Sentence:
    """Tokens of one sentence. `starts` and `ends` are offsets into the page text."""

    __slots__ = ("ends", "first_in_paragraph", "paragraph", "starts", "tags", "words")

    def __init__(self, masked: str, start: int, end: int, paragraph: int = 0) -> None:
        pieces: list[str] = _TOKEN.findall(masked, start, end)
        words = [piece.rstrip() for piece in pieces]
        starts = list(accumulate(map(len, pieces), initial=start))
        starts.pop()
        self.words = words
        self.starts = starts
        self.ends = [at + len(word) for at, word in zip(starts, words, strict=True)]
        self.tags = _tag(words)
        self.paragraph = paragraph
        self.first_in_paragraph = False

    def __len__(self) -> int:
        return len(self.words)

    def cue_at(self, index: int) -> Cue | None:
        """Return the cue that begins at a token, the longest phrase first."""
        word = self.words[index].lower()
        choices = PHRASES.get(word)
        if choices is not None:
            for then, cue in choices:
                if tuple(self.words[index + 1 : index + 1 + len(then)]) == then:
                    return cue
        return CUES.get(word)


def _tag(words: list[str]) -> str:
    tags = [TAGS.get(word) for word in words]
    for index, tag in enumerate(tags):
        if tag is None:
            tags[index] = _guess(words[index], index == 0 or tags[index - 1] in "Q:(")
    if not PHRASES.keys().isdisjoint(words):
        _tag_phrases(words, tags)
    line = "".join(tags)  # type: ignore[arg-type]
    if "V" in line or "v" in line or "G" in line:
        line = _untag_nouns(words, line)
    return line


_NOUN_CONTEXT = re.compile(r"(?:^|(?<=[DoVG#O,N(]))[vVG]|(?<=D[RNn])[vVG]|(?<=[VG]n)[VvG]")


def _untag_nouns(words: list[str], tags: str) -> str:
    """Read "a tweet", "his latest claims", "in reports", "said states would" as nouns."""
    for match in _NOUN_CONTEXT.finditer(tags):
        at = match.end() - 1
        if words[at].lower() not in NOUN_FORMS and not (tags[at] == "V" and _is_possessive(words[at - 1])):
            continue
        before = tags[at - 1] if at else ""
        if before == "o" and words[at - 1] == "to":
            continue
        if before == "N" and not words[at - 1].endswith(("'s", "’s", "'", "’")):
            continue
        if before == "," and tags[at] != "v":
            continue
        possessive = at > 0 and words[at - 1].endswith(("'s", "’s", "'", "’"))
        if before and before in "RNn" and not possessive and tags[at] == "V" and words[at].endswith("s"):
            continue  # "the company reports that"
        tags = tags[:at] + "n" + tags[at + 1 :]
    return tags


_POSSESSIVE = frozenset(["a", "an", "the", "his", "her", "its", "their", "our", "my", "your", "this"])


def _is_possessive(word: str) -> bool:
    """Tell whether a word makes the participle after it an adjective: "an alleged", "Trump's reported"."""
    return word.lower() in _POSSESSIVE or word.endswith(("'s", "’s"))


def _tag_phrases(words: list[str], tags: list[str | None]) -> None:
    for index, word in enumerate(words):
        for then, cue in PHRASES.get(word, ()):
            if tuple(words[index + 1 : index + 1 + len(then)]) == then:
                tags[index] = cue.form
                break


def _guess(word: str, opens: bool) -> str:
    first = word[:1]
    if not first:
        return "-"
    if first == '"':
        return "Q"
    if first.isupper():
        if opens:
            known = TAGS.get(word.lower())
            if known is not None:
                return known
            if word.endswith("ly") and word.lower() not in NOT_ADVERBS:
                return "R"
        return "N"
    if first.isdigit():
        return "#"
    if word.endswith("ly") and word not in NOT_ADVERBS:
        return "R"
    if word.startswith("--"):
        return "-"
    return "n"
