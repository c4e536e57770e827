"""Turns from labels: words up to the next label, cut free at both edges from what nobody said.

Which lines open turns is decided in `onrecord.text.transcripts`; this module says where their words end.
"""

from __future__ import annotations

import re

from onrecord.model import BlockKind, Mark, Page, SourceFormat, Span, Statement, StatementKind
from onrecord.text.speech import without_furniture
from onrecord.text.transcripts.answered import answers_only, question_above
from onrecord.text.transcripts.captions import is_caption
from onrecord.text.transcripts.frame import (
    ends_sentence,
    is_end_mark,
    is_furniture_heading,
    is_heading,
    is_stage,
)
from onrecord.text.transcripts.lines import Line, join_paragraphs
from onrecord.text.transcripts.samples import is_spoken
from onrecord.text.transcripts.seams import Candidate
from onrecord.text.transcripts.transcript import Transcript, first_words, read_transcript

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SIGNED = re.compile(r"\([^()]{2,60}\d{1,2}\.[ ]?\d{1,2}\.[ ]?\d{2,4}\)$")
"""Who wrote it and when, behind the last words: "(Karl Moser, 12.3.2027)"."""
_SIGNED_REACH = 80
_RULE = re.compile(r"[-_*=~•· ]{3,}|#{1,6} [^\n]{2,80}|={2,5}[^=]{2,80}={2,5}")
"""A line across the page or a marked heading, below which another text stands."""
TO_BE_CONTINUED = (
    "to be continued",
    "продолжение следует",
    "fortsetzung folgt",
    "à suivre",
    "continuará",
    "далі буде",
)
EMBEDDED = 0.2
"""Share of the page in sentences above the first label; an introduction to a transcript is shorter."""
STORY = 80
"""Characters of a sentence that tells a story, and of the words in which it names somebody."""
INSIDE = frozenset({BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.OTHER})
"""Kinds of block that a last turn may run into; furniture behind the article belongs to no turn."""


def find_turns(page: Page) -> tuple[Statement, ...]:
    """Return the turns of a transcript in the order of the page; empty when the page is none.

    `span` covers the words without the label, `passages` holds one span a paragraph, `mention` the label,
    `cue` the sign behind it; the speaker is left to `onrecord.resolve.turn_speakers`.
    """
    text = page.source.text
    transcript = read_transcript(
        without_furniture(text, page.blocks) if page.source.format is SourceFormat.HTML else text
    )
    if transcript is None:
        return ()
    lines, labels = transcript.lines, transcript.labels
    turns: list[Statement] = []
    one_sided = answers_only(labels, lines)
    for at, found in enumerate(labels):
        is_last = at + 1 == len(labels)
        until = _end_of_last(page, transcript) if is_last else labels[at + 1].line
        if one_sided and not is_last:
            until = max(found.line + 1, question_above(until, lines))
        if is_last and turns and _is_embedded(transcript):
            below = found.words_from >= lines[found.line].end
            until = min(until, found.line + below + max(len(turn.passages) for turn in turns))
        if is_last and turns:
            until = min(until, _start_of_story(transcript, until, turns))
        turn = _assemble(found, list(lines[found.line : until]), text, transcript.is_wrapped)
        if turn is not None:
            turns.append(turn)
    return tuple(turns)


def _is_embedded(transcript: Transcript) -> bool:
    """Tell whether an exchange stands inside a news story, which goes on behind it."""
    first = transcript.labels[0].line
    above = sum(len(line.text) for line in transcript.lines[:first] if ends_sentence(line.text))
    return above >= EMBEDDED * sum(len(line.text) for line in transcript.lines)


