"""The user's own people: `people.toml` in the data directory, of the same shape as the packaged vocabulary.

[[people]]
name = "Ana Ruiz"                                  # the usual full name
key = "ana-ruiz"                                   # left out: made from the name
aliases = ["Anna Ruiz", "A. M. Ruiz"]              # never a last name alone
gender = "female"
roles = [{ role = "Mayor of Velmora", since = 2019, until = 2023 }]

Statements that are already indexed take it up with `onrecord reindex`.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

from onrecord.errors import SettingsError
from onrecord.resolve.people.across_articles import check_people, extend_people

NAME = "people.toml"


def find_people(data_dir: Path) -> Path | None:
    """Return the user's file of people, None when there is none.

    Raises SettingsError where it can't be read or says something that can't be used.
    """
    path = data_dir / NAME
    if not os.path.isfile(path):  # noqa: PTH113 - a folder that may not be entered holds no file for us
        return None
    _read(path)
    return path


def load_people(path: Path) -> None:
    """Let this process know the people of a file. Raises SettingsError as `find_people` does."""
    extend_people(_read(path))


def _read(path: Path) -> list[dict[str, Any]]:
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("people", [])
        check_people(entries)
    except (OSError, ValueError) as error:  # broken TOML and broken UTF-8 are ValueErrors, too
        raise SettingsError(f"{path} can't be used: {error}", remedy="mend it, or move it away") from error
    found: list[dict[str, Any]] = entries
    return found
