"""Commands that ask Elasticsearch: the configured one, or the embedded one, started when it doesn't run."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from onrecord.errors import EngineError

if TYPE_CHECKING:
    from onrecord.adapters.elastic import Elastic
    from onrecord.settings import Settings


@contextmanager
def opened_engine(settings: Settings | None = None) -> Iterator[Elastic]:
    """Open the Elasticsearch of `settings` (default: of this process) for reading.

    Raises EngineError when it can't be reached, and in words when nothing was ever indexed.
    """
    from onrecord.adapters.elastic import Elastic
    from onrecord.adapters.elastic_errors import IndexMissing
    from onrecord.cli.progress import progress
    from onrecord.engine import open_engine
    from onrecord.settings import load_settings

    settings = settings or load_settings()
    with Elastic(open_engine(settings, progress()), settings.index_prefix) as elastic:
        try:
            yield elastic
        except IndexMissing as missing:
            raise EngineError(
                f"nothing is indexed yet under “{settings.index_prefix}” in this Elasticsearch",
                remedy="`onrecord ingest FOLDER` reads files into it",
            ) from missing
