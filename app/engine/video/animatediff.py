"""AnimateDiffModel: a motion adapter that moves what Stable Diffusion draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from app.api import VideoAbilities
from app.engine.detectors.video import ABILITIES
from app.engine.video.asking import Plan
from app.engine.video.pipeline_model import Call, PipelineVideoModel, check_strength, images, prompts
from app.engine.video.preview import OneFrame

_CONTEXT = 16
_STRIDE = 4
_SCHEDULE = {
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "linear",
    "timestep_spacing": "linspace",
    "clip_sample": False,
    "steps_offset": 1,
}
"""How motion adapters were taught."""


@dataclass(slots=True)
class AnimateDiffModel(PipelineVideoModel):
    """AnimateDiff; films longer than its context, and prompts that change, go through overlapping windows."""

    @property
    def abilities(self) -> VideoAbilities:
        """What it can do, with sizes by its own network."""
        unet = self.pipeline.unet
        cell = 2 ** (len(unet.config.block_out_channels) - 1)
        return replace(ABILITIES["animatediff"], multiple_of=max(8, int(self.pipeline.vae_scale_factor) * cell))

    def call(self, plan: Plan, generator: Any) -> Call:  # noqa: ARG002 - as the others do
        """From text, or from a film with as much noise as the strength says."""
        options = prompts(plan)
        filming = plan.filming
        if plan.video is None:
            pipeline = self.variant("AnimateDiffPipeline")
            options["num_frames"] = plan.made
        else:
            check_strength(filming, int(filming.steps * filming.strength))
            pipeline = self.variant("AnimateDiffVideoToVideoPipeline")
            options |= {"video": images(plan.video), "strength": filming.strength}
        finished = self._windows(pipeline, plan)
        if plan.travel:
            options["prompt"] = {0: plan.prompt, **plan.travel}
        return Call(pipeline, options, finished=finished)

    def seen(self) -> OneFrame:
        """An autoencoder of pictures."""
        vae = self.pipeline.vae
        return OneFrame(vae, int(self.pipeline.vae_scale_factor), vae.config, films=False)

    def _windows(self, pipeline: Any, plan: Plan) -> Callable[[], None]:
        """Let a pipeline work in overlapping windows where it has to; gives what ends that."""
        longest = int(self.pipeline.motion_adapter.config.motion_max_seq_length)
        if not plan.travel and plan.made <= longest:
            return lambda: None
        pipeline.enable_free_noise(context_length=min(_CONTEXT, longest, plan.made), context_stride=_STRIDE)
        for part in self.modules:
            part.eval().requires_grad_(False)

        def finished() -> None:
            pipeline.disable_free_noise()
            for part in self.modules:
                part.eval().requires_grad_(False)

        return finished


def animated(checkpoint: Any, adapter: Any) -> Any:
    """The pipeline of a loaded checkpoint with a motion adapter."""
    import diffusers

    library: Any = diffusers
    return library.AnimateDiffPipeline(
        vae=checkpoint.vae,
        text_encoder=checkpoint.text_encoder,
        tokenizer=checkpoint.tokenizer,
        unet=checkpoint.unet,
        motion_adapter=adapter,
        scheduler=library.DDIMScheduler(**_SCHEDULE),
    )
