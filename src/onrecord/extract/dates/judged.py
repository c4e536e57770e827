"""The role that the rules give to one printed date, with the rule's name."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import DateRole


@dataclass(frozen=True, slots=True)
class Judged:
    """The role of one mark and the rule that gave it."""

    role: DateRole
    rule: str


MENTION = Judged(DateRole.MENTIONED, "mention")
