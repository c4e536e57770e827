"""The same bytes give the same document on any day, in any zone, locale and hash seed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READER = """
import json, sys
from pathlib import Path
from onrecord.article import raw_file, read_article
from onrecord.record import build_record
for name in sys.argv[1:]:
    raw = raw_file(Path(name).name, Path(name).read_bytes())
    print(json.dumps(build_record(raw.path, raw.sha256, read_article(raw)), sort_keys=True))
"""
FAKETIME = next(
    (
        str(path)
        for folder in ("/usr/lib", "/usr/local/lib")
        for path in Path(folder).rglob("libfaketime.so.1")
    ),
    None,
)


def _files() -> list[str]:
    corpus = [
        path for path in (ROOT / "tests" / "corpus").rglob("*") if path.suffix in {".txt", ".html", ".md"}
    ]
    seeds = [path for path in (ROOT / "seeds").rglob("*") if path.is_file()]
    return [str(path) for path in sorted(seeds + corpus)]


def _read_all(**changed: str) -> list[str]:
    environment = {**os.environ, "PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8", **changed}
    command = [sys.executable, "-c", READER, *_files()]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=280)
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def here_and_now() -> list[str]:
    lines = _read_all()
    assert len(lines) == len(_files())
    assert sum(json.loads(line)["rejected"] is None for line in lines) > 10
    return lines


def test_zone_locale_and_hash_seed_change_nothing(here_and_now: list[str]) -> None:
    assert (
        _read_all(TZ="Pacific/Apia", LC_ALL="de_DE.UTF-8", LANG="tr_TR.UTF-8", PYTHONHASHSEED="7")
        == here_and_now
    )


@pytest.mark.skipif(FAKETIME is None, reason="libfaketime is not installed")
def test_ten_years_ahead_nothing_changes(here_and_now: list[str]) -> None:
    assert FAKETIME is not None
    ahead = {"LD_PRELOAD": FAKETIME, "FAKETIME": "+10y", "TZ": "Asia/Kolkata"}
    clock = [sys.executable, "-c", "import time; print(time.time())"]
    faked = subprocess.run(clock, env={**os.environ, **ahead}, capture_output=True, text=True, check=True)
    now = subprocess.run(clock, capture_output=True, text=True, check=True)
    assert float(faked.stdout) - float(now.stdout) > 9 * 365 * 86400, "the clock was not moved"
    assert _read_all(**ahead) == here_and_now
