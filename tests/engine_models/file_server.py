"""A server of plain files on the loopback, which can misbehave in the ways that servers do."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(slots=True)
class FileServer:
    """What it serves and how it misbehaves; `requests` are names with the first byte that was asked for.

    After `break_after` bytes of an answer it hangs up, `breaks` times at most.
    """

    files: Mapping[str, bytes]
    url: str = ""
    break_after: int | None = None
    breaks: int = 1_000
    deny: int | None = None
    ignore_ranges: bool = False
    requests: list[tuple[str, int]] = field(default_factory=list)
    sent_bytes: int = 0


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up, as one that is cancelled does, is no error."""


@contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[FileServer]:
    """Serve files by their names for the length of the block."""
    served = FileServer(files)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            name = self.path.lstrip("/")
            data = served.files.get(name)
            begin = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
            served.requests.append((name, begin))
            if served.deny or data is None:
                self._head(served.deny or 404, 0)
                return
            if served.ignore_ranges:
                begin = 0
            if begin and begin >= len(data):
                self._head(416, 0)
                return
            sent = data[begin:]
            self._head(206 if begin else 200, len(sent))
            if served.break_after is not None and served.breaks > 0 and len(sent) > served.break_after:
                served.breaks -= 1
                sent = sent[: served.break_after]
                self.close_connection = True
            for at in range(0, len(sent), 65_536):
                self.wfile.write(sent[at : at + 65_536])
                served.sent_bytes += len(sent[at : at + 65_536])

        def _head(self, code: int, length: int) -> None:
            self.send_response(code)
            self.send_header("Content-Length", str(length))
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield served
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
