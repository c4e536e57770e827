"""Long loops, run by `make faults`: SIGKILL at random moments, and faults on the way one after another."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fault_proxy import faulty
from installation import Installation, describe, story
from onrecord.index.names import Kind
from onrecord.ingest import run_ingest

pytestmark = [pytest.mark.faults, pytest.mark.timeout(7_200)]

CYCLES = int(os.environ.get("ONRECORD_KILL_CYCLES", "50"))


def test_a_run_killed_at_random_moments_always_converges(installation: Installation) -> None:
    chance, number = random.Random(7), 0
    expected: dict[str, str] = {}
    for cycle in range(CYCLES):
        for _ in range(chance.randint(1, 6)):
            name = f"story-{chance.randint(0, 40):03d}.txt"
            expected[name] = story(number)
            installation.write(name, expected[name])
            number += 1
        if len(expected) > 30 and chance.random() < 0.5:
            name = chance.choice(sorted(expected))
            (installation.inbox / name).unlink()
            del expected[name]
        process = subprocess.Popen(
            [sys.executable, str(Path(__file__).parents[1] / "run_once.py")],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdin is not None
        process.stdin.write(describe(installation, batch_size=3))
        process.stdin.close()
        time.sleep(chance.uniform(0.3, 4.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if cycle % 10 == 9:
            installation.run()
            installation.check()
    installation.run()
    installation.check()
    present = {path for path, f in installation.files().items() if f["state"] == "present"}
    assert present == set(expected)
    current = [a for a in installation.documents(Kind.ARTICLES).values() if a["current"]]
    assert len(current) == len(set(expected.values()))


def test_a_long_series_of_faults_neither_loses_nor_doubles(installation: Installation) -> None:
    chance = random.Random(11)
    kinds = ["lost", "reset", "half", "garbage", "503", "429", "breaker", ""]
    with faulty(installation.connection) as proxy:
        for round_ in range(20):
            installation.write_stories(10, first=10 * round_)
            proxy.faults = [chance.choice(kinds) for _ in range(12)]
            settings = installation.with_settings(batch_size=4, retry_seconds=60)
            run_ingest(settings, proxy.connection, readers=installation.readers)
    installation.check()
    assert len(installation.documents(Kind.ARTICLES)) == 200
    assert json.dumps(sorted(installation.files())) == json.dumps([f"story-{n:03d}.txt" for n in range(200)])
