"""`onrecord deploy`: register the flows on a Prefect server that is there already."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(rich_markup_mode="rich", add_completion=False)

HELP = """Register the flows on an existing Prefect server and work pool; run again, it only updates.

\b
export PREFECT_API_URL=http://prefect.example.org:4200/api
export PREFECT_API_AUTH_STRING=onrecord:...        where the server asks for it
onrecord deploy                                    pool "onrecord", made if missing
onrecord deploy --pool our-docker-pool             a pool of yours
prefect worker start --pool onrecord               where the files are

\b
Registers ingest (every five minutes, never beside itself), reindex, release
and watch, and the automation that ends runs whose worker is gone. Workers
load the flows from this folder; ONRECORD_ROOT names another one.
"""


@app.command(help=HELP)
def deploy(
    pool: Annotated[str, typer.Option(help="work pool that the runs go to")] = "onrecord",
) -> None:
    """Register everything and say what was done."""
    from onrecord.cli.terminal import one_line, out
    from onrecord.errors import SettingsError
    from onrecord.schedule.deploying import deploy as register
    from onrecord.schedule.flow_files import project_root
    from onrecord.schedule.prefect_home import client_environment
    from onrecord.settings import load_settings

    found = client_environment(load_settings())
    if found is None:
        raise SettingsError(
            "there is no Prefect server to register on", remedy="set PREFECT_API_URL, or use `onrecord up`"
        )
    for line in register(project_root(), found, pool):
        out().print(one_line(line))
