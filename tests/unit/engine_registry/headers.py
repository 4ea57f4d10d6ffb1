"""Model files that are all header: names, types and shapes of any size, with holes for weights."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from pathlib import Path

from app.engine.detectors.header import BITS

Shapes = Mapping[str, tuple[int, ...]]


def write_safetensors(
    file: Path, shapes: Shapes, metadata: Mapping[str, str] | None = None, dtype: str = "F16"
) -> Path:
    """Write a sparse file of the full size that the shapes ask for."""
    entries: dict[str, object] = {"__metadata__": dict(metadata)} if metadata else {}
    at = 0
    for name, shape in shapes.items():
        size = BITS[dtype] // 8
        for side in shape:
            size *= side
        entries[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [at, at + size]}
        at += size
    return write_raw(file, json.dumps(entries).encode(), at)


def write_raw(file: Path, header: bytes, data_bytes: int = 0) -> Path:
    """Write a header as it is, with its length before it and a hole behind it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as opened:
        opened.write(struct.pack("<Q", len(header)) + header)
        opened.truncate(8 + len(header) + data_bytes)
    return file


def gguf_bytes(metadata: Mapping[str, str | int | bool], tensors: int = 1, version: int = 3) -> bytes:
    """The beginning of a GGUF file."""
    data = b"GGUF" + struct.pack("<IQQ", version, tensors, len(metadata))
    for key, value in metadata.items():
        data += gguf_text(key)
        if isinstance(value, str):
            data += struct.pack("<I", 8) + gguf_text(value)
        elif isinstance(value, bool):
            data += struct.pack("<I?", 7, value)
        else:
            data += struct.pack("<II", 4, value)
    return data


def gguf_text(text: str) -> bytes:
    """A text as GGUF stores it."""
    return struct.pack("<Q", len(text.encode())) + text.encode()
