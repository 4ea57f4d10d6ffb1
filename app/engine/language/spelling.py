"""Spelling: the tokens of a transformers tokenizer by their bytes, so that half a character is never shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from app.engine.language.vocabulary import from_digits, from_letters


class Spelling:
    """What the tokens of a tokenizer spell; special ones spell nothing."""

    def __init__(self, tokenizer: Any) -> None:
        self._tokenizer = tokenizer
        self._special = frozenset(tokenizer.all_special_ids)
        self._added = {int(id_): str(token) for id_, token in tokenizer.added_tokens_decoder.items()}
        backend = getattr(tokenizer, "backend_tokenizer", None)
        self._kind = _kind_of(json.loads(backend.to_str()).get("decoder")) if backend is not None else ""
        self._known: dict[int, bytes] = {}

    def bytes_of(self, token: int) -> bytes:
        """The bytes of a token."""
        if token not in self._known:
            self._known[token] = b"" if token in self._special else self._found(token)
        return self._known[token]

    def spelled(self, tokens: Sequence[int]) -> str:
        """Tokens as text."""
        return b"".join(self.bytes_of(token) for token in tokens).decode("utf-8", "replace")

    def called(self, token: int) -> str:
        """How a token is written in the vocabulary."""
        return str(self._tokenizer.convert_ids_to_tokens(token) or "")

    def _found(self, token: int) -> bytes:
        stored = self.called(token)
        if token in self._added:
            return stored.encode()
        if self._kind == "bytes":
            return from_letters(stored) or b""
        if self._kind == "pieces":
            byte = from_digits(stored.encode())
            return stored.replace("▁", " ").encode() if byte is None else byte
        return str(self._tokenizer.decode([token])).encode()


def _kind_of(decoder: Any) -> str:
    """How a vocabulary is written: as bytes in letters, as pieces with ▁ for a space, or otherwise."""
    if not isinstance(decoder, dict):
        return ""
    parts = decoder.get("decoders", [decoder])
    kinds = {part.get("type") for part in parts if isinstance(part, dict)}
    if "ByteLevel" in kinds:
        return "bytes"
    replaced = any(part.get("type") == "Replace" and "▁" in str(part.get("pattern")) for part in parts)
    return "pieces" if replaced or "Metaspace" in kinds else ""
