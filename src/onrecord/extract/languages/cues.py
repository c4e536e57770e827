"""The words of reported speech in one language, compiled once: data from `reported_speech.toml`.

What a language's table leaves out, its rules leave out too: French has cue verbs only, so that only the words
around its quotations are read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.model import CueClass
from onrecord.vocabulary import load_vocabulary

Words = frozenset[str]
_WORD = re.compile(r"\w+")
_CLASSES = ("neutral", "assertive", "denying", "asking")


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns and word sets of one language; `classes` tells what a verb form says about the content."""

    language: str
    verb: re.Pattern[str]
    that: re.Pattern[str] | None
    according: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    about: re.Pattern[str] | None
    possessive: re.Pattern[str] | None
    subjunctive: re.Pattern[str] | None
    as_said: Words
    stops: Words
    skips: Words
    adverbs: Words
    introducers: Words
    particles: Words
    roles: Words
    organisations: Words
    organisation_endings: tuple[str, ...]
    papers: Words
    tails: Words
    pronouns: dict[str, str]
    nominatives: dict[str, str]
    abbreviations: Words
    classes: dict[str, CueClass]
    first_words: Words

    def is_organisation(self, word: str) -> bool:
        """Tell whether a case-folded word names an organisation by itself or by its last half."""
        return word in self.organisations or (
            bool(self.organisation_endings) and word.endswith(self.organisation_endings)
        )

    def find_verbs(self, text: str, start: int, end: int) -> tuple[re.Match[str], ...]:
        """Return the cue verbs of a stretch in order: words are looked up, only known ones are matched."""
        found = []
        at = start
        for word in _WORD.finditer(text, start, end):
            if word.start() >= at and word[0].casefold() in self.first_words:
                verb = self.verb.match(text, word.start(), end)
                if verb is not None:
                    found.append(verb)
                    at = verb.end()
        return tuple(found)

    def cue_class(self, printed: str) -> CueClass:
        """Return the class of a printed cue; neutral for phrases such as "laut"."""
        return self.classes.get(" ".join(printed.casefold().split()), CueClass.NEUTRAL)


@cache
def load_cues(language: str) -> Cues | None:
    """Return the cues of a language code such as "ru", None when the language has no table."""
    table = load_vocabulary("reported_speech").get(language)
    if table is None:
        return None
    forms: list[str] = []
    classes: dict[str, CueClass] = {}
    for name in _CLASSES:
        printed = table.get(name, "")
        for form in printed.split("|") if "|" in printed else printed.split():
            forms.append(form)
            if language == "fr" and form.startswith("a "):  # "a-t-elle ajouté"
                forms += [f"a-t-il {form[2:]}", f"a-t-elle {form[2:]}"]
            classes.setdefault(form.casefold(), CueClass(name))  # "hieß" folds to "hiess"

    def words(name: str) -> Words:
        return frozenset(word.casefold() for word in table.get(name, ()))

    return Cues(
        language=language,
        verb=_alternatives(forms) or re.compile(r"(?!)"),
        that=_alternatives(table.get("that", ())),
        according=_alternatives(table.get("according", ())),
        behind=_alternatives(table.get("behind", ())),
        about=_alternatives(table.get("about", ())),
        possessive=re.compile(table["possessive"], re.IGNORECASE) if "possessive" in table else None,
        subjunctive=_subjunctive(table.get("subjunctives", ())),
        as_said=words("as_said"),
        stops=words("stops"),
        skips=words("skips"),
        adverbs=words("adverbs"),
        introducers=words("introducers"),
        particles=words("particles"),
        roles=words("roles"),
        organisations=words("organisations"),
        organisation_endings=tuple(table.get("organisation_endings", ())),
        papers=words("papers"),
        tails=words("tails"),
        pronouns=dict(table.get("pronouns", {})),
        nominatives=dict(table.get("nominatives", {})),
        abbreviations=words("abbreviations"),
        classes=classes,
        first_words=frozenset(re.split(r"[ '’-]", form)[0] for form in classes),
    )


def _subjunctive(forms: Any) -> re.Pattern[str] | None:
    """German: the forms of the list, and any verb in -e behind "er", "es", "man" that is no past in -te."""
    listed = _alternatives(forms)
    if listed is None:
        return None
    return re.compile(rf"{listed.pattern}|\b(?:er|es|man|sie)\s+(?!\w+te\b)\w{{2,}}e\b", re.IGNORECASE)


def _alternatives(forms: Any) -> re.Pattern[str] | None:
    """Compile whole words or phrases, longest first; None without any."""
    printed = sorted(forms, key=len, reverse=True)
    if not printed:
        return None
    body = "|".join(re.escape(form).replace(r"\ ", r"[ \xa0]+") for form in printed)
    return re.compile(rf"(?<![\w’'-])(?:{body})(?![\w’'-])", re.IGNORECASE)
