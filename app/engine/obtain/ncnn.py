"""Turning upscalers as ncnn stores them into safetensors: the form in which package indexes carry them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from app.api import UnreadableModel

_MAGIC = "7767517"
_HALF = 0x01306B47
_MOST_LAYERS = 10_000
_LARGEST_PARAM_BYTES = 4_000_000

Array: TypeAlias = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class _Layer:
    kind: str
    numbers: Mapping[int, int]


def convert_ncnn(folder: Path, check: Callable[[], None]) -> Path:
    """Make model.safetensors of model.param and model.bin and delete those two; raises UnreadableModel."""
    from safetensors.numpy import save_file

    graph, weights, made = folder / "model.param", folder / "model.bin", folder / "model.safetensors"
    layers = list(_layers(graph))
    check()
    tensors = dict(zip(_names(graph, layers), _tensors(weights, layers), strict=True))
    check()
    part = folder / "model.safetensors.part"
    save_file(tensors, part, {"format": "pt"})
    part.replace(made)
    graph.unlink()
    weights.unlink()
    return made


def _layers(graph: Path) -> Iterator[_Layer]:
    if graph.stat().st_size > _LARGEST_PARAM_BYTES:
        raise _bad(graph)
    lines = graph.read_text("utf-8", "replace").splitlines()
    if not lines or lines[0].strip() != _MAGIC or len(lines) > _MOST_LAYERS:
        raise _bad(graph)
    for line in lines[2:]:
        words = line.split()
        if len(words) >= 4 and words[0] in ("Convolution", "PReLU"):
            numbers = {int(key): int(value) for key, value in re.findall(r"(?<=\s)(\d+)=(\d+)(?=\s|$)", line)}
            yield _Layer(words[0], numbers)


def _tensors(weights: Path, layers: list[_Layer]) -> Iterator[Array]:
    data = weights.read_bytes()
    at = 0

    def take(count: int, dtype: str) -> Array:
        nonlocal at
        size = count * np.dtype(dtype).itemsize
        if count <= 0 or at + size > len(data):
            raise _bad(weights)
        values: Array = np.frombuffer(data, dtype, count, at).astype(dtype[1:])
        at += size + -size % 4
        return values

    for layer in layers:
        outputs = layer.numbers.get(0, 0)
        if layer.kind == "PReLU":
            yield take(outputs, "<f4").astype(np.float16)
            continue
        side, count = layer.numbers.get(1, 0), layer.numbers.get(6, 0)
        if outputs <= 0 or side <= 0 or count % (outputs * side * side) or not layer.numbers.get(5):
            raise _bad(weights)
        flag = int.from_bytes(data[at : at + 4], "little")
        at += 4
        if flag not in (0, _HALF):
            raise _bad(weights)
        values = take(count, "<f2" if flag else "<f4")
        yield values.reshape(outputs, -1, side, side)
        yield take(outputs, "<f4")
    if at != len(data):
        raise _bad(weights)


def _names(graph: Path, layers: list[_Layer]) -> list[str]:
    """The names of the tensors in the order of the file, as the networks were first published."""
    if any(layer.kind == "PReLU" for layer in layers):
        return [name for at, layer in enumerate(layers) for name in _pair(f"body.{at}", layer)]
    blocks, left = divmod(len(layers) - 6, 15)
    if left or blocks < 1:
        raise _bad(graph)
    inner = [f"body.{at}.rdb{rdb}.conv{conv}" for at in range(blocks) for rdb in (1, 2, 3) for conv in range(1, 6)]
    names = ["conv_first", *inner, "conv_body", "conv_up1", "conv_up2", "conv_hr", "conv_last"]
    return [name for stem, layer in zip(names, layers, strict=True) for name in _pair(stem, layer)]


def _pair(stem: str, layer: _Layer) -> tuple[str, ...]:
    return (f"{stem}.weight",) if layer.kind == "PReLU" else (f"{stem}.weight", f"{stem}.bias")


def _bad(file: Path) -> UnreadableModel:
    return UnreadableModel(
        "“{file}” is not an upscaler of the kinds that can be converted.",
        advice="Fetch it once more, or choose another.",
        file=file.name,
    )
