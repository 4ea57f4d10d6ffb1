"""What is known of each architecture: its name for people, native size, and how it is commonly run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from app.api import ModelFormat
from app.engine.detectors.draft import Draft


@dataclass(frozen=True, slots=True)
class Architecture:
    """`patch` times the autoencoder's factor `vae_factor` is what width and height have to be multiples of."""

    title: str
    prediction: str = "flow"
    native_size: int = 1024
    vae_factor: int = 8
    patch: int = 2
    steps: int = 28
    guidance: float = 4.5
    makes: str = "image"


ARCHITECTURES: Mapping[str, Architecture] = {
    "sd-1.5": Architecture("Stable Diffusion 1.5", "epsilon", 512, 8, 1, 25, 7.0),
    "sd-1.5-inpaint": Architecture("Stable Diffusion 1.5 for inpainting", "epsilon", 512, 8, 1, 25, 7.0),
    "sd-1.5-edit": Architecture("InstructPix2Pix", "epsilon", 512, 8, 1, 25, 7.0),
    "sd-2": Architecture("Stable Diffusion 2", "v_prediction", 768, 8, 1, 25, 7.0),
    "sd-2-inpaint": Architecture("Stable Diffusion 2 for inpainting", "epsilon", 512, 8, 1, 25, 7.0),
    "sd-2-depth": Architecture("Stable Diffusion 2 with depth", "epsilon", 512, 8, 1, 25, 7.0),
    "sd-x4-upscaler": Architecture("Stable Diffusion upscaler", "v_prediction", 512, 4, 1, 50, 9.0),
    "sdxl": Architecture("Stable Diffusion XL", "epsilon", 1024, 8, 1, 30, 6.0),
    "sdxl-inpaint": Architecture("Stable Diffusion XL for inpainting", "epsilon", 1024, 8, 1, 30, 6.0),
    "sdxl-edit": Architecture("InstructPix2Pix XL", "epsilon", 1024, 8, 1, 30, 6.0),
    "sdxl-refiner": Architecture("Stable Diffusion XL refiner", "epsilon", 1024, 8, 1, 30, 6.0),
    "playground-2.5": Architecture("Playground 2.5", "edm", 1024, 8, 1, 30, 3.0),
    "stable-diffusion": Architecture("Stable Diffusion of its own measure", "epsilon", 512, 8, 1, 25, 7.0),
    "illustrator": Architecture("Seisei Illustrator", "v_prediction", 256, 8, 1, 25, 5.0),
    "sd-3": Architecture("Stable Diffusion 3", "flow", 1024, 8, 2, 28, 4.5),
    "flux": Architecture("Flux.1", "flow", 1024, 8, 2, 28, 3.5),
    "flux-fill": Architecture("Flux.1 Fill", "flow", 1024, 8, 2, 50, 30.0),
    "flux-control": Architecture("Flux.1 with a control picture", "flow", 1024, 8, 2, 30, 10.0),
    "flux-kontext": Architecture("Flux.1 Kontext", "flow", 1024, 8, 2, 28, 2.5),
    "flux-2": Architecture("Flux.2", "flow", 1024, 8, 2, 28, 4.0),
    "flux-3": Architecture("Flux.3", "flow", 1024, 8, 2, 28, 4.0),
    "chroma": Architecture("Chroma", "flow", 1024, 8, 2, 35, 4.0),
    "pixart": Architecture("PixArt", "epsilon", 1024, 8, 2, 20, 4.5),
    "sana": Architecture("Sana", "flow", 1024, 32, 1, 20, 4.5),
    "z-image": Architecture("Z-Image", "flow", 1024, 8, 2, 30, 4.0),
    "qwen-image": Architecture("Qwen-Image", "flow", 1328, 8, 2, 40, 4.0),
    "qwen-image-2": Architecture("Qwen-Image 2", "flow", 1328, 8, 2, 40, 4.0),
    "qwen-image-edit": Architecture("Qwen-Image Edit", "flow", 1024, 8, 2, 40, 4.0),
    "krea-2": Architecture("Krea 2", "flow", 1024, 8, 2, 28, 4.0),
    "lumina": Architecture("Lumina", "flow", 1024, 8, 2, 30, 4.0),
    "lumina-2": Architecture("Lumina Image 2", "flow", 1024, 8, 2, 30, 4.0),
    "auraflow": Architecture("AuraFlow", "flow", 1024, 8, 2, 30, 3.5),
    "hunyuan-dit": Architecture("Hunyuan-DiT", "v_prediction", 1024, 8, 2, 30, 5.0),
    "hidream": Architecture("HiDream", "flow", 1024, 8, 2, 30, 5.0),
    "kandinsky": Architecture("Kandinsky", "epsilon", 1024, 8, 1, 30, 4.0),
    "stable-cascade": Architecture("Stable Cascade", "epsilon", 1024, 8, 16, 20, 4.0),
    "cogview": Architecture("CogView", "flow", 1024, 8, 2, 30, 4.0),
    "ideogram": Architecture("Ideogram", "flow", 1024, 8, 2, 28, 4.0),
    "prx": Architecture("PRX", "flow", 1024, 8, 2, 28, 4.0),
    "ovis-image": Architecture("Ovis-Image", "flow", 1024, 8, 2, 28, 4.0),
    "glm-image": Architecture("GLM-Image", "flow", 1024, 8, 2, 28, 4.0),
    "bria": Architecture("Bria", "flow", 1024, 8, 2, 28, 4.0),
    "cosmos": Architecture("Cosmos", "flow", 1024, 8, 2, 35, 7.0, "video"),
    "wan": Architecture("Wan", "flow", 832, 8, 2, 40, 5.0, "video"),
    "wan-i2v": Architecture("Wan from a picture", "flow", 832, 8, 2, 40, 5.0, "video"),
    "wan-flf": Architecture("Wan between two pictures", "flow", 832, 8, 2, 40, 5.5, "video"),
    "wan-2.2": Architecture("Wan 2.2", "flow", 1280, 8, 2, 40, 4.0, "video"),
    "wan-2.2-i2v": Architecture("Wan 2.2 from a picture", "flow", 832, 8, 2, 40, 3.5, "video"),
    "wan-ti2v": Architecture("Wan 2.2 of 5 billion weights", "flow", 1280, 16, 2, 50, 5.0, "video"),
    "wan-vace": Architecture("Wan VACE", "flow", 832, 8, 2, 30, 5.0, "video"),
    "wan-animate": Architecture("Wan Animate", "flow", 1280, 8, 2, 20, 1.0, "video"),
    "ltx": Architecture("LTX-Video", "flow", 704, 32, 1, 40, 3.0, "video"),
    "ltx-2": Architecture("LTX-2", "flow", 768, 32, 1, 40, 4.0, "video"),
    "hunyuan-video": Architecture("HunyuanVideo", "flow", 720, 8, 2, 30, 6.0, "video"),
    "hunyuan-video-i2v": Architecture("HunyuanVideo from a picture", "flow", 720, 8, 2, 30, 1.0, "video"),
    "hunyuan-video-1.5": Architecture("HunyuanVideo 1.5", "flow", 848, 16, 1, 50, 6.0, "video"),
    "mochi": Architecture("Mochi", "flow", 848, 8, 2, 40, 4.5, "video"),
    "cogvideo": Architecture("CogVideoX", "v_prediction", 720, 8, 2, 50, 6.0, "video"),
    "cogvideo-i2v": Architecture("CogVideoX from a picture", "v_prediction", 720, 8, 2, 50, 6.0, "video"),
    "cogvideo-1.5": Architecture("CogVideoX 1.5", "v_prediction", 1360, 8, 2, 50, 6.0, "video"),
    "cogvideo-1.5-i2v": Architecture("CogVideoX 1.5 from a picture", "v_prediction", 1360, 8, 2, 50, 6.0, "video"),
    "animatediff": Architecture("AnimateDiff", "epsilon", 512, 8, 1, 25, 7.0, "video"),
    "animatediff-adapter": Architecture("AnimateDiff", "epsilon", 512, 8, 1, 25, 7.0, "video"),
    "svd": Architecture("Stable Video Diffusion", "v_prediction", 1024, 8, 8, 25, 3.0, "video"),
    "minimax-h3": Architecture("MiniMax H3", "flow", 768, 8, 2, 40, 4.0, "video"),
    "musicgen": Architecture("MusicGen", "", 0, 1, 1, 0, 3.0, "audio"),
    "stable-audio": Architecture("Stable Audio Open", "v_prediction", 0, 1, 1, 100, 7.0, "audio"),
    "stable-audio-3": Architecture("Stable Audio 3", "flow", 0, 1, 1, 100, 7.0, "audio"),
    "audioldm": Architecture("AudioLDM", "epsilon", 0, 1, 1, 100, 3.5, "audio"),
    "audioldm-2": Architecture("AudioLDM 2", "epsilon", 0, 1, 1, 200, 3.5, "audio"),
    "ace-step": Architecture("ACE-Step", "flow", 0, 1, 1, 50, 7.0, "audio"),
    "longcat-audio": Architecture("LongCat-AudioDiT", "flow", 0, 1, 1, 50, 4.0, "audio"),
    "minimax-music-3": Architecture("MiniMax Music 3", "flow", 0, 1, 1, 50, 4.0, "audio"),
}

