"""Set-up on a real node: made once, left alone afterwards, never remapped in place."""

from __future__ import annotations

import pytest
from elasticsearch import Elasticsearch

from onrecord.adapters.elastic import Elastic
from onrecord.adapters.elastic_errors import IndexMissing
from onrecord.adapters.elastic_setup import Done, create_next, ensure_indices, is_current, swap_aliases
from onrecord.engine import Connection
from onrecord.index.names import Kind, parse_index_name


def test_the_first_set_up_creates_and_the_second_leaves(engine: Connection, prefix: str) -> None:
    with Elastic(engine, prefix) as adapter:
        first, second = ensure_indices(adapter), ensure_indices(adapter)
        assert {change.done for change in first} == {Done.CREATED}
        assert {change.done for change in second} == {Done.LEFT}
        assert len(first) == 2 * len(Kind)
        for kind, index in adapter.list_aliased().items():
            assert index is not None
            parts = parse_index_name(index)
            assert parts is not None
            assert (parts.prefix, parts.kind, parts.generation) == (prefix, kind, 1)
            assert is_current(adapter, kind, index)


def test_a_lost_alias_is_put_back_on_the_index_that_holds_the_documents(
    engine: Connection, prefix: str, elastic: Elasticsearch
) -> None:
    with Elastic(engine, prefix) as adapter:
        ensure_indices(adapter)
        index = adapter.list_aliased()[Kind.FILES]
        assert index is not None
        elastic.indices.delete_alias(index=index, name=adapter.alias(Kind.FILES))
        with pytest.raises(IndexMissing):
            adapter.read_binding()
        changes = ensure_indices(adapter)
        assert [change.name for change in changes if change.done is Done.CREATED] == [
            adapter.alias(Kind.FILES)
        ]
        assert adapter.list_aliased()[Kind.FILES] == index


def test_the_binding_changes_with_every_concrete_index(engine: Connection, prefix: str) -> None:
    with Elastic(engine, prefix) as adapter:
        ensure_indices(adapter)
        before = adapter.read_binding()
        assert [kind for kind, _, _ in before.indices] == sorted(kind.value for kind in Kind)
        fresh = create_next(adapter, Kind.STATEMENTS)
        assert adapter.read_binding() == before
        swap_aliases(adapter, {Kind.STATEMENTS: str(fresh)})
        after = adapter.read_binding()
        assert after.cluster == before.cluster
        assert len(set(after.indices) ^ set(before.indices)) == 2


def test_a_stranger_index_under_our_names_is_strict_too(
    engine: Connection, prefix: str, elastic: Elasticsearch
) -> None:
    with Elastic(engine, prefix) as adapter:
        ensure_indices(adapter)
        stranger = f"{adapter.alias(Kind.ARTICLES)}-made-by-hand"
        elastic.indices.create(index=stranger)
        mapping = elastic.indices.get_mapping(index=stranger)[stranger]["mappings"]
        assert mapping["dynamic"] == "strict"
        assert adapter.list_aliased()[Kind.ARTICLES] != stranger
