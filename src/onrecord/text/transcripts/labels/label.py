"""A label as read: how surely it names a speaker, its name, role and affiliation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class LabelClass(IntEnum):
    """How surely the words name a speaker, weakest first."""

    UNKNOWN = 0  # "The Lantern": a speaker only if the document says so
    SINGLE = 1  # "Roe"
    CAPS = 2  # "ROE", "JANE ROE"
    NAMED = 3  # "Jane Roe", "V. Roe"
    TITLED = 4  # "MR. PRICE", "President of Freedonia Jane Roe"
    ROLE = 5  # "Question", "The Prime Minister"


@dataclass(frozen=True, slots=True)
class Label:
    """A label as read: `core` without notes in brackets, `key` to count repeats by."""

    core: str
    cls: LabelClass
    key: str
    name: str | None = None
    role: str | None = None
    affiliation: tuple[str, ...] = ()
    is_anonymous: bool = False

    @property
    def surname(self) -> str | None:
        """The last word of the name, case-folded."""
        words = self.name.split() if self.name else []
        full = [word for word in words if not word.endswith(".")] or words  # "Иванов И. И."
        return full[-1].casefold() if full else None
