"""WanModel: Wan from text, from one picture or two, from films and with masks, of one or two transformers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from app.api import InvalidRequest, VideoAbilities
from app.engine.detectors.video import ABILITIES
from app.engine.video.asking import Plan, lengthened, unmatched_end
from app.engine.video.pipeline_model import Call, PipelineVideoModel, check_strength, image, images, prompts
from app.engine.video.preview import OneFrame

_TOKENS = 512
_GREY = 127
_FROM_PICTURES = ("wan-i2v", "wan-flf", "wan-2.2-i2v")


@dataclass(slots=True)
class WanModel(PipelineVideoModel):
    """Wan 2.1 and 2.2, whichever of them a folder holds."""

    @property
    def abilities(self) -> VideoAbilities:
        """What it can do, with sizes by its own networks."""
        known = ABILITIES[self.record.architecture]
        pipeline = self.pipeline
        patch = _transformer(pipeline).config.patch_size
        multiple = int(pipeline.vae_scale_factor_spatial) * max(int(side) for side in patch[1:])
        grid = replace(known.grid, step=int(pipeline.vae_scale_factor_temporal))
        return replace(known, multiple_of=max(16, multiple), grid=grid)

    @property
    def tokens(self) -> int:
        """As many as it was taught with."""
        return min(_TOKENS, int(self.pipeline.tokenizer.model_max_length))

    def call(self, plan: Plan, generator: Any) -> Call:  # noqa: ARG002 - as the others do
        """Whichever pipeline takes what there is."""
        options = {**prompts(plan), "max_sequence_length": self.tokens}
        architecture = self.record.architecture
        if architecture == "wan-vace":
            return Call(self.pipeline, {**options, "num_frames": plan.made, **_conditions(plan)})
        if architecture == "wan-animate":
            return self._animate(plan, options)
        if plan.video is not None:
            filming = plan.filming
            check_strength(filming, int(filming.steps * filming.strength))
            more = {"video": images(plan.video), "strength": filming.strength}
            return Call(self.variant("WanVideoToVideoPipeline"), {**options, **more})
        options["num_frames"] = plan.made
        if not plan.pictures:
            return Call(self.variant("WanPipeline"), options)
        options["image"] = image(plan.pictures[0])
        if plan.filming.end is not None:
            if plan.made != plan.count:
                raise unmatched_end(self.record, self.abilities, plan.count)
            options["last_image"] = image(plan.filming.end)
        return Call(self.variant("WanImageToVideoPipeline"), options)

    def _animate(self, plan: Plan, options: dict[str, Any]) -> Call:
        """A figure that acts after poses and a face, alone or in the masked part of a film."""
        filming = plan.filming
        if filming.driving is None or filming.face is None or len(filming.face) != plan.count:
            raise InvalidRequest(
                "{model} acts after a film of poses and one of a face, of the same length.",
                advice="Choose both.",
                model=self.record.name,
            )
        if (plan.video is None) is not (plan.mask is None):
            raise InvalidRequest(
                "{model} puts a figure into the masked part of a film: it needs the film and the mask.",
                advice="Choose both, or neither.",
                model=self.record.name,
            )
        part = min(plan.made, self.abilities.taught_frames)
        options |= {
            "image": image(plan.pictures[0]),
            "pose_video": images(lengthened(filming.driving, plan.made)),
            "face_video": images(lengthened(filming.face, plan.made)),
            "segment_frame_length": part,
        }
        if plan.video is not None and plan.mask is not None:
            options |= {"mode": "replace", "background_video": images(plan.video), "mask_video": images(plan.mask)}
        return Call(self.pipeline, options, rounds=-(-(plan.made - 1) // (part - 1)))

    def seen(self) -> OneFrame:
        """Wan's autoencoder, with the means and spreads of its latents."""
        vae = self.pipeline.vae
        return OneFrame(vae, int(self.pipeline.vae_scale_factor_spatial), vae.config, films=True)


def _transformer(pipeline: Any) -> Any:
    return pipeline.components.get("transformer") or pipeline.components.get("transformer_2")


def _conditions(plan: Plan) -> dict[str, Any]:
    """Film and mask as VACE takes them: grey where there is nothing yet, and a mask that is white there.

    Pictures stand in the film at their place, and stay.
    """
    if plan.video is None and not plan.pictures:
        return {}
    size = (plan.made, plan.filming.height, plan.filming.width)
    if plan.video is None:
        film, mask = np.full((*size, 3), _GREY, np.uint8), np.full(size, 255, np.uint8)
    else:
        film = plan.video.copy()
        # Without a mask it is a film to act after, such as one of depth or of poses.
        mask = np.full(size, 255, np.uint8) if plan.mask is None else plan.mask.copy()
    for at, picture in plan.pictures.items():
        film[at], mask[at] = picture, 0
    return {"video": images(film), "mask": images(mask), "conditioning_scale": plan.filming.strength}
