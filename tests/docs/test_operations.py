"""docs/operations.md and its picture: drawn from their source, and naming only what exists."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from onrecord.cli.application import COMMANDS
from onrecord.cli.setup import HELP as SETUP_HELP

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "operations.md").read_text("utf-8")


def test_the_picture_is_what_its_source_gives():
    drawn = subprocess.run([sys.executable, "docs/draw_architecture.py", "--check"], cwd=ROOT)
    assert drawn.returncode == 0, "run `make picture` and commit docs/pictures/architecture.svg"
    ElementTree.parse(ROOT / "docs" / "pictures" / "architecture.svg")
    assert "pictures/architecture.svg" in PAGE


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`?\bonrecord ([a-z]+)\b", PAGE))))
def test_every_command_exists(command):
    assert command in COMMANDS


def test_every_service_and_variable_exists():
    stack = (ROOT / "docker-compose.yml").read_text("utf-8")
    services = yaml.safe_load(stack)["services"]
    pattern = (
        r"docker compose (?:stop|start|restart|exec|cp|build|run --rm)(?: -\S+| \"[^\"]*\"| 0)* ([a-z-]+)"
    )
    named = re.findall(pattern, PAGE)
    assert {"prefect-worker", "setup"} <= set(named)
    assert {name for name in named if not name.startswith("-")} <= set(services)
    known = stack + (ROOT / ".env.example").read_text("utf-8") + SETUP_HELP
    for variable in set(re.findall(r"\b(?:EXISTING|COMPOSE|ELASTIC)_[A-Z_]+\b", PAGE)):
        assert variable in known, variable


def test_every_target_of_make_exists():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:^|`|&& )make ([a-z]+)\b", PAGE, re.MULTILINE)) <= targets
