"""The secrets of the compose stack: `make env` fills `.env`; `--check` refuses weak ones before a start."""

from __future__ import annotations

import argparse
import os
import re
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path

from onrecord.errors import SettingsError
from onrecord.schedule.flow_files import project_root

SECRETS: Mapping[str, int] = {
    "ELASTIC_PASSWORD": 16,
    "KIBANA_SYSTEM_PASSWORD": 16,
    "KIBANA_ENCRYPTION_KEY": 32,
    "ONRECORD_READER_PASSWORD": 16,
    "POSTGRES_PASSWORD": 16,
    "SCHEDULER_PASSWORD": 16,
}
"""Every secret and the least number of characters it may have."""

KNOWN = re.compile(
    r"change_?me|password|passw0rd|secret|example|default|elastic|kibana|prefect|postgres|12345678"
)
"""What stands in sample files and guessing lists."""

_LINE = re.compile(r"(?P<name>[A-Z_]+)=(?P<value>.*)")


def weaknesses(environment: Mapping[str, str]) -> list[str]:
    """Return what is wrong with the secrets in `environment`, one sentence each, without their values."""
    found: list[str] = []
    for name, least in SECRETS.items():
        value = environment.get(name, "")
        if not value:
            found.append(f"{name} is empty")
        elif len(value) < least:
            found.append(f"{name} has fewer than {least} characters")
        elif KNOWN.search(value.lower()) or len(set(value)) < 8:
            found.append(f"{name} is a value that can be guessed")
        elif any(value == environment.get(other) for other in SECRETS if other != name):
            found.append(f"{name} is the same as another secret")
    return found


def filled(template: str, present: Mapping[str, str]) -> str:
    """Return `template` with the values of `present`, and a new secret wherever one is still empty."""
    lines: list[str] = []
    left = dict(present)
    for line in template.splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            lines.append(line)
            continue
        name = match["name"]
        value = left.pop(name, "") or match["value"]
        if not value and name in SECRETS:
            value = secrets.token_hex(24)
        lines.append(f"{name}={value}")
    lines += [f"{name}={value}" for name, value in left.items()]
    return "\n".join(lines) + "\n"


def parsed(text: str) -> dict[str, str]:
    """Return the variables that a `.env` file sets."""
    matches = (_LINE.fullmatch(line) for line in text.splitlines())
    return {match["name"]: match["value"] for match in matches if match is not None}


def write(path: Path, template: str) -> None:
    """Write `path` with mode 0600; values that are there already stay.

    Raises SettingsError when a value that is there can be guessed.
    """
    present = parsed(path.read_text("utf-8")) if path.exists() else {}
    given = {name: value for name, value in present.items() if value or name not in SECRETS}
    text = filled(template, given)
    problems = weaknesses(parsed(text))
    if problems:
        raise SettingsError(
            f"{path}: {'; '.join(problems)}", remedy="delete that line and run make env again"
        )
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as stream:
        stream.write(text)
    beside.replace(path)


def main() -> int:
    """Fill `.env` here, or with --check tell what is wrong with the environment of this process."""
    parser = argparse.ArgumentParser(
        description="Make good secrets for the compose stack, or refuse bad ones."
    )
    parser.add_argument("--check", action="store_true", help="refuse empty, short or known secrets")
    parser.add_argument("--file", type=Path, default=Path(".env"), help="the file to fill (default: .env)")
    arguments = parser.parse_args()
    if arguments.check:
        problems = weaknesses(os.environ)
        for problem in problems:
            sys.stderr.write(f"refused: {problem}; run make env\n")
        return 1 if problems else 0
    try:
        write(arguments.file, (project_root() / ".env.example").read_text("utf-8"))
        # compose would make it as root
        (arguments.file.absolute().parent / "inbox").mkdir(exist_ok=True)
    except SettingsError as error:
        sys.stderr.write(f"error: {error}\n  do: {error.remedy}\n")
        return error.exit_code
    sys.stdout.write(f"{arguments.file} holds a good secret for everything; keep it to yourself\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
