"""StableVideoModel: Stable Video Diffusion, which moves a picture and reads no words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from app.api import VideoAbilities
from app.engine.detectors.video import ABILITIES
from app.engine.video.asking import Plan
from app.engine.video.pipeline_model import Call, PipelineVideoModel, image
from app.engine.video.preview import OneFrame

_MOST_MOTION = 255
_DECODED_AT_ONCE = 4


@dataclass(slots=True)
class StableVideoModel(PipelineVideoModel):
    """Stable Video Diffusion; guidance grows from 1 at the first frame to what was asked for at the last."""

    @property
    def abilities(self) -> VideoAbilities:
        """What it can do, with sizes and lengths by its own network."""
        config = self.pipeline.unet.config
        cell = int(self.pipeline.vae_scale_factor) * 2 ** (len(config.block_out_channels) - 1)
        return replace(ABILITIES["svd"], multiple_of=max(8, cell), taught_frames=int(config.num_frames))

    def read(self, plan: Plan) -> list[tuple[Any, str, int]]:  # noqa: ARG002 - as the others do
        """Nothing."""
        return []

    def call(self, plan: Plan, generator: Any) -> Call:  # noqa: ARG002 - as the others do
        """The picture, the rate, and how much moves."""
        filming = plan.filming
        options: dict[str, Any] = {
            "image": image(plan.pictures[0]),
            "num_frames": plan.made,
            "fps": max(1, round(plan.rate)),
            "min_guidance_scale": min(1.0, filming.guidance),
            "max_guidance_scale": filming.guidance,
            "decode_chunk_size": min(_DECODED_AT_ONCE, plan.made),
        }
        if filming.motion is not None:
            options["motion_bucket_id"] = round(filming.motion * _MOST_MOTION)
        return Call(self.pipeline, options)

    def seen(self) -> OneFrame:
        """An autoencoder of pictures, with the scale of its latents."""
        vae = self.pipeline.vae
        return OneFrame(vae, int(self.pipeline.vae_scale_factor), vae.config, films=False)

    def still(self, latents: Any, plan: Plan) -> Any:  # noqa: ARG002 - as the others do
        """The middle frame: the frames come before the channels."""
        return latents[:, latents.shape[1] // 2]
