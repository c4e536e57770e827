"""Which samples have one speaker: "EDWIN MARSH" and "MARSH" are one, "IR" is short for "Ines Roth"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from onrecord.text.transcripts.labels.grammar import Label
from onrecord.text.transcripts.samples import Sample


def speakers_of(group: list[Sample]) -> list[str]:
    """Return what tells the speaker of each sample apart, in order."""
    labels = [sample.candidate.label for sample in group]
    named = [label for label in labels if label.name is not None and " " in label.name]
    full = {label.surname: label.key for label in named}
    full |= {_initials(label.name or ""): label.key for label in named}
    return [
        full.get(label.surname, label.key) if label.name is not None and " " not in label.name else label.key
        for label in labels
    ]


def shape_of(label: Label) -> tuple[object, ...]:
    """Return how a label is set, without its words: capitals, name, role, affiliation."""
    words = len((label.name or "").split())
    return label.core.isupper(), label.cls, words > 1, label.role is not None, bool(label.affiliation)


def share(samples: list[Sample], what: str) -> float:
    """Return the share of samples of which the mark called `what` is true, 0 to 1."""
    return sum(bool(getattr(sample, what)) for sample in samples) / len(samples)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split()).casefold()


def find_between(doubtful: Iterable[int], speakers: dict[int, str]) -> frozenset[int]:
    """Return the doubtful lines that stand alone between two labels of one speaker.

    Nobody prints a label twice in a row: whoever is labelled in between is another. `speakers` holds who
    speaks on which line.
    """
    known = sorted(speakers)
    places: dict[int, list[int]] = {}
    for line in doubtful:
        places.setdefault(bisect_left(known, line), []).append(line)
    return frozenset(
        lines[0]
        for at, lines in places.items()
        if len(lines) == 1 and 0 < at < len(known) and speakers[known[at - 1]] == speakers[known[at]]
    )
