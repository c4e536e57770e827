"""`onrecord ingest --flow`: the command through a real Prefect server does what the direct one does."""

from __future__ import annotations

import json
import shutil

from cli.running import REPOSITORY, onrecord, spawned
from onrecord.schedule.handing_on import settings_environment
from onrecord.settings import Settings


def test_the_flow_does_what_the_command_does(prefect: dict[str, str], settings: Settings) -> None:
    for name in ("harbour/body-only.txt", "harbour/agency-page.txt", "refused/scanned-letter.txt"):
        shutil.copy(REPOSITORY / "seeds" / name, settings.inbox)
    env = {**settings_environment(settings), **prefect}
    done = spawned("ingest", str(settings.inbox), "--flow", "--json", env=env, seconds=280)
    assert done.returncode == 0, done.stderr
    first = json.loads(done.stdout)
    assert (first["seen"], first["indexed"], first["quarantined"]) == (3, 2, 1)
    again = json.loads(onrecord("ingest", "--json", env=env).stdout)
    assert (again["unchanged"], again["indexed"]) == (2, 0)
