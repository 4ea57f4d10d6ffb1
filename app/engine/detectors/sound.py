"""Sound models: what each architecture makes of its conditions, and how it is commonly run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.api import Conditions, Honoured, ModelFormat, ModelKind, Words, sentences
from app.engine.detectors.architectures import title_of
from app.engine.detectors.draft import Draft

_HOLDS, _HINT, _NOTHING = Honoured.HONOURED, Honoured.HINTED, Honoured.IGNORED

CONDITIONS: Mapping[str, Conditions] = {
    "musicgen": Conditions(tempo=_HINT, key=_HINT, length=_HOLDS, region=_NOTHING),
    "stable-audio": Conditions(tempo=_HINT, key=_HINT, length=_HINT, region=_NOTHING),
    "stable-audio-3": Conditions(tempo=_HINT, key=_HINT, length=_HOLDS, region=_HOLDS),
    "audioldm-2": Conditions(tempo=_NOTHING, key=_NOTHING, length=_HOLDS, region=_NOTHING),
    "ace-step": Conditions(tempo=_HINT, key=_HINT, length=_HOLDS, region=_HOLDS),
}
"""Of every architecture of sound that the studio can run.

Stable Audio Open makes its whole length whatever is asked for, and is silent after the end that it was told. AudioLDM 2
was taught with captions that say nothing of tempo or key.
"""

_WITHOUT_GUIDANCE = ("guidance", "negative_prompt")
MUSICGEN_CLASS = "MusicgenForConditionalGeneration"


def musicgen(config: Mapping[str, Any], licence: str) -> Draft:
    """MusicGen, of which transformers keeps all parts in one folder."""
    codec = config.get("audio_encoder")
    rate = codec.get("sampling_rate") if isinstance(codec, dict) else None
    return Draft(
        ModelKind.SOUND_MODEL,
        ModelFormat.TRANSFORMERS,
        "musicgen",
        licence=licence,
        steps=0,
        guidance=3.0,
        ignored=("steps", "negative_prompt"),
        prompt_languages=("en",),
        description=described("musicgen", rate if type(rate) is int else 0),
    )


def measured_sound(draft: Draft, parts: Mapping[str, Mapping[str, Any]]) -> Draft:
    """A diffusers pipeline of sound with what its configurations say; one that cannot be run keeps a complaint."""
    if draft.architecture not in CONDITIONS:
        name = title_of(draft.architecture)
        complaint = Words("The studio does not know how to make sound with {name}.", name=name)
        return replace(draft, kind=ModelKind.SOUND_MODEL, complaint=complaint)
    steps, guidance, ignored = _usual(draft.architecture, parts)
    rate = parts.get("vae", {}).get("sampling_rate") or parts.get("vocoder", {}).get("sampling_rate")
    return replace(
        draft,
        kind=ModelKind.SOUND_MODEL,
        steps=steps,
        guidance=guidance,
        ignored=ignored,
        prompt_languages=("en",),
        description=described(draft.architecture, rate if type(rate) is int else 0),
    )


def described(architecture: str, rate: int) -> Words:
    """What a sound model is like, in sentences."""
    quality = Words("{rate} samples a second.", rate=rate) if rate else Words()
    return sentences(quality, *CONDITIONS[architecture].words)


def _usual(architecture: str, parts: Mapping[str, Mapping[str, Any]]) -> tuple[int, float, tuple[str, ...]]:
    """Steps, guidance, and the fields that it ignores; distilled models take few steps and no guidance."""
    if architecture == "stable-audio-3":
        distilled = parts.get("scheduler", {}).get("stochastic_sampling") is True
        return (8, 1.0, _WITHOUT_GUIDANCE) if distilled else (100, 7.0, ())
    if architecture == "ace-step":
        transformer = parts.get("transformer", {})
        distilled = transformer.get("is_turbo") is True or transformer.get("model_version") == "turbo"
        return (8, 1.0, _WITHOUT_GUIDANCE) if distilled else (50, 7.0, ("negative_prompt",))
    return (200, 3.5, ("key",)) if architecture == "audioldm-2" else (100, 7.0, ())
