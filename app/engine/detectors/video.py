"""Video models: what each architecture makes of its conditions, and how it is commonly run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Any

from app.api import FilmConditions, FrameGrid, Honoured, ModelFormat, ModelKind, VideoAbilities, Words, sentences
from app.engine.detectors.architectures import ARCHITECTURES, title_of
from app.engine.detectors.draft import Draft

MOTION_ADAPTER = "animatediff-adapter"
"""A motion adapter alone, which needs a checkpoint of Stable Diffusion 1.5 beside it."""
BASES: Mapping[str, tuple[str, ...]] = {MOTION_ADAPTER: ("sd-1.5", "stable-diffusion")}
"""The architectures of the checkpoints that a model works with, where it needs one."""

_YES, _HINT, _NO = Honoured.HONOURED, Honoured.HINTED, Honoured.IGNORED
_BY_FOUR, _BY_EIGHT = FrameGrid(4, 1, 5), FrameGrid(8, 1, 9)
_PICTURE = FilmConditions(start=_YES)
_WAN_SIZES = ((832, 480), (480, 832), (1280, 720), (720, 1280))
_ANIMATED = VideoAbilities(
    FrameGrid(least=2), Fraction(8), FilmConditions(video=_YES, travel=_YES), ((512, 512),), 8, taught_frames=16
)


def _wan(conditions: FilmConditions, *needs: str) -> VideoAbilities:
    return VideoAbilities(_BY_FOUR, Fraction(16), conditions, _WAN_SIZES, 16, taught_frames=81, needs=frozenset(needs))


def _cogvideo(conditions: FilmConditions, *needs: str) -> VideoAbilities:
    return VideoAbilities(
        _BY_FOUR, Fraction(8), conditions, ((720, 480),), 16, taught_frames=49, needs=frozenset(needs)
    )


def _cogvideo_newer(conditions: FilmConditions, *needs: str) -> VideoAbilities:
    return VideoAbilities(
        _BY_FOUR, Fraction(16), conditions, ((1360, 768),), 16, taught_frames=81, needs=frozenset(needs)
    )


def _hunyuan(conditions: FilmConditions, *needs: str) -> VideoAbilities:
    return VideoAbilities(
        _BY_FOUR,
        Fraction(24),
        conditions,
        ((1280, 720), (720, 1280), (960, 544), (544, 960)),
        16,
        taught_frames=129,
        negative_prompt=False,
        needs=frozenset(needs),
    )


ABILITIES: Mapping[str, VideoAbilities] = {
    "wan": _wan(FilmConditions(video=_YES)),
    "wan-i2v": _wan(_PICTURE, "start"),
    "wan-flf": _wan(replace(_PICTURE, end=_YES), "start", "end"),
    "wan-2.2": _wan(FilmConditions()),
    "wan-2.2-i2v": _wan(replace(_PICTURE, end=_YES), "start"),
    "wan-ti2v": VideoAbilities(
        _BY_FOUR, Fraction(24), _PICTURE, ((1280, 704), (704, 1280)), 32, taught_frames=121
    ),
    "wan-vace": _wan(FilmConditions(start=_YES, end=_YES, keyframes=_YES, video=_YES, mask=_YES)),
    "wan-animate": VideoAbilities(
        _BY_FOUR, Fraction(30), FilmConditions(start=_YES, video=_YES, mask=_YES, driving=_YES), _WAN_SIZES, 16,
        taught_frames=77, needs=frozenset({"start", "driving"}),
    ),
    "ltx": VideoAbilities(
        _BY_EIGHT, Fraction(25), FilmConditions(start=_YES, end=_YES, keyframes=_YES, video=_YES),
        ((704, 512), (512, 704), (1216, 704), (704, 1216)), 32, takes_rate=True, taught_frames=161,
    ),
    "ltx-2": VideoAbilities(
        _BY_EIGHT, Fraction(24), FilmConditions(start=_YES, end=_HINT, keyframes=_HINT, video=_HINT),
        ((768, 512), (512, 768), (1280, 704), (704, 1280)), 32, takes_rate=True, taught_frames=121, sound=True,
    ),
    "cogvideo": _cogvideo(FilmConditions(video=_YES)),
    "cogvideo-i2v": _cogvideo(_PICTURE, "start"),
    "cogvideo-1.5": _cogvideo_newer(FilmConditions(video=_YES)),
    "cogvideo-1.5-i2v": _cogvideo_newer(_PICTURE, "start"),
    "hunyuan-video": _hunyuan(FilmConditions()),
    "hunyuan-video-i2v": _hunyuan(_PICTURE, "start"),
    "animatediff": _ANIMATED,
    MOTION_ADAPTER: _ANIMATED,
    "svd": VideoAbilities(
        FrameGrid(least=2), Fraction(7),
        FilmConditions(prompt=_NO, start=_YES, camera=_NO, motion=_YES), ((1024, 576), (576, 1024)), 64,
        takes_rate=True, taught_frames=14, negative_prompt=False, needs=frozenset({"start"}),
    ),
}  # fmt: skip
"""Of every architecture of video that the studio can run, as it was published.

