"""The compose file as it is written, for checks that need no loader."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
OURS = {"prepare", "setup", "setup-existing", "renew", "renew-existing", "prefect-server", "prefect-worker"}
ONE_SHOT = {"prepare", "setup", "setup-existing"}


def written() -> dict[str, Any]:
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
