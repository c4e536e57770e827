"""Capitalised words -> titles and a name: "Russian President Vladimir Putin", "Sen. Anna Bell (R-Ohio)".

Decides what part of a run of capitals is the name and whether it names a person; it knows no article.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from onrecord.vocabulary import load_vocabulary

_SPEAKERS = load_vocabulary("speakers")
_GRAMMAR = load_vocabulary("grammar")["en"]
_ORGANISATIONS = load_vocabulary("organisations")

_OCCUPATIONS = load_vocabulary("occupations")
ABBREVIATED_TITLES = frozenset(_OCCUPATIONS["abbreviated"])
OCCUPATIONS = frozenset(_OCCUPATIONS["nouns"].split())
ROLES = (
    frozenset(_SPEAKERS["en"]["roles"])
    | OCCUPATIONS
    | ABBREVIATED_TITLES
    | frozenset(word for word in _OCCUPATIONS["takes_up"] if " " not in word)
)
_ROLE_ENDINGS = (
    "ologist", "ographer", "ician", "iatrist", "ometrist", "keeper", "monger", "smith", "woman", "owner",
    "maker",
    "founder", "worker", "leader", "holder", "fighter", "writer", "singer", "driver", "goer", "ist",
)  # fmt: skip
_OFFICES = frozenset(_OCCUPATIONS["classes"]["offices"]) - {
    "king", "queen", "pope", "prince", "princess", "judge", "justice", "head", "chief", "one", "child",
}  # fmt: skip
_PREFIXES = ("ex-", "co-", "vice-", "then-")
_NO_ROLES = frozenset(_OCCUPATIONS["no_roles"])


def is_given(word: str) -> bool:
    """Tell whether a word is a given name whose gender is known."""
    return word in MALE or word in FEMALE


@lru_cache(maxsize=10_000)
def is_role(word: str) -> bool:
    """Tell whether a noun in lower case is somebody's role: in the vocabulary, or formed like one."""
    if word.startswith(_PREFIXES):
        word = word.partition("-")[2]  # "ex-envoy", "co-pilot"
    return word in ROLES or (len(word) > 6 and word.endswith(_ROLE_ENDINGS) and word not in _NO_ROLES)


TITLES = frozenset(_SPEAKERS["en"]["titles"]) | frozenset(_SPEAKERS["en"]["roles"])
MODIFIERS = frozenset(_SPEAKERS["en"]["modifiers"]).union(_OCCUPATIONS["modifiers"])
ORGANISATION_WORDS = frozenset(_ORGANISATIONS["words"])
ORGANISATIONS = frozenset(_ORGANISATIONS["names"]).union(
    name
    for kind in load_vocabulary("organisation_kinds").values()
    for name in kind.get("names", ())
    if " " not in name and name not in _ORGANISATIONS["surnames"]
)
PLACES = frozenset(load_vocabulary("names")["places"])
COUNTRIES = load_vocabulary("countries")
NATIONALITIES = {
    adjective: country for country, entry in COUNTRIES.items() for adjective in entry["adjectives"]
}
SEATS = {seat: country for country, entry in COUNTRIES.items() for seat in entry["seats"]}
MALE = frozenset(load_vocabulary("gendered_names")["male"].split())
FEMALE = frozenset(load_vocabulary("gendered_names")["female"].split())
_MALE_WORDS = frozenset(_SPEAKERS["gender"]["male"]).union(_OCCUPATIONS["male"])
_FEMALE_WORDS = frozenset(_SPEAKERS["gender"]["female"]).union(_OCCUPATIONS["female"])
_GIVEN = MALE | FEMALE
_SURNAMES = frozenset(_ORGANISATIONS["surnames"])

_FUNCTION_WORDS = frozenset(
    word
    for name in (
        "determiners",
        "prepositions",
        "conjunctions",
        "subordinators",
        "question_words",
        "adverbs",
        "pronouns",
    )
    for word in _GRAMMAR[name]
) | {
    "there", "here",
    "that", "not", "yes", "asked", "speaking", "was", "is", "are", "were", "did", "does", "do", "has", "had",
    "have", "would", "could", "should", "can", "must",
}  # fmt: skip
_NEVER_IN_NAMES = frozenset(_ORGANISATIONS["never_in_names"])
DEPARTMENTS = frozenset(_ORGANISATIONS["departments"]).union(load_vocabulary("countries"))
STATES = frozenset(_ORGANISATIONS["states"])
_GENERAL_BODIES = frozenset(
    ["Staff", "Assembly", "Directorate", "Council", "Command", "Secretariat", "Office"]
)
"""Behind "General": the "General Staff" has no General Staff in it."""
_CALENDAR = frozenset(word for word in _GRAMMAR["times"] if word[0].isupper()) - {"Sun"}

