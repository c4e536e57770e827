"""Attribution figures of a gold file: content F1 at word-token Dice .8, and who is said to have said it.

A gold line holds doc_id, text and quotes: {start, end, kind, speaker, speaker_start, speaker_end,
speaker_name, optional?}. Optional statements are neither right nor wrong.
"""

from __future__ import annotations

import re
from typing import Any

Row = dict[str, Any]
WORD = re.compile(r"\w+")
TRACKS = {
    "direct": {"direct"},
    "indirect and mixed": {"indirect", "mixed"},
    "all": {"direct", "indirect", "mixed"},
    "turns": {"turn"},
}


class Track:
    """Counts of one kind of statement."""

    def __init__(self) -> None:
        self.gold = self.found = self.matched = self.exact = 0
        self.named = self.named_right = self.named_wrong = 0

    def as_row(self) -> Row:
        both = self.gold + self.found
        return {
            "gold": self.gold,
            "found": self.found,
            "F1": 2 * self.matched / both if both else None,
            "exact F1": 2 * self.exact / both if both else None,
            "speaker right": self.named_right / self.named if self.named else None,
            "speaker wrong": self.named_wrong,
        }


def judge(tracks: dict[str, Track], gold: Row, statements: list[Row]) -> int:
    """Count one document into `tracks`; return how many statements were missed or spurious."""
    positions = [match.span() for match in WORD.finditer(gold["text"])]
    tokens = [(frozenset(_tokens(positions, quote)), quote) for quote in gold["quotes"]]
    found = [(frozenset(_tokens(positions, one)), one) for one in statements]
    optional = [words for words, quote in tokens if quote.get("optional")]
    faults = 0
    for name, kinds in TRACKS.items():
        track = tracks.setdefault(name, Track())
        wanted = [pair for pair in tokens if not pair[1].get("optional") and pair[1]["kind"] in kinds]
        seen = [pair for pair in found if pair[1]["kind"] in kinds]
        pairs = _match(wanted, seen)
        spare = [words for i, (words, _) in enumerate(seen) if i not in {j for _, j, _ in pairs}]
        ignored = sum(
            any(_dice(words, other) >= 0.5 or words <= other for other in optional) for words in spare
        )
        track.gold += len(wanted)
        track.found += len(seen) - ignored
        track.matched += len(pairs)
        track.exact += sum(dice == 1 for _, _, dice in pairs)
        for i, j, _ in pairs:
            _judge_speaker(track, wanted[i][1], seen[j][1])
        if name in ("all", "turns"):
            faults += len(wanted) + len(seen) - ignored - 2 * len(pairs)
    return faults


def _judge_speaker(track: Track, gold: Row, one: Row) -> None:
    name = gold.get("speaker_name")
    if not name or name == "unresolved":
        return
    track.named += 1
    right = one["speaker"] is not None and _last(one["speaker"]) == _last(name)
    track.named_right += right
    track.named_wrong += one["speaker"] is not None and not right


def _match(wanted: list[Any], seen: list[Any]) -> list[tuple[int, int, float]]:
    candidates = sorted(
        ((_dice(a, b), i, j) for i, (a, _) in enumerate(wanted) for j, (b, _) in enumerate(seen)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    taken: list[tuple[int, int, float]] = []
    for dice, i, j in candidates:
        if dice < 0.8:
            break
        if all(i != a and j != b for a, b, _ in taken):
            taken.append((i, j, dice))
    return taken


def _tokens(positions: list[tuple[int, int]], one: Row) -> set[int]:
    spans = one.get("fragments") or [[one["start"], one["end"]]]
    return {i for i, (start, end) in enumerate(positions) for a, b in spans if a <= start and end <= b}


def _dice(a: frozenset[int], b: frozenset[int]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _last(name: str) -> str:
    words = WORD.findall(name)
    return words[-1].casefold() if words else ""
