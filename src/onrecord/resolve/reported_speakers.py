"""Speakers of statements in other languages than English: names of the page, roles, organisations, pronouns.

A mention in an oblique case ("по словам Сомова") is resolved only when the page prints the nominative
somewhere as a speaker; else the speaker is null and the mention is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.extract.languages.cues import Cues, load_cues
from onrecord.model import Mark, Page, Span, Speaker, SpeakerKind, Statement, StatementKind
from onrecord.resolve.names.inflection import is_form_of, surname_gender
from onrecord.resolve.people.across_articles import known_gender, speaker_key
from onrecord.text.transcripts.labels.grammar import Label, LabelClass, parse_label
from onrecord.vocabulary import phrases

_CYRILLIC = frozenset(["ru", "uk"])
_OBLIQUE = frozenset(["according_to"])
_NAME = r"[A-ZÀ-ÞА-ЯЁІЇЄ][\w’'-]+"
_WORD = re.compile(r"[\w-]{3,24}")
_NAMES = re.compile(rf"(?:[ \xa0]{_NAME}){{2,4}}")
_IN = re.compile(r"(?:^|\s)(?:[ВвУу]|[Вв]о)\s$")
_GIVEN = frozenset(" ".join(phrases("given_names")).casefold().split())
_REACH = 600
"""Characters back to the speaker that a pronoun may mean: about two paragraphs."""


@dataclass(slots=True)
class _Person:
    name: str
    role: str | None
    gender: str | None
    mark: Mark


def resolve_reported_speakers(page: Page, statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Return `statements` in the same order with their speakers; turns and null mentions stay as they are."""
    cues = load_cues(page.language or "")
    if cues is None:
        return statements
    resolver = _Resolver(page.source.text, cues, statements)
    return tuple(resolver.resolve(statement) for statement in statements)


