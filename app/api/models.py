"""Models as generators and panels see them: what there is, and holding one for a while."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from app.api.guiding import ControlUse, Coverage, Fill, ReferenceUse, RegionUse
from app.document import ModelId, Words

if TYPE_CHECKING:
    from app.api.language import LanguageModel
    from app.api.sound import Conditions, SoundModel
    from app.api.video import VideoAbilities, VideoModel

L = TypeVar("L")

Pixels = NDArray[np.uint8]
"""A picture (height, width, channels) in sRGB: 3 channels, or 4 with straight alpha last."""


class ModelKind(Enum):
    """What a model file is for."""

    CHECKPOINT = "checkpoint"
    LORA = "lora"
    CONTROLNET = "controlnet"
    VAE = "vae"
    EMBEDDING = "embedding"
    TEXT_ENCODER = "text-encoder"
    UPSCALER = "upscaler"
    LANGUAGE_MODEL = "language-model"
    SOUND_MODEL = "sound-model"
    SOUND_FONT = "sound-font"
    VIDEO_MODEL = "video-model"
    T2I_ADAPTER = "t2i-adapter"
    IP_ADAPTER = "ip-adapter"
    IMAGE_ENCODER = "image-encoder"
    SEGMENTER = "segmenter"
    SEMANTIC_SEGMENTER = "semantic-segmenter"
    DEPTH_MODEL = "depth-model"
    POSE_MODEL = "pose-model"
    OBJECT_DETECTOR = "object-detector"
    PLUGIN_MODEL = "plugin-model"

    @property
    def words(self) -> Words:
        """What it is called."""
        return _KINDS[self]


_KINDS: Mapping[ModelKind, Words] = {
    ModelKind.CHECKPOINT: Words("checkpoint"),
    ModelKind.LORA: Words("LoRA"),
    ModelKind.CONTROLNET: Words("ControlNet"),
    ModelKind.VAE: Words("autoencoder"),
    ModelKind.EMBEDDING: Words("embedding"),
    ModelKind.TEXT_ENCODER: Words("text encoder"),
    ModelKind.UPSCALER: Words("upscaler"),
    ModelKind.LANGUAGE_MODEL: Words("language model"),
    ModelKind.SOUND_MODEL: Words("sound model"),
    ModelKind.SOUND_FONT: Words("sound font"),
    ModelKind.VIDEO_MODEL: Words("video model"),
    ModelKind.T2I_ADAPTER: Words("T2I-Adapter"),
    ModelKind.IP_ADAPTER: Words("IP-Adapter"),
    ModelKind.IMAGE_ENCODER: Words("image encoder"),
    ModelKind.SEGMENTER: Words("segmentation model"),
    ModelKind.SEMANTIC_SEGMENTER: Words("semantic segmentation model"),
    ModelKind.DEPTH_MODEL: Words("depth model"),
    ModelKind.POSE_MODEL: Words("pose model"),
    ModelKind.OBJECT_DETECTOR: Words("object detector"),
    ModelKind.PLUGIN_MODEL: Words("model or data of a plugin"),
}


class ModelFormat(Enum):
    """How a model lies on disk."""

    DIFFUSERS = "diffusers"
    SINGLE_FILE = "single-file"
    TRANSFORMERS = "transformers"
    GGUF = "gguf"
    SF2 = "sf2"
    SF3 = "sf3"
    PLUGIN = "plugin"


_NOTHING = Words()


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """What is known of a model on this machine.

    `architecture` is such as `sd-1.5`, `sdxl`, `sd-3`, `flux`, `pixart`, `sana`, `z-image`, `qwen-image`,
    `illustrator`. `prediction` is `epsilon`, `v_prediction` or `flow`. `sha256` is of the weights, empty until it
    was computed. `native_size` in pixels, 0 where it has no meaning. `measured_bytes` is the memory that the model
    took when it was last loaded, 0 before. `samplers` are those that work with it. Of a language model,
    `context_tokens` is what it can keep in mind, 0 where that isn't known, `chat` whether it was taught to converse,
    `fill_in` whether to write between two texts, `images` whether it sees pictures, and `ignored` are the fields of
    Sampling, or of a request, that it does not honour. `conditions` are those of a sound model, and its `default_steps`
    are 0 where it knows none; `film` is what a video model of its kind can do, and `bases` are the architectures of the
    checkpoints of which it needs one. `prompt_languages` are the codes of those that it understands, such as `en`, none
    where that isn't known. `complaint` says why a model that was found cannot be used. `trigger_words` are those that a
    LoRA was taught by, the most used first.
    """

    id: ModelId
    name: str
    kind: ModelKind
    architecture: str
    format: ModelFormat
    path: Path
    byte_size: int
    prediction: str = ""
    licence: str = ""
    sha256: str = ""
    native_size: int = 0
    multiple_of: int = 8
    default_steps: int = 25
    default_guidance: float = 7.0
    default_guidance_rescale: float = 0.0
    default_colour_guidance: float = 0.0
    default_sampler: str = ""
    samplers: tuple[str, ...] = ()
    context_tokens: int = 0
    chat: bool = False
    fill_in: bool = False
    images: bool = False
    ignored: tuple[str, ...] = ()
    conditions: Conditions | None = None
    film: VideoAbilities | None = None
    bases: tuple[str, ...] = ()
    prompt_languages: tuple[str, ...] = ()
    source: str = ""
    description: Words = _NOTHING
    measured_bytes: int = 0
    complaint: Words = _NOTHING
    trigger_words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LoraUse:
    """A LoRA, and how strongly it changes the network that draws and the encoders that read the prompt.

    1 is as it was trained, 0 not at all, and less than 0 the other way.
    """

    model: ModelId
    strength_unet: float = 1.0
    strength_text: float = 1.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything a picture model needs to draw one picture.

    `width` and `height` in pixels are multiples of the model's `multiple_of`. `strength` from 0 to 1 says how far
    to leave `image` (height, width, 3); `mask` (height, width), 255 where to draw anew, keeps the rest. A mask that is
    `soft` says for each pixel how far it may change: grey keeps more than white. `blend` (height, width), from 0 to 1,
    lays the result over `image`, in place of the mask; where it is 0 not a bit changes. `fill` is what the masked
    part holds before. `tile` in pixels draws in overlapping tiles of that side, 0 in one piece. `loras` change the
    model for this drawing alone, besides those that the prompt names. `variation` from 0 to 1 leads
    the noise from the seed's to that of `variation_seed`, and `travel` what is said from `prompt` to `prompt_to`; 1 is
    all the way. What is drawn `from_noise` begins with the seed's own noise, as without a picture; of `image` the mask
    keeps what it keeps. `guidance_rescale` from 0 to 1 brings colours and contrast back that guidance makes too strong,
    None as the model has it. `colour_guidance` is the share of the steps, from noise on, of which every other one leads
    away from the prompt without its colours, so that those come out as asked; None as the model has it.
    """

    prompt: str
    negative_prompt: str
    width: int
    height: int
    steps: int
    guidance: float
    sampler: str
    seed: int
    image: Pixels | None = None
    strength: float = 1.0
    mask: NDArray[np.uint8] | None = None
    soft: bool = False
    blend: Coverage | None = None
    fill: Fill = Fill.ORIGINAL
    controls: tuple[ControlUse, ...] = ()
    references: tuple[ReferenceUse, ...] = ()
    regions: tuple[RegionUse, ...] = ()
    tile: int = 0
    loras: tuple[LoraUse, ...] = ()
    variation_seed: int = 0
    variation: float = 0.0
    prompt_to: str = ""
    travel: float = 0.0
    from_noise: bool = False
    guidance_rescale: float | None = None
    colour_guidance: float | None = None


