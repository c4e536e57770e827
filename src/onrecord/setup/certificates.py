"""Certificates for the servers of one machine: an authority and one certificate each, made together.

The authority's key is thrown away after signing, so that nobody can ever sign with it; renewing means a new
authority. Everything is left alone while it fits: names, key, signature, and at least two months to go.
"""

from __future__ import annotations

import ipaddress
import os
import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from onrecord.adapters.elastic_setup import Change, Done
from onrecord.errors import SettingsError

SERVERS = ("elasticsearch", "kibana")
# browsers of one vendor refuse servers whose certificate runs longer than 825 days
LIFE = timedelta(days=800)
RENEW_BEFORE = timedelta(days=60)

# the servers run under another user of the same group in their containers
KEY_MODE = 0o640
CERTIFICATE_MODE = 0o644

Key = ec.EllipticCurvePrivateKey
PEM = serialization.Encoding.PEM


def ensure_certificates(
    folder: Path, hosts: Sequence[str] = (), *, now: datetime | None = None
) -> list[Change]:
    """See that `folder` holds ca.crt and NAME.crt, NAME.key of both servers, also valid for `hosts`.

    `now` is the moment that ends are compared with. Raises SettingsError when the folder can't be written.
    """
    now = now or datetime.now(UTC)
    wanted = {server: _names(server, hosts) for server in SERVERS}
    names = ("ca.crt", *(f"{server}.crt" for server in SERVERS))
    found = {name: _read(folder / name) for name in names}
    reason = _why_new(folder, found, wanted, now)
    if reason is None:
        end = min(each.not_valid_after_utc for each in found.values() if each is not None)
        note = f"until {end:%Y-%m-%d}"
        return [Change("certificate", str(folder / name), Done.LEFT, note) for name in names]
    done = Done.CREATED if all(each is None for each in found.values()) else Done.CHANGED
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o750)
        end = _make_all(folder, wanted, now)
    except OSError as error:
        raise SettingsError(
            f"certificates can't be written to {folder}: {error.strerror}",
            remedy="give --certificates a folder that is yours",
        ) from error
    note = f"{reason}; until {end:%Y-%m-%d}" if done is Done.CHANGED else f"until {end:%Y-%m-%d}"
    return [Change("certificate", str(folder / name), done, note) for name in names]


def _names(server: str, hosts: Sequence[str]) -> frozenset[str]:
    """Return the names under which a server is reached: in compose, on this machine, and those asked for."""
    return frozenset({server, "localhost", "127.0.0.1", "::1", *hosts})


def _why_new(
    folder: Path,
    found: dict[str, x509.Certificate | None],
    wanted: dict[str, frozenset[str]],
    now: datetime,
) -> str | None:
    """Return why the certificates must be made, None when all of them are right."""
    authority = found["ca.crt"]
    if authority is None:
        return "the authority is missing"
    for name, certificate in found.items():
        if certificate is None:
            return f"{name} is missing"
        if not certificate.not_valid_before_utc <= now < certificate.not_valid_after_utc - RENEW_BEFORE:
            return f"{name} is near its end"
        try:
            certificate.verify_directly_issued_by(authority)
        except (ValueError, TypeError, InvalidSignature):
            return f"{name} is of another authority"
    for server, names in wanted.items():
        certificate = found[f"{server}.crt"]
        assert certificate is not None
        if not names <= _names_in(certificate):
            return f"{server}.crt lacks a name"
        if not _belongs(folder / f"{server}.key", certificate):
            return f"{server}.key does not fit"
    return None


def _names_in(certificate: x509.Certificate) -> set[str]:
    extension = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    addresses = {str(address) for address in extension.get_values_for_type(x509.IPAddress)}
    return addresses | set(extension.get_values_for_type(x509.DNSName))


def _belongs(path: Path, certificate: x509.Certificate) -> bool:
    """Tell whether the file holds the private key of the certificate, closed to the world."""
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
        closed = path.stat().st_mode & 0o037 == 0
    except (OSError, ValueError, TypeError):
        return False
    return closed and key.public_key() == certificate.public_key()


def _make_all(folder: Path, wanted: dict[str, frozenset[str]], now: datetime) -> datetime:
    """Make everything anew; return when it ends."""
    start = now - timedelta(hours=1)  # a clock in a container may be a little behind
    end = start + LIFE
    signer = ec.generate_private_key(ec.SECP256R1())
    subject = _named("onrecord authority")
    authority = (
        _builder(subject, subject, signer, start, end)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(signer, hashes.SHA256())
    )
    for server, names in wanted.items():
        key = ec.generate_private_key(ec.SECP256R1())
        usages = [ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]
        certificate = (
            _builder(_named(server), subject, key, start, end)
            .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
            .add_extension(_usage(signs_certificates=False), critical=True)
            .add_extension(x509.ExtendedKeyUsage(usages), critical=False)
            .add_extension(x509.SubjectAlternativeName([_general(name) for name in sorted(names)]), False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key()), critical=False
            )
            .sign(signer, hashes.SHA256())
        )
        encoded = key.private_bytes(PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        _write(folder / f"{server}.key", encoded, KEY_MODE)
        _write(folder / f"{server}.crt", certificate.public_bytes(PEM), CERTIFICATE_MODE)
    # last: without it everything is made anew next time
    _write(folder / "ca.crt", authority.public_bytes(PEM), CERTIFICATE_MODE)
    return end


def _builder(
    subject: x509.Name, issuer: x509.Name, key: Key, start: datetime, end: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(end)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )


def _named(common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=not signs_certificates,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )


def _read(path: Path) -> x509.Certificate | None:
    try:
        return x509.load_pem_x509_certificate(path.read_bytes())
    except (OSError, ValueError):
        return None


def _write(path: Path, content: bytes, mode: int) -> None:
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        os.fchmod(file.fileno(), mode)
    fresh.replace(path)
