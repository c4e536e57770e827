"""`onrecord setup`: indices, roles, users, keys, Kibana objects and certificates, as often as you like."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from onrecord.adapters.elastic_setup import Change, Done
from onrecord.cli.progress import progress
from onrecord.cli.terminal import one_line, out, print_json
from onrecord.settings import load_settings

HELP = """Bring Elasticsearch and Kibana to the state that onrecord needs. A second run changes nothing.

\b
onrecord setup                          on the embedded engine, or on ELASTICSEARCH_URL
onrecord setup --certificates certs     only make certificates, in the folder certs
onrecord setup rotate                   new API keys, the old ones withdrawn at once
onrecord setup password                 the user that sets up gets ELASTIC_NEW_PASSWORD

\b
Read from the environment or .env; NAME_FILE in place of a password's NAME reads it from a file:
ELASTICSEARCH_URL          the cluster; unset: the embedded engine
ELASTICSEARCH_CA_CERTS     its certificate authority
ELASTIC_PASSWORD           password of the user that sets up, named by ELASTIC_USERNAME (elastic);
                           unset: ELASTICSEARCH_API_KEY, or ELASTICSEARCH_USERNAME and _PASSWORD
ELASTIC_NEW_PASSWORD       the password that this user gets from `onrecord setup password`
ONRECORD_WRITER_KEY_FILE   where the API key for ingest is written (0600)
ONRECORD_KEEPER_KEY_FILE   where the API key for reindex is written (0600)
ONRECORD_KEY_DAYS          days until these keys expire (90, and not more); renewed when a third is left
ONRECORD_READER_PASSWORD   password of onrecord_reader, the user for people; changed here, changed there
KIBANA_SYSTEM_PASSWORD     password that Kibana itself logs in with
KIBANA_URL                 Kibana that gets our data views, searches and dashboards
KIBANA_CA_CERTS            its certificate authority; unset: that of Elasticsearch
"""

app = typer.Typer(rich_markup_mode="rich", help=HELP, invoke_without_command=True, add_completion=False)

STYLES = {Done.CREATED: "good", Done.CHANGED: "warn", Done.LEFT: "label", Done.OUTDATED: "refused"}
OUTDATED = "an index was made by another version: `onrecord reindex` builds the new one beside it"

AsJson = Annotated[bool, typer.Option("--json", help="one JSON object a line")]


@app.callback()
def setup(
    ctx: typer.Context,
    certificates: Annotated[
        Path | None, typer.Option(metavar="DIR", help="only make certificates for Elasticsearch and Kibana")
    ] = None,
    host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="another name or address in the certificates")
    ] = None,
    json: AsJson = False,
) -> None:
    """Set up, unless a subcommand is asked for."""
    if ctx.invoked_subcommand is not None:
        return
    if certificates is not None:
        from onrecord.setup.certificates import ensure_certificates

        _show(ensure_certificates(certificates, host or ()), json=json)
        return
    from onrecord.setup import connect, set_up
    from onrecord.setup.wishes import load_wishes

    settings, wishes, drawn = load_settings(), load_wishes(), progress()
    connection = connect(settings, wishes, drawn)
    changes = _show(set_up(connection, settings, wishes, drawn), json=json)
    if any(change.done is Done.OUTDATED for change in changes):
        out().print(Text(OUTDATED, style="warn"))
        raise typer.Exit(1)


@app.command()
def rotate(json: AsJson = False) -> None:
    """Write new API keys into their files and withdraw the old ones at once.

    Passwords are rotated by changing them in the environment and running `onrecord setup`.
    """
    from onrecord.setup import connect
    from onrecord.setup import rotate as rotate_keys
    from onrecord.setup.wishes import load_wishes

    settings, wishes = load_settings(), load_wishes()
    if wishes.writer_key_file is None and wishes.keeper_key_file is None:
        out().print("no API key is kept here: neither ONRECORD_WRITER_KEY_FILE nor _KEEPER_KEY_FILE is set")
        raise typer.Exit(2)
    _show(rotate_keys(connect(settings, wishes, progress()), settings, wishes), json=json)


@app.command()
def password(json: AsJson = False) -> None:
    """Give the user that sets up the password in ELASTIC_NEW_PASSWORD; ELASTIC_PASSWORD is still the old one.

    Afterwards put it where ELASTIC_PASSWORD is kept. A second time changes nothing.
    """
    from onrecord.setup import change_password, connect
    from onrecord.setup.wishes import load_wishes

    settings, wishes = load_settings(), load_wishes()
    _show([change_password(connect(settings, wishes, progress()), settings, wishes)], json=json)


def _show(found: Iterable[Change], *, json: bool) -> list[Change]:
    """Show the changes; as JSON each as soon as it is done."""
    changes = []
    for change in found:
        changes.append(change)
        if json:
            print_json(
                {"what": change.what, "name": change.name, "done": change.done.value, "note": change.note}
            )
    if json:
        return changes
    table = Table(box=None, pad_edge=False, show_header=False)
    for change in changes:
        table.add_row(
            Text(change.done.value, style=STYLES[change.done]),
            Text(change.what, style="label"),
            one_line(change.name),
            Text(one_line(change.note), style="why"),
        )
    out().print(table)
    touched = sum(change.done in (Done.CREATED, Done.CHANGED) for change in changes)
    out().print(Text(f"{touched} created or changed, {len(changes) - touched} left", style="label"))
    return changes
