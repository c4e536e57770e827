"""Where a statement ends: the reporter's trailing clause is cut off, a clause of the content is kept."""

from __future__ import annotations

import re

from onrecord.extract.attribution.attribution import Range, has_verb, trim
from onrecord.extract.attribution.lexicon import CUES, Cue
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import subject_before
from onrecord.extract.attribution.tails import content_start, is_tail
from onrecord.model import CueClass


def to_end(sentence: Sentence, start: int) -> tuple[Range, ...]:
    """Return the content from `start` to where the statement ends."""
    start, end = trim(sentence, start, content_end(sentence, start))
    if end - start > 3 and sentence.words[end - 1] in ("which", "who"):  # ", a step which, he argued, ..."
        comma = sentence.tags.rfind(",", start, end)
        start, end = trim(sentence, start, comma if comma > start else end - 1)
    return ((start, end),) if start < end else ()


_MAY_STOP = re.compile("[;:,QcVv-]")


def content_end(sentence: Sentence, start: int) -> int:
    """Return the token index where content that begins at `start` stops: a trailing clause is cut."""
    tags, words = sentence.tags, sentence.words
    size = len(tags)
    cue_tag = tags[start - 1] if start else ""
    for stop in _MAY_STOP.finditer(tags, start + 1):
        at, tag = stop.start(), stop[0]
        if tag == ";" and at + 1 < size and tags[at + 1] in "PNDp#":
            return at
        if tag == ":" and tags[at + 1 : at + 2] == "Q" and at > start + 2:
            return at
        if tag == ",":
            if at == start + 1 and tags[start] == "t":
                continue  # "that, because she testified, it is right"
            if _cuts_at_comma(sentence, at, start):
                return at
        elif tag == "Q" and sentence.ends_with_comma(at):
            if _cuts_at_comma(sentence, at, start):
                return at + 1
        elif tag == "-":
            if _cuts_at_dash(sentence, at, start):
                return at
        elif tag == "c" and at > start + 1:
            after = at + 1
            while after < size and tags[after] == "R":
                after += 1
            if after < size and tags[after] == cue_tag == "G" and words[after].lower() in CUES:
                return at  # "calling him a liar and accusing him of"
        elif tag == "V" and at > start + 1 and tags[at - 1] == "c" and tags[at - 2] == "Q":
            return at - 1  # 'that "it works," and thanked Warsaw'
        elif at > start + 2 and (tag == "V" or (tag == "v" and (tags[at - 1] in "BR" or words[at] == "say"))):
            end = _before_cue(sentence, start, at)
            if end > 0 and (end - start > _FEW or has_verb(sentence, start, end) or "t" in tags[start:end]):
                return end  # not in "said his band and a friend wrote songs"
    return size


def _before_cue(sentence: Sentence, start: int, verb: int) -> int:
    """Return where content ends before a later cue with its subject, -1 when the cue is part of it."""
    tags = sentence.tags
    cue = sentence.cue_at(verb)
    if cue is None:
        return -1
    if _opens_new_statement(sentence, verb, cue):
        before = verb - 1
        while before > start and tags[before] in "RB":
            before -= 1
        if tags[before] == "c":
            return before
        subject = subject_before(sentence, verb)
        if subject is None:
            return -1
        if subject.edge > start and tags[subject.edge] == "c":
            return subject.edge
        if subject.edge > start + 2 and tags[subject.edge - 1 : subject.edge + 1] == ",s":
            return subject.edge - 1  # ", although he admitted that"
    elif "final" in cue.frames and is_tail(sentence, verb + 1):
        # "Bell said she would go, a colleague confirmed."
        subject = subject_before(sentence, verb)
        if subject is not None and subject.edge > start + 1 and tags[subject.edge] == "Q":
            return subject.edge + 1 if sentence.ends_with_comma(subject.edge) else -1
        if subject is not None and subject.edge > start + 1 and tags[subject.edge] == ",":
            comma = clause_boundary(sentence, start, subject.edge) if tags[subject.start] == "P" else -1
            return comma if comma > 0 else subject.edge
    return -1


def clause_boundary(sentence: Sentence, start: int, end: int) -> int:
    """Return the last comma before "while", "and", "but" between two tokens, -1 when there is none."""
    for at in range(end - 1, start, -1):
        if sentence.tags[at] == "," and sentence.words[at + 1] in ("while", "whereas", "and", "but"):
            return at
    return -1


