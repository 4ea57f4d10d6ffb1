"""HeldModel: everything that the cache of models can hold; for checkers of types, since it imports all of it."""

from __future__ import annotations

from typing import TypeAlias

from app.engine.control.part import HeldPart
from app.engine.language.gguf_model import GgufLanguageModel
from app.engine.language.transformers_model import TransformersLanguageModel
from app.engine.picture_model import DiffusersPictureModel
from app.engine.plugin_model import HeldPluginModel
from app.engine.seeing.held import HeldSeer
from app.engine.sound.load import HeldSoundModel
from app.engine.upscale import TiledUpscaler
from app.engine.video.pipeline_model import PipelineVideoModel

HeldModel: TypeAlias = (
    DiffusersPictureModel
    | TiledUpscaler
    | GgufLanguageModel
    | TransformersLanguageModel
    | HeldSoundModel
    | PipelineVideoModel
    | HeldPart
    | HeldSeer
    | HeldPluginModel
)
