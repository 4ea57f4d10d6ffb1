"""Reading the header of a GGUF file: its metadata within bounds, without reading a weight."""

from __future__ import annotations

import os
import struct
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Final

from app.api import UnreadableModel, Words
from app.engine.detectors.content import Content, refuse_unless, unopened

_KEY_LIMIT = 10_000
_TENSOR_LIMIT = 100_000
_NAME_LIMIT_BYTES = 65_535
_TEXT_LIMIT_BYTES = 4_000_000
_ARRAY_LIMIT = 1_000_000
_HEADER_LIMIT_BYTES = 256_000_000
_KEPT_TEXT = 500_000
_KEPT_NUMBERS = 1024

_STRING: Final = 8
_ARRAY: Final = 9
_NUMBERS: Mapping[int, str] = {
    0: "<B",
    1: "<b",
    2: "<H",
    3: "<h",
    4: "<I",
    5: "<i",
    6: "<f",
    7: "<?",
    10: "<Q",
    11: "<q",
    12: "<d",
}

FILE_TYPES: Mapping[int, str] = {
    0: "F32",
    1: "F16",
    2: "Q4_0",
    3: "Q4_1",
    7: "Q8_0",
    8: "Q5_0",
    9: "Q5_1",
    10: "Q2_K",
    11: "Q3_K_S",
    12: "Q3_K_M",
    13: "Q3_K_L",
    14: "Q4_K_S",
    15: "Q4_K_M",
    16: "Q5_K_S",
    17: "Q5_K_M",
    18: "Q6_K",
    19: "IQ2_XXS",
    20: "IQ2_XS",
    21: "Q2_K_S",
    22: "IQ3_XS",
    23: "IQ3_XXS",
    24: "IQ1_S",
    25: "IQ4_NL",
    26: "IQ3_S",
    27: "IQ3_M",
    28: "IQ2_S",
    29: "IQ2_M",
    30: "IQ4_XS",
    31: "IQ1_M",
    32: "BF16",
    36: "TQ1_0",
    37: "TQ2_0",
    38: "MXFP4",
}
"""The names of llama.cpp's file types."""

TEMPLATE = "tokenizer.chat_template"
VOCABULARY = "tokenizer.ggml.tokens"