_HEADLINE_WORDS = (
    frozenset(
        word
        for name in ("prepositions", "conjunctions", "subordinators", "auxiliaries")
        for word in _GRAMMAR[name]
    )
    | {
        form
        for line in load_vocabulary("cue_verbs")["neutral"].values()
        for form in line.partition("|")[0].split()
        if form.endswith("s")
    }
) - {"may", "will", "can", "like", "near", "till", "over"}
"""Words that end a name in a headline printed in capitals."""
_MOST_WORDS = 5
POLITE = frozenset(["mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"])
"""Say nothing about what somebody does."""
_POSTNOMINALS = frozenset(
    ["KC", "QC", "MP", "MEP", "MSP", "OBE", "CBE", "MBE", "PhD", "MD", "FRS", "RN", "MS"]
)

_PARTICLES = "de|del|della|der|den|di|da|dos|du|la|le|van|von|bin|ibn|al|el|ben|ter|ten"
PARTICLES = frozenset(_PARTICLES.split("|"))
_CAPITALISED = r"[A-ZÀ-ÖØ-ÞŁŚŠŽĆČ][\w.’'-]*"
_RUN = re.compile(
    rf"(?<![a-z]){_CAPITALISED}"  # no "Score" of "comScore"
    rf"(?:[ \xa0](?:(?:{_PARTICLES})[ \xa0]){{0,2}}(?:(?:al|el|ash|a[dnrst])-)?{_CAPITALISED}"
    r"|[ ](?:[\"“‘'][A-Z]\w+[\"”’']|\([A-Z][a-z]\w*\))(?=[ ][A-Z]))*"  # George "Jay" Keyworth, no "(NCO)"
    r"(?:, (?:Jr|Sr)\.)?"
)
_STOP = re.compile(r"\.(?=[ \xa0])|\.+$")
_ABBREVIATED = re.compile(
    r"(?<!\w)(?:[A-Z]|M(?:rs?|s|aj)|Dr|S(?:en|gt|t|r)|R(?:ep|ev)|G(?:ov|en)|Lt|C(?:ol|apt)|Adm|Prof|Jr)$"
)
_LONGEST_RUN = 150  # characters; longer ones are headings in capitals and lists


def find_runs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the runs of capitalised words in a paragraph; a full stop after no abbreviation ends a run."""
    runs: list[tuple[int, int]] = []
    for match in _RUN.finditer(text, start, end):
        first, last = match.span()
        if last - first > _LONGEST_RUN:
            continue
        if text.find(".", first, last) < 0:
            runs.append((first, last))
        else:
            runs.extend(_divide(text, first, last))
    return runs


def _divide(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Divide "Iowa. He" at its full stop, but not "Sen. Bell", "John F. Kennedy", "Peter Novak Jr."."""
    runs = []
    for stop in _STOP.finditer(text, first, last):
        if _ABBREVIATED.search(text, max(first, stop.start() - 8), stop.start()) is None:
            runs.append((first, stop.start()))
            first = stop.end()
            while first < last and text[first] in " \xa0":
                first += 1
    if first < last:
        runs.append((first, last))
    return runs


class Name(NamedTuple):
    """A run of capitals: `words` of the name, `titles` before it; a thing can be an organisation."""

    words: tuple[str, ...]
    titles: tuple[str, ...]
    is_person: bool
    gender: str | None
    sure: bool = False
    is_thing: bool = False

    @property
    def text(self) -> str:
        """The name in words."""
        return " ".join(self.words)


@lru_cache(maxsize=20_000)
def read_run(run: str) -> Name | None:
    """Read a run of capitalised words; None for calendar words and bare function words."""
    tokens = run.replace("\xa0", " ").split()
    while (
        tokens and (tokens[0].lower() in _FUNCTION_WORDS or tokens[0] in _CALENDAR) and tokens[0] not in MALE
    ):
        tokens.pop(0)
    if not tokens:
        return None
    for index in range(1, len(tokens) - 1):
        if tokens[index].lower() in _HEADLINE_WORDS:
            del tokens[index:]  # "Carpathian Leader Says Gas Deal Is Ready"
            break
        if tokens[index + 1] in _GIVEN and _is_verb(tokens[index]):
            del tokens[index:]  # "Ana Ruiz Endorses Peter Novak"
            break
    tokens[-1] = strip_possessive(tokens[-1])
    if len(tokens) > 1 and tokens[0].isupper() and not tokens[1].isupper() and tokens[0].title() in _GIVEN:
        tokens[0] = tokens[0].title()  # "ANNA Bell" opens a story
    for index in range(len(tokens) - 2, -1, -1):
        if tokens[index].endswith(("'s", "’s")):
            tail = tokens[index + 1 :]
            tokens = [tokens[index], *tail] if _is_title(tail[0]) else tail
            break
        if index == 0 and tokens[index].endswith(("s’", "s'")) and tokens[1] in _GIVEN:
            tokens = tokens[1:]  # "RealClearPolitics’ David Byler"

    titles = _leading_titles(tokens)
    words = tokens[len(titles) :]
    if not words:
        return None
    while len(words) > 2 and words[-1].rstrip(".,") in _POSTNOMINALS:
        words.pop()
    suffix = len(words) > 2 and words[-1] in ("Jr.", "Sr.", "Jr", "Sr", "II", "III", "IV")
    core = words[:-1] if suffix else words
    if not core or core[0] in _CALENDAR or (len(core) == 1 and core[0].lower() in _HEADLINE_WORDS):
        return None  # "Minister Says"
    if (
        len(core) == 1
        and titles
        and core[0].lower() in TITLES
        and titles[-1].lower().rstrip(".") not in POLITE
    ):
        return None  # "the Prime Minister" names nobody, "Mr. King" does
    if titles and titles[-1] == "General" and core[0] in _GENERAL_BODIES:
        return Name(tuple(tokens), (), False, None, is_thing=True)
    first = core[0]
    gender = gender_of(first, titles)
    known = first in MALE or first in FEMALE
    sure = bool(titles) or (len(core) > 1 and known)
    if _is_no_person(core, known and not titles):
        return Name(tuple(words), tuple(titles), False, gender, is_thing=True)
    sure = sure and len(core) <= _MOST_WORDS and (bool(titles) or core[-1] not in _NEVER_IN_NAMES)
    likely = sure or (len(core) in (2, 3) and _may_be_person(core))
    thing = not likely and (len(words) > 1 or words[0] in ORGANISATIONS or words[0].isupper())
    return Name(tuple(words), tuple(titles), likely, gender, sure, thing)


