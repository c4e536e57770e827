"""Headlines and subheads: "Putin Says Talks Failed", "Putin: Talks Failed", "Talks failed, says Putin".

Title Case hides which words are names, so tags are taken from the lower-case words; a label before a colon
("Analysis: ...") is a speaker only when the body names it too.
"""

from __future__ import annotations

from onrecord.extract.attribution.attribution import Attribution, trim
from onrecord.extract.attribution.final import read_final
from onrecord.extract.attribution.initial import content_after
from onrecord.extract.attribution.lexicon import TAGS, Cue
from onrecord.extract.attribution.phrases import Phrase
from onrecord.extract.attribution.sentence import Sentence
from onrecord.extract.attribution.subjects import subject_before
from onrecord.extract.attribution.tails import skip_addressee
from onrecord.model import CueClass
from onrecord.vocabulary import phrases

COLON = Cue(":", CueClass.NEUTRAL, frozenset({"bare", "quote"}), "V")
_SURE_CUES = frozenset(
    [
        "say",
        "tell",
        "claim",
        "warn",
        "insist",
        "deny",
        "vow",
        "ask",
        "believe",
        "admit",
        "argue",
        "think",
        "urge",
        "accuse",
        "call",
        "add",
        "suggest",
        "confirm",
        "announce",
    ]
)
_LONGEST_LABEL = 6
_MOST_MENTIONS = 40  # looked at; a page of many subheads must not cost squares
_SAID = frozenset(
    (
        "said",
        "told",
        "noted",
        "stressed",
        "added",
        "believes",
        "explained",
        "emphasized",
        "stated",
        "reported",
        "reports",
    )
)
_PAPERS = frozenset(phrases("cue_nouns", "papers"))


def read_headline(sentence: Sentence, body: str) -> Attribution | None:
    """Return the attribution of a headline; `body` is the text that a label before a colon must recur in."""
    words = sentence.words
    if _is_title_case(words):
        sentence.tags = _retag(sentence)
    return _read_colon(sentence, body) or _read_label_behind(sentence, body) or _read_verb(sentence)


def _is_title_case(words: list[str]) -> bool:
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) * 2 > len(long)


def _retag(sentence: Sentence) -> str:
    tags = list(sentence.tags)
    for index, word in enumerate(sentence.words):
        if tags[index] == "N" and index:
            known = TAGS.get(word.lower())
            if known is not None and (known in "VvXBoctswRDP") and not word.isupper():
                tags[index] = known
            elif sentence.words[index - 1] == "to":
                tags[index] = "n"  # Kazbek Urges UN to Investigate Shelling
    return "".join(tags)


def _read_colon(sentence: Sentence, body: str) -> Attribution | None:
    tags, words = sentence.tags, sentence.words
    colon = tags.find(":")
    if not 0 < colon <= _LONGEST_LABEL or any(tag not in "NDrbpR" for tag in tags[:colon]):
        return None
    name = words[colon - 1]
    if name.endswith(("'s", "’s")):
        return None
    if not _is_office(name) and not ("N" in tags[:colon] and _recurs(name, body)):
        return None
    start, end = trim(sentence, colon + 1, len(tags))
    if end - start < 1:
        return None
    return Attribution("headline_colon", ((start, end),), COLON, (colon, colon + 1), Phrase(0, colon, -1))


def _read_label_behind(sentence: Sentence, body: str) -> Attribution | None:
    """Read "Prices Overheated - Expert" and "Module Postponed, Agency Chief Says"; no publisher's name."""
    tags, words = sentence.tags, sentence.words
    size = len(tags)
    last = tags[-1:] in ("V", "v")
    edge = max(tags.rfind("," if last else "-"), tags.rfind("Q" if last else ":"))
    label = (edge + 1, size - 1 if last else size)
    if not (edge > 1 and 0 < label[1] - label[0] <= _LONGEST_LABEL):
        return None
    if any(tag not in "NDrbpR" for tag in tags[label[0] : label[1]]):
        return None
    cue = sentence.cue_at(size - 1) if last else COLON
    if cue is None or (last and "final" not in cue.frames):
        return None
    name = words[label[1] - 1]
    if not last and not _is_office(name) and not _speaks(name, body):
        return None
    start, end = trim(sentence, 0, edge + 1)
    if end - start < 2 and tags[start] != "Q":
        return None
    cue_range = (size - 1, size) if last else (edge, edge + 1)
    rule = "headline_verb" if last else "headline_label"
    return Attribution(rule, ((start, end),), cue, cue_range, Phrase(label[0], label[1], edge))


def _is_office(word: str) -> bool:
    """Tell whether a label ends with an office or a body: "Envoy", "Defense Ministry"; not "Analysis"."""
    return TAGS.get(word.lower(), "") in ("r", "p", "b") and word.lower() not in _PAPERS


def _speaks(name: str, body: str) -> bool:
    """Tell whether the body says that the name said something."""
    at = body.find(name)
    for _ in range(_MOST_MENTIONS):
        if at < 0:
            break
        behind = body[at + len(name) : at + len(name) + 40].split()
        if any(word in _SAID for word in behind[:3]):
            return True
        at = body.find(name, at + 1)
    return False


def _recurs(name: str, body: str) -> bool:
    """Tell whether the body prints the name inside a sentence, not only at its start."""
    at = body.find(name)
    while at > 1:
        if body[at - 2].isalnum() or body[at - 2] in ",":
            return True
        at = body.find(name, at + 1)
    return False


def _read_verb(sentence: Sentence) -> Attribution | None:
    tags = sentence.tags
    for index, tag in enumerate(tags):
        if tag not in "Vv":
            continue
        cue = sentence.cue_at(index)
        if cue is None or (cue.lemma not in _SURE_CUES and tags[index - 1] != "Q"):
            continue
        closed = read_final(sentence, index, cue, 0)
        if closed is not None:
            return closed
        subject = subject_before(sentence, index)
        edge = subject.edge if subject is not None else -1
        closes = edge > 1 and tags[edge] == "," and skip_addressee(sentence, index + cue.words) == len(tags)
        if closes and "final" in cue.frames:  # "Ex-Minister Not Guilty, Lawyer Tells Court"
            before = trim(sentence, 0, edge)
            return Attribution("headline_verb", (before,), cue, (index, index + cue.words), subject)
        if subject is None or (subject.edge >= 0 and tags[subject.edge] not in ",:"):
            continue
        content = content_after(sentence, index, cue)
        if content is None and "bare" in cue.frames and not cue.may_be_noun:
            content = ("bare", (trim(sentence, index + cue.words, len(tags)),))
        if content is None or not content[1] or content[1][0][1] - content[1][0][0] < 2:
            continue
        return Attribution("headline_verb", content[1], cue, (index, index + cue.words), subject)
    return None
