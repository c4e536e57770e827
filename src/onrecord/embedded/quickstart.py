"""Starts the server's JVM straight away, as the server's own launcher would after 4 s in three other JVMs.

The command line and the arguments on standard input are those of the pinned version; when it refuses them,
`server.py` falls back to the launcher. Nothing secret is on the command line.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import struct
from collections.abc import Mapping, Sequence
from pathlib import Path

from onrecord.embedded.home import Home
from onrecord.embedded.java import Java
from onrecord.embedded.pins import SERVER

# what the launcher passes besides jvm.options, read off the command line of a server that it started
SYSTEM_OPTIONS = (
    "-Des.networkaddress.cache.ttl=60",
    "-Des.networkaddress.cache.negative.ttl=10",
    "-Xss1m",
    "-Djava.awt.headless=true",
    "-Dfile.encoding=UTF-8",
    "-Djna.nosys=true",
    "-XX:-OmitStackTraceInFastThrow",
    "-Dio.netty.noUnsafe=true",
    "-Dio.netty.noKeySetOptimization=true",
    "-Dio.netty.recycler.maxCapacityPerThread=0",
    "--add-opens=org.apache.lucene.core/org.apache.lucene.codecs.lucene99=org.elasticsearch.server",
    "--add-opens=org.apache.lucene.core/org.apache.lucene.codecs.hnsw=org.elasticsearch.server",
    "--add-opens=org.apache.lucene.core/org.apache.lucene.internal.vectorization=org.elasticsearch.server",
    "-Dlog4j.shutdownHookEnabled=false",
    "-Dlog4j2.disable.jmx=true",
    "-Dlog4j2.formatMsgNoLookups=true",
    "-Djava.locale.providers=CLDR",
    "-Des.distribution.type=zip",
    "-Des.java.type=ES_JAVA_HOME",
    "--enable-native-access=org.elasticsearch.nativeaccess,org.elasticsearch.foreign,org.apache.lucene.core",
    "--enable-native-access=ALL-UNNAMED",
    "-XX:+EnableDynamicAgentLoading",
    "-Djdk.attach.allowAttachSelf=true",
    "--add-exports=java.base/org.elasticsearch.entitlement.bridge=org.elasticsearch.entitlement,"
    "java.logging,java.net.http,java.naming,jdk.net,jdk.zipfs,jdk.management.agent",
)
MAIN = "org.elasticsearch.server/org.elasticsearch.bootstrap.Elasticsearch"

VERSIONED_OPTION = re.compile(r"(?P<from>\d+)(?P<range>-?)(?P<to>\d*):(?P<option>-.*)")
KEYSTORE_FORMAT = 7


def build_command(installation: Path, java: Java, options: Sequence[str]) -> list[str]:
    """Return the command that runs the server; `options` are the lines of jvm.options."""
    bridge = (
        installation / "lib/entitlement-bridge" / f"elasticsearch-entitlement-bridge-{SERVER.version}.jar"
    )
    all_options = [
        *SYSTEM_OPTIONS,
        f"-Des.path.home={installation}",
        f"-Dorg.apache.lucene.vectorization.upperJavaFeatureVersion={java.major}",
        f"--patch-module=java.base={bridge}",
        *fitting_options(("24-:--illegal-native-access=deny", *options), java.major),
    ]
    modules = ("jdk.net", "jdk.management.agent", "ALL-MODULE-PATH")
    return [
        str(java.executable),
        *all_options,
        f"--module-path={installation / 'lib'}",
        *(f"--add-modules={module}" for module in modules),
        "-m",
        MAIN,
    ]


def fitting_options(options: Sequence[str], major: int) -> list[str]:
    """Return the options for Java `major`: `23:-X` is for 23 alone, `23-:-X` from 23 up, `21-23:-X` both."""
    fitting = []
    for option in options:
        versioned = VERSIONED_OPTION.fullmatch(option)
        if versioned is None:
            fitting.append(option)
            continue
        oldest = int(versioned["from"])
        newest = int(versioned["to"]) if versioned["to"] else oldest if not versioned["range"] else major
        if oldest <= major <= newest:
            fitting.append(versioned["option"])
    return fitting


def build_arguments(home: Home, settings: Mapping[str, str]) -> bytes:
    """Return what the server reads from standard input: detached, no pid file, key store, settings, folders.

    The key store holds only the seed that every server must have: the password of the built-in `elastic`
    user until it gets one. It is new at every start and known to nobody.
    """
    seed = secrets.token_urlsafe(24).encode("ascii")
    entry = _string("keystore.seed") + _bytes(seed) + _bytes(hashlib.sha256(seed).digest())
    unlocked = struct.pack(">i", KEYSTORE_FORMAT) + _FALSE + _FALSE + _number(1) + entry + _FALSE
    keystore = _string("org.elasticsearch.common.settings.KeyStoreWrapper") + unlocked
    pairs = b"".join(_string(key) + _TEXT + _string(value) for key, value in sorted(settings.items()))
    folders = _string(str(home.config)) + _string(str(home.logs))
    return _TRUE + _FALSE + _FALSE + keystore + _number(len(settings)) + pairs + folders


_TRUE, _FALSE, _TEXT = b"\1", b"\0", b"\0"


def _number(value: int) -> bytes:
    """Seven bits a byte, the lowest first, the high bit set on all but the last."""
    encoded = bytearray()
    while value > 0x7F:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    encoded.append(value)
    return bytes(encoded)


def _bytes(value: bytes) -> bytes:
    return _number(len(value)) + value


def _string(value: str) -> bytes:
    """The number of UTF-16 units, then each of them in one to three bytes."""
    units = memoryview(value.encode("utf-16-be", "surrogatepass")).cast("B")
    codes = [units[at] << 8 | units[at + 1] for at in range(0, len(units), 2)]
    encoded = bytearray(_number(len(codes)))
    for code in codes:
        if code < 0x80:
            encoded.append(code)
        elif code < 0x800:
            encoded += bytes((0xC0 | code >> 6, 0x80 | code & 0x3F))
        else:
            encoded += bytes((0xE0 | code >> 12, 0x80 | code >> 6 & 0x3F, 0x80 | code & 0x3F))
    return bytes(encoded)
