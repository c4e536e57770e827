"""Checks of Prefect: it and its server can be imported. Slow, so it runs in a process of its own."""

from __future__ import annotations

import subprocess
import sys

from onrecord.cli.checks.finding import Finding, good, problem

SECONDS = 180
"""The first import on a cold disk took half a minute."""

_PROGRAM = "import prefect, prefect.server.api.server; print(prefect.__version__)"


def check_prefect() -> Finding:
    """The server imports too: with a newer FastAPI it does not, although `pip check` finds nothing wrong."""
    remedy = "install the pinned packages again: `make setup`"
    try:
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM], capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return problem("Prefect", f"did not import within {SECONDS} s", remedy)
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        return problem("Prefect", f"its server does not import: {last}", remedy)
    return good("Prefect", f"{done.stdout.strip().splitlines()[-1]}, its server imports")
