"""they, it, "the organization" -> the group that spoke before, when the words leave only one.

Ministries, companies and "two officials" speak as groups; a person is never the answer here.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from onrecord.model import Mark, Span, Speaker, SpeakerKind
from onrecord.resolve.mentions import Reading
from onrecord.resolve.organisations import NOUNS, Organisations, kind_of, may_be
from onrecord.vocabulary import load_vocabulary

_TRADES = frozenset(
    noun
    for noun in NOUNS
    if kind_of(noun) in map(kind_of, ("company", "airline", "newspaper", "bloc", "alliance"))
)
"""Nouns that no name ends with: "the brewer" alone tells nobody."""
_ANY_BODY = _TRADES | {
    "group",
    "organization",
    "organisation",
    "agency",
    "charity",
    "club",
    "watchdog",
    "regulator",
}
"""Nouns that take up names that don't show their kind; a ministry's or a bank's name does."""
_PAIR = 2
_DOCUMENTS = frozenset(load_vocabulary("organisations")["documents"])
_PLURALS = frozenset(load_vocabulary("speakers")["en"]["plurals"])


class Groups:
    """The groups that have spoken so far, in page order."""

    def __init__(self, organisations: Organisations, spans: list[Span]) -> None:
        self.organisations = organisations
        self.spans = spans
        self.starts = [span.start for span in spans]
        self.unnamed: dict[str, dict[str, tuple[Mark, Speaker]]] = {}
        self.noted: list[tuple[Mark, Speaker]] = []

    def note(self, mention: Mark, speaker: Speaker) -> None:
        """Remember that `mention` is the group `speaker`."""
        self.noted.append((mention, speaker))
        if speaker.kind is SpeakerKind.ANONYMOUS:
            for word in speaker.name.lower().split():
                self.unnamed.setdefault(word, {})[speaker.name] = (mention, speaker)

    def find(self, mention: Mark, pronoun: str) -> Speaker | None:
        """Return the group that a pronoun means: the last one of the same or the previous paragraph."""
        if not self.noted:
            return None
        antecedent, speaker = self.noted[-1]
        here, there = self._paragraph(mention.span.start), self._paragraph(antecedent.span.start)
        if not 0 <= here - there <= 1:
            return None
        if pronoun == "it" and (speaker.kind is not SpeakerKind.ORGANISATION or _is_plural(speaker.name)):
            return None
        if pronoun != "it" and not _is_plural(speaker.name):
            return None
        self.note(mention, speaker)
        return replace(speaker, rule="pronoun_group", chain=(antecedent,))

    def find_organisation(self, reading: Reading, mention: Mark) -> Speaker | None:
        """Return the organisation of "the company", "the ministry", "the Energy Ministry".

        As printed when none named before fits, or when several of that very word do ("ministry" is still
        true of them) and none of them spoke last here; None when several of its kind do.
        """
        as_printed = Speaker(reading.name, SpeakerKind.ORGANISATION, rule="organisation")
        start = mention.span.start
        one = self.organisations.described(reading.name, start) if len(reading.words) > 1 else None
        if one is not None:
            return Speaker(one.text, SpeakerKind.ORGANISATION, rule="organisation_described", chain=(one,))
        if reading.definite and len(reading.words) > 1 and reading.name.islower():
            same = self.organisations.with_modifiers(reading.words, start)
            if len(same) == 1:
                return Speaker(same[0].text, SpeakerKind.ORGANISATION, rule="organisation_short", chain=same)
        if reading.definite and len(reading.words) == _PAIR and reading.words[0].endswith("-based"):
            reading = reading._replace(
                name=reading.words[1], words=reading.words[1:]
            )  # "the London-based monitor"
        if not reading.definite or len(reading.words) != 1 or reading.name[:1].isupper():
            return as_printed
        found = self.organisations.called(reading.name, start)
        if len(found) > 1:
            found = self._spoke_last(found, mention)
            if not found:
                return as_printed
        if not found:
            paragraph = self.spans[max(0, self._paragraph(start))]
            found = self.organisations.taken_up(reading.name, start, paragraph)
        if len(found) > 1:
            spoken = {speaker.name for _, speaker in self.noted[-1:]}
            found = tuple(mark for mark in found if mark.text in spoken)
            if len(found) != 1:
                return None
        if not found:
            return self._last_one(reading.name, mention) or (None if reading.name in _TRADES else as_printed)
        return Speaker(found[0].text, SpeakerKind.ORGANISATION, rule="organisation_short", chain=found)

    def _spoke_last(self, found: tuple[Mark, ...], mention: Mark) -> tuple[Mark, ...]:
        """Return which of several ministries the last speaker of this paragraph is, for "the ministry"."""
        if not self.noted:
            return ()
        here, there = self._paragraph(mention.span.start), self._paragraph(self.noted[-1][0].span.start)
        if here != there:
            return ()
        return tuple(mark for mark in found if mark.text == self.noted[-1][1].name)

    def _last_one(self, noun: str, mention: Mark) -> Speaker | None:
        """Return the body that spoke last, if "the company" can be it: named, and no ministry, no country."""
        if not self.noted or noun not in _ANY_BODY or noun in _DOCUMENTS:
            return None
        if mention.text[:4].lower() != "the ":
            return None  # "his campaign"
        antecedent, speaker = self.noted[-1]
        here, there = self._paragraph(mention.span.start), self._paragraph(antecedent.span.start)
        if not 0 <= here - there <= 1 or speaker.kind is not SpeakerKind.ORGANISATION:
            return None
        if not speaker.name[:1].isupper() or not may_be(noun, speaker.name):
            return None
        return replace(speaker, rule="organisation_again", chain=(antecedent,))

    def find_same(self, reading: Reading, mention: Mark) -> Speaker | None:
        """Return the unnamed speaker that "the source", "the official" takes up, None when two fit."""
        fitting = self.unnamed.get(reading.words[-1].lower(), {}) if reading.words else {}
        if len(fitting) != 1 or len(reading.words) != 1:
            return None
        (mark, speaker), *_ = fitting.values()
        return replace(speaker, rule="anonymous_again", chain=(mark,))

    def _paragraph(self, position: int) -> int:
        return bisect_right(self.starts, position) - 1


def _is_plural(name: str) -> bool:
    """Tell whether a group is "they": "two officials", no "Union of Exporters"."""
    head = name.partition(" of ")[0].partition(" for ")[0] if name[:1].isupper() else name
    words = head.lower().split()
    return " and " in name or any(word in _PLURALS or word in ("media", "police") for word in words)
