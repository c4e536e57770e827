"""Month and weekday names of all languages in one table each: a look-up instead of an alternation."""

from __future__ import annotations

from onrecord.vocabulary import load_vocabulary


def _names(table: str) -> dict[str, int]:
    names: dict[str, int] = {}
    for by_number in load_vocabulary("calendar")[table].values():
        for number, forms in by_number.items():
            for form in forms:
                names.setdefault(form, int(number))
    return names


MONTHS = _names("months")
"""Month names, lower case without a closing point, to 1-12."""

WEEKDAYS = _names("weekdays")
"""Weekday names, lower case without a closing point, to 0 (Monday) - 6."""

COMMON_WORDS = frozenset(load_vocabulary("calendar")["common_words"])
"""Month names that are everyday words elsewhere ("out", "set", "ago"): a year must stand beside them."""

BEHIND_POINT = frozenset(load_vocabulary("calendar")["behind_point"])
"""Of these, the ones that are months behind a day with a point: "27. Mai"."""
