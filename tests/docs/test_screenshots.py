"""Pictures of Kibana: taken by a real browser of a page that is complete late, as Kibana's are; nothing empty passes."""

from __future__ import annotations

import json
import os
import ssl
import struct
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from cli.running import REPOSITORY
from onrecord.errors import OnrecordError, SettingsError
from onrecord.setup.certificates import ensure_certificates

sys.path.insert(0, str(REPOSITORY / "docs"))
import screenshots

OBJECTS = [
    json.loads(line) for line in (REPOSITORY / "kibana" / "onrecord.ndjson").read_text("utf-8").splitlines()
]
PASSWORD = "a good password"
PANELS = "".join(f"<div data-shared-item data-title='panel {number}'></div>" for number in (1, 2))
PAGE = f"""<!doctype html><body style='background: rgb(1, 2, 3)'><div data-shared-items-count=2>{PANELS}</div><script>
setTimeout(() => document.querySelectorAll('[data-shared-item]').forEach((each, number) => {{
  each.innerText = number && location.pathname.includes('discover') && EMPTY ? 'No results found' : 'bars';
  each.setAttribute('data-render-complete', 'true');
}}), 700)</script>"""


class Front(BaseHTTPRequestHandler):
    """Speaks as Kibana does: a login that gives a cookie, pages that only its holder sees."""

    empty = "false"

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        right = asked["params"] == {"username": "onrecord_reader", "password": PASSWORD}
        self.send_response(200 if right and self.headers["kbn-xsrf"] else 401)
        if right:
            self.send_header("Set-Cookie", "sid=abc; HttpOnly; Path=/")
        self.end_headers()

    def do_GET(self) -> None:
        seen = self.headers.get("Cookie") == "sid=abc"
        self.send_response(200 if seen else 401)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        if seen:
            self.wfile.write(PAGE.replace("EMPTY", self.empty).encode())

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def front() -> Iterator[ThreadingHTTPServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Front,), {}))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def address(server: ThreadingHTTPServer, scheme: str = "http") -> str:
    return f"{scheme}://localhost:{server.server_address[1]}"


def browser_is_here() -> bool:
    try:
        screenshots.find_browser()
    except SettingsError:
        return False
    return True


@pytest.mark.skipif(not browser_is_here(), reason="needs a Chromium or Chrome")
def test_pages_are_waited_for_and_an_empty_panel_is_named(front: ThreadingHTTPServer, tmp_path: Path) -> None:
    made = screenshots.take(address(front), "onrecord_reader", PASSWORD, tmp_path)
    assert [path.stem for path in made] == list(screenshots.PAGES)
    for path in made:
        content = path.read_bytes()
        assert content.startswith(b"\x89PNG")
        assert struct.unpack(">II", content[16:24]) == (screenshots.WIDTH, screenshots.PAGES[path.stem][1])
    front.RequestHandlerClass.empty = "true"  # type: ignore[attr-defined]
    with pytest.raises(OnrecordError, match="shows nothing in: panel 2"):
        screenshots.take(address(front), "onrecord_reader", PASSWORD, tmp_path)


def test_a_wrong_password_is_told_without_it(front: ThreadingHTTPServer) -> None:
    with pytest.raises(OnrecordError, match="refused the user onrecord_reader: 401") as refused:
        screenshots.log_in(address(front), "onrecord_reader", "wrong-canary", None)
    assert "wrong-canary" not in str(refused.value)


def test_the_browser_gets_the_certificate_that_was_checked(
    front: ThreadingHTTPServer, tmp_path: Path
) -> None:
    ensure_certificates(tmp_path / "ours")
    ensure_certificates(tmp_path / "theirs")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "ours/kibana.crt", tmp_path / "ours/kibana.key")
    front.socket = context.wrap_socket(front.socket, server_side=True)
    url = address(front, "https")
    (flag,) = screenshots.pinned(url, tmp_path / "ours/ca.crt")
    assert flag.startswith("--ignore-certificate-errors-spki-list=")
    with pytest.raises(ssl.SSLCertVerificationError):
        screenshots.pinned(url, tmp_path / "theirs/ca.crt")
    assert screenshots.pinned("http://localhost:5601", tmp_path / "ours/ca.crt") == []


def test_a_missing_browser_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("BROWSER_PROGRAM", raising=False)
    with pytest.raises(SettingsError, match="Chromium"):
        screenshots.find_browser()


def test_every_page_is_of_an_object_of_ours() -> None:
    ids = {item["id"] for item in OBJECTS if item["type"] in ("dashboard", "search")}
    assert {page.rpartition("/")[2] for page, _ in screenshots.PAGES.values()} <= ids


def test_nothing_is_done_without_a_kibana(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    from onrecord.settings import load_settings

    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("KIBANA")]:
        monkeypatch.delenv(name)
    load_settings.cache_clear()
    assert screenshots.main() == 0
    assert "KIBANA_URL is not set" in capsys.readouterr().out
    load_settings.cache_clear()
