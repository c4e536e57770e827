"""The vocabulary of labels as sets of folded words, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from onrecord.vocabulary import load_vocabulary, phrases


@cache
def fold_word(word: str) -> str:
    """Return a word of a label without its case and its full stop: "Mr." -> "mr"."""
    return word.casefold().rstrip(".").replace("’", "'")


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Sets of folded words by what they do in a label.

    `small`: every word that may be written small; `alone`: those that are a label with nothing beside them.
    """

    anonymous: frozenset[str]
    anonymous_first: frozenset[str]
    numbered: frozenset[str]
    askers: frozenset[str]
    outlets: frozenset[str]
    origins: frozenset[str]
    given: frozenset[str]
    forms_of_address: frozenset[str]
    postnominals: frozenset[str]
    persons: frozenset[str]
    offices: frozenset[str]
    hosts: frozenset[str]
    heads: frozenset[str]
    honorifics: frozenset[str]
    particles: frozenset[str]
    name_particles: frozenset[str]
    articles: frozenset[str]
    denied: frozenset[str]
    verbs: frozenset[str]
    small: frozenset[str]
    notes: tuple[str, ...]
    behalf: tuple[str, ...]
    parties: frozenset[str]
    alone: frozenset[str]


_PERSONS = frozenset(
    ["i", "we", "you", "he", "she", "they", "it", "my", "our", "your", "his", "her", "their", "ich"]
)
"""First to third persons; with those of other languages they tell a sentence from an affiliation."""


@cache
def label_words() -> LabelWords:
    """Return the vocabulary of labels as sets of case-folded words."""

    def fold(*keys: str) -> frozenset[str]:
        return frozenset(word.casefold() for word in phrases("turn_labels", *keys))

    known = phrases("turn_labels", "roles") + phrases("turn_labels", "names")
    small = frozenset(fold_word(word) for phrase in known for word in phrase.split())
    return LabelWords(
        small=small,
        anonymous=fold("roles", "anonymous"),
        anonymous_first=frozenset(phrase.split()[0] for phrase in fold("roles", "anonymous")),
        numbered=fold("roles", "anonymous_numbered"),
        askers=fold("roles", "askers"),
        origins=fold("names", "origins"),
        given=frozenset(" ".join(phrases("given_names", "given")).split()),
        persons=_PERSONS | (frozenset(filter(str.islower, phrases("turn_labels", "conversation"))) - small),
        forms_of_address=fold("names", "forms_of_address"),
        postnominals=frozenset(phrases("turn_labels", "names", "postnominals")),
        outlets=fold("roles", "outlets"),
        offices=fold("roles", "named_office"),
        hosts=fold("roles", "hosts"),
        heads=fold("roles", "heads"),
        honorifics=fold("names", "honorifics"),
        particles=fold("names", "particles"),
        name_particles=fold("names", "name_particles"),
        articles=fold("names", "articles"),
        denied=fold("not_labels", "words"),
        verbs=fold("not_labels", "verbs"),
        notes=tuple(word.casefold() for word in load_vocabulary("turn_labels")["frame"]["notes"]),
        behalf=tuple(phrases("turn_labels", "names", "behalf")),
        parties=fold("names", "parties"),
        alone=fold("roles", "anonymous") | fold("roles", "named_office"),
    )
