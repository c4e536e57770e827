"""`onrecord quarantine`: the files that were refused, why, and the way back through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.adapters.quarantine import Quarantine, Refusal

app = typer.Typer(
    rich_markup_mode="rich",
    add_completion=False,
    no_args_is_help=True,
    help="""The files that could not be read: which, why, and how to send them through again.

\b
onrecord quarantine list                     all, newest first
onrecord quarantine list --reason encoding   only those refused for this
onrecord quarantine show 9f86d081            one record, and how its bytes begin
onrecord quarantine release 9f86d081         read it again, after a fix
onrecord quarantine release --reason extract_timeout

A file is named by its hash, or by any beginning of it that is unique. The bytes are kept as they
came; the inbox is never changed.
""",
)

Reason = Annotated[
    str | None, typer.Option("--reason", metavar="REASON", help="only files refused for this reason")
]
AsJson = Annotated[bool, typer.Option("--json", help="one JSON object a line")]


@app.callback()
def quarantine() -> None:
    """Do nothing before the command itself."""


@app.command("list")
def list_refused(reason: Reason = None, as_json: AsJson = False) -> None:
    """List the refused files with stage, reason and path."""
    from onrecord.cli.refusals_view import refusal_value, refusals_table
    from onrecord.cli.terminal import out, print_json

    refusals = sorted(_chosen(_open(), reason), key=lambda refusal: refusal.last_seen, reverse=True)
    if as_json:
        for refusal in refusals:
            print_json(refusal_value(refusal))
    elif refusals:
        out().print(refusals_table(refusals))
    else:
        out().print("no file is in quarantine" + (f" for “{reason}”" if reason else ""))


@app.command()
def show(
    key: Annotated[str, typer.Argument(metavar="HASH", help="a hash as listed, or its beginning")],
    as_json: AsJson = False,
) -> None:
    """Show one record and the beginning of the refused bytes."""
    from onrecord.cli.refusals_view import refusal_value, refusal_view
    from onrecord.cli.terminal import out, print_json

    folder = _open()
    refusal = _one(folder, key)
    if as_json:
        print_json(refusal_value(refusal))
        return
    for part in refusal_view(refusal, folder.load(refusal.key)):
        out().print(part)


@app.command()
def release(
    keys: Annotated[
        list[str] | None, typer.Argument(metavar="HASH...", help="hashes as listed, or their beginnings")
    ] = None,
    reason: Reason = None,
    everything: Annotated[bool, typer.Option("--all", help="every file in quarantine")] = False,
) -> None:
    """Read refused files again: what is readable now is indexed, the rest stays with one attempt more."""
    from onrecord.cli.terminal import say_wrong_usage

    if not keys and reason is None and not everything:
        say_wrong_usage("say which: hashes, --reason REASON or --all")
        raise typer.Exit(2)
    folder = _open()
    refusals = [_one(folder, key) for key in keys] if keys else list(_chosen(folder, reason))
    _send_through([refusal.key for refusal in refusals])


def _send_through(keys: list[str]) -> None:
    from onrecord.cli.progress import progress
    from onrecord.cli.run_view import run_view
    from onrecord.cli.terminal import out
    from onrecord.engine import open_engine
    from onrecord.ingest import release
    from onrecord.settings import load_settings

    if not keys:
        out().print("there is nothing to release")
        return
    settings, drawn = load_settings(), progress()
    for part in run_view(release(settings, open_engine(settings, drawn), keys, progress=drawn)):
        out().print(part)


def _open() -> Quarantine:
    from onrecord.adapters.quarantine import Quarantine
    from onrecord.settings import load_settings

    return Quarantine(load_settings().quarantine_dir)


def _chosen(folder: Quarantine, reason: str | None) -> Iterable[Refusal]:
    from onrecord.cli.terminal import say_wrong_usage
    from onrecord.model import Reason as Reasons

    if reason is not None and reason not in set(Reasons):
        say_wrong_usage(f"“{reason}” is no reason; there are: {', '.join(Reasons)}")
        raise typer.Exit(2)
    return (refusal for refusal in folder.list() if reason is None or refusal.reason == reason)


def _one(folder: Quarantine, key: str) -> Refusal:
    from onrecord.cli.terminal import say_wrong_usage

    fitting = [refusal for refusal in folder.list() if refusal.key.startswith(key)]
    if len(fitting) == 1:
        return fitting[0]
    say_wrong_usage(
        f"{len(fitting)} files in quarantine begin with “{key}”: give more of the hash"
        if fitting
        else f"no file in quarantine begins with “{key}”"
    )
    raise typer.Exit(2 if fitting else 1)
