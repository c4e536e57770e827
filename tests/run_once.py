"""One run in a process of its own: settings and connection come as JSON on standard input."""

from __future__ import annotations

import json
import sys

from onrecord.engine import Connection
from onrecord.errors import OnrecordError
from onrecord.ingest import run_ingest
from onrecord.settings import Settings


def read_installation() -> tuple[Settings, Connection]:
    said = json.load(sys.stdin)
    connection = Connection(said["url"], said["username"], said["password"], embedded=True)
    given = said["settings"]
    given["patterns"] = tuple(given["patterns"])
    settings = Settings(_env_file=None, elasticsearch_url=None, **given)
    return settings, connection


def main() -> None:
    settings, connection = read_installation()
    try:
        summary = run_ingest(settings, connection)
    except OnrecordError as error:
        print(f"{type(error).__name__}: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    print(json.dumps(summary.document))


if __name__ == "__main__":
    main()
