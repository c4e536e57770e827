"""The progress that a flow run in this very process is shown on; silent on a worker."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from onrecord.progress import Progress, Silent

_current: ContextVar[Progress | None] = ContextVar("onrecord_progress", default=None)


def current_progress() -> Progress:
    """Return what `shown_on` set, or a progress that nobody watches."""
    return _current.get() or Silent()


@contextmanager
def shown_on(progress: Progress) -> Iterator[None]:
    """Show the runs that are started inside on `progress`."""
    token = _current.set(progress)
    try:
        yield
    finally:
        _current.reset(token)
