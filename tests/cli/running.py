"""Runs the real command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]

_OURS = ("ONRECORD_", "ELASTICSEARCH_", "KIBANA_", "PREFECT_", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "TERM")


def onrecord(
    *arguments: str, env: Mapping[str, str] | None = None, cwd: Path = REPOSITORY, seconds: float = 120
) -> subprocess.CompletedProcess[str]:
    """Run `onrecord` with no setting but those in `env`; output that isn't UTF-8 fails the test."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    return subprocess.run(
        [sys.executable, "-m", "onrecord", *arguments],
        capture_output=True,
        encoding="utf-8",
        env={**inherited, "COLUMNS": "160", **(env or {})},
        cwd=cwd,
        timeout=seconds,
        check=False,
    )
