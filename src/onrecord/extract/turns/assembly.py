"""Turns from labels: words up to the next label, cut free at both edges from what nobody said."""

from __future__ import annotations

from dataclasses import replace

from onrecord.extract.turns.evidence import choose_labels
from onrecord.extract.turns.frame import is_end_mark, is_heading, is_stage
from onrecord.extract.turns.lines import Line, cut_lines, is_hard_wrapped, join_paragraphs
from onrecord.extract.turns.seams import Candidate, find_candidates
from onrecord.model import BlockKind, Mark, Page, Span, Statement, StatementKind

TO_BE_CONTINUED = (
    "to be continued",
    "продолжение следует",
    "fortsetzung folgt",
    "à suivre",
    "continuará",
    "далі буде",
)


def find_turns(page: Page) -> tuple[Statement, ...]:
    """Return the turns of a transcript in the order of the page; empty when the page is none.

    `span` covers the words without the label, `passages` holds one span a paragraph, `mention` the label,
    `cue` the sign behind it; the speaker is left to `onrecord.resolve.turn_speakers`.
    """
    lines = cut_lines(page)
    text = page.source.text
    candidates = find_candidates(lines)
    if not candidates:
        return ()
    wrapped = is_hard_wrapped(lines)
    labels = choose_labels(lines, candidates, text, wrapped)
    if not labels:
        return ()
    last = _last_line(lines, labels[-1].line)
    turns = []
    for at, found in enumerate(labels):
        until = labels[at + 1].line if at + 1 < len(labels) else last + 1
        turn = _assemble(found, list(lines[found.line : until]), text, wrapped)
        if turn is not None:
            turns.append(turn)
    return tuple(turns)


def _last_line(lines: tuple[Line, ...], label_line: int) -> int:
    """Return the last line of the article: furniture behind the last body line belongs to no turn."""
    end = label_line
    for at in range(label_line, len(lines)):
        kind = lines[at].kind
        if kind is None or kind.is_body or kind is BlockKind.OTHER:
            end = at
    return end


def _assemble(found: Candidate, lines: list[Line], text: str, wrapped: bool) -> Statement | None:
    own = lines[0]
    body = [line for line in lines[1:] if not line.is_outside]
    if found.words_from < own.end:
        start = found.words_from
        body.insert(0, replace(own, start=start, text=text[start : own.end], gap=True))
    continued = False
    for at, line in enumerate(body):
        if is_end_mark(line) and at > 0:
            continued = line.text.casefold().strip(" .…()[]<>").startswith(TO_BE_CONTINUED)
            if all(_is_frame(later) or is_end_mark(later) for later in body[at + 1 :]) or continued:
                body = body[:at]
                break
    while len(body) > 1 and _is_frame(body[-1]):
        body.pop()
    while body and (is_stage(body[0]) and len(body) > 1):
        body.pop(0)
    if not body or not any(char.isalnum() for char in body[0].text):
        return None
    passages = tuple(join_paragraphs([line for line in body if not is_stage(line)] or body, wrapped))
    span = Span(body[0].start, body[-1].end)
    return Statement(
        kind=StatementKind.TURN,
        span=span,
        fragments=(span,),
        rule=f"turn.{found.seam}",
        mention=Mark(found.mention.of(text), found.mention),
        cue=Mark(found.cue.of(text), found.cue) if found.cue else None,
        passages=passages,
        incomplete=("to be continued",) if continued else (),
    )


def _is_frame(line: Line) -> bool:
    return is_stage(line) or is_heading(line) or is_end_mark(line)
