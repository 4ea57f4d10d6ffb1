"""Vocabulary: the tokens of a GGUF file by their bytes, read only when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path

from app.engine.detectors.gguf import VOCABULARY, GgufHeader, read_gguf


class Vocabulary:
    """What tokens are spelled as, and which of them are parts of characters."""

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
    def parts(self) -> Mapping[int, bytes]:
        """The tokens that are no whole characters, by their bytes."""
        found: dict[int, bytes] = {}
        of_bytes = self.header.text("tokenizer.ggml.model") == "gpt2"
        for token, stored in enumerate(self.pieces):
            if of_bytes:
                data = _from_letters(stored)
            elif len(stored) == 6 and stored.startswith(b"<0x") and stored.endswith(b">"):
                data = bytes.fromhex(stored[3:5].decode("ascii", "replace")) if _is_hex(stored[3:5]) else None
            else:
                data = None
            if data is not None and not _is_whole(data):
                found[token] = data
        return found

    @cached_property
    def _by_bytes(self) -> Mapping[bytes, int]:
        return {data: token for token, data in self.parts.items()}

    def split(self, data: bytes, count: int) -> tuple[tuple[int, bytes], ...]:
        """Bytes as so many tokens that are parts of characters, the longest first; nothing where that cannot be."""
        return next(self._splits(data, count), ())

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


def _is_hex(digits: bytes) -> bool:
    return all(digit in b"0123456789abcdefABCDEF" for digit in digits)


def _is_whole(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _from_letters(stored: bytes) -> bytes | None:
    """The bytes of a token of a byte-level vocabulary, which writes each byte as a letter."""
    letters = _letters()
    try:
        return bytes(letters[letter] for letter in stored.decode("utf-8"))
    except (KeyError, UnicodeDecodeError):
        return None


@lru_cache(maxsize=1)
def _letters() -> Mapping[str, int]:
    """The letters that byte-level vocabularies write bytes as: the printable ones of Latin-1, then from U+0100 on."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    found = {chr(byte): byte for byte in printable}
    others = [byte for byte in range(256) if byte not in printable]
    return found | {chr(0x100 + at): byte for at, byte in enumerate(others)}
