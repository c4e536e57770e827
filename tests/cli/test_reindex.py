"""`onrecord reindex` on a real engine: the same documents behind the same aliases, in new indices."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from installation import settings_on
from onrecord.adapters.elastic import Elastic
from onrecord.adapters.elastic_setup import ensure_indices
from onrecord.cli.reindex import app
from onrecord.index.names import Kind
from onrecord.ingest import run_ingest
from onrecord.schedule.handing_on import settings_environment
from onrecord.settings import load_settings


@pytest.fixture
def settings(tmp_path, engine, prefix, monkeypatch):
    made = settings_on(engine, prefix, tmp_path)
    for name, value in settings_environment(made).items():
        monkeypatch.setenv(name, value)
    load_settings.cache_clear()
    yield made
    load_settings.cache_clear()


def test_the_aliases_move_and_the_documents_stay(settings, engine, prefix):
    (settings.inbox / "a.txt").write_text(
        '"We agree," said Ada Nwosu, the minister, on Monday in the city.\n'
    )
    with Elastic(engine, prefix) as elastic:
        ensure_indices(elastic)
        run_ingest(settings, engine)
        elastic.refresh()
        before, old = elastic.count(Kind.STATEMENTS), elastic.list_aliased()
        done = CliRunner().invoke(app, ["--json"])
        assert done.exit_code == 0, done.output
        assert json.loads(done.stdout)["kind"] == "reindex"
        elastic.refresh()
        assert elastic.count(Kind.STATEMENTS) == before >= 1
        assert all(elastic.list_aliased()[kind] != old[kind] for kind in Kind)
