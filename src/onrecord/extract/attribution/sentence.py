"""One sentence as tokens and a string of tags, so that a rule is a look at neighbours and not at letters."""

from __future__ import annotations

import re
from typing import Any

from onrecord.extract.attribution.lexicon import CUE_WORDS, CUES, PHRASES, Cue
from onrecord.extract.attribution.tagging import tag_words
from onrecord.extract.quotations import COMMA

_TOKEN = re.compile(
    r"""
    (?: [a-z]{2}[\w’'-]*                 # most words; the commonest first, a token tries them in turn
      | [,.]
      | "[\x00\x01]*"                   # a quotation
      | [A-Z](?: [a-z]{0,4}\.(?=[\s,])    # Sen. Bell, John F. Kennedy: inside a sentence a stop abbreviates
               | \.(?:[A-Za-z]\.)+        # U.S.
               | [\w’'-]*(?:[.,:]\d+)*(?:st|nd|rd|th)? )
      | [a-z]\.(?:[A-Za-z]\.)+           # a.m.
      | [^\W_][\w’'-]*(?:[.,:]\d+)*(?:st|nd|rd|th)?
      | --+ | \S
    )""",
    re.VERBOSE,
)


def may_report(masked: str, start: int, end: int) -> bool:
    """Tell cheaply whether a sentence holds a quotation or a word that can be a cue."""
    sentence = masked[start:end]
    return '"' in sentence or not CUE_WORDS.isdisjoint(sentence.split())


class Sentence:
    """Tokens of one sentence, their tags, and their offsets in the page text."""

    __slots__ = ("_range", "_starts", "subjects", "tags", "words")

    def __init__(self, masked: str, start: int, end: int) -> None:
        self.words: list[str] = _TOKEN.findall(masked, start, end)
        self.tags = tag_words(self.words)
        self.subjects: dict[int, Any] = {}  # what `subject_before` found, by verb: several rules ask
        self._range = (masked, start, end)
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Offsets of the tokens into the page text; found when a rule has read something."""
        if self._starts is None:
            masked, at, _ = self._range
            find, starts = masked.find, []
            for word in self.words:  # only white space parts tokens
                at = find(word, at)
                starts.append(at)
                at += len(word)
            self._starts = starts
        return self._starts

    def __len__(self) -> int:
        return len(self.words)

    def end(self, index: int) -> int:
        """Return the offset after the last character of a token."""
        return self.starts[index] + len(self.words[index])

    def ends_with_comma(self, index: int) -> bool:
        """Tell whether a quotation at `index` has a comma before its closing mark."""
        return self.words[index].endswith(COMMA + '"')

    def cue_at(self, index: int) -> Cue | None:
        """Return the cue that begins at a token, the longest phrase first."""
        word = self.words[index].lower()
        for then, cue in PHRASES.get(word, ()):
            if tuple(self.words[index + 1 : index + 1 + len(then)]) == then:
                return cue
        return CUES.get(word)
