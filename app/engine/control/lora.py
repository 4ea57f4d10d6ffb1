"""ControlLora: a LoRA of Flux whose entry reads a control picture beside the picture that is drawn."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from app.api import ModelRecord
from app.engine.control.networks import Heard, packed
from app.engine.control.part import HeldPart
from app.engine.control.steering import Pass
from app.engine.lora.adapter import LoraMisfit, by_diffusers
from app.engine.lora.change import Change
from app.engine.lora.layers import LoraLayer, layers_of
from app.engine.lora.names import LayerNames

_ENTRY = "x_embedder"
_NORM = re.compile(r"(?:transformer\.)?(.+\.norm(?:_added)?_[qk])\.weight")
_BIAS = re.compile(r"(.+)\.lora_B\.bias")


@dataclass(slots=True)
class ControlLora:
    """Lies beside the layers of the network until the drawing is done, heard as a ControlNet is.

    `hint` is the control picture as latents (1, channels, height, width).
    """

    hint: Any
    heard: Heard
    strength: float = 0.0
    tokens: Any = None

    @staticmethod
    def installed(
        part: HeldPart, checkpoint: ModelRecord, pipeline: Any, hint: Any, heard: Heard, stack: ExitStack
    ) -> ControlLora:
        """One whose changes stand beside the layers until `stack` closes; raises LoraMisfit and UnreadableModel."""
        guide, transformer = ControlLora(hint, heard), pipeline.transformer
        tensors: Mapping[str, Any] = part.module["lora"]
        if any(name.startswith(("img_in.", "double_blocks.")) for name in tensors):
            tensors = by_diffusers(pipeline, tensors) or tensors
        norms = {found[1]: tensor for key, tensor in tensors.items() if (found := _NORM.fullmatch(key))}
        biases = {found[1]: tensor for key, tensor in tensors.items() if (found := _BIAS.fullmatch(key))}
        rest = {key: one for key, one in tensors.items() if not _NORM.fullmatch(key) and not _BIAS.fullmatch(key)}
        names = LayerNames({"transformer": transformer})

        def hook(path: str, change: Callable[[Any, Any, Any], Any]) -> None:
            module = transformer.get_submodule(path)
            stack.callback(module.register_forward_hook(_Hook(guide, change)).remove)

        for name, layer in layers_of(rest, {}, part.record.path.name).items():
            bias = biases.get(name)
            if name.removeprefix("transformer.") == _ENTRY:
                entry = transformer.get_submodule(_ENTRY)
                if layer.sides() != (entry.out_features, 2 * entry.in_features):
                    raise LoraMisfit(part.record, checkpoint, name)
                hook(_ENTRY, _Entry(guide, layer, bias))
                continue
            places = names.find(name)
            if not places:
                raise LoraMisfit(part.record, checkpoint, name)
            for place in places:
                change = Change(layer, place.rows, place.swapped)
                if not (change.stands_alone and change.fits(transformer.get_submodule(place.path))):
                    raise LoraMisfit(part.record, checkpoint, name)
                hook(place.path, _Beside(guide, change, None if bias is None or place.rows else bias))
        for path, weight in norms.items():
            if not any(path == known for known, _ in transformer.named_modules()):
                raise LoraMisfit(part.record, checkpoint, path)
            hook(path, _Norm(guide, weight))
        return guide

    def change(self, one: Pass) -> None:
        """Look at this pass: how strongly it is heard, and what of its picture is seen."""
        self.strength = self.heard.strength(one.share)
        self.tokens = packed(one.window.cut(self.hint))


@dataclass(slots=True)
class _Hook:
    """Changes a layer's answer while the LoRA is heard."""

    guide: ControlLora
    change: Callable[[Any, Any, Any], Any]

    def __call__(self, module: Any, args: tuple[Any, ...], output: Any) -> Any:
        return self.change(module, args[0], output).to(output.dtype) if self.guide.strength else output


@dataclass(slots=True)
class _Entry:
    guide: ControlLora
    layer: LoraLayer
    bias: Any

    def __call__(self, _module: Any, x: Any, output: Any) -> Any:
        import torch
        from torch.nn import functional

        tokens = self.guide.tokens.to(x).expand(len(x), -1, -1)
        factors = self.layer.factors
        seen = functional.linear(torch.cat([x, tokens], dim=-1), factors["down"].to(x))
        bias = None if self.bias is None else self.bias.to(x)
        return output + functional.linear(seen * self.layer.scale, factors["up"].to(x), bias) * self.guide.strength


@dataclass(slots=True)
class _Beside:
    guide: ControlLora
    of_layer: Change
    bias: Any

    def __call__(self, module: Any, x: Any, output: Any) -> Any:
        added = self.of_layer.added(module, x, output, self.guide.strength)
        return output + added + (0 if self.bias is None else self.bias.to(output) * self.guide.strength)


@dataclass(slots=True)
class _Norm:
    """The file brings weights of its own for the norms; a strength lies between the model's and those."""

    guide: ControlLora
    weight: Any

    def __call__(self, module: Any, _x: Any, output: Any) -> Any:
        import torch

        own, other = module.weight.to(output), self.weight.to(output)
        ratio = torch.where(own == 0, torch.ones_like(own), other / own)
        return output * (1 + self.guide.strength * (ratio - 1))
