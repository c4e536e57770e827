from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.running import onrecord
from onrecord.adapters.quarantine import Quarantine, Refusal
from onrecord.model import Reason, Stage

PDF = b"%PDF-1.4 \x1b[31m red \xff\xfe"


def refusal(content: bytes, reason: Reason, path: str, day: int) -> Refusal:
    sha256 = hashlib.sha256(content).hexdigest()
    return Refusal(
        key=sha256,
        stage=Stage.DECODE,
        reason=reason,
        detail="PDF file",
        size=len(content),
        paths=(path,),
        first_seen=f"2024-03-{day:02d}T00:00:00Z",
        last_seen=f"2024-03-{day:02d}T00:00:00Z",
        run="run-1",
        sha256=sha256,
        onrecord_version="0.1.0",
    )


@pytest.fixture
def filled(home: dict[str, str]) -> Mapping[str, str]:
    """Two refused files, one with a name that tries to steer the terminal."""
    folder = Quarantine(Path(home["ONRECORD_DATA_DIR"]) / "quarantine")
    folder.store(refusal(PDF, Reason.BINARY, "inbox/evil\x1b[2J\udcff.txt", 5), PDF)
    folder.store(refusal(b"", Reason.EMPTY, "inbox/empty.txt", 6), b"")
    return home


def test_an_empty_quarantine_says_so(home: dict[str, str]) -> None:
    done = onrecord("quarantine", "list", env=home)
    assert (done.returncode, done.stdout.strip()) == (0, "no file is in quarantine")


def test_the_list_names_file_reason_and_stage(filled: Mapping[str, str]) -> None:
    done = onrecord("quarantine", "list", env=filled)
    assert done.returncode == 0, done.stderr
    for words in (
        "binary",
        "empty",
        "decode",
        "PDF file",
        hashlib.sha256(PDF).hexdigest()[:12],
        "\\x1b[2J\\xff.txt",
    ):
        assert words in done.stdout
    assert "\x1b" not in done.stdout


def test_the_list_is_newest_first_and_can_be_cut_to_a_reason(filled: Mapping[str, str]) -> None:
    both = [
        json.loads(line) for line in onrecord("quarantine", "list", "--json", env=filled).stdout.splitlines()
    ]
    assert [record["reason"] for record in both] == ["empty", "binary"]
    one = onrecord("quarantine", "list", "--json", "--reason", "binary", env=filled).stdout.splitlines()
    assert [json.loads(line)["reason"] for line in one] == ["binary"]


def test_a_reason_that_does_not_exist_is_wrong_usage(filled: Mapping[str, str]) -> None:
    done = onrecord("quarantine", "list", "--reason", "bad", env=filled)
    assert done.returncode == 2
    assert "too_large" in done.stderr


def test_one_record_is_shown_with_how_its_bytes_begin(filled: Mapping[str, str]) -> None:
    done = onrecord("quarantine", "show", hashlib.sha256(PDF).hexdigest()[:8], env=filled)
    assert done.returncode == 0, done.stderr
    assert "%PDF-1.4 \\x1b[31m red \\xff\\xfe" in done.stdout
    assert "binary at decode" in done.stdout


def test_a_hash_must_name_one_file(filled: Mapping[str, str]) -> None:
    assert onrecord("quarantine", "show", "zz", env=filled).returncode == 1
    assert onrecord("quarantine", "show", "", env=filled).returncode == 2


def test_release_asks_which(filled: Mapping[str, str]) -> None:
    done = onrecord("quarantine", "release", env=filled)
    assert done.returncode == 2
    assert "--all" in done.stderr