_FEW_STEPS = (
    (re.compile(r"schnell", re.IGNORECASE), 4, 0.0),
    (re.compile(r"z[-_ ]?image[-_ ]?turbo", re.IGNORECASE), 9, 0.0),
    (re.compile(r"(?<![a-z])lcm(?![a-z])", re.IGNORECASE), 6, 1.5),
    (re.compile(r"lightning|hyper[-_ ]?(sd|flux)|(?<![a-z])dmd2?(?![a-z])", re.IGNORECASE), 8, 1.0),
    (re.compile(r"turbo|sprint", re.IGNORECASE), 4, 0.0),
    (re.compile(r"distilled|klein(?!-?base)", re.IGNORECASE), 4, 1.0),
)


def title_of(architecture: str) -> str:
    """The architecture's name for people."""
    known = ARCHITECTURES.get(architecture)
    return known.title if known else architecture


def multiple_of(architecture: str, vae_factor: int = 0) -> int:
    """What width and height have to be multiples of; diffusers itself asks for 8 everywhere."""
    known = ARCHITECTURES.get(architecture)
    if known is None:
        return 8
    step = (vae_factor or known.vae_factor) * known.patch
    return step if step % 8 == 0 else 8


def few_steps(name: str) -> tuple[int, float] | None:
    """Steps and guidance of a model whose name says that it was distilled to few steps."""
    return next(((steps, guidance) for pattern, steps, guidance in _FEW_STEPS if pattern.search(name)), None)


def filled(draft: Draft, name: str) -> Draft:
    """The draft of a picture model with what it leaves open taken from its architecture and its name."""
    known = ARCHITECTURES.get(draft.architecture)
    if known is None:
        return draft
    hinted = few_steps(name) if draft.steps is None else None
    steps, guidance = hinted or (known.steps, known.guidance)
    prediction = draft.prediction or known.prediction
    # Single files of such models have no schedule with them; this is the one that they are loaded with.
    single = draft.format is ModelFormat.SINGLE_FILE and draft.architecture == "sdxl" and prediction == "v_prediction"
    return replace(
        draft,
        prediction=prediction,
        zero_snr=draft.zero_snr or single,
        native_size=draft.native_size or known.native_size,
        multiple_of=draft.multiple_of or multiple_of(draft.architecture),
        steps=draft.steps if draft.steps is not None else steps,
        guidance=draft.guidance if draft.guidance is not None else guidance,
    )
