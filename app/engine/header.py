"""What a model file says of itself in its header, read without trusting it and without loading it."""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.api import UnreadableModel

_LARGEST_HEADER = 100_000_000
_ITEM_BYTES = {
    "F64": 8, "I64": 8, "U64": 8, "F32": 4, "I32": 4, "U32": 4, "F16": 2, "BF16": 2, "I16": 2, "U16": 2,
    "F8_E4M3": 1, "F8_E5M2": 1, "F8_E8M0": 1, "I8": 1, "U8": 1, "BOOL": 1,
}  # fmt: skip
_LARGEST_GGUF_STRING = 1_000_000
_MOST_GGUF_ITEMS = 2_000_000
_GGUF_NUMBERS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}


@dataclass(frozen=True, slots=True)
class Tensor:
    """A tensor's number type and shape."""

    dtype: str
    shape: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The tensors of a file by name, and its metadata."""

    tensors: Mapping[str, Tensor]
    metadata: Mapping[str, str]


def read_safetensors(path: Path) -> Header:
    """Read the header of a safetensors file; raises UnreadableModel that says what the file is instead."""
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(8)
        _refuse_other(path, start + file.read(504))
        file.seek(8)
        (length,) = struct.unpack("<Q", start.ljust(8, b"\0"))
        if not 2 <= length <= min(_LARGEST_HEADER, size - 8):
            raise _damaged(path, "its header is longer than the file")
        text = file.read(length)
    try:
        entries = json.loads(text)
        metadata = entries.pop("__metadata__", {})
        tensors = {name: Tensor(entry["dtype"], tuple(entry["shape"])) for name, entry in entries.items()}
        spans = sorted((*entry["data_offsets"], name) for name, entry in entries.items())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _damaged(path, "its header cannot be read") from error
    _check_spans(path, tensors, spans, size - 8 - length)
    return Header(tensors, {str(key): str(value) for key, value in metadata.items()})


def _check_spans(path: Path, tensors: Mapping[str, Tensor], spans: list[tuple[int, int, str]], data_bytes: int) -> None:
    position = 0
    for begin, end, name in spans:
        tensor = tensors[name]
        items = math.prod(tensor.shape)
        if begin != position or end < begin or items < 0 or any(side < 0 for side in tensor.shape):
            raise _damaged(path, f"the tensor {name[:80]} overlaps another")
        if tensor.dtype in _ITEM_BYTES and end - begin != items * _ITEM_BYTES[tensor.dtype]:
            raise _damaged(path, f"the size of the tensor {name[:80]} is wrong")
        position = end
    if position > data_bytes:
        raise UnreadableModel(
            "{name} is cut off: {there} of {needed} bytes are there.",
            advice="Fetch or copy it again.",
            name=path.name,
            there=data_bytes,
            needed=position,
        )
    if position < data_bytes:
        raise _damaged(path, "something is hidden behind its tensors")


def _refuse_other(path: Path, start: bytes) -> None:
    if start[:2] == b"PK" or start[:1] == b"\x80":
        raise UnreadableModel(
            "{name} is a pickle, which can run any program when it is opened.",
            advice="Get it as .safetensors, or convert it in a program that you trust (“save as safetensors”).",
            name=path.name,
        )
    if start.lstrip()[:1] == b"<":
        raise UnreadableModel(
            "{name} is a web page, not a model: the download failed.", advice="Fetch it again.", name=path.name
        )
    if start.startswith(b"version https://git-lfs"):
        raise UnreadableModel(
            "{name} is only a pointer to the model.", advice="Run “git lfs pull” where it came from.", name=path.name
        )


def _damaged(path: Path, what: str) -> UnreadableModel:
    return UnreadableModel("{name} is damaged: {what}.", advice="Fetch or copy it again.", name=path.name, what=what)


def read_gguf(path: Path) -> Mapping[str, object]:
    """Read the metadata of a GGUF file (lists as their length); raises UnreadableModel."""
    found: dict[str, object] = {}
    with path.open("rb") as file:

        def number(code: str) -> int | float:
            data = file.read(struct.calcsize(code))
            if len(data) < struct.calcsize(code):
                raise _damaged(path, "it is cut off")
            value: int | float = struct.unpack(code, data)[0]
            return value

        def string() -> str:
            length = int(number("<Q"))
            if length > _LARGEST_GGUF_STRING:
                raise _damaged(path, "a text in its header is too long")
            return file.read(length).decode("utf-8", "replace")

        def value(kind: int) -> object:
            if kind == 8:
                return string()
            if kind == 9:
                inner, count = int(number("<I")), int(number("<Q"))
                if count > _MOST_GGUF_ITEMS or inner == 9:
                    raise _damaged(path, "a list in its header is too long")
                for _ in range(count):
                    value(inner)
                return count
            if kind not in _GGUF_NUMBERS:
                raise _damaged(path, "its header cannot be read")
            return number(_GGUF_NUMBERS[kind])

        if file.read(4) != b"GGUF":
            file.seek(0)
            _refuse_other(path, file.read(512))
            raise _damaged(path, "it does not begin as a GGUF file does")
        found["version"] = number("<I")
        found["tensors"] = number("<Q")
        count = int(number("<Q"))
        if count > 65_536:
            raise _damaged(path, "its header is too long")
        for _ in range(count):
            name = string()
            found[name] = value(int(number("<I")))
    return found
