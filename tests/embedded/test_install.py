"""An installation is complete or absent: through kills, hostile archives and two processes at once."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from onrecord.embedded.install import PREPARING, ensure_installed, installation_path, unpack
from onrecord.embedded.java import Java
from onrecord.embedded.pins import COMPILER, SERVER
from onrecord.embedded.plugin import NAME
from onrecord.errors import DownloadFailed
from onrecord.progress import Silent

INSTALL = """
import sys
from pathlib import Path
from onrecord.embedded.install import ensure_installed
from onrecord.embedded.java import Java
from onrecord.progress import Silent
print(ensure_installed(Path(sys.argv[1]), Java(Path(sys.argv[2]), 21), Silent()))
"""


@pytest.fixture
def own_cache(tmp_path: Path, cache: Path) -> Path:
    """A cache with the downloads and no installation."""
    for pin in (SERVER, COMPILER):
        os.link(cache / pin.filename, tmp_path / pin.filename) if os.access(cache, os.W_OK) and (
            cache.stat().st_dev == tmp_path.stat().st_dev
        ) else shutil.copyfile(cache / pin.filename, tmp_path / pin.filename)
    return tmp_path


def is_complete(installation: Path) -> bool:
    return (
        os.access(installation / "bin/elasticsearch", os.X_OK)
        and (installation / f"lib/elasticsearch-{SERVER.version}.jar").is_file()
        and (installation / f"plugins/{NAME}/{NAME}.jar").is_file()
        and f"elasticsearch.version={SERVER.version}"
        in (installation / f"plugins/{NAME}/plugin-descriptor.properties").read_text()
    )


def test_killed_while_unpacking_is_repaired(own_cache: Path, java_home: Path) -> None:
    child = subprocess.Popen([sys.executable, "-c", INSTALL, str(own_cache), str(java_home)])
    deadline = time.monotonic() + 60
    while not list(own_cache.glob(f"{PREPARING}*/lib/*.jar")):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    child.send_signal(signal.SIGKILL)
    child.wait()
    assert not installation_path(own_cache).exists()
    assert list(own_cache.glob(f"{PREPARING}*"))
    installed = ensure_installed(own_cache, Java(java_home, 21), Silent())
    assert installed == installation_path(own_cache)
    assert is_complete(installed)
    assert not list(own_cache.glob(f"{PREPARING}*"))


def test_two_processes_at_once_make_one_installation(own_cache: Path, java_home: Path) -> None:
    command = [sys.executable, "-c", INSTALL, str(own_cache), str(java_home)]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    answers = {child.communicate(timeout=120)[0].strip() for child in children}
    assert [child.returncode for child in children] == [0, 0]
    assert answers == {str(installation_path(own_cache))}
    assert is_complete(installation_path(own_cache))


def test_nothing_is_writable_for_others(cache: Path) -> None:
    for path in installation_path(cache).rglob("*"):
        assert path.stat().st_mode & 0o022 == 0, path


def archive_with(folder: Path, name: str, mode: int = 0o100644) -> Path:
    archive = folder / "hostile.zip"
    with zipfile.ZipFile(archive, "w") as bundle:
        bundle.writestr("top/fine.txt", "fine")
        member = zipfile.ZipInfo(name)
        member.external_attr = mode << 16
        bundle.writestr(member, "/etc/passwd")
    return archive


@pytest.mark.parametrize(
    "name", ["top/../../escaped", "/tmp/escaped", "../escaped", "top\\..\\escaped", "C:/x"]
)
def test_a_member_outside_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "inside" / "deep"
    inside.mkdir(parents=True)
    with pytest.raises(DownloadFailed, match="outside of it"):
        unpack(archive_with(tmp_path, name), inside, Silent())
    assert {path.name for path in tmp_path.rglob("*")} <= {"hostile.zip", "inside", "deep", "fine.txt"}


@pytest.mark.parametrize("kind", [0o120777, 0o010644, 0o020644])  # symbolic link, pipe, device
def test_a_member_that_is_no_file_is_refused(tmp_path: Path, kind: int) -> None:
    with pytest.raises(DownloadFailed, match="no file"):
        unpack(archive_with(tmp_path, "top/link", kind), tmp_path / "inside", Silent())
    assert not (tmp_path / "inside" / "link").is_symlink()


def test_plain_members_are_unpacked_without_their_top_folder(tmp_path: Path) -> None:
    unpack(archive_with(tmp_path, "top/bin/run", 0o100755), tmp_path / "inside", Silent())
    assert (tmp_path / "inside/fine.txt").read_text() == "fine"
    assert os.access(tmp_path / "inside/bin/run", os.X_OK)
    assert (tmp_path / "inside/fine.txt").stat().st_mode & 0o111 == 0
