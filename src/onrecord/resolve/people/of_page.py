"""Headline and body -> the registry: every full name with its titles, roles and gender, and where it stands.

Built once per article from runs of capitals; nobody is known here but the page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from onrecord.model import Mark, Span
from onrecord.resolve.bodies import is_shown_person
from onrecord.resolve.names.behind_places import read_run_at
from onrecord.resolve.names.naming import (
    ORGANISATION_WORDS,
    PARTICLES,
    POLITE,
    Name,
    find_runs,
    gender_of,
    gender_of_words,
    is_given,
    is_role,
)
from onrecord.resolve.organisations import NOUNS
from onrecord.resolve.people.across_articles import is_transliteration, known_gender, known_key
from onrecord.resolve.people.gender import leaning_of, pronoun_behind
from onrecord.resolve.people.registry import Mention, Person, Registry
from onrecord.resolve.roles.printed import roles_beside
from onrecord.resolve.roles.words import parse_role, without_place


def build_registry(
    text: str, spans: Iterable[Span], alone: Iterable[Mark] = (), headings: frozenset[Span] = frozenset()
) -> Registry:
    """Return the registry of the paragraphs `spans` of `text`.

    `alone` are mentions of one word that stood as subject of a cue: they name a person even where the
    page never gives the full name. `headings` are the spans that may be printed in capitals.
    """
    registry = Registry()
    full: dict[tuple[str, str], Person] = {}
    short: list[tuple[int, int, Name]] = []
    partners: list[tuple[int, int, Name]] = []
    paragraphs = list(spans)
    for heading in (False, True):  # the body says who is a person
        for span in paragraphs:
            if (span in headings) is heading:
                _gather(registry, full, short, partners, text, span, heading)
    for start, end, name in partners:
        _add_partner(registry, full, text, start, end, name)
    by_name = registry.by_name
    things = {text[start:end].split()[0] for start, end in registry.runs if " " in text[start:end]}
    unknown = [mark for mark in alone if mark.text not in by_name and mark.text not in things]
    times = Counter(name.words[0] for _, _, name in short) if unknown else Counter()
    for mark in unknown:
        if mark.text not in by_name:  # "Gasgrid" of "Gasgrid Finland" is nobody
            _add_alone(registry, mark, times[mark.text])
    for start, end, name in short:
        if name.gender is not None and _is_unknown(registry, text, start, name):
            mark = Mark(text[start:end], Span(start, end))
            registry.add(Person(name.text, name.text, name.text, name.gender, mark, sure=True))
    for start, end, name in short:
        if name.titles or name.words[0] in by_name:
            _add_short(registry, text, start, end, name)
    registry.mentions.sort(key=lambda mention: mention.start)
    _add_delayed(registry, text, paragraphs[:_LEDE])
    _add_gender_evidence(text, registry)
    return registry


def _gather(
    registry: Registry,
    full: dict[tuple[str, str], Person],
    short: list[tuple[int, int, Name]],
    partners: list[tuple[int, int, Name]],
    text: str,
    span: Span,
    heading: bool,
) -> None:
    """Read the names of one paragraph: full ones into the registry, short ones and things aside."""
    partner = -1
    for first, end in find_runs(text, span.start, span.end):
        start, name = read_run_at(text, first, end)
        if name is None:
            continue
        if len(name.words) == 1:
            short.append((start, end, name._replace(titles=()) if heading else name))  # "Manager Laughs"
            if name.gender is not None and text.startswith(" and ", end) and _is_first(short):
                partner = end + 5  # "Janet and Robert Lyle"
        elif (
            name.is_person and not (heading and _is_heading(name, full)) and not _ends_body(text, start, name)
        ):
            _add_full(registry, full, text, start, end, name)
            if partner == start:
                begin, stop, one = short[-1]
                partners.append((begin, stop, Name((one.words[0], name.words[-1]), (), True, one.gender)))
        if name.is_thing:
            registry.runs.append((start, end))


def _is_first(short: list[tuple[int, int, Name]]) -> bool:
    """Tell whether the last short name is printed for the first time and without a title of its own.

    "Prince Harry and James Tarn" share no last name, nor does a Harry who was named without one before.
    """
    *before, (_, _, name) = short
    return not name.titles and all(one.words != name.words for _, _, one in before)


def _ends_body(text: str, start: int, name: Name) -> bool:
    """Tell whether capitals end a body's name: "Council for Civil Liberties", no "Office of Anna Bell"."""
    if not text.endswith(_OF, 0, start):  # costs a twentieth of the pattern
        return False
    body = _BODY_OF.search(text, max(0, start - 40), start)
    return (
        body is not None and body[1] in ORGANISATION_WORDS and not name.titles and not is_given(name.words[0])
    )