def _is_no_person(core: list[str], known: bool) -> bool:
    """Tell whether a name is an organisation's or a place's; "Justin Law" keeps its given name."""
    text = " ".join(core)
    if text in COUNTRIES or text in SEATS or text in NATIONALITIES or text.lower() in PLACES:
        return True
    words = [word for word in core if word in ORGANISATION_WORDS]
    return bool(words) and not (known and len(core) == 2 and core[1] in _SURNAMES)


def _may_be_person(core: list[str]) -> bool:
    """Tell whether two or three capitals without title and known given name can be a personal name."""
    first = core[0]
    return not (
        (first.isupper() and len(first) > 2)
        or first in NATIONALITIES
        or first in COUNTRIES
        or first in STATES
        or core[-1].endswith(".")
        or core[-1] in COUNTRIES  # "Swimming Australia"
        or core[-1].lower() in _OFFICES
        or not _NEVER_IN_NAMES.isdisjoint(core)
        or not _CALENDAR.isdisjoint(core)
    )


def strip_possessive(word: str) -> str:
    """Return "Putin" for "Putin's" and "Putin’s"."""
    return word[:-2] if word.endswith(("'s", "’s")) else word.rstrip("'’")


def gender_of(first: str, titles: tuple[str, ...] | list[str] = ()) -> str | None:
    """Return "male" or "female" when a title or the given name says so."""
    for title in titles:
        word = title.lower().rstrip(".")
        if word in _MALE_WORDS:
            return "male"
        if word in _FEMALE_WORDS:
            return "female"
    if first in MALE:
        return "male"
    if first in FEMALE:
        return "female"
    return None


def gender_of_words(words: list[str]) -> str | None:
    """Return the gender that common nouns show: "spokeswoman", "the king"."""
    if not _MALE_WORDS.isdisjoint(words):
        return "male"
    if not _FEMALE_WORDS.isdisjoint(words):
        return "female"
    return None


def _is_verb(word: str) -> bool:
    """Tell whether a capitalised word inside a headline can be a verb: "Endorses", no "News", no "Paul's"."""
    return (
        word.endswith("s")
        and not word.endswith(("'s", "’s", "ss"))
        and word not in _GIVEN
        and word not in ORGANISATION_WORDS
    )


def _is_title(word: str) -> bool:
    bare = word.lower().rstrip(".")
    if bare in ABBREVIATED_TITLES:  # "DI Hall", never "Di Maio"
        return len(bare) > 2 or word[:2].isupper() or word.endswith(".")
    return bare in TITLES


def _describes(tokens: list[str], last: int) -> bool:
    """Tell whether the last token is an occupation with nothing but modifiers before: "Independent TD"."""
    between = tokens[last + 1 : -1]
    if tokens[-1] in _GIVEN:
        return False  # "Marine Le Pen"
    return tokens[-1].lower() in OCCUPATIONS and all(
        token.lower() in MODIFIERS or token in NATIONALITIES for token in between
    )


def _leading_titles(tokens: list[str]) -> list[str]:
    """Return the leading tokens that are titles with their modifiers: "NATO Secretary-General".

    What people do is a title in front of a full name only: "Builder Craig Nolan", but "Hunter Lowe".
    """
    last = -1
    for index, token in enumerate(tokens[:-1]):
        if _is_title(token) or (index < len(tokens) - 2 and _describes(tokens[: index + 1], last)):
            last = index
        elif index == 0 and token in _GIVEN and token not in NATIONALITIES and not _is_title(tokens[1]):
            break  # "Martin Luther King III"
        elif token.lower() not in MODIFIERS and token not in NATIONALITIES and index > 3:
            break
    return tokens[: last + 1]
