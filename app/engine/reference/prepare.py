"""From the references of a drawing to guides: IP-Adapters put into the UNet for one drawing, and taken out again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from app.api import Drawing, InvalidRequest, ModelKind, ModelRecord, ReferenceMode, ReferenceUse
from app.engine.control.part import HeldPart, Parts
from app.engine.control.prepare import refuse_misfit, refuse_size, refuse_span
from app.engine.control.steering import Guide, Pass
from app.engine.reference.encoder import encoder_for, seen

_STYLE = {"sdxl": ("up_blocks.0.attentions.1",), "sd-1.5": ("up_blocks.1",)}
_COMPOSITION = {"sdxl": ("down_blocks.2.attentions.1",), "sd-1.5": ("down_blocks.2", "mid_block")}
"""The blocks that were seen to carry how a picture looks, and where things are in it."""


@dataclass(slots=True)
class References:
    """Makes the guide of a drawing's references; what it changes is as before when `stack` closes."""

    pipeline: Any
    denoiser: Any
    record: ModelRecord
    parts: Parts
    check: Callable[[], None]
    stack: ExitStack

    def guides(self, drawing: Drawing) -> list[Guide]:
        """One guide for all references, those of regions too; raises InvalidRequest for one that does not fit."""
        inside = (_of_region(region) for region in drawing.regions)
        uses = [*drawing.references, *(use for use in inside if use is not None)]
        if not uses:
            return []
        if type(self.denoiser).__name__ != "UNet2DConditionModel":
            raise InvalidRequest(
                "{model} cannot be led by reference pictures.",
                advice="Choose a model of Stable Diffusion 1.5 or SDXL.",
                model=self.record.name,
            )
        adapters = [self._adapter(use, drawing) for use in uses]
        embeds = [self._embeds(use, adapter) for use, adapter in zip(uses, adapters, strict=True)]
        self._install(adapters)
        return [ReferenceGuide(self.denoiser, tuple(uses), embeds, self._masks(uses, drawing))]

    def _adapter(self, use: ReferenceUse, drawing: Drawing) -> HeldPart:
        record = self.parts.record(use.model)
        refuse_misfit(record, self.record, (ModelKind.IP_ADAPTER,))
        refuse_span(use.start, use.end)
        if not use.pictures:
            raise InvalidRequest(
                "A reference has no picture.", advice="Choose at least one, or take the reference away."
            )
        if use.mask is not None:
            refuse_size(use.mask, drawing)
        return self.stack.enter_context(self.parts.lease(use.model, self.check))

    def _embeds(self, use: ReferenceUse, adapter: HeldPart) -> tuple[Any, Any]:
        """What the encoder sees in the pictures (1, pictures, …), and in nothing."""
        encoder = self.stack.enter_context(encoder_for(adapter, self.parts, self.denoiser, self.check))
        self.check()
        return seen(encoder, use.pictures, hidden="latents" in adapter.module["image_proj"])

    def _install(self, adapters: Sequence[HeldPart]) -> None:
        unet = self.denoiser
        before, projection, kind = (
            dict(unet.attn_processors),
            unet.encoder_hid_proj,
            unet.config.encoder_hid_dim_type,
        )

        def restore() -> None:
            # The projection goes first: that of the kind “plus” has attention of its own, which would be counted.
            unet.encoder_hid_proj = projection
            unet.config.encoder_hid_dim_type = kind
            unet.set_attn_processor(dict(before))

        self.stack.callback(restore)
        states = [{group: dict(tensors) for group, tensors in adapter.module.items()} for adapter in adapters]
        unet._load_ip_adapter_weights(states, low_cpu_mem_usage=False)  # noqa: SLF001 - the public way reads files
        for processor in unet.attn_processors.values():
            if hasattr(processor, "to_k_ip"):
                processor.requires_grad_(False)
        unet.encoder_hid_proj.requires_grad_(False)

    def _masks(self, uses: Sequence[ReferenceUse], drawing: Drawing) -> list[Any] | None:
        """A mask (1, pictures, height, width) for each reference, None where none has one."""
        import torch

        if all(use.mask is None for use in uses):
            return None
        whole = np.ones((drawing.height, drawing.width), np.float32)
        masks = []
        for use in uses:
            mask = torch.from_numpy(np.ascontiguousarray(whole if use.mask is None else use.mask)).float()
            masks.append(mask[None, None].repeat(1, len(use.pictures), 1, 1).to(self.denoiser.device))
        return masks


@dataclass(slots=True)
class ReferenceGuide:
    """Gives each pass what the encoder saw, with the strength that each reference has by now."""

    unet: Any
    uses: tuple[ReferenceUse, ...]
    embeds: Sequence[tuple[Any, Any]]
    masks: list[Any] | None
    _strengths: tuple[float, ...] = field(default=())

    def change(self, one: Pass) -> None:
        """Add the pictures' embeddings, in the rows with the prompt alone."""
        strengths = tuple(
            use.strength if use.start <= one.share < use.end or one.share == use.end == 1.0 else 0.0
            for use in self.uses
        )
        if strengths != self._strengths:
            self._set(strengths)
        rows = range(*one.prompted.indices(one.batch))
        images = [
            _rows([positive if row in rows else negative for row in range(one.batch)])
            for positive, negative in self.embeds
        ]
        known = one.arguments.get("added_cond_kwargs") or {}
        one.arguments["added_cond_kwargs"] = {**known, "image_embeds": images}
        if self.masks is not None:
            options = one.arguments.get("cross_attention_kwargs") or {}
            masks = [one.window.cut(mask) for mask in self.masks]
            one.arguments["cross_attention_kwargs"] = {**options, "ip_adapter_masks": masks}

    def _set(self, strengths: tuple[float, ...]) -> None:
        self._strengths = strengths
        family = "sdxl" if self.unet.config.get("addition_embed_type") == "text_time" else "sd-1.5"
        for name, found in self.unet.attn_processors.items():
            processor = getattr(found, "inner", found)
            if hasattr(processor, "to_k_ip"):
                processor.scale = [
                    strength if _listens(name, use.mode, family) else 0.0
                    for use, strength in zip(self.uses, strengths, strict=True)
                ]


def _rows(rows: list[Any]) -> Any:
    import torch

    return torch.cat(rows)


def _listens(name: str, mode: ReferenceMode, family: str) -> bool:
    if mode is ReferenceMode.ALL:
        return True
    blocks: tuple[str, ...] = ()
    if mode in (ReferenceMode.STYLE, ReferenceMode.STYLE_AND_COMPOSITION):
        blocks += _STYLE[family]
    if mode in (ReferenceMode.COMPOSITION, ReferenceMode.STYLE_AND_COMPOSITION):
        blocks += _COMPOSITION[family]
    return name.startswith(blocks)


def _of_region(region: Any) -> ReferenceUse | None:
    use: ReferenceUse | None = region.reference
    if use is None:
        return None
    mask = region.mask if use.mask is None else region.mask * use.mask
    return replace(use, mask=mask)
