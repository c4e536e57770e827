"""Brackets that say how words were given, not who gave them: "(retranslated)", "(15:02)", "(DE)"."""

from __future__ import annotations

import re

from onrecord.text.transcripts.labels.words import label_words

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
