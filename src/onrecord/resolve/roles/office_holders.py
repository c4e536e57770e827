"""Who holds the office of a label: "THE PRESIDENT:" below "Remarks by President Rufus Tarn".

Only what stands above the transcript counts, and only one holder: two presidents leave the office as printed.
"""

from __future__ import annotations

import re

from onrecord.model import Mark, Span
from onrecord.resolve.names.naming import FEMALE, MALE
from onrecord.resolve.names.printed import PARTICLES, PrintedName
from onrecord.text.transcripts.labels.grammar import LabelClass, parse_label
from onrecord.text.transcripts.labels.words import label_words

HEADER = 3000
"""Characters above the first turn that may introduce who speaks."""

_WORD = r"[^\W\d_a-zа-яß-ÿ][\w’'.-]*"
_NAME = rf"{_WORD}(?:[ \xa0]{PARTICLES}{_WORD}){{0,3}}"
_LINK = r"(?:,?[ \xa0]+(?:Mr|Mrs|Ms|Miss|Dr|Prof|Hon|M|Mme|Herr|Frau)\.?)?[ \xa0]+"
_ENDS = re.compile(r"\s*(?:$|[\n,;:().–—]|(?:and|at|in|on|to|of|with|before|after|during|und|et|y|и|в|на)\b)")
_GOES_ON = re.compile(r"[ \xa0][^\W\d_A-ZÀ-ÞА-Я]")  # "Prime Minister Harriet Vane gave a statement"
_NAMED_BEFORE = re.compile(rf"({_NAME}),[ \xa0](?:the[ \xa0])?$")
_NO_HOLDER = re.compile(  # "Jane Roe, President of the Lodge"; "Chairman of the Committee" sits here
    r"['’]s\b|[ \xa0](?:(?:of|de|der|des)\b(?![ \xa0]the[ \xa0](?:[Ss]ub)?[Cc]ommittee\b)|[A-Z])"
)
_FIELD = r"(?:[ \xa0](?i:of|for|de|del|della|do|da|des|du|der|für)[ \xa0][^,;.:\n]{2,60})?"
"""What an office is for, between it and the name: "Minister |of Land and Sea|, Kenzaburo Takinami"."""
_CHAIRS = frozenset(
    ["presidente", "presidenta", "président", "présidente", "chair", "chairman", "chairwoman", "chairperson"]
)
_PRESIDING = re.compile(
    rf"(?i:presidenza[ ](?:del|della)[ ](?:vice[ ]?)?president[ea])[ ](?P<it>{_NAME})(?=[.,;\n])"
    rf"|(?i:présidence[ ]de[ ](?:m\.|mme))[ ](?P<fr>{_NAME})(?=[.,;\n])"
    rf"|(?i:presidencia[ ](?:del?|de[ ]la)[ ](?:exc\w+\.?[ ])?(?:sr|sra|señor|señora)\.?)"
    rf"(?:[ ]D\.|[ ]doña|[ ]don)?[ ](?P<es>{_NAME})(?=[.,;\n])"
    rf"|[\[(](?P<en>{_NAME})[ ]in[ ]the[ ][Cc]hair[\])]"
)
"""Who sits in the chair, as minutes print it."""
_LINE_ABOVE = re.compile(r"[^\n]{3,80}(?=\n\s*$)")
_FRONT = re.compile(r"^(?:The |Rt |Right |Hon\.? |Honourable |Honorable )+")
_BEHIND = re.compile(r",? (?:MP|MEP|AC|QC|KC|MHR|TD)$")


def find_holder(office: str, text: str, before: int) -> PrintedName | None:
    """Return the one person whom the text above offset `before` prints with `office`, else None."""
    bare = re.sub(r"^(?:the|le|la|el|der|die|il|o|a)\s+", "", office.strip(), flags=re.IGNORECASE)
    if len(bare) < 4:
        return None
    head = text[:before][-HEADER:]
    offset = before - len(head)
    found: list[PrintedName] = []
    for match in re.finditer(rf"(?<![\w-])(?i:{re.escape(bare)}):?{_LINK}({_NAME})", head):
        closed = _ENDS.match(head, match.end()) or (" " in match[1] and _GOES_ON.match(head, match.end()))
        is_entry = ":" in match[0] and " " in match[1]  # "Chair: Augusta Renn" lists who takes part
        if closed and (is_entry or _is_name(match[1], match.end(), head)):
            found += _named(bare, match[1], offset + match.start(1))
    for match in re.finditer(rf"(?:(?<=\n)|(?<=, ))(?i:{re.escape(bare)})(?![\w-])", head):
        above = _LINE_ABOVE.search(head, max(0, match.start() - 90), match.start())
        if above is not None and not any(map(str.isdigit, above[0])):  # "Transcript, May 5, 2031"
            shown = _BEHIND.sub("", _FRONT.sub("", above[0].strip()))
            found += _named(bare, shown, offset + above.start() + above[0].find(shown))
    for match in re.finditer(rf"(?i:{re.escape(bare)})(?![\w-])", head):
        front = _NAMED_BEFORE.search(head, max(0, match.start() - 60), match.start())
        if front is not None and " " in front[1] and _NO_HOLDER.match(head, match.end()) is None:
            found += _named(bare, front[1], offset + front.start(1))
    for match in re.finditer(rf"(?<![\w-])(?i:{re.escape(bare)}){_FIELD},[ \xa0]({_NAME})(?=,|\n|$)", head):
        if _is_beside_office(match[1], text):
            found += _named(bare, match[1], offset + match.start(1))
    if not found or len({one.name.split()[-1].casefold() for one in found}) > 1:
        return None
    return max(found, key=lambda one: len(one.name.split()))


def _is_name(printed: str, end: int, head: str) -> bool:
    """Tell whether words behind an office are a name, not "Tarn Delivers Remarks" of a headline."""
    words = printed.split()
    if len(words) == 1:
        return True
    line = head[head.rfind("\n", 0, end) + 1 : head.find("\n", end) % (len(head) + 1)]
    is_headline = all(not word[0].islower() or len(word) < 4 for word in line.split())
    if not is_headline or head[end : end + 2].strip()[:1].islower() or head.count(printed) > 1:
        return True
    first = words[0].capitalize()
    return first in MALE or first in FEMALE


def find_presiding(office: str, text: str) -> PrintedName | None:
    """Return who presides over the sitting of a page, where one does: "PRESIDENZA DEL PRESIDENTE X"."""
    if office.split()[-1].casefold() not in _CHAIRS:
        return None
    found: list[PrintedName] = []
    for match in _PRESIDING.finditer(text):
        name = next(group for group in ("it", "fr", "es", "en") if match[group])
        found += _named(office, match[name], match.start(name))
    if len({one.name.split()[-1].casefold() for one in found}) != 1:
        return None
    return found[0]


def _is_beside_office(printed: str, text: str) -> bool:
    """Tell whether words behind an office and a comma are a name: "Health, Social Care" goes on with it."""
    words = printed.split()
    if len(words) < 2:
        return False
    if words[0].casefold() in label_words().given or text.count(words[-1]) > 1:
        return True
    folded = [word.casefold() for word in words]
    return label_words().denied.isdisjoint(folded) and not any(f" {word}" in text for word in folded)


def _named(office: str, printed: str, start: int) -> list[PrintedName]:
    label = parse_label(f"Mr {printed}")
    if label is None or label.name is None or label.cls is not LabelClass.TITLED or label.role is not None:
        return []
    span = Span(start, start + len(printed))
    return [PrintedName(label.name, office, Mark(printed, span))]
