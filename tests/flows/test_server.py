"""The Prefect server that we start: asks for a password, also on websockets; on loopback; talks to nobody else."""

from __future__ import annotations

import asyncio
import stat
from pathlib import Path

import httpx
import psutil
import pytest
import websockets


def credentials(environment):
    name, _, password = environment["PREFECT_API_AUTH_STRING"].partition(":")
    return name, password


def test_nothing_is_told_without_the_password(prefect):
    api = prefect["PREFECT_API_URL"]
    for path in ("/flows/count", "/admin/settings", "/deployments/count"):
        for auth in (None, ("onrecord", "wrong"), ("", "")):
            assert httpx.get(f"{api}{path}", auth=auth).status_code == 401
    assert httpx.get(f"{api}/health").status_code == 200


@pytest.mark.parametrize("path", ["/events/in", "/events/out", "/logs/out"])
def test_websockets_ask_for_it_too(prefect, path):
    address = prefect["PREFECT_API_URL"].replace("http", "ws") + path

    async def talk() -> str:
        async with websockets.connect(address, subprotocols=[websockets.Subprotocol("prefect")]) as socket:
            await socket.send('{"type": "auth", "token": "wrong"}')
            return str(await asyncio.wait_for(socket.recv(), 10))

    try:
        answer = asyncio.run(talk())
    except (websockets.ConnectionClosed, websockets.InvalidStatus):
        return
    assert "auth_failure" in answer


def test_another_page_in_the_browser_cannot_write(prefect):
    api = prefect["PREFECT_API_URL"]
    written = httpx.post(f"{api}/flows/", json={"name": "evil"}, auth=credentials(prefect))
    assert written.status_code == 403
    assert "CSRF" in written.text
    asked = httpx.options(
        f"{api}/flows/", headers={"Origin": "http://evil.example", "Access-Control-Request-Method": "POST"}
    )
    assert "evil.example" not in asked.headers.get("access-control-allow-origin", "")
    assert asked.headers.get("access-control-allow-origin") != "*"


def test_it_listens_on_loopback_alone_and_its_password_is_private(prefect):
    port = int(prefect["PREFECT_SERVER_API_PORT"])
    found = [
        c for c in psutil.net_connections("inet") if c.status == psutil.CONN_LISTEN and c.laddr.port == port
    ]
    assert [c.laddr.ip for c in found] == ["127.0.0.1"]
    path = Path(prefect["PREFECT_HOME"]) / "auth"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert prefect["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert prefect["DO_NOT_TRACK"] == "1"