Value = str | int | float | bool


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What a GGUF file says of itself; long texts are cut, and long lists left out but for those that were asked for.

    `numbers` holds the short lists of numbers, `texts` the lists of texts that were asked for, as they are stored.
    """

    path: Path
    version: int
    tensor_count: int
    metadata: Mapping[str, Value]
    byte_size: int
    numbers: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    texts: Mapping[str, tuple[bytes, ...]] = field(default_factory=dict)

    @property
    def architecture(self) -> str:
        """The value of general.architecture, such as `llama`."""
        return self.text("general.architecture")

    @property
    def context_length(self) -> int:
        """How many tokens the model was made for, 0 where it does not say."""
        value = self.metadata.get(f"{self.architecture}.context_length", 0)
        return value if isinstance(value, int) else 0

    @property
    def file_type(self) -> str:
        """How its weights are stored, such as `Q4_K_M`; empty where that is unknown."""
        value = self.metadata.get("general.file_type")
        return FILE_TYPES.get(value, "") if isinstance(value, int) else ""

    @property
    def has_chat_template(self) -> bool:
        """Whether the model was taught to converse."""
        return TEMPLATE in self.metadata

    def number(self, name: str) -> int:
        """A number that the architecture states, such as `block_count`; of a list the largest, 0 where it is silent."""
        key = f"{self.architecture}.{name}"
        value = self.metadata.get(key, 0)
        if key in self.numbers:
            return int(max(self.numbers[key], default=0))
        return int(value) if isinstance(value, int | float) else 0

    def token_id(self, *names: str) -> int | None:
        """The first of the special tokens that the file names, such as `fim_pre`."""
        for name in names:
            value = self.metadata.get(f"tokenizer.ggml.{name}_token_id")
            if type(value) is int:
                return value
        return None

    def text(self, key: str) -> str:
        """A text of the metadata, empty where there is none."""
        value = self.metadata.get(key, "")
        return value if isinstance(value, str) else ""


class _Bad(Exception):
    """What is wrong with the file, as the end of a sentence."""

    def __init__(self, what: str, /, **values: object) -> None:
        self.what = Words(what, **values)
        super().__init__(what)


def read_gguf(path: Path, texts: Collection[str] = ()) -> GgufHeader:
    """Read a header in bounded time and memory, with the lists of texts that are named.

    Raises UnreadableModel that says what is wrong.
    """
    refuse_unless(path, Content.GGUF)
    try:
        with path.open("rb") as file:
            return _Reader(file, os.fstat(file.fileno()).st_size, texts).header(path)
    except OSError as error:
        raise unopened(path, error) from error
    except _Bad as error:
        raise UnreadableModel(
            "“{file}” is damaged: {what}.", advice="Download it once more.", file=path.name, what=error.what
        ) from error


class _Reader:
    def __init__(self, file: BinaryIO, size: int, texts: Collection[str]) -> None:
        self._file = file
        self._size = size
        self._wanted = texts
        self._numbers: dict[str, tuple[float, ...]] = {}
        self._texts: dict[str, tuple[bytes, ...]] = {}

    def header(self, path: Path) -> GgufHeader:
        self._file.seek(4)
        version = self._number("<I")
        if version not in (2, 3):
            raise _Bad("version {version} of the format is unknown", version=version)
        tensors, keys = int(self._number("<Q")), int(self._number("<Q"))
        if tensors > _TENSOR_LIMIT:
            raise _Bad("it claims to hold {count} tensors", count=tensors)
        if keys > _KEY_LIMIT:
            raise _Bad("it claims to have {count} entries", count=keys)
        metadata: dict[str, Value] = {}
        for _ in range(keys):
            name = self._text(_NAME_LIMIT_BYTES)
            value = self._value(name, int(self._number("<I")))
            if value is not None:
                metadata[name] = value
        return GgufHeader(path, int(version), tensors, metadata, self._size, self._numbers, self._texts)

    def _value(self, name: str, kind: int) -> Value | None:
        if kind == _STRING:
            return self._text(_TEXT_LIMIT_BYTES)[:_KEPT_TEXT]
        if kind == _ARRAY:
            self._array(name)
            return None
        if kind not in _NUMBERS:
            raise _Bad("an entry has the unknown type {kind}", kind=kind)
        return self._number(_NUMBERS[kind])

    def _array(self, name: str) -> None:
        kind, count = int(self._number("<I")), int(self._number("<Q"))
        if count > _ARRAY_LIMIT:
            raise _Bad("an entry has {count} values", count=count)
        if kind == _STRING and name in self._wanted:
            self._texts[name] = tuple(self._read(self._length(_TEXT_LIMIT_BYTES)) for _ in range(count))
        elif kind == _STRING:
            self._skip_texts(count)
        elif kind in _NUMBERS and count <= _KEPT_NUMBERS:
            form = f"<{count}{_NUMBERS[kind][1]}"
            self._numbers[name] = struct.unpack(form, self._read(struct.calcsize(form)))
        elif kind in _NUMBERS:
            self._skip(count * struct.calcsize(_NUMBERS[kind]))
        else:
            raise _Bad("a list has the unknown type {kind}", kind=kind)

    def _skip_texts(self, count: int) -> None:
        """Go past texts, in one loop: a vocabulary has a quarter of a million."""
        read, seek = self._file.read, self._file.seek
        at, end = self._file.tell(), min(self._size, _HEADER_LIMIT_BYTES)
        for _ in range(count):
            length = int.from_bytes(read(8), "little")
            at += 8 + length
            if length > _TEXT_LIMIT_BYTES:
                raise _Bad("a text would be {length} bytes long", length=length)
            if at > end:
                raise _Bad("it is cut off")
            if length:
                seek(at)

    def _length(self, limit: int) -> int:
        length = int(self._number("<Q"))
        if length > limit:
            raise _Bad("a text would be {length} bytes long", length=length)
        return length

    def _text(self, limit: int) -> str:
        return self._read(self._length(limit)).decode("utf-8", "replace")

    def _number(self, form: str) -> Value:
        value: Value = struct.unpack(form, self._read(struct.calcsize(form)))[0]
        return value

    def _read(self, count: int) -> bytes:
        data = self._file.read(count)
        if len(data) < count:
            raise _Bad("it is cut off")
        if self._file.tell() > _HEADER_LIMIT_BYTES:
            raise _Bad("its header is too long")
        return data

    def _skip(self, count: int) -> None:
        at = self._file.tell() + count
        if at > min(self._size, _HEADER_LIMIT_BYTES):
            raise _Bad("it is cut off")
        self._file.seek(at)
