"""What the ledger owes the index beside new contents: documents of paths and runs, and contents that moved.

All of it is decided from the ledger, so a run that was killed leaves it to the next one.
"""

from __future__ import annotations

import json
from dataclasses import replace

from onrecord.adapters.archive import ArchiveDamaged
from onrecord.adapters.elastic_bulk import Write
from onrecord.adapters.ledger_rows import ContentRow
from onrecord.errors import RunStopped
from onrecord.index.names import Kind
from onrecord.ingest.context import Context
from onrecord.ingest.failpoints import reach
from onrecord.ingest.file_documents import build_file_document, encode_file_document, identify_file
from onrecord.ingest.messages import Rendered, Request
from onrecord.ingest.standings import build_standing, write_standing
from onrecord.ingest.writing import write_contents

_AT_ONCE = 1_000


def write_file_documents(context: Context) -> None:
    """Write the documents of all paths that changed. Raises RunStopped, EngineError."""
    ledger = context.ledger
    while due := ledger.paths.list_due(_AT_ONCE):
        contents = ledger.contents.find([row.sha256 for row in due if row.sha256 is not None])
        rows = {identify_file(row.path): row for row in due}
        outcome = context.elastic.bulk_upsert(
            Write(
                Kind.FILES,
                name,
                row.revision,
                encode_file_document(
                    build_file_document(
                        row, contents.get(row.sha256 or ""), ledger.paths.list_earlier(row.path)
                    )
                ),
            )
            for name, row in rows.items()
        )
        if outcome.rejected:
            raise RunStopped(
                f"Elasticsearch refused the document of a path ({outcome.rejected[0].detail})",
                remedy="run `onrecord setup`; no file was blamed",
            )
        # another ledger wrote these before: ours was lost. Ours is right now, so it goes above.
        above = context.elastic.fetch(Kind.FILES, [name for _, name in outcome.newer_there], ["id"])
        with ledger.transaction():
            ledger.paths.settle(rows[name] for _, name in outcome.indexed)
            for name, stored in above.items():
                ledger.paths.raise_revision(rows[name].path, stored.version)
    reach("files")


def write_run_documents(context: Context) -> None:
    """Write the documents of runs that ended. Raises RunStopped, EngineError."""
    due = context.ledger.list_runs("due")
    context.elastic.bulk_upsert(Write(Kind.RUNS, run, 1, document.encode()) for run, _, document in due)
    with context.ledger.transaction():
        for run, state, document in due:
            context.ledger.store_run(run, state, document, due=False)


def replace_stirred(context: Context) -> None:
    """Rewrite the contents that stand elsewhere than their documents say. Raises RunStopped, EngineError."""
    stirred = context.ledger.contents.list_stirred()
    for start in range(0, len(stirred), _AT_ONCE // 2):
        _replace(context, stirred[start : start + _AT_ONCE // 2])
    reach("replaced")


def _replace(context: Context, rows: list[ContentRow]) -> None:
    ledger = context.ledger
    requests: dict[str, tuple[ContentRow, str, Request]] = {}
    calm: list[str] = []
    for row in rows:
        standing = build_standing(row, ledger.paths.holding(row.sha256))
        written = write_standing(standing)
        if row.written is None or row.standing == written:
            calm.append(row.sha256)
            continue
        try:
            content = context.archive.load(row.sha256)
        except ArchiveDamaged as error:
            context.summary.notes.append(str(error))
            continue
        requests[row.sha256] = (row, written, Request(row.sha256, standing, content))
    futures = {sha256: context.readers.submit(request) for sha256, (_, _, request) in requests.items()}
    answers = {sha256: future.result() for sha256, future in futures.items()}
    rendered = [answer for answer in answers.values() if isinstance(answer, Rendered)]
    verdicts = write_contents(context.elastic, rendered)
    context.breaker.check(len(rendered), verdicts.refused)
    context.summary.articles += len(rendered) - len(verdicts.refused)
    context.summary.statements += verdicts.statements
    with ledger.transaction():
        for sha256 in calm:
            ledger.contents.calm(sha256)
        for answer in rendered:
            row, written, _ = requests[answer.sha256]
            if answer.sha256 not in verdicts.refused:
                ledger.contents.store(replace(row, standing=written, card=json.dumps(answer.card)))
                ledger.contents.calm(answer.sha256)
