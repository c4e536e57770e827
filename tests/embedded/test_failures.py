"""Every way that a start fails ends in one line that says what happened and what to do, and leaves no process."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import embedded
from onrecord.embedded.config import jvm_options, node_settings, write_config
from onrecord.embedded.failures import UnexplainedStop, explain
from onrecord.embedded.home import Home, locate_home, open_home
from onrecord.embedded.install import installation_path
from onrecord.embedded.java import find_java
from onrecord.embedded.spawn import Start
from onrecord.embedded.state import find_strays
from onrecord.errors import DiskFull, EngineError, PortTaken
from onrecord.progress import Silent
from onrecord.settings import EngineCompiler, Settings

IN_A_NAMESPACE = pytest.mark.skipif(
    os.geteuid() != 0 or not shutil.which("unshare"), reason="needs root and unshare"
)


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_told_at_once(own_settings: Settings, cache: Path, taken_port: int) -> None:
    settings = own_settings.model_copy(update={"engine_port": taken_port})
    with pytest.raises(PortTaken, match=f"port {taken_port} ") as stopped:
        embedded.start(settings)
    assert "ONRECORD_ENGINE_PORT" in stopped.value.remedy


def start_of(settings: Settings, cache: Path, port: int) -> tuple[Home, Start]:
    home = open_home(settings)
    home.prepare()
    java = find_java(home.owner)
    assert java is not None
    return home, Start(home, installation_path(cache), java, port)


@pytest.mark.faults
def test_a_port_taken_in_the_last_moment_is_read_from_the_log(
    own_settings: Settings, cache: Path, taken_port: int
) -> None:
    home, start = start_of(own_settings, cache, taken_port)
    options = jvm_options(home, "512m", EngineCompiler.QUICK)
    node = node_settings(home, taken_port)
    write_config(home, node, options)
    with Silent().step("") as step, pytest.raises(PortTaken, match=f"port {taken_port} "):
        start.quickly(options, node, step)
    assert not find_strays(home)


@pytest.mark.faults
def test_the_launcher_starts_it_where_the_quick_way_fails(own_settings: Settings, cache: Path) -> None:
    home, start = start_of(own_settings, cache, 0)
    options = jvm_options(home, "512m", EngineCompiler.QUICK)
    node = node_settings(home, 0)
    write_config(home, node, options)
    with Silent().step("") as step:
        with pytest.raises(UnexplainedStop, match="Unrecognized"):
            start.quickly([*options, "-XX:+NoSuchOption"], node, step)
        server = start.by_launcher(step)
    assert server.is_running()
    assert [stray.pid for stray in find_strays(home)] == [server.pid]
    embedded.reset(own_settings)
    assert not server.is_running()


def test_too_much_heap_is_named(own_settings: Settings, cache: Path) -> None:
    settings = own_settings.model_copy(update={"engine_heap": "900000g"})
    with pytest.raises(EngineError, match="memory") as stopped:
        embedded.start(settings)
    assert "ONRECORD_ENGINE_HEAP" in stopped.value.remedy


SMALL_DISK = """
import sys
from pathlib import Path
from onrecord import embedded
from onrecord.errors import DiskFull, DownloadFailed
from onrecord.settings import Settings
settings = Settings(
    _env_file=None, data_dir=sys.argv[1], cache_dir=sys.argv[2], engine_port=0, engine_compiler="quick",
    elasticsearch_url=None,
)
try:
    embedded.start(settings)
except DiskFull as error:
    print(error)
    print(error.remedy)
except DownloadFailed:
    print("no network")
embedded.stop(settings)
"""


def on_a_small_disk(code: str, mounts: dict[Path, str], *arguments: str) -> list[str]:
    """Run code in a mount namespace where each folder of `mounts` is a disk of that size."""
    mounted = " && ".join(f"mount -t tmpfs -o size={size} none {folder}" for folder, size in mounts.items())
    done = subprocess.run(
        [
            "unshare",
            "-m",
            "sh",
            "-c",
            f'{mounted} && exec "$@"',
            "sh",
            sys.executable,
            "-c",
            code,
            *arguments,
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=280,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


COPY_DOWNLOADS = """
import shutil, sys
from pathlib import Path
own = Path(sys.argv[2]) / "engine"
own.mkdir()
for pattern in ("*.zip", "*.jar"):
    for download in Path(sys.argv[3]).glob(pattern):
        shutil.copy(download, own)
