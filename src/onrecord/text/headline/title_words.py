"""Lines of official documents that name themselves: a genre stands in titles, an office is a letterhead.

Who speaks ("ILSE BRANDVIK, SECRETARY OF STATE") and the path to a page ("Home > Press") are no titles either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from onrecord.text.prose import small_words
from onrecord.text.transcripts.labels.words import fold_word, label_words
from onrecord.vocabulary import load_vocabulary, phrases

_OFFICE_MOST, _REACH = 10, 3
_NAME_MOST = 4
_FIELD_MOST = 24
_SMALL_MOST = 2
_PRESENTED = frozenset({"presenter", "presenters", "witness", "witnesses", "chairman"})
_SPOKEN_BY = frozenset(
    {
        ("speech", "by"),
        ("lecture", "by"),
        ("speech", "given", "by"),
        ("speech", "delivered", "by"),
        ("lecture", "given", "by"),
        ("remarks", "delivered", "by"),
    }
)
_VERSUS = frozenset({"v", "vs"})
_AFTER_FIRST = ("de", "d'", "d’", "des", "du", "di", "da", "do")
_HOLDER_MOST = 14
_NAMED = re.compile(r"\([^\W\d_][^\W\d_]+(?:[ ][^\W\d_][\w.'’-]*){1,3}\)$")
_TAIL = re.compile(r"\s+[-–—|:]\s+(?P<tail>[^-–—|]{3,30})$")
_DOMAIN = re.compile(r"(?:[a-z0-9-]{2,30}\.){1,3}[a-z]{2,6}")
_PATH = re.compile(r"\s(?:>+|→|\.\.\.|/)\s|\s?[»›]\s")
# "THE PRESIDENT: Thank you all for coming. Ships wait two days."
_SPOKEN = re.compile(r"[^\W\d_a-zа-яё][^a-zа-яё:]{1,40}:\s+[\"“«]?[^\W_]")
_SPOKEN_ENDS = (".", "?", "!", "…", ".”", '."')
_SUPPLIED_MOST = 8
_WITH = frozenset({"avec", "with", "mit", "con", "com"})
_NAMED_WITH = frozenset({"&", "and", "u.s", "u.s.", "uk", "national", "federal", "royal"})
_PLACED = frozenset({"in", "to"})  # "U.S. Embassy in Saluda"
_SECTION_MOST = 2  # "Press Briefings" is a part of the site


def names_genre(words: Sequence[str]) -> bool:
    """Tell whether a line's `words`, in lower case, say early what it is: "Press Briefing by ..."."""
    if _VERSUS.isdisjoint(words[1:-1]):
        return len(words) > _SECTION_MOST and any(
            word in _genres() and tuple(words[at + 1 : at + 2]) not in _rooms()
            for at, word in enumerate(words[:_REACH])
        )
    return len(words) > _SECTION_MOST  # "Karsholm Towing Ltd v Port Authority"


def says_genre(words: Sequence[str]) -> bool:
    """Tell whether one of a line's `words`, in lower case, says what it is."""
    return not _genres().isdisjoint(words)


def records_event(words: Sequence[str]) -> bool:
    """Tell whether a title's `words`, in lower case, say that it records an event of its day: a briefing."""
    return not _events().isdisjoint(words)


def says_who_spoke(words: Sequence[str]) -> bool:
    """Tell whether a line's `words`, in lower case, stand below a title: "Speech given by Sir Ivor Keld"."""
    return tuple(words[:2]) in _SPOKEN_BY or tuple(words[:3]) in _SPOKEN_BY


def names_paper(words: Sequence[str]) -> bool:
    """Tell whether a title's `words`, in lower case, say early that it plans or rules: an agenda."""
    return not _papers().isdisjoint(words[:_REACH])


def is_letterhead(shown: str) -> bool:
    """Tell whether a line as shown is the name of an office and nothing else: "Ministry of Waters"."""
    tail = _TAIL.search(shown)
    if tail is not None and not _forms().isdisjoint(tail["tail"].casefold().split()):
        shown = shown[: tail.start()]  # "Commission of the Straits - Press release"
    words = shown.split()
    if not 2 <= len(words) <= _OFFICE_MOST or shown.endswith((".", "?", "!", ":")):
        return False
    folded = [word.casefold().rstrip(",") for word in words]
    if folded[0] in _offices_first() and folded[1].startswith(_AFTER_FIRST):
        return sum(word.islower() and word not in small_words() for word in words) <= _SMALL_MOST
    if not all(word[0].isupper() or word == "&" or word in small_words() for word in words):
        return False
    if folded[-1] in _offices() and not _NAMED_WITH.isdisjoint(folded):
        return True  # "U.S. Food & Drug Administration"
    return any(
        (word in _offices() or word.endswith("ministerium"))
        and (at + 1 == len(words) or folded[at + 1] in _joins() | _PLACED or not word.isascii())
        for at, word in enumerate(folded[:_REACH])
    )


def is_house(shown: str) -> bool:
    """Tell whether a line is the name of a house or an agency that we know: "РИА Новости", "The Guardian"."""
    return shown.strip(" .|*").casefold() in _houses()


