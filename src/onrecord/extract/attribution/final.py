"""Content before its cue: "The talks failed, Putin said.", "..., said Putin.", "A, he said, B." """

from __future__ import annotations

import re

from onrecord.extract.attribution.attribution import Attribution, has_verb, trim
from onrecord.extract.attribution.ends import clause_boundary
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.phrases import Phrase, apposition_end, phrase_after
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import is_passive, subject_before
from onrecord.extract.attribution.tails import is_tail, skip_addressee, skip_adjuncts
from onrecord.vocabulary import phrases

WORKS = frozenset(phrases("cue_nouns", "works"))
_PAPERS = frozenset(phrases("cue_nouns", "evidence"))
_CLAUSE = 8  # tokens; so many are a clause though no verb is known: "More people now move because of heat"
_EDGES = frozenset(",Q-")
_INVERTS_WITHOUT_MARKS = frozenset(["say", "report", "explain", "add", "note", "write", "argue", "announce"])


def read_final(sentence: Sentence, index: int, cue: Cue, floor: int) -> Attribution | None:
    """Read a cue at `index` whose content stands before it, no earlier than token `floor`."""
    if "final" not in cue.frames and "final_of_papers" not in cue.frames:
        return None
    subject = subject_before(sentence, index)
    if "final" not in cue.frames and (subject is None or sentence.words[index - 1].lower() not in _PAPERS):
        return None  # "..., customs data showed", no "..., he showed"
    if subject is not None:
        if _is_verb_phrase(sentence, index):
            return _read_inverted(sentence, index, cue, floor)
        if subject.edge < floor or sentence.tags[subject.edge] not in _EDGES:
            return None
        if sentence.words[subject.start] == "who" or is_passive(sentence, index):
            return None
        body = sentence.tags[subject.start] == "D" and sentence.tags[index - 1] == "b" and cue.form == "V"
        shown = body or sentence.words[index - 1] in _PAPERS  # "..., the paper reports"
        if cue.may_be_noun and sentence.tags[index - 1] not in "NPRB" and not shown:
            return None  # "to larger, more diverse states"
        return _close(sentence, index, cue, floor, subject, index + cue.words, "final")
    return _read_inverted(sentence, index, cue, floor)


def _is_verb_phrase(sentence: Sentence, index: int) -> bool:
    """Tell whether a verb opens the words between the last two commas: "The owner knew it, claims a note"."""
    comma = sentence.tags.rfind(",", 0, index - 1)
    return sentence.tags[index - 1] == "," and comma > 0 and sentence.tags[comma + 1] in "XB"


def _read_inverted(sentence: Sentence, index: int, cue: Cue, floor: int) -> Attribution | None:
    """Read "...," said Putin, the Russian president, on Monday."""
    tags = sentence.tags
    before = index - 1
    while before > floor and tags[before] == "R":
        before -= 1
    if before < floor or tags[before] not in _EDGES or tags[before - 1 : before + 1] == "BQ":
        return None  # 'Bucharest had "categorically" denied the claim'
    dashed = tags[before] == "-" and "Q" in tags[max(0, before - 2) : before]  # "...," - noted the president
    at = index + cue.words
    bare = tags[before] != "Q" and not dashed and cue.lemma not in _INVERTS_WITHOUT_MARKS
    if bare and (tags[before] != "," or cue.form != "V" or not _closes_with_source(sentence, at)):
        return None  # "the regular, pledged delegates"
    subject = phrase_after(sentence, at)
    if subject is None or tags[subject.start] in "O":
        return None
    after = apposition_end(sentence, subject.end)
    if tags[before] == "Q" and _modifies(sentence, after):
        after = len(tags) - tags.endswith(".")
    if after < len(tags) and (tags[after] in "XBVvnP" and sentence.words[after] != "who"):
        return None  # ..., the author of "Going Viral," said the days were over
    subject = Phrase(subject.start, after, before)
    return _close(sentence, index, cue, floor, subject, after, "inverted")


def _closes_with_source(sentence: Sentence, at: int) -> bool:
    """Tell whether who spoke stands behind a cue: ", cautioned its author, Dr. Ruiz.", ", claims a note."."""
    tags = sentence.tags
    if tags[at : at + 1] not in ("D", "N", "r", "p", "n"):
        return False
    named = re.match(r"(?:D[nrbpN#]*[rbpN]|[nrbp]*N+)(?![nt])", tags[at:])
    if named is None or "V" in tags[at + named.end() :]:
        return False
    return named.end() > 1 or tags[at:] == "N."


def _modifies(sentence: Sentence, at: int) -> bool:
    """Tell whether a participle modifies the source: "says a source involved in the plan"."""
    words, tags = sentence.words, sentence.tags
    return (
        at + 1 < len(words)
        and words[at].endswith(("ed", "ing"))
        and tags[at + 1] == "o"
        and "V" not in tags[at:]
    )


