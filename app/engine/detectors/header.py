"""Reading the header of a safetensors file: names, types and shapes, checked, without reading a weight."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from app.api import UnreadableModel, Words
from app.engine.detectors.content import Content, refuse_unless, unopened

HEADER_LIMIT_BYTES = 100_000_000
_TENSOR_LIMIT = 1_000_000
_RANK_LIMIT = 16

BITS: Mapping[str, int] = {
    "BOOL": 8,
    "F4": 4,
    "F6_E2M3": 6,
    "F6_E3M2": 6,
    "U8": 8,
    "I8": 8,
    "F8_E5M2": 8,
    "F8_E4M3": 8,
    "F8_E8M0": 8,
    "F8_E4M3FNUZ": 8,
    "F8_E5M2FNUZ": 8,
    "I16": 16,
    "U16": 16,
    "F16": 16,
    "BF16": 16,
    "I32": 32,
    "U32": 32,
    "F32": 32,
    "C64": 64,
    "F64": 64,
    "I64": 64,
    "U64": 64,
}
"""How many bits an element of each type takes."""


class Tensor(NamedTuple):
    """A tensor's type and shape."""

    dtype: str
    shape: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """What a safetensors file holds; `path` is the file, for messages and for hints in its name."""

    path: Path
    tensors: Mapping[str, Tensor]
    metadata: Mapping[str, str] = field(default_factory=dict)
    byte_size: int = 0

    def shape(self, name: str) -> tuple[int, ...] | None:
        """The shape of a tensor, None where there is none of that name."""
        tensor = self.tensors.get(name)
        return None if tensor is None else tensor.shape

    def first(self, *endings: str) -> tuple[str, tuple[int, ...]] | None:
        """The first tensor whose name ends so, with its shape."""
        return next(((name, item.shape) for name, item in self.tensors.items() if name.endswith(endings)), None)

    def has_prefix(self, *prefixes: str) -> bool:
        """Whether a tensor's name begins so."""
        return any(name.startswith(prefixes) for name in self.tensors)

    def without(self, prefix: str) -> Header:
        """The tensors below a prefix alone, named without it."""
        inner = {name.removeprefix(prefix): item for name, item in self.tensors.items() if name.startswith(prefix)}
        return Header(self.path, inner, self.metadata, self.byte_size)


def read_header(path: Path) -> Header:
    """Read and check a header in bounded time and memory; raises UnreadableModel that says what is wrong."""
    refuse_unless(path, Content.SAFETENSORS)
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            length = int.from_bytes(file.read(8), "little")
            if length > HEADER_LIMIT_BYTES:
                raise _damaged(path, Words("its header would be {length} bytes long", length=length))
            if length + 8 > size:
                raise _truncated(path)
            text = file.read(length)
    except OSError as error:
        raise unopened(path, error) from error
    try:
        raw = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise _damaged(path, Words("its header is not proper JSON")) from error
    if not isinstance(raw, dict):
        raise _damaged(path, Words("its header is not a JSON object"))
    metadata = _metadata(path, raw.pop("__metadata__", {}))
    if len(raw) > _TENSOR_LIMIT:
        raise _damaged(path, Words("it claims to hold {count} tensors", count=len(raw)))
    return Header(path, _tensors(path, raw, size - 8 - length), metadata, size)


def joined(headers: Iterable[Header], path: Path) -> Header:
    """Several shards as one header."""
    tensors: dict[str, Tensor] = {}
    metadata: dict[str, str] = {}
    size = 0
    for header in headers:
        tensors.update(header.tensors)
        metadata.update(header.metadata)
        size += header.byte_size
    return Header(path, tensors, metadata, size)


def _tensors(path: Path, raw: Mapping[str, Any], data_bytes: int) -> dict[str, Tensor]:
    tensors: dict[str, Tensor] = {}
    spans: list[tuple[int, int, str]] = []
    for name, entry in raw.items():
        dtype, shape, begin, end = _entry(path, name, entry)
        elements = 1
        for side in shape:
            elements *= side
            if elements * BITS[dtype] > 2**66:
                raise _damaged(path, Words("the shape of “{name}” overflows", name=name))
        if elements * BITS[dtype] != (end - begin) * 8:
            raise _damaged(path, Words("“{name}” has another size than its shape says", name=name))
        tensors[name] = Tensor(dtype, shape)
        spans.append((begin, end, name))
    spans.sort()
    at = 0
    for begin, end, name in spans:
        if begin < at:
            raise _damaged(path, Words("“{name}” overlaps another tensor", name=name))
        if begin > at:
            raise _damaged(path, Words("there is a hole before “{name}”", name=name))
        at = end
    if at > data_bytes:
        raise _truncated(path)
    if at < data_bytes:
        raise _damaged(path, Words("{count} bytes follow that belong to no tensor", count=data_bytes - at))
    return tensors


def _entry(path: Path, name: str, entry: object) -> tuple[str, tuple[int, ...], int, int]:
    if not isinstance(entry, dict):
        raise _damaged(path, Words("“{name}” is not described", name=name))
    dtype, shape, offsets = entry.get("dtype"), entry.get("shape"), entry.get("data_offsets")
    if not isinstance(dtype, str) or dtype not in BITS:
        raise _damaged(path, Words("“{name}” has the unknown type {type}", name=name, type=str(dtype)[:20]))
    if not _counts(shape) or not isinstance(shape, list) or len(shape) > _RANK_LIMIT:
        raise _damaged(path, Words("“{name}” has no proper shape", name=name))
    if not _counts(offsets) or not isinstance(offsets, list) or len(offsets) != 2 or offsets[0] > offsets[1]:
        raise _damaged(path, Words("“{name}” has no proper place in the file", name=name))
    return dtype, tuple(shape), offsets[0], offsets[1]


def _counts(value: object) -> bool:
    return isinstance(value, list) and all(type(item) is int and 0 <= item < 2**63 for item in value)


def _metadata(path: Path, value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
        raise _damaged(path, Words("its metadata is not text"))
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise ValueError("a name occurs twice")
    return made


def _refuse_constant(text: str) -> object:
    raise ValueError(f"{text} is not JSON")


def _damaged(path: Path, what: Words) -> UnreadableModel:
    return UnreadableModel("“{file}” is damaged: {what}.", advice="Download it once more.", file=path.name, what=what)


def _truncated(path: Path) -> UnreadableModel:
    return UnreadableModel(
        "“{file}” is cut off: it is shorter than its header says.",
        advice="The download did not finish; fetch it once more.",
        file=path.name,
    )
