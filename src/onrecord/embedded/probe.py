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
    """Tell whether all indices are open, the security index among them, which a new server makes by itself.

    Until then the server answers, but refuses searches and every user and key.
    """
    waiting = "wait_for_status=yellow&wait_for_no_initializing_shards=true&timeout=2s"
    return all(
        _health(f"{url}/_cluster/health{index}?{waiting}", password) is not None
        for index in ("", "/.security")
    )


def _health(url: str, password: str) -> dict[str, object] | None:
    request = urllib.request.Request(url)  # noqa: S310 always http://127.0.0.1
    credentials = base64.b64encode(f"{USERNAME}:{password}".encode()).decode("ascii")
    request.add_header("Authorization", f"Basic {credentials}")
    try:
        with _DIRECT.open(request, timeout=5.0) as response:
            found = json.load(response)
    except (OSError, ValueError):
        return None  # a wait that timed out is answered with 408
    return found if isinstance(found, dict) else None
