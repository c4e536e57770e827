"""Whether words are a person's name, and how it is written: "JANE MCDONALD" -> "Jane McDonald".

Two to five capitalised words with particles and initials between; a word from the vocabulary of houses,
desks, roles, places and page furniture makes it none. "By Monday evening" is no name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.extract.agency_names import canonical_agency
from onrecord.extract.publisher_names import known_publisher
from onrecord.vocabulary import load_vocabulary, phrases

_WORDS = load_vocabulary("names")
_PARTICLES = frozenset(_WORDS["particles"])
_SUFFIXES = frozenset(_WORDS["suffixes"])
_BARE_SUFFIXES = frozenset(suffix.strip(".") for suffix in _WORDS["suffixes"])
_TITLES = frozenset(_WORDS["titles"])
_SURNAMES_TOO = frozenset(_WORDS["surnames_too"])
_NOT_PERSON = frozenset(_WORDS["not_person"])
_NAMES_TOO = frozenset(_WORDS["names_too"])
_ARTICLES = frozenset(
    {"der", "den", "des", "la", "le", "el", "las", "los", "te", "do", "das", "op", "het", "und"}
)
_CASELESS_LABELS = tuple(_WORDS["caseless_labels"])
_PLACE_OPENINGS = frozenset(_WORDS["place_openings"])
_POSTS = frozenset(word for word in phrases("bylines", "reporter_words") if " " not in word)
_PLACES = frozenset(_WORDS["places"])

_GIVEN = frozenset(
    name for names in load_vocabulary("given_names")["given"].values() for name in names.split()
)

# William "Bill" Harkness
_NICKNAME = re.compile(r"[ ][\"\u201c\u2018'][^\W\d_][\w.-]{1,14}[\"\u201d\u2019'][ ](?=[^\W\d_])")
_VOWEL = re.compile(r"[aeiouyà-ÿ]", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_TOKEN = re.compile(r"(?:[^\W\d_]+(?:['\u2019\u02bc`.][^\W\d_]+)*\.?)(?:-[^\W\d_]+(?:['\u2019][^\W\d_]+)*)*")
_CASELESS = re.compile(
    r"[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u10d0-\u10ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_CASELESS_NAME = re.compile(
    r"[^\s\d\u0000-\u00bf.,:;|/()\u3001-\u3011\uff00-\uff0f\uff1a-\uff20\uff5c]{2,20}"
    r"(?:[ \u00b7\u30fb][^\s\d\u0000-\u00bf.,:;|/()\u3001-\u3011\uff00-\uff0f\uff1a-\uff20\uff5c]{1,20}){0,3}"
)
# a body of six characters and more, a foreign word without the dot between a person's names
_EAST_ASIAN_PHRASE = re.compile(
    r"[\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af]{6,}|[\u30a0-\u30fa\u30fc]+"
)
_MAX_TOKENS = 5
_FAMILY_LEAST = 4
_BARREL_LEAST = 3
_HOUSES = frozenset(
    word for kind in ("words", "weak") for word in load_vocabulary("publishers")["house_words"][kind]
)
_MAX_LENGTH = 60


@lru_cache(maxsize=1024)
def read_name(printed: str) -> str | None:
    """Return the name in its usual spelling when `printed` is a person's full name, else None."""
    text = (
        _SPACES.sub(" ", printed)
        .rstrip("0123456789*\u2020 ")
        .strip(' \u00a0.,:;*_|()[]"\u201c\u201d\u2013\u2014-/\u2022\u00b7')
    )
    if not text or len(text) > _MAX_LENGTH or canonical_agency(text) or known_publisher(text):
        return None
    if (nickname := _NICKNAME.search(text)) is not None:
        bare = text[: nickname.start()] + " " + text[nickname.end() :]
        return text if read_name(bare) is not None else None
    if _CASELESS.search(text):
        is_label = any(label in text for label in _CASELESS_LABELS) or _EAST_ASIAN_PHRASE.fullmatch(text)
        return text if not is_label and _CASELESS_NAME.fullmatch(text) else None
    tokens = text.split(" ")
    while tokens and tokens[0].casefold().rstrip(".") in _TITLES and len(tokens) > 2:
        tokens = tokens[1:]
    if tokens and tokens[-1].casefold().strip(".,") in _BARE_SUFFIXES and len(tokens) > 2:
        tokens[-2] = tokens[-2].rstrip(",")
    if not 2 <= len(tokens) <= _MAX_TOKENS + _count_particles(tokens):
        return None
    if not all(_is_name_token(token, index, tokens) for index, token in enumerate(tokens)):
        return None
    if " ".join(tokens).casefold() in _PLACES:
        return None
    words = [token.casefold().strip(".,") for token in tokens]
    if words[0].startswith(("l'", "l\u2019")) or words[0].rpartition("-")[2] in _POSTS:
        return None  # "L'Écho des Caps" is a house, "FOCUS-online-Reporterin Maren Thiel" holds a post
    if words[0] in _PLACE_OPENINGS and words[0] not in _GIVEN:
        return None
    if len(words) == 2 and words[0] in ("el", "los", "las", "il"):
        return None  # "El Universal"
    if any(
        word in _NOT_PERSON and not _is_name_too(index, words, tokens) for index, word in enumerate(words)
    ):
        return None
    if _holds_acronym(tokens):
        return _with_family_name_in_capitals(tokens)
    if len(set(words)) == 1:
        return None
    capitals = [token for token in tokens if token[0].isupper()]
    if len(capitals) < 2 or all(len(token.rstrip(".")) == 1 for token in capitals):
        return None
    return spell_name(" ".join(tokens))


