"""Who stands before or behind a cue: the words of a source, cut where a place or a listener begins.

A phrase that holds no name, office, organisation or pronoun is still a mention; what can't be cut is None.
"""

from __future__ import annotations

import re

from onrecord.extract.languages.cues import Cues

Range = tuple[int, int]

_TOKEN = re.compile(r"\"\x00{1,40}\"|[\w’'.-]*\w|[\"(),;:–—!?…«»]|-")  # «Автодор» is part of a name
_LONGEST = 10
_ARTICLES = frozenset(["der", "die", "das", "ein", "eine"])
_CASES = frozenset(["der", "des", "dem", "den"])
_INTO = frozenset(["в", "во", "у"])
_WHOSE = frozenset(["его", "её", "ее", "их", "його", "її", "їх"])
_ROMANCE = frozenset(["a", "as", "os", "el", "la", "le", "il", "lo", "o", "los", "les"])
_PARTITIVE = {"один": "из", "одна": "из", "некоторые": "из", "einer": "der", "eine": "der"}
_APPOSITION = re.compile(r",[ \xa0](?:[A-ZÀ-ÞА-ЯЁ][\w’'-]+[ \xa0]?){2,3}(?=[,.;:]|$)")


def source_before(masked: str, start: int, verb: int, cues: Cues) -> Range | None:
    """Return the subject that ends at the verb, `start` being where its clause begins."""
    tokens = [match.span() for match in _TOKEN.finditer(masked, start, verb)]
    for at in range(len(tokens) - 1, -1, -1):
        if not _is_word(masked, tokens[at]):
            tokens = tokens[at + 1 :]
            break
    while tokens and _word(masked, tokens[-1]) in cues.adverbs:
        tokens.pop()
    if not tokens or len(tokens) > 14:
        return None
    for at in range(len(tokens) - 1, -1, -1):
        if at and _word(masked, tokens[at - 1]) in cues.roles:
            continue  # "Источник в правительстве", "der Sprecher in Berlin"
        if _is_stop(_word(masked, tokens[at]), cues):
            institution = _institution(masked, tokens[at + 1 :], cues)
            if institution is not None and institution[1] == tokens[-1][1]:
                return institution
            behind = tokens[_after_preposition(masked, tokens, at + 1, cues) :]
            tokens = behind or _before_preposition(masked, tokens, cues)
            break
    if not tokens or len(tokens) > _LONGEST:
        return None
    return tokens[0][0], tokens[-1][1]


def _before_preposition(masked: str, tokens: list[Range], cues: Cues) -> list[Range]:
    """Return the words before the first preposition: "|Президент Файрфлай| на встрече с врачами заявил"."""
    for at, token in enumerate(tokens):
        if _is_stop(_word(masked, token), cues):
            return tokens[:at]
    return tokens


def _is_stop(word: str, cues: Cues) -> bool:
    return word not in cues.pronouns and (word in cues.stops or word in cues.introducers)


def _is_word(masked: str, token: Range) -> bool:
    return masked[token[0]].isalnum() or token[1] - token[0] > 1 or masked[token[0]] == "-"


def _after_preposition(masked: str, tokens: list[Range], at: int, cues: Cues) -> int:
    """Step over the object of a preposition: "На встрече в Москве |президент Иванов"."""
    at += 1
    while at < len(tokens):
        word = _word(masked, tokens[at])
        known = word in cues.roles or cues.is_organisation(word) or word in cues.pronouns
        if known or masked[tokens[at][0]].isupper():
            return at
        at += 1
    return at


