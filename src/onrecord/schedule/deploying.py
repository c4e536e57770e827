"""Registering on a Prefect server: work pool, deployments, automation. Run again, it only updates."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from onrecord.errors import OnrecordError
from onrecord.schedule.automations import ensure_zombie_automation
from onrecord.schedule.deployments import FILE, read_deployments, read_file
from onrecord.schedule.prefect_home import api_settings

POOL = "onrecord"


def deploy(root: Path, environment: Mapping[str, str], pool: str = POOL) -> list[str]:
    """Register everything on the server that `environment` names; return what was done, one line each.

    `root` holds prefect.yaml and flows/; a work pool that is not there is made as one of processes. Raises
    OnrecordError with Prefect's words when the server refuses or can't be reached.
    """
    import httpx
    from prefect.client.orchestration import get_client
    from prefect.settings import temporary_settings

    with temporary_settings(updates=api_settings(environment)):
        try:
            with get_client(sync_client=True) as client:
                lines = [f"work pool {pool}: {_ensure_pool(client, pool)}"]
                _deploy_all(root, environment, pool)
                lines += [f"deployment {entry.full_name}: registered" for entry in read_deployments(root)]
                lines.append(f"zombie automation: {ensure_zombie_automation(client)}")
        except (httpx.HTTPError, RuntimeError) as error:  # PrefectHTTPStatusError is an HTTPError
            raise _unreachable(environment, error) from error
    return lines


def _unreachable(environment: Mapping[str, str], error: Exception) -> OnrecordError:
    first = str(error).strip().splitlines()[:1] or [type(error).__name__]
    return OnrecordError(
        f"the Prefect server at {environment.get('PREFECT_API_URL')} refused: {first[0][:200]}",
        remedy="check PREFECT_API_URL and PREFECT_API_AUTH_STRING",
    )


def _ensure_pool(client: Any, pool: str) -> str:
    """A pool of another type (docker, kubernetes) is made by its owner and left alone."""
    from prefect.client.schemas.actions import WorkPoolCreate
    from prefect.exceptions import ObjectNotFound
    from prefect.workers.process import ProcessWorker

    try:
        return f"left ({client.read_work_pool(pool).type})"
    except ObjectNotFound:
        template = ProcessWorker.get_default_base_job_template()
        client.create_work_pool(WorkPoolCreate(name=pool, type="process", base_job_template=template))
        return "created (process)"


def _deploy_all(root: Path, environment: Mapping[str, str], pool: str) -> None:
    """`prefect deploy --all`: every field of the file means what Prefect's documentation says."""
    content = read_file(root)
    for entry in content["deployments"]:
        entry["work_pool"] = {**entry["work_pool"], "name": pool}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / FILE
        file.write_text(yaml.safe_dump(content, sort_keys=False), "utf-8")
        command = [
            sys.executable,
            "-m",
            "prefect",
            "--no-prompt",
            "deploy",
            "--all",
            "--prefect-file",
            str(file),
        ]
        done = subprocess.run(
            command,
            cwd=root,
            env={"ONRECORD_ROOT": str(root), **os.environ, **environment, "NO_COLOR": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
    registered = done.stdout.count("successfully")
    if done.returncode or registered < len(content["deployments"]):
        raise OnrecordError(
            f"Prefect registered {registered} of {len(content['deployments'])} deployments",
            remedy=" ".join((done.stdout + done.stderr).split())[-600:],
        )
