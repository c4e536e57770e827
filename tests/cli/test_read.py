from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from cli.running import REPOSITORY, onrecord, spawned

SEEDS = REPOSITORY / "seeds"
PAGE = SEEDS / "harbour" / "whole-page.txt"
EVERY_SEED = sorted(path for path in SEEDS.rglob("*") if path.is_file())


def test_the_evidence_is_shown() -> None:
    done = onrecord("read", str(PAGE))
    assert done.returncode == 0, done.stderr
    for words in (
        "Kostan Says Valdoria's Harbour Objections Ignored by Coastal League",
        "5 March 2024, 19:40 (zone not stated) · to the minute",
        "“March 05, 2024 | 07:40 PM”",
        "Ines Calloway",
        "Harbour Post News",
        "Dates that were not chosen",
        "set aside as furniture",
        "denied (denying)",
    ):
        assert words in done.stdout
    assert "Tides - Harbour News" not in done.stdout


def test_furniture_is_shown_on_demand() -> None:
    assert "Tides - Harbour News" in onrecord("read", str(PAGE), "--furniture").stdout


def test_json_is_one_record_a_line_and_goes_on_after_a_refused_file() -> None:
    done = onrecord("read", "--json", *map(str, EVERY_SEED))
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["path"] for record in records] == [str(path) for path in EVERY_SEED]
    refused = {
        Path(record["path"]).name: record["rejected"]["reason"] for record in records if record["rejected"]
    }
    assert refused == {"never-downloaded.txt": "empty", "scanned-letter.txt": "binary"}


@pytest.mark.parametrize("path", EVERY_SEED, ids=lambda path: path.name)
def test_every_sample_is_shown_without_control_characters(path: Path) -> None:
    for command in ("read", "statements"):
        done = onrecord(command, str(path))
        assert done.returncode == 0, done.stderr
        assert not [char for char in done.stdout if char < " " and char != "\n"]
        assert "Traceback" not in done.stderr


def test_what_steers_a_terminal_is_shown_as_codes(tmp_path: Path) -> None:
    evil = tmp_path / "evil\x1b[31m\udcff.txt"
    evil.write_bytes(
        "The harbour was\u202e closed \x1b]0;title\x07 after a [bold red]storm[/bold red] [/] on Monday evening.\n\n"
        "Nobody was hurt, the captain said. The pilots went home before the tide turned.\n".encode()
    )
    for command in (["read", "--furniture"], ["statements"]):
        done = onrecord(*command, os.fspath(evil))
        assert done.returncode == 0, done.stderr
        assert not [char for char in done.stdout if char in "\x1b\x07\u202e"]
        assert "[bold red]storm[/bold red] [/]" in done.stdout
    record = json.loads(onrecord("read", "--json", os.fspath(evil)).stdout)
    assert record["rejected"] is None


def test_a_missing_file_or_a_folder_is_wrong_usage_after_the_others_were_read(tmp_path: Path) -> None:
    done = onrecord("read", "--json", str(tmp_path / "none.txt"), str(PAGE), str(tmp_path))
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    first, second = done.stderr.splitlines()
    assert first.startswith("error: ")
    assert first.endswith("there is no such file")
    assert second.endswith("this is a folder; name the files in it")


def test_no_file_is_wrong_usage() -> None:
    assert onrecord("read").returncode == 2


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give up its rights")
def test_a_file_without_permission_is_told() -> None:
    # one file is read first: another user may not be let into the folder that this Python imports from
    program = (
        "import contextlib, os, sys\n"
        "from onrecord.cli import main\n"
        "with contextlib.suppress(SystemExit): main(['read', '--json', sys.argv[1], '/nowhere'])\n"
        "os.setgroups([]); os.setgid(65534); os.setuid(65534)\n"
        "main(['read', '--json', *sys.argv[2:]])"
    )
    with tempfile.TemporaryDirectory(prefix="onrecord-test-") as folder:
        closed, file = Path(folder) / "closed", Path(folder) / "locked.txt"
        closed.mkdir(mode=0o700)
        (closed / "inside.txt").write_text("words")
        file.write_text("words")
        file.chmod(0o600)
        Path(folder).chmod(0o755)
        done = subprocess.run(
            [sys.executable, "-c", program, str(PAGE), str(file), str(closed / "inside.txt")],
            capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert done.returncode == 2, done.stderr
    assert [line.rpartition(": ")[2] for line in done.stderr.splitlines()[1:]] == ["Permission denied"] * 2


def test_colours_are_sent_only_when_asked_for() -> None:
    assert "\x1b[" not in onrecord("read", str(PAGE)).stdout
    assert "\x1b[" in onrecord("read", str(PAGE), env={"FORCE_COLOR": "1"}).stdout


def test_a_terminal_without_utf8_gets_codes_and_no_traceback() -> None:
    done = spawned("read", str(SEEDS / "harbour" / "meridian-russian.txt"), env={"PYTHONIOENCODING": "ascii"})
    assert done.returncode == 0, done.stderr
    assert "\\u" in done.stdout


def test_json_is_utf8_whatever_the_locale() -> None:
    done = spawned(
        "read", "--json", str(SEEDS / "harbour" / "meridian-russian.txt"), env={"PYTHONIOENCODING": "ascii"}
    )
    assert json.loads(done.stdout)["language"] == "ru"


def test_a_huge_file_is_refused_and_not_read_whole(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as stream:
        stream.truncate(1 << 40)
    record = json.loads(onrecord("read", "--json", str(huge)).stdout)
    assert record["rejected"]["reason"] == "too_large"


def test_a_pipe_is_wrong_usage_and_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    done = spawned("read", str(tmp_path / "pipe.txt"), seconds=30)
    assert done.returncode == 2
    assert "not a regular file" in done.stderr
