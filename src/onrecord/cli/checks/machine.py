"""Checks of the machine: Python, memory, disk, folders, locale."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import psutil

from onrecord.cli.checks.finding import Finding, good, problem, warn
from onrecord.settings import Settings

GIGABYTE = 1_000_000_000

LOW_DISK = 2 * GIGABYTE
"""The server alone takes 0.3 GB; below 5 % free Elasticsearch stops writing at all."""

HEAD_ROOM = 2.0
"""The JVM takes about twice its heap."""


def check_python() -> Finding:
    """Which Python this is; an older one than ours could not have got here."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    return good("Python", f"{version} at {sys.executable}")


def check_memory(settings: Settings) -> Finding:
    """There is room for the server's heap and the readers."""
    free = psutil.virtual_memory().available
    heap = heap_bytes(settings.engine_heap)
    if settings.elasticsearch_url is None and free < HEAD_ROOM * heap:
        return warn(
            "memory",
            f"{free / GIGABYTE:.1f} GB free; the server wants about {HEAD_ROOM * heap / GIGABYTE:.1f} GB",
            "close something, or set ONRECORD_ENGINE_HEAP to less (256m at least)",
        )
    return good("memory", f"{free / GIGABYTE:.1f} GB free")


def heap_bytes(setting: str) -> int:
    """Return "512m" or "2g" in bytes."""
    return int(setting[:-1]) * (1 << 30 if setting.endswith("g") else 1 << 20)


def check_folder(subject: str, folder: Path) -> Finding:
    """A folder of ours can be made and written, and its disk has room."""
    there = next((parent for parent in (folder, *folder.absolute().parents) if parent.exists()), Path("/"))
    if not there.is_dir():
        return problem(subject, f"{there} is not a folder", "move it away, or set another folder")
    if not os.access(there, os.W_OK | os.X_OK):
        return problem(
            subject, f"{there} can't be written by this user", "change its owner or set another folder"
        )
    usage = shutil.disk_usage(there)
    room = f"{usage.free / GIGABYTE:.1f} GB free"
    if usage.free < LOW_DISK or usage.free < usage.total * 0.05:
        return warn(subject, f"{folder}: only {room}", "free some space: a full disk stops every run")
    return good(subject, f"{folder} ({room})")


def check_inbox(settings: Settings) -> Finding:
    """The inbox is there and can be read."""
    inbox = settings.inbox
    if not inbox.exists():
        return warn(
            "inbox",
            f"{inbox} isn't there",
            "make it, set ONRECORD_INBOX, or name a folder: `onrecord ingest FOLDER`",
        )
    if not inbox.is_dir() or not os.access(inbox, os.R_OK | os.X_OK):
        return problem(
            "inbox", f"{inbox} can't be read as a folder", "change its rights or set ONRECORD_INBOX"
        )
    return good("inbox", f"{inbox.absolute()}, patterns {', '.join(settings.patterns)}")


def check_encoding() -> Finding:
    """File names and terminal speak UTF-8."""
    names, screen = sys.getfilesystemencoding(), sys.stdout.encoding or "ascii"
    if screen.lower().replace("-", "") != "utf8":
        return warn(
            "terminal",
            f"the terminal's encoding is {screen}: other letters are shown as codes",
            "set LANG to a UTF-8 locale such as C.UTF-8",
        )
    return good("terminal", f"{screen}, file names {names}")
