"""What may name a speaker: the grammar of labels, from "Q" to "President of Freedonia Jane Roe (Northtown)".

A label is read into a class, a name, a role and an affiliation; whether it opens a turn is decided elsewhere
(`evidence.py`), from the whole document.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.text.transcripts.label import Label, LabelClass
from onrecord.text.transcripts.label_words import fold_word, label_words
from onrecord.text.transcripts.long_offices import read_long_office
from onrecord.text.transcripts.name_words import (
    GLUED_INITIALS,
    INITIALS,
    is_allowed,
    is_head,
    is_name,
    skip_place,
    spaced,
)

__all__ = ["MAX_LABEL", "Label", "LabelClass", "is_language", "is_note", "parse_label"]

MAX_LABEL = 130
"""Characters; the longest real one met is a minister with two portfolios, about 120."""
MAX_TOKENS = 18


_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{0,90})[)\]]?\s*$")
_ASKED_BY = re.compile(r"^Q\. (?=[^\W\d_a-z][^\W\d_]+ [^\W\d_a-z])")  # "Q. Sofia Bruni, ANSA"
_DASHED = re.compile(r"([^–—:;]{3,60}?)[ \xa0](?:[–—]|--?)[ \xa0]([^–—:;.!?]{3,70})")
_DOTTED = re.compile(r"(?:[^\W\d_]\.[ ]?){2,3}$")
_NESTED = re.compile(
    r"\(([^()]{3,60}?)\s?\(([^()]{2,60})\)\)$"
)  # "The Chair (Mr. Luc Roe (Northtown, Lib.))"
_INNER_BRACKETS = re.compile(r"\(([^()]{1,90})\)")
_REFUSED = re.compile(r"[\t\"“”„«»?!;=|<>{}@#%$€£\\/_…]|\.\.|https?|www|\d[.,:/]\d")
_MACHINE = re.compile(r"(?<=[^\W_])_(?=\d)")  # "SPEAKER_00"
_SENTENCE = re.compile(r"([^\W\d_]{5,})\. [^\W\d_a-z]")
_NUMBERED = re.compile(r"(?:\s*(?:No\.?|Nr\.?|№|#)?\s*\d{1,3}|\s+[A-Z])$")
_AFFILIATED = re.compile(r"\s*,\s*|\s+[–—|-]{1,2}\s+")
_FACTION = re.compile(r",\s+(?:фракци|фракці|партия|партія)\w*\s+[\"«“]([^\"»”]{2,40})[\"»”]")
_OFFICE_BEHIND = re.compile(r"(\S+ \S+(?: \S+)?) (The (?:\S+ ?)+)")  # "Peter Quill The Secretary of State"
_PIECES = re.compile(r"[—–,;]")
_ADDRESSED = re.compile(r"\s+to\s+the\s+.{4,60}$")  # "TIPENE HALE to the Prime Minister: ..."


_CLOCK = re.compile(r"[\d:. ]+(?:[ap]\.?m\.?)?")
_RENDERED = re.compile(r"translat|interpret|перевод|dolmetsch|übersetz")
_LANGUAGE = re.compile(r"[A-Za-z]{2}")


def is_note(inside: str) -> bool:
    """Tell whether words in brackets only say how the words were given: "retranslated", "15:02"."""
    folded = inside.strip(" .").casefold()
    if _CLOCK.fullmatch(folded) is not None or folded.startswith(label_words().notes):
        return True
    return _RENDERED.search(folded) is not None and folded.count(" ") <= 4


def is_language(inside: str) -> bool:
    """Tell whether brackets before the words hold a language: "– (DE) Frau Präsidentin!"."""
    return _LANGUAGE.fullmatch(inside.strip()) is not None


@lru_cache(maxsize=4096)
def parse_label(printed: str) -> Label | None:
    """Read words before a seam as a label; None when they can't name a speaker. Labels come back: cached."""
    core = printed.strip(" \t\xa0*_")
    if "_" in core:
        core = _MACHINE.sub(" ", core)
    core = _ASKED_BY.sub("", core.replace("*)", ""))  # the mark of a footnote
    if not core or len(core) > MAX_LABEL:
        return None
    affiliation: list[str] = []
    if "(" in core or "[" in core:
        if core.endswith("))"):
            core = _NESTED.sub(r"(\1) (\2)", core)
        while (match := _BRACKETS.search(core)) and match.start() > 0:
            if not is_note(match[1]):
                affiliation.insert(0, match[1].strip())
            core = core[: match.start()]
        inner = _INNER_BRACKETS.search(core)
        if inner is not None:  # "Jane Roe (Northtown), Chair"
            affiliation.append(inner[1].strip())
            core = (core[: inner.start()] + core[inner.end() :]).replace(" ,", ",")
    if "the" in core:
        core = _ADDRESSED.sub("", core)
    faction = _FACTION.search(core) if "," in core else None
    if faction is not None and core[faction.end() :].lstrip(" .")[:1] in ("", ",", "("):
        affiliation.append(faction[1])
        core = core[: faction.start()]
    core = core.strip(" \t\xa0,*_.-–—") if not core.endswith(".") else core.strip(" \t\xa0,*_-–—")
    core, outlet = _cut_outlet(core)
    affiliation += outlet
    if not core or _REFUSED.search(core):
        return None
    if not _may_name(core):
        dashed = _DASHED.fullmatch(core)
        if dashed is not None and (label := _with_small_office(dashed[1], dashed[2], tuple(affiliation))):
            return label
        return read_long_office(core, tuple(affiliation))
    inside = _SENTENCE.search(core) if ". " in core else None
    if inside is not None and fold_word(inside[1]) not in label_words().honorifics:
        return None  # "M. Luc Brévin, ministre des ports. Monsieur, nous avons signé"
    last = core.rpartition(" ")
    if last[2].strip(",.") in label_words().postnominals and " " in last[0]:  # "Rhian Powys MS"
        affiliation.append(last[2])
        core = last[0].rstrip(" ,")
    return _parse_core(core, tuple(affiliation))


