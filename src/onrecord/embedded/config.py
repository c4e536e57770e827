"""Writes the server's configuration: loopback only, security on, one node, our analysis, our limits.

It is written anew before every start, so an upgrade of onrecord brings its settings with it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.embedded.home import Home
from onrecord.embedded.probe import USERNAME
from onrecord.embedded.state import marker_of
from onrecord.settings import EngineCompiler

CLUSTER_NAME = "onrecord"
PBKDF2_ROUNDS = 10_000
# below, one collecting thread does less work than G1's several
G1_MEGABYTES = 1792

# what the server's own jvm.options asks for, without its garbage collection log of up to 2 GB
JVM_OPTIONS = (
    "--add-modules=jdk.incubator.vector",
    "-Dorg.apache.lucene.store.defaultReadAdvice=normal",
    "-Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1",
    "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED",
    "-XX:+ExitOnOutOfMemoryError",
    "23:-XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.setAsTypeCache",
    "23:-XX:CompileCommand=dontinline,java/lang/invoke/MethodHandle.asTypeUncached",
    # the heap is used as it is needed: pages that nobody touched cost nothing and start-up is faster
    "-XX:-AlwaysPreTouch",
)

LOGGING = """\
status = error
appender.rolling.type = RollingFile
appender.rolling.name = rolling
property.log = ${sys:es.logs.base_path}${sys:file.separator}${sys:es.logs.cluster_name}
appender.rolling.fileName = ${log}.log
appender.rolling.filePattern = ${log}-%i.log.gz
appender.rolling.layout.type = PatternLayout
appender.rolling.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] %m%n
appender.rolling.policies.type = Policies
appender.rolling.policies.size.type = SizeBasedTriggeringPolicy
appender.rolling.policies.size.size = 10MB
appender.rolling.strategy.type = DefaultRolloverStrategy
appender.rolling.strategy.max = 3
rootLogger.level = info
rootLogger.appenderRef.rolling.ref = rolling
"""


def node_settings(home: Home, port: int) -> dict[str, str]:
    """Return the server's settings; `port` 0 lets it pick a free one."""
    return {
        "cluster.name": CLUSTER_NAME,
        "node.name": CLUSTER_NAME,
        "node.roles": "master,data,ingest",
        "discovery.type": "single-node",
        "network.host": "127.0.0.1",
        "http.port": str(port),
        "transport.port": "0",
        "node.portsfile": "true",
        "path.data": str(home.data),
        "path.logs": str(home.logs),
        "path.repo": str(home.snapshots),
        "action.auto_create_index": "false",
        "xpack.security.enabled": "true",
        "xpack.security.enrollment.enabled": "false",
        # nothing leaves the loopback interface
        "xpack.security.http.ssl.enabled": "false",
        "xpack.security.transport.ssl.enabled": "false",
        # the defaults are shares of the disk: on a laptop's disk that is 95 % full every index is read-only
        "cluster.routing.allocation.disk.watermark.low": "1gb",
        "cluster.routing.allocation.disk.watermark.high": "500mb",
        "cluster.routing.allocation.disk.watermark.flood_stage": "250mb",
    }


def jvm_options(home: Home, heap: str, compiler: EngineCompiler) -> list[str]:
    """Return the lines of jvm.options; `heap` is like "512m"."""
    megabytes = int(heap[:-1]) * (1024 if heap[-1] == "g" else 1)
    options = [
        *JVM_OPTIONS,
        f"-Djava.io.tmpdir={home.scratch}",
        f"-XX:ErrorFile={home.logs}/hs_err_pid%p.log",
        f"-Xms{heap}",
        f"-Xmx{heap}",
        f"-XX:MaxDirectMemorySize={megabytes // 2}m",
        "-XX:+UseSerialGC" if megabytes < G1_MEGABYTES else "-XX:+UseG1GC",
        marker_of(home),
    ]
    if compiler is EngineCompiler.QUICK:
        options.append("-XX:TieredStopAtLevel=1")
    return options


def write_config(home: Home, settings: Mapping[str, str], options: Sequence[str]) -> None:
    """Write the configuration folder: settings of the node, options of its JVM, the first identity."""
    write = _Writer(home)
    # a JSON string is a YAML string
    write("elasticsearch.yml", "".join(f"{key}: {json.dumps(value)}\n" for key, value in settings.items()))
    write("jvm.options", "\n".join(options) + "\n")
    write("log4j2.properties", LOGGING)
    write("users", f"{USERNAME}:{_hashed(home.read_password())}\n")
    write("users_roles", f"superuser:{USERNAME}\n")
    write("roles.yml", "")
    write("role_mapping.yml", "")


class _Writer:
    def __init__(self, home: Home) -> None:
        self.home = home

    def __call__(self, name: str, text: str) -> None:
        path = self.home.config / name
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        path.write_text(text, "utf-8")
        self.home.owner.own(path, 0o600)


def _hashed(password: str) -> str:
    """Return the password in the form of the `users` file.

    `elasticsearch-users useradd` takes 2.4 s and shows the password to everyone who lists processes.
    """
    salt = os.urandom(32)
    key = hashlib.pbkdf2_hmac("sha512", password.encode("utf-8"), salt, PBKDF2_ROUNDS, dklen=32)
    encoded = (base64.b64encode(part).decode("ascii") for part in (salt, key))
    return f"{{PBKDF2}}{PBKDF2_ROUNDS}${'$'.join(encoded)}"


def log_file(home: Home) -> Path:
    """Return the path of the server's log."""
    return home.logs / f"{CLUSTER_NAME}.log"
