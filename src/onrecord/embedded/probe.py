"""Asks the embedded server whether it is there, with the standard library alone and never through a proxy."""

from __future__ import annotations

import base64
import json
import urllib.error
import urllib.request

USERNAME = "onrecord-admin"
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def answers(url: str, password: str) -> bool:
    """Tell whether the server at `url` answers and accepts our password."""
    return _health(f"{url}/_cluster/health", password) is not None


def is_ready(url: str, password: str) -> bool:
    """Tell whether all its indices are open.

    While the server still opens its security index it answers, but refuses every user and key made with it.
    """
    asked = f"{url}/_cluster/health?wait_for_no_initializing_shards=true&timeout=4s"
    found = _health(asked, password)
    return found is not None and found.get("timed_out") is False


def _health(url: str, password: str) -> dict[str, object] | None:
    request = urllib.request.Request(url)  # noqa: S310 always http://127.0.0.1
    credentials = base64.b64encode(f"{USERNAME}:{password}".encode()).decode("ascii")
    request.add_header("Authorization", f"Basic {credentials}")
    try:
        with _DIRECT.open(request, timeout=5.0) as response:
            found = json.load(response)
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
