"""Vocabulary: the tokens of a GGUF file by their bytes, read only when they are asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from app.engine.detectors.gguf import VOCABULARY, GgufHeader, read_gguf

_LONGEST_SPLIT = 32
_BYTE = re.compile(rb"<0x([0-9a-fA-F]{2})>")


class Vocabulary:
    """What tokens spell, and bytes as tokens."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def header(self) -> GgufHeader:
        """The file's header with its vocabulary."""
        return read_gguf(self._path, texts=(VOCABULARY,))

    @property
    def pieces(self) -> tuple[bytes, ...]:
        """The tokens as the file stores them."""
        return self.header.texts.get(VOCABULARY, ())

    def stored(self, token: int | None) -> str:
        """A token as the file spells it, which of special ones is how they are written; empty where there is none."""
        if token is None or not 0 <= token < len(self.pieces):
            return ""
        return self.pieces[token].decode("utf-8", "replace")

    @cached_property
    def spelled(self) -> tuple[bytes, ...]:
        """The bytes of every token; of special ones, which spell nothing, how they are written."""
        if self.header.text("tokenizer.ggml.model") == "gpt2":
            letters = [from_letters(stored.decode("utf-8", "replace")) for stored in self.pieces]
            return tuple(stored if data is None else data for stored, data in zip(self.pieces, letters, strict=True))
        bytes_ = [from_digits(stored) for stored in self.pieces]
        return tuple(
            stored.replace("▁".encode(), b" ") if data is None else data
            for stored, data in zip(self.pieces, bytes_, strict=True)
        )

    @cached_property
    def _by_bytes(self) -> Mapping[bytes, int]:
        return {data: token for token, data in reversed(tuple(enumerate(self.spelled)))}

    def split(self, data: bytes, count: int) -> tuple[tuple[int, bytes], ...]:
        """Bytes as so many tokens, the longest first; nothing where that cannot be."""
        return next(self._splits(data, count), ()) if 0 < count <= len(data) <= _LONGEST_SPLIT else ()

    def _splits(self, data: bytes, count: int) -> Iterator[tuple[tuple[int, bytes], ...]]:
        if count == 1:
            if data in self._by_bytes:
                yield ((self._by_bytes[data], data),)
            return
        for length in range(len(data) - count + 1, 0, -1):
            head = data[:length]
            if head in self._by_bytes:
                for rest in self._splits(data[length:], count - 1):
                    yield ((self._by_bytes[head], head), *rest)


def from_digits(stored: bytes) -> bytes | None:
    """The byte of a token that is written such as `<0x0A>`, nothing for any other."""
    found = _BYTE.fullmatch(stored)
    return bytes.fromhex(found[1].decode("ascii")) if found else None


def from_letters(stored: str) -> bytes | None:
    """The bytes of a token of a byte-level vocabulary, which writes each byte as a letter."""
    letters = _letters()
    try:
        return bytes(letters[letter] for letter in stored)
    except KeyError:
        return None


@lru_cache(maxsize=1)
def _letters() -> Mapping[str, int]:
    """The letters that byte-level vocabularies write bytes as: the printable ones of Latin-1, then from U+0100 on."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    found = {chr(byte): byte for byte in printable}
    others = [byte for byte in range(256) if byte not in printable]
    return found | {chr(0x100 + at): byte for at, byte in enumerate(others)}
