"""Compose's own loader, built once from the Go program beside this file."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from compose.stack import ROOT

Load = Callable[..., subprocess.CompletedProcess[str]]
GO = shutil.which("go") or ("/usr/local/go/bin/go" if Path("/usr/local/go/bin/go").exists() else None)


@pytest.fixture(scope="session")
def loader(tmp_path_factory) -> Load:
    """Return a function that loads a compose file with some profiles and an environment of its own."""
    if GO is None:
        pytest.skip("Go is not installed: compose's own loader can't be built")
    program = tmp_path_factory.mktemp("loader") / "loader"
    built = subprocess.run(
        [GO, "build", "-o", str(program), "."],
        cwd=Path(__file__).parent / "loader",
        capture_output=True,
        text=True,
        env={**os.environ, "GOFLAGS": "-mod=readonly"},
        timeout=250,
    )
    if built.returncode and "dial tcp" in built.stderr:
        pytest.skip("the Go modules of compose's loader can't be fetched here")
    assert built.returncode == 0, built.stderr

    def load(
        environment: dict[str, str], profiles: str = "full", file: Path = ROOT / "docker-compose.yml"
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(program), str(file), profiles],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], **environment},
            capture_output=True,
            text=True,
        )

    return load


@pytest.fixture(scope="session")
def resolved(loader, good_secrets) -> dict[str, Any]:
    """Return the whole file, all profiles, as compose resolves it."""
    loaded = loader(good_secrets, "*")
    assert loaded.returncode == 0, loaded.stderr
    return json.loads(loaded.stdout)


@pytest.fixture(scope="session")
def good_secrets() -> dict[str, str]:
    from onrecord.schedule.environment import filled, parsed

    return parsed(filled((ROOT / ".env.example").read_text("utf-8"), {}))
