"""`make env`: good secrets, never overwritten; weak ones refused before anything starts."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest

from onrecord.errors import SettingsError
from onrecord.schedule.environment import SECRETS, filled, parsed, weaknesses, write
from onrecord.schedule.flow_files import project_root

TEMPLATE = (project_root() / ".env.example").read_text("utf-8")


def good() -> dict[str, str]:
    return parsed(filled(TEMPLATE, {}))


def test_every_secret_is_made_and_each_is_another():
    made = good()
    assert weaknesses(made) == []
    assert len({made[name] for name in SECRETS}) == len(SECRETS)
    assert good() != made


def test_the_template_itself_is_refused():
    assert len(weaknesses(parsed(TEMPLATE))) == len(SECRETS)


@pytest.mark.parametrize("name", SECRETS)
@pytest.mark.parametrize(
    "weak",
    [
        "",
        "short",
        "changeme",
        "changeme-changeme-changeme-changeme",
        "a" * 40,
        "my-Password-1234567890-abcdefgh",
    ],
)
def test_weak_values_are_named_but_never_shown(name, weak):
    (problem,) = weaknesses({**good(), name: weak})
    assert problem.startswith(name)
    assert not weak or weak not in problem


def test_one_secret_for_two_purposes_is_refused():
    values = good()
    values["POSTGRES_PASSWORD"] = values["SCHEDULER_PASSWORD"]
    assert len(weaknesses(values)) == 2


def test_the_file_is_private_and_what_is_there_stays(tmp_path):
    path = tmp_path / ".env"
    path.write_text("KIBANA_PORT=5602\nEXISTING_CA_CERTS=\nPOSTGRES_PASSWORD=nTq7sVx2LmB9wKc4ZrYh\n")
    write(path, TEMPLATE)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first = parsed(path.read_text())
    assert first["KIBANA_PORT"] == "5602"
    assert first["EXISTING_CA_CERTS"] == ""
    assert first["POSTGRES_PASSWORD"] == "nTq7sVx2LmB9wKc4ZrYh"
    assert weaknesses(first) == []
    write(path, TEMPLATE)
    assert parsed(path.read_text()) == first


def test_a_weak_value_that_is_there_is_not_kept_silently(tmp_path):
    path = tmp_path / ".env"
    path.write_text("ELASTIC_PASSWORD=changeme\n")
    with pytest.raises(SettingsError, match="ELASTIC_PASSWORD"):
        write(path, TEMPLATE)
    assert path.read_text() == "ELASTIC_PASSWORD=changeme\n"


def run(*arguments: str, cwd=None, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord.schedule.environment", *arguments]
    kept = {name: value for name, value in os.environ.items() if name not in SECRETS}
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env={**kept, **environment})


def test_the_first_step_of_compose_refuses_and_accepts():
    refused = run("--check", **{**good(), "POSTGRES_PASSWORD": "postgres"})
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == [
        "refused: POSTGRES_PASSWORD has fewer than 16 characters; run make env"
    ]
    assert run("--check", **good()).returncode == 0


def test_the_command_makes_the_file_and_the_inbox(tmp_path):
    made = run(cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    values = parsed((tmp_path / ".env").read_text())
    assert weaknesses(values) == []
    assert (tmp_path / "inbox").is_dir()
    assert not any(values[name] in made.stdout for name in SECRETS)
