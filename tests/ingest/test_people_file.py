"""The user's file of people: known to the reading children, refused in words where it can't be used."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import SettingsError
from onrecord.index.building import Standing
from onrecord.ingest.messages import Rendered, Request
from onrecord.ingest.people_file import find_people
from onrecord.ingest.readers import Readers

PEOPLE = """
[[people]]
name = "Oskar Lindqvist"
key = "president-lindqvist"
aliases = ["Oscar Lindkvist"]
roles = [{ role = "President of Carpathia", since = 2020 }]
"""
PAGE = b"Talks\n\nOscar Lindkvist said that the talks would go on in the autumn, whatever it takes.\n"


def keys_with(people: Path | None) -> bytes:
    request = Request(hashlib.sha256(PAGE).hexdigest(), Standing(size=len(PAGE)), PAGE)
    with Readers(1, 30.0, 1_000_000_000, people) as pool:
        answer = pool.submit(request).result()
    assert isinstance(answer, Rendered)
    return b"".join(document for _, document in answer.statements)


def test_the_children_know_the_people_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text(PEOPLE, encoding="utf-8")
    assert b"president-lindqvist" in keys_with(find_people(tmp_path))


def test_without_a_file_the_name_is_its_own_key(tmp_path: Path) -> None:
    assert find_people(tmp_path) is None
    assert b"oscar-lindkvist" in keys_with(None)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('[[people]]\nname = "Ana Ruiz"\naliases = ["Ruiz"]\n', "one word"),
        ('[[people]]\nkey = "ana-ruiz"\n', "no name"),
        ('[[people]]\nname = "Ana Ruiz"\ngender = "f"\n', "neither male nor female"),
        ('[[people]]\nname = "Ana Ruiz"\nroles = ["Mayor"]\n', "no words"),
        ('people = "Ana Ruiz"\n', "no list"),
        ("[[people\n", "people.toml"),
    ],
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "people.toml").write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError, match=words):
        find_people(tmp_path)


def test_the_command_line_knows_them_too(tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "talks.txt").write_bytes(PAGE)
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "read", "--json", str(tmp_path / "talks.txt")],
        capture_output=True,
        text=True,
        check=True,
        env={"ONRECORD_DATA_DIR": str(tmp_path), "PATH": "", "HOME": str(tmp_path)},
    )
    assert "president-lindqvist" in done.stdout


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give up its rights")
def test_a_data_directory_that_may_not_be_entered_has_no_people(tmp_path: Path) -> None:
    (tmp_path / "people.toml").write_text(PEOPLE, encoding="utf-8")
    tmp_path.chmod(0o700)
    program = (
        "import os, sys\nfrom pathlib import Path\nfrom onrecord.ingest.people_file import find_people\n"
        "os.setgroups([]); os.setgid(65534); os.setuid(65534)\nprint(find_people(Path(sys.argv[1])))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "None\n"
