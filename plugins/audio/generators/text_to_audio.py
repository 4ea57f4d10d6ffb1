"""TextToAudio and SoundToAudio: sound by a large model, cut to the bar."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, ClassVar

import numpy as np

from app.api import (
    SEED_LIMIT,
    AssetId,
    AssetOf,
    AssetStore,
    Choice,
    Count,
    Given,
    InvalidRequest,
    Label,
    Lane,
    ModelId,
    ModelKind,
    ModelOf,
    ModelRecord,
    Models,
    More,
    Output,
    Prompt,
    Range,
    RunContext,
    Seed,
    Sound,
    SoundAbilities,
    Sounding,
    StartUse,
    Text,
    Toggle,
    Words,
)
from plugins.audio.generators.facts import read_key, read_metre
from plugins.audio.model import Metre, Plan
from plugins.audio.music.theory import note_name
from plugins.audio.song import FASTEST_BPM, SLOWEST_BPM
from plugins.audio.sound.fitting import LEAD_S, Fitted, fit, seam_frames, spliced
from plugins.audio.sound.model_sound import DETAIL, ModelSound
from plugins.audio.sound.resampling import resample
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.saving import Depth, write_audio
from plugins.audio.stored_sound import StoredSound

WAV = "audio/wav"
_NAME_LENGTH = 80
_LONGEST_START_S = 600.0
_REGION_SEAM_S = 0.02

_PROMPT: Any = Annotated[str, Prompt(), Label("Prompt", "What is heard: instruments, mood, genre.")]
_NEGATIVE: Any = Annotated[
    str, Prompt(negative=True), Label("Without", "What should not be heard; some models take none."), More()
]
_MODEL: Any = Annotated[str, ModelOf(ModelKind.SOUND_MODEL), Label("Model")]
_BPM: Any = Annotated[
    float,
    Range(SLOWEST_BPM, FASTEST_BPM, soft_high=220),
    Label("Tempo", "Beats a minute: the length is exact, and what is played at it only a hint to the model."),
]
_METRE: Any = Annotated[str, Text(), Label("Metre", "Such as 4/4, 3/4 or 6/8."), More()]
_KEY: Any = Annotated[str, Text(), Label("Key", "Such as C minor; a hint at most. Empty leaves it to the model.")]
_SEED: Any = Annotated[int, Seed(), Label("Seed", "The same seed with the same settings gives the same sound.")]
_STEPS: Any = Annotated[
    int | None,
    Range(1, 500, soft_high=200),
    Label("Steps", "More steps take longer; empty takes the model's own number."),
    More(),
]
_GUIDANCE: Any = Annotated[
    float | None,
    Range(0, 30, step=0.1, soft_high=15),
    Label("Guidance", "How closely the sound follows the prompt; empty takes the model's own value."),
    More(),
]
_VARIATIONS: Any = Annotated[int, Range(1, 8), Count(), Label("Variations", "How many to make; each has its own seed.")]
_BARS: Any = Annotated[int, Range(1, 512, soft_high=32), Label("Bars", "The length, cut to the bar exactly.")]


@dataclass(frozen=True, slots=True)
class TextToAudioRequest:
    """Sound from a sentence, so many bars long; with `seconds` it is so long instead, and has no tempo.

    Steps and guidance that are None are the model's own.
    """

    prompt: _PROMPT
    negative_prompt: _NEGATIVE = ""
    model: _MODEL = ""
    bars: _BARS = 8
    bpm: _BPM = 100.0
    key: _KEY = ""
    loop: Annotated[bool, Toggle(), Label("Loop", "The end leads over into the beginning.")] = True
    seed: _SEED = 0
    variations: _VARIATIONS = 1
    metre: _METRE = "4/4"
    seconds: Annotated[
        float | None,
        Range(0.5, 600, step=0.5, unit="s", soft_high=60),
        Label("Seconds", "The length in place of bars and tempo; empty takes those.", "by the bars"),
        More(),
    ] = None
    steps: _STEPS = None
    guidance: _GUIDANCE = None


@dataclass(frozen=True, slots=True)
class SoundToAudioRequest:
    """Sound from a sentence and a sound, `sound`: what follows it, something like it, or a part of it anew.

    `bpm` and `metre` are those of the sound. Bars are those that follow; of a region, its first bar counted from 1, and
    how many it has.
    """

    prompt: _PROMPT
    sound: Annotated[str, AssetOf("audio/*"), Label("Sound", "The sound that is selected."), Given()]
    use: Annotated[
        str,
        Choice(
            (
                (StartUse.CONTINUE.value, "Go on after it"),
                (StartUse.VARY.value, "Something like it"),
                (StartUse.REGION.value, "Some of its bars anew"),
            )
        ),
        Label("Make"),
    ] = StartUse.CONTINUE.value
    negative_prompt: _NEGATIVE = ""
    model: _MODEL = ""
    first_bar: Annotated[int, Range(1, 10_000, soft_high=64), Label("First bar", "Where the bars begin anew.")] = 1
    bars: _BARS = 4
    bpm: _BPM = 100.0
    key: _KEY = ""
    strength: Annotated[
        float, Range(0.05, 1, step=0.05), Label("Strength", "How far something like it may leave the sound.")
    ] = 0.6
    seed: _SEED = 0
    variations: _VARIATIONS = 1
    metre: _METRE = "4/4"
    steps: _STEPS = None
    guidance: _GUIDANCE = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What every variation is to be, at a model's rate: frames, and those of the seam where it loops."""

    plan: Plan
    key: str
    rate: int
    frames: int
    seam: int
    bpm: float


