from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cli.running import onrecord, spawned
from onrecord import __version__
from onrecord.cli.application import COMMANDS, HELP
from onrecord.errors import (
    AlreadyRunning,
    EngineError,
    InboxError,
    LedgerError,
    OnrecordError,
    RunStopped,
    SettingsError,
)


def test_version() -> None:
    done = spawned("--version")
    assert (done.returncode, done.stdout.strip()) == (0, f"onrecord {__version__}")


def test_help_teaches_by_example() -> None:
    done = onrecord("--help", env={"COLUMNS": "100"})
    assert done.returncode == 0
    assert "onrecord read page.txt" in done.stdout
    assert "Exit codes" in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name: str) -> None:
    done = onrecord(name, "--help", env={"COLUMNS": "110"})
    assert done.returncode == 0, done.stderr
    assert f"onrecord {name}" in done.stdout


def test_an_unknown_command_is_wrong_usage() -> None:
    done = onrecord("reed")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("command", "forbidden"),
    [
        (["search", "--help"], ("prefect", "trafilatura")),
        (["--version"], ("prefect", "trafilatura", "elasticsearch", "rich.progress")),
        (["--help"], ("prefect", "trafilatura", "elasticsearch", "pydantic")),
        (["read", "--help"], ("prefect", "elasticsearch")),
        (["status", "--help"], ("prefect", "trafilatura")),
    ],
)
def test_a_command_loads_only_what_it_needs(command: list[str], forbidden: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "onrecord", *command],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    loaded = {
        line.rsplit("|", 1)[-1].strip()
        for line in done.stderr.splitlines()
        if line.startswith("import time:")
    }
    assert "onrecord.cli.application" in loaded
    for package in forbidden:
        assert not {name for name in loaded if name == package or name.startswith(f"{package}.")}


def test_importing_the_library_is_light() -> None:
    code = "import sys, onrecord; print(any(name in sys.modules for name in ('prefect', 'trafilatura', 'typer')))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "False"


def test_every_exit_code_is_documented() -> None:
    codes = {
        error.exit_code
        for error in (
            OnrecordError,
            SettingsError,
            EngineError,
            InboxError,
            RunStopped,
            AlreadyRunning,
            LedgerError,
        )
    }
    assert codes == {1, 2, 3, 4, 5, 6, 7}
    for code in codes:
        assert f"{code} " in HELP


def test_a_wrong_setting_is_one_red_line_and_a_remedy(tmp_path: Path) -> None:
    done = onrecord("status", env={"ONRECORD_WORKERS": "many", "ONRECORD_DATA_DIR": str(tmp_path)})
    assert done.returncode == 2
    first, second, *rest = done.stderr.strip().splitlines()
    assert first.startswith("error: the setting ONRECORD_WORKERS can't be used")
    assert "README" in second
    assert not rest


def test_a_file_of_settings_that_is_no_text_is_one_red_line_and_a_remedy(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"ONRECORD_WORKERS=2\n\xff\xfe\n")
    done = onrecord("status", env={"ONRECORD_DATA_DIR": str(tmp_path / "data")}, cwd=tmp_path)
    assert done.returncode == 2
    first, second = done.stderr.strip().splitlines()
    assert first == "error: the file .env of this folder can't be read: it is not UTF-8"
    assert "mend it" in second
