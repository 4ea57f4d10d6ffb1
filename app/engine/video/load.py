"""Loading a video model: part by part, without a network, and without programs of its own."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping
from dataclasses import replace

from app.api import MissingModel, ModelRecord, OutOfMemory, UnreadableModel
from app.engine.detectors.video import MOTION_ADAPTER
from app.engine.device import Device, the_processor
from app.engine.load import Loader, quiet_libraries, readable
from app.engine.video.animatediff import AnimateDiffModel, animated
from app.engine.video.cogvideo import CogVideoXModel
from app.engine.video.estimate import WORK_BYTES, part_bytes
from app.engine.video.hunyuan import HunyuanVideoModel
from app.engine.video.ltx import LtxModel
from app.engine.video.ltx2 import Ltx2Model
from app.engine.video.pipeline_model import PipelineVideoModel
from app.engine.video.svd import StableVideoModel
from app.engine.video.wan import WanModel
from app.engine.weights import check_finite

_MODELS: Mapping[str, type[PipelineVideoModel]] = {
    "wan": WanModel,
    "wan-i2v": WanModel,
    "wan-flf": WanModel,
    "wan-2.2": WanModel,
    "wan-2.2-i2v": WanModel,
    "wan-ti2v": WanModel,
    "wan-vace": WanModel,
    "wan-animate": WanModel,
    "ltx": LtxModel,
    "ltx-2": Ltx2Model,
    "cogvideo": CogVideoXModel,
    "cogvideo-i2v": CogVideoXModel,
    "cogvideo-1.5": CogVideoXModel,
    "cogvideo-1.5-i2v": CogVideoXModel,
    "hunyuan-video": HunyuanVideoModel,
    "hunyuan-video-i2v": HunyuanVideoModel,
    "svd": StableVideoModel,
    "animatediff": AnimateDiffModel,
    MOTION_ADAPTER: AnimateDiffModel,
}


def load_video_model(
    record: ModelRecord,
    base: ModelRecord | None,
    loader: Loader,
    check: Callable[[], None],
    make_room: Callable[[], int] = lambda: 0,
) -> PipelineVideoModel:
    """Load a model, with the checkpoint that it moves where it needs one.

    `check` is called between the parts, and `make_room` lets other models go. A model that is too large for the device
    and not for the system's memory stays there, and its parts take turns. Raises MissingModel, UnreadableModel, and
    OutOfMemory with the number before anything of it is loaded.
    """
    if not record.path.is_dir():
        raise MissingModel(record.name)
    made = _MODELS.get(record.architecture)
    if made is None:
        raise UnreadableModel(
            "{model} is no video model that the studio can run.", advice="Choose another model.", model=record.name
        )
    if made is WanModel and importlib.util.find_spec("ftfy") is None:
        # Its pipelines call it unasked, and only once they film.
        raise UnreadableModel(
            "{model} needs the Python package “{package}”, which is not installed.",
            advice="Install it, or choose another model.",
            model=record.name,
            package="ftfy",
        )
    quiet_libraries()
    device = loader.device
    turns = takes_turns(record, base, device, make_room)
    # Loaded on the processor, in the numbers of the device on which the parts will take turns.
    own = replace(loader, device=Device("cpu", device.name, device.dtype_name, device.total_bytes)) if turns else loader
    check()
    alone = record.architecture != MOTION_ADAPTER
    pipeline = own.load(record, check) if alone else _animated(record, base, own, check)
    return made(record, pipeline, device, make_room, turns)


def _animated(record: ModelRecord, base: ModelRecord | None, loader: Loader, check: Callable[[], None]) -> object:
    import diffusers

    if base is None:
        raise MissingModel(record.name)
    with readable(record):
        adapter = diffusers.MotionAdapter.from_pretrained(
            str(record.path), local_files_only=True, use_safetensors=True, dtype=loader.device.dtype
        )
        check_finite(adapter, lambda _name: record.path.name, check)
    checkpoint = loader.load(base, check)
    with readable(record):
        pipeline = animated(checkpoint, adapter)
    for part in (pipeline.unet, pipeline.motion_adapter):
        part.eval().requires_grad_(False).to(loader.device.torch_device)
    return pipeline


def takes_turns(record: ModelRecord, base: ModelRecord | None, device: Device, make_room: Callable[[], int]) -> bool:
    """Whether the parts have to take turns on the device; raises OutOfMemory where even that doesn't help."""
    parts = [size for one in (record, base) if one is not None for size in part_bytes(one, device).values()]
    needed = sum(parts) + WORK_BYTES
    if device.free_bytes() < needed:
        make_room()
    if (free := device.free_bytes()) >= needed:
        return False
    if device.kind == "cpu":
        raise _too_large(needed, free, device)
    if free < (largest := max(parts) + WORK_BYTES):
        raise _too_large(largest, free, device)
    memory = the_processor()
    if (there := memory.free_bytes()) < needed:
        raise _too_large(needed, there, memory)
    return True


def _too_large(needed: int, free: int, device: Device) -> OutOfMemory:
    return OutOfMemory(needed, free, device.name, advice="Choose a smaller model, or close other programs.")
