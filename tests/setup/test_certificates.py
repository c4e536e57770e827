"""Certificates that real TLS accepts under every name that is used, private keys that are private, made once."""

from __future__ import annotations

import socket
import ssl
import stat
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from onrecord.adapters.elastic_setup import Done
from onrecord.errors import SettingsError
from onrecord.setup.certificates import LIFE, RENEW_BEFORE, SERVERS, ensure_certificates


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    ensure_certificates(tmp_path / "certs")
    return tmp_path / "certs"


def shake_hands(folder: Path, server: str, name: str, authority: Path | None = None) -> str:
    """Speak TLS between a server with our certificate and a client that trusts our authority alone."""
    ours = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ours.load_cert_chain(folder / f"{server}.crt", folder / f"{server}.key")
    theirs = ssl.create_default_context(cafile=authority or folder / "ca.crt")
    left, right = socket.socketpair()

    def serve() -> None:
        try:
            with ours.wrap_socket(left, server_side=True) as secure:
                secure.recv(1)
        except (ssl.SSLError, OSError):
            left.close()

    served = threading.Thread(target=serve)
    served.start()
    try:
        with theirs.wrap_socket(right, server_hostname=name) as secure:
            secure.send(b"x")
            return str(secure.version())
    finally:
        right.close()
        served.join()


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "::1", "itself"])
def test_tls_works_under_every_name(folder: Path, server: str, name: str) -> None:
    assert shake_hands(folder, server, server if name == "itself" else name) == "TLSv1.3"


@pytest.mark.parametrize("name", ["example.org", "127.0.0.2", "kibana"])
def test_tls_fails_under_any_other_name(folder: Path, name: str) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(folder, "elasticsearch", name)


def test_tls_fails_with_another_authority(folder: Path, tmp_path: Path) -> None:
    ensure_certificates(tmp_path / "other")
    with pytest.raises(ssl.SSLCertVerificationError):
        shake_hands(folder, "elasticsearch", "localhost", tmp_path / "other/ca.crt")


def test_hosts_are_added(tmp_path: Path) -> None:
    ensure_certificates(tmp_path, ["search.example.org", "192.0.2.7"])
    for name in ("search.example.org", "192.0.2.7", "localhost"):
        assert shake_hands(tmp_path, "kibana", name)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_second_run_changes_nothing(folder: Path) -> None:
    before = contents(folder)
    assert {change.done for change in ensure_certificates(folder)} == {Done.LEFT}
    assert contents(folder) == before


def test_private_keys_are_private_and_the_authoritys_is_gone(folder: Path) -> None:
    assert sorted(path.name for path in folder.glob("*.key")) == ["elasticsearch.key", "kibana.key"]
    for path in folder.glob("*.key"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        assert path.read_text().startswith("-----BEGIN PRIVATE KEY-----")
    for path in folder.glob("*.crt"):
        assert "PRIVATE" not in path.read_text()


def test_the_authority_signs_servers_only(folder: Path) -> None:
    authority = x509.load_pem_x509_certificate((folder / "ca.crt").read_bytes())
    limits = authority.extensions.get_extension_for_class(x509.BasicConstraints)
    assert limits.critical
    assert (limits.value.ca, limits.value.path_length) == (True, 0)
    server = x509.load_pem_x509_certificate((folder / "kibana.crt").read_bytes())
    assert not server.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert server.not_valid_after_utc - server.not_valid_before_utc <= timedelta(days=825)


def test_they_are_renewed_two_months_before_their_end(tmp_path: Path) -> None:
    made = datetime.now(UTC)
    ensure_certificates(tmp_path, now=made)
    before = contents(tmp_path)
    early = ensure_certificates(tmp_path, now=made + LIFE - RENEW_BEFORE - timedelta(days=1))
    assert {change.done for change in early} == {Done.LEFT}
    late = ensure_certificates(tmp_path, now=made + LIFE - RENEW_BEFORE + timedelta(days=1))
    assert {change.done for change in late} == {Done.CHANGED}
    assert all("near its end" in change.note for change in late)
    assert not set(before.values()) & set(contents(tmp_path).values())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ca.crt", b""),
        ("ca.crt", None),
        ("elasticsearch.crt", None),
        ("elasticsearch.key", None),
        ("kibana.key", b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"),
    ],
)
def test_a_lost_or_damaged_file_is_made_anew(folder: Path, name: str, content: bytes | None) -> None:
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    assert {change.done for change in ensure_certificates(folder)} == {Done.CHANGED}
    for server in SERVERS:
        assert shake_hands(folder, server, server)


def test_a_key_of_another_certificate_is_found_out(folder: Path) -> None:
    (folder / "kibana.key").write_bytes((folder / "elasticsearch.key").read_bytes())
    changes = ensure_certificates(folder)
    assert any("kibana.key does not fit" in change.note for change in changes)


def test_a_key_that_the_world_can_read_is_replaced(folder: Path) -> None:
    (folder / "kibana.key").chmod(0o644)
    assert {change.done for change in ensure_certificates(folder)} == {Done.CHANGED}
    assert stat.S_IMODE((folder / "kibana.key").stat().st_mode) == 0o640


def test_a_new_host_makes_new_certificates(folder: Path) -> None:
    changes = ensure_certificates(folder, ["search.example.org"])
    assert {change.done for change in changes} == {Done.CHANGED}
    assert {change.done for change in ensure_certificates(folder, ["search.example.org"])} == {Done.LEFT}
    # asked for less than they have: they still fit
    assert {change.done for change in ensure_certificates(folder)} == {Done.LEFT}


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    taken = tmp_path / "file"
    taken.write_text("")
    with pytest.raises(SettingsError, match="can't be written"):
        ensure_certificates(taken / "certs")