def _is_unknown(registry: Registry, text: str, start: int, name: Name) -> bool:
    """Tell "Mr. Obama" beside "Michelle Obama", and "his wife, Doris", from names that are known."""
    word = name.words[0]
    if word not in registry.by_name:
        return _RELATION.search(text, max(0, start - 16), start) is not None
    return bool(name.titles) and not registry.called(word, name.gender)


def _is_heading(name: Name, full: dict[tuple[str, str], Person]) -> bool:
    """Tell whether capitals of a headline are no name: "Lieutenant Governor Clash Over Bridge"."""
    return (name.words[0], name.words[-1]) not in full and not is_given(name.words[0])


def _add_delayed(registry: Registry, text: str, paragraphs: list[Span]) -> None:
    """Give the description that opens a lede to the person who opens the next paragraph.

    "A former banker on trial told a court ..." "Bruno Hartlieb, 52, is accused ..."
    """
    for lede, then in pairwise(paragraphs):
        opened = _DELAYED.match(text, lede.start, lede.end)
        first = registry.before(then.start)
        if opened is None or registry.before(lede.start) != first or first == len(registry.mentions):
            continue
        name = registry.mentions[first]
        if name.start != then.start or len(name.people) != 1 or not _INTRODUCED.match(text, name.end):
            continue
        words = opened[1].split()
        for size in range(1, len(words) + 1):
            if is_role(words[size - 1].lower()):
                _add(name.people[0], " ".join(words[:size]))
                registry.delayed[lede.start] = name
                break


def _add_partner(
    registry: Registry, full: dict[tuple[str, str], Person], text: str, start: int, end: int, name: Name
) -> None:
    """Enter "Janet" of "Janet and Robert Lyle" with the last name of the other."""
    first, last = name.words
    if (first, last) in full:
        return
    mark = Mark(text[start:end], Span(start, end))
    full[first, last] = Person(f"{first} {last}", first, last, name.gender, mark, sure=True, times=1)
    registry.add(full[first, last])


def _add_alone(registry: Registry, mark: Mark, times: int) -> None:
    """Enter a name of one word, unless it is another transliteration of the one person's last name.

    Named once it may be a paper or a place: no pronoun means it then.
    """
    same = [person for person in registry.people[:_MOST_PEOPLE] if is_transliteration(mark.text, person.last)]
    if len(same) == 1:
        registry.by_name[mark.text] = same
    else:
        registry.add(Person(mark.text, mark.text, mark.text, gender_of(mark.text), mark, sure=times > 1))


def _add_full(
    registry: Registry, full: dict[tuple[str, str], Person], text: str, start: int, end: int, name: Name
) -> None:
    words = [word for word in name.words if word[0] not in "\"“‘'("]
    if words[0].lower() in PARTICLES:
        longer = [
            person
            for person in registry.by_name.get(words[-1], ())
            if person.name.casefold().endswith(f" {name.text.casefold()}")
        ]
        if len(longer) == 1:  # "Von Steeg" after "Ulrich von Steeg"
            registry.mentions.append(Mention(start, end, tuple(longer)))
            return
    suffix = words[-1] if words[-1].startswith(("Jr", "Sr")) else ""
    last = words[-2] if suffix else words[-1]
    first = words[0]
    if len(words) == _FAMILY_FIRST and _GIVEN_LAST.fullmatch(words[1]) is not None and not is_given(first):
        first, last = words[1], first  # Kim Yo-jong
    key = (first, last + suffix)
    person = full.get(key)
    middle = _middle(words)
    if person is not None and middle and _middle(person.name.split()) not in ("", middle):
        key = (f"{words[0]} {middle}", last + suffix)  # George H.W. Bush and George W. Bush
        person = full.get(key)
    if person is None and (alias := known_key(name.text)) is not None:
        person = next((one for one in registry.people if known_key(one.name) == alias), None)
    if person is None:
        begin = max(start, text.find(words[0], start, end))
        span = Span(begin, begin + len(name.text))
        if span.of(text) != name.text:
            span = Span(start, end)
        gender = name.gender or known_gender(name.text)
        person = Person(" ".join(words), first, last, gender, Mark(span.of(text), span), sure=name.sure)
        full[key] = person
        registry.add(person)
    person.times += 1
    person.sure = person.sure or name.sure
    person.gender = person.gender or name.gender
    _add_roles(person, text, start, end, name)
    _add_counterpart(registry, person)
    registry.mentions.append(Mention(start, end, (person,)))


