"""Labels that a fixed width broke: "The Under-Secretary of State for Ports (Callum" / "Brodie): It was."."""

from __future__ import annotations

from onrecord.text.transcripts.labels.grammar import LabelClass, parse_label
from onrecord.text.transcripts.lines import Line

FULL_LINE = 45
"""Characters of a line that was broken because it was full."""
REST = 70
"""Characters of the line below that may hold the rest of a label and its colon."""
_NO_LABEL = (".", "?", "!", ":", ";", "…", '"', "”", "»")


def join_broken(lines: tuple[Line, ...], text: str) -> tuple[Line, ...]:
    """Return the lines of a text of fixed width, those that break a sure label joined with the one below."""
    joined: list[Line] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        below = lines[at + 1] if at + 1 < len(lines) else None
        opens = (
            not joined or line.gap or joined[-1].text.endswith(_NO_LABEL) or line.indent > joined[-1].indent
        )
        if below is not None and opens and _breaks_label(line, below):
            line = line._replace(end=below.end, text=text[line.start : below.end])
            at += 1
        joined.append(line)
        at += 1
    return tuple(joined)


def _breaks_label(line: Line, below: Line) -> bool:
    if len(line.text) < FULL_LINE or below.gap or ":" in line.text or not line.text[0].isupper():
        return False
    colon = below.text.find(":", 0, REST)
    if colon < 0 or line.text.endswith(_NO_LABEL):
        return False
    label = parse_label(f"{line.text} {below.text[:colon]}")
    return label is not None and label.cls >= LabelClass.NAMED
