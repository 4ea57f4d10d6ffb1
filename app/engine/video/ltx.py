"""LtxModel: LTX-Video from text, with pictures at any frame and films to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.api import VideoAbilities
from app.engine.detectors.video import ABILITIES
from app.engine.video.asking import Plan
from app.engine.video.pipeline_model import Call, PipelineVideoModel, image, images, prompts
from app.engine.video.preview import OneFrame

_TOKENS = 256
_FILM = 5
_DECODED_AT: Mapping[str, float] = {"decode_timestep": 0.05, "decode_noise_scale": 0.025}
"""With which noise autoencoders decode that were taught to denoise."""


@dataclass(slots=True)
class LtxModel(PipelineVideoModel):
    """LTX-Video, which is told the rate of the film."""

    @property
    def abilities(self) -> VideoAbilities:
        """What it can do, with sizes by its own networks."""
        pipeline = self.pipeline
        known = ABILITIES["ltx"]
        cell = int(pipeline.vae_spatial_compression_ratio) * int(pipeline.transformer_spatial_patch_size)
        step = int(pipeline.vae_temporal_compression_ratio)
        return replace(known, multiple_of=max(32, cell), grid=replace(known.grid, step=step, least=step + 1))

    @property
    def tokens(self) -> int:
        """As many as it was taught with."""
        return min(_TOKENS, int(self.pipeline.tokenizer.model_max_length))

    def call(self, plan: Plan, generator: Any) -> Call:  # noqa: ARG002 - as the others do
        """A start alone has a pipeline of its own; everything else is a condition of the one pipeline."""
        options = {
            **prompts(plan),
            "num_frames": plan.made,
            "frame_rate": float(plan.rate),
            "max_sequence_length": self.tokens,
        }
        if self.pipeline.vae.config.timestep_conditioning:
            options |= _DECODED_AT
        if plan.video is None and not plan.pictures:
            return Call(self.variant("LTXPipeline"), options)
        if plan.video is None and set(plan.pictures) == {0}:
            return Call(self.variant("LTXImageToVideoPipeline"), {**options, "image": image(plan.pictures[0])})
        options["conditions"] = _conditions(plan)
        # That pipeline has a schedule of its own, which takes no shift by size.
        return Call(self.variant("LTXConditionPipeline"), options, settings={"use_dynamic_shifting": False})

    def seen(self) -> OneFrame:
        """Its autoencoder; `still` has taken the scale off its latents."""
        vae = self.pipeline.vae
        scale = int(self.pipeline.vae_spatial_compression_ratio)
        return OneFrame(vae, scale, {"latent_channels": vae.config.latent_channels}, films=True)

    def still(self, latents: Any, plan: Plan) -> Any:
        """The middle frame of latents in a row, where those of conditions come first, or of all but a given start."""
        pipeline, vae = self.pipeline, self.pipeline.vae
        scale, patches = int(pipeline.vae_spatial_compression_ratio), int(pipeline.transformer_spatial_patch_size)
        frames = (plan.made - 1) // int(pipeline.vae_temporal_compression_ratio) + 1
        height, width = plan.filming.height // scale, plan.filming.width // scale
        deep = int(pipeline.transformer_temporal_patch_size)
        count = (frames // deep) * (height // patches) * (width // patches)
        film = latents
        if latents.ndim != _FILM:
            film = pipeline._unpack_latents(self.own(latents, count), frames, height, width, patches, deep)  # noqa: SLF001 - the order is nowhere else
        film = pipeline._denormalize_latents(film, vae.latents_mean, vae.latents_std, vae.config.scaling_factor)  # noqa: SLF001 - as above
        return film[:, :, film.shape[2] // 2]

    def own(self, latents: Any, count: int) -> Any:
        """The latents of the film itself, of so many in a row, without those of conditions."""
        return latents[:, -count:]


def _conditions(plan: Plan) -> list[Any]:
    """A film with as much noise as the strength says, and pictures at their frames."""
    from diffusers.pipelines.ltx.pipeline_ltx_condition import LTXVideoCondition

    found = []
    if plan.video is not None:
        found.append(LTXVideoCondition(video=images(plan.video), strength=1 - plan.filming.strength))
    found += [LTXVideoCondition(image=image(picture), frame_index=at) for at, picture in plan.pictures.items()]
    return found
