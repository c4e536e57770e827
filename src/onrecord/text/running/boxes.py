"""Boxes inside a text that lost its lines: where the sentence begins that a button or a teaser ran into."""

from __future__ import annotations

import re

from onrecord.model import BlockKind
from onrecord.text.cues import find_cue
from onrecord.text.prose import WORD, small_words

_TOKEN = re.compile(r"[^\s]+")
_WINDOW = 6
_BUTTON_REACH = 240
_CUE_WORDS = 40
_TEASER_REACH = 320
_TEASER_LEAST, _SENTENCE_LEAST = 2, 5
# Words that open sentences, beside the commonest ones.
_OPENERS = frozenset({
    "according", "after", "although", "among", "another", "asked", "because", "before", "both",
    "despite", "during", "earlier", "he", "however", "if", "last", "many", "meanwhile", "most", "once",
    "she", "since", "some", "speaking", "such", "there", "these", "they", "those", "though", "under",
    "until", "when", "while",
})  # fmt: skip
_ENDS = (".", "!", "?", ".”", '."', "?”", '?"', "!”", '!"', ".’", ".'")


def behind_teaser(piece: str, page: str) -> int:
    """Return where the sentence begins behind "Read also: Seven rescued When asked, he said."; else 0.

    It begins with a capital behind a small letter, of a word that the page prints without one too.
    """
    if not piece.endswith(_ENDS):
        return 0
    shown = piece[:_TEASER_REACH]
    cue = find_cue(shown, tuple(word.lower() for word in WORD.findall(shown[:_BUTTON_REACH])[:_CUE_WORDS]))
    if cue is None or cue.how != "start" or cue.kind is not BlockKind.RELATED:
        return 0
    tokens = [(match.start(), match[0]) for match in _TOKEN.finditer(shown)]
    first = len(cue.phrase.split())
    for at in range(first + _TEASER_LEAST, len(tokens) - _SENTENCE_LEAST):
        word, before = tokens[at][1], tokens[at - 1][1]
        if not before[-1].isalnum() or not _is_told_small(word, page):
            continue
        if before[0].isupper() and not _opens_below_name([shown for _, shown in tokens[at - 2 : at + 2]]):
            continue
        return tokens[at][0]
    return 0


def _opens_below_name(around: list[str]) -> bool:
    """Tell whether a small word opens a sentence behind a name: "rescued in Mushin When contacted, ..."."""
    ahead, _, word, after = around
    return ahead[0].islower() and _is_function_word(word) and after[0].islower()


def _is_told_small(word: str, page: str) -> bool:
    """Tell whether a word with a capital is an everyday one: the page prints it in small letters, too."""
    bare = word.strip(",“\"‘'")
    if not bare[:1].isupper() or not bare.isalpha():
        return False
    return _is_function_word(bare) or f" {bare[0].lower()}{bare[1:]} " in page


def _is_function_word(word: str) -> bool:
    return word.lower() in small_words() or word.lower() in _OPENERS


def behind_button(piece: str) -> int:
    """Return where prose begins behind a button: "Share this on Twitter Lawmakers in Orrin ..."; else 0."""
    shown = piece[:_BUTTON_REACH]
    cue = find_cue(shown, tuple(word.lower() for word in WORD.findall(shown)))
    if cue is None or cue.how != "start":
        return 0
    if cue.kind is not BlockKind.SHARE and not cue.phrase.startswith("click"):
        return 0
    tokens = [(match.start(), match[0]) for match in _TOKEN.finditer(shown)]
    for at in range(len(cue.phrase.split()), len(tokens) - _WINDOW):
        word = tokens[at][1]
        if word[0].islower() or find_cue(word, (word.casefold(),)) is not None:
            continue
        if sum(after[0].islower() for _, after in tokens[at + 1 : at + 1 + _WINDOW]) * 2 >= _WINDOW + 2:
            return _sentence_start(tokens, at)
    return 0


def _sentence_start(tokens: list[tuple[int, str]], at: int) -> int:
    """Return where the capitals begin that end with the token `at`; buttons are none of them."""
    while (
        tokens[at - 1][1][0].isupper()
        and find_cue(tokens[at - 1][1], (tokens[at - 1][1].casefold(),)) is None
    ):
        at -= 1
    return tokens[at][0]