def source_behind(masked: str, verb_end: int, end: int, cues: Cues) -> Range | None:
    """Return the subject that follows a verb: "sagte |die Ministerin Anna Köhler| der Zeitung"."""
    tokens = [match.span() for match in _TOKEN.finditer(masked, verb_end, min(end, verb_end + 160))]
    at = 0
    while at < len(tokens) and _word(masked, tokens[at]) in cues.skips:
        word = _word(masked, tokens[at])
        if word in _INTO and at + 1 < len(tokens) and _word(masked, tokens[at + 1]) not in cues.skips:
            return _institution(masked, tokens[at + 1 :], cues)
        at += 1
    first = at
    while at < len(tokens) and not _ends_phrase(masked, tokens, first, at, cues):
        at += 1
        word = _word(masked, tokens[at - 1])
        if word in _WHOSE and at < len(tokens) and _word(masked, tokens[at]) in cues.roles:
            first = at  # "заявила его |глава Ана Хольм|"
        elif word in cues.pronouns:
            break
    found = tokens[first:at]
    while found and (_word(masked, found[-1]) in cues.adverbs or _word(masked, found[-1]) in _CASES):
        found.pop()
    if not found or len(found) > _LONGEST:
        return _institution(masked, tokens[first + 1 :], cues) if at == first and at < len(tokens) else None
    apposition = _APPOSITION.match(masked, found[-1][1], end)
    return found[0][0], apposition.end() if apposition is not None else found[-1][1]


def _ends_phrase(masked: str, tokens: list[Range], first: int, at: int, cues: Cues) -> bool:
    """Tell whether the word at `at` no longer belongs to the source that began at `first`."""
    word = _word(masked, tokens[at])
    if not _is_word(masked, tokens[at]):
        return True
    if at == first:
        article = word in _ROMANCE and _names(masked, tokens[at + 1 : at + 2], cues)
        return word in cues.stops and word not in cues.pronouns and not article
    before = _word(masked, tokens[at - 1])
    if word in cues.stops:
        return _PARTITIVE.get(before) != word
    if word in _CASES and not _governs(before, cues):
        return True  # "sagte die Ministerin Anna Köhler | der Zeitung"
    if word in _ROMANCE and masked[tokens[at - 1][0]].isupper():
        return True  # "dijo el alcalde Pablo Rojas | el lunes"
    return word in cues.pronouns


def _institution(masked: str, tokens: list[Range], cues: Cues) -> Range | None:
    """ "заявили в |пресс-службе министерства|": an institution as the place of the words."""
    if not tokens:
        return None
    first = _word(masked, tokens[0])
    printed = masked[tokens[0][0] : tokens[0][1]]
    known = cues.is_organisation(first) or first in cues.papers
    if not known and not (printed.isupper() and len(printed) > 1):
        return None
    at = 1
    while at < len(tokens) and at < 6:
        word = _word(masked, tokens[at])
        if not masked[tokens[at][0]].isalnum() or word in cues.stops or word in cues.skips:
            break
        at += 1
    return tokens[0][0], tokens[at - 1][1]


def _names(masked: str, tokens: list[Range], cues: Cues) -> bool:
    """Tell whether a word names an office, an organisation or a person: "disse a |ministra"."""
    if not tokens:
        return False
    word = _word(masked, tokens[0])
    return word in cues.roles or cues.is_organisation(word) or masked[tokens[0][0]].isupper()


def _governs(word: str, cues: Cues) -> bool:
    """Tell whether a noun takes a genitive: "die Sprecherin der Polizei"."""
    return word in cues.roles or cues.is_organisation(word) or word in _ARTICLES


def _word(masked: str, token: Range) -> str:
    return masked[token[0] : token[1]].casefold()


def holds_name(masked: str, found: Range, cues: Cues) -> bool:
    """Tell whether a phrase holds something that names a source: a capital inside, an office, a pronoun."""
    for number, match in enumerate(_TOKEN.finditer(masked, *found)):
        word = match[0].casefold()
        if word in cues.roles or cues.is_organisation(word) or word in cues.pronouns or word in cues.papers:
            return True
        if match[0][0].isupper() and (number > 0 or found[1] - found[0] == len(match[0])):
            return True
    return False
