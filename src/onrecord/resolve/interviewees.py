"""Who answers in an interview that labels its speakers "Q" and "A": the one person its introduction names.

A name alone on its line, or behind "By", is whoever wrote the page; two names leave the answers nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model import Mark, Span
from onrecord.resolve.names.printed import PARTICLES, PrintedName
from onrecord.text.transcripts.labels.grammar import Label, LabelClass, parse_label
from onrecord.text.transcripts.labels.words import fold_word, label_words

HEADER = 3000
"""Characters above the first question that may introduce who answers."""
FEWEST = 3
"""Other words of a line that tells something about a name; a byline holds a name and a date."""

TITLE = 40
"""Characters of an office between "Interview with" and the name."""

_ANNOUNCED = re.compile(
    r"\b(?:Q ?& ?A|[Ii]nterview|INTERVIEW|[Cc]onversation|[Qq]uestions) (?:with|for|WITH) "
)
_ASKS = frozenset(["q", "question", "p", "pregunta", "pergunta", "d", "domanda", "frage", "вопрос"])
_ANSWERS = frozenset(["a", "answer", "r", "réponse", "respuesta", "resposta", "risposta", "antwort", "ответ"])
_NUMBER = re.compile(r"[ .]?\d{1,3}$")
_WORD = r"[^\W\d_a-zа-яß-ÿ][\w’'-]+"
_NAME = re.compile(
    rf"(?<![\w’'.-])(?P<before>{_WORD}\.?[ ])?"
    rf"(?P<name>{_WORD}(?:[ ][^\W\d_]\.)?[ ]{PARTICLES}{_WORD})(?![\w’-])"
)
_WRITTEN_BY = re.compile(
    r"(?:\b(?:by|von|par|por|di|text|foto|photos?|photographs?|illustrations?)|[:©|/])[ ]*$", re.IGNORECASE
)
_SMALL = re.compile(r"(?<![\w’'-])[^\W\d_A-ZÀ-ÞА-Я][\w’'-]*")


def is_interview(labels: list[Label | None]) -> bool:
    """Tell whether the labels of a page are questions and answers alone."""
    keys = {_NUMBER.sub("", one.key) for one in labels if one is not None}
    return bool(keys & _ASKS) and keys <= _ASKS | _ANSWERS


def is_answer(label: Label) -> bool:
    """Tell whether a label of an interview stands for whoever answers."""
    return _NUMBER.sub("", label.key) in _ANSWERS


def find_interviewee(text: str, before: int) -> PrintedName | None:
    """Return the one person whom the text above offset `before` tells something about, else None."""
    start = max(0, before - HEADER)
    found: dict[str, PrintedName] = {}
    announced: dict[str, PrintedName] = {}
    at = start
    for line in text[start:before].splitlines(keepends=True):
        asked = [match.end() for match in _ANNOUNCED.finditer(line)]
        if asked or len(_SMALL.findall(line)) >= FEWEST:
            for match in _names_in(line):
                name = _read(match, line)
                if name is not None:
                    span = Span(at + match.start("name"), at + match.end("name"))
                    surname = name.split()[-1].casefold()
                    printed = found.setdefault(surname, PrintedName(name, None, Mark(span.of(text), span)))
                    if any(0 <= match.start("name") - end < TITLE for end in asked):
                        announced.setdefault(surname, printed)
        at += len(line)
    told = announced or found
    return next(iter(told.values())) if len(told) == 1 else None


def _names_in(line: str) -> Iterator[re.Match[str]]:
    """Yield what may be names; "Vice President Ruth" is none, "Ruth Okoro" behind it may be one."""
    words = label_words()
    match = _NAME.search(line)
    while match is not None:
        first = fold_word(match["name"].split()[0])
        is_title = first in words.heads or first in words.honorifics
        if not is_title:
            yield match
        match = _NAME.search(line, match.start("name") if is_title and match["before"] else match.end())


def _read(match: re.Match[str], line: str) -> str | None:
    """Return the name of a match: behind a title or an office, or with a known given name."""
    if _WRITTEN_BY.search(line, 0, match.start("name")):
        return None
    words = label_words()
    name = match["name"]
    first = fold_word(name.split()[0])
    if match["before"]:
        title = fold_word(match["before"].strip())
        titled = title in words.honorifics or title in words.heads
    else:
        titled = False
    if first in words.honorifics or first in words.heads or not (titled or first in words.given):
        return None
    label = parse_label(name)
    if label is None or label.cls not in (LabelClass.NAMED, LabelClass.CAPS):
        return None
    return label.name