"""


@IN_A_NAMESPACE
def test_a_full_disk_while_unpacking(open_folder: Path, cache: Path) -> None:
    small, homes = open_folder / "cache", open_folder / "homes"
    small.mkdir()
    homes.mkdir()
    message, remedy = on_a_small_disk(
        COPY_DOWNLOADS + SMALL_DISK,
        {small: "180m", Path("/var/lib"): "500m"},
        str(homes),
        str(small),
        str(cache),
    )
    assert "no space left" in message
    assert "while unpacking" in message
    assert "ONRECORD_CACHE_DIR" in remedy


@IN_A_NAMESPACE
def test_a_full_disk_while_downloading(open_folder: Path, cache: Path) -> None:
    small, homes = open_folder / "cache", open_folder / "homes"
    small.mkdir()
    homes.mkdir()
    told = on_a_small_disk(SMALL_DISK, {small: "20m", Path("/var/lib"): "500m"}, str(homes), str(small))
    if told[0] == "no network":
        pytest.skip("no network")
    message, remedy = told
    assert "no space left" in message
    assert "while downloading" in message
    assert "ONRECORD_CACHE_DIR" in remedy


@IN_A_NAMESPACE
def test_a_disk_that_is_full_before_the_start(tmp_path: Path, cache: Path) -> None:
    message, remedy = on_a_small_disk(
        SMALL_DISK, {Path("/var/lib"): "100m"}, str(tmp_path), str(cache.parent)
    )
    assert "MB are free in /var/lib/onrecord" in message
    assert "ONRECORD_DATA_DIR" in remedy


FULL_WHILE_STARTING = """
import os
import sys
from pathlib import Path
from onrecord.embedded.config import jvm_options, node_settings, write_config
from onrecord.embedded.home import open_home
from onrecord.embedded.java import find_java
from onrecord.embedded.spawn import Start
from onrecord.errors import DiskFull
from onrecord.progress import Silent
from onrecord.settings import EngineCompiler, Settings
settings = Settings(_env_file=None, data_dir=sys.argv[1], elasticsearch_url=None)
home = open_home(settings)
home.prepare()
options = jvm_options(home, "512m", EngineCompiler.QUICK)
node = node_settings(home, 0)
write_config(home, node, options)
ballast = os.open(home.data / "ballast", os.O_CREAT | os.O_WRONLY)
try:
    while True:
        os.write(ballast, b"x" * 4096)
except OSError:
    pass
try:
    with Silent().step("") as step:
        Start(home, Path(sys.argv[2]), find_java(home.owner), 0).quickly(options, node, step)
except DiskFull as error:
    print(error)
    print(error.remedy)
"""


@IN_A_NAMESPACE
def test_a_disk_that_gets_full_while_starting(tmp_path: Path, cache: Path) -> None:
    message, remedy = on_a_small_disk(
        FULL_WHILE_STARTING, {Path("/var/lib"): "1m"}, str(tmp_path), str(installation_path(cache))
    )
    assert "found no space left" in message
    assert "ONRECORD_DATA_DIR" in remedy


@pytest.fixture
def quiet_home(tmp_path: Path, own_settings: Settings) -> Home:
    """A home without a log: `explain` sees what the process said alone."""
    home = open_home(own_settings)
    home.prepare()
    found = locate_home(own_settings)
    assert found == home
    return home


@pytest.mark.parametrize(
    ("said", "code", "kind", "words"),
    [
        ("java.io.IOException: No space left on device", 1, DiskFull, "no space left"),
        (
            "org.elasticsearch.http.BindHttpException: Failed to bind to 127.0.0.1:9200",
            1,
            PortTaken,
            "port 9200",
        ),
        ("", -9, EngineError, "was killed"),
        ("", 137, EngineError, "was killed"),
        (
            "There is insufficient memory for the Java Runtime Environment to continue.",
            1,
            EngineError,
            "memory",
        ),
        ("java.lang.OutOfMemoryError: Java heap space", 3, EngineError, "memory"),
        ("failed to obtain node locks, tried [/x/data]", 1, EngineError, "another process uses"),
        (
            "java.lang.IllegalStateException: cannot downgrade a node from version [9.6.0] to version [9.5.4]",
            1,
            EngineError,
            "can't read its data",
        ),
    ],
)
def test_words_for_what_the_server_said(
    quiet_home: Home, said: str, code: int, kind: type[EngineError], words: str
) -> None:
    error = explain(quiet_home, said, code, 9200)
    assert type(error) is kind
    assert words in str(error)
    assert error.remedy


@pytest.mark.parametrize(
    "said",
    [
        "JVM arguments [-XX:+ExitOnOutOfMemoryError, -Xms512m]",  # printed by every start
        "[WARN ][o.e.b.BootstrapChecks] max virtual memory areas vm.max_map_count [65530] is too low",
        "ERROR: something that nobody has seen yet",
    ],
)
def test_what_is_not_known_is_not_guessed(quiet_home: Home, said: str) -> None:
    error = explain(quiet_home, said, 1, 0)
    assert isinstance(error, UnexplainedStop)
    assert "onrecord.log" in error.remedy


def test_the_last_error_line_is_quoted(quiet_home: Home) -> None:
    said = "[2026-11-22T11:00:00,000][INFO ][o.e.n.Node] fine\nERROR: the third thing\nmore of it\n"
    assert "ERROR: the third thing" in str(explain(quiet_home, said, 1, 0))
