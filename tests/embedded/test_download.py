"""Only pinned bytes reach the cache, whatever was there before or comes over the network."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.embedded.download import fetch, sha512_of
from onrecord.embedded.pins import COMPILER, SERVER
from onrecord.errors import DownloadFailed
from onrecord.progress import Silent

UNREACHABLE = "can't be reached"


def fetch_or_skip(pin: object, cache: Path) -> Path:
    try:
        return fetch(pin, cache, Silent())  # type: ignore[arg-type]
    except DownloadFailed as error:
        if UNREACHABLE in str(error):
            pytest.skip("no network")
        raise


def test_a_file_in_the_cache_is_used_without_network(cache: Path) -> None:
    assert fetch(COMPILER, cache, Silent()) == cache / COMPILER.filename


def test_the_server_in_the_cache_is_the_pinned_one(cache: Path) -> None:
    assert (cache / SERVER.filename).stat().st_size == SERVER.size
    assert sha512_of(cache / SERVER.filename) == SERVER.sha512


def test_other_bytes_than_pinned_are_refused_and_thrown_away(tmp_path: Path) -> None:
    wrong = dataclasses.replace(COMPILER, sha512="0" * 128)
    with pytest.raises(DownloadFailed, match="is not the pinned file") as refused:
        fetch_or_skip(wrong, tmp_path)
    assert refused.value.remedy
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_in_the_cache_is_fetched_anew(tmp_path: Path, cache: Path) -> None:
    damaged = tmp_path / COMPILER.filename
    shutil.copyfile(cache / COMPILER.filename, damaged)
    with damaged.open("r+b") as file:
        file.seek(1000)
        file.write(b"damage")
    assert fetch_or_skip(COMPILER, tmp_path) == damaged
    assert sha512_of(damaged) == COMPILER.sha512
    assert [path.name for path in tmp_path.iterdir()] == [COMPILER.filename]


def test_a_version_that_nobody_published_is_told_from_a_dead_network(tmp_path: Path) -> None:
    missing = dataclasses.replace(COMPILER, version="0.0.1")
    with pytest.raises(DownloadFailed, match="was not found in Maven Central"):
        fetch_or_skip(missing, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0 or not shutil.which("unshare"), reason="needs root and unshare")
def test_without_network_the_error_says_so(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from onrecord.embedded.download import fetch\n"
        "from onrecord.embedded.pins import COMPILER; from onrecord.progress import Silent\n"
        "from onrecord.errors import DownloadFailed\n"
        "try: fetch(COMPILER, Path(sys.argv[1]), Silent())\n"
        "except DownloadFailed as error: print(error); print(error.remedy)\n"
    )
    done = subprocess.run(
        ["unshare", "-n", sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        env={"PATH": os.environ["PATH"]},
    )
    message, remedy = done.stdout.splitlines()
    assert message.startswith("ecj-3.42.0.jar could not be downloaded")
    assert UNREACHABLE in message
    assert "http" not in message
    assert "ELASTICSEARCH_URL" in remedy
    assert list(tmp_path.iterdir()) == []
