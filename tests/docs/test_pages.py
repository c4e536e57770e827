"""The documentation says what the program does: outputs, settings, exit codes, commands, fields."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from cli.running import REPOSITORY, onrecord
from onrecord.engine import Connection
from onrecord.errors import OnrecordError
from onrecord.index.names import Kind
from onrecord.index.schemas import load_schema
from onrecord.ingest import run_ingest
from onrecord.record import _EMPTY
from onrecord.settings import Settings
from search.library import library as library

sys.path.insert(0, str(REPOSITORY / "docs"))
import pictures
import refresh

README = (REPOSITORY / "README.md").read_text("utf-8")
GUIDE = (REPOSITORY / "docs" / "search-guide.md").read_text("utf-8")

NOT_RUN_HERE = {"up", "deploy", "demo", "doctor"}
"""Commands that go on for ever, start servers or take long; tests of their own run them."""


@pytest.fixture(scope="session")
def samples(
    engine: Connection, engine_settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, str]:
    """Settings that lead a command to the indexed samples."""
    from onrecord.adapters.elastic import Elastic
    from onrecord.adapters.elastic_setup import drop_index
    from onrecord.schedule.handing_on import settings_environment

    settings = engine_settings.model_copy(
        update={
            "data_dir": tmp_path_factory.mktemp("data"),
            "inbox": REPOSITORY / "seeds",
            "index_prefix": "onrecord-tdocs",
            "elasticsearch_url": engine.url,
            "elasticsearch_username": engine.username,
        }
    )
    environment = settings_environment(settings)
    environment["ELASTICSEARCH_PASSWORD"] = engine.password or ""
    with Elastic(engine, settings.index_prefix) as elastic:
        for names in elastic.list_indices().values():
            for name in names:
                drop_index(elastic, name)
        run_ingest(settings, engine)
        elastic.refresh()
    return environment


def commands(page: str) -> list[str]:
    """The `onrecord` lines of the sh blocks of a page, without their remarks."""
    blocks = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.startswith("onrecord ")]
    return [re.sub(r"\s+# .*", "", line) for line in lines]


@pytest.mark.parametrize("page", ["README.md", "docs/search-guide.md"])
def test_outputs_and_tables_are_those_of_today(page: str, samples: Mapping[str, str]) -> None:
    text = (REPOSITORY / page).read_text("utf-8")

    def run(command: list[str]) -> str:
        return onrecord(*command, env={**samples, "COLUMNS": refresh.COLUMNS}).stdout

    assert text == refresh.refreshed(text, run), "run `make pictures`, and read what changed"


@pytest.mark.parametrize("line", sorted({*commands(README), *commands(GUIDE)}))
def test_every_command_in_the_pages_runs(line: str, samples: Mapping[str, str]) -> None:
    arguments = shlex.split(line)[1:]
    if arguments[0] in NOT_RUN_HERE or "--flow" in arguments:
        arguments = [arguments[0], "--help"]
    expanded = [
        str(path)
        for argument in arguments
        for path in (sorted(REPOSITORY.glob(argument)) if "*." in argument else [argument])
    ]
    done = onrecord(*expanded, env=samples)
    assert done.returncode == 0, done.stdout + done.stderr
    if arguments[0] == "search" and "--all-versions" not in arguments:
        assert not done.stdout.startswith("0 statements, 0"), f"nothing is found by: {line}"


def test_every_setting_is_in_the_table() -> None:
    for name in Settings.model_fields:
        assert re.search(rf"\| `(ONRECORD_)?{name.upper()}` \|", README), name


def every_error(kind: type[OnrecordError] = OnrecordError) -> set[type[OnrecordError]]:
    return {kind}.union(*(every_error(child) for child in kind.__subclasses__()))


def test_every_exit_code_is_in_the_table() -> None:
    documented = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    assert documented == {0, 130} | {error.exit_code for error in every_error()}


def test_every_field_of_the_record_is_described() -> None:
    table = README.partition("## The record of a file")[2].partition("## How it is laid out")[0]
    for field in _EMPTY:
        assert f"`{field}`" in table, field


def test_every_kql_field_exists() -> None:
    table = GUIDE.partition("## In Kibana")[2]
    rows = [row.split("|")[2] for row in table.splitlines() if row.startswith("| ") and "`" in row]
    known: set[str] = set()
    for kind in Kind:
        for name, mapping in load_schema(kind)["mappings"]["properties"].items():
            known |= {name, *(f"{name}.{sub}" for sub in mapping.get("fields", {}))}
    used = {field for row in rows for field in re.findall(r"([a-z_.]+) (?::|>=|<)", row)}
    assert len(used) > 10
    assert used <= known


@pytest.mark.parametrize("page", ["README.md", "docs/search-guide.md", "CHANGELOG.md"])
def test_links_between_pages_lead_somewhere(page: str) -> None:
    path = REPOSITORY / page
    for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


def test_no_page_names_a_place_of_this_machine() -> None:
    for path in (REPOSITORY / "docs").rglob("*"):
        if path.suffix in (".md", ".svg"):
            assert str(REPOSITORY) not in path.read_text("utf-8")
    assert str(REPOSITORY) not in README


@pytest.mark.parametrize(
    ("name", "words"),
    [("read", ["Ines", "Calloway", "denied", "published"]), ("search", ["Kostan", "waters", "statements"])],
)
def test_pictures_show_what_they_are_of(name: str, words: list[str]) -> None:
    picture = (REPOSITORY / "docs" / "pictures" / f"{name}.svg").read_text("utf-8")
    for word in words:
        assert word in picture


def test_the_pictures_are_those_of_today(
    samples: Mapping[str, str], engine: Connection, tmp_path: Path
) -> None:
    settings = Settings(
        _env_file=None,
        data_dir=tmp_path,
        index_prefix=samples["ONRECORD_INDEX_PREFIX"],
        elasticsearch_url=engine.url,
        elasticsearch_username=engine.username,
        elasticsearch_password=engine.password,
    )
    for drawn in pictures.draw_all(settings, tmp_path):
        kept = REPOSITORY / "docs" / "pictures" / drawn.name
        assert words(drawn) == words(kept), "run `make pictures`, and look at what changed"


def words(picture: Path) -> str:
    """The text of a picture, without where and how it is drawn."""
    return " ".join(re.findall(r">([^<>]+)</text>", picture.read_text("utf-8"))).replace("&#160;", " ")