def _is_name_too(index: int, words: list[str], tokens: list[str]) -> bool:
    """Tell whether a word that is mostly none of a name is one where it stands: "Megan French"."""
    if index == 0:
        return words[0] in _GIVEN or (len(words[0]) == 1 and tokens[0].endswith("."))  # "A. A. Gill"
    if len(words[index]) == 1 and index < len(words) - 1:
        return tokens[index].isupper()  # "Peter A. Smith"
    is_last = index == len(words) - 1
    return is_last and len(words) == 2 and words[0] in _GIVEN and words[index] in _SURNAMES_TOO


def _with_family_name_in_capitals(tokens: list[str]) -> str | None:
    """Return "Jean Dupont" for "Jean DUPONT": a given name that we know before a word that can be spoken."""
    first, last = tokens[0], tokens[-1]
    if len(tokens) != 2 or first.isupper() or not opens_with_given_name(first):
        return None
    if len(last) < _FAMILY_LEAST or _VOWEL.search(last) is None or canonical_agency(last):
        return None
    return f"{first} {spell_name(last)}"


def _holds_acronym(tokens: list[str]) -> bool:
    """Tell whether capitals stand beside mixed case: "ACLU Racial Justice", "CBS Detroit" are houses."""
    capitals = [token for token in tokens if len(token) > 2 and token.isupper() and token.isalpha()]
    mixed = [token for token in tokens if token[0].isupper() and not token.isupper()]
    return bool(mixed) and any(token.casefold() not in _SUFFIXES for token in capitals[-1:])


def stated_person(printed: str) -> str | None:
    """Return the name of what a field says is a person: "Mobasir hassan", "Chokri GHARBI", "jane doe".

    A word in capitals behind another is the family name there, unless it is an agency or has no vowel.
    """
    tokens = printed.split()
    if not 2 <= len(tokens) <= 4 or not all(_TOKEN.fullmatch(token) for token in tokens):
        return None
    if any(len(token) == 1 and token.islower() for token in tokens):
        return None
    if tokens[0].isupper() or any(canonical_agency(token) or known_publisher(token) for token in tokens):
        return None
    if any(token.isupper() and _VOWEL.search(token) is None for token in tokens[1:]):
        return None
    spelled = " ".join(
        token if token in _PARTICLES or token.istitle() else spell_name(token.upper()) for token in tokens
    )
    return read_name(spelled) or _with_common_word(tokens)


