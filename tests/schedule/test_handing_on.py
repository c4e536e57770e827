"""A child process reads exactly the settings that its parent has."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from pydantic import SecretStr

from onrecord.schedule.handing_on import settings_environment
from onrecord.settings import AfterReading, Settings


def read_by_a_child(environment: dict[str, str], folder: Path) -> dict:
    program = (
        "import json; from onrecord.settings import Settings; s = Settings();"
        "print(json.dumps({**s.model_dump(mode='json'), 'secret': s.elasticsearch_password.get_secret_value()}))"
    )
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("ONRECORD_", "ELASTIC"))
    }
    child = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        text=True,
    )
    assert child.returncode == 0, child.stderr
    return json.loads(child.stdout)


def test_every_setting_arrives(tmp_path):
    settings = Settings(
        inbox=tmp_path / "my, inbox",
        data_dir=tmp_path / "data",
        cache_dir=tmp_path / "cache",
        patterns=("*.txt", "*.md"),
        recursive=False,
        settle_seconds=0.25,
        max_file_bytes=1234,
        max_run_files=7,
        batch_size=3,
        after_reading=AfterReading.ARCHIVE,
        archive_to=tmp_path / "read",
        index_prefix="onrecord-test",
        elasticsearch_url="https://search.example.org:9200",
        elasticsearch_username="writer",
        elasticsearch_password=SecretStr('p"a $HOME ss'),
        kibana_url="https://kibana.example.org",
    )
    there = read_by_a_child(settings_environment(settings), tmp_path)
    assert there.pop("secret") == 'p"a $HOME ss'
    assert there == settings.model_dump(mode="json")


def test_relative_folders_mean_those_of_the_parent(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    environment = settings_environment(Settings(inbox=Path("inbox"), elasticsearch_password=SecretStr("x")))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert read_by_a_child(environment, elsewhere)["inbox"] == str(tmp_path / "inbox")