class _Resolver:
    """The people of one page, and who spoke last."""

    def __init__(self, text: str, cues: Cues, statements: Iterable[Statement]) -> None:
        self.text = text
        self.cues = cues
        self.people: list[_Person] = []
        self.last: tuple[Mark, _Person] | None = None
        for statement in statements:
            if statement.kind is StatementKind.TURN:
                if statement.speaker is not None and " " in statement.speaker.name and statement.mention:
                    self._note(statement.speaker.name, statement.speaker.role, None, statement.mention)
            elif statement.mention is not None and not self._is_oblique(statement):
                self._gather(statement.mention, _verb_gender(statement))
        for role in _WORD.finditer(text):
            if role[0].casefold() in cues.roles and not self._is_declined(role[0]):
                name = _NAMES.match(text, role.end())
                if name is not None:
                    span = Span(role.start(), name.end())
                    self._gather(Mark(span.of(text), span), None)

    def resolve(self, statement: Statement) -> Statement:
        """Return the statement with its speaker, or as it is."""
        mention = statement.mention
        if statement.kind is StatementKind.TURN or mention is None:
            return statement
        words = mention.text.casefold().split()
        if len(words) == 1 and words[0] in self.cues.pronouns:
            return replace(statement, speaker=self._pronoun(mention, words[0]))
        speaker, person = self._resolve(statement, mention)
        if person is not None:
            person.gender = person.gender or (
                _verb_gender(statement) if self.cues.language in _CYRILLIC else None
            )
            self.last = (mention, person)
        return replace(statement, speaker=speaker)

    def _resolve(self, statement: Statement, mention: Mark) -> tuple[Speaker | None, _Person | None]:
        label = self._read(mention.text)
        oblique = self._is_oblique(statement)
        if label is not None and label.name is not None and not self._is_organisation(mention.text, label):
            fitting = self._fitting(label.name, oblique)
            if len(fitting) == 1:
                person = fitting[0]
                rule = "full_name" if len(label.name.split()) > 1 else "last_name"
                chain = () if person.mark.span.overlaps(mention.span) else (person.mark,)
                speaker = Speaker(
                    person.name, role=person.role, key=speaker_key(person.name), rule=rule, chain=chain
                )
                return speaker, person
            if fitting or oblique or not label.name[0].isupper():
                return None, None
            return Speaker(label.name, role=label.role, rule="as_printed"), None  # a surname alone has no key
        return self._other(mention, oblique), None

    def _other(self, mention: Mark, oblique: bool) -> Speaker | None:
        """Read an organisation, an office or somebody without a name."""
        tokens = [token.strip('«»„“"(),') for token in mention.text.split()]
        folded = [token.casefold() for token in tokens]
        if not self.cues.papers.isdisjoint(folded):
            return None  # "in einer Mitteilung": whose it is stands elsewhere
        acronym = any(token.isupper() and len(token) > 1 for token in tokens)
        known = any(map(self.cues.is_organisation, folded)) or "«" in mention.text or "„" in mention.text
        if acronym or known:
            if oblique and self.cues.language in _CYRILLIC and not (acronym and len(tokens) == 1):
                name = self._nominative(tokens)
                return None if name is None else Speaker(name, SpeakerKind.ORGANISATION, rule="organisation")
            if any(word.endswith("kreisen") for word in folded):  # "aus Regierungskreisen"
                return Speaker(_bare(mention.text), SpeakerKind.ANONYMOUS, rule="anonymous")
            return Speaker(_bare(mention.text), SpeakerKind.ORGANISATION, rule="organisation")
        heads = [word for word in folded if word in self.cues.roles]
        if heads:
            holders = [one for one in self.people if one.role and self._holds(one.role, heads[0])]
            if len(holders) == 1:
                person = holders[0]
                key = speaker_key(person.name)
                return Speaker(person.name, role=person.role, key=key, rule="role", chain=(person.mark,))
            return None
        if oblique or mention.text[0].isupper():
            return None
        if self.cues.language == "de" and folded[0] == "die" and folded[-1].endswith("in"):
            return None  # "die Grünen-Politikerin" is somebody the page names
        return Speaker(_bare(mention.text), SpeakerKind.ANONYMOUS, rule="anonymous")

    def _holds(self, role: str, head: str) -> bool:
        """Tell whether a role is the one asked for; in German "Umweltministerin" is "die Ministerin"."""
        words = role.casefold().split()
        return head in words or (self.cues.language == "de" and any(word.endswith(head) for word in words))

    def _nominative(self, tokens: list[str]) -> str | None:
        """Return "Министерство обороны" of "Министерстве обороны": what follows the head stays as it is."""
        head = self.cues.nominatives.get(tokens[0].casefold())
        if head is None:
            return None
        return " ".join((head.capitalize() if tokens[0][:1].isupper() else head, *tokens[1:]))

    def _pronoun(self, mention: Mark, word: str) -> Speaker | None:
        """A pronoun is the last speaker of its gender, if that one spoke just before."""
        gender = self.cues.pronouns[word]
        if self.last is None or gender == "plural":
            return None
        mark, person = self.last
        if mention.span.start - mark.span.end > _REACH or person.gender not in (gender, None):
            return None
        if person.gender is None and len(self.people) > 1:
            return None
        key = speaker_key(person.name)
        return Speaker(person.name, role=person.role, key=key, rule="pronoun", chain=(mark,))

    def _read(self, printed: str) -> Label | None:
        """Read a mention as a label; a role may be written small and govern a genitive."""
        shown = re.sub(r"[\"“”„«»][^\"“”„«»]*[\"“”„«»]\s*", "", printed)
        words = shown.replace(",", " ").split()
        first = next((at for at, word in enumerate(words) if word.casefold() in self.cues.roles), None)
        if first is None:
            return self._without_title(parse_label(shown))
        label = parse_label(shown)
        if label is not None and label.name is not None and label.role is not None:
            return label
        run = len(words)
        apposition = len(shown.rpartition(",")[0].split())  # "der Sprecher der Baufirma, Uwe Harms"
        least = apposition or first + 1
        while run > least and words[run - 1][0].isupper():
            if words[run - 1].casefold() in self.cues.roles:
                break
            run -= 1
        if self.cues.language in _CYRILLIC and len(words) - run > 2:
            run = len(words) - 2
        if len(words) - run not in (2, 3):
            return None
        name, role = " ".join(words[run:]), " ".join(words[first:run])
        return Label(shown, LabelClass.TITLED, name.casefold(), name, role)

    def _without_title(self, label: Label | None) -> Label | None:
        """ "Wirtin Lena Moll": the word before a known given name is no name."""
        names = label.name.split() if label is not None and label.name is not None else []
        if (
            label is None
            or len(names) < 3
            or names[0].casefold() in _GIVEN
            or names[1].casefold() not in _GIVEN
        ):
            return label
        name = " ".join(names[1:])
        return replace(label, name=name, key=name.casefold(), role=names[0])

    def _gather(self, mention: Mark, gender: str | None) -> None:
        label = self._read(mention.text)
        if label is None or label.name is None or len(label.name.split()) < 2:
            return
        if not self._is_organisation(mention.text, label):
            self._note(label.name, label.role, gender, mention)

    def _note(self, name: str, role: str | None, gender: str | None, mark: Mark) -> None:
        for person in self.people:
            if person.name == name:
                person.role = person.role or role
                person.gender = person.gender or gender
                return
        told = known_gender(name) or surname_gender(name.split()[-1]) or self._role_gender(role) or gender
        self.people.append(_Person(name, role, told, mark))

    def _role_gender(self, role: str | None) -> str | None:
        if role is None or self.cues.language != "de":
            return None
        heads = [word for word in role.casefold().split() if word in self.cues.roles]
        if not heads:
            return None
        return "female" if heads[-1].endswith("in") else "male"

    def _fitting(self, name: str, oblique: bool) -> list[_Person]:
        """Return the people whom a printed name can mean."""
        if self.cues.language in _CYRILLIC:
            same = [one for one in self.people if one.name.split()[-len(name.split()) :] == name.split()]
            if same and not oblique:
                return same
            return [one for one in self.people if is_form_of(name, one.name)]
        words = name.split()
        return [one for one in self.people if one.name.split()[-len(words) :] == words]

    def _is_oblique(self, statement: Statement) -> bool:
        """Tell whether the mention is printed in another case than the nominative."""
        if self.cues.language not in _CYRILLIC or statement.mention is None:
            return False
        start = statement.mention.span.start
        return statement.rule in _OBLIQUE or _IN.search(self.text, max(0, start - 4), start) is not None

    def _is_organisation(self, printed: str, label: Label) -> bool:
        words = printed.casefold().split()
        if label.cls is LabelClass.TITLED and not self.cues.roles.isdisjoint(words):
            return False
        return any(map(self.cues.is_organisation, words))

    def _is_declined(self, role: str) -> bool:
        """ "президента" is an oblique form where the list holds "президент", too."""
        word = role.casefold()
        return self.cues.language in _CYRILLIC and word[-1] in "аяыи" and word[:-1] in self.cues.roles


def _verb_gender(statement: Statement) -> str | None:
    """Russian and Ukrainian verbs in the past tell the gender of their subject."""
    cue = statement.cue.text.casefold() if statement.cue is not None else ""
    if cue.endswith("ла"):
        return "female"
    return "male" if cue.endswith(("л", "ив", "ав")) else None


def _bare(printed: str) -> str:
    """Drop a leading German article from the name of an organisation."""
    return re.sub(r"^(?:der|die|das|ein|eine|Der|Die|Das)\s+", "", printed)