def _start_of_story(transcript: Transcript, until: int, turns: list[Statement]) -> int:
    """Return the line below the last turn from which the page speaks of its speakers, else `until`.

    "Hanna Berger (48) leitet das Institut": nobody says "I" or "you" from there on. Below a story's own
    introduction no name is needed where turns are of one paragraph.
    """
    lines, labels = transcript.lines, transcript.labels
    if transcript.is_wrapped:
        return until
    below = first_words(transcript, labels[-1]) + 1
    start = until
    while start > below and not is_spoken(lines[start - 1].text):
        start -= 1
    if start == until:
        return until
    rule = next((at for at in range(start - 1, until) if _RULE.fullmatch(lines[at].text)), until)
    if rule < until and not any(is_spoken(line.text) for line in lines[rule:until]):
        return rule
    told = any(
        len(line.text) >= STORY and ends_sentence(line.text) and not is_spoken(line.text)
        for line in lines[: labels[0].line]
    )
    if told and sum(len(turn.passages) for turn in turns) <= 1.5 * len(turns):
        return next((at for at in range(start, until) if ends_sentence(lines[at].text)), until)
    names = {found.label.surname for found in labels if not found.label.is_anonymous} - {None}
    for at in range(start, until):
        words = {word.casefold() for word in _WORD.findall(lines[at].text[:STORY])}
        if ends_sentence(lines[at].text) and not words.isdisjoint(names):
            return at
    return until


def _end_of_last(page: Page, transcript: Transcript) -> int:
    """Return the line behind the last turn: the body ends there, or a heading opens another text."""
    lines, last = transcript.lines, transcript.labels[-1]
    first = last.line
    end = first_words(transcript, last) + 1  # words below their label are sure
    blocks = [block for block in page.blocks if block.kind in INSIDE]
    at = 0
    for number in range(first + 1, len(lines)):
        line = lines[number]
        while at < len(blocks) and blocks[at].span.end <= line.start:
            at += 1
        if is_furniture_heading(line):
            break
        if at < len(blocks) and blocks[at].span.start <= line.start:
            end = max(end, number + 1)
    return end


def _assemble(found: Candidate, lines: list[Line], text: str, wrapped: bool) -> Statement | None:
    own = lines[0]
    body = lines[1:]
    if found.words_from < own.end:
        start = found.words_from
        body.insert(0, Line(start, own.end, text[start : own.end], True, own.indent))
    continued = False
    for at, line in enumerate(body):
        if is_end_mark(line) and at > 0:
            continued = line.text.casefold().strip(" .…()[]<>").startswith(TO_BE_CONTINUED)
            if all(_is_frame(later) or is_end_mark(later) for later in body[at + 1 :]) or continued:
                body = body[:at]
                break
    while len(body) > 1 and _is_frame(body[-1]) and not (wrapped and _is_overflow(body)):
        body.pop()
    if wrapped and (note := _note_at_end(body)):
        del body[note:]
    while body and (is_stage(body[0]) and len(body) > 1):
        body.pop(0)
    if not body or not any(char.isalnum() for char in body[0].text):
        return None
    signed = _SIGNED.search(body[-1].text, max(0, len(body[-1].text) - _SIGNED_REACH))
    if signed is not None and (shown := body[-1].text[: signed.start()].rstrip()):
        body[-1] = body[-1]._replace(text=shown, end=body[-1].start + len(shown))
    passages = tuple(join_paragraphs([line for line in body if not is_stage(line)] or body, wrapped))
    said = text[body[0].start : body[-1].end].rstrip(" \t|").removesuffix("</v>")
    if said.endswith("**") and said.count("**") % 2:  # "**Roe: Have you slept?**" opened before the label
        said = said[:-2].rstrip()
    span = Span(body[0].start, body[0].start + len(said))
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
    return is_stage(line) or is_heading(line) or is_end_mark(line) or is_caption(line)


def _note_at_end(body: list[Line]) -> int:
    """Return the line from which a note of several lines ends a turn, else 0: "(Crosses the" / "cabin.)"."""
    if body[-1].text[-1] not in ")]" or body[-1].gap:
        return 0
    at = next((at for at in range(len(body) - 1, 0, -1) if body[at].gap), 0)
    note = " ".join(line.text for line in body[at:])
    return at if at and note[0] in "([" and min(note.find(")"), note.find("]")) in (-1, len(note) - 1) else 0


def _is_overflow(body: list[Line]) -> bool:
    """Tell whether "(Laughter.)" stands alone only because the line before had no room for it."""
    before, last = body[-2:]
    if last.gap or last.is_running or last.text[0] not in "([":
        return False
    if last.indent > min(line.indent for line in body) or last.indent == body[0].indent > 2:
        return False  # a paragraph of its own: "    [Laughter.]"
    width = max(line.indent + len(line.text) for line in body)
    return before.indent + len(before.text) + 1 + len(last.text) > width
