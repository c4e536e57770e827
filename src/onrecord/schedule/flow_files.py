"""Where the flow files are, and how one is loaded so that an import error is an error."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.errors import SettingsError

_PACKAGE = Path(__file__).resolve().parent


def project_root() -> Path:
    """Return the folder that holds `prefect.yaml` and `flows/`: the working tree, or the installed copy.

    Raises SettingsError when neither is there.
    """
    for folder in (_PACKAGE.parents[2], _PACKAGE / "shipped", Path.cwd()):
        if (folder / "prefect.yaml").is_file() and (folder / "flows").is_dir():
            return folder
    raise SettingsError(
        "the flow files of onrecord are not installed beside it",
        remedy="install onrecord from its source folder or its image",
    )


def load_flow(entrypoint: str) -> Any:
    """Load a flow such as "flows/ingest.py:ingest".

    Without `use_placeholder_flow=False` Prefect answers an import error with a flow that fails later.
    """
    from prefect.flows import load_flow_from_entrypoint

    file, name = entrypoint.rsplit(":", 1)
    return load_flow_from_entrypoint(f"{project_root() / file}:{name}", use_placeholder_flow=False)