def _with_small_office(name: str, office: str, affiliation: tuple[str, ...]) -> Label | None:
    """Read "Павел Гордеев — министр экономики": a full name, then an office in words we need not know."""
    tokens = office.split()
    label = _as_name(name, affiliation)
    if label is None or label.cls is not LabelClass.NAMED or not 1 <= len(tokens) <= 8:
        return None
    folded = [fold_word(token.strip(",")) for token in tokens]
    is_office = any(is_head(token, fold) for token, fold in zip(tokens[:3], folded[:3], strict=True))
    if not is_office or not label_words().verbs.isdisjoint(folded):
        return None
    return Label(f"{name} — {office}", LabelClass.TITLED, label.key, label.name, office, label.affiliation)


def _cut_outlet(core: str) -> tuple[str, list[str]]:
    """Cut the outlet behind a full name: "IVY REYES/LANTERN"; "Jane Roe/Tom Ash" are two people."""
    if core.count("/") != 1:
        return core, []
    name, _, outlet = (part.strip() for part in core.partition("/"))
    if name.count(" ") not in (1, 2) or not outlet or outlet.split()[0].casefold() in label_words().given:
        return core, []
    label = None if _REFUSED.search(name) else _as_name(name, ())
    is_name = label is not None and label.cls in (LabelClass.NAMED, LabelClass.CAPS)
    return (name, [outlet]) if is_name and outlet[0].isupper() else (core, [])


def _may_name(core: str) -> bool:
    """Refuse running prose early: a small word that no label holds."""
    words = label_words()
    small = words.small
    first, _, rest = core.partition(" ")
    if fold_word(first) in words.heads and rest.startswith(("for ", "of ")) and rest.count(" ") <= 4:
        return True  # "Spokesperson for transport"
    if _origin_at(core.split()) is not None:
        return True  # "Reporter from Codex Radio"
    for token in core.partition(",")[0].split():
        if token[0].islower() and "-" not in token and fold_word(token) not in small:
            return False
    return True


