"""Brings our saved objects into a Kibana: waits for it, imports them, and again only when they changed."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.errors import EngineError
from onrecord.progress import Progress

REQUEST_SECONDS = 60.0
# Kibana starts only after it got its password from us, and takes a minute or two
WAIT_SECONDS = 420.0
POLL_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Kibana:
    """A Kibana and how to log in: an API key, else user and password."""

    url: str
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    api_key: str | None = field(default=None, repr=False)
    ca_certs: Path | None = None

    def wait(self, progress: Progress, seconds: float = WAIT_SECONDS) -> None:
        """Return once Kibana says that it is available. Raises EngineError after `seconds`."""
        began = time.monotonic()
        with progress.step("waiting for Kibana") as step:
            while True:
                said = self._level()
                if said == "available":
                    return
                if time.monotonic() - began > seconds:
                    raise EngineError(
                        f"Kibana at {self.url} is not available after {seconds:.0f} s ({said})",
                        remedy="look at its log; `onrecord setup` can be run again at any time",
                    )
                step.say(said)
                time.sleep(POLL_SECONDS)

    def has_all(self, objects: bytes) -> bool:
        """Tell whether every object of an export is there."""
        wanted = [
            {"type": entry["type"], "id": entry["id"]}
            for entry in map(json.loads, objects.splitlines())
            if "type" in entry
        ]
        body = json.dumps({"objects": wanted, "excludeExportDetails": True}).encode()
        status, _ = self._ask("POST", "/api/saved_objects/_export", body, "application/json")
        return status == 200

    def import_objects(self, objects: bytes) -> int:
        """Bring the objects in, over those of the same ids; return how many. Raises EngineError."""
        boundary = secrets.token_hex(16)
        head = (
            f"--{boundary}\r\n"
            'Content-Disposition: form-data; name="file"; filename="onrecord.ndjson"\r\n'
            "Content-Type: application/ndjson\r\n\r\n"
        )
        body = head.encode() + objects + f"\r\n--{boundary}--\r\n".encode()
        kind = f"multipart/form-data; boundary={boundary}"
        status, answer = self._ask("POST", "/api/saved_objects/_import?overwrite=true", body, kind)
        if status != 200 or not answer.get("success"):
            raise EngineError(
                f"Kibana at {self.url} did not take our objects: {_first_error(status, answer)}",
                remedy="Kibana must be 8.12 or newer, and the user that sets up must be allowed to manage it",
            )
        return int(answer["successCount"])

    def _level(self) -> str:
        try:
            _, answer = self._ask("GET", "/api/status", None, "application/json")
        except EngineError:
            return "does not answer"
        overall = _level_at(answer, "status", "overall") or "starts"
        core = {_level_at(answer, "status", "core", name) for name in ("elasticsearch", "savedObjects")}
        # a plugin that we don't use may stay degraded for ever
        return "available" if overall == "degraded" and core == {"available"} else overall

    def _ask(self, method: str, path: str, body: bytes | None, kind: str) -> tuple[int, dict[str, Any]]:
        request = urllib.request.Request(  # noqa: S310 the address is a setting
            self.url.rstrip("/") + path, data=body, method=method
        )
        request.add_header("kbn-xsrf", "onrecord")
        request.add_header("Content-Type", kind)
        if self.api_key is not None:
            request.add_header("Authorization", f"ApiKey {self.api_key}")
        elif self.username is not None:
            pair = base64.b64encode(f"{self.username}:{self.password}".encode()).decode("ascii")
            request.add_header("Authorization", f"Basic {pair}")
        context = None
        if self.url.startswith("https:"):
            context = ssl.create_default_context(cafile=self.ca_certs)
        try:
            with urllib.request.urlopen(request, timeout=REQUEST_SECONDS, context=context) as response:  # noqa: S310
                return response.status, _decoded(response.read())
        except urllib.error.HTTPError as error:
            with error:
                return error.code, _decoded(error.read())
        except (OSError, ValueError) as error:
            reason = getattr(error, "reason", error)
            raise EngineError(f"Kibana at {self.url} can't be reached: {reason}") from None


def _level_at(answer: Any, *path: str) -> str | None:
    for name in (*path, "level"):
        answer = answer.get(name) if isinstance(answer, dict) else None
    return answer if isinstance(answer, str) else None


def digest_of(objects: bytes) -> str:
    """Return what tells one set of objects from another."""
    return hashlib.sha256(objects).hexdigest()[:16]


def _decoded(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except ValueError:
        return {}  # an export is one object a line, and we only want to know that it worked
    return found if isinstance(found, dict) else {}


def _first_error(status: int, answer: dict[str, Any]) -> str:
    errors = answer.get("errors")
    if isinstance(errors, list) and errors and isinstance(errors[0], dict):
        cause = errors[0].get("error") or {}
        return f"{errors[0].get('type')} {errors[0].get('id')}: {cause.get('type')}"[:200]
    return str(answer.get("message") or f"status {status}")[:200]
