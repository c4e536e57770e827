"""Russian and Ukrainian names in their cases: "Сомова", "Сомову", "Сомовым" are forms of "Сомов".

Forms are made from the nominative, never the other way round: a surname in the genitive alone may be a man's
or a woman's, and guessing it back would invent people.
"""

from __future__ import annotations

from functools import lru_cache

_MALE_OV = ("ов", "ев", "ёв", "ин", "ын")
_FEMALE_OV = ("ова", "ева", "ёва", "ина", "ына")
_VOWELS = "аеёиоуыэюяіїє"
_FLEETING = {"павел": "павл", "лев": "льв", "пётр": "петр"}
"""Given names whose stem loses or changes its vowel."""


@lru_cache(maxsize=4096)
def inflect(word: str) -> frozenset[str]:
    """Return the forms of a nominative name, case-folded, itself included; one if it never changes."""
    name = word.casefold()
    forms = {name}
    if name in _FLEETING:
        forms |= {_FLEETING[name] + end for end in ("а", "у", "ом", "е")}
    elif name.endswith(_MALE_OV):
        forms |= {name + end for end in ("а", "у", "ым", "е", "ом")}
    elif name.endswith(_FEMALE_OV):
        forms |= {name[:-1] + end for end in ("ой", "у", "ою")}
    elif name.endswith(("ский", "цкий", "зкий", "ський", "цький")):
        stem = name[:-2]
        forms |= {stem + end for end in ("ого", "ому", "им", "ом")}
    elif name.endswith(("ская", "цкая", "ська", "цька")):
        stem = name[:-2] if name.endswith("ая") else name[:-1]
        forms |= {stem + end for end in ("ой", "ую", "ою", "ої", "ій")}
    elif name.endswith("ая"):
        forms |= {name[:-2] + end for end in ("ой", "ую")}
    elif name.endswith(("ый", "ой", "ий")) and len(name) > 4 and not name.endswith("рий"):
        stem = name[:-2]
        forms |= {stem + end for end in ("ого", "ому", "ым", "им", "ом")}
        forms |= {name[:-1] + end for end in ("я", "ю", "ем", "е")}
    elif name.endswith(("й", "ь")):
        forms |= {name[:-1] + end for end in ("я", "ю", "ем", "ём", "е", "и", "ью")}
    elif name.endswith("ко"):  # declined in Ukrainian, never in Russian
        forms |= {name[:-1] + end for end in ("а", "у", "ом", "ові")}
    elif name.endswith("ия"):
        forms |= {name[:-1] + end for end in ("и", "ю", "ей")}
    elif name.endswith("я"):
        forms |= {name[:-1] + end for end in ("и", "е", "ю", "ей")}
    elif name.endswith("а"):
        forms |= {name[:-1] + end for end in ("ы", "и", "е", "у", "ой", "ей")}
    elif name[-1:] not in _VOWELS:
        forms |= {name + end for end in ("а", "у", "ом", "ем", "е")}
        if name.endswith("ёл"):
            forms |= {name[:-2] + "л" + end for end in ("а", "у", "ом", "е")}
        if name.endswith("ец"):
            forms |= {name[:-2] + "ц" + end for end in ("а", "у", "ом", "ем", "е")}
    return frozenset(forms)


def is_form_of(printed: str, nominative: str) -> bool:
    """Tell whether `printed` can be a case form of the name `nominative`, word by word from the last one."""
    shown, name = printed.split(), nominative.split()
    if not shown or len(shown) > len(name):
        return False
    pairs = zip(reversed(shown), reversed(name), strict=False)
    return all(one.casefold() in inflect(other) for one, other in pairs)


def surname_gender(surname: str) -> str | None:
    """Return "male" or "female" where the nominative of a Slavic surname tells."""
    name = surname.casefold()
    if name.endswith((*_FEMALE_OV, "ская", "цкая", "ська", "цька", "ая")):
        return "female"
    return "male" if name.endswith((*_MALE_OV, "ский", "цкий", "ський", "цький")) else None