_FEW = 3
_CARRY_OBJECT = frozenset(("object", "as", "of", "needs_addressee", "addressee", "infinitive"))
_VERBS_AFTER_AND = frozenset(
    ("calls", "claims", "promises", "praises", "blames", "demands", "questions", "attacks")
)
_SINCE = re.compile(
    r"(?:(?:just|only|less than|more than) )?"
    r"(?:(?:a|an|one|two|three|four|five|six|\d+|several|many|few) )?(?:few )?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?) (?:after|before)\b"
)
_CUT_WORDS = frozenset(("according", "which", "compared", "though", "citing"))


def _cuts_at_comma(sentence: Sentence, comma: int, start: int) -> bool:
    """Tell whether the words after a comma are the reporter's and no longer the content."""
    tags, words = sentence.tags, sentence.words
    size = len(tags)
    after = comma + 1
    while after < size and tags[after] in "cR":
        after += 1
    if after >= size:
        return False
    if tags[after] == "G" or words[after] in _CUT_WORDS:
        # "the package, which took weeks, would be massive" goes on
        return words[after] != "which" or not re.search(r",[BXVR]", tags[after:])
    if tags[after] in "nD#M" and _SINCE.match(" ".join(words[after : after + 5])) is not None:
        return True  # ", hours after a former employee claimed"
    if words[after] in ("while", "whereas") and after + 1 < size:
        subject_end = after + 1
        while subject_end < size and tags[subject_end] in "NDnrbp#oPRB":
            subject_end += 1
        if tags[subject_end : subject_end + 1] == ",":  # "while an official, speaking on condition ..., said"
            subject_end = tags.find(",", subject_end + 1) + 1
        return tags[subject_end : subject_end + 1] in ("V", "v")
    if words[comma + 1] in ("and", "but") and comma - start > 3 and _is_next_verb(sentence, comma + 1, after):
        return True  # "that the road was safe, and urged drivers to use it"
    if (
        words[comma + 1] in ("and", "but")
        and tags[after] == "P"
        and (comma - start > 4 or tags[comma] == "Q")
    ):
        return after + 1 < size and tags[after + 1] in "XVRB" and words[after] in ("he", "she", "they")
    if words[after] in ("a", "an") and after == comma + 1:
        # ", a former minister" closes the sentence: an apposition by the reporter
        return not any(tag in "XBPVQ," for tag in tags[after:size]) and size - after < 12
    return False


def _cuts_at_dash(sentence: Sentence, dash: int, start: int) -> bool:
    """Tell whether a dash closes the content: "did not want the job - a position he has held before"."""
    tags = sentence.tags
    after = dash + 1
    return (
        dash > start + 3
        and after < len(tags)
        and (tags[after] == "D" or sentence.words[after] in ("but", "though", "although"))
        and "-" not in tags[after:]
        and "-" not in tags[start:dash]
    )


def _is_next_verb(sentence: Sentence, conjunction: int, verb: int) -> bool:
    """Tell whether the reporter's subject goes on with a second verb behind a comma and "and" or "but"."""
    tags, words = sentence.tags, sentence.words
    if verb + 1 >= len(tags) or tags[verb + 1] not in "DNPOpr#oRtwb":
        return False
    past = tags[verb] == "V" or (tags[verb] == "n" and words[verb].endswith("ed"))
    return past or (words[conjunction] == "but" and tags[verb] in "BX")


def is_verb_after_and(sentence: Sentence, index: int) -> bool:
    """Tell whether a form that may be a noun is a verb after "and": "He respects her and calls her wise"."""
    tags, words = sentence.tags, sentence.words
    return (
        tags[index - 1] == "c"
        and words[index] in _VERBS_AFTER_AND
        and tags[index + 1 : index + 2] in ("D", "O", "P")
    )


def _opens_new_statement(sentence: Sentence, index: int, cue: Cue) -> bool:
    """Tell whether "and (he) added that" or "and said" + quotation begins here."""
    at, _ = content_start(sentence, cue, index + cue.words)
    if at >= len(sentence):
        return False
    if sentence.tags[at : at + 2] == ",Q" and "quote" in cue.frames:
        return True
    if sentence.tags[at] in "tQ:" or (sentence.tags[at] == "w" and cue.cue_class is CueClass.ASKING):
        return True
    if cue.may_be_noun and is_verb_after_and(sentence, index):
        return True
    joined = sentence.tags[index - 1] in "cR" or sentence.tags[index - 2 : index] == "cP"
    if joined and not _CARRY_OBJECT.isdisjoint(cue.frames) and not cue.may_be_noun:
        return sentence.tags[at] in "PDNOr" or sentence.words[at] == "to"
    return not cue.may_be_noun and "bare" in cue.frames and sentence.tags[at] in "PDN"
