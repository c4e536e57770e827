"""What is downloaded: coordinates in Maven Central with the SHA-512 of the only bytes we accept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pin:
    """One artifact of a Maven repository; `size` is in bytes."""

    group: str
    artifact: str
    version: str
    packaging: str
    size: int
    sha512: str

    @property
    def filename(self) -> str:
        """The name it is kept under, such as `elasticsearch-9.5.4.zip`."""
        return f"{self.artifact}-{self.version}.{self.packaging}"


# 9.5.5 and 9.5.6 were not in Maven Central when this was pinned
SERVER = Pin(
    group="org.elasticsearch.distribution.integ-test-zip",
    artifact="elasticsearch",
    version="9.5.4",
    packaging="zip",
    size=132_432_175,
    sha512=(
        "a75df614854ace52dd0bce977662b3792873ac077ec0af9026cd0b2a0eb119e4"
        "49910f8eb8ed577d1a83c51c6ee6af71bf5004c3cf5b418c979186de8b5dd9e6"
    ),
)

# Eclipse's Java compiler: builds our analysis plugin where there is a Java runtime but no javac
COMPILER = Pin(
    group="org.eclipse.jdt",
    artifact="ecj",
    version="3.42.0",
    packaging="jar",
    size=3_327_035,
    sha512=(
        "4f0da140e5c447717e5111bd4bf6e6e9a4431f1db2c67deaf37b13f4ec0f6314"
        "d8d799a8a3da19859028c5ff6bcf32ac417228697941c590ce3f0f89ab3a30fc"
    ),
)
