"""Ltx2Model: LTX-2, which makes a film together with its sound."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from app.api import Samples, VideoAbilities, Words
from app.engine.detectors.video import ABILITIES
from app.engine.video.asking import Plan
from app.engine.video.ltx import LtxModel
from app.engine.video.pipeline_model import Call, image, images, prompts

_TOKENS = 1024
_FIRST: Mapping[str, Any] = {
    "stg_scale": 0.0,
    "modality_scale": 1.0,
    "guidance_rescale": 0.0,
    "spatio_temporal_guidance_blocks": None,
    "use_cross_timestep": False,
}
"""How LTX-2.0 is run, which was not taught with its attention perturbed; later ones take what the pipeline has."""
_FIRST_SOUND: Mapping[str, Any] = {f"audio_{name}": _FIRST[name] for name in ("stg_scale", "modality_scale")}


@dataclass(slots=True)
class Ltx2Model(LtxModel):
    """LTX-2, with pictures at any eighth frame."""

    @property
    def abilities(self) -> VideoAbilities:
        """What it can do, with sizes by its own networks."""
        of_its_networks = LtxModel.abilities.__get__(self)
        return replace(ABILITIES["ltx-2"], multiple_of=of_its_networks.multiple_of, grid=of_its_networks.grid)

    @property
    def tokens(self) -> int:
        """As many as its language model is given."""
        return min(_TOKENS, int(self.pipeline.tokenizer_max_length))

    def call(self, plan: Plan, generator: Any) -> Call:  # noqa: ARG002 - as the others do
        """One pipeline for all: everything that there is becomes a condition."""
        options = {
            **prompts(plan),
            "num_frames": plan.made,
            "frame_rate": float(plan.rate),
            "max_sequence_length": self.tokens,
        }
        if not self.pipeline.transformer.config.perturbed_attn:
            options |= {**_FIRST, **_FIRST_SOUND, "audio_guidance_scale": plan.filming.guidance}
        found, notes = self._conditions(plan)
        if found:
            options["conditions"] = found
        return Call(self.variant("LTX2ConditionPipeline"), options, notes=notes)

    def own(self, latents: Any, count: int) -> Any:
        """Those of conditions come last."""
        return latents[:, :count]

    def foresees(self, scheduler: Any) -> bool:  # noqa: ARG002 - as the others do
        """Its pipeline copies the scheduler for the sound, with whatever listens to it."""
        return False

    def heard(self, result: Any) -> Any:
        """The sound as the vocoder gave it."""
        return result.audio[0].float().cpu()

    def sound_of(self, heard: Any, plan: Plan) -> tuple[Samples | None, int]:
        """The sound, exactly as long as the film."""
        rate = int(self.pipeline.vocoder.config.output_sampling_rate)
        values = heard.numpy().T
        wanted = round(plan.count / plan.rate * rate)
        samples = np.zeros((wanted, values.shape[1]), np.float32)
        kept = values[:wanted]
        samples[: len(kept)] = np.nan_to_num(kept).clip(-1, 1)
        return samples, rate

    def _conditions(self, plan: Plan) -> tuple[list[Any], tuple[Words, ...]]:
        """The conditions by the number of their latent, and where pictures come to lie elsewhere than was asked."""
        from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition

        # Pictures are compressed as those that it was taught with, which takes PyAV.
        quality = None if importlib.util.find_spec("av") is not None else 0
        step = int(self.pipeline.vae_temporal_compression_ratio)
        last = (plan.made - 1) // step
        found, notes = [], []
        if plan.video is not None:
            found.append(LTX2VideoCondition(images(plan.video), 0, 1 - plan.filming.strength))
        for at, picture in plan.pictures.items():
            latent = 0 if at == 0 else min(last, round((at - 1) / step) + 1)
            held = 0 if latent == 0 else (latent - 1) * step + 1
            found.append(LTX2VideoCondition(image(picture), latent, 1.0, quality))
            if held != at:
                notes.append(
                    Words(
                        "{model} holds the picture of frame {at} at frame {held}.",
                        model=self.record.name,
                        at=at,
                        held=held,
                    )
                )
        return found, tuple(notes)
