"""A golden case is a folder: input.*, expected.json, case.toml. A missing expectation fails."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write what is read now into expected.json; read the diff",
    )
