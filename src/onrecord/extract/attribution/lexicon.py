"""Words -> one-letter tags and cue forms, read once from the vocabulary.

A sentence becomes a string of tags, one character a token, on which every attribution rule works:

    N capitalised   r role   b body   p plural speakers   n other word   D determiner   # number
    P subject pronoun   O object pronoun   M time word   R adverb   B auxiliary   X other finite verb
    V finite cue   v base form of a cue   G gerund of a cue
    o preposition   c conjunction   s subordinator   w question word   t "that"
    Q quotation   and , ; : . ( ) - as printed (every dash is -)
"""

from __future__ import annotations

from typing import NamedTuple

from onrecord.model import CueClass
from onrecord.vocabulary import load_vocabulary, phrases


class Cue(NamedTuple):
    """A verb or phrase that reports: its base form, class and frames (see `cue_verbs.toml`)."""

    lemma: str
    cue_class: CueClass
    frames: frozenset[str]
    form: str
    """V finite, v base, G gerund."""
    may_be_noun: bool = False
    words: int = 1


def _forms(base: str, line: str) -> dict[str, str]:
    """Return the forms of a verb and their tags; -s and past forms are finite, -ing forms gerunds."""
    forms = {base: "v"}
    for form in line.split():
        forms[form] = "G" if form.endswith("ing") else "V"
    return forms


def _load_cues() -> dict[str, Cue]:
    data = load_vocabulary("cue_verbs")
    cues: dict[str, Cue] = {}
    for cue_class in CueClass:
        for base, line in data[cue_class.value].items():
            forms, _, frames = line.partition("|")
            for form, tag in _forms(base, forms).items():
                cues[form] = Cue(base, cue_class, frozenset(frames.split()), tag, form in NOUN_FORMS)
    return cues


def _load_phrases() -> dict[str, list[tuple[tuple[str, ...], Cue]]]:
    phrases: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for entry in load_vocabulary("cue_verbs")["phrases"]:
        base, *rest = entry["verb"].split()
        cue_class = CueClass(entry.get("class", CueClass.NEUTRAL.value))
        frames = frozenset(entry["frames"].split())
        for form in (base, *rest):
            tag = "v" if form == base else "G" if form.endswith("ing") else "V"
            for words in entry["then"]:
                then = tuple(words.split())
                cue = Cue(f"{base} {words}", cue_class, frames, tag, words=1 + len(then))
                phrases.setdefault(form, []).append((then, cue))
    for word in load_vocabulary("cue_verbs")["adjectives"]["words"]:
        cue = Cue(word, CueClass.ASSERTIVE, frozenset({"that", "final", "adjective"}), "V")
        phrases.setdefault(word, []).append(((), cue))
    for choices in phrases.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return phrases


def _load_tags() -> dict[str, str]:
    grammar, speakers = load_vocabulary("grammar")["en"], load_vocabulary("speakers")["en"]
    tags: dict[str, str] = {}
    for tag, words in (
        ("r", speakers["roles"]),
        ("b", speakers["bodies"]),
        ("p", speakers["plurals"]),
        ("R", grammar["adverbs"]),
        ("X", grammar["finite_verbs"]),
        ("B", grammar["auxiliaries"]),
        ("M", grammar["times"]),
        ("s", grammar["subordinators"]),
        ("w", grammar["question_words"]),
        ("o", grammar["prepositions"]),
        ("D", grammar["determiners"]),
        ("c", grammar["conjunctions"]),
        ("O", grammar["object_pronouns"]),
        ("P", grammar["pronouns"]),
    ):
        for word in words:
            tags[word] = tag
    for word in grammar["contractions"]:
        tags[word] = tags[word.replace("'", "’")] = "P"
    for word, cue in CUES.items():
        tags[word] = cue.form
    tags["her"] = "D"
    tags["that"] = "t"
    tags["I"] = "P"
    for mark in ",;:.()":
        tags[mark] = mark
    tags.update({"?": ".", "!": ".", "…": ".", "-": "-", "–": "-", "—": "-", "[": "(", "]": ")"})
    return tags


ADJECTIVES = frozenset(phrases("cue_verbs", "adjectives", "words"))
NOUN_FORMS = frozenset(load_vocabulary("cue_verbs")["nouns"]["forms"])
CUES = _load_cues()
PHRASES = _load_phrases()
TAGS = _load_tags()
NOT_ADVERBS = frozenset(load_vocabulary("grammar")["en"]["not_adverbs"])
CUE_WORDS = frozenset(
    word + mark
    for known in (
        *CUES,
        *PHRASES,
        "according",
        *phrases("cue_nouns", "contents"),
        *phrases("cue_nouns", "opinions"),
    )
    for word in (known, known.capitalize(), known.upper())
    for mark in ("", ",", ".", ":", ";", "?", "!", ")", "’", "'", "…", '"', "”")
)
"""Every word that can begin a cue, as a split at white space leaves it."""
