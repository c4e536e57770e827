"""Fills the outputs in the documentation from real runs: `make pictures`. A test holds the pages to them.

Blocks look like this; everything between the marks is replaced:

    <!-- output: onrecord read seeds/harbour/whole-page.txt | 1-17 -->
    <!-- settings -->
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import AliasChoices

from onrecord.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", ROOT / "docs" / "search-guide.md")
COLUMNS = "100"

Run = Callable[[list[str]], str]

_OUTPUT = re.compile(
    r"""
    (?P<mark>
        <!-- [ ] output: [ ] onrecord [ ] (?P<command> [^|\n]+? )
        (?: [ ] \| [ ] (?P<first>\d+) - (?P<last>\d+) )?      # lines of the output, all without
        [ ] -->
    )
    \n ```text \n (?P<old> [^`]* ) ```
    """,
    re.VERBOSE,
)
_SETTINGS = re.compile(r"(?P<mark><!-- settings -->\n)(?P<old>[^<]*)(?P<end><!-- /settings -->)")
_MILLISECONDS = re.compile(r"· [\d,]+ ms")

DEFAULTS = {
    "data_dir": "the user's data folder, such as `~/.local/share/onrecord`",
    "cache_dir": "the user's cache folder, such as `~/.cache/onrecord`",
}
"""Defaults that depend on the machine, in words."""


def refreshed(page: str, run: Run) -> str:
    """Return `page` with every output and the settings table made anew; `run` runs a command."""

    def output(match: re.Match[str]) -> str:
        text = _MILLISECONDS.sub("· 20 ms", run(split_command(match["command"])))
        lines = [line.rstrip() for line in text.splitlines()]
        if match["first"]:
            lines = lines[int(match["first"]) - 1 : int(match["last"])]
        while lines and not lines[-1]:
            lines.pop()
        return f"{match['mark']}\n```text\n{chr(10).join(lines)}\n```"

    page = _OUTPUT.sub(output, page)
    return _SETTINGS.sub(lambda match: f"{match['mark']}{settings_table()}{match['end']}", page)


def split_command(command: str) -> list[str]:
    """Return the arguments of a command as a shell would."""
    import shlex

    return shlex.split(command)


def settings_table() -> str:
    """Return every setting with its variable, default and meaning, as a Markdown table."""
    lines = ["| variable | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        variable = str(alias.choices[0]) if isinstance(alias, AliasChoices) else f"onrecord_{name}".upper()
        default = DEFAULTS.get(name) or _default(field.default)
        lines.append(f"| `{variable}` | {default} | {field.description} |")
    return "\n".join(lines) + "\n"


def _default(value: Any) -> str:
    if value is None:
        return "not set"
    if isinstance(value, tuple):
        return f"`{','.join(value)}`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def run_here(command: list[str], environment: Mapping[str, str]) -> str:
    """Run `onrecord` in the repository with `environment` added and return what it printed.

    Raises CalledProcessError when it fails.
    """
    import os

    done = subprocess.run(
        [sys.executable, "-m", "onrecord", *command],
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "COLUMNS": COLUMNS, **environment},
        check=True,
    )
    return done.stdout


def library_environment() -> dict[str, str]:
    """Index the sample inputs anew in the demo's engine; return the settings that lead a command to them."""
    from onrecord.adapters.elastic import Elastic
    from onrecord.cli.demo import demo_settings, forget_last_time
    from onrecord.engine import open_engine
    from onrecord.schedule.handing_on import settings_environment

    settings = demo_settings()
    with Elastic(open_engine(settings), settings.index_prefix) as elastic:
        forget_last_time(settings, elastic)
        environment = settings_environment(settings)
        run_here(["ingest", "seeds"], environment)
        elastic.refresh()
    return environment


def main() -> None:
    """Rewrite the pages and draw the pictures; stop the engine if it was started for this."""
    import pictures

    from onrecord import embedded
    from onrecord.cli.demo import demo_settings

    settings = demo_settings()
    ran_before = embedded.status(settings).running
    try:
        environment = library_environment()
        for page in PAGES:
            old = page.read_text("utf-8")
            new = refreshed(old, lambda command: run_here(command, environment))
            if new != old:
                page.write_text(new, "utf-8")
                sys.stdout.write(f"rewrote {page.relative_to(ROOT)}\n")
        for path in pictures.draw_all(settings):
            sys.stdout.write(f"drew {path.relative_to(ROOT)}\n")
    finally:
        if not ran_before:
            embedded.stop(settings)


if __name__ == "__main__":
    main()