def _parse_core(core: str, affiliation: tuple[str, ...]) -> Label | None:
    words = label_words()
    short = core.replace(".", "").replace(" ", "")
    if core.isupper() and short.isalpha() and 2 <= len(short) <= 3 and (short == core or _DOTTED.match(core)):
        # "AM: Welcome." and "И. С.: Спасибо" stand for a name
        return Label(core, LabelClass.CAPS, core.casefold(), core, None, affiliation)
    role = _as_role(core, affiliation)
    if role is not None:
        return role
    parts = _AFFILIATED.split(core, maxsplit=1)
    if len(parts) == 1 and " The " in core and (behind := _OFFICE_BEHIND.match(core)) is not None:
        parts = [behind[1], behind[2]]
    label = _as_name(parts[0], affiliation)
    if (
        len(parts) == 2
        and (office := _as_role(parts[0], affiliation)) is not None
        and not office.is_anonymous
    ):
        label = office  # "Модератор — Ольга Зимина"
    if len(parts) == 1 or label is None:
        return label
    rest = parts[1].strip()
    holder = _as_name(rest, ()) if label.cls is LabelClass.ROLE and label.name is None else None
    if holder is not None and holder.role is None and " " in (holder.name or ""):
        return Label(core, LabelClass.TITLED, holder.key, holder.name, label.role, affiliation)
    if rest.casefold().startswith(words.behalf):
        return Label(core, LabelClass.TITLED, label.key, label.name, label.role, (rest, *affiliation))
    tokens = [fold_word(token.strip(",")) for token in rest.split()]
    if not tokens or len(tokens) > 14 or not words.verbs.isdisjoint(rest.split()):
        return None
    if label.cls in (LabelClass.SINGLE, LabelClass.CAPS) and not label.role and " " not in label.core:
        if all(INITIALS.fullmatch(token) for token in rest.split()):  # "Roe, J."
            return Label(core, LabelClass.NAMED, label.key, f"{rest} {label.core}", None, affiliation)
        if label.cls is LabelClass.CAPS and words.heads.isdisjoint(tokens):
            return None
    if tokens[0] in words.forms_of_address:
        return None  # "Vielen Dank, Frau Ministerin"
    if not words.persons.isdisjoint(tokens):
        return None  # "My Lords, I thank the Minister"
    if tokens[-1] in words.honorifics and len(tokens[-1]) < 5:
        return None  # "On Saturday, Mr. Firefly said": the name goes on behind the stop
    has_head = not words.heads.isdisjoint(tokens)
    if not has_head and words.denied.issuperset(tokens):
        return None  # "Marburg, Monday"; but "Jane Roe, Codex TV"
    if not has_head and not all(
        not token[0].islower() or fold_word(token) in words.particles for token in rest.split()
    ):
        return None
    cls = LabelClass.TITLED if has_head else max(label.cls, LabelClass.NAMED)
    if label.cls is LabelClass.SINGLE and not label.role:  # "Meera, Daily Lantern" is as weak as "Meera"
        cls = LabelClass.NAMED if has_head else LabelClass.SINGLE
    role_text = rest if has_head else label.role
    extra = affiliation if has_head else (rest, *affiliation)
    return Label(core, cls, label.key, label.name, role_text, extra)


def _origin_at(tokens: list[str]) -> int | None:
    """Return where an anonymous label goes on with its origin: "Reporter |from Codex Radio"."""
    words = label_words()
    if len(tokens) > 8 or fold_word(tokens[0]) not in words.anonymous_first:
        return None
    for at in range(1, min(4, len(tokens))):
        if fold_word(tokens[at]) in words.origins:
            before = " ".join(fold_word(token) for token in tokens[:at])
            return at if before in words.anonymous else None
    return None


def _as_role(core: str, affiliation: tuple[str, ...]) -> Label | None:
    """Read a label without a name: "Q", "Speaker 2", "The SPEAKER pro tempore", "Frage Schreiber"."""
    words = label_words()
    tokens = [fold_word(token) for token in core.split()]
    folded = " ".join(tokens)
    bare = _NUMBERED.sub("", folded) if folded[-1:].isdecimal() else folded
    forms = {folded, bare, " ".join(tokens[1:]) if tokens[0] in words.articles else bare}
    if not forms.isdisjoint(words.anonymous) or (bare != folded and bare in words.numbered):
        return Label(core, LabelClass.ROLE, folded, None, None, affiliation, is_anonymous=True)
    origin = _origin_at(tokens)
    if origin is not None:
        whence = " ".join(core.split()[origin + 1 :])
        return Label(core, LabelClass.ROLE, folded, None, None, (whence, *affiliation), is_anonymous=True)
    if not forms.isdisjoint(words.offices):
        inner = next((found for part in affiliation if (found := _full_name(part)) is not None), None)
        return Label(core, LabelClass.ROLE, folded, inner, core, affiliation)
    if len(tokens) > 1 and tokens[0] in words.askers:
        asker = _as_name(" ".join(core.split()[1:]), affiliation)
        if asker is not None and asker.cls < LabelClass.TITLED:
            return Label(core, LabelClass.ROLE, folded, asker.name, None, affiliation)
    return None


def _as_name(core: str, affiliation: tuple[str, ...]) -> Label | None:
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
    inner = next((found for part in affiliation if (found := _full_name(part)) is not None), None)
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


def _full_name(part: str) -> str | None:
    """Return the name in brackets behind an office: "(Peter Quill)", "(SMT. LATA RAO)"."""
    label = _as_name(part, ())
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
