"""The pipelines of sound that diffusers has: Stable Audio Open, Stable Audio 3, AudioLDM 2 and ACE-Step."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import numpy as np

from app.api import Samples, SoundAbilities, Sounding, StartUse, Words
from app.engine.detectors.sound import CONDITIONS
from app.engine.sound.asking import in_channels, too_long
from app.engine.sound.pipeline_model import Call, PipelineSoundModel, no_guidance_with

_STABLE_AUDIO_3_TOKENS, _ACE_STEP_TOKENS = 256, 256
_AFTER_SLICE_S = 4.0
"""A model that is told how long a piece is ends it there: of a slice so much more is made, and cut off."""


@dataclass(slots=True)
class StableAudioModel(PipelineSoundModel):
    """Stable Audio Open: always its whole length, silent after the end that it is told."""

    architecture: ClassVar[str] = "stable-audio"
    always_whole: ClassVar[bool] = True

    @property
    def abilities(self) -> SoundAbilities:
        """What it can do."""
        vae = self.pipeline.vae
        longest = self.pipeline.transformer.config.sample_size * vae.hop_length / vae.config.sampling_rate
        return SoundAbilities(
            rate=int(vae.config.sampling_rate),
            channels=int(vae.config.audio_channels),
            longest_s=longest,
            conditions=CONDITIONS[self.architecture],
            negative_prompt=True,
            steps=True,
            guidance=True,
            uses=frozenset({StartUse.VARY}),
        )

    def call(self, sounding: Sounding, prompt: str) -> Call:
        """A slice is part of a sound of the whole length; to vary a sound it begins with less noise."""
        abilities = self.abilities
        options: dict[str, Any] = {
            "prompt": prompt,
            "guidance_scale": sounding.guidance,
            "audio_end_in_s": abilities.longest_s if sounding.slice else sounding.seconds,
        }
        if sounding.negative_prompt.strip():
            options["negative_prompt"] = sounding.negative_prompt
        if sounding.start is None:
            return Call(self.pipeline, options)
        start = self.tensor(in_channels(sounding.start, abilities.channels))
        options |= {"initial_audio_waveforms": start, "initial_audio_sampling_rate": abilities.rate}
        return Call(self.pipeline, options, scheduler=_quieter(self.pipeline.scheduler, sounding.strength))


def _quieter(scheduler: Any, strength: float) -> Any:
    """A scheduler that begins with as much noise as the strength says, on the scale of its own schedule."""
    low, high = float(scheduler.config.sigma_min), float(scheduler.config.sigma_max)
    return type(scheduler).from_config(scheduler.config, sigma_max=low * (high / low) ** strength)


_STABLE_AUDIO_3: Mapping[StartUse, str] = {
    StartUse.CONTINUE: "StableAudio3InpaintPipeline",
    StartUse.VARY: "StableAudio3AudioToAudioPipeline",
    StartUse.REGION: "StableAudio3InpaintPipeline",
}
"""The pipelines that begin with a sound."""


@dataclass(slots=True)
class StableAudio3Model(PipelineSoundModel):
    """Stable Audio 3: as long as it is told, and able to make regions of a sound anew."""

    architecture: ClassVar[str] = "stable-audio-3"

    @property
    def abilities(self) -> SoundAbilities:
        """What it can do; the distilled model works without guidance."""
        import diffusers

        distilled = bool(self.pipeline.scheduler.config.get("stochastic_sampling", False))
        return SoundAbilities(
            rate=int(self.pipeline.vae.config.sampling_rate),
            channels=int(self.pipeline.vae.config.audio_channels),
            longest_s=float(self.pipeline.duration_embedder.config.max_val),
            conditions=CONDITIONS[self.architecture],
            negative_prompt=not distilled,
            steps=True,
            guidance=not distilled,
            uses=frozenset(use for use, name in _STABLE_AUDIO_3.items() if hasattr(diffusers, name)),
        )

    def read(self, prompt: str, sounding: Sounding) -> list[tuple[Any, str, int]]:  # noqa: ARG002 - as the others do
        """It takes no more than it was taught with."""
        tokenizer = self.pipeline.tokenizer
        return [(tokenizer, prompt, min(int(tokenizer.model_max_length), _STABLE_AUDIO_3_TOKENS))]

    def call(self, sounding: Sounding, prompt: str) -> Call:
        """A slice is told to be of something twice as long, which keeps it from fading out at its end."""
        if sounding.start is not None:
            return self._from(sounding, sounding.start, prompt)
        options: dict[str, Any] = {"prompt": prompt, "duration": sounding.seconds}
        if self.abilities.guidance:
            options["guidance_scale"] = sounding.guidance
        if sounding.negative_prompt.strip():
            options["negative_prompt"] = sounding.negative_prompt
        if not sounding.slice:
            return Call(self.pipeline, options)
        options["duration"] = min(2 * sounding.seconds, self.abilities.longest_s)
        vae = self.pipeline.vae
        length = math.ceil(sounding.seconds * vae.config.sampling_rate / vae.downsampling_ratio)
        return Call(self.pipeline, options, noise=(1, int(vae.config.latent_dim), length))

    def _from(self, sounding: Sounding, start: Samples, prompt: str) -> Call:
        if sounding.negative_prompt.strip():
            raise no_guidance_with(self.record)
        notes: tuple[Words, ...] = ()
        if sounding.guidance > 1:
            notes = (Words("{model} works without guidance when it begins with a sound.", model=self.record.name),)
        abilities = self.abilities
        heard = in_channels(start, abilities.channels)
        if sounding.use is StartUse.VARY:
            pipeline = self.variant(_STABLE_AUDIO_3[sounding.use])
            options = {"duration": sounding.seconds, "audio": self.tensor(heard), "init_noise_level": sounding.strength}
            return Call(pipeline, {**options, "prompt": prompt}, notes=notes)
        audio, begin_s, end_s, skipped = extended(sounding, heard, self)
        options = {
            "prompt": prompt,
            "duration": len(audio) / abilities.rate,
            "audio": self.tensor(audio),
            "mask_start_seconds": begin_s,
            "mask_end_seconds": end_s,
        }
        return Call(self.variant(_STABLE_AUDIO_3[sounding.use]), options, skipped, notes=notes)


@dataclass(slots=True)
class AudioLdm2Model(PipelineSoundModel):
    """AudioLDM 2, by way of a spectrogram and a vocoder."""

    architecture: ClassVar[str] = "audioldm-2"
    decoder: ClassVar[str] = "vocoder"

    @property
    def abilities(self) -> SoundAbilities:
        """What it can do: three times the ten seconds that it was taught with, beyond which it falls apart."""
        unet, vocoder = self.pipeline.unet, self.pipeline.vocoder
        hop = math.prod(vocoder.config.upsample_rates)
        taught = unet.config.sample_size * self.pipeline.vae_scale_factor * hop / vocoder.config.sampling_rate
        return SoundAbilities(
            rate=int(vocoder.config.sampling_rate),
            channels=1,
            longest_s=3 * taught,
            conditions=CONDITIONS[self.architecture],
            negative_prompt=True,
            steps=True,
            guidance=True,
        )

    def read(self, prompt: str, sounding: Sounding) -> list[tuple[Any, str, int]]:  # noqa: ARG002 - as the others do
        """Two encoders read it, each with its own tokenizer."""
        tokenizers = (self.pipeline.tokenizer, self.pipeline.tokenizer_2)
        return [(tokenizer, prompt, int(tokenizer.model_max_length)) for tokenizer in tokenizers]

    def call(self, sounding: Sounding, prompt: str) -> Call:
        """It makes nothing shorter than one cell of its network."""
        hop = math.prod(self.pipeline.vocoder.config.upsample_rates) / self.abilities.rate
        options: dict[str, Any] = {
            "prompt": prompt,
            "guidance_scale": sounding.guidance,
            "audio_length_in_s": max(sounding.seconds, 2 * hop * self.pipeline.vae_scale_factor),
            "max_new_tokens": _new_tokens(self.pipeline.language_model),
        }
        if sounding.negative_prompt.strip():
            options["negative_prompt"] = sounding.negative_prompt
        return Call(self.pipeline, options)


def _new_tokens(language_model: Any) -> int:
    """How many vectors the language model writes: by its configuration, wherever the library has put it."""
    for config in (language_model.config, getattr(language_model, "generation_config", None)):
        count = getattr(config, "max_new_tokens", None)
        if type(count) is int and count > 0:
            return count
    return 8


@dataclass(slots=True)
class AceStepModel(PipelineSoundModel):
    """ACE-Step 1.5, which is told tempo, key and metre beside the prompt."""

    architecture: ClassVar[str] = "ace-step"
    longest_s: ClassVar[float] = 600.0

    @property
    def abilities(self) -> SoundAbilities:
        """What it can do; the turbo model works without guidance."""
        return SoundAbilities(
            rate=int(self.pipeline.sample_rate),
            channels=int(self.pipeline.vae.config.audio_channels),
            longest_s=self.longest_s,
            conditions=CONDITIONS[self.architecture],
            negative_prompt=False,
            steps=True,
            guidance=not self.pipeline.is_turbo,
            uses=frozenset({StartUse.CONTINUE, StartUse.REGION}),
        )

    def told(self, sounding: Sounding) -> str:
        """The prompt itself: the hints stand beside it."""
        return sounding.prompt.strip()

    def read(self, prompt: str, sounding: Sounding) -> list[tuple[Any, str, int]]:
        """It reads the prompt with what is told beside it."""
        told = _metadata(sounding)
        text, _lyrics = self.pipeline._format_prompt(prompt, audio_duration=sounding.seconds, **told)  # noqa: SLF001 - the template is nowhere else
        return [(self.pipeline.tokenizer, text, _ACE_STEP_TOKENS)]

    def call(self, sounding: Sounding, prompt: str) -> Call:
        """Lyrics are left empty, which it takes for music without a voice."""
        options: dict[str, Any] = {
            "prompt": prompt,
            "lyrics": "[Instrumental]",
            "guidance_scale": sounding.guidance if self.abilities.guidance else 1.0,
            **_metadata(sounding),
        }
        if sounding.start is None:
            more = _AFTER_SLICE_S if sounding.slice else 0.0
            options["audio_duration"] = min(sounding.seconds + more, self.longest_s)
            return Call(self.pipeline, options)
        heard = in_channels(sounding.start, self.abilities.channels)
        audio, begin_s, end_s, skipped = extended(sounding, heard, self)
        options |= {
            "task_type": "repaint",
            "src_audio": self.tensor(audio)[0],
            "audio_duration": len(audio) / self.abilities.rate,
            "repainting_start": begin_s,
            "repainting_end": end_s,
        }
        return Call(self.pipeline, options, skipped)


def _metadata(sounding: Sounding) -> Mapping[str, Any]:
    """What ACE-Step is told of tempo, key and metre, each only where it is known."""
    told: dict[str, Any] = {}
    if sounding.bpm:
        told["bpm"] = round(sounding.bpm)
    if sounding.key:
        told["keyscale"] = sounding.key
    if sounding.beats:
        told["timesignature"] = str(sounding.beats)
    return told


def extended(sounding: Sounding, heard: Samples, model: PipelineSoundModel) -> tuple[Samples, float, float, int]:
    """The sound that a region is made in, where that begins and ends in seconds, and the frames before what is wanted.

    To go on with a sound is to make a region after its end. Raises UserError where both together are too long.
    """
    abilities = model.abilities
    if sounding.use is StartUse.REGION:
        return heard, *sounding.region_s, 0
    start_s = len(heard) / abilities.rate
    if start_s + sounding.seconds > abilities.longest_s:
        raise too_long(model.record, start_s + sounding.seconds, abilities.longest_s)
    silence = np.zeros((math.ceil(sounding.seconds * abilities.rate), heard.shape[1]), np.float32)
    return np.concatenate([heard, silence]), start_s, start_s + sounding.seconds, len(heard)
