"""The service `prefect-server` as compose starts it: its command and environment, with a real Postgres."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from compose.stack import written
from flows.scheduler import wait_for
from onrecord.schedule.health import healthy
from onrecord.schedule.server import free_port

SERVICE = written()["services"]["prefect-server"]
HOMES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
INITDB = str(HOMES[-1]) if HOMES else shutil.which("initdb")
NOBODY = 1000

pytestmark = [
    # not slow for what it shows, but the tests of every day have a limit, and start one server already
    pytest.mark.faults,
    pytest.mark.skipif(INITDB is None or os.geteuid() != 0, reason="needs Postgres, and root to leave it"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that the unprivileged user owns and can reach."""
    for parent in (tmp_path, *list(tmp_path.parents)[:2]):
        parent.chmod(0o755)
    os.chown(tmp_path, NOBODY, 0)
    return tmp_path


@pytest.fixture
def postgres(folder: Path) -> Iterator[int]:
    """The port of a database "prefect" that user and password "prefect" open over TCP alone."""
    assert INITDB is not None
    programs, port = Path(INITDB).parent, free_port()
    (folder / "password").write_text("prefect-prefect-1")
    (folder / "password").chmod(0o644)
    data = ["-D", str(folder / "data")]
    initdb = [INITDB, *data, "-U", "prefect", "--auth=scram-sha-256", f"--pwfile={folder / 'password'}"]
    subprocess.run([*initdb, "--no-sync"], check=True, capture_output=True, user=NOBODY, group=0)
    single = [str(programs / "postgres"), "--single", *data, "postgres"]
    subprocess.run(
        single, input=b"CREATE DATABASE prefect;\n", check=True, capture_output=True, user=NOBODY, group=0
    )
    command = [str(programs / "postgres"), *data, "-h", "127.0.0.1", "-p", str(port), "-k", "", "-F"]
    process = subprocess.Popen(command, user=NOBODY, group=0, stderr=subprocess.DEVNULL)
    yield port
    process.terminate()
    process.wait(20)


def test_it_comes_up_on_postgres_and_is_healthy(folder: Path, postgres: int) -> None:
    port = free_port()
    given = {
        name: re.sub(r"\$\{PREFECT_PORT:-4200\}", str(port), str(value))
        for name, value in SERVICE["environment"].items()
    }
    secret = "onrecord:0123456789abcdef01234567"
    given |= {name: secret for name, value in given.items() if "SCHEDULER_PASSWORD" in value}
    given |= {
        "PREFECT_SERVER_DATABASE_HOST": "127.0.0.1",
        "PREFECT_SERVER_DATABASE_PORT": str(postgres),
        "PREFECT_SERVER_DATABASE_PASSWORD": "prefect-prefect-1",
        "PREFECT_HOME": str(folder / "home"),
        "PREFECT_UI_STATIC_DIRECTORY": str(folder / "ui"),
        "HOME": str(folder),
        "PATH": os.environ["PATH"],
    }
    program, *arguments = SERVICE["command"]
    arguments = [{"4200": str(port), "0.0.0.0": "127.0.0.1"}.get(word, word) for word in arguments]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", program, *arguments],
            env=given,
            cwd=folder,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        check = SERVICE["healthcheck"]["test"][-1].replace(":4200", f":{port}")

        def probe() -> bool:
            assert process.poll() is None, (folder / "log").read_text()[-2000:]
            return healthy(check)

        wait_for("the server", probe, 120)
        tables = subprocess.run(
            [
                str(Path(str(INITDB)).parent / "psql"),
                "-h",
                "127.0.0.1",
                "-p",
                str(postgres),
                "-U",
                "prefect",
                "-tAc",
                "SELECT count(*) FROM information_schema.tables WHERE table_name = 'flow_run'",
                "prefect",
            ],
            env={"PGPASSWORD": "prefect-prefect-1"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert tables.stdout.strip() == "1"
    finally:
        process.terminate()
        process.wait(30)
