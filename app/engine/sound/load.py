"""Loading a sound model: part by part, without a network, and without programs of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from app.api import MissingModel, ModelFormat, ModelRecord, UnreadableModel
from app.engine.device import Device
from app.engine.load import Loader, quiet_libraries, readable
from app.engine.sound.estimate import loaded_bytes, require
from app.engine.sound.musicgen_model import MusicgenModel
from app.engine.sound.pipeline_model import PipelineSoundModel
from app.engine.sound.pipelines import AceStepModel, AudioLdm2Model, StableAudio3Model, StableAudioModel
from app.engine.weights import check_finite

HeldSoundModel: TypeAlias = PipelineSoundModel | MusicgenModel

_PIPELINES: Mapping[str, type[PipelineSoundModel]] = {
    model.architecture: model for model in (StableAudioModel, StableAudio3Model, AudioLdm2Model, AceStepModel)
}


def load_sound_model(
    record: ModelRecord, loader: Loader, check: Callable[[], None], make_room: Callable[[], int] = lambda: 0
) -> HeldSoundModel:
    """Load a model; `check` is called between the parts, and `make_room` lets other models go.

    Raises MissingModel, UnreadableModel, and OutOfMemory with the number before anything of it is loaded.
    """
    if not record.path.is_dir():
        raise MissingModel(record.name)
    needed = loaded_bytes(record, loader.device)
    require(needed, loader.device, make_room, advice="Choose a smaller model, or close other programs.")
    check()
    if record.format is ModelFormat.TRANSFORMERS and record.architecture == "musicgen":
        return _musicgen(record, loader.device, check, make_room)
    made = _PIPELINES.get(record.architecture)
    if made is None:
        raise UnreadableModel(
            "{model} is no sound model that the studio can run.", advice="Choose another model.", model=record.name
        )
    return made(record, loader.load(record, check), loader.device, make_room)


def _musicgen(
    record: ModelRecord, device: Device, check: Callable[[], None], make_room: Callable[[], int]
) -> MusicgenModel:
    import transformers

    quiet_libraries()
    library: Any = transformers
    own = {"local_files_only": True, "trust_remote_code": False}
    with readable(record):
        processor = library.MusicgenProcessor.from_pretrained(str(record.path), **own)
        check()
        model = library.MusicgenForConditionalGeneration.from_pretrained(
            str(record.path), use_safetensors=True, dtype=device.dtype, **own
        )
    check_finite(model, lambda _name: record.path.name, check)
    model.to(device.torch_device).eval().requires_grad_(False)
    return MusicgenModel(record, model, processor, device, make_room)
