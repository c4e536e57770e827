"""The analysis plugin: Java sources beside this file, compiled on the machine that uses them.

It supplies, under their documented names, the analysis components of a full Elasticsearch that the
embedded distribution lacks, so that one mapping serves both engines.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import tempfile
import zipfile
from pathlib import Path

from onrecord.embedded.java import OLDEST, Java
from onrecord.embedded.pins import SERVER
from onrecord.errors import EngineError

NAME = "onrecord-analysis"
SOURCES = Path(__file__).parent
DESCRIPTOR = "plugin-descriptor.properties"


def source_hash() -> str:
    """Return a short hash over all sources and the descriptor."""
    digest = hashlib.sha256()
    for path in (*_sources(), SOURCES / DESCRIPTOR):
        digest.update(path.name.encode("ascii") + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def build_plugin(server: Path, compiler: Path, java: Java) -> Path:
    """Compile the plugin into the server's `plugins` folder and return its folder.

    `compiler` is the jar of Eclipse's compiler: a Java runtime alone has none. Raises EngineError.
    """
    target = server / "plugins" / NAME
    target.mkdir(parents=True, mode=0o755)
    with tempfile.TemporaryDirectory(prefix="onrecord-plugin-") as folder:
        classes = Path(folder)
        command: list[str | Path] = [
            java.executable,
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            compiler,
        ]
        command += ["-source", str(OLDEST), "-target", str(OLDEST), "-encoding", "UTF-8", "-nowarn"]
        command += ["-cp", os.pathsep.join(map(str, sorted((server / "lib").glob("*.jar")))), "-d", classes]
        done = subprocess.run(
            [*command, *_sources()],
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
            env={"PATH": os.defpath},
        )
        if done.returncode != 0:
            reason = next(iter((done.stderr or done.stdout).strip().splitlines()), "no message")
            raise EngineError(f"the analysis plugin does not compile: {reason}")
        with zipfile.ZipFile(target / f"{NAME}.jar", "w", zipfile.ZIP_DEFLATED) as jar:
            for compiled in sorted(classes.rglob("*.class")):
                jar.write(compiled, compiled.relative_to(classes).as_posix())
    descriptor = (SOURCES / DESCRIPTOR).read_text("ascii")
    (target / DESCRIPTOR).write_text(descriptor.replace("@elasticsearch.version@", SERVER.version), "ascii")
    for path in target.iterdir():
        path.chmod(0o644)
    return target


def _sources() -> list[Path]:
    return sorted(SOURCES.glob("*.java"))
