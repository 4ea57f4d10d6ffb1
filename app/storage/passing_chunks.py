"""PassingChunks: chunks that are kept in memory for a while, since nobody would miss them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable
from io import BytesIO
from typing import BinaryIO

from app.storage.chunks import chunk_name

_LIMIT_BYTES = 64 * 1024 * 1024


class PassingChunks:
    """A source of chunks that forgets the oldest beyond a limit in bytes; may be used on any thread."""

    def __init__(self, limit_bytes: int = _LIMIT_BYTES) -> None:
        self._limit_bytes = limit_bytes
        self._lock = threading.Lock()
        self._chunks: OrderedDict[str, bytes] = OrderedDict()
        self._byte_size = 0

    def add(self, chunks: Iterable[bytes]) -> list[str]:
        """Keep chunks; their names."""
        return [self._add_one(data) for data in chunks]

    def read_chunk(self, name: str) -> bytes | None:
        """The chunk's bytes as they would be stored, or None."""
        with self._lock:
            return self._chunks.get(name)

    def read_head(self, name: str, size: int) -> bytes | None:
        """The first bytes of a chunk, or None."""
        found = self.read_chunk(name)
        return None if found is None else found[:size] if size >= 0 else found

    def open_chunk(self, name: str) -> BinaryIO | None:
        """A chunk to read from, or None."""
        found = self.read_chunk(name)
        return None if found is None else BytesIO(found)

    def _add_one(self, data: bytes) -> str:
        name = chunk_name(data)
        with self._lock:
            if name not in self._chunks:
                self._chunks[name] = data
                self._byte_size += len(data)
            self._chunks.move_to_end(name)
            while self._byte_size > self._limit_bytes and len(self._chunks) > 1:
                _, oldest = self._chunks.popitem(last=False)
                self._byte_size -= len(oldest)
        return name
