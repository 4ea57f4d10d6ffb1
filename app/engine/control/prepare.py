"""From what a drawing names to guides of its passes: networks leased, pictures brought into their form."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import numpy as np

from app.api import ControlUse, Drawing, InvalidRequest, ModelKind, ModelRecord, family_of
from app.engine.control.lora import ControlLora
from app.engine.control.modes import FLUX_UNION, SDXL_UNION, kind_of
from app.engine.control.networks import (
    AdapterControl,
    FluxControl,
    Heard,
    Sd3Control,
    UNetControl,
    ZImageControl,
)
from app.engine.control.part import Parts
from app.engine.control.steering import Guide
from app.engine.detectors.architectures import title_of
from app.engine.inpainting.latents import LatentSpace


@dataclass(frozen=True, slots=True)
class Controls:
    """Makes the guides of a drawing's control pictures; what it leases is given back when `stack` closes."""

    pipeline: Any
    denoiser: Any
    record: ModelRecord
    parts: Parts
    check: Callable[[], None]
    stack: ExitStack

    def guides(self, drawing: Drawing) -> list[Guide]:
        """A guide for each control; raises InvalidRequest for one that does not fit the model or the picture."""
        return [self._guide(use, drawing) for use in drawing.controls]

    def _guide(self, use: ControlUse, drawing: Drawing) -> Guide:
        record = self.parts.record(use.model)
        refuse_misfit(record, self.record, (ModelKind.CONTROLNET, ModelKind.T2I_ADAPTER))
        refuse_span(use.start, use.end)
        refuse_size(use.picture, drawing)
        part, heard = self.stack.enter_context(self.parts.lease(use.model, self.check)), Heard(use)
        module = part.module
        if isinstance(module, dict):
            hint = LatentSpace(self.pipeline).encode(use.picture)
            return ControlLora.installed(part, self.record, self.pipeline, hint, heard, self.stack)
        if record.kind is ModelKind.T2I_ADAPTER:
            return AdapterControl(module, self._hint(use.picture, module.config.in_channels, module), heard)
        name = type(module).__name__
        if name in {"ControlNetModel", "ControlNetUnionModel"}:
            hint = self._hint(use.picture, module.config.conditioning_channels, module)
            if name == "ControlNetModel":
                return UNetControl(module, hint, heard)
            kinds = int(module.config.num_control_type)
            return UNetControl(module, hint, heard, kinds, kind_of(use.mode, SDXL_UNION, kinds, record))
        if name == "FluxControlNetModel":
            raw = module.input_hint_block is not None
            hint = self._hint(use.picture, 3, module) * 2 - 1 if raw else self._latents(use.picture, module)
            kind = kind_of(use.mode, FLUX_UNION, int(module.config.num_mode), record) if module.union else -1
            return FluxControl(module, hint, heard, kind)
        if name == "SD3ControlNetModel":
            if module.config.extra_conditioning_channels:
                raise _unusable(record)
            shifted = not module.config.force_zeros_for_pooled_projection
            return Sd3Control(module, self._latents(use.picture, module, shifted=shifted), heard)
        if name == "ZImageControlNetModel":
            return ZImageControl(self._sharing(module), self._z_image_hint(use.picture, module), heard)
        raise _unusable(record)

    def _hint(self, picture: Any, channels: int, module: Any) -> Any:
        """A picture (1, channels, height, width) from 0 to 1; grey where the network takes one channel."""
        import torch

        values = torch.from_numpy(np.ascontiguousarray(picture)).permute(2, 0, 1)[None].float() / 255
        if channels == 1:
            values = (values * torch.tensor([0.299, 0.587, 0.114]).view(1, 3, 1, 1)).sum(1, keepdim=True)
        return values.to(self.pipeline.vae.device, module.dtype)

    def _latents(self, picture: Any, module: Any, *, shifted: bool = True) -> Any:
        return LatentSpace(self.pipeline).encode(picture, shifted=shifted).to(module.dtype)

    def _z_image_hint(self, picture: Any, module: Any) -> Any:
        """Latents (channels, 1, h, w) with zeros for what only inpainting fills."""
        import torch

        latents = self._latents(picture, module)[0][:, None]
        missing = int(module.config.control_in_dim) - len(latents)
        return torch.cat([latents, latents.new_zeros(missing, *latents.shape[1:])]) if missing > 0 else latents

    def _sharing(self, module: Any) -> Any:
        """The network with the transformer's own entry, which goes out of it again when the drawing is done."""
        shared = (
            "t_scale", "t_embedder", "all_x_embedder", "cap_embedder", "rope_embedder", "noise_refiner",
            "context_refiner", "x_pad_token", "cap_pad_token",
        )  # fmt: skip
        for name in shared:
            setattr(module, name, getattr(self.denoiser, name))
            self.stack.callback(setattr, module, name, None)
        return module


def refuse_misfit(record: ModelRecord, checkpoint: ModelRecord, kinds: tuple[ModelKind, ...]) -> None:
    """Raise InvalidRequest where a model is of another kind, or made for another family than the checkpoint."""
    if record.kind not in kinds:
        raise InvalidRequest(
            "{model} is a {kind}, which cannot guide a drawing so.",
            advice="Choose another model.",
            model=record.name,
            kind=record.kind.words,
        )
    if record.architecture and record.architecture != family_of(checkpoint.architecture):
        raise InvalidRequest(
            "{model} is made for {base}, and {checkpoint} is of the family {family}.",
            advice="Choose one for {family}, or draw with a model for {base}.",
            model=record.name,
            base=title_of(record.architecture),
            checkpoint=checkpoint.name,
            family=title_of(checkpoint.architecture),
        )


def refuse_span(start: float, end: float) -> None:
    """Raise InvalidRequest where a part of the steps ends before it begins."""
    if not 0 <= start < end <= 1:
        raise InvalidRequest(
            "A guide would be heard from {start} to {end} of the steps.",
            advice="Let it begin before it ends, both from 0 to 1.",
            start=f"{start:g}",
            end=f"{end:g}",
        )


def refuse_size(picture: Any, drawing: Drawing) -> None:
    """Raise InvalidRequest where a picture has another size than the one to draw."""
    if picture.shape[:2] != (drawing.height, drawing.width):
        raise InvalidRequest(
            "The guiding picture has {width} × {height} pixels, the one to draw {wanted}.",
            advice="Bring it to the same size first.",
            width=picture.shape[1],
            height=picture.shape[0],
            wanted=f"{drawing.width} × {drawing.height}",
        )


def _unusable(record: ModelRecord) -> InvalidRequest:
    return InvalidRequest(
        "{model} is a ControlNet of a kind that the studio cannot use.",
        advice="Choose another.",
        model=record.name,
    )
