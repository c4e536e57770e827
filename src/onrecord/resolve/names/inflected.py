"""The given name behind Cyrillic initials: "П.Гордеев" below "Пресс-конференция Павла Гордеева".

The surname of the label is its nominative, the given name that of a list of known ones: no nominative is
guessed. Two given names that fit tell nothing.
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.model import Mark, Span
from onrecord.resolve.names.inflection import inflect
from onrecord.resolve.names.printed import PrintedName
from onrecord.text.transcripts.labels.grammar import Label
from onrecord.text.transcripts.labels.words import label_words

HEADER = 3000
"""Characters above the first turn that may introduce who speaks."""

_WORD = r"[А-ЯЁЄІЇҐ][а-яёєіїґ’'-]+"
_PAIR = re.compile(rf"(?<![\w-])({_WORD})[ \xa0](?=({_WORD})(?:[ \xa0]({_WORD}))?)")
_INITIAL = re.compile(r"[^\W\d_]\.?")
_FATHER = (
    "вич",
    "вича",
    "вичу",
    "вичем",
    "виче",
    "вна",
    "вны",
    "вне",
    "вну",
    "вной",
    "чна",
    "чны",
    "чне",
    "чной",
)


def find_inflected_names(label: Label, text: str, before: int) -> list[PrintedName]:
    """Return whom the text above offset `before` prints in another case with a known given name."""
    if label.name is None or label.surname is None or not "\u0400" <= label.surname[0] <= "\u04ff":
        return []
    letters = [word[0].casefold() for word in label.name.split() if _INITIAL.fullmatch(word)]
    start = max(0, before - HEADER)
    forms = inflect(label.surname)
    surname = next(word for word in label.name.split() if word.casefold() == label.surname)
    found: dict[str, PrintedName] = {}
    for match in _PAIR.finditer(text, start, before):
        last = 2
        if match[3] and match[2].casefold().endswith(_FATHER):
            last = 3
        if match[last].casefold() not in forms:
            continue
        if match[last].casefold() == label.surname and match[1].casefold() in label_words().given:
            continue  # "Валентина Шевченко" is no case of "Валентин"
        given = _oblique().get(match[1].casefold(), frozenset())
        fitting = [one for one in given if not letters or one[0] == letters[0]]
        if len(fitting) != 1:
            continue
        span = Span(match.start(1), match.end(last))
        name = f"{fitting[0].title()} {surname.title() if surname.isupper() else surname}"
        found.setdefault(name, PrintedName(name, None, Mark(span.of(text), span)))
    return list(found.values())


@cache
def _oblique() -> dict[str, frozenset[str]]:
    """Return the nominatives of known given names by their other cases, case-folded."""
    forms: dict[str, set[str]] = {}
    for name in label_words().given:
        if "\u0400" <= name[0] <= "\u04ff":
            for form in inflect(name) - {name}:
                forms.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in forms.items()}
