"""What a person is called where the name stands: titles before it, nouns before it, an apposition after it.

"Italian Foreign Minister Paolo Ferrante", "campaign spokeswoman Kim Doyle", "the Carpathian president, Oskar
Lindqvist,", "Peter Novak, a lawyer for the family": the words as printed, without article.
"""

from __future__ import annotations

import re

from onrecord.resolve.names.naming import is_role
from onrecord.vocabulary import load_vocabulary

_GRAMMAR = load_vocabulary("grammar")["en"]
_CUES = load_vocabulary("cue_verbs")
_CLOSED_CLASSES = (
    "determiners", "conjunctions", "subordinators", "auxiliaries", "pronouns", "contractions",
    "question_words", "finite_verbs", "object_pronouns",
)  # fmt: skip
_NEVER_INSIDE = (
    frozenset(word for name in _CLOSED_CLASSES for word in _GRAMMAR[name])
    | frozenset(form for line in _CUES["neutral"].values() for form in line.partition("|")[0].split())
    | {"that"}
) - {"the", "a", "an", "and", "state"}
_NEVER_BEFORE = (
    _NEVER_INSIDE | frozenset(_GRAMMAR["prepositions"]) | {"the", "a", "an", "and", "said", "later"}
)
_FINITE = (
    frozenset(_GRAMMAR["auxiliaries"])
    | frozenset(_GRAMMAR["finite_verbs"])
    | frozenset(form for line in _CUES["neutral"].values() for form in line.partition("|")[0].split()[:2])
)
_WHO_IS = re.compile(
    r",? who (?P<tense>is|was|became|served as|has served as|serves as|works as|worked as)"
    r"(?: then| now| also)? "
    r"((?:[\w’'.-]+[ \xa0]){0,9}[\w’'-]+)"
)
_PARTIES = {"D": "Democrat", "R": "Republican", "I": "Independent"}
_PARTY = re.compile(r"(?:, | \()([DRI])-((?:[A-Z][\w.]*)(?: [A-Z][a-z]+)?)")
_STATES: dict[str, str] = load_vocabulary("organisations")["state_abbreviations"]
_RELATIVE = (", who ", " who ")
_GIVERS = frozenset(["named", "appointed", "elected", "nominated", "made", "picked", "chose"])
_OFFICE_GIVEN = re.compile(
    r" (?:as |to be )?(?:the |a |an |its |his |her |their )?((?:[\w’'-]+ ){0,3}[\w’'-]+)"
)
_ENDS = frozenset(["on", "after", "before", "since", "until", "during", "last", "yesterday", "earlier"])
_TIMES = frozenset(_GRAMMAR["times"])
_WORD = re.compile(r"[A-Za-zÀ-ž][\w’'-]*$")
_CLOSES = re.compile(r"[,.)]|[ \xa0][-–—][ \xa0]|—|:")  # "The managing director of the firm, Ana Ruiz - who"
_AFTER = re.compile(r",[ \xa0]((?:[\w’'.-]+[ \xa0]){0,9}[\w’'-]+)")
_OF_SOMETHING = re.compile(
    r"([\w’'-]+(?:[ -][\w’'-]+)?) (?:of|for) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}$"
)
_OF_DEPARTMENT = re.compile(  # "Secretary of State", "US Chief of Staff"
    r"((?:[A-Z][\w’'-]* ){0,3}([A-Za-z][\w’'-]*) (?:of|to|for) (?:the )?[A-Z]\w+(?: (?:of )?[A-Z]\w+)?) $"
)
_ADJECTIVES = frozenset(["retired", "elected", "disgraced", "renowned", "appointed", "celebrated", "united"])
_INITIALS = re.compile(r"\(([A-Z][A-Za-z&]{1,8})\) $")
_RANK_WORDS = frozenset(["Director", "Deputy", "Secretary", "General", "Vice", "Prime", "Chief", "Executive"])
_LONGEST = 8
_LONGEST_WORD = 40
_LONGEST_PHRASE = 9
_OPENING = frozenset(["the", "a", "an", "its", "his", "her", "their"])
_PREPOSITIONS = frozenset(_GRAMMAR["prepositions"])
_LONGEST_ABBREVIATION = 4  # "Gov.", "U.S."


