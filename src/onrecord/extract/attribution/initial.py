"""Content after its cue: "Putin said (on Monday) (that) the talks failed.", a question, an infinitive."""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution, Range, has_verb, trim
from onrecord.extract.attribution.complements import read_complement, read_matter, read_object
from onrecord.extract.attribution.ends import to_end
from onrecord.extract.attribution.lexicon import Cue
from onrecord.extract.attribution.phrases import Phrase, apposition_end, phrase_after
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import agrees, is_passive, subject_before
from onrecord.extract.attribution.tails import content_start
from onrecord.model import CueClass


def read_initial(sentence: Sentence, index: int, cue: Cue) -> Attribution | None:
    """Read a finite cue at `index` with a subject before it and its content after it."""
    if index == 0 and cue.form == "V":
        return _read_said_first(sentence, cue)
    subject = subject_before(sentence, index)
    if subject is None or is_passive(sentence, index) or not agrees(sentence, index, subject):
        return None
    content = content_after(sentence, index, cue)
    if content is None:
        return None
    rule, pieces = content
    if sentence.words[subject.start] == "who" and len(pieces) == 1:
        pieces = (_relative_end(sentence, *pieces[0]),)
        if rule in _OF_A_DEED and "Q" not in sentence.tags[pieces[0][0] : pieces[0][1]]:
            return None  # "the man who criticized the plan" tells who he is, not what he said
    if subject.edge >= 0 and sentence.words[subject.edge] in ("which", "whom") and len(pieces) == 1:
        pieces = (_relative_end(sentence, *pieces[0]),)  # "the vote, which he said was wrong, | was lost"
    opener = _condition(sentence, subject)
    if opener is not None and rule in ("initial_bare", "initial_that"):
        return Attribution(rule, (opener, *pieces), cue, (index, index + cue.words), subject)
    if _is_subordinate(sentence, subject.start):
        pieces = (*pieces[:-1], _main_clause_start(sentence, *pieces[-1]))
    return Attribution(rule, pieces, cue, (index, index + cue.words), subject)


def _condition(sentence: Sentence, subject: Phrase) -> Range | None:
    """Return the condition before a speaker: "If it goes on, forecasters say, ..."."""
    tags, edge = sentence.tags, subject.edge
    if sentence.words[0] not in ("If", "Unless", "Without") or edge < 2 or tags[edge] != ",":
        return None
    return (0, edge) if "," not in tags[:edge] else None


def _is_subordinate(sentence: Sentence, subject: int) -> bool:
    """Tell whether the clause of a subject opens with "while", "although": its main clause follows it."""
    tags = sentence.tags
    if subject and tags[subject - 1] == "s" and not any(tag in "XBVv" for tag in tags[: subject - 1]):
        return True  # "Years after Bell claimed that"
    opening = max(tags.rfind(mark, 0, subject) for mark in ",;-:") + 1
    while opening < subject and (tags[opening] == "c" or sentence.words[opening] in ("even", "Even")):
        opening += 1
    return tags[opening] == "s" and sentence.words[opening].lower() in _SUBORDINATORS


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
    return Attribution("inverted_first", to_end(sentence, after + 1), cue, (0, cue.words), subject)


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
            return "initial_quote", to_end(sentence, at + 1)
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
            return "initial_colon", to_end(sentence, at + 1)
        return None
    if tag == "Q":
        if "quote" in frames or "bare" in frames:
            return "initial_quote", to_end(sentence, at)
        if "object" in frames:
            return "object", to_end(sentence, at)
        return None
    if tag == "t":
        if "that" in frames and at + 1 < size and tags[at + 1] not in ",.":
            return "initial_that", to_end(sentence, at)
        if "that" in frames and at + 2 < size and tags[at + 1] == ",":
            return "initial_that", to_end(sentence, at)
    asks_who = words[at] in ("who", "where") and cue.cue_class is CueClass.ASKING
    if (tag == "w" or words[at] == "if" or asks_who) and "question" in frames:
        return "initial_question", to_end(sentence, at)
    if words[at] == "to" and "infinitive" in frames and at + 1 < size and tags[at + 1] in "nvXBRQb":
        named = words[at + 1 : at + 2] == ["be"] and _TOLD_WHO.issuperset(words[at + 2 : at + 3])
        if named or ("needs_addressee" in frames and not addressed):
            return None  # "declined to be named"
        # "urged the government to act": whom he urged is part of what he urged
        return "initial_infinitive", to_end(sentence, after if addressed else at)
    if "as" in frames or "of" in frames:
        complement = read_complement(sentence, after, cue)
        if complement is not None or "object" not in frames:
            return complement
    if (
        words[at] in _HARDLY_ANYTHING
        and at + 1 < size
        and words[at + 1] in ("about", "of", "on", ".", "more")
    ):
        return None  # "has said little about the plan"
    if "bare" in frames and _opens_clause(sentence, index, cue, at):
        content = to_end(sentence, at)
        told = tag == "P" and sum(end - start for start, end in content) > 1  # no "engineers doubted it"
        if content and (told or _is_clause(sentence, cue, *content[0])):
            return "initial_bare", content
    if "about" in frames:
        return read_matter(sentence, after)
    if "object" in frames and (not cue.may_be_noun or cue.form != "v" or sentence.tags[index - 1] in "BR"):
        return read_object(sentence, after, cue)
    return None


_OF_A_DEED = frozenset(("object", "initial_infinitive"))
_SUBORDINATORS = frozenset(
    ("while", "although", "though", "after", "as", "because", "since", "when", "if", "whereas", "before")
)
_TOLD_WHO = frozenset(("named", "identified", "quoted", "interviewed"))
_HARDLY_ANYTHING = frozenset(("little", "nothing", "anything", "something", "everything"))
_CLAUSE_AFTER = frozenset(
    ("say", "tell", "think", "believe", "insist", "claim", "argue", "contend", "warn", "hope")
)


def _opens_clause(sentence: Sentence, cue_index: int, cue: Cue, at: int) -> bool:
    """Tell whether a clause without "that" can begin at token `at`."""
    tag = sentence.tags[at]
    if cue.may_be_noun and tag != "P" and sentence.tags[cue_index - 1] not in "NPBR":
        return False  # "include state Rep. Moss", "the nearby zone boasts one shop"
    if tag == "n" and sentence.words[at].endswith("ed") and sentence.tags[at + 1 : at + 2] == "o":
        return False  # "said in a note published on its site"
    return tag in "PDNnrbp#" or (tag in "soRXBVG" and cue.lemma == "say")


def _is_clause(sentence: Sentence, cue: Cue, start: int, end: int) -> bool:
    """Tell whether words without "that" are a clause: after most verbs only a sure finite verb shows it."""
    if cue.lemma in _CLAUSE_AFTER:
        return has_verb(sentence, start, end)
    tags, words = sentence.tags, sentence.words
    for at in range(start + 1, end):
        if tags[at] in ",t" or (tags[at] == "c" and tags[at + 1 : at + 2] in ("V", "R", "X", "G")):
            return False
        if tags[at] == "v" and at == end - 1 and not words[at - 1].endswith("s"):
            return False  # "found his next project": a noun
        if tags[at] in "XBVv" and words[at - 1] != "to":
            return True
        if tags[at] == "n" and words[at].endswith("ed") and tags[at - 1] in "NPpbr":
            return True
    return False
