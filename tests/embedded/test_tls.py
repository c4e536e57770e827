"""The certificates of `onrecord setup --certificates` in a real Elasticsearch, as compose uses them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from onrecord import embedded
from onrecord.adapters.elastic import Elastic
from onrecord.embedded.config import jvm_options, node_settings, write_config
from onrecord.embedded.home import open_home
from onrecord.embedded.install import installation_path
from onrecord.embedded.java import find_java
from onrecord.embedded.probe import USERNAME
from onrecord.embedded.spawn import Start, ports_file
from onrecord.engine import Connection
from onrecord.errors import EngineError
from onrecord.progress import Silent
from onrecord.settings import EngineCompiler, Settings
from onrecord.setup.certificates import ensure_certificates


@pytest.mark.slow
def test_elasticsearch_takes_our_certificates(own_settings: Settings, cache: Path, tmp_path: Path) -> None:
    ensure_certificates(tmp_path)
    home = open_home(own_settings)
    home.prepare()
    for name in ("elasticsearch.key", "elasticsearch.crt", "ca.crt"):
        shutil.copy(tmp_path / name, home.config / name)
        home.owner.own(home.config / name, 0o600)
    node = node_settings(home, 0)
    for layer in ("http", "transport"):
        node |= {
            f"xpack.security.{layer}.ssl.enabled": "true",
            f"xpack.security.{layer}.ssl.key": "elasticsearch.key",
            f"xpack.security.{layer}.ssl.certificate": "elasticsearch.crt",
            f"xpack.security.{layer}.ssl.certificate_authorities": "ca.crt",
        }
    node["xpack.security.transport.ssl.verification_mode"] = "full"
    options = jvm_options(home, "512m", EngineCompiler.QUICK)
    write_config(home, node, options)
    java = find_java(home.owner)
    assert java is not None
    with Silent().step("") as step:
        Start(home, installation_path(cache), java, 0).quickly(options, node, step)
    try:
        port = ports_file(home).read_text().split()[0].rpartition(":")[2]
        url = f"https://localhost:{port}"
        password = home.read_password()
        ours = Connection(url, username=USERNAME, password=password, ca_certs=tmp_path / "ca.crt")
        with Elastic(ours) as elastic:
            assert elastic.health()["number_of_nodes"] == 1
        stranger = Connection(url, username=USERNAME, password=password)
        with Elastic(stranger) as elastic, pytest.raises(EngineError, match="no TLS connection"):
            elastic.health()
        with Elasticsearch(f"http://localhost:{port}", max_retries=0) as plain, pytest.raises(Exception):  # noqa: B017
            plain.cluster.health()
    finally:
        embedded.reset(own_settings)