WatchStep = Callable[[int, int, Callable[[], Pixels]], None]
"""Called after each step with the step, how many there are, and a function that makes a preview; it may raise."""


class PictureModel(Protocol):
    """A text-to-image model that is held on the device."""

    @property
    def record(self) -> ModelRecord:
        """What is known of it."""

    @property
    def pipeline(self) -> object:
        """The diffusers pipeline itself."""

    @property
    def keeps(self) -> bool:
        """Whether a mask can keep parts of a picture."""

    def draw(self, drawing: Drawing, watch: WatchStep) -> Pixels:
        """Draw a picture (height, width, 3); the same drawing gives the same pixels on the same device.

        Raises UnsupportedSize, OutOfMemory, and whatever `watch` raises, within one step.
        """


class Upscaler(Protocol):
    """A model that enlarges pictures, held on the device."""

    @property
    def factors(self) -> tuple[int, ...]:
        """The factors it can enlarge by."""

    def enlarge(self, picture: Pixels, factor: int, check: Callable[[], None]) -> Pixels:
        """Enlarge (height, width, 3) by a factor, in tiles; `check` is called between tiles and may raise."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a plugin's own model is to compute: `device` and `dtype` as torch names them, and what it has free."""

    device: str
    dtype: str
    free_bytes: int


