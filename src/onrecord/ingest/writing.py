"""The documents of contents into the index: statements first, the article last as the mark of a whole.

A content that the index refuses in part leaves nothing behind. Statements that an older reading had and this
one has not are deleted by id and version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.adapters.elastic import Elastic, Stored
from onrecord.adapters.elastic_bulk import RefusedWrite, Write
from onrecord.index.names import Kind
from onrecord.ingest.failpoints import reach
from onrecord.ingest.messages import Rendered
from onrecord.ingest.verdicts import Verdicts
from onrecord.model import Reason, Rejected, Stage

REVISION_BITS = 20


def build_version(extractor_version: int, revision: int) -> int:
    """Return the version of documents: a newer extractor always wins, then a newer link revision."""
    return (extractor_version << REVISION_BITS) | revision


def split_version(version: int) -> tuple[int, int]:
    """Return extractor version and link revision of a document version."""
    return version >> REVISION_BITS, version & ((1 << REVISION_BITS) - 1)


def write_contents(
    elastic: Elastic,
    contents: Sequence[Rendered],
    *,
    indices: Mapping[Kind, str] | None = None,
    revisions: Mapping[str, int] | None = None,
) -> Verdicts:
    """Write the documents of `contents` through the aliases, or into new concrete `indices`.

    `revisions`: the link revisions that documents have in the old ones; asked of the index without them.
    Raises RunStopped, Unanswered; both leave contents half written, which the next attempt mends.
    """
    verdicts = Verdicts()
    standing: dict[str, Stored] = {}
    if indices is None:
        standing = elastic.fetch(Kind.ARTICLES, [c.sha256 for c in contents], ["statement_ids"])
    todo: list[Rendered] = []
    for content in contents:
        there = standing.get(content.sha256)
        revision = _revision(there, content.extractor_version)
        if revisions is not None:
            revision = revisions.get(content.sha256, 0)
        version = build_version(content.extractor_version, revision)
        verdicts.versions[content.sha256] = version
        if there is not None and there.version > version:
            verdicts.versions[content.sha256] = there.version
            verdicts.newer_there.add(content.sha256)
        else:
            todo.append(content)
    _write_statements(elastic, todo, verdicts, indices)
    reach("statements")
    _delete_stale(elastic, todo, standing, verdicts)
    reach("deletes")
    articles = [
        Write(Kind.ARTICLES, c.sha256, verdicts.versions[c.sha256], c.article)
        for c in todo
        if c.sha256 not in verdicts.refused
    ]
    outcome = elastic.bulk_upsert(articles, indices=indices)
    for write in outcome.rejected:
        verdicts.refused[write.id] = _refusal(write)
    verdicts.newer_there.update(sha256 for _, sha256 in outcome.newer_there)
    reach("articles")
    _take_back(elastic, todo, verdicts, indices)
    return verdicts


def _revision(there: Stored | None, extractor_version: int) -> int:
    if there is None:
        return 0
    written_by, revision = split_version(there.version)
    return revision if written_by == extractor_version else 0


def _write_statements(
    elastic: Elastic,
    contents: Sequence[Rendered],
    verdicts: Verdicts,
    indices: Mapping[Kind, str] | None,
) -> None:
    owner = {name: c.sha256 for c in contents for name, _ in c.statements}
    writes = [
        Write(Kind.STATEMENTS, name, verdicts.versions[c.sha256], source)
        for c in contents
        for name, source in c.statements
    ]
    outcome = elastic.bulk_upsert(writes, indices=indices)
    verdicts.statements += len(outcome.indexed)
    for write in outcome.rejected:
        verdicts.refused.setdefault(owner[write.id], _refusal(write))


def _delete_stale(
    elastic: Elastic, contents: Sequence[Rendered], standing: Mapping[str, Stored], verdicts: Verdicts
) -> None:
    deletes = []
    for content in contents:
        there = standing.get(content.sha256)
        if there is None or content.sha256 in verdicts.refused:
            continue
        stale = set(there.source.get("statement_ids", ())) - {name for name, _ in content.statements}
        version = verdicts.versions[content.sha256]
        deletes += [Write(Kind.STATEMENTS, name, version, None) for name in sorted(stale)]
    elastic.bulk_upsert(deletes)


def _take_back(
    elastic: Elastic,
    contents: Sequence[Rendered],
    verdicts: Verdicts,
    indices: Mapping[Kind, str] | None,
) -> None:
    """Delete the statements of refused contents: nothing half stays."""
    deletes = [
        Write(Kind.STATEMENTS, name, verdicts.versions[c.sha256], None)
        for c in contents
        if c.sha256 in verdicts.refused
        for name, _ in c.statements
    ]
    elastic.bulk_upsert(deletes, indices=indices)


def _refusal(write: RefusedWrite) -> Rejected:
    reason = Reason.TOO_LARGE if write.too_large else Reason.REFUSED_BY_INDEX
    return Rejected(Stage.INDEX, reason, write.detail)
