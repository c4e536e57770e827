"""Paragraphs -> sentences; a quotation is never divided and never divides the sentence that reports it.

Works on masked text (`onrecord.extract.quotations.mask_quotations`): `"He came. He left," she said.` is one
sentence. What stands between two boundaries belongs to exactly one sentence.
"""

from __future__ import annotations

import re

from onrecord.vocabulary import load_vocabulary

_ABBREVIATIONS = load_vocabulary("abbreviations")["en"]
_INNER = frozenset(_ABBREVIATIONS["inner"])
_NEVER_ENDS = frozenset(_ABBREVIATIONS["titles"]) | _INNER
_CLOSING_MARKS = "'’\"”»"
OPENING_MARKS = ("“", '"', "‘", "„", "«")
_MAY_END = frozenset(_ABBREVIATIONS["closing"])

_BOUNDARY = re.compile(r"""(?:[.!?…]["”’')\]]*|"(?=\s))\s+(?=["“‘'(\[]?[A-Z0-9А-ЯÄÖÜ\x00])""")
_INSIDE = ("\x00", "\x01")
_OPENS_LIKE_A_SENTENCE = frozenset(
    [
        "The",
        "He",
        "She",
        "They",
        "It",
        "We",
        "I",
        "A",
        "An",
        "In",
        "On",
        "At",
        "But",
        "And",
        "His",
        "Her",
        "Their",
        "Its",
        "This",
        "That",
        "These",
        "Those",
        "There",
        "As",
        "For",
    ]
)
_NICKNAME = 20  # characters in marks between two names, at most
_NEXT_WORD = re.compile(r"\s*(\w+)")
_REPORTS = re.compile(
    r"\s+(?:[\w.’'-]+,?\s+){1,6}?(?:said|says|asked|asks|told|wrote|added|wondered|exclaimed|replied|shouted|tweeted)\b"
)
# "Russia, if you're listening, I hope." Trump said.
_ENDS_WITH_CUE = re.compile(
    r"\s+(?:[A-Z][\w.’'-]+\s){1,4}(?:said|says|added|wrote|asked|tweeted|replied)[.,]"
)


def split_sentences(text: str, masked: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences of the paragraph `start`..`end` as (start, end), surrounding space left out."""
    sentences = []
    while start < end and masked[start].isspace():
        start += 1
    at = start
    for match in _BOUNDARY.finditer(masked, start, end):
        if not _is_end(text, masked, match, at, end):
            continue
        stop = match.start() + len(match[0].rstrip())
        sentences.append((at, stop))
        at = match.end()
    while end > at and masked[end - 1].isspace():
        end -= 1
    if at < end:
        sentences.append((at, end))
    return sentences


def _last_inside(text: str, mark: int) -> str:
    """Return the last character inside the marks: the stop of `''It ended.''` and `"'No.'"`."""
    at = mark - 1
    while at > 0 and text[at] in _CLOSING_MARKS:
        at -= 1
    return text[at]


def _last_word(masked: str, low: int, end: int) -> str:
    """Return the word that ends at `end`, with its stops and hyphens; a pattern would try every letter."""
    at = end
    while at > low and ((sign := masked[at - 1]).isalnum() or sign in "_.'’-"):
        at -= 1
    return masked[at:end]


def _is_end(text: str, masked: str, match: re.Match[str], sentence: int, end: int) -> bool:
    sign = masked[match.start()]
    if sign == '"':
        if (
            masked[match.start() - 1 : match.start()] not in _INSIDE
            or not masked[match.start() + 1].isspace()
        ):
            return False
        inside = _last_inside(text, match.start())
        if inside in "?!":
            # "Is it over?" Anna Petrova asked.
            return _REPORTS.match(masked, match.start() + 1, end) is None
        if inside not in ".…" and text[match.start()] not in ".…":
            return False
        return _ENDS_WITH_CUE.match(masked, match.start() + 1, end) is None
    if sign != ".":
        return True
    printed = word = _last_word(masked, max(sentence, match.start() - 24), match.start())
    if len(word) == 1 and word.isalpha() and word.isupper():
        # "John F. Kennedy", 'John F. "Jack" Kennedy'; 'no plans to buy Sputnik V. "We have enough," he said'
        follows = _NEXT_WORD.match(masked, match.end() - 1, end)
        if follows is not None and follows[1] in _OPENS_LIKE_A_SENTENCE and len(follows[1]) > 1:
            return True  # "the club confirmed on X. The midfielder"
        quoted = masked[match.end()] == '"'
        return quoted and masked.find('"', match.end() + 1, match.end() + _NICKNAME) < 0
    word = word.lower().rpartition("-")[2]  # "then-Sen. Bell"
    if word in _NEVER_ENDS:
        # "a student from Fresno, Fla. "I think ..."
        return word in _INNER and text.startswith((*OPENING_MARKS, "''", "``"), match.end())
    if word in _MAY_END or (len(word) > 2 and word[-2] == "."):
        if masked[match.end()] == '"' and printed[1:2] == "-":
            return True  # "said Graham, R-S.C. "I get that.""
        follows = _NEXT_WORD.match(masked, match.end() - 1, end)
        return follows is not None and follows[1] in _OPENS_LIKE_A_SENTENCE
    return True
