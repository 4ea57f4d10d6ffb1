"""Controls: what a ControlNet or T2I-Adapter adds to a pass of each kind of network."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from app.api import ControlUse
from app.engine.control.steering import Pass
from app.engine.control.window import Window


@dataclass(slots=True)
class Heard:
    """When and how strongly a control is heard."""

    use: ControlUse

    def strength(self, share: float) -> float:
        """Its strength at a share of the steps, 0 outside its span."""
        return self.use.strength if self.use.start <= share < self.use.end or share == self.use.end == 1.0 else 0.0


@dataclass(slots=True)
class UNetControl:
    """A ControlNet of a UNet; `hint` is the picture (1, channels, height, width) from 0 to 1.

    `kinds` and `kind` are how many kinds of pictures a union reads and which this is, -1 for one of one kind.
    """

    module: Any
    hint: Any
    heard: Heard
    kinds: int = 0
    kind: int = -1

    def change(self, one: Pass) -> None:
        """Add what it says of each block to the pass."""
        import torch

        strength = self.heard.strength(one.share)
        if not strength:
            return
        arguments = one.arguments
        # A checkpoint for inpainting has the mask and the masked picture behind the latents.
        sample = arguments["sample"][:, : self.module.config.in_channels].to(self.module.dtype)
        hint = one.window.cut(self.hint).expand(len(sample), -1, -1, -1)
        options: dict[str, Any] = {
            "encoder_hidden_states": arguments["encoder_hidden_states"],
            "added_cond_kwargs": _sdxl_conditions(arguments.get("added_cond_kwargs")),
            "return_dict": False,
        }
        if self.kinds:
            kind = torch.zeros(len(sample), self.kinds, device=sample.device, dtype=sample.dtype)
            kind[:, self.kind] = 1
            down, middle = self.module(
                sample, arguments["timestep"], controlnet_cond=[hint], control_type=kind,
                control_type_idx=[self.kind], conditioning_scale=[strength], **options,
            )  # fmt: skip
        else:
            down, middle = self.module(
                sample, arguments["timestep"], controlnet_cond=hint, conditioning_scale=strength, **options
            )
        known, centre = (
            arguments.get("down_block_additional_residuals"),
            arguments.get("mid_block_additional_residual"),
        )
        like = arguments["sample"].dtype
        down, middle = [part.to(like) for part in down], middle.to(like)
        arguments["down_block_additional_residuals"] = tuple(
            down if known is None else (a + b for a, b in zip(known, down, strict=True))
        )
        arguments["mid_block_additional_residual"] = middle if centre is None else centre + middle


def _sdxl_conditions(conditions: Any) -> Any:
    """What SDXL is told of the size; what references add is nothing to a ControlNet."""
    if conditions is None:
        return None
    return {name: value for name, value in conditions.items() if name != "image_embeds"}


@dataclass(slots=True)
class AdapterControl:
    """A T2I-Adapter: it looks at the picture once, and what it saw is added in every pass."""

    module: Any
    hint: Any
    heard: Heard
    _seen: dict[Window, list[Any]] = field(default_factory=dict)

    def change(self, one: Pass) -> None:
        """Add its features to the blocks on the way down."""
        strength = self.heard.strength(one.share)
        if not strength:
            return
        if one.window not in self._seen:
            self._seen[one.window] = self.module(one.window.cut(self.hint))
        like = one.arguments["sample"]
        features = [
            (feature * strength).to(like.dtype).repeat(len(like), 1, 1, 1) for feature in self._seen[one.window]
        ]
        known = one.arguments.get("down_intrablock_additional_residuals")
        one.arguments["down_intrablock_additional_residuals"] = (
            features if known is None else [a + b for a, b in zip(known, features, strict=True)]
        )


@dataclass(slots=True)
class FluxControl:
    """A ControlNet of Flux; `hint` is its picture as latents (1, channels, height, width), or as it is for some."""

    module: Any
    hint: Any
    heard: Heard
    kind: int = -1

    def change(self, one: Pass) -> None:
        """Add what it says to the blocks of both kinds."""
        import torch

        strength = self.heard.strength(one.share)
        if not strength:
            return
        arguments = one.arguments
        tokens = arguments["hidden_states"]
        raw = self.module.input_hint_block is not None
        hint = one.window.cut(self.hint)
        hint = hint if raw else packed(hint)
        mode = torch.full((len(tokens), 1), self.kind, device=tokens.device, dtype=torch.long)
        blocks, singles = self.module(
            hidden_states=tokens,
            controlnet_cond=hint.expand(len(tokens), *hint.shape[1:]),
            controlnet_mode=mode if self.kind >= 0 else None,
            conditioning_scale=strength,
            timestep=arguments["timestep"],
            guidance=arguments.get("guidance") if self.module.config.guidance_embeds else None,
            pooled_projections=arguments["pooled_projections"],
            encoder_hidden_states=arguments["encoder_hidden_states"],
            txt_ids=arguments["txt_ids"],
            img_ids=arguments["img_ids"],
            return_dict=False,
        )
        arguments["controlnet_block_samples"] = _added(
            arguments.get("controlnet_block_samples"), blocks, self._blocks(one, "transformer_blocks"), raw
        )
        arguments["controlnet_single_block_samples"] = _added(
            arguments.get("controlnet_single_block_samples"), singles, self._blocks(one, "single_transformer_blocks")
        )

    def _blocks(self, one: Pass, name: str) -> int:
        return len(getattr(one.denoiser, name))


@dataclass(slots=True)
class Sd3Control:
    """A ControlNet of SD 3; `hint` is its picture as latents (1, channels, height, width)."""

    module: Any
    hint: Any
    heard: Heard

    def change(self, one: Pass) -> None:
        """Add what it says to the blocks."""
        import torch

        strength = self.heard.strength(one.share)
        if not strength:
            return
        arguments, config = one.arguments, self.module.config
        latents = arguments["hidden_states"]
        pooled = arguments["pooled_projections"]
        blocks = self.module(
            hidden_states=latents if self.module.pos_embed is not None else one.denoiser.pos_embed(latents),
            controlnet_cond=one.window.cut(self.hint).expand(len(latents), -1, -1, -1),
            conditioning_scale=strength,
            encoder_hidden_states=arguments["encoder_hidden_states"] if config.joint_attention_dim else None,
            pooled_projections=torch.zeros_like(pooled) if config.force_zeros_for_pooled_projection else pooled,
            timestep=arguments["timestep"],
            return_dict=False,
        )[0]
        arguments["block_controlnet_hidden_states"] = _added(
            arguments.get("block_controlnet_hidden_states"), blocks, len(one.denoiser.transformer_blocks)
        )


@dataclass(slots=True)
class ZImageControl:
    """A ControlNet of Z-Image, which shares the transformer's own entry; `hint` is latents (channels, 1, h, w)."""

    module: Any
    hint: Any
    heard: Heard

    def change(self, one: Pass) -> None:
        """Add what it says to the layers that it is heard after."""
        strength = self.heard.strength(one.share)
        if not strength:
            return
        arguments = one.arguments
        hint = one.window.cut(self.hint)
        said = self.module(
            arguments["x"], arguments["t"], arguments["cap_feats"], [hint] * one.batch, conditioning_scale=strength
        )
        known = arguments.get("controlnet_block_samples") or {}
        arguments["controlnet_block_samples"] = {
            layer: known[layer] + said[layer] if layer in known and layer in said else known.get(layer, said.get(layer))
            for layer in {*known, *said}
        }


def packed(latents: Any) -> Any:
    """Latents (batch, channels, height, width) as a row of tokens of 2 × 2 cells."""
    batch, channels, height, width = latents.shape
    cells = latents.view(batch, channels, height // 2, 2, width // 2, 2).permute(0, 2, 4, 1, 3, 5)
    return cells.reshape(batch, height // 2 * (width // 2), channels * 4)


def _added(known: Any, said: Any, blocks: int, repeated: bool = False) -> Any:
    """What several networks of different depth say, spread over all blocks of the one that listens."""
    if not said:
        return known
    interval = blocks / len(said)
    spread = [said[at % len(said)] if repeated else said[int(at / interval)] for at in range(blocks)]
    return spread if known is None else [a + b for a, b in zip(known, spread, strict=True)]