class TextToAudio:
    """Make sound from a sentence."""

    Request: ClassVar[type[Any]] = TextToAudioRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: TextToAudioRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Make `variations` sounds, one after the other, so that each can be made again alone."""
        plan = Plan(bpm=request.bpm, metre=read_metre(request.metre), bars=request.bars)
        key = _key_in_words(request.key)
        context.job.report(0, 0, "Loading the model")
        with models.lease_sound_model(ModelId(request.model), context.check) as model:
            abilities = model.abilities
            rate = abilities.rate
            bpm = 0.0 if request.seconds is not None else request.bpm
            frames = plan.frames(rate) if request.seconds is None else round(request.seconds * rate)
            seam = seam_frames(request.bpm, rate) if request.loop else 0
            wanted = Wanted(plan, key, rate, frames, seam, bpm)
            first = replace(
                _sounding(request, model.record, plan.metre, key, bpm),
                seconds=_asked_seconds(wanted, model.record, abilities),
                slice=request.loop,
            )
            for number in range(request.variations):
                seed = (request.seed + number) % SEED_LIMIT
                made = model.make(replace(first, seed=seed), _watch(context, number, request.variations))
                fitted = fit(made.samples, rate, frames, seam)
                yield _output(_single(request, first, seed), fitted, made, wanted, abilities)


class SoundToAudio:
    """Make sound from a sound and a sentence."""

    Request: ClassVar[type[Any]] = SoundToAudioRequest
    version: ClassVar[str] = "1"
    lane: ClassVar[Lane] = Lane.RENDER

    def run(self, request: SoundToAudioRequest, models: Models, context: RunContext) -> Iterator[Output]:
        """Make `variations` sounds at the model's rate; outside of a region everything stays as it is."""
        use = StartUse(request.use)
        key, metre = _key_in_words(request.key), read_metre(request.metre)
        context.job.report(0, 0, "Loading the model")
        with models.lease_sound_model(ModelId(request.model), context.check) as model:
            abilities = model.abilities
            rate = abilities.rate
            original = _read(context.assets, request.sound, rate)
            plan = Plan(bpm=request.bpm, metre=metre, bars=request.bars)
            frames = plan.frames(rate) if use is StartUse.CONTINUE else len(original)
            wanted = Wanted(plan, key, rate, frames, 0, request.bpm)
            begin, end = _region(request, plan, len(original), rate) if use is StartUse.REGION else (0, 0)
            first = replace(
                _sounding(request, model.record, metre, key, request.bpm),
                seconds=_asked_seconds(wanted, model.record, abilities) if use is StartUse.CONTINUE else frames / rate,
                start=original,
                use=use,
                strength=request.strength,
                region_s=(begin / rate, end / rate),
            )
            for number in range(request.variations):
                seed = (request.seed + number) % SEED_LIMIT
                made = model.make(replace(first, seed=seed), _watch(context, number, request.variations))
                fitted = _placed(made.samples, original, use, begin, end, wanted)
                yield _output(_single(request, first, seed), fitted, made, wanted, abilities)


def _placed(made: Audio, original: Audio, use: StartUse, begin: int, end: int, wanted: Wanted) -> Fitted:
    """What was made as it belongs: a region within what it was made in, everything else by itself."""
    if use is not StartUse.REGION:
        return fit(made, wanted.rate, wanted.frames)
    anew = _like(made, original)
    return Fitted(spliced(original, anew, begin, end, round(_REGION_SEAM_S * wanted.rate)))


def _like(made: Audio, original: Audio) -> Audio:
    """Sound of the frames and channels of another, silent where it is too short."""
    result = np.zeros_like(original)
    count = min(len(made), len(original))
    result[:count] = made[:count] if made.shape[1] == original.shape[1] else made[:count].mean(1, keepdims=True)
    return result


