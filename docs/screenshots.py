"""Takes the pictures of Kibana for the documentation, where KIBANA_URL is set: `make pictures`.

They are of a real Kibana, as a reader sees it; a panel that is empty or fails ends the program with its name.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from onrecord.errors import OnrecordError, SettingsError

FOLDER = Path(__file__).resolve().parent / "pictures"
PAGES: Mapping[str, tuple[str, int]] = {
    "kibana-who-said-what": ("/app/dashboards#/view/onrecord-who-said-what", 1750),
    "kibana-coverage": ("/app/dashboards#/view/onrecord-coverage", 1750),
    "kibana-latest-statements": ("/app/discover#/view/onrecord-latest-statements", 1000),
}
"""Name of the picture -> page of Kibana and its height in pixels."""
WIDTH = 1600
READY_SECONDS = 120.0
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")

# how Kibana's own reports know that a page is complete, and which words an empty panel shows
READY = """(() => {
  const box = document.querySelector('[data-shared-items-count]');
  const wanted = box ? Number(box.getAttribute('data-shared-items-count')) : 1;
  return document.querySelectorAll('[data-shared-item][data-render-complete="true"]').length >= wanted;
})()"""
TROUBLE = """[...document.querySelectorAll('[data-shared-item], [data-test-subj="embeddablePanel"]')]
  .filter(each => each.querySelector('[data-render-error], [data-test-subj="embeddableError"]')
    || each.hasAttribute('data-render-error') || /No results found|No results match/.test(each.textContent))
  .map(each => each.getAttribute('data-title') || each.textContent.slice(0, 80))"""


def find_browser() -> str:
    """Return the program of a Chromium: BROWSER_PROGRAM, or one on the path. Raises SettingsError."""
    named = os.environ.get("BROWSER_PROGRAM")
    found = named or next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise SettingsError(
            "pictures of Kibana need a Chromium or Chrome", remedy="install one, or set BROWSER_PROGRAM"
        )
    return found


def log_in(url: str, username: str, password: str, ca_certs: Path | None) -> list[tuple[str, str]]:
    """Return the cookies of a new session in Kibana. Raises OnrecordError when it is refused."""
    body = {
        "providerType": "basic",
        "providerName": "basic",
        "currentURL": f"{url}/login",
        "params": {"username": username, "password": password},
    }
    page = f"{url}/internal/security/login"
    request = urllib.request.Request(page, json.dumps(body).encode(), method="POST")  # noqa: S310
    for name, value in (
        ("kbn-xsrf", "onrecord"),
        ("x-elastic-internal-origin", "Kibana"),
        ("Content-Type", "application/json"),
    ):
        request.add_header(name, value)
    context = ssl.create_default_context(cafile=ca_certs) if url.startswith("https:") else None
    try:
        with urllib.request.urlopen(request, timeout=30, context=context) as answer:  # noqa: S310
            cookies = answer.headers.get_all("Set-Cookie") or []
    except urllib.error.HTTPError as error:
        raise OnrecordError(f"Kibana refused the user {username}: {error.code}") from None
    except OSError as error:
        raise OnrecordError(f"Kibana at {url} can't be reached: {error}") from None
    pairs = [cookie.partition(";")[0].partition("=") for cookie in cookies]
    return [(name, value) for name, _, value in pairs]


def pinned(url: str, ca_certs: Path | None) -> list[str]:
    """Return the flag with which a browser takes the certificate that our authority signed, and no other.

    A browser knows our authority only where somebody installed it; so it is checked here.
    """
    parts = urlsplit(url)
    if parts.scheme != "https" or ca_certs is None:
        return []
    context = ssl.create_default_context(cafile=ca_certs)
    plain = socket.create_connection((str(parts.hostname), parts.port or 443), timeout=30)
    with plain, context.wrap_socket(plain, server_hostname=parts.hostname) as secure:
        shown = secure.getpeercert(binary_form=True)
    assert shown is not None
    key = x509.load_der_x509_certificate(shown).public_key()
    digest = Hash(SHA256())
    digest.update(key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo))
    return [f"--ignore-certificate-errors-spki-list={base64.b64encode(digest.finalize()).decode()}"]


class Tab:
    """One page of a browser, spoken to in its debugging protocol."""

    def __init__(self, line: Any) -> None:
        self._line, self._numbers = line, itertools.count(1)

    def do(self, method: str, **params: Any) -> dict[str, Any]:
        """Return the answer to one command. Raises OnrecordError when the browser refuses it."""
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            said = json.loads(self._line.recv(timeout=60))
            if said.get("id") == number:
                break
        if "error" in said:
            raise OnrecordError(f"the browser refused {method}: {said['error'].get('message')}")
        return dict(said["result"])

    def evaluate(self, script: str) -> Any:
        """Return what `script` gives inside the page."""
        return self.do("Runtime.evaluate", expression=script, returnByValue=True)["result"].get("value")

    def picture(self, address: str, height: int, seconds: float = READY_SECONDS) -> bytes:
        """Return `address` as PNG once everything on it is drawn. Raises OnrecordError naming what is not."""
        self.do(
            "Emulation.setDeviceMetricsOverride",
            width=WIDTH,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        self.do("Page.navigate", url="about:blank")
        self.do("Page.navigate", url=address)
        deadline = time.monotonic() + seconds
        while not self.evaluate(READY):
            if time.monotonic() > deadline:
                raise OnrecordError(f"{address} is not complete after {seconds:.0f} s")
            time.sleep(0.5)
        time.sleep(1)  # bars grow for a moment
        if trouble := self.evaluate(TROUBLE):
            raise OnrecordError(f"{address} shows nothing in: {', '.join(trouble)}")
        return base64.b64decode(self.do("Page.captureScreenshot", format="png")["data"])


@contextmanager
def opened(browser: str, flags: list[str]) -> Iterator[Tab]:
    """Yield a page of a new browser without a window, with a profile that is thrown away."""
    from websockets.sync.client import connect

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [browser, "--headless", "--remote-debugging-port=0", f"--user-data-dir={profile}"]
        command += ["--hide-scrollbars", "--no-first-run", *flags, "about:blank"]
        if os.geteuid() == 0:
            command.insert(1, "--no-sandbox")
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            noted = Path(profile) / "DevToolsActivePort"
            deadline = time.monotonic() + 30
            while not noted.exists() or not noted.read_text().strip():
                if process.poll() is not None or time.monotonic() > deadline:
                    raise OnrecordError(f"{browser} did not start")
                time.sleep(0.1)
            port = noted.read_text().split()[0]
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/json/list", timeout=10) as answer:
                page = next(entry for entry in json.load(answer) if entry["type"] == "page")
            with connect(page["webSocketDebuggerUrl"], max_size=None) as line:
                yield Tab(line)
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def take(url: str, username: str, password: str, folder: Path, ca_certs: Path | None = None) -> list[Path]:
    """Write every picture of PAGES to `folder`; return their paths. Raises OnrecordError."""
    browser = find_browser()
    cookies = log_in(url, username, password, ca_certs)
    made = []
    with opened(browser, pinned(url, ca_certs)) as tab:
        for name, value in cookies:
            tab.do("Network.setCookie", name=name, value=value, url=url, httpOnly=True)
        for name, (page, height) in PAGES.items():
            path = folder / f"{name}.png"
            path.write_bytes(tab.picture(url + page, height))
            made.append(path)
    return made


def main() -> int:
    """Take the pictures with the settings of this machine; without KIBANA_URL there is nothing to do."""
    from onrecord.settings import load_settings
    from onrecord.setup.wishes import load_wishes

    settings, wishes = load_settings(), load_wishes()
    if settings.kibana_url is None:
        sys.stdout.write("KIBANA_URL is not set: the pictures of Kibana stay as they are\n")
        return 0
    if wishes.reader_password is None:
        sys.stderr.write("error: ONRECORD_READER_PASSWORD is not set\n")
        return 2
    authority = wishes.kibana_ca_certs or settings.elasticsearch_ca_certs
    secret = wishes.reader_password.get_secret_value()
    try:
        made = take(str(settings.kibana_url).rstrip("/"), "onrecord_reader", secret, FOLDER, authority)
    except OnrecordError as error:
        sys.stderr.write(f"error: {error}\n")
        return error.exit_code
    sys.stdout.write("".join(f"{path}\n" for path in made))
    return 0


if __name__ == "__main__":
    sys.exit(main())
