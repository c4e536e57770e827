"""Errors that reach a person: what went wrong, in which file, and what to do.

Foreign errors are translated into this small tree at the border where they occur. Bugs are not
caught here: they crash. Each class carries the exit code that the command line documents.
"""

from __future__ import annotations

from typing import ClassVar


class OnrecordError(Exception):
    """An environment or usage error; `str()` is one line, `remedy` says what to do about it."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.remedy = remedy


class SettingsError(OnrecordError):
    """A setting is missing or contradicts another."""

    exit_code = 2


class EngineError(OnrecordError):
    """Elasticsearch can't be reached, started or used."""

    exit_code = 3


class JavaMissing(EngineError):
    """No Java 21 or newer was found and none could be fetched."""


class DownloadFailed(EngineError):
    """The server could not be fetched: no network, no space, or not the pinned bytes."""


class PortTaken(EngineError):
    """Another program listens on the port that was asked for."""


class DiskFull(EngineError):
    """No space is left where onrecord keeps its data."""


class InboxError(OnrecordError):
    """The inbox is missing or lost so many files at once that a mount must have failed."""

    exit_code = 4


class RunStopped(OnrecordError):
    """A systemic fault stopped the run: nothing was quarantined, the files stay pending."""

    exit_code = 5


class AlreadyRunning(OnrecordError):
    """Another run holds the lock of this data directory."""

    exit_code = 6


class LedgerError(OnrecordError):
    """The ledger can't be opened or written."""

    exit_code = 7
