"""A proxy before the real Elasticsearch that does what networks and gateways do: lose, cut, refuse, delay.

`faults` is a list of names, one taken for each bulk request; when it is empty, everything passes.
"""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from onrecord.engine import Connection

LIMIT = 20_000
"""Bytes that a request may have under the fault "413"."""

_ERRORS = {
    "429": (429, "es_rejected_execution_exception", "rejected execution of coordinating operation"),
    "breaker": (429, "circuit_breaking_exception", "[parent] Data too large"),
    "503": (503, "unavailable_shards_exception", "primary shard is not active"),
    "400": (400, "illegal_argument_exception", "Malformed action/metadata line [1]"),
    "401": (401, "security_exception", "unable to authenticate user"),
    "403": (403, "security_exception", "action [indices:data/write/bulk] is unauthorized"),
}


class FaultProxy(ThreadingHTTPServer):
    """Listens on loopback; `connection` is the way through it."""

    daemon_threads = True

    def __init__(self, target: Connection) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.target = target
        self.faults: list[str] = []
        self.always = ""
        self.bulks = 0
        self.lock = threading.Lock()

    @property
    def connection(self) -> Connection:
        port = self.server_address[1]
        return Connection(
            f"http://127.0.0.1:{port}", self.target.username, self.target.password, embedded=True
        )

    def next_fault(self) -> str:
        with self.lock:
            self.bulks += 1
            return self.faults.pop(0) if self.faults else self.always

    def handle_error(self, request: object, client_address: object) -> None:
        """Connections that were cut on purpose are no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FaultProxy

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fault = self.server.next_fault() if self.path.startswith("/_bulk") else ""
        if fault == "slow":
            time.sleep(0.5)
        if fault == "reset":
            return self._cut()
        if fault == "413":
            if len(body) > LIMIT:
                return self._answer(413, b"")
        elif fault in _ERRORS:
            status, kind, reason = _ERRORS[fault]
            error = {
                "error": {"root_cause": [{"type": kind, "reason": reason}], "type": kind},
                "status": status,
            }
            return self._answer(status, json.dumps(error).encode())
        answer, payload = self._forward(body)
        if fault == "lost":
            return self._cut()
        if fault == "half":
            self.send_response(answer.status)
            self._headers(answer, len(payload))
            self.wfile.write(payload[: len(payload) // 2])
            return self._cut()
        if fault == "garbage":
            payload = payload[: len(payload) // 2]
        self.send_response(answer.status)
        self._headers(answer, len(payload))
        if self.command != "HEAD":
            self.wfile.write(payload)
        return None

    do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = _serve  # noqa: N815

    def _forward(self, body: bytes) -> tuple[http.client.HTTPResponse, bytes]:
        where = urlsplit(self.server.target.url)
        upstream = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)
        headers = {
            name: value
            for name, value in self.headers.items()
            if name.lower() in ("authorization", "content-type", "accept")
        }
        upstream.request(self.command, self.path, body, headers)
        answer = upstream.getresponse()
        payload = answer.read()
        upstream.close()
        return answer, payload

    def _headers(self, answer: http.client.HTTPResponse, length: int) -> None:
        for name, value in answer.getheaders():
            if name.lower() in ("content-type", "x-elastic-product"):
                self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def _answer(self, status: int, payload: bytes) -> None:
        self.send_response(status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def _cut(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def faulty(target: Connection) -> Iterator[FaultProxy]:
    """Run a proxy before `target`."""
    proxy = FaultProxy(target)
    thread = threading.Thread(target=proxy.serve_forever, daemon=True)
    thread.start()
    try:
        yield proxy
    finally:
        proxy.shutdown()
        proxy.server_close()
        thread.join()
