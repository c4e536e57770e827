"""Dates inside quotation marks or brackets belong to what is quoted or named there, not to the page.

"under the line “By John Roe in Port Ansel, September 4, 2021”", "Salt (Mole Books, 3 October 2023, 9 pp)".
"""

from __future__ import annotations

from onrecord.extract.dates.marks import DateMark

_REACH = 100
_CLOSE = 40
_PAIRS = {"“": "”", "„": "“”", "«": "»"}


def is_quoted(text: str, mark: DateMark) -> bool:
    """Tell whether a quotation with words before the date opens on its line and closes soon behind it."""
    before = _before(text, mark)
    for opening, closings in _PAIRS.items():
        at = before.rfind(opening)
        if at < 0 or any(closing in before[at + 1 :] for closing in closings):
            continue
        after = text[mark.end : mark.end + _CLOSE].partition("\n")[0]
        if before[at + 1 :].strip() and any(closing in after for closing in closings):
            return True
    return False


def is_bracketed(text: str, mark: DateMark) -> bool:
    """Tell whether the date is one of several things in a bracket: "(Mole Books, 3 October 2023, 204 pp)"."""
    before = _before(text, mark)
    at = before.rfind("(")
    if at < 0 or ")" in before[at:] or not before[at + 1 :].rstrip().endswith(","):
        return False
    return text[mark.end : mark.end + 1] == "," and ")" in text[mark.end : mark.end + _CLOSE]


def _before(text: str, mark: DateMark) -> str:
    return text[max(0, mark.start - _REACH) : mark.start].rpartition("\n")[2]
