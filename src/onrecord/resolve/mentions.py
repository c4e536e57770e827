"""A printed mention -> what it is: pronoun, person's name, role, organisation or collective."""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from onrecord.resolve.names.behind_places import read_run_at
from onrecord.resolve.names.naming import (
    ABBREVIATED_TITLES,
    COUNTRIES,
    FEMALE,
    MALE,
    MODIFIERS,
    NATIONALITIES,
    ORGANISATION_WORDS,
    ORGANISATIONS,
    ROLES,
    SEATS,
    STATES,
    TITLES,
    find_runs,
    gender_of_words,
    is_given,
    is_role,
    read_run,
    strip_possessive,
)  # fmt: skip
from onrecord.resolve.utterances import issuer_of, owner_of
from onrecord.vocabulary import load_vocabulary

_WORDS = load_vocabulary("speakers")["en"]
DESCRIBED: dict[str, list[str]] = load_vocabulary("organisations")["described"]
_OFFICES = frozenset(load_vocabulary("occupations")["classes"]["titles_alone"])
_KINDS = frozenset(load_vocabulary("organisation_kinds"))
_NOUNS = frozenset(_WORDS["bodies"]) | _KINDS
_DEPARTMENTS = frozenset(word.lower() for word in load_vocabulary("organisations")["departments"])
_SURNAMES = frozenset(load_vocabulary("organisations")["surnames"])
_COMPOUNDS = tuple(load_vocabulary("organisations")["compounds"])
_DEMONYMS = frozenset(load_vocabulary("occupations")["demonyms"])
_BODIES = frozenset(_WORDS["bodies"])
_FORMER = frozenset(load_vocabulary("occupations")["classes"]["former"])
_PLURALS = frozenset(_WORDS["plurals"])
_SPEAKING = (
    _NOUNS
    | frozenset(_WORDS["heard"])
    | ROLES
    | _PLURALS
    | frozenset(load_vocabulary("organisations")["documents"])
)
_NUMBERS = frozenset(load_vocabulary("speakers")["en"]["numbers"])
_AGENTS = ("s", "er", "or", "ist", "ant", "ee", "man", "woman", "people", "men", "one", "body", "folk", "ian")
_NO_AGENTS = ("sis", "ss", "us")
_ABSTRACT = ("tions", "sions", "ments", "nesses", "ities", "ances", "ences", "ships", "isms", "ings", "ies")
_COMMON = ROLES | _NOUNS | _PLURALS
RELATIONS = dict.fromkeys(("husband", "father", "son", "brother"), "male") | dict.fromkeys(
    ("wife", "mother", "daughter", "sister"), "female"
)
_PRONOUNS = {"he": "male", "him": "male", "she": "female", "her": "female"}
_OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
_OTHER_PRONOUNS = frozenset(["they", "i", "we", "it", "you", "who", "us", "them"])
_DETERMINER = re.compile(
    r"(?:the|an?|one(?!\s+of\b)|another|his|her|its|their|our|my|your|this|that|these|those)\s+",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(r"(?:a|an|one|another|some|several|two|three|many)\s+", re.IGNORECASE)
_LINKS = frozenset(["of", "for", "in", "at", "from", "with", "on", "to"])
_HEADS = _OFFICES.union(
    _WORDS["titles"], load_vocabulary("occupations")["classes"]["offices"], ABBREVIATED_TITLES
)
_AFTER_NOUN = frozenset(load_vocabulary("occupations")["classes"]["after_noun"])
_AGED = re.compile(r"^\d{1,3}-year-old(?:\s[a-z]+)?$")
_SENIOR = re.compile(r"(?<=[a-z])\s(?:senior|junior)$")  # "Djokovic senior"
_CALLED = re.compile(r"\s(?:named|called|identified as)\s(?=[A-Z])")
_REFLEXIVE = re.compile(r"\s(?:himself|herself|itself|themselves)(?=,|$)")
_CONTRACTED = re.compile(r"^(he|she|they|i|we|it|you|who)['’](?:d|ll|re|ve|s|m)$", re.IGNORECASE)
_SOME_OF_MANY = re.compile(r"(?i:another|both|others|one)$|(?i:few|many|most|several|some)(?:$|\s(?=[a-z]))")
_HEAD_END = re.compile(r",(?!\d{3}\b)|\(|\s+(?:who|whose|that|which)\b|—|–")


class MentionKind(Enum):
    """What a mention is, before anyone is looked up."""

    PRONOUN = "pronoun"
    PERSON = "person"
    ROLE = "role"
    ORGANISATION = "organisation"
    COLLECTIVE = "collective"


class Reading(NamedTuple):
    """A mention with its name (as printed, without determiner), gender and head words."""

    kind: MentionKind
    name: str
    gender: str | None = None
    words: tuple[str, ...] = ()
    definite: bool = False
    sure: bool = False
    bare: bool = False


@lru_cache(maxsize=10_000)
def read_mention(text: str) -> Reading:
    """Read the words of a mention."""
    plain = _REFLEXIVE.sub("", " ".join(text.split()))
    issuer = issuer_of(plain)  # "a statement by the ministry"
    if issuer is not None:
        reading = read_mention(issuer)
        if reading.kind is not MentionKind.ROLE or not issuer.startswith("The "):
            return reading
        paper = issuer.removeprefix("The ")  # "a study by The Economist"
        return Reading(MentionKind.ORGANISATION, paper, None, tuple(paper.split()))
    plain = _CONTRACTED.sub(r"\1", strip_possessive(owner_of(plain) or plain))
    lower = _OWNERS.get(plain.lower(), plain.lower())
    if lower in _PRONOUNS:
        return Reading(MentionKind.PRONOUN, lower, _PRONOUNS[lower])
    if lower in _OTHER_PRONOUNS:
        return Reading(MentionKind.PRONOUN, lower)
    head = _HEAD_END.split(plain, maxsplit=1)[0].strip() or plain
    rest = plain[len(head) :]
    if _SOME_OF_MANY.match(head) is not None:
        return Reading(MentionKind.COLLECTIVE, head, None, tuple(head.split()))
    if " and " in plain and _names_several(plain):
        return Reading(MentionKind.COLLECTIVE, plain, None, tuple(plain.split()))
    if _CALLED.search(head) is not None and _INDEFINITE.match(head) is not None:
        return Reading(
            MentionKind.ROLE, _INDEFINITE.sub("", head), None, tuple(_CALLED.split(head)[0].split()[1:])
        )
    head = _SENIOR.sub("", head)
    determiner = _DETERMINER.match(head)
    definite = determiner is not None and _INDEFINITE.match(head) is None
    core = head[determiner.end() :] if determiner else head
    if bare_description(core) in DESCRIBED or core.lower().endswith(_COMPOUNDS):
        return Reading(MentionKind.ORGANISATION, core, None, tuple(core.split()), definite)
    if _names_role(core, rest, definite):
        return _read_role(core, definite, determiner is None)
    if not core[:1].isupper() or core.lower() not in _COMMON:
        person = _person_in(core, rest)
        if person is not None and not (definite and _is_called_the(core)):
            return person
    # else "Reporters", "Officials" open a sentence
    words = tuple(core.split())
    heads = _heads(words)
    if heads and is_role(heads[-1]):
        return _read_role(core, definite, determiner is None)
    if heads and not _PLURALS.isdisjoint(heads):
        return Reading(MentionKind.COLLECTIVE, core, None, words)
    named = _behind_noun(words)
    if named:  # "Russian energy giant Gazprom"
        return Reading(MentionKind.ORGANISATION, " ".join(named), None, named)
    if (core[:1].isupper() and (definite or determiner is None)) or not _NOUNS.isdisjoint(heads):
        return Reading(MentionKind.ORGANISATION, core, None, words, definite)
    return Reading(MentionKind.COLLECTIVE, core, None, words)


def _names_several(plain: str) -> bool:
    """Tell whether a mention is two people: "Putin and Xi", "Bell and the chairwoman, Ana Ruiz,"."""
    left, _, right = plain.partition(" and ")
    if not right[:1].isupper() and _DETERMINER.match(right) is None:
        return False
    runs = find_runs(left, 0, len(left))
    if not runs or runs[-1][1] < len(left.rstrip(" ,.")) or "," in left[: runs[-1][0]]:
        return False
    _, name = read_run_at(left, *runs[-1])
    other = read_run(right[slice(*(find_runs(right, 0, len(right)) or [(0, 0)])[0])]) if right else None
    if name is None or other is None or name.is_thing or not ORGANISATION_WORDS.isdisjoint(left.split()):
        return False
    alone = name.words[0]
    if len(name.words) > 1:
        return True
    if alone in _NO_PERSONS or alone.isupper() or alone.lower() in TITLES | MODIFIERS | _DEPARTMENTS:
        return False  # "Investment and Commerce, Senator Ana Ruiz"
    return _INDEFINITE.match(plain) is None  # "A Maritime and Coastguard Agency spokesperson"


def may_speak(reading: Reading) -> bool:
    """Tell whether a common noun can speak: "a dog walker", "two of the rescued"; no "crisis"."""
    heads = _heads(reading.words)
    last = heads[-1] if heads else ""
    if not last or last in _SPEAKING or "-" in last:
        return True
    named = any(word[:1].isupper() for word in reading.words) or last.isdigit() or last in _NUMBERS
    return named or (last.endswith(_AGENTS) and not last.endswith(_NO_AGENTS))


def is_body(reading: Reading) -> bool:
    """Tell whether what is read as a body ends with a name or a noun that can speak: no "Beijing's show"."""
    stop = next((at for at, word in enumerate(reading.words) if word in _LINKS and at), len(reading.words))
    last = reading.words[stop - 1] if stop else ""
    if last.endswith("ed") and stop > 1:
        last = reading.words[stop - 2]  # "a court document filed on Monday"
    if not last.islower() or last in _SPEAKING or last in _NUMBERS or "-" in last:
        return True
    return last.endswith(_AGENTS) and not last.endswith(_NO_AGENTS) and not last.endswith(_ABSTRACT)


def _behind_noun(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the name that ends a description: "Gazprom" of "Russian energy giant Gazprom"."""
    at = len(words)
    while at and words[at - 1][:1].isupper():
        at -= 1
    small = [word for word in words[:at] if word[:1].islower()]
    if not 0 < at < len(words) or not small or not _LINKS.isdisjoint(words) or "and" in words:
        return ()
    return words[at:]


def bare_description(phrase: str) -> str:
    """Return a description as the vocabulary writes it: "EU's executive arm" -> "eu executive arm"."""
    words = phrase.lower().replace("’", "'").replace("u.n.", "un").replace("u.s.", "us").split()
    return " ".join(word.removesuffix("'s") for word in words)


def _is_called_the(core: str) -> bool:
    """Tell whether capitals behind an article are a thing: "the Copper Lanterns", no "the Rev. Anna Bell"."""
    words = core.split()
    name = read_run(core) if len(words) > 1 and all(word[:1].isupper() for word in words) else None
    return name is not None and not name.titles and not name.sure


def _read_role(core: str, definite: bool, bare: bool) -> Reading:
    words = tuple(core.split())
    stop = next((at for at, word in enumerate(words) if word in _LINKS and at), len(words))
    owned = any(word.endswith(("'s", "’s")) for word in words[: stop - 1])  # no "source in Bell's office"
    office = bare and core[:1].isupper() and words[-1].lower() in _OFFICES  # "President", "Prime Minister"
    heads = _heads(words)
    return Reading(
        MentionKind.ROLE, core, gender_of_words(heads), words, definite or owned or office, bare=bare
    )


def _heads(words: tuple[str, ...]) -> list[str]:
    """Return the head of a noun phrase with what stands before it: "official" of "official familiar with"."""
    stop = next((at for at, word in enumerate(words) if word in _LINKS), len(words))
    heads = [word.lower() for word in words[:stop]]
    while len(heads) > 1 and heads[-1] in _AFTER_NOUN:
        heads.pop()
    return heads


def _names_role(core: str, rest: str, definite: bool) -> bool:
    """Tell whether words are a role, not a name: "Hungarian Prime Minister", "the 42-year-old"."""
    words = core.split()
    if definite and (core in NATIONALITIES or core in _DEMONYMS or _AGED.search(core) is not None):
        return True
    if len(words) > 1 and words[0].endswith(("'s", "’s")) and words[-1].lower() in RELATIONS:
        return True  # "Kim's Sister Says"
    if not words or rest.startswith(",") or words[0] in MALE or words[0] in FEMALE:
        return False
    last = words[-1].lower()
    if not is_role(last) or (len(words) == 1 and not definite and last not in _OFFICES):
        return False
    if words[-1][:1].isupper() and last not in _HEADS:
        return False  # "the Philippine Star"
    return definite or last in _OFFICES


def _head_of(core: str) -> str:
    """Return the head of a noun phrase: "president" of "president of Carpathia"."""
    words = core.split()
    stop = next((at for at, word in enumerate(words) if word in _LINKS), len(words))
    return words[stop - 1].lower() if stop else ""


def _is_description(words: str) -> bool:
    """Tell whether words can stand between a comma and a name: "public defender", "70-year-old", "former"."""
    return is_role(_head_of(words)) or words in _FORMER or _AGED.match(words) is not None


def _is_office_phrase(core: str) -> bool:
    """Tell "the Russian president" and "Bell’s spokeswoman" from "Amanda Carpenter"."""
    words = core.split()
    if words[0] in MALE or words[0] in FEMALE:
        return False
    head = _head_of(core)
    return is_role(head) and (
        head in words or head in TITLES or (len(words) > 1 and words[0].lower() == head)
    )


def _person_in(core: str, rest: str) -> Reading | None:
    """Find the person's name in "Russian President Vladimir Putin", "campaign spokeswoman Ana Ruiz"."""
    if rest.startswith(","):
        after = rest.lstrip(", ").partition(",")[0]
        first = find_runs(after, 0, len(after))
        if len(first) > 1 and _is_description(after[: first[-1][0]].strip()):
            first = first[-1:]  # "the Ghanaian demographer Kofi Landau"
        name = None
        if first and (first[0][0] == 0 or _is_description(after[: first[0][0]].strip())):
            name = read_run(after[first[0][0] : first[0][1]])  # "her attorney, public defender Luis Ocampo"
        if (
            name is not None
            and not name.is_person
            and first[0][0] == 0
            and _head_of(core) in _BODIES | _KINDS
            and name.text not in _NO_PERSONS  # "police in Birmingham, Alabama"
        ):
            return Reading(MentionKind.ORGANISATION, name.text, None, name.words)  # "the operator, Hidrosur,"
        if name is not None and _is_office_phrase(core):
            told = name.gender or gender_of_words(core.lower().split())
            if name.is_person and len(name.words) > 1:
                # "the Russian president, Vladimir Putin", "Bell's spokeswoman, Kim Doyle"
                return Reading(MentionKind.PERSON, name.text, told, sure=True)
            kin = RELATIONS.get(_head_of(core))
            if len(name.words) == 1 and (name.gender or name.titles or (kin and not name.is_thing)):
                return Reading(MentionKind.PERSON, name.text, told, sure=True)
    closing = _behind_role(core) if not rest else None
    if closing is not None:
        return closing
    head = _LINK.split(core, maxsplit=1)[0]
    run = None
    if len(head) < len(core):
        run = next(
            (one for one in find_runs(core, 0, len(core)) if read_run_at(core, *one)[0] > one[0]), None
        )
    if run is None:  # no "Secretary of State John Hale": the name must end the head of the phrase
        runs = find_runs(head, 0, len(head))
        if not runs or runs[-1][1] < len(head.rstrip(" .")):
            return None  # "Western partners", "a spokeswoman for Karin Holm"
        run = runs[-1]
    _, name = read_run_at(core, *run)
    if name is None:
        return None
    if len(name.words) > 1:
        return Reading(MentionKind.PERSON, name.text, name.gender, sure=True) if name.is_person else None
    word = name.words[0]
    if word.lower() in _COMMON and not name.titles:
        return None  # "Analysts at Kestrel Bank"
    if word.isupper() or word in _NO_PERSONS or (word in ORGANISATION_WORDS and word not in _SURNAMES):
        return None
    told = name.gender if name.titles else None  # "Pierce" may be a woman's last name
    return Reading(MentionKind.PERSON, word, told, sure=bool(name.titles))


def _behind_role(core: str) -> Reading | None:
    """Read the name behind a role in small letters: "Labour and Welfare Party spokesman Omer Demir"."""
    start, end = (find_runs(core, 0, len(core)) or [(0, 0)])[-1]
    before = core[:start].split()
    if end < len(core) or not before:
        return None
    if before[-1][:1].isupper() or not is_role(before[-1]):
        words = core[start:end].split()
        given = next((at for at in range(1, len(words) - 1) if is_given(words[at])), 0)
        if before[-1] in _PLACES and is_given(words[0]) and is_role(before[0].lower()):
            given = 0  # "Head of the district Igor Kasparian"
        elif not given or len(words) - given > _LONGEST_NAME or not is_role(before[0].lower()):
            return None
        elif not TITLES.isdisjoint(word.lower().rstrip(".") for word in words[:1]):
            return None  # "The son of Senator John Hale"
        start = end - len(" ".join(words[given:]))  # "Secretary of Health and Human Services Xavier Becerra"
    name = read_run(core[start:end])
    if name is None or len(name.words) == 1 or not name.is_person:
        return None
    return Reading(MentionKind.PERSON, name.text, name.gender or gender_of_words([before[-1]]), sure=True)


_LONGEST_NAME = 3
_PLACES = (
    _NOUNS | {word.lower() for word in load_vocabulary("organisations")["regions"]} | {"village", "town"}
)
_LINK = re.compile(r"\s(?:of|for|in|at|from|with|to|on|and|close|familiar)\b")
_NO_PERSONS = frozenset(COUNTRIES).union(SEATS, ORGANISATIONS, NATIONALITIES, STATES)
