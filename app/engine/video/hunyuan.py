"""HunyuanVideoModel: HunyuanVideo from text and from a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.api import VideoAbilities
from app.engine.detectors.video import ABILITIES
from app.engine.video.asking import Plan
from app.engine.video.pipeline_model import Call, PipelineVideoModel, image
from app.engine.video.preview import OneFrame

_TOKENS = 256


@dataclass(slots=True)
class HunyuanVideoModel(PipelineVideoModel):
    """HunyuanVideo, whose guidance is a number that the network gets, so that nothing is compared with a negative."""

    @property
    def abilities(self) -> VideoAbilities:
        """What it can do, with sizes by its own networks."""
        pipeline = self.pipeline
        known = ABILITIES[self.record.architecture]
        multiple = int(pipeline.vae_scale_factor_spatial) * int(pipeline.transformer.config.patch_size)
        step = int(pipeline.vae_scale_factor_temporal)
        return replace(known, multiple_of=max(16, multiple), grid=replace(known.grid, step=step, least=step + 1))

    @property
    def tokens(self) -> int:
        """As many as its language model is given; its other encoder reads the beginning alone, as it was taught."""
        return _TOKENS

    def call(self, plan: Plan, generator: Any) -> Call:  # noqa: ARG002 - as the others do
        """The picture, where its network was taught to begin with one."""
        options: dict[str, Any] = {
            "prompt": plan.prompt,
            "guidance_scale": plan.filming.guidance,
            "num_frames": plan.made,
            "max_sequence_length": self.tokens,
        }
        if plan.pictures:
            options["image"] = image(plan.pictures[0])
            if self.pipeline.transformer.config.image_condition_type == "latent_concat":
                # Its pipeline cuts the first of these off again.
                options["num_frames"] = plan.made + int(self.pipeline.vae_scale_factor_temporal)
        return Call(self.pipeline, options)

    def seen(self) -> OneFrame:
        """Its autoencoder, with the scale of its latents."""
        vae = self.pipeline.vae
        return OneFrame(vae, int(self.pipeline.vae_scale_factor_spatial), vae.config, films=True)