def _close(
    sentence: Sentence, index: int, cue: Cue, floor: int, subject: Phrase, after: int, rule: str
) -> Attribution | None:
    tags = sentence.tags
    if "needs_addressee" in cue.frames:
        after = skip_addressee(sentence, after)
    start, end = trim(sentence, floor, subject.edge + 1)
    if start >= end:
        return None
    start = _own_clause(sentence, start, end, subject)
    quoted = tags[end - 1] == "Q" and (end - start == 1 or tags[start] == "Q")
    cue_range = (index, index + cue.words)
    size = len(tags)
    tail = skip_adjuncts(sentence, after)
    if quoted:
        if rule == "final" and tail < size and tags[tail] == "t" and "that" in cue.frames:
            return None
        quote = tail + 1 if tail < size and tags[tail] in ",:-;" else tail
        if quote >= size or tags[quote] != "Q":
            quote = tags.find(",Q", after) + 1 or size
        if quote < size and tags[quote] == "Q" and not _names_a_work(sentence, quote):
            return Attribution("medial", ((start, end), trim(sentence, quote, size)), cue, cue_range, subject)
        return Attribution(rule, ((start, end),), cue, cue_range, subject)
    if tail < size and tags[tail] == ";" and tags.find("PV", tail) > 0:
        tail = size  # "A, a spokeswoman said; B, she added"
    if tail < size and tags[tail] in ",-;" and (rule == "final" or tags[tail + 1 : tail + 2] == "Q"):
        rest, stop = trim(sentence, tail, size)
        if rest < stop and _continues(sentence, rest, stop):
            adjunct = _is_adjunct(sentence, start, end)
            if adjunct and (tags[rest] == "Q" or ",t" in tags[tail : tail + 14]):
                return None  # "In a statement, he said, "We ..."": content after its cue
            if adjunct and _only_links(sentence, start, end):
                return Attribution("medial", ((rest, stop),), cue, cue_range, subject)
            return Attribution("medial", ((start, end), (rest, stop)), cue, cue_range, subject)
    relative = (
        rule == "inverted" and after < size and sentence.words[after] in ("who", "whose", "which", "that")
    )
    long = rule == "final" and end - start > _CLAUSE and not _is_adjunct(sentence, start, end)
    told = (
        long or "Q" in tags[start:end] or has_verb(sentence, start, end)
    )  # 'The UN "notes" it, a spokesman said'
    if not (relative or is_tail(sentence, after)) or not told:
        return None
    return Attribution(rule, ((start, end),), cue, cue_range, subject)


def _own_clause(sentence: Sentence, start: int, end: int, subject: Phrase) -> int:
    """Return where a later speaker begins: "Bell said that A, while B, he added", "A; B, she said"."""
    tags = sentence.tags
    semicolon = tags.rfind(";", start, end)
    if semicolon > 0 and ("V" in tags[start:semicolon] or sentence.words[start] == "According"):
        return semicolon + 1
    if tags[subject.start] == "P" and "Vt" in tags[start:end]:
        comma = clause_boundary(sentence, tags.index("Vt", start), end)
        if comma > 0:
            return comma + 2
    return start


_MAKERS = frozenset(
    ("author", "co-author", "host", "writer", "director", "creator", "editor", "star", "producer")
)
_REASONS = frozenset(("because", "if", "unless", "so"))
_NO_CONTINUATION = frozenset(
    ("according", "without", "and", "but", "with", "in", "at", "on", "during", "who", "which", "whose")
)


def _continues(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether what follows "..., he said," goes on with the content."""
    tags, words = sentence.tags, sentence.words
    if tags[start] == "Q":
        return not _names_a_work(sentence, start)
    if tags[start] == "s" and words[start] in _REASONS:
        return has_verb(sentence, start, end)
    if words[start : start + 2] == ["but", "not"]:
        return end - start > 3
    if tags[start] in "Gs" or words[start] in _NO_CONTINUATION:
        return False
    if not tags[start:end].strip("M#,"):
        return False  # "..., he said on Monday, February 7, 2022"
    if tags[start] in "D#" and "M" in tags[start : start + 3]:
        return False  # "..., the agency reported on Thursday, two days after the vote"
    if (
        end - start < 7
        and tags[start] == "N"
        and words[end - 1] in ("learned", "reports", "reported", "informs")
    ):
        return False  # "..., the president said, Northwire has learned"
    if words[start] in ("a", "an", "one", "another"):
        return any(tag in "XB" for tag in tags[start:end])
    return end - start > 3 or has_verb(sentence, start, end)


def _is_adjunct(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether words before the subject only say when or where: "In a statement", "After the vote"."""
    tags = sentence.tags
    return tags[start] in "osRcGM" or sentence.words[start] in ("Asked", "Pressed", "Speaking", "Six")


def _only_links(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether an opening links sentences and is not said: "In the end, he said, prices fell"."""
    tags, words = sentence.tags, sentence.words
    if tags[start] == "c":
        start += 1
    if "Q" in tags[start:end]:
        return False
    if end - start < 2:
        return True
    return (
        end - start < 5
        and words[start].lower() == "in"
        and not any(tag in "XBVvP" for tag in tags[start:end])
    )


def _names_a_work(sentence: Sentence, quote: int) -> bool:
    """Tell whether marks hold a title: 'she wrote in her memoir, "Hard Choices"', 'the author of "Power"'."""
    if sentence.words[quote - 1] == "of" and sentence.words[quote - 2] in _MAKERS:
        return True
    return any(word in WORKS for word in sentence.words[max(0, quote - 3) : quote])
