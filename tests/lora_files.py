"""LoRAs of every format for tiny checkpoints, each with the difference of the weights that it means."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.api import ModelFormat, ModelId, ModelKind, ModelRecord
from app.engine.control.part import NoParts
from app.engine.detectors.header import read_header
from app.engine.registry import ModelRegistry

RANK = 2


@dataclass(frozen=True)
class Changed:
    """A layer's name in the file, and the layers of the pipeline that it stands for, from the top row down."""

    name: str
    layers: tuple[tuple[str, str], ...]


def changed(name: str, component: str, *paths: str) -> Changed:
    """One layer of a file."""
    return Changed(name, tuple((component, path) for path in paths))


@dataclass
class Written:
    """A file, and the difference of the weights of each layer."""

    record: ModelRecord
    deltas: dict[tuple[str, str], Any]


class Lora:
    """Writes a LoRA for a pipeline in the names that a format has; `form` says what its factors are."""

    def __init__(self, pipeline: Any, seed: int = 3, size: float = 1.0) -> None:
        import torch

        self.pipeline = pipeline
        self.random = torch.Generator().manual_seed(seed)
        self.size = size
        self.tensors: dict[str, Any] = {}
        self.deltas: dict[tuple[str, str], Any] = {}
        self.metadata: dict[str, str] = {}

    def noise(self, *shape: int) -> Any:
        """Random numbers."""
        import torch

        return torch.randn(*shape, generator=self.random) * self.size

    def weight(self, layer: tuple[str, str]) -> Any:
        """The weight of a layer."""
        return self.pipeline.components[layer[0]].get_submodule(layer[1]).weight.detach()

    def add(self, item: Changed, form: str, style: str = "kohya", alpha: float | None = 1.0) -> None:
        """Add the change of one layer in a form and a style of names."""
        import torch

        weights = [self.weight(layer) for layer in item.layers]
        rows = sum(weight.shape[0] for weight in weights)
        inner = tuple(weights[0].shape[1:])
        factors, product = self.factors("full" if "oft" in form else form, rows, inner)
        scaled = alpha is not None and form not in ("full", "lokr-whole")
        delta = product * (alpha / RANK) if scaled and alpha is not None else product
        if "oft" in form:
            factors, delta = self.turned(form, torch.cat(weights).float(), alpha)
        if form.startswith("dora"):
            whole = torch.cat(weights).float()
            axis = 1 if form == "dora" else 0
            flat = (whole + delta).flatten(1)
            length = flat.norm(dim=1, keepdim=True)
            if axis == 0:
                length = (whole + delta).transpose(0, 1).flatten(1).norm(dim=1)[None]
            magnitude = length * (1 + 0.2 * self.noise(*length.shape).clamp(-1, 1) / self.size)
            gain = (magnitude / length).reshape(*length.shape, *[1] * (whole.ndim - 2))
            delta = (whole + delta) * gain - whole
            factors["magnitude"] = magnitude
        for role, tensor in factors.items():
            self.tensors[_key(item.name, role, style)] = tensor.contiguous().clone()
        if alpha is not None and style in ("kohya", "lycoris"):
            self.tensors[f"{item.name}.alpha"] = torch.tensor(alpha)
        start = 0
        for layer, weight in zip(item.layers, weights, strict=True):
            self.deltas[layer] = delta[start : start + weight.shape[0]].reshape(weight.shape)
            start += weight.shape[0]

    def factors(self, form: str, rows: int, inner: tuple[int, ...]) -> tuple[dict[str, Any], Any]:
        """The factors of a form, and their product."""
        import torch

        width = inner[0]
        kernel = inner[1:]
        if form in ("lora", "dora", "dora-columns"):
            down, up = self.noise(RANK, *inner), self.noise(rows, RANK, *[1] * len(kernel))
            return {"down": down, "up": up}, (up.flatten(1) @ down.flatten(1)).reshape(rows, *inner)
        if form == "lora-tucker":
            down, mid = self.noise(RANK, width, 1, 1), self.noise(RANK, RANK, *kernel)
            up = self.noise(rows, RANK, 1, 1)
            product = torch.einsum("op,pqhw,qi->oihw", up.flatten(1), mid, down.flatten(1))
            return {"down": down, "up": up, "mid": mid}, product
        if form == "loha":
            flat = width * (kernel[0] * kernel[1] if kernel else 1)
            parts = {
                "hada_w1_a": self.noise(rows, RANK),
                "hada_w1_b": self.noise(RANK, flat),
                "hada_w2_a": self.noise(rows, RANK),
                "hada_w2_b": self.noise(RANK, flat),
            }
            product = (parts["hada_w1_a"] @ parts["hada_w1_b"]) * (parts["hada_w2_a"] @ parts["hada_w2_b"])
            return parts, product.reshape(rows, *inner)
        if form == "loha-tucker":
            parts = {
                "hada_w1_a": self.noise(RANK, rows),
                "hada_w1_b": self.noise(RANK, width),
                "hada_t1": self.noise(RANK, RANK, *kernel),
                "hada_w2_a": self.noise(RANK, rows),
                "hada_w2_b": self.noise(RANK, width),
                "hada_t2": self.noise(RANK, RANK, *kernel),
            }
            one, two = (
                torch.einsum("ijkl,jr,ip->prkl", parts[f"hada_t{n}"], parts[f"hada_w{n}_b"], parts[f"hada_w{n}_a"])
                for n in (1, 2)
            )
            return parts, one * two
        if form == "lokr":
            one = self.noise(2, 2)
            first, second = self.noise(rows // 2, RANK), self.noise(RANK, width // 2, *kernel)
            other = (first @ second.flatten(1)).reshape(rows // 2, width // 2, *kernel)
            product = torch.kron(one.reshape(2, 2, *[1] * len(kernel)), other)
            return {"lokr_w1": one, "lokr_w2_a": first, "lokr_w2_b": second.flatten(1)}, product
        if form == "lokr-whole":
            one, other = self.noise(2, 2), self.noise(rows // 2, width // 2)
            return {"lokr_w1": one, "lokr_w2": other}, torch.kron(one, other)
        if form == "full":
            whole = self.noise(rows, *inner)
            return {"diff": whole}, whole
        raise ValueError(form)

    def turned(self, form: str, weight: Any, alpha: float | None) -> tuple[dict[str, Any], Any]:
        """Blocks of four rows that turn a weight, and what they make of it less itself, by matrices of all rows."""
        import torch

        rows, size = weight.shape[0], 4
        stages = 2 if form.startswith("boft") else 1
        blocks = self.noise(stages, rows // size, size, size) * 0.4
        skew = blocks - blocks.transpose(-1, -2)
        if alpha:
            skew = skew * min(1.0, alpha * rows / float(skew.norm()))
        one = torch.eye(size)
        turns = torch.linalg.inv(one - skew) @ (one + skew)
        whole = torch.eye(rows)
        for stage in range(stages):
            of_stage = torch.zeros(rows, rows)
            for at, block in zip(range(0, rows, size), turns[stage], strict=True):
                of_stage[at : at + size, at : at + size] = block
            if stages == 1:
                whole = of_stage.T
                continue
            # Which row stands where when pairs of places so far apart stand beside one another.
            order = torch.arange(rows).reshape(-1, 2, 2**stage * (size // 2)).transpose(1, 2).flatten()
            mixed = torch.eye(rows)[order]
            whole = mixed.T @ of_stage @ mixed @ whole
        factors = {"oft_diag": turns[0]} if form == "old-oft" else {"oft_blocks": blocks if stages > 1 else blocks[0]}
        if form.endswith("lengths"):
            lengths = 1 + 0.3 * self.noise(rows, *[1] * (weight.ndim - 1)).clamp(-1, 1)
            factors["rescale"] = lengths
            whole = lengths.reshape(-1, 1) * whole
        return factors, (whole @ weight.flatten(1)).reshape(weight.shape) - weight

    def write(self, path: Path) -> Written:
        """Write the file, and what a library would know of it."""
        from safetensors.torch import save_file

        save_file(self.tensors, path, self.metadata or None)
        return Written(record_of(path), self.deltas)


_SUFFIX = {
    "kohya": {
        "down": ".lora_down.weight",
        "up": ".lora_up.weight",
        "mid": ".lora_mid.weight",
        "magnitude": ".dora_scale",
    },
    "peft": {"down": ".lora_A.weight", "up": ".lora_B.weight", "magnitude": ".lora_magnitude_vector"},
    "adapter": {"down": ".lora_A.default.weight", "up": ".lora_B.default.weight"},
    "old": {"down": "_lora.down.weight", "up": "_lora.up.weight"},
    "old-linear": {"down": ".lora_linear_layer.down.weight", "up": ".lora_linear_layer.up.weight"},
    "diffusers": {"down": ".lora.down.weight", "up": ".lora.up.weight"},
}


def _key(name: str, role: str, style: str) -> str:
    if style == "xlabs":
        return f"{name}.{role}.weight"
    return name + _SUFFIX.get(style, _SUFFIX["kohya"]).get(role, f".{role}")


def adapter_metadata(component: str, alpha: float) -> dict[str, str]:
    """What diffusers writes of an adapter of PEFT."""
    return {"lora_adapter_metadata": json.dumps({f"{component}.lora_alpha": alpha, f"{component}.r": RANK})}


def record_of(path: Path, **values: Any) -> ModelRecord:
    """What the studio's own detectors say of a file."""
    draft = ModelRegistry().identify(path).draft
    assert draft.kind in (ModelKind.LORA, ModelKind.EMBEDDING), draft
    record = ModelRecord(
        id=ModelId(path.stem.lower()),
        name=path.stem,
        kind=draft.kind,
        architecture=draft.architecture,
        format=ModelFormat.SINGLE_FILE,
        path=path,
        byte_size=path.stat().st_size,
        sha256=f"{path.stat().st_mtime_ns}{path}",
        trigger_words=draft.trigger_words,
    )
    return replace(record, **values)


class Shelf(NoParts):
    """Finds a few records, and remembers which were asked for."""

    def __init__(self, *records: ModelRecord) -> None:
        self._records = records
        self.used: list[ModelId] = []

    def records(self, kind: ModelKind) -> list[ModelRecord]:
        """Those of a kind."""
        return [record for record in self._records if record.kind is kind]

    def find(self, model: ModelId, kind: ModelKind, _check: Any) -> ModelRecord:
        """The record of an id."""
        self.used.append(model)
        return next(record for record in self.records(kind) if record.id == model)


@contextmanager
def patched(pipeline: Any, deltas: Mapping[tuple[str, str], Any], strength: float = 1.0) -> Iterator[None]:
    """Have the differences in the weights themselves: what a LoRA is to come out as."""
    import torch

    kept = {}
    for (component, path), delta in deltas.items():
        weight = pipeline.components[component].get_submodule(path).weight
        kept[component, path] = weight.detach().clone()
        with torch.no_grad():
            weight += (delta * strength).to(weight.dtype)
    try:
        yield
    finally:
        for (component, path), before in kept.items():
            with torch.no_grad():
                pipeline.components[component].get_submodule(path).weight.copy_(before)


def names_of(header_of: Path) -> Sequence[str]:
    """The tensors of a file."""
    return list(read_header(header_of).tensors)
