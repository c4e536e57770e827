"""How long work reports itself: a protocol that the command line draws and tests ignore."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol


class Step(Protocol):
    """One piece of work that is under way."""

    def advance(self, amount: float = 1) -> None:
        """Count `amount` more units (bytes, files) as done."""
        ...

    def expect(self, total: float | None) -> None:
        """Set how many units there are in all; None where that isn't known."""
        ...

    def say(self, text: str) -> None:
        """Show a short note beside the bar, such as the file being read."""
        ...


class Progress(Protocol):
    """Whatever shows steps to a person."""

    def step(self, label: str, *, total: float | None = None, unit: str = "") -> AbstractContextManager[Step]:
        """Open a step named `label` of `total` units; `unit` is "bytes", "files" or "" (shown as such)."""
        ...


class _SilentStep:
    def advance(self, amount: float = 1) -> None:
        """Ignore."""

    def expect(self, total: float | None) -> None:
        """Ignore."""

    def say(self, text: str) -> None:
        """Ignore."""


class Silent:
    """Progress that nobody watches."""

    @contextmanager
    def step(self, label: str, *, total: float | None = None, unit: str = "") -> Iterator[Step]:
        """Open a step that shows nothing."""
        yield _SilentStep()
