"""A label that holds a name: honorifics, a role phrase and the name, each of which may be missing."""

from __future__ import annotations

import re

from onrecord.text.transcripts.labels.label import Label, LabelClass
from onrecord.text.transcripts.labels.name_words import (
    GLUED_INITIALS,
    is_allowed,
    is_head,
    is_name,
    skip_place,
    spaced,
)
from onrecord.text.transcripts.labels.words import fold_word, label_words

MAX_TOKENS = 18
_PIECES = re.compile(r"[—–,;]")


def read_name(core: str, affiliation: tuple[str, ...]) -> Label | None:
    """Read honorifics, a role phrase and a name, in this order; each may be missing."""
    words = label_words()
    tokens = core.split()
    if not tokens or len(tokens) > MAX_TOKENS:
        return None
    folded = [fold_word(token) for token in tokens]
    if not words.verbs.isdisjoint(tokens):  # small letters: "Said" is a name
        return None
    first = 0
    while first < len(tokens) and folded[first] in words.articles and not _opens_name(tokens[first:]):
        first += 1
    start = first
    while start < len(tokens) and _is_honorific(folded, start) and folded[start] not in words.heads:
        start += 1
    last_head = None
    if not words.heads.isdisjoint(folded) or "minister" in core.casefold():
        heads = (
            at
            for at in range(start, len(tokens))
            if is_head(tokens[at], folded[at]) and (at == 0 or len(folded[at]) > 1)
        )  # "P Macron", but "Mr S P Dlamini"
        last_head = max(heads, default=None)
    name_from = start if last_head is None else last_head + 1
    if last_head is not None:
        name_from = skip_place(tokens, folded, name_from)
    while name_from < len(tokens) and _is_honorific(folded, name_from):
        name_from += 1
    if last_head == name_from - 1 and _is_short_for_body(tokens, name_from):
        name_from += 1  # "Předsedkyně PSP Jana Horáková"
    name = tokens[name_from:]
    if name_from > first and "of" in folded[name_from + 1 :]:  # "Mr. ROE of Texas"
        cut = folded.index("of", name_from + 1)
        affiliation = (*affiliation, " ".join(tokens[cut + 1 :]))
        name = tokens[name_from:cut]
    if not all(is_allowed(token, fold) for token, fold in zip(tokens[first:], folded[first:], strict=True)):
        return _small_office(core, tokens, folded, affiliation)
    role = " ".join(tokens[first : last_head + 1]) if last_head is not None else None
    if last_head is not None and name_from > last_head + 1:
        role = " ".join(tokens[first:name_from])
    name, role = _cut_party(name, folded[name_from:], role)
    titled = role is not None or start > first
    if not name:
        return _office(core, folded, first, role, affiliation)
    if not is_name(name):
        return _office(core, folded, first, core, affiliation) if role is not None and first else None
    full = spaced(name)
    key = " ".join(folded[name_from : name_from + len(name)])
    role = role or _role_in(affiliation)
    if titled:
        return Label(core, LabelClass.TITLED, key, full, role, affiliation)
    if first:  # "The Roe"
        return None
    denied = [fold for fold in folded if fold in words.denied and len(fold) > 1]  # "I. Frost"
    known = folded[name_from] in words.given  # "Bill Cook", but "April" too
    if denied and (len(name) == 1 or not (known or denied == folded[-1:])):
        return None
    if known and len(name) == 2 and len(name[1].rstrip(".")) == 1:  # "Ruth C." signs a comment
        return Label(core, LabelClass.SINGLE, key, full, role, affiliation)
    if denied and not (known and folded[name_from] not in denied):  # "Milda Price" may be somebody
        return Label(core, LabelClass.SINGLE, key, full, role, affiliation)
    if len(name) > 1 or GLUED_INITIALS.fullmatch(name[0]):
        caps = full.isupper()
        return Label(core, LabelClass.CAPS if caps else LabelClass.NAMED, key, full, role, affiliation)
    cls = LabelClass.CAPS if core.isupper() and len(core) > 1 else LabelClass.SINGLE
    return Label(core, cls, key, full, role, affiliation)


def _is_short_for_body(tokens: list[str], at: int) -> bool:
    """Tell whether capitals between an office and a name of two words stand for a body: "PSP", "ČR"."""
    if len(tokens) < at + 3 or tokens[at + 1].isupper():
        return False
    return tokens[at].isalpha() and tokens[at].isupper() and 2 <= len(tokens[at]) <= 4


def _opens_name(tokens: list[str]) -> bool:
    """Tell whether a small word begins a surname: "de Gandaras", but "le Président"."""
    if len(tokens) < 2 or not tokens[0].islower() or tokens[1][0].islower():
        return False
    return fold_word(tokens[0]) in label_words().name_particles and not is_head(
        tokens[1], fold_word(tokens[1])
    )


def _is_honorific(folded: list[str], at: int) -> bool:
    """Tell whether a word is a title: "Tan Sri Ong", but "Mr Tan Wei Jun" has a name."""
    if folded[at] == "tan" and folded[at + 1 : at + 2] != ["sri"]:
        return False
    return folded[at] in label_words().honorifics


def _cut_party(name: list[str], folded: list[str], role: str | None) -> tuple[list[str], str | None]:
    """Cut a party printed behind a full name: "Jane Roe Labour, Northtown"."""
    parties = label_words().parties
    cut = next((at for at in range(2, len(folded)) if folded[at] in parties), None)
    if cut is None:
        return name, role
    return name[:cut], role


def _office(
    core: str, folded: list[str], first: int, role: str | None, affiliation: tuple[str, ...]
) -> Label | None:
    """ "The Minister for Finance", "The Secretary of State for Health (Jane Roe)": a role phrase alone."""
    if role is None or (not core[0].isupper() and first == 0):
        return None
    inner = next((found for part in affiliation if (found := find_full_name(part)) is not None), None)
    sure = inner is not None or len(folded) > 1  # "Pilot: A person who ..." may stand in a glossary
    cls = LabelClass.ROLE if sure else LabelClass.SINGLE
    return Label(core, cls, " ".join(folded), inner, core, affiliation)


def _small_office(
    core: str, tokens: list[str], folded: list[str], affiliation: tuple[str, ...]
) -> Label | None:
    """ "Spokesperson for transport": an office whose field is written small."""
    if len(tokens) > 5 or not is_head(tokens[0], folded[0]) or folded[1] not in ("for", "of"):
        return None
    return Label(core, LabelClass.ROLE, " ".join(folded), None, core, affiliation)


def find_full_name(part: str) -> str | None:
    """Return the name in brackets behind an office: "(Peter Quill)", "(SMT. LATA RAO)"."""
    label = read_name(part, ())
    if label is None and ". " in part:  # "(Anselmo Tavora. Bloco/MDB - GO)"
        label = read_name(part.partition(". ")[0], ())
    if label is None or label.cls < LabelClass.CAPS:
        return None
    return label.name if not label.role or fold_word(label.role) in label_words().honorifics else None


def _role_in(affiliation: tuple[str, ...]) -> str | None:
    """Return the role among affiliations: "(Kendall—Leader of the Opposition)", "(Prime Minister)"."""
    heads = label_words().heads
    for part in affiliation:
        for piece in _PIECES.split(part):
            if not heads.isdisjoint(fold_word(token) for token in piece.split()):
                return piece.strip()
    return None
