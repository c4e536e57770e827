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

# fetched anew: a kept go.sum would name the hosts of the modules
COMPOSE_GO = "github.com/compose-spec/compose-go/v2/cli@v2.9.0"


@pytest.fixture(scope="session")
def loader(tmp_path_factory) -> Load:
    """Return a function that loads a compose file with some profiles and an environment of its own."""
    if GO is None:
        pytest.skip("Go is not installed: compose's own loader can't be built")
    folder = tmp_path_factory.mktemp("loader")
    shutil.copy(Path(__file__).parent / "loader" / "main.go", folder)
    program = folder / "loader"
    for step in (["mod", "init", "loader"], ["get", COMPOSE_GO], ["build", "-o", str(program), "."]):
        done = subprocess.run([GO, *step], cwd=folder, capture_output=True, text=True, timeout=250)
        if done.returncode and "dial tcp" in done.stderr:
            pytest.skip("the Go modules of compose's loader can't be fetched here")
        assert done.returncode == 0, done.stderr

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
