"""The commands of services that can run without Docker, taken from the compose file as they stand there."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from compose.stack import ROOT, written

SERVICES = written()["services"]


def run(service: str, folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command of `service` with /certs in `folder`."""
    program, flags, script = SERVICES[service]["command"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ELASTIC", "KIBANA"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        [program, flags, script.replace("/certs", str(folder))],
        cwd=ROOT,
        env={**kept, **environment, "PATH": path},
        capture_output=True,
        text=True,
    )


def test_the_first_step_makes_what_elasticsearch_and_kibana_name(good_secrets, tmp_path):
    done = run("prepare", tmp_path, good_secrets)
    assert done.returncode == 0, done.stderr
    made = {path.name for path in tmp_path.iterdir()}
    asked = [*SERVICES["elasticsearch"]["environment"].values(), *SERVICES["kibana"]["environment"].values()]
    named = {str(value).rpartition("/")[2] for value in asked if "certs/" in str(value)}
    assert named
    assert named <= made
    again = run("prepare", tmp_path, good_secrets)
    assert again.returncode == 0


@pytest.mark.parametrize("weak", ["", "changeme", "elastic-elastic-elastic"])
def test_the_first_step_stops_before_anything_is_made(good_secrets, tmp_path, weak):
    done = run("prepare", tmp_path, {**good_secrets, "ELASTIC_PASSWORD": weak})
    assert done.returncode != 0
    assert "ELASTIC_PASSWORD" in done.stderr
    assert not weak or weak not in done.stderr + done.stdout
    assert list(tmp_path.iterdir()) == []


def test_an_existing_cluster_must_be_named(tmp_path):
    first = SERVICES["setup-existing"]["command"][2].splitlines()[0].replace("$$", "$")
    done = subprocess.run(["sh", "-ec", first], env={"ELASTICSEARCH_URL": ""}, capture_output=True, text=True)
    assert done.returncode == 2
    assert "EXISTING_ELASTICSEARCH_URL" in done.stderr
    named = {"ELASTICSEARCH_URL": "https://search.example.org"}
    assert subprocess.run(["sh", "-ec", first], env=named).returncode == 0


@pytest.mark.parametrize(
    ("codes", "called", "ends_with"),
    [
        ("0", "setup deploy", 0),
        ("1 0 0", "setup reindex setup deploy", 0),
        ("1 5", "setup reindex", 5),
        ("3", "setup", 1),
    ],
    ids=["as it should be", "another schema", "no rebuild", "no engine"],
)
@pytest.mark.parametrize("service", ["setup", "setup-existing"])
def test_only_another_schema_makes_it_rebuild(tmp_path, service, codes, called, ends_with):
    """The program `onrecord` here notes how it was called and ends as it is told."""
    program = tmp_path / "onrecord"
    program.write_text(
        '#!/bin/sh\ncd "$(dirname "$0")"\necho "$1" >> called\n'
        'code=$(sed -n "$(wc -l < called)p" codes)\nexit ${code:-0}\n'
    )
    program.chmod(0o755)
    (tmp_path / "codes").write_text("\n".join(codes.split()) + "\n")
    shell, flags, script = SERVICES[service]["command"]
    environment = {
        "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}",
        "ELASTICSEARCH_URL": "https://es:9200",
    }
    done = subprocess.run([shell, flags, script.replace("$$", "$")], env=environment)
    assert (tmp_path / "called").read_text().split() == called.split()
    assert done.returncode == ends_with


def test_every_program_and_module_of_ours_exists():
    for service in SERVICES.values():
        words = " ".join(str(word) for word in [service.get("command", ""), service.get("healthcheck", "")])
        if "onrecord.schedule.health" in words:
            known = subprocess.run([sys.executable, "-m", "onrecord.schedule.health", "http://127.0.0.1:9/"])
            assert known.returncode == 1
            break
    else:
        pytest.fail("no service asks for the health of ours")
