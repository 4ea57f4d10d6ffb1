"""CogVideoXModel: CogVideoX from text, from a picture and from films."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.api import UserError, VideoAbilities
from app.engine.detectors.video import ABILITIES
from app.engine.video.asking import Plan, lengthened
from app.engine.video.pipeline_model import Call, PipelineVideoModel, check_strength, image, images, prompts
from app.engine.video.preview import OneFrame


@dataclass(slots=True)
class CogVideoXModel(PipelineVideoModel):
    """CogVideoX and CogVideoX 1.5."""

    @property
    def abilities(self) -> VideoAbilities:
        """What it can do, with sizes by its own networks."""
        pipeline = self.pipeline
        known = ABILITIES[self.record.architecture]
        multiple = int(pipeline.vae_scale_factor_spatial) * int(pipeline.transformer.config.patch_size)
        step = int(pipeline.vae_scale_factor_temporal)
        return replace(known, multiple_of=max(8, multiple), grid=replace(known.grid, step=step, least=step + 1))

    @property
    def tokens(self) -> int:
        """As many as its network takes."""
        return int(self.pipeline.transformer.config.max_text_seq_length)

    def call(self, plan: Plan, generator: Any) -> Call:  # noqa: ARG002 - as the others do
        """Whichever pipeline takes what there is."""
        self._check_size(plan)
        filming = plan.filming
        options = {**prompts(plan), "max_sequence_length": self.tokens}
        if plan.video is not None:
            check_strength(filming, int(filming.steps * filming.strength))
            more = {"video": images(lengthened(plan.video, self._whole(plan.made))), "strength": filming.strength}
            return Call(self.variant("CogVideoXVideoToVideoPipeline"), {**options, **more})
        options["num_frames"] = plan.made
        if not plan.pictures:
            return Call(self.variant("CogVideoXPipeline"), options)
        return Call(self.variant("CogVideoXImageToVideoPipeline"), {**options, "image": image(plan.pictures[0])})

    def seen(self) -> OneFrame:
        """Its autoencoder, with the scale of its latents."""
        vae = self.pipeline.vae
        return OneFrame(vae, int(self.pipeline.vae_scale_factor_spatial), vae.config, films=True)

    def still(self, latents: Any, plan: Plan) -> Any:  # noqa: ARG002 - as the others do
        """The middle frame: the frames come before the channels."""
        return latents[:, latents.shape[1] // 2]

    def _whole(self, frames: int) -> int:
        """The length that a film to begin with has to have: CogVideoX 1.5 takes frames of latents in pairs."""
        step, pair = int(self.pipeline.vae_scale_factor_temporal), self.pipeline.transformer.config.patch_size_t or 1
        latents = (frames - 1) // step + 1
        return frames + -latents % int(pair) * step

    def _check_size(self, plan: Plan) -> None:
        config, scale = self.pipeline.transformer.config, int(self.pipeline.vae_scale_factor_spatial)
        size = (int(config.sample_width) * scale, int(config.sample_height) * scale)
        if config.use_learned_positional_embeddings and size != (plan.filming.width, plan.filming.height):
            raise UserError(
                "{model} films at {width} × {height} pixels and at no other size.",
                advice="Choose that size, and enlarge the film afterwards.",
                model=self.record.name,
                width=size[0],
                height=size[1],
            )