def _with_common_word(tokens: list[str]) -> str | None:
    """Return a name one word of which is mostly none: "Chew Hui Min", "Sunday Aborisade", "Eyal Press"."""
    if canonical_agency(" ".join(tokens)) or known_publisher(" ".join(tokens)):
        return None
    common = [token for token in tokens if token.casefold() in _NOT_PERSON]
    if len(common) != 1 or common[0].casefold() not in _NAMES_TOO:
        return None
    if not all(token[0].isupper() for token in tokens if token not in _PARTICLES):
        return None
    is_noun = len(common[0]) >= _FAMILY_LEAST and common[0] is tokens[-1]
    if is_noun and not opens_with_given_name(tokens[0]):
        return None  # "Europa Press"
    return " ".join(tokens)


def opens_with_given_name(name: str) -> bool:
    """Tell whether the first word (or its part before a hyphen) is a given name that we know."""
    first = name.split(" ", 1)[0].casefold().rstrip(".")
    return first in _GIVEN or first.partition("-")[0] in _GIVEN


def is_double_barrelled(name: str) -> bool:
    """Tell whether a name ends with two family names: "Sol Aguirre-Benn"; houses and regions don't."""
    tokens = name.split(" ")
    parts = tokens[-1].split("-")
    if not 2 <= len(tokens) <= _MAX_TOKENS or len(parts) != 2:
        return False
    return all(
        len(part) >= _BARREL_LEAST
        and part[0].isupper()
        and part.casefold() not in _NOT_PERSON
        and part.casefold() not in _HOUSES
        for part in parts
    )


def is_particle(token: str) -> bool:
    """Tell whether a word joins the parts of a name: "van", "DE", "bin"."""
    return token.casefold() in _PARTICLES


def spell_name(name: str) -> str:
    """Return an all-caps name in title case: "JANE DE LA CRUZ" -> "Jane de la Cruz"; others unchanged."""
    letters = [character for character in name if character.isalpha()]
    if not letters or not all(character.isupper() for character in letters) or len(letters) < 4:
        return name
    tokens = name.split(" ")
    return " ".join(_spell_token(token, index) for index, token in enumerate(tokens))


def _spell_token(token: str, index: int) -> str:
    folded = token.casefold()
    if (
        index > 0
        and folded in _PARTICLES
        and folded not in ("i", "e", "y", "ap", "mac", "san", "st", "und", "ii")
    ):
        return folded
    if folded.rstrip(".") in ("ii", "iii", "iv", "jr", "sr", "md", "phd"):
        return {"jr": "Jr", "sr": "Sr", "phd": "PhD"}.get(folded.rstrip("."), token) + (
            "." if token.endswith(".") else ""
        )
    return "-".join(_spell_part(part) for part in token.split("-"))


def _spell_part(part: str) -> str:
    if (len(part) <= 3 and "." in part) or len(part.rstrip(".")) == 1:
        return part  # initials: "J.R."
    if part.count(".") > 1:
        return part
    lowered = part.lower()
    for mark in ("'", "\u2019", "\u02bc"):
        if mark in lowered:
            head, _, tail = lowered.partition(mark)
            return head.capitalize() + mark + (tail.capitalize() if len(head) <= 2 else tail)
    if lowered.startswith("mc") and len(lowered) > 3:
        return "Mc" + lowered[2:].capitalize()
    return lowered.capitalize()


def _count_particles(tokens: list[str]) -> int:
    return sum(token.casefold() in _PARTICLES for token in tokens)


def _is_name_token(token: str, index: int, tokens: list[str]) -> bool:
    if _TOKEN.fullmatch(token.rstrip(",")) is None and token not in ("'t", "d'"):
        return False
    if token[0].isupper():
        return not (
            len(token) > 2
            and token.endswith(".")
            and token.casefold().rstrip(".") not in _SUFFIXES
            and "." not in token[:-1]
            and index == len(tokens) - 1
        )
    folded = token.casefold()
    if folded in _PARTICLES and 0 < index < len(tokens) - 1:
        return True
    if index == 0 and folded in _PARTICLES and folded not in _ARTICLES and len(tokens) > 2:
        return True
    # "d'Arcy", "de'Medici", "al-Sharif", "el-Sayed"
    return (
        re.match(r"(?:d|de|dell|l|al|el|ul|ibn|at|as|ash|an|ar|ad)['\u2019-][^\W\d_]", token) is not None
        and token[-1].isalpha()
    )
