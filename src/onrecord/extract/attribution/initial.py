"""Content after its cue: "Putin said (on Monday) (that) the talks failed." and its complements."""

from __future__ import annotations

import re

from onrecord.extract.attribution.attribution import Attribution, Range, has_verb, trim
from onrecord.extract.attribution.lexicon import CUES, Cue
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import apposition_end, is_passive, phrase_after, subject_before
from onrecord.extract.attribution.tails import content_start, is_tail
from onrecord.model import CueClass


def read_initial(sentence: Sentence, index: int, cue: Cue) -> Attribution | None:
    """Read a finite cue at `index` with a subject before it and its content after it."""
    if index == 0 and cue.form == "V":
        return _read_said_first(sentence, cue)
    subject = subject_before(sentence, index)
    if subject is None or is_passive(sentence, index):
        return None
    content = content_after(sentence, index, cue)
    if content is None:
        return None
    rule, pieces = content
    if sentence.words[subject.start] == "who" and len(pieces) == 1:
        pieces = (_relative_end(sentence, *pieces[0]),)
    edge = subject.edge
    if edge >= 0 and sentence.tags[edge] == "s" and not any(tag in "XBVv" for tag in sentence.tags[:edge]):
        pieces = (*pieces[:-1], _main_clause_start(sentence, *pieces[-1]))
    return Attribution(rule, pieces, cue, (index, index + cue.words), subject)


def _main_clause_start(sentence: Sentence, start: int, end: int) -> Range:
    """Cut at the main clause: "While Bell claimed that the tape exists, experts doubt it"."""
    for at in range(start + 1, end):
        if sentence.tags[at] == "," and sentence.tags[at + 1 : at + 2] in ("P", "D", "N", "p", "n", "b", "r"):
            return trim(sentence, start, at)
        if sentence.tags[at] == "Q" and sentence.tags[at + 1 : at + 2] == "P":
            return start, at + 1  # the comma stands inside the marks
    return start, end


def _relative_end(sentence: Sentence, start: int, end: int) -> Range:
    """Cut at the comma that closes a relative clause: "Stein, who said that it broke, resigned"."""
    for at in range(start + 1, end):
        if sentence.tags[at] == "," and sentence.tags[at + 1 : at + 2] in ("X", "B", "V", "n", "R"):
            return trim(sentence, start, at)
    return start, end


def _read_said_first(sentence: Sentence, cue: Cue) -> Attribution | None:
    """Read 'Said Comey, "The thought is painful."'"""
    subject = phrase_after(sentence, cue.words)
    if subject is None or "quote" not in cue.frames:
        return None
    after = apposition_end(sentence, subject.end)
    if sentence.tags[after : after + 2] not in (",Q", ":Q"):
        return None
    return Attribution("inverted_first", _to_end(sentence, after + 1), cue, (0, cue.words), subject)


def content_after(sentence: Sentence, index: int, cue: Cue) -> tuple[str, tuple[Range, ...]] | None:
    """Return the rule and the pieces of the content that follows the cue, None when none does."""
    tags, words = sentence.tags, sentence.words
    size = len(tags)
    frames = cue.frames
    after = index + cue.words
    at, addressed = content_start(sentence, cue, after)
    if at >= size:
        return None
    tag = tags[at]
    if tag == "," and at + 1 < size:
        if tags[at + 1] == "Q" and "quote" in frames:
            return "initial_quote", _to_end(sentence, at + 1)
        inserted = tags.find(",", at + 1)
        if 0 < inserted < at + 12 and inserted + 1 < size and tags[inserted + 1] in "tQ":
            at, tag = inserted + 1, tags[inserted + 1]
        elif tags[at + 1] == "t" and "that" in frames:
            at, tag = at + 1, "t"
    if tag == ":":
        if (
            at + 1 < size
            and ("quote" in frames or "that" in frames)
            and sentence.starts[at + 1] > sentence.end(at)
        ):
            return "initial_colon", _to_end(sentence, at + 1)
        return None
    if tag == "Q":
        if "quote" in frames or "bare" in frames:
            return "initial_quote", _to_end(sentence, at)
        if "object" in frames:
            return "object", _to_end(sentence, at)
        return None
    if tag == "t":
        if "that" in frames and at + 1 < size and tags[at + 1] not in ",.":
            return "initial_that", _to_end(sentence, at)
        if "that" in frames and at + 2 < size and tags[at + 1] == ",":
            return "initial_that", _to_end(sentence, at)
    if (tag == "w" or words[at] == "if") and "question" in frames:
        return "initial_question", _to_end(sentence, at)
    if words[at] == "to" and "infinitive" in frames and at + 1 < size and tags[at + 1] in "nvXBRQb":
        if "needs_addressee" in frames and not addressed:
            return None
        return "initial_infinitive", _to_end(sentence, at)
    if "as" in frames or "of" in frames:
        complement = _complement(sentence, after, cue)
        if complement is not None or "object" not in frames:
            return complement
    if "bare" in frames and _opens_clause(sentence, index, cue, at):
        content = _to_end(sentence, at)
        if content and (tag == "P" or _is_clause(sentence, cue, *content[0])):
            return "initial_bare", content
    if "object" in frames and (not cue.may_be_noun or cue.form != "v" or sentence.tags[index - 1] in "BR"):
        return _object(sentence, after, cue)
    return None


