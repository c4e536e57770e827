"""The pool of reading children. A child that hangs, crashes or eats memory is replaced; its file is refused.

A crash is tried once more (it may have been the machine's fault), running out of time is not.
"""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import time
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing.connection import Pipe
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import RunStopped
from onrecord.ingest.child import READY
from onrecord.ingest.messages import Answer, Rendered, Request, pack_request, unpack_answer
from onrecord.ingest.sandbox import EXIT_BY_CLOCK, build_environment
from onrecord.ingest.versions import list_tools
from onrecord.model import Reason, Rejected, Stage

_START_SECONDS = 120.0
"""Loading the reading arm: 1.5 s on a quiet machine, 20 s seen on a busy one."""
_GRACE_SECONDS = 5.0
"""The kernel ends a child on time; this is how long we wait to be told."""
_FILES_PER_CHILD = 5_000
"""A child is replaced after so many files: slow leaks in libraries stay small."""


class Child:
    """One reading process."""

    def __init__(self, seconds: float, memory: int, people: Path | None = None) -> None:
        """Start it; `seconds` and `memory` (bytes) bound each file, `people` is the user's file of people."""
        self._seconds = seconds
        self._files = 0
        self._socket, theirs = Pipe()
        handle = theirs.fileno()
        known = [] if people is None else [str(people)]
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-P",
                "-m",
                "onrecord.ingest.child",
                str(handle),
                str(seconds),
                str(memory),
                *known,
            ],
            env=build_environment(os.environ),
            pass_fds=(handle,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is the parent's business
        )
        theirs.close()
        self._ready = False

    @property
    def is_worn(self) -> bool:
        """Tell whether it should be replaced."""
        return self._files >= _FILES_PER_CHILD or self._process.poll() is not None

    def read(self, request: Request) -> Answer:
        """Return the documents of one content, or why there are none. The child may be dead afterwards.

        Raises RunStopped when the child never came to life: that is nobody's fault in the inbox.
        """
        self._files += 1
        began = time.monotonic()
        try:
            if not self._ready:
                self._await_ready()
                began = time.monotonic()
            self._socket.send_bytes(pack_request(request))
            if not self._socket.poll(self._seconds + _GRACE_SECONDS):
                self.stop()
                return Rejected(Stage.EXTRACT, Reason.EXTRACT_TIMEOUT, f"no answer in {self._seconds:g} s")
            return unpack_answer(request.sha256, self._socket.recv_bytes(), time.monotonic() - began)
        except (EOFError, OSError, ValueError, KeyError):
            return self._post_mortem()

    def kill(self) -> None:
        """End it from another thread; the one that waits for it sees it die."""
        self._process.kill()

    def stop(self) -> None:
        """End it, whatever it is doing, and give back what it held."""
        self._socket.close()
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()

    def _await_ready(self) -> None:
        if not self._socket.poll(_START_SECONDS) or self._socket.recv_bytes() != READY:
            raise EOFError
        self._ready = True

    def _post_mortem(self) -> Rejected:
        try:
            code = self._process.wait(_GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            code = 0
        self.stop()
        if code in EXIT_BY_CLOCK:
            return Rejected(Stage.EXTRACT, Reason.EXTRACT_TIMEOUT, f"not read in {self._seconds:g} s")
        if not self._ready:
            raise RunStopped(
                f"the process that reads files does not start (exit code {code})",
                remedy="see `onrecord doctor`; no file was blamed",
            )
        how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
        return Rejected(Stage.EXTRACT, Reason.EXTRACTOR_CRASHED, f"the reading process ended with {how}")


class Readers:
    """A pool of children, started when the first content comes."""

    def __init__(self, workers: int, seconds: float, memory: int, people: Path | None = None) -> None:
        """`workers` children at most; `seconds` and `memory` bound each file; they know `people`."""
        self._limits = (seconds, memory, people)
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="onrecord-reader")
        self._idle: queue.SimpleQueue[Child] = queue.SimpleQueue()
        self._children: set[Child] = set()
        self._closed = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def submit(self, request: Request) -> Future[Answer]:
        """Queue a content; the future raises RunStopped alone, for nothing that the content does."""
        return self._threads.submit(self._read, request)

    def close(self) -> None:
        """End all children; contents still queued are dropped."""
        self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for child in tuple(self._children):
            child.kill()
        self._threads.shutdown(wait=True)
        for child in tuple(self._children):
            child.stop()

    def _read(self, request: Request) -> Answer:
        try:
            answer: Answer | None = self._read_once(request)
        except RunStopped:
            answer = None  # once may be the machine's fault
        crashed = isinstance(answer, Rejected) and answer.reason is Reason.EXTRACTOR_CRASHED
        if answer is None or (crashed and not self._closed):
            answer = self._read_once(request)
        if isinstance(answer, Rendered) or answer.tools:
            return answer
        return replace(answer, tools=list_tools())

    def _read_once(self, request: Request) -> Answer:
        try:
            child = self._idle.get_nowait()
        except queue.Empty:
            child = Child(*self._limits)
            self._children.add(child)
        try:
            answer = child.read(request)
        except RunStopped:
            self._children.discard(child)
            raise
        if child.is_worn:
            child.stop()
            self._children.discard(child)
        else:
            self._idle.put(child)
        return answer
