"""Settings as environment variables, so that a child process reads exactly what this one has."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

from pydantic import AliasChoices, SecretStr
from pydantic.fields import FieldInfo

from onrecord.settings import Settings


def settings_environment(settings: Settings) -> dict[str, str]:
    """Return the variables that give a process in any folder these settings; paths become absolute.

    Secrets are among them where they are set: they go to children through the environment only.
    """
    found: dict[str, str] = {}
    for name, field in Settings.model_fields.items():
        value = getattr(settings, name)
        if value is not None:
            found[_variable(name, field)] = _printed(value)
    return found


def _variable(name: str, field: FieldInfo) -> str:
    alias = field.validation_alias
    if isinstance(alias, AliasChoices):
        return str(alias.choices[0])
    return f"{Settings.model_config['env_prefix']}{name}".upper()


def _printed(value: Any) -> str:
    if isinstance(value, Path):
        return str(value.expanduser().absolute())
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, Enum):
        return str(value.value)
    return str(value).lower() if isinstance(value, bool) else str(value)