def roles_beside(text: str, start: int, end: int) -> list[str]:
    """Return the roles printed right before and right after the name (with its titles) at `start`..`end`."""
    found = []
    last = ""
    if text[start - 2 : start] == ") " and text[end - 1 : end] != ")":
        found.append(_behind_initials(text, start, end))
    if start > 1 and text[start - 1] in " \xa0":
        near = max(0, start - _LONGEST_WORD)
        last = text[
            max(text.rfind(" ", near, start - 1), text.rfind("\xa0", near, start - 1)) + 1 : start - 1
        ]
    if last.endswith(","):
        before = text[max(0, start - 70) : start - 2].replace("\xa0", " ")
        found.append(_before_comma(before) or (_phrase_before(before) if _CLOSES.match(text, end) else ""))
    elif last[:1].isupper():
        before = text[max(0, start - 70) : start].replace("\xa0", " ")
        department = _OF_DEPARTMENT.search(before)
        if department is not None and is_role(department[2].lower()):
            found.append(department[1])
        else:
            found.append(_noun_before(before.split()))
    elif last and is_role(last.lower()):
        found.append(_noun_before(text[max(0, start - 70) : start].split()))
    party = _PARTY.match(text, end)  # "Alma Ortega, D-Springvale," and "Ana Bell (R-Ohio)"
    if party is not None:
        found.append(f"{_STATES.get(party[2], '')} {_PARTIES[party[1]]}".strip())
    after = _AFTER.match(text, end)
    if after is not None:
        found.append(_apposition(after[1].split()))
    relative = _WHO_IS.match(text, end) if text.startswith(_RELATIVE, end) else None
    if relative is not None:
        role = _apposition(relative[2].split())
        past = relative["tense"].startswith(("was", "served", "has", "worked"))
        found.append(f"former {role}" if role and past else role)
    if last in _GIVERS:  # "named Dr. Ana Ruiz health minister"
        given = _OFFICE_GIVEN.match(text, end)
        found.append(_apposition(given[1].split()) if given is not None else "")
    return [role for role in found if role]


def _behind_initials(text: str, start: int, end: int) -> str:
    """Read "NCO Director General" of "Northern Customs Office (NCO) Director General Ana Ruiz"."""
    initials = _INITIALS.search(text, max(0, start - 14), start)
    titles = [word for word in text[start:end].split() if is_role(word.lower()) or word in _RANK_WORDS]
    return f"{initials[1]} {' '.join(titles)}" if initials is not None and titles else ""


def _noun_before(words: list[str]) -> str:
    if not words or not is_role(words[-1].lower()) or words[-2:-1] == ["or"]:
        return ""  # "as either the vice president or president, Levinson said"
    kept: list[str] = []
    for word in reversed(words[-4:]):
        if word == "and" and kept and is_role(words[len(words) - len(kept) - 2].lower()):
            kept.append(word)  # "founder and chief executive"
            continue
        if kept and word.endswith("ed") and word.lower() not in _ADJECTIVES:
            break  # "congratulated primary winner Novak"
        if kept and (word.lower() in _NEVER_BEFORE or not _WORD.match(word)):
            break
        kept.append(word)
    return " ".join(reversed(kept))


def _before_comma(before: str) -> str:
    """Read "The Carpathian president" and "the president of Carpathia" before ", Oskar Lindqvist"."""
    linked = _OF_SOMETHING.search(before) if " of " in before or " for " in before else None
    if linked is not None and is_role(linked[1].split()[-1].lower()):
        role = linked[0]
        first = role.split()[0].lower()
        return role.split(" ", 1)[1] if first in _NEVER_BEFORE else role
    return _noun_before(before.split())


def _phrase_before(before: str) -> str:
    """Read "Dravia’s envoy to the agency" before ", Milos Kranj,"."""
    words = before.split()[-_LONGEST_PHRASE:]
    for at in range(len(words) - 2, -1, -1):
        owner = words[at].endswith(("'s", "’s", "s'", "s’"))
        if not owner and words[at].lower() not in _OPENING:
            continue
        phrase = words[at + 1 :]
        stop = next((i for i, word in enumerate(phrase) if word in _PREPOSITIONS), len(phrase))
        if stop and is_role(phrase[stop - 1].lower()):
            inside = {word.lower() for word in phrase} & _NEVER_INSIDE
            return "" if inside - _OPENING else " ".join((words[at], *phrase) if owner else phrase)
    return ""


def _apposition(words: list[str]) -> str:
    """Read ", a lawyer for the family" up to its first verb."""
    if words[0].lower() in ("and", "or", "but"):
        return ""  # ", and the president of Poland" is somebody else
    kept: list[str] = []
    for word in words[:_LONGEST]:
        lower = word.lower()
        if lower in _NEVER_INSIDE and not (not kept and lower in ("his", "her", "its", "their")):
            if lower in _FINITE:
                return ""  # "Asked about Novak, the minister said" is a clause of its own
            break
        if lower in _ENDS or (kept and word in _TIMES):
            break
        kept.append(word.rstrip("."))
        if word.endswith(".") and len(word) > _LONGEST_ABBREVIATION:
            break  # the sentence ends
    while kept and kept[-1].lower() in _GRAMMAR["prepositions"] + ["the", "a", "an", "and"]:
        kept.pop()
    stop = next((at for at, word in enumerate(kept) if word in _GRAMMAR["prepositions"]), len(kept))
    if not any(is_role(word.lower()) for word in kept[:stop]):
        return ""
    if kept[0].lower() in ("the", "a", "an"):
        kept = kept[1:]
    return " ".join(kept)
