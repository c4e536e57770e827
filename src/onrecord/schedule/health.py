"""Ask an address of this machine whether it is well: what our containers run as their health check."""

from __future__ import annotations

import sys
from http import HTTPStatus
from urllib.error import URLError
from urllib.request import urlopen


def healthy(url: str, seconds: float = 5) -> bool:
    """Tell whether `url` answers 200 within `seconds`."""
    if not url.startswith("http://127.0.0.1:"):
        raise ValueError("only this machine is asked")
    try:
        with urlopen(url, timeout=seconds) as answer:  # noqa: S310  # the address is ours, see above
            return bool(answer.status == HTTPStatus.OK)
    except (URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(0 if healthy(sys.argv[1]) else 1)
