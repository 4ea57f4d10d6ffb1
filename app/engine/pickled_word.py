"""Reading embeddings in A1111's .pt files, of which nothing is run: only numbers, texts and tensors are taken."""

from __future__ import annotations

import io
import pickle
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.api import UnreadableModel
from app.engine.detectors.content import Content, refusal, unopened

LARGEST_BYTES = 8_000_000
"""An embedding of the most vectors that any has is smaller by far."""

_MOST_MEMBERS = 64


@dataclass(frozen=True, slots=True)
class _Storage:
    """What stands for a type of torch's storages, and for one of them."""

    kind: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class _Tensor:
    storage: _Storage
    offset: int
    size: tuple[int, ...]
    stride: tuple[int, ...]


_KINDS = {"FloatStorage": "<f4", "DoubleStorage": "<f8", "HalfStorage": "<f2", "BFloat16Storage": "<u2"}


@dataclass(frozen=True, slots=True)
class _Rebuild:
    """What stands for torch's functions that make tensors."""

    parameter: bool = False

    def __call__(self, *said: Any) -> Any:
        """The tensor that a file describes, without its numbers."""
        if self.parameter and said and isinstance(said[0], _Tensor):
            return said[0]
        if self.parameter or len(said) < 4 or not isinstance(said[0], _Storage):
            raise pickle.UnpicklingError("a tensor without numbers")
        return _Tensor(said[0], int(said[1]), tuple(map(int, said[2])), tuple(map(int, said[3])))


# Made anew for each file: a pickle may change what it was given.
_ALLOWED: Mapping[tuple[str, str], Callable[[], Any]] = {
    ("collections", "OrderedDict"): lambda: OrderedDict,
    ("torch._utils", "_rebuild_tensor_v2"): _Rebuild,
    ("torch._utils", "_rebuild_parameter"): lambda: _Rebuild(parameter=True),
    **{("torch", name): partial(_Storage, name) for name in _KINDS},
}


class _Reader(pickle.Unpickler):
    """Knows four names, each of which stands for something harmless, and refuses all others."""

    def find_class(self, module: str, name: str) -> Any:
        """What stands for a name of the file; raises UnpicklingError."""
        found = _ALLOWED.get((module, name))
        if found is None:
            raise pickle.UnpicklingError(f"{module}.{name}")
        return found()

    def persistent_load(self, pid: Any) -> Any:
        """What stands for the numbers that lie beside the pickle."""
        if isinstance(pid, tuple) and len(pid) >= 3 and pid[0] == "storage" and isinstance(pid[1], _Storage):
            return _Storage(pid[1].kind, str(pid[2]))
        raise pickle.UnpicklingError("storage")


def read_pickled_word(path: Path) -> dict[str, NDArray[np.float32]]:
    """The vectors of an embedding by their names; raises UnreadableModel for anything else.

    A file that names anything but torch's tensors is refused as every pickle is, and nothing of it has been called.
    """
    try:
        if path.stat().st_size > LARGEST_BYTES or not zipfile.is_zipfile(path):
            raise refusal(path, Content.PICKLE)
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            inner = [name for name in names if name == "data.pkl" or name.endswith("/data.pkl")]
            members = [archive.getinfo(name) for name in names]
            if len(inner) != 1 or len(members) > _MOST_MEMBERS or sum(m.file_size for m in members) > LARGEST_BYTES:
                raise refusal(path, Content.PICKLE)
            said = _Reader(io.BytesIO(archive.read(inner[0]))).load()
            root = inner[0].removesuffix("data.pkl")
            return {name: _numbers(tensor, archive, root) for name, tensor in _tensors(said)}
    except OSError as error:
        raise unopened(path, error) from error
    except UnreadableModel:
        raise
    except Exception as error:  # a damaged pickle or archive fails in any way
        raise refusal(path, Content.PICKLE) from error


def _tensors(said: Any) -> Iterator[tuple[str, _Tensor]]:
    """The tensors of A1111's record, or of a plain mapping of names to tensors."""
    if isinstance(said, dict) and isinstance(said.get("string_to_param"), dict):
        said = said["string_to_param"]
    pairs = said.items() if isinstance(said, dict) else ()
    found = [(str(name), item) for name, item in pairs if isinstance(item, _Tensor) and 1 <= len(item.size) <= 2]
    if not found:
        raise pickle.UnpicklingError("no tensor")
    yield from found


def _numbers(tensor: _Tensor, archive: zipfile.ZipFile, root: str) -> NDArray[np.float32]:
    values = np.frombuffer(archive.read(f"{root}data/{tensor.storage.key}"), _KINDS[tensor.storage.kind])
    wanted = int(np.prod(tensor.size, dtype=np.int64))
    steps = np.cumprod([1, *tensor.size[:0:-1]])[::-1]
    if not 0 < wanted <= values.size or tensor.offset < 0 or tensor.offset + wanted > values.size:
        raise pickle.UnpicklingError("the numbers are cut off")
    if len(tensor.size) > 1 and tuple(steps) != tensor.stride:
        raise pickle.UnpicklingError("the numbers do not lie in their order")
    part = values[tensor.offset : tensor.offset + wanted]
    if tensor.storage.kind == "BFloat16Storage":
        part = (part.astype(np.uint32) << 16).view(np.float32)
    return np.ascontiguousarray(part.astype(np.float32).reshape(tensor.size))
