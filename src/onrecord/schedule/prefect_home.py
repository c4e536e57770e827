"""Prefect's own settings: one home per data directory, a password on the server, nothing sent to anybody."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import psutil

from onrecord.settings import Settings

QUIET: Mapping[str, str] = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_TELEMETRY_ENABLE_RESOURCE_METRICS": "false",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
    # signs of life of a run, in seconds: by default (180) a killed worker is noticed after nine minutes
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
}
"""No analytics, no metrics, no advertisements; for servers, workers and runs alike."""


def home_of(settings: Settings) -> Path:
    """Return the folder that holds Prefect's database and password for this data directory."""
    return settings.data_dir.absolute() / "prefect"


def record_path(settings: Settings) -> Path:
    """Return the file in which `onrecord up` notes the server that it runs."""
    return home_of(settings) / "server.json"


def auth_string(settings: Settings) -> str:
    """Return "onrecord:<password>" of this installation's server, made once and kept in a 0600 file."""
    path = home_of(settings) / "auth"
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w") as stream:
            stream.write(f"onrecord:{secrets.token_urlsafe(24)}")
    return path.read_text().strip()


def client_environment(settings: Settings) -> dict[str, str] | None:
    """Return the variables under which this process can speak to a Prefect server; None where there is none.

    A PREFECT_API_URL that is set wins; else it is the server of a running `onrecord up`.
    """
    if os.environ.get("PREFECT_API_URL"):
        told = {name: value for name, value in os.environ.items() if name.startswith("PREFECT_API_")}
        return {**QUIET, **told}
    running = running_server(settings)
    if running is None:
        return None
    return {
        **QUIET,
        "PREFECT_HOME": str(home_of(settings)),
        "PREFECT_API_URL": running,
        "PREFECT_API_AUTH_STRING": auth_string(settings),
    }


def api_settings(environment: Mapping[str, str]) -> dict[Any, Any]:
    """Return what to hand to Prefect's `temporary_settings`: it reads the environment at its import only."""
    from prefect import settings

    names = ("PREFECT_API_URL", "PREFECT_API_AUTH_STRING", "PREFECT_HOME")
    return {getattr(settings, name): environment[name] for name in names if name in environment}


def server_environment(settings: Settings, port: int) -> dict[str, str]:
    """Return the variables of a Prefect server of ours on loopback `port`, and of its clients."""
    origin = f"http://127.0.0.1:{port}"
    return {
        **QUIET,
        "PREFECT_HOME": str(home_of(settings)),
        "PREFECT_API_URL": f"{origin}/api",
        "PREFECT_UI_API_URL": f"{origin}/api",
        "PREFECT_SERVER_API_HOST": "127.0.0.1",
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_API_AUTH_STRING": auth_string(settings),
        "PREFECT_API_AUTH_STRING": auth_string(settings),
        # off by default: without it another page in the browser may speak to the server
        "PREFECT_SERVER_CSRF_PROTECTION_ENABLED": "true",
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": origin,
        # the default keeps leases in memory: a restarted server would forget that a slot is taken
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        "PREFECT_LOGGING_SERVER_LEVEL": "WARNING",
    }


def running_server(settings: Settings) -> str | None:
    """Return the API address of the server that `onrecord up` runs for this data directory, if it lives."""
    try:
        noted = json.loads(record_path(settings).read_text())
        process = psutil.Process(int(noted["pid"]))
        if abs(process.create_time() - float(noted["started"])) > 1:
            return None
        return str(noted["api"])
    except (OSError, ValueError, KeyError, psutil.Error):
        return None