_CLAUSE_OPENERS = frozenset(("after", "as", "when", "while", "since", "because", "although", "though", "until", "before"))


def _object_end(sentence: Sentence, start: int, end: int) -> int:
    """Return where a noun complement ends: at the next clause or the next verb of the same subject.

    "spoke of his faith | and urged voters to ...", "talks about a consensus, | but the council is divided".
    """
    tags, words = sentence.tags, sentence.words
    for at in range(start + 1, end):
        if tags[at] == "c":
            after = at + 1
            while after < end and tags[after] == "R":
                after += 1
            if tags[after : after + 1] in ("V", "X", "B") or (tags[at - 1] == "," and _clause_at(sentence, after, end)):
                return at
        elif tags[at] == "," and tags[at + 1 : at + 2] == "t":
            return at  # "reported, citing police sources, that ..."
        elif words[at] in _CLAUSE_OPENERS and _clause_at(sentence, at + 1, end):
            return at
    return end


def _clause_at(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether a subject and its finite verb begin at `start`."""
    tags = sentence.tags
    if tags[start : start + 1] == "P":
        return True
    at = start
    while at < end and tags[at] in "NDnrbp#oM":
        at += 1
    return start < at < end and tags[at] in "XBVR"


_CLAUSE_AFTER = frozenset(("say", "tell", "think", "believe", "insist", "claim", "argue", "contend", "warn", "hope"))


def _opens_clause(sentence: Sentence, cue_index: int, cue: Cue, at: int) -> bool:
    """Tell whether a clause without "that" can begin at token `at`."""
    tag = sentence.tags[at]
    if cue.may_be_noun and tag != "P" and sentence.tags[cue_index - 1] not in "NPBR":
        return False  # "include state Rep. Moss", "the nearby zone boasts one shop"
    return tag in "PDNnrbp#" or (tag in "soRXBVG" and cue.lemma == "say")


def _is_clause(sentence: Sentence, cue: Cue, start: int, end: int) -> bool:
    """Tell whether words without "that" are a clause: after most verbs only a sure finite verb shows it."""
    if cue.lemma in _CLAUSE_AFTER:
        return has_verb(sentence, start, end)
    tags, words = sentence.tags, sentence.words
    for at in range(start + 1, end):
        if tags[at] in ",t" or (tags[at] == "c" and tags[at + 1 : at + 2] in ("V", "R", "X", "G")):
            return False
        if tags[at] in "XBVv" and words[at - 1] != "to":
            return True
        if tags[at] == "n" and words[at].endswith("ed") and tags[at - 1] in "NPpbr":
            return True
    return False


def _complement(sentence: Sentence, after: int, cue: Cue) -> tuple[str, tuple[Range, ...]] | None:
    """Read "described it as a mistake", "accused him of lying"."""
    link = "as" if "as" in cue.frames else "of"
    for at in range(after, min(after + 12, len(sentence))):
        if sentence.words[at] == link and at > after:
            content = _to_end(sentence, after)
            if content:
                end = _object_end(sentence, at, content[0][1])
                return "complement", (trim(sentence, content[0][0], end),)
            return None
        if sentence.tags[at] in ",.;:VX" and at > after:
            return None
    return None


def _object(sentence: Sentence, after: int, cue: Cue) -> tuple[str, tuple[Range, ...]] | None:
    """Read "called it symbolic that ...", "called the plan a mistake"; not "called on", "called for"."""
    tags, words = sentence.tags, sentence.words
    if after >= len(tags) or words[after] in ("off", "back", "up", "out"):
        return None
    gerund = tags[after] == "B" and words[after].endswith("ing")  # "denied having any plans"
    if tags[after] not in "PODNnrbpQtwGXvV#" and not gerund:
        return None
    content = _to_end(sentence, after)
    if content:
        content = (trim(sentence, content[0][0], _object_end(sentence, *content[0])),)
    if not content or (content[-1][1] - content[0][0] < 2 and tags[content[0][0]] not in "NQ" and cue.words < 2):
        return None
    return "object", content


def _to_end(sentence: Sentence, start: int) -> tuple[Range, ...]:
    """Return the content from `start` to where the statement ends."""
    start, end = trim(sentence, start, content_end(sentence, start))
    if end - start > 3 and sentence.words[end - 1] in ("which", "who"):  # ", a step which, he argued, ..."
        comma = sentence.tags.rfind(",", start, end)
        start, end = trim(sentence, start, comma if comma > start else end - 1)
    return ((start, end),) if start < end else ()


def content_end(sentence: Sentence, start: int) -> int:
    """Return the token index where content that begins at `start` stops: a trailing clause is cut."""
    tags, words = sentence.tags, sentence.words
    size = len(tags)
    cue_tag = tags[start - 1] if start else ""
    for at in range(start + 1, size):
        tag = tags[at]
        if tag == ";" and at + 1 < size and tags[at + 1] in "PNDp":
            return at
        if tag == ":" and tags[at + 1 : at + 2] == "Q" and at > start + 2:
            return at
        if tag == ",":
            if _cuts_at_comma(sentence, at, start):
                return at
        elif tag == "c" and at > start + 1:
            after = at + 1
            while after < size and tags[after] == "R":
                after += 1
            if after < size and tags[after] == cue_tag == "G" and words[after].lower() in CUES:
                return at  # "calling him a liar and accusing him of"
        elif tag == "V" and at > start + 1 and tags[at - 1] == "c" and tags[at - 2] == "Q":
            return at - 1  # 'that "it works," and thanked Warsaw'
        elif tag == "V" and at > start + 2:
            cue = CUES.get(words[at])
            if cue is not None and _opens_new_statement(sentence, at, cue):
                before = at - 1
                while before > start and tags[before] in "RB":
                    before -= 1
                if tags[before] == "c":
                    return before
                subject = subject_before(sentence, at)
                if subject is not None and subject.edge > start and tags[subject.edge] == "c":
                    return subject.edge
            elif cue is not None and "final" in cue.frames and is_tail(sentence, at + 1):
                # "Bell said she would go, a colleague confirmed."
                subject = subject_before(sentence, at)
                if subject is not None and subject.edge > start + 1 and tags[subject.edge] == ",":
                    return subject.edge
    return size


_CARRY_OBJECT = frozenset(("object", "as", "of", "needs_addressee", "addressee", "infinitive"))
_CUT_WORDS = frozenset(("according", "which", "compared", "though", "although", "citing"))


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
    if words[after] in ("while", "whereas") and after + 1 < size:
        subject_end = after + 1
        while subject_end < size and tags[subject_end] in "NDnrbp#oPRB":
            subject_end += 1
        if tags[subject_end : subject_end + 1] == ",":  # "while an official, speaking on condition ..., said"
            subject_end = tags.find(",", subject_end + 1) + 1
        return tags[subject_end : subject_end + 1] in ("V", "v")
    if words[comma + 1] in ("and", "but") and tags[after] == "P" and comma - start > 4:
        return after + 1 < size and tags[after + 1] in "XVRB" and words[after] in ("he", "she", "they")
    if words[after] in ("a", "an") and after == comma + 1:
        # ", a former minister" closes the sentence: an apposition by the reporter
        return not any(tag in "XBPV," for tag in tags[after:size]) and size - after < 12
    return False


def _opens_new_statement(sentence: Sentence, index: int, cue: Cue) -> bool:
    """Tell whether "and (he) added that" or "and said" + quotation begins here."""
    at, _ = content_start(sentence, cue, index + cue.words)
    if at >= len(sentence):
        return False
    if sentence.tags[at] in "tQ:" or (sentence.tags[at] == "w" and cue.cue_class is CueClass.ASKING):
        return True
    if sentence.tags[index - 1] in "cR" and not _CARRY_OBJECT.isdisjoint(cue.frames) and not cue.may_be_noun:
        return sentence.tags[at] in "PDNO" or sentence.words[at] == "to"
    return not cue.may_be_noun and "bare" in cue.frames and sentence.tags[at] in "PDN"
