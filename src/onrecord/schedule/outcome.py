"""How errors of onrecord become states of Prefect: one line, no traceback, a retry only where it helps."""

from __future__ import annotations

from typing import Any

from onrecord.adapters.elastic_errors import Unanswered
from onrecord.errors import AlreadyRunning, OnrecordError

UNREACHABLE = "Unreachable"
"""The state of a batch whose engine didn't answer; the only one that is worth another try."""


def failed_state(error: OnrecordError) -> Any:
    """Return Failed with the line and remedy of `error`; a second run beside another is "Skipped"."""
    from prefect.states import Completed, Failed

    line = " ".join(part for part in (str(error), f"({error.remedy})" if error.remedy else "") if part)
    if isinstance(error, AlreadyRunning):
        return Completed(name="Skipped", message=line)
    return Failed(name=UNREACHABLE if isinstance(error, Unanswered) else "Failed", message=line)


def may_pass(task: Any, task_run: Any, state: Any) -> bool:
    """Tell Prefect whether to try a batch again: only when the engine could not be reached."""
    return bool(state.name == UNREACHABLE)
