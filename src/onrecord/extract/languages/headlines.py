"""Headlines: "Hahn: Schiffe müssen auslaufen", where the body says that Hahn said something."""

from __future__ import annotations

import re

from onrecord.extract.languages.cues import Cues
from onrecord.extract.languages.reading import Clause, Reading, trim

_LABEL = re.compile(r"\s*(?P<label>[^\W\d_][\w.’'-]*(?:[ ]\w[\w.’'-]*){0,3}):\s+(?=\S)")
_NEAR = 30
_LEAST_WORDS = 3


def read_headline(clause: Clause, cues: Cues) -> list[Reading]:
    """Return the statement behind a label of capitalised words; its last word must speak in the body."""
    label = _LABEL.match(clause.masked, clause.start, clause.end)
    if label is None or not all(word[0].isupper() for word in label["label"].split()):
        return []
    content = trim(clause.masked, label.end(), clause.end)
    if content is None or clause.masked.count(" ", *content) + 1 < _LEAST_WORDS:
        return []
    if not _speaks(clause.masked, label["label"].split()[-1], clause.end, cues):
        return []
    cue = (label.end("label"), label.end("label") + 1)
    return [Reading("headline_colon", (content,), label.span("label"), cue)]


def _speaks(masked: str, name: str, start: int, cues: Cues) -> bool:
    """Tell whether a cue verb stands beside the name behind `start`: "sagte Hahn", "Hahn betonte"."""
    at = masked.find(name, start)
    while at >= 0:
        end = at + len(name)
        before = masked[max(start, at - _NEAR) : at].rpartition(".")[2]
        after = masked[end : end + _NEAR].partition(".")[0]
        if cues.verb.search(before) or cues.verb.search(after):
            return True
        at = masked.find(name, end)
    return False
