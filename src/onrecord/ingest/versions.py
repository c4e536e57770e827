"""Which versions read a file: kept with every refusal, so that one sees what a newer one may mend."""

from __future__ import annotations

import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from onrecord.model import EXTRACTOR_VERSION


@cache
def list_tools() -> tuple[str, ...]:
    """Return the names and versions of what takes part in reading."""
    tools = [f"extractor {EXTRACTOR_VERSION}", f"python {platform.python_version()}"]
    for name in ("onrecord", "trafilatura", "lxml", "python-dateutil"):
        try:
            tools.append(f"{name} {version(name)}")
        except PackageNotFoundError:  # run from a source tree
            continue
    return tuple(tools)