def _middle(words: list[str]) -> str:
    """Return the initials between given and last name: "HW" of "George H.W. Bush"."""
    return "".join(word for word in words[1:-1] if "." in word and word[0].isupper()).replace(".", "")


def _add_counterpart(registry: Registry, person: Person) -> None:
    """Give "his Slovak counterpart Ján Mrkva", "her predecessor" the office of the person named before."""
    words = person.roles[-1].split() if person.roles else [""]
    if words[-1] not in ("counterpart", "predecessor") or not registry.mentions:
        return
    other = registry.mentions[-1].people[0]
    if words[-1] == "predecessor":
        for role in [role for role in other.roles if not role.startswith("former ")]:
            _add(person, f"former {role}")
        return
    for role in other.roles:
        office = without_place(role)
        if office and office != role:
            _add(person, " ".join((*words[:-1], office)))
            return


def _add_short(registry: Registry, text: str, start: int, end: int, name: Name) -> None:
    word = name.words[0]
    people = registry.called(word, name.gender if name.titles else None)
    if not people and name.titles and name.is_person:
        span = Span(end - len(word), end)
        people = [Person(word, word, word, name.gender, Mark(span.of(text), span), sure=True)]
        registry.add(people[0])
    if not people:
        return
    if len(people) == 1:
        person = people[0]
        person.sure = person.sure or word == person.last
        if person.gender is None and name.titles:
            person.gender = name.gender
        _add_roles(person, text, start, end, name)
    registry.mentions.append(Mention(start, end, tuple(people)))


def _add_roles(person: Person, text: str, start: int, end: int, name: Name) -> None:
    """Collect what the person is called here."""
    if name.titles:
        former = text.endswith(_FORMER, 0, start)
        titles = [title for title in name.titles if title.lower().rstrip(".") not in POLITE] or name.titles
        _add(person, ("former " if former else "") + " ".join(titles))
    person.sure = person.sure or is_shown_person(text, end)
    person.looked += 1
    if person.looked <= _LOOKS or (not person.roles and person.looked <= _LOOKS_IN_VAIN):
        for role in roles_beside(text, start, end):
            _add(person, role)
            person.sure = person.sure or parse_role(role).head not in NOUNS  # no "Hidrosur, an operator"
            if person.gender is None:
                person.gender = gender_of_words(role.lower().split())


_FAMILY_FIRST = 2
_GIVEN_LAST = re.compile(r"[A-Z][a-z]+-[a-z]+")
_RELATION = re.compile(
    r"\b(?:wife|husband|son|daughter|brother|sister|mother|father|partner|friend|fiancée?),? $"
)  # "his wife, Doris"
_OF = (" for ", " of ", " on ", " the ")
_BODY_OF = re.compile(r"\b([A-Z][\w’'-]*) (?:for|of|on) (?:the )?$")
_LEDE = 5
_MOST_PEOPLE = 100
_DELAYED = re.compile(r"An? ((?:[\w’'-]+ ){0,4}[\w’'-]+)")
_INTRODUCED = re.compile(r", \d{1,3},| \([^()]{1,12}\), who\b| (?:is|was|has|had|will)\b|, who\b")
_FORMER = ("former ", "Former ", "ex-", "Ex-", "then ")
_LOOKS, _LOOKS_IN_VAIN = 3, 6
# roles are printed where a person is first named


def _add(person: Person, role: str) -> None:
    if role and role not in person.roles:
        person.roles.append(role)


def _add_gender_evidence(text: str, registry: Registry) -> None:
    """Give people of unknown gender the one that all pronouns right behind their names show."""
    if all(person.gender is not None for person in registry.people):
        return
    votes: dict[int, set[str]] = {}
    mentions = registry.mentions
    for at, mention in enumerate(mentions):
        if len(mention.people) != 1 or mention.people[0].gender is not None or not mention.people[0].sure:
            continue
        until = mentions[at + 1].start if at + 1 < len(mentions) else len(text)
        gender = pronoun_behind(text, mention.end, until)
        if gender is not None:
            votes.setdefault(id(mention.people[0]), set()).add(gender)
    for person in registry.people:
        if person.gender is None:
            told = votes.get(id(person), set())
            person.gender = next(iter(told)) if len(told) == 1 else None
            person.leaning = leaning_of(person.first, person.last)