def _asked_seconds(wanted: Wanted, record: ModelRecord, abilities: SoundAbilities) -> float:
    """What the model is asked for: a little more, so that silence can be cut, where it makes so much.

    What it cannot make is asked for all the same, and refused by it in words.
    """
    plain, needed = wanted.frames / wanted.rate, (wanted.frames + wanted.seam) / wanted.rate
    if plain > abilities.longest_s:
        return plain
    if needed > abilities.longest_s:
        raise InvalidRequest(
            "With the seam of the loop this is {needed} seconds, and {model} makes at most {longest} at once.",
            advice="Turn the loop off, or ask for fewer bars.",
            needed=f"{needed:.2f}",
            model=record.name,
            longest=f"{abilities.longest_s:.2f}",
        )
    return min(needed + LEAD_S, abilities.longest_s)


def _sounding(
    request: TextToAudioRequest | SoundToAudioRequest, record: ModelRecord, metre: Metre, key: str, bpm: float
) -> Sounding:
    steps = record.default_steps if request.steps is None else request.steps
    return Sounding(
        prompt=request.prompt,
        seconds=0.0,
        seed=request.seed,
        negative_prompt=request.negative_prompt,
        steps=steps,
        guidance=record.default_guidance if request.guidance is None else request.guidance,
        bpm=bpm,
        beats=metre.beats,
        key=key,
    )


def _single(request: Any, sounding: Sounding, seed: int) -> Any:
    """The request that makes exactly this one, with nothing left open."""
    return replace(request, variations=1, seed=seed, steps=sounding.steps or request.steps, guidance=sounding.guidance)


def _key_in_words(text: str) -> str:
    """A key as models are told it, such as F# minor; empty where none is given. Raises InvalidRequest."""
    if not text.strip():
        return ""
    key = read_key(text)
    return f"{note_name(key.tonic, key)} {key.mode.value}"


def _region(request: SoundToAudioRequest, plan: Plan, frames: int, rate: int) -> tuple[int, int]:
    begin = plan.bar_frame(request.first_bar - 1, rate)
    end = min(frames, plan.bar_frame(request.first_bar - 1 + request.bars, rate))
    if begin >= frames:
        raise InvalidRequest(
            "The sound ends before bar {bar}.", advice="Choose bars that it has.", bar=request.first_bar
        )
    return begin, end


def _read(assets: AssetStore, asset: str, rate: int) -> Audio:
    """A stored sound at a model's rate, (frames, channels)."""
    with StoredSound.of_asset(AssetId(asset), assets) as sound:
        most = math.ceil(_LONGEST_START_S * sound.info.rate)
        if sound.info.frames > most:
            raise InvalidRequest(
                "A sound to begin with can be {most} minutes long.",
                advice="Cut it first.",
                most=f"{_LONGEST_START_S / 60:g}",
            )
        samples = sound.read(0, most)
    if not len(samples):
        raise InvalidRequest("The sound to begin with is empty.", advice="Choose another sound.")
    return resample(samples, sound.info.rate, rate)


def _watch(context: RunContext, number: int, count: int) -> Callable[[int, int], None]:
    activity = (
        Words("Making sound")
        if count == 1
        else Words("Making sound {number} of {count}", number=number + 1, count=count)
    )

    def watch(step: int, steps: int) -> None:
        context.job.report(number * steps + step, count * steps, activity)

    return watch


def _output(request: Any, fitted: Fitted, made: Sound, wanted: Wanted, abilities: SoundAbilities) -> Output:
    samples = fitted.samples
    name = " ".join(request.prompt.split())[:_NAME_LENGTH] or "Sound"
    metre = wanted.plan.metre
    facts = ModelSound(
        rate=wanted.rate,
        frames=len(samples),
        channels=samples.shape[1],
        bpm=wanted.bpm,
        bars=wanted.plan.bars if wanted.bpm else 0,
        key=wanted.key,
        metre=f"{metre.beats}/{metre.unit}",
        prompt=made.prompt,
        conditions=abilities.conditions,
        notes=(*made.notes, *fitted.notes),
    )
    return Output(_wav(samples, wanted.rate, request.seed, name), request, WAV, samples.shape, name,
                  {DETAIL: facts.to_bytes()})  # fmt: skip


def _wav(samples: Audio, rate: int, seed: int, title: str) -> bytes:
    with TemporaryDirectory(prefix="seisei-sound-") as folder:
        path = Path(folder) / "sound.wav"
        write_audio(path, samples, rate, Depth.INT24, seed=seed, title=title, comment="Generated by a model in Seisei")
        return path.read_bytes()
