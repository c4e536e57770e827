"""A Java is taken for what it says when asked, not for its name; without any the error says what to install."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import embedded
from onrecord.embedded.java import MODULES, examine, find_java
from onrecord.embedded.owner import Owner, choose_owner
from onrecord.settings import Settings

SELF = Owner(os.geteuid(), os.getegid(), dropped=False)


def program(home: Path, says: str, code: int = 0) -> Path:
    """Make a Java home whose `java` says `says`."""
    (home / "bin").mkdir(parents=True)
    script = home / "bin/java"
    script.write_text(f"#!/bin/sh\ncat <<'EOF'\n{says}\nEOF\nexit {code}\n")
    script.chmod(0o755)
    return home


def modules(major: str, without: str = "") -> str:
    return "\n".join(f"{name}@{major}" for name in sorted({"java.base", *MODULES} - {without}))


@pytest.mark.parametrize(
    ("major", "fits"), [("17.0.15", False), ("20", False), ("21", True), ("25.0.3", True)]
)
def test_the_version_decides(tmp_path: Path, major: str, fits: bool) -> None:
    found = examine(program(tmp_path / "jvm-99", modules(major)), SELF)
    assert (found is not None) == fits


@pytest.mark.parametrize("missing", sorted(MODULES))
def test_a_runtime_without_a_module_that_the_server_loads_does_not_fit(tmp_path: Path, missing: str) -> None:
    assert examine(program(tmp_path / "java", modules("25", without=missing)), SELF) is None


@pytest.mark.parametrize(("says", "code"), [("", 0), ("not a java", 0), (modules("25"), 1)])
def test_what_is_no_java_is_passed_over(tmp_path: Path, says: str, code: int) -> None:
    assert examine(program(tmp_path / "java", says, code), SELF) is None
    assert examine(tmp_path / "nothing", SELF) is None


def test_a_java_that_the_servers_user_cannot_reach_does_not_fit(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("the server runs as ourselves")
    closed = tmp_path / "closed"
    home = program(closed / "java", modules("25"))
    closed.chmod(0o700)
    assert examine(home, SELF) is not None
    assert examine(home, choose_owner()) is None


def test_this_machine_has_one(java_home: Path) -> None:
    found = find_java(choose_owner())
    assert found is not None
    assert found.home == java_home
    assert found.major >= 21


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("unshare"), reason="needs root and unshare")
def test_without_java_and_network_the_error_says_what_to_install(tmp_path: Path) -> None:
    hide = " && ".join(
        f"mount -t tmpfs none {folder}" for folder in ("/usr/lib/jvm", "/opt") if Path(folder).is_dir()
    )
    command = f"{hide} && exec {sys.executable} -m onrecord engine start"
    done = subprocess.run(
        ["unshare", "-m", "-n", "sh", "-c", command],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={
            "PATH": os.environ["PATH"],
            "ONRECORD_DATA_DIR": str(tmp_path / "data"),
            "ONRECORD_CACHE_DIR": str(tmp_path / "cache"),
            "COLUMNS": "400",
        },
    )
    embedded.reset(Settings(_env_file=None, data_dir=tmp_path / "data"))
    assert done.returncode == 3, done.stderr
    assert "no Java 21 or newer was found" in done.stderr
    for words in ("apt install openjdk-21", "dnf install", "brew install", "ELASTICSEARCH_URL"):
        assert words in done.stderr
    assert "Traceback" not in done.stderr
