"""A hub of one's own: the part of the protocol that fetching needs, served on the loopback."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

COMMIT = "0123456789abcdef0123456789abcdef01234567"


@dataclass(slots=True)
class HubServer:
    """What it serves and how it misbehaves; `requests` are those for files, with the first byte that was asked for."""

    files: Mapping[str, bytes]
    endpoint: str = ""
    break_after: int | None = None
    deny: tuple[int, str] | None = None
    ignore_ranges: bool = False
    promised: dict[str, str] = field(default_factory=dict)
    requests: list[tuple[str, int]] = field(default_factory=list)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up, as one that is cancelled does, is no error."""


@contextmanager
def serving(files: Mapping[str, bytes]) -> Iterator[HubServer]:
    """Serve `org/name` with some files for the length of the block."""
    hub = HubServer(files)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if hub.deny:
                self._answer(hub.deny[0], b"{}", {"X-Error-Code": hub.deny[1], "X-Error-Message": "no"})
            elif self.path.startswith("/api/models/org/name"):
                self._answer(200, json.dumps(_listing(hub)).encode(), {"Content-Type": "application/json"})
            elif self.path.startswith(f"/org/name/resolve/{COMMIT}/"):
                self._file(self.path.partition(f"{COMMIT}/")[2])
            else:
                self._answer(404, b"{}", {"X-Error-Code": "RepoNotFound"})

        def _file(self, name: str) -> None:
            data = hub.files[name]
            begin = int(self.headers.get("Range", "bytes=0-").removeprefix("bytes=").rstrip("-"))
            hub.requests.append((name, begin))
            if hub.ignore_ranges:
                begin = 0
            sent = data[begin:]
            self.send_response(206 if begin else 200)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            if hub.break_after is not None and len(sent) > hub.break_after:
                self.wfile.write(sent[: hub.break_after])
                self.close_connection = True
            else:
                self.wfile.write(sent)

        def _answer(self, code: int, body: bytes, headers: Mapping[str, str]) -> None:
            self.send_response(code)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    hub.endpoint = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield hub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _listing(hub: HubServer) -> dict[str, Any]:
    siblings: list[dict[str, Any]] = []
    for name, data in hub.files.items():
        entry: dict[str, Any] = {"rfilename": name, "size": len(data), "blobId": "0" * 40}
        if name.endswith(".safetensors"):
            promised = hub.promised.get(name, hashlib.sha256(data).hexdigest())
            entry["lfs"] = {"sha256": promised, "size": len(data), "pointerSize": 130}
        siblings.append(entry)
    return {"id": "org/name", "modelId": "org/name", "sha": COMMIT, "siblings": siblings, "tags": []}
