"""`make bench`: what keeping costs, measured on copies of the sample inputs and an engine of its own.

Every file differs (a numbered last line), so nothing is a duplicate. The bare cost is `read_article` in this
process over the same bytes; the ratio says what archive, ledger, bulk and children add.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import tempfile
import time
from pathlib import Path

from onrecord import embedded
from onrecord.adapters.elastic import Elastic
from onrecord.article import raw_file, read_article
from onrecord.index.names import Kind
from onrecord.ingest import Outcome, run_ingest
from onrecord.settings import Settings

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
NAMES = (
    "harbour/whole-page.txt",
    "harbour/agency-page.txt",
    "harbour/official-transcript.txt",
    "river/northwire-dam.txt",
)


def fill(inbox: Path, count: int) -> int:
    """Write `count` different files of the samples' shapes; return their bytes."""
    texts = [(SEEDS / name).read_text("utf-8") for name in NAMES]
    size = 0
    for number in range(count):
        folder = inbox / f"{number // 1000:03d}"
        folder.mkdir(parents=True, exist_ok=True)
        content = f"{texts[number % len(texts)]}\nThis is page {number}.\n".encode()
        (folder / f"{number:06d}.txt").write_bytes(content)
        size += len(content)
    return size


def measure_bare(inbox: Path, most: int) -> float:
    """Return the seconds that reading one file takes in this process."""
    contents = [path.read_bytes() for path in sorted(inbox.rglob("*.txt"))[:most]]
    read_article(raw_file("warm", contents[0]))
    began = time.perf_counter()
    for content in contents:
        hashlib.sha256(content).hexdigest()
        read_article(raw_file("", content))
    return (time.perf_counter() - began) / len(contents)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="onrecord-bench-"))
    settings = Settings(
        _env_file=None, data_dir=folder / "data", inbox=folder / "inbox", workers=given.workers,
        index_prefix="onrecord-bench", elasticsearch_url=None,
    )  # fmt: skip
    try:
        size = fill(settings.inbox, given.files)
        bare = measure_bare(settings.inbox, 200)
        connection = embedded.start(settings)
        time.sleep(settings.settle_seconds + 0.5)
        began = time.perf_counter()
        summary = run_ingest(settings, connection)
        fed = time.perf_counter() - began
        began = time.perf_counter()
        again = run_ingest(settings, connection)
        nothing = time.perf_counter() - began
        with Elastic(connection, settings.index_prefix) as elastic:
            elastic.refresh()
            statements = elastic.count(Kind.STATEMENTS)
        assert again.count(Outcome.UNCHANGED) == given.files
        assert summary.count(Outcome.INDEXED) == given.files
        print(f"files                      {given.files:10,} ({size / 1e6:.1f} MB)")
        print(f"statements                 {statements:10,}")
        print(f"bare reading, one process  {bare * 1000:10.2f} ms a file")
        print(f"ingest, {given.workers} children         {fed:10.1f} s = {given.files / fed:.0f} files/s")
        print(
            f"ratio to bare reading      {fed * given.workers / (bare * given.files):10.2f} (children x wall)"
        )
        print(f"scan with nothing to do    {nothing:10.2f} s = {given.files / nothing:.0f} files/s")
    finally:
        embedded.reset(settings)
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
