"""The command line: thin commands over the library, and how their results are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line with `arguments` (default: those of the process) and exit with its code."""
    from onrecord.cli.application import run

    run(arguments)
