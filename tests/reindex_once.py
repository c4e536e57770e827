"""One rebuild in a process of its own; see `run_once.py`."""

from __future__ import annotations

from onrecord.ingest import reindex
from run_once import read_installation

if __name__ == "__main__":
    reindex(*read_installation())
