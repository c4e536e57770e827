"""What is asked of a Kibana: a small server that answers as Kibana does, over a real connection, stands in for one.

It keeps what it was sent, so that the import can be compared byte by byte. A real Kibana takes the file after
delivery; `tests/kibana` holds the file itself to account.
"""

from __future__ import annotations

import base64
import json
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from onrecord.adapters.elastic import Elastic
from onrecord.adapters.elastic_security import read_note, store_note
from onrecord.adapters.elastic_setup import Done
from onrecord.errors import EngineError
from onrecord.progress import Silent
from onrecord.setup import ensure_objects
from onrecord.setup.certificates import ensure_certificates
from onrecord.setup.kibana import Kibana
from setup.conftest import Provisioned

OBJECTS = (
    b'{"type":"index-pattern","id":"a","attributes":{}}\n{"type":"dashboard","id":"b","attributes":{}}\n'
)


class StandIn(ThreadingHTTPServer):
    """Holds the objects it was sent; starts as "degraded" for a few questions, as Kibana does."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.waits = 0
        self.objects: dict[tuple[str, str], bytes] = {}
        self.imported: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        self.refuse: dict[str, Any] | None = None
        self.more: dict[str, Any] = {}


class Handler(BaseHTTPRequestHandler):
    server: StandIn

    def answer(self, status: int, body: dict[str, Any]) -> None:
        content = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def do_GET(self) -> None:
        assert self.path == "/api/status"
        self.server.waits -= 1
        level = "degraded" if self.server.waits >= 0 else "available"
        status = {"overall": {"level": level}, **self.server.more}
        self.answer(200 if level == "available" else 503, {"status": status})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.headers.append({name.lower(): value for name, value in self.headers.items()})
        if "kbn-xsrf" not in self.headers:
            self.answer(400, {"message": "Request must contain a kbn-xsrf header."})
        elif self.path == "/api/saved_objects/_export":
            wanted = [(entry["type"], entry["id"]) for entry in json.loads(body)["objects"]]
            found = all(key in self.server.objects for key in wanted)
            self.answer(200 if found else 400, {})
        elif self.path == "/api/saved_objects/_import?overwrite=true":
            if self.server.refuse is not None:
                self.answer(200, self.server.refuse)
                return
            boundary = self.headers["Content-Type"].partition("boundary=")[2].encode()
            part = body.split(b"--" + boundary)[1]
            assert b'name="file"; filename="onrecord.ndjson"' in part
            content = part.partition(b"\r\n\r\n")[2].removesuffix(b"\r\n")
            self.server.imported.append(content)
            entries = [json.loads(line) for line in content.splitlines()]
            self.server.objects |= {(e["type"], e["id"]): b"" for e in entries if "type" in e}
            self.answer(200, {"success": True, "successCount": len(entries)})
        else:
            self.answer(404, {"message": "Not Found"})

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def stand_in() -> Iterator[StandIn]:
    with StandIn() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def address(server: StandIn, scheme: str = "http") -> str:
    return f"{scheme}://127.0.0.1:{server.server_address[1]}"


def test_the_objects_arrive_byte_by_byte_and_logged_in(stand_in: StandIn) -> None:
    kibana = Kibana(address(stand_in) + "/", username="elastic", password="sesame")
    assert not kibana.has_all(OBJECTS)
    assert kibana.import_objects(OBJECTS) == 2
    assert stand_in.imported == [OBJECTS]
    assert kibana.has_all(OBJECTS)
    pair = base64.b64encode(b"elastic:sesame").decode()
    assert {headers["authorization"] for headers in stand_in.headers} == {f"Basic {pair}"}
    assert "sesame" not in repr(kibana)


def test_an_api_key_is_used_where_there_is_one(stand_in: StandIn) -> None:
    Kibana(address(stand_in), username="x", password="y", api_key="a2V5").import_objects(OBJECTS)
    assert stand_in.headers[0]["authorization"] == "ApiKey a2V5"


def test_it_waits_until_kibana_is_available(stand_in: StandIn) -> None:
    stand_in.waits = 1
    Kibana(address(stand_in)).wait(Silent(), seconds=20)
    assert stand_in.waits < 0


def test_it_does_not_wait_for_ever(stand_in: StandIn) -> None:
    stand_in.waits = 1_000
    with pytest.raises(EngineError, match="not available after 0 s \\(degraded\\)"):
        Kibana(address(stand_in)).wait(Silent(), seconds=0)
    with pytest.raises(EngineError, match="does not answer"):
        Kibana("http://127.0.0.1:9").wait(Silent(), seconds=0)


@pytest.mark.parametrize("level", ["available", "unavailable"])
def test_a_plugin_that_stays_degraded_is_not_waited_for(stand_in: StandIn, level: str) -> None:
    stand_in.waits = 1_000
    stand_in.more = {"core": {"elasticsearch": {"level": "available"}, "savedObjects": {"level": level}}}
    kibana = Kibana(address(stand_in))
    if level == "available":
        kibana.wait(Silent(), seconds=0)
    else:
        with pytest.raises(EngineError, match="degraded"):
            kibana.wait(Silent(), seconds=0)


def test_a_refused_object_is_named(stand_in: StandIn) -> None:
    stand_in.refuse = {
        "success": False,
        "successCount": 1,
        "errors": [{"type": "dashboard", "id": "b", "error": {"type": "missing_references"}}],
    }
    with pytest.raises(EngineError, match="dashboard b: missing_references") as stopped:
        Kibana(address(stand_in)).import_objects(OBJECTS)
    assert stopped.value.remedy


def test_tls_with_our_own_certificates(stand_in: StandIn, tmp_path: Path) -> None:
    ensure_certificates(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "kibana.crt", tmp_path / "kibana.key")
    stand_in.socket = context.wrap_socket(stand_in.socket, server_side=True)
    url = address(stand_in, "https")
    assert Kibana(url, ca_certs=tmp_path / "ca.crt").import_objects(OBJECTS) == 2
    with pytest.raises(EngineError, match="CERTIFICATE_VERIFY_FAILED"):
        Kibana(url).import_objects(OBJECTS)


@pytest.mark.parametrize(
    "change",
    ["nothing", "another file", "an object deleted by hand"],
)
def test_objects_are_imported_again_only_when_something_changed(
    bare: Provisioned, stand_in: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    (tmp_path / "kibana").mkdir()
    (tmp_path / "kibana/onrecord.ndjson").write_bytes(OBJECTS)
    monkeypatch.setenv("ONRECORD_ROOT", str(tmp_path))
    stand_in.objects.clear()
    settings = bare.settings.model_copy(update={"kibana_url": address(stand_in)})
    with Elastic(bare.connection, bare.prefix) as elastic:
        first = ensure_objects(elastic, bare.connection, settings, bare.wishes, Silent())
        assert (first.done, first.note) == (Done.CREATED, "2 objects")
        if change == "another file":
            (tmp_path / "kibana/onrecord.ndjson").write_bytes(OBJECTS.replace(b'"b"', b'"c"'))
        elif change == "an object deleted by hand":
            del stand_in.objects["dashboard", "b"]
        second = ensure_objects(elastic, bare.connection, settings, bare.wishes, Silent())
    assert second.done is (Done.LEFT if change == "nothing" else Done.CHANGED)
    assert len(stand_in.imported) == (1 if change == "nothing" else 2)


def test_a_note_in_the_cluster_is_read_back(bare: Provisioned) -> None:
    with Elastic(bare.connection, bare.prefix) as elastic:
        assert read_note(elastic, f"{bare.prefix}-setup") == {}
        store_note(elastic, f"{bare.prefix}-setup", {"kibana_objects": "1"})
        assert read_note(elastic, f"{bare.prefix}-setup") == {"kibana_objects": "1"}