def ends_with_office(shown: str) -> bool:
    """Tell whether a line in capitals ends with what an office is: "Alder Falls Police Department"."""
    words = shown.split()
    if not 2 <= len(words) <= _OFFICE_MOST or words[-1].casefold() not in _offices():
        return False
    return all(word[0].isupper() or word == "&" or word in small_words() for word in words)


def is_office_holder(shown: str) -> bool:
    """Tell whether a line names an office, with or without who holds it: "Prime Minister of Orrin"."""
    words = shown.rstrip(",").split()
    if not 2 <= len(words) <= _HOLDER_MOST or shown.endswith((".", "?", "!", ":")):
        return False
    joins = _joins()
    if not all(word[0].isupper() or not word[0].isalnum() or word in joins for word in words):
        return False
    folded = [fold_word(word.strip(",:")) for word in words]
    known = label_words()
    if words[0].endswith(":") and folded[0] in known.heads | _PRESENTED:
        return True  # "Speaker: The Honourable Ilse Brandvik"
    if not known.verbs.isdisjoint(folded):
        return False
    at = next((at for at, word in enumerate(folded) if word in known.heads), None)
    if at is None:
        return False
    if at < _REACH and _NAMED.search(shown) is not None:
        return True  # "The Prime Minister (Alec Thornbury)"
    name = next((end for end, word in enumerate(words[: _NAME_MOST + 1], 1) if word.endswith(",")), None)
    if name is not None and 2 <= name <= at and folded[0] not in joins:
        return True  # "ILSE BRANDVIK, SECRETARY OF STATE"
    after = folded[at + 1 : at + 2]
    if at < _REACH and after and after[0] in joins and (len(words) < _REACH + 1 or "," not in shown):
        return True  # "Prime Minister of Orrin"
    return at < _REACH and 2 <= len(words) - at - 1 <= _REACH and folded[at + 1] in known.given


def is_path(shown: str) -> bool:
    """Tell whether a line is the path to the page: "Home > Press service > News", "Home» News» Defence"."""
    if "«" in shown or "‹" in shown:
        return False  # quoted words
    steps = _PATH.split(shown)
    if len(steps) < 2:
        return False
    first = steps[0].casefold().strip()
    return len(steps) > 2 or first in _homes() or _DOMAIN.fullmatch(first) is not None


def is_salutation(words: Sequence[str]) -> bool:
    """Tell whether a line's `words`, in lower case, address the hearers: "Ladies and gentlemen, friends"."""
    if not 2 <= len(words) <= _HOLDER_MOST:
        return False
    found = _salutations().get(words[0], ())
    return any(tuple(words[: len(phrase)]) == phrase for phrase in found)


def is_spoken(shown: str) -> bool:
    """Tell whether a line is what somebody says behind a label in capitals."""
    return ":" in shown[:44] and shown.endswith(_SPOKEN_ENDS) and _SPOKEN.match(shown) is not None


def names_supplier(words: Sequence[str]) -> bool:
    """Tell whether a short line of `words`, in lower case, signs with its agency: "Le Monde avec AFP"."""
    if not 3 <= len(words) <= _SUPPLIED_MOST:
        return False
    return any(
        words[at] in _WITH and " ".join(words[at + 1 :]) in _agencies() for at in range(1, len(words) - 1)
    )


@cache
def _agencies() -> frozenset[str]:
    names = load_vocabulary("agencies")["agencies"]
    return frozenset(form.casefold() for name, forms in names.items() for form in (name, *forms))


@cache
def _houses() -> frozenset[str]:
    known = load_vocabulary("publishers")
    named = [*known["publishers"].items(), *known["institutions"].items()]
    return _agencies() | frozenset(form.casefold() for name, forms in named for form in (name, *forms))


@cache
def _salutations() -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases("headlines", "salutations"):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return {word: tuple(entries) for word, entries in found.items()}


def is_field(shown: str) -> bool:
    """Tell whether a line says who, when or where behind a label: "From: Prime Minister's Office"."""
    label, colon, _ = shown[:_FIELD_MOST].partition(":")
    return bool(colon) and label.casefold() in _fields()


@cache
def _fields() -> frozenset[str]:
    return frozenset(phrases("headlines", "fields"))


@cache
def _rooms() -> frozenset[tuple[str, ...]]:
    return frozenset((word,) for word in phrases("headlines", "venues"))


@cache
def headline_openers() -> frozenset[str]:
    """Return the phrases of furniture that open headlines too."""
    return frozenset(phrases("headlines", "openers"))


@cache
def _joins() -> frozenset[str]:
    return frozenset(phrases("headlines", "joins"))


@cache
def _homes() -> frozenset[str]:
    return frozenset(phrases("headlines", "homes"))


@cache
def _genres() -> frozenset[str]:
    return _events() | _papers()


@cache
def _papers() -> frozenset[str]:
    return frozenset(phrases("headlines", "papers"))


@cache
def _events() -> frozenset[str]:
    return frozenset(phrases("headlines", "genres"))


@cache
def _forms() -> frozenset[str]:
    return _genres() | frozenset(phrases("headlines", "forms"))


@cache
def _offices_first() -> frozenset[str]:
    """Return the offices of the Romance languages, whose names go on in small letters."""
    return frozenset(
        word for key in ("fr", "es", "it", "pt") for word in phrases("headlines", "offices", key)
    )


@cache
def _offices() -> frozenset[str]:
    return frozenset(phrases("headlines", "offices"))
