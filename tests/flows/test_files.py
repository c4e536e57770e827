"""The flow files and prefect.yaml: every entrypoint loads for real, and nothing in them is a secret or a rule."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.schedule import options
from onrecord.schedule.deployments import read_deployments
from onrecord.schedule.flow_files import load_flow, project_root

ROOT = Path(__file__).resolve().parents[2]
DEPLOYMENTS = read_deployments(project_root())
FILES = sorted((ROOT / "flows").glob("*.py"))
MODELS = [options.IngestOptions, options.ReindexOptions, options.ReleaseOptions, options.WatchOptions]


@pytest.mark.parametrize("entry", DEPLOYMENTS, ids=lambda entry: entry.name)
def test_every_entrypoint_loads(entry):
    flow = load_flow(entry.entrypoint)
    assert flow.name == entry.name
    assert flow.timeout_seconds
    assert flow.on_failure_hooks
    assert flow.on_crashed_hooks


def test_a_flow_that_cannot_be_imported_is_an_error(tmp_path):
    broken = tmp_path / "broken.py"
    broken.write_text("import no_such_module\nfrom prefect import flow\n@flow\ndef broken(): pass\n")
    with pytest.raises(Exception, match="no_such_module"):
        load_flow(f"{broken}:broken")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_flow_files_are_short_and_hide_no_module(file):
    assert len(file.read_text("utf-8").splitlines()) <= 120
    # the folder of an entrypoint comes first on sys.path: `import <name>` would find the flow
    search = [sys.executable, "-c", f"import importlib.util as u; print(u.find_spec({file.stem!r}))"]
    found = subprocess.run(
        search, cwd="/", capture_output=True, text=True, env={**os.environ, "PYTHONPATH": ""}
    )
    assert found.stdout.strip() == "None"


def test_there_is_no_package_of_flows():
    assert not (ROOT / "flows" / "__init__.py").exists()


def test_deployments_are_those_that_were_asked_for():
    found = {entry.name: entry for entry in DEPLOYMENTS}
    assert set(found) == {"ingest", "reindex", "release", "watch"}
    assert found["ingest"].cron == "*/5 * * * *"
    for entry in found.values():
        assert (entry.limit, entry.collision) == (1, "CANCEL_NEW")
        assert "onrecord" in entry.tags


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_parameters_are_described_and_never_secret(model):
    assert model.__doc__
    for name, field in model.model_fields.items():
        assert field.description, name
        assert not {"password", "key", "secret", "token", "url", "user"} & set(name.split("_"))


def test_options_change_only_what_they_name(tmp_path):
    from onrecord.settings import AfterReading, Settings

    settings = Settings(_env_file=None, data_dir=tmp_path, batch_size=7)
    assert options.IngestOptions().applied_to(settings) == settings
    moved = options.IngestOptions(archive_to=tmp_path / "read", patterns=["*.md"]).applied_to(settings)
    assert moved.after_reading is AfterReading.ARCHIVE
    assert moved.patterns == ("*.md",)
    assert moved.batch_size == 7
    with pytest.raises(ValueError, match="Extra inputs"):
        options.IngestOptions.model_validate({"inboxx": "typo"})
