"""What stands between a subject and its verb: "Putin, the president, said", "Hemsley, who wrote it, said"."""

from __future__ import annotations

from onrecord.extract.attribution.phrases import Phrase, phrase_ending_at
from onrecord.extract.attribution.sentence import Sentence


def before_title(sentence: Sentence, quote: int) -> Phrase | None:
    """Return the name in 'Hemsley, author of "Going Home," said': the comma stands inside the marks."""
    tags = sentence.tags
    comma = tags.rfind(",", 0, quote)
    if comma <= 0 or quote - comma > 12 or tags[comma + 1] not in "DrN" or "V" in tags[comma:quote]:
        return None
    phrase = phrase_ending_at(sentence, comma - 1, comma)
    return None if phrase is None or phrase.edge >= 0 else Phrase(phrase.start, quote + 1, phrase.edge)


def before_insertion(sentence: Sentence, comma: int) -> tuple[int, int] | None:
    """Step over "Putin, the president, said" and "Mook, 36, who leads it, said": (start, edge) or None."""
    tags = sentence.tags
    at = comma
    for _ in range(4):
        previous = tags.rfind(",", 0, at)
        if previous <= 0:
            return None
        if not _is_insertion(sentence, previous + 1, at):
            return None
        phrase = phrase_ending_at(sentence, previous - 1, previous)
        if sentence.words[previous - 1][:2] in ("D-", "R-", "I-"):  # "Will Hurd, R-Texas, a rival, said"
            phrase = None
        if phrase is not None and (phrase.edge < 0 or tags[phrase.edge] in ",;:cst-Q"):
            return phrase.start, phrase.edge
        if previous > 1 and tags[previous - 1] == ")":
            opening = tags.rfind("(", 0, previous)
            phrase = phrase_ending_at(sentence, opening - 1, opening) if opening > 0 else None
            if phrase is not None:
                return phrase.start, phrase.edge
        at = previous
    return None


def _is_insertion(sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether the words between two commas can stand between a subject and its verb."""
    tags = sentence.tags
    if end <= start or ":" in tags[start:end] or end - start > 30:
        return False
    if "Q" in tags[start:end] and sum(tags[start:end].count(mark) for mark in "rDNw") < 2:
        return False  # only a title: the host of "Morning Joe,"
    first = tags[start]
    if first in "DrnNpb#":
        return sentence.words[start] == "who" or not any(
            tags[at] in "PV" and sentence.words[at] != "who" for at in range(start, end)
        )
    if first == "P":
        return sentence.words[start] == "who"
    if sentence.words[start].lower() == "according":
        return tags[end + 1 : end + 3] in ("Vt", "VQ")
    return first in "oswRGXB" or sentence.words[start] in ("asked", "pressed", "quoted", "cited")
