"""Fixtures of the engine's own tests: settings of a second server, and children with another uid."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import embedded
from onrecord.embedded.home import locate_cache
from onrecord.embedded.java import find_java
from onrecord.embedded.owner import Owner, choose_owner
from onrecord.settings import EngineCompiler, Settings

REPOSITORY = Path(__file__).resolve().parents[2]
STRANGER = 61_999


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any uid can enter, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="onrecord-own-"))
    folder.chmod(0o711)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def own_settings(open_folder: Path) -> Iterator[Settings]:
    """Settings of a server that this test alone starts; reset afterwards."""
    settings = Settings(
        _env_file=None,
        data_dir=open_folder / "data",
        inbox=open_folder / "inbox",
        engine_port=0,
        engine_compiler=EngineCompiler.QUICK,
        elasticsearch_url=None,
    )
    yield settings
    embedded.reset(settings)


@pytest.fixture(scope="session")
def cache(engine_settings: Settings, engine: object) -> Path:
    """The folder of the download and the installation, both there."""
    return locate_cache(engine_settings, choose_owner())


@pytest.fixture(scope="session")
def java_home() -> Path:
    """A Java that the server can run on."""
    found = find_java(choose_owner())
    assert found is not None
    return found.home


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def as_unprivileged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """A function that runs Python code as a user without any rights: another uid when we are root, else us."""
    python = _python_for_strangers()
    home = Path(tempfile.mkdtemp(prefix="onrecord-stranger-"))
    if os.geteuid() == 0:
        os.chown(home, STRANGER, STRANGER)

    def run(code: str, **values: Any) -> subprocess.CompletedProcess[str]:
        identity: dict[str, Any] = {}
        if os.geteuid() == 0:
            identity = {"user": STRANGER, "group": STRANGER, "extra_groups": []}
        return subprocess.run(
            [python, "-c", code, json.dumps(values, default=str)],
            capture_output=True,
            text=True,
            check=False,
            timeout=280,
            cwd=home,
            env={
                "PATH": os.environ["PATH"],
                "HOME": str(home),
                "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), *filter(None, sys.path)]),
            },
            **identity,
        )

    yield run
    shutil.rmtree(home)


def _python_for_strangers() -> str:
    """Return a Python of our version that another uid can start; skips when there is none."""
    if os.geteuid() != 0:
        return sys.executable
    stranger = Owner(STRANGER, STRANGER, dropped=True)
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    for candidate in (sys.executable, f"/usr/bin/python{version}", f"/usr/local/bin/python{version}"):
        if Path(candidate).exists() and stranger.can_enter(Path(candidate).resolve().parent):
            return candidate
    pytest.skip(f"no Python {version} that another uid can start")
