"""The reading child: bytes in, documents out, one content after another, until the parent hangs up.

Run as `python -P -m onrecord.ingest.child FD SECONDS BYTES`. Whatever a file does to it costs only that file.
"""

from __future__ import annotations

import sys
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from onrecord.ingest import sandbox
from onrecord.ingest.messages import pack_documents, pack_rejected, unpack_request
from onrecord.model import EXTRACTOR_VERSION, Reason, Rejected, Stage

READY = b"ready"


def main(handle: int, seconds: float, memory: int, people: str = "") -> None:
    """Serve requests on the socket `handle`; each may take `seconds`, the process `memory` bytes.

    `people` is the user's file of people, if there is one.
    """
    sandbox.limit_memory(memory)
    import onrecord.index.building  # noqa: F401 - loaded before the first clock starts: it takes a second
    from onrecord.article import raw_file, read_article
    from onrecord.collector import rest_collector
    from onrecord.ingest.people_file import load_people

    if people:
        load_people(Path(people))
    read_article(raw_file("", b"Vocabularies are loaded now, the minister said."))
    rest_collector()
    parent = Connection(handle)
    sandbox.refuse_the_outside()
    parent.send_bytes(READY)
    while True:
        try:
            message = parent.recv_bytes()
        except EOFError:
            return
        sandbox.start_clock(seconds)
        answer = read(message)
        sandbox.stop_clock()
        parent.send_bytes(answer)


def read(message: bytes) -> bytes:
    """Answer one request. A bug in the reading arm is a refusal of this file, named with its place."""
    from onrecord.article import raw_file, read_article
    from onrecord.index.building import build_documents

    request = unpack_request(message)
    try:
        raw = raw_file("", request.content, request.standing.received_at)
        article = read_article(raw)
        if isinstance(article, Rejected):
            return pack_rejected(article)
        documents = build_documents(article, request.standing)
        if isinstance(documents, Rejected):
            return pack_rejected(documents)
        return pack_documents(documents, EXTRACTOR_VERSION)
    except MemoryError:
        return pack_rejected(Rejected(Stage.EXTRACT, Reason.EXTRACTOR_CRASHED, "out of memory"))
    except Exception as error:  # a bug: it must not take the other files with it
        return pack_rejected(Rejected(Stage.EXTRACT, Reason.EXTRACTOR_ERROR, _where(error)))


def _where(error: Exception) -> str:
    """Name the error and its place, not its message: that may quote the file."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{place}"


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]), *sys.argv[4:5])
