"""Download: what lies at an address, read as it comes, going on where it was broken off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

from app.api import JobContext, Words
from app.engine.obtain.answers import refused
from app.engine.obtain.disk import disk_errors, readable
from app.engine.obtain.network import is_answer, network_errors, unreached

PIECE_BYTES = 256 * 1024
_TRIES = 5
_TIMEOUT_S = 30
_NOTHING_MORE = 416


class Download:
    """Reads from an address. What came is kept in a file, which is read first when the same is fetched again.

    `total` are the bytes that are to come altogether, as far as that is known, `before` those that came of other files.
    Raises FetchFailed where the server says no, the errors of the network where it says nothing, and JobCancelled.
    """

    def __init__(self, url: str, kept: Path, job: JobContext, *, before: int = 0, total: int = 0) -> None:
        self.url, self.name = url, name_of(url)
        self._job, self._before, self._total = job, before, total
        self._kept = kept.open("a+b")
        self._kept.seek(0)
        self._at = 0
        self._open = ExitStack()
        self._pieces: Iterator[bytes] | None = None

    def __enter__(self) -> Download:
        """The download itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up; what came stays in the file."""
        self._hang_up()
        self._kept.close()

    def read(self, size: int = PIECE_BYTES) -> bytes:
        """The next bytes, as many as there are at the moment; none at the end."""
        piece = self._kept.read(size) or self._came()
        self._at += len(piece)
        came, total = self._before + self._at, max(self._total, self._before + self._at)
        shown = Words("Fetching {name}: {came} of {all}", name=self.name, came=readable(came), all=readable(total))
        self._job.report(came, total, shown)
        return piece

    def _came(self) -> bytes:
        tries = _TRIES
        while True:
            try:
                if self._pieces is None:
                    self._pieces = self._asked()
                piece = next(self._pieces, b"")
            except network_errors() as error:
                self._hang_up()
                tries -= 1
                if is_answer(error) or not tries:
                    raise
                self._job.cancelled.wait(_TRIES - tries)
                self._job.check()
            else:
                self._kept.write(piece)
                return piece

    def _asked(self) -> Iterator[bytes]:
        import huggingface_hub

        have = self._at
        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={have}-"} if have else {})
        # The hub's client, so that proxies, certificates and HF_HUB_OFFLINE hold here too; it is told no token.
        client: Any = huggingface_hub.get_session()
        answer = self._open.enter_context(
            client.stream("GET", self.url, headers=headers, follow_redirects=True, timeout=_TIMEOUT_S)
        )
        if have and answer.status_code == _NOTHING_MORE:
            return
        if answer.status_code not in (200, 206):
            raise refused(server_of(self.url), self.name, answer.status_code)
        # A server that knows no ranges begins anew.
        skipped = have if answer.status_code == 200 else 0
        for piece in answer.iter_raw(PIECE_BYTES):
            self._job.check()
            if skipped < len(piece):
                yield piece[skipped:]
            skipped = max(0, skipped - len(piece))

    def _hang_up(self) -> None:
        self._pieces = None
        self._open.close()


@contextmanager
def fetching(url: str, folder: Path) -> Iterator[None]:
    """Turn errors of the network and of the disk into words: FetchFailed, DiskFull, DiskReadOnly."""
    try:
        with disk_errors(folder):
            yield
    except network_errors() as error:
        raise unreached(server_of(url), name_of(url), error) from error


def name_of(url: str) -> str:
    """The name of the file at an address."""
    return PurePosixPath(urlsplit(url).path).name or urlsplit(url).netloc


def server_of(url: str) -> Words:
    """How the server of an address is called."""
    return Words("The server {host}", host=urlsplit(url).netloc)
