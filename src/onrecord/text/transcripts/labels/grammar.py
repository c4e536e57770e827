"""What may name a speaker: the grammar of labels, from "Q" to "President of Freedonia Jane Roe (Northtown)".

A label is read into a class, a name, a role and an affiliation; whether it opens a turn is decided elsewhere
(`evidence.py`), from the whole document.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.text.transcripts.labels.label import Label, LabelClass
from onrecord.text.transcripts.labels.long_offices import read_long_office
from onrecord.text.transcripts.labels.name_words import (
    INITIALS,
    is_head,
)
from onrecord.text.transcripts.labels.names import read_name
from onrecord.text.transcripts.labels.notes import is_language, is_note
from onrecord.text.transcripts.labels.roles import find_origin, read_role
from onrecord.text.transcripts.labels.words import fold_word, label_words

__all__ = ["MAX_LABEL", "Label", "LabelClass", "is_language", "is_note", "parse_label"]
MAX_LABEL = 130
"""Characters; the longest real one met is a minister with two portfolios, about 120."""
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{0,90})[)\]]?\s*$")
_ASKED_BY = re.compile(r"^Q\. (?=[^\W\d_a-z][^\W\d_]+ [^\W\d_a-z])")  # "Q. Sofia Bruni, ANSA"
_DASHED = re.compile(r"([^–—:;]{3,60}?)[ \xa0](?:[–—]|--?)[ \xa0]([^–—:;.!?]{3,70})")
_DOTTED = re.compile(r"(?:[^\W\d_]\.[ ]?){2,3}$")
_NESTED = re.compile(
    r"\(([^()]{3,60}?)\s?\(([^()]{2,60})\)\)$"
)  # "The Chair (Mr. Luc Roe (Northtown, Lib.))"
_INNER_BRACKETS = re.compile(r"\(([^()]{1,90})\)")
_REFUSED = re.compile(r"[\t\"“”„«»?!;=|<>{}@#%$€£\\/_…]|\.\.|https?|www|\d[.,:/]\d")
_COUNTED = re.compile(r" #(\d{1,3})(?=$| \()")  # "REPORTER #2"
_MACHINE = re.compile(r"(?<=[^\W_])_(?=\d)")  # "SPEAKER_00"
_SENTENCE = re.compile(r"([^\W\d_]{5,})\. [^\W\d_a-z]")
_AFFILIATED = re.compile(r"\s*,\s*|\s+[–—|-]{1,2}\s+")
_FACTION = re.compile(r",\s+(?:фракци|фракці|партия|партія)\w*\s+[\"«“]([^\"»”]{2,40})[\"»”]")
_OFFICE_BEHIND = re.compile(r"(\S+ \S+(?: \S+)?) (The (?:\S+ ?)+)")  # "Peter Quill The Secretary of State"
_ADDRESSED = re.compile(r"\s+to\s+the\s+.{4,60}$")  # "TIPENE HALE to the Prime Minister: ..."


@lru_cache(maxsize=4096)
def parse_label(printed: str) -> Label | None:
    """Read words before a seam as a label; None when they can't name a speaker. Labels come back: cached."""
    core = printed.strip(" \t\xa0*_=")
    if "_" in core:
        core = _MACHINE.sub(" ", core)
    core = _ASKED_BY.sub("", core.replace("*)", ""))  # the mark of a footnote
    if not core or len(core) > MAX_LABEL:
        return None
    if "\n" in core:  # broken by a fixed width
        core = " ".join(core.split())
    if " #" in core:
        core = _COUNTED.sub(r" \1", core)
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
    if ". –" in core or ". —" in core:
        return None  # "Jane Roe, em nome do Grupo. – (PT) Há uma frase": the seam is the dash
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
    label = read_name(name, affiliation)
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
    label = None if _REFUSED.search(name) else read_name(name, ())
    is_name = label is not None and label.cls in (LabelClass.NAMED, LabelClass.CAPS)
    return (name, [outlet]) if is_name and outlet[0].isupper() else (core, [])


def _may_name(core: str) -> bool:
    """Refuse running prose early: a small word that no label holds."""
    words = label_words()
    small = words.small
    first, _, rest = core.partition(" ")
    if fold_word(first) in words.heads and rest.startswith(("for ", "of ")) and rest.count(" ") <= 4:
        return True  # "Spokesperson for transport"
    if find_origin(core.split()) is not None:
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
    role = read_role(core, affiliation)
    if role is not None:
        return role
    parts = _AFFILIATED.split(core, maxsplit=1)
    if len(parts) == 1 and " The " in core and (behind := _OFFICE_BEHIND.match(core)) is not None:
        parts = [behind[1], behind[2]]
    label = read_name(parts[0], affiliation)
    if (
        len(parts) == 2
        and (office := read_role(parts[0], affiliation)) is not None
        and not office.is_anonymous
    ):
        label = office  # "Модератор — Ольга Зимина"
    if len(parts) == 1 or label is None:
        return label
    rest = parts[1].strip()
    holder = read_name(rest, ()) if label.cls is LabelClass.ROLE and label.name is None else None
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
