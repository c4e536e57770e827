"""`prefect.yaml` as data: the same deployments for a worker's pool and for `onrecord up`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FILE = "prefect.yaml"


@dataclass(frozen=True, slots=True)
class Deployment:
    """One entry of the file."""

    name: str
    entrypoint: str
    description: str
    tags: tuple[str, ...]
    cron: str | None
    limit: int
    collision: str
    grace_seconds: int

    @property
    def full_name(self) -> str:
        """The flow and the deployment: "ingest/ingest"."""
        return f"{self.entrypoint.rpartition(':')[2]}/{self.name}"


def read_file(root: Path) -> dict[str, Any]:
    """Return `prefect.yaml` as it is written."""
    content: dict[str, Any] = yaml.safe_load((root / FILE).read_text("utf-8"))
    return content


def read_deployments(root: Path) -> list[Deployment]:
    """Return the deployments of `prefect.yaml` below `root`."""
    return [_deployment(entry) for entry in read_file(root)["deployments"]]


def _deployment(entry: dict[str, Any]) -> Deployment:
    schedules = entry.get("schedules") or [{}]
    limit = entry["concurrency_limit"]
    return Deployment(
        name=entry["name"],
        entrypoint=entry["entrypoint"],
        description=entry["description"],
        tags=tuple(entry["tags"]),
        cron=schedules[0].get("cron"),
        limit=limit["limit"],
        collision=limit["collision_strategy"],
        grace_seconds=limit["grace_period_seconds"],
    )
