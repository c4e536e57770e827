"""Runs the real command: in this process, which is quick, or in one of its own where that matters."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

from onrecord.cli import main
from onrecord.cli.terminal import err, out
from onrecord.settings import load_settings

REPOSITORY = Path(__file__).resolve().parents[2]

_OURS = ("ONRECORD_", "ELASTICSEARCH_", "KIBANA_", "PREFECT_", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "TERM")


@dataclass(frozen=True)
class Done:
    """How a command ended and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def onrecord(*arguments: str, env: Mapping[str, str] | None = None, cwd: Path = REPOSITORY) -> Done:
    """Run a command here with no setting but those in `env`; a bug in it fails the test with its traceback."""
    printed, told = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="") for _ in range(2))
    with _only(env or {}), chdir(cwd), redirect_stdout(printed), redirect_stderr(told):
        try:
            main(arguments)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0 if ended.code is None else 1
    printed.flush()
    told.flush()
    texts = (stream.buffer.getvalue().decode("utf-8") for stream in (printed, told))  # type: ignore[attr-defined]
    return Done(code, *texts)


@contextmanager
def _only(env: Mapping[str, str]) -> Iterator[None]:
    """An environment, and consoles and settings that were made in it."""
    before = dict(os.environ)
    try:
        os.environ.clear()
        os.environ.update(environment(env, before))
        _forget()
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
        _forget()


def _forget() -> None:
    for made_once in (out, err, load_settings):
        made_once.cache_clear()


def environment(env: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    """Return `before` without settings of ours and of the terminal, with `env`."""
    inherited = {name: value for name, value in before.items() if not name.startswith(_OURS)}
    return {**inherited, "COLUMNS": "160", **env}


def spawned(
    *arguments: str, env: Mapping[str, str] | None = None, cwd: Path = REPOSITORY, seconds: float = 120
) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own; output that isn't UTF-8 fails the test."""
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        capture_output=True,
        encoding="utf-8",
        env=environment(env or {}, os.environ),
        cwd=cwd,
        timeout=seconds,
        check=False,
    )
