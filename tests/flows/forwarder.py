"""A loopback forwarder in front of Elasticsearch that breaks at a word and comes back after a while."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from urllib.parse import urlsplit


class Forwarder:
    """Forwards to `url`; when a request holds `word` it cuts every connection and refuses new ones for a while."""

    def __init__(self, url: str, word: bytes, seconds: float) -> None:
        target = urlsplit(url)
        self._target = (target.hostname, target.port)
        self._word, self._seconds = word, seconds
        self._until = 0.0
        self.broke = 0
        self.armed = True
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if time.monotonic() < self._until:
                near.close()
                continue
            far = socket.create_connection(self._target)
            threading.Thread(target=self._pump, args=(near, far, True), daemon=True).start()
            threading.Thread(target=self._pump, args=(far, near, False), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, requests: bool) -> None:
        try:
            while piece := source.recv(65536):
                if requests and self.armed and self._word in piece:
                    self.armed, self.broke = False, self.broke + 1
                    self._until = time.monotonic() + self._seconds
                    break
                sink.sendall(piece)
        except OSError:
            pass
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
