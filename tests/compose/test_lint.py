"""What must hold of every service: who it runs as, what it may do, what it shows to the network."""

from __future__ import annotations

import re

import pytest

from compose.stack import ONE_SHOT, OURS, ROOT, written

TEXT = (ROOT / "docker-compose.yml").read_text("utf-8")
SERVICES = written()["services"]


@pytest.mark.parametrize("name", SERVICES)
def test_no_service_can_gain_rights(name):
    service = SERVICES[name]
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "privileged" not in service
    assert "cap_add" not in service


@pytest.mark.parametrize("name", sorted(OURS))
def test_ours_are_not_root_and_cannot_write_to_their_disk(name):
    assert SERVICES[name]["user"] == "1000:0"
    assert SERVICES[name]["read_only"] is True
    assert any(entry.startswith("/tmp") for entry in SERVICES[name]["tmpfs"])


@pytest.mark.parametrize("name", SERVICES)
def test_memory_restart_and_logs_are_bounded(name):
    service = SERVICES[name]
    assert service["mem_limit"]
    assert service["restart"] == ("no" if name in ONE_SHOT else "unless-stopped")
    assert service["logging"]["options"]["max-size"]


@pytest.mark.parametrize("name", sorted(set(SERVICES) - ONE_SHOT))
def test_every_lasting_service_tells_its_health(name):
    check = SERVICES[name]["healthcheck"]
    assert check["test"][0] in ("CMD", "CMD-SHELL")
    assert {"interval", "timeout", "retries", "start_period"} <= set(check)


@pytest.mark.parametrize("name", sorted(set(SERVICES) - {"prepare"}))
def test_services_wait_for_health_or_for_the_end_of_a_step(name):
    for other, wanted in SERVICES[name]["depends_on"].items():
        expected = "service_completed_successfully" if other in ONE_SHOT else "service_healthy"
        assert wanted["condition"] == expected


def test_nothing_starts_before_the_secrets_were_checked():
    def waits_for_prepare(name):
        waits = SERVICES[name].get("depends_on", {})
        return "prepare" in waits or any(waits_for_prepare(other) for other in waits)

    assert all(waits_for_prepare(name) for name in set(SERVICES) - {"prepare"})


def test_every_step_is_waited_for():
    """`docker compose up --wait` takes a service that ends for a failure unless another waits for its end."""
    waited = {other for service in SERVICES.values() for other in service.get("depends_on", {})}
    assert waited >= ONE_SHOT


@pytest.mark.parametrize("name", SERVICES)
def test_ports_are_open_to_this_machine_only(name):
    for port in SERVICES[name].get("ports", []):
        assert isinstance(port, str)
        assert port.startswith("127.0.0.1:"), port


def test_the_database_is_reached_by_the_prefect_server_alone():
    assert "ports" not in SERVICES["postgres"]
    assert written()["networks"]["database"] == {"internal": True}
    assert [n for n, s in SERVICES.items() if "database" in s.get("networks", [])] == [
        "postgres",
        "prefect-server",
    ]


def test_every_secret_is_demanded_and_none_is_written_down():
    for name, service in SERVICES.items():
        for key, value in service.get("environment", {}).items():
            if re.search(r"PASSWORD$|AUTH_STRING$|ENCRYPTIONKEY$|ENCRYPTION_KEY$", key):
                assert re.fullmatch(r"(onrecord:)?\$\{[A-Z_]+:\?[^}]+\}", value), (name, key)
    for line in (ROOT / ".env.example").read_text("utf-8").splitlines():
        assert re.fullmatch(r"#.*|[A-Z_]+=|COMPOSE_PROFILES=full|", line), line


def test_images_have_versions_and_one_variable_decides_elastic():
    images = {name: service["image"] for name, service in SERVICES.items()}
    assert images["elasticsearch"].partition(":")[2] == images["kibana"].partition(":")[2]
    assert re.fullmatch(r"kibana:\$\{ELASTIC_VERSION:-9\.5\.\d+\}", images["kibana"])
    for image in images.values():
        assert ":" in image
        assert "latest" not in image


def test_tls_is_on_and_never_skipped():
    elasticsearch = SERVICES["elasticsearch"]["environment"]
    for layer in ("http", "transport"):
        assert elasticsearch[f"xpack.security.{layer}.ssl.enabled"] == "true"
    assert SERVICES["kibana"]["environment"]["SERVER_SSL_ENABLED"] == "true"
    assert not re.search(r"curl [^\n]*-k\b|--insecure|verify_certs|VERIFICATIONMODE: none", TEXT)
    for name in ("setup", "prefect-worker"):
        assert SERVICES[name]["environment"]["ELASTICSEARCH_CA_CERTS"]


def test_indices_of_ours_are_never_made_by_accident():
    assert SERVICES["elasticsearch"]["environment"]["action.auto_create_index"] == "-onrecord-*,+*"


def test_the_inbox_is_read_only():
    assert [v for v in SERVICES["prefect-worker"]["volumes"] if "/inbox" in v] == [
        "${ONRECORD_INBOX:-./inbox}:/inbox:ro"
    ]


def test_named_volumes_are_declared():
    declared = set(written()["volumes"])
    for service in SERVICES.values():
        for volume in service.get("volumes", []):
            source = re.sub(r"\$\{\w+:-(.*)\}", r"\1", volume.rsplit(":/", 1)[0])
            assert source in declared or source.startswith("./"), volume


def test_the_image_is_built_from_the_hashed_lock_and_runs_as_nobody_special():
    text = (ROOT / "Dockerfile").read_text("utf-8")
    assert text.count("\nFROM ") == 2
    assert "--no-deps --require-hashes -r requirements.lock" in text
    assert "USER 1000:0" in text
    copied = {word for line in text.splitlines() if line.startswith("COPY ") for word in line.split()[1:-1]}
    for path in copied - {"--from=build", "/venv", "/app"}:
        assert (ROOT / path).exists(), path


def test_what_must_stay_home_is_kept_out_of_the_image():
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert "*" in lines
    assert not {line for line in lines if ".env" in line or ".git" in line}
    assert ".env" in (ROOT / ".gitignore").read_text("utf-8").splitlines()