Wan 2.1 has one model that begins with a picture, and another that needs one at each end. LTX-2 holds later
pictures at every eighth frame only, and mixes a film to begin with into what it makes.
"""


def measured_video(
    draft: Draft, pipeline_class: str, index: Mapping[str, Any], parts: Mapping[str, Mapping[str, Any]]
) -> Draft:
    """A diffusers pipeline of video with what its configurations say; one that cannot be run keeps a complaint."""
    architecture = _architecture(pipeline_class, index, parts)
    if architecture not in ABILITIES:
        name = title_of(draft.architecture)
        complaint = Words("The studio does not know how to film with {name}.", name=name)
        return replace(draft, kind=ModelKind.VIDEO_MODEL, complaint=complaint)
    return _known(replace(draft, architecture=architecture))


def motion_adapter(config: Mapping[str, Any], licence: str) -> Draft:
    """A motion adapter of AnimateDiff in a folder of its own; one for SDXL keeps a complaint."""
    draft = Draft(ModelKind.VIDEO_MODEL, ModelFormat.DIFFUSERS, MOTION_ADAPTER, licence=licence)
    if config.get("conv_in_channels") is not None:
        complaint = Words("It is part of PIA, which the studio does not know how to film with.")
        return replace(draft, complaint=complaint)
    return replace(
        _known(draft), note=Words("It moves what a checkpoint of Stable Diffusion 1.5 draws, and needs one beside it.")
    )


def _known(draft: Draft) -> Draft:
    known, abilities = ARCHITECTURES[draft.architecture], ABILITIES[draft.architecture]
    width, height = abilities.sizes[0]
    size = Words(
        "{frames} frames at {rate} a second, {width} × {height} pixels.",
        frames=abilities.taught_frames,
        rate=str(abilities.rate),
        width=width,
        height=height,
    )
    ignored = [] if abilities.negative_prompt else ["negative_prompt"]
    if abilities.conditions.prompt is Honoured.IGNORED:
        ignored.append("prompt")
    return replace(
        draft,
        kind=ModelKind.VIDEO_MODEL,
        prediction=known.prediction,
        native_size=known.native_size,
        multiple_of=abilities.multiple_of,
        steps=known.steps if draft.steps is None else draft.steps,
        guidance=known.guidance,
        ignored=tuple(ignored),
        description=sentences(size, *abilities.conditions.words),
    )


def _architecture(pipeline: str, index: Mapping[str, Any], parts: Mapping[str, Mapping[str, Any]]) -> str:
    """Which model of its family a pipeline is; empty for one that the studio has no way to run."""
    transformer = parts.get("transformer") or parts.get("transformer_2") or {}
    match pipeline:
        case "WanPipeline" | "WanImageToVideoPipeline" | "WanVideoToVideoPipeline":
            return _wan_model(pipeline, index, transformer)
        case "WanVACEPipeline":
            return "wan-vace"
        case "WanAnimatePipeline":
            return "wan-animate"
        case "LTXPipeline" | "LTXImageToVideoPipeline" | "LTXConditionPipeline":
            return "ltx"
        case "LTX2Pipeline" | "LTX2ImageToVideoPipeline" | "LTX2ConditionPipeline":
            return "ltx-2"
        case "CogVideoXPipeline" | "CogVideoXVideoToVideoPipeline":
            return "cogvideo-1.5" if transformer.get("patch_size_t") else "cogvideo"
        case "CogVideoXImageToVideoPipeline":
            return "cogvideo-1.5-i2v" if transformer.get("patch_size_t") else "cogvideo-i2v"
        case "HunyuanVideoPipeline":
            return "hunyuan-video"
        case "HunyuanVideoImageToVideoPipeline":
            return "hunyuan-video-i2v"
        case "AnimateDiffPipeline" | "AnimateDiffVideoToVideoPipeline":
            return "animatediff"
        case "StableVideoDiffusionPipeline":
            return "svd"
        case _:
            return ""


def _wan_model(pipeline: str, index: Mapping[str, Any], transformer: Mapping[str, Any]) -> str:
    if index.get("expand_timesteps") is True:
        return "wan-ti2v"
    if pipeline != "WanImageToVideoPipeline":
        return "wan" if index.get("boundary_ratio") is None else "wan-2.2"
    if transformer.get("image_dim") is None:
        return "wan-2.2-i2v"
    return "wan-flf" if transformer.get("pos_embed_seq_len") else "wan-i2v"