@dataclass(frozen=True, slots=True)
class Loaded(Generic[L]):
    """What a plugin loaded of a model of its own, and the bytes that it holds."""

    value: L
    byte_size: int


LoadPluginModel = Callable[[ModelRecord, Place], Loaded[L]]
"""Loads a plugin's own model from the record's path onto the place; raises UnreadableModel."""


class Models(Protocol):
    """The models of this machine, as a generator's run sees them."""

    def record(self, model: ModelId) -> ModelRecord:
        """What is known of a model; raises MissingModel."""

    def records(self, kind: ModelKind) -> Sequence[ModelRecord]:
        """Every usable model of a kind, the default first."""

    def lease_picture_model(self, model: ModelId, check: Callable[[], None]) -> AbstractContextManager[PictureModel]:
        """Hold a text-to-image model on the device for the length of the block.

        `check` is called between the stages of loading and may raise. Raises MissingModel, UnreadableModel and
        OutOfMemory.
        """

    def lease_upscaler(self, model: ModelId, check: Callable[[], None]) -> AbstractContextManager[Upscaler]:
        """Hold an upscaler on the device for the length of the block."""

    def lease_language_model(self, model: ModelId, check: Callable[[], None]) -> AbstractContextManager[LanguageModel]:
        """Hold a language model in memory for the length of the block; who else asks for it waits.

        `check` is called between the stages of loading and while waiting. Raises MissingModel, UnreadableModel and
        OutOfMemory, which is told before loading.
        """

    def use_sound_font(self, model: ModelId, check: Callable[[], None]) -> ModelRecord:
        """The record of a sound font with its hash, for whoever plays it; from now on the run has used it.

        `check` is called while the hash is computed and may raise. Raises MissingModel and UnreadableModel.
        """

    def use_plugin_model(self, model: ModelId, check: Callable[[], None]) -> ModelRecord:
        """The record of a plugin's own model or data with its hash, for whoever reads it; the run has used it then.

        `check` is called while the hash is computed and may raise. Raises MissingModel and UnreadableModel.
        """

    def lease_plugin_model(
        self, model: ModelId, load: LoadPluginModel[L], check: Callable[[], None], needed_bytes: int = 0
    ) -> AbstractContextManager[L]:
        """Hold a plugin's own model in memory for the length of the block, alone, loading it where it isn't there.

        It lies in the cache of all models, and goes when others need the room. `needed_bytes` is what loading it takes.
        Raises MissingModel, UnreadableModel and OutOfMemory, which is told before loading.
        """

    def lease_sound_model(self, model: ModelId, check: Callable[[], None]) -> AbstractContextManager[SoundModel]:
        """Hold a sound model on the device for the length of the block.

        `check` is called between the stages of loading and may raise. Raises MissingModel, UnreadableModel and
        OutOfMemory, which is told before loading.
        """

    def lease_video_model(
        self, model: ModelId, check: Callable[[], None], base: ModelId | None = None
    ) -> AbstractContextManager[VideoModel]:
        """Hold a video model on the device for the length of the block.

        `base` is the checkpoint that a model with `bases` moves; the first that fits is taken where none is named.
        `check` is called between the stages of loading and may raise. Raises MissingModel, UnreadableModel and
        OutOfMemory, which is told before loading.
        """
