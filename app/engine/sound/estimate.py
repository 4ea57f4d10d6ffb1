"""Estimate: the memory that a sound model will take, before it is loaded and before it makes a sound."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from app.api import ModelFormat, ModelRecord, OutOfMemory
from app.engine.detectors.header import read_header
from app.engine.device import Device
from app.engine.folder import PipelineFolder

ADVICE = "Make it shorter, choose a smaller model, or close other programs."
_WORK_BYTES = 250 * 2**20
_TENSORS = 6
"""How many tensors of the widest layer there are at once while codes become samples.

Measured on a processor: an Oobleck decoder of Stable Audio's size takes 508 MB for 2 seconds and 890 for 5, EnCodec of
MusicGen's 357 for 5 seconds and 709 for 15.
"""
_BYTES_OF = {"float32": 4, "bfloat16": 2, "float16": 2}


def loaded_bytes(record: ModelRecord, device: Device) -> int:
    """What the weights of a model take on a device, with the room to begin to work; reads headers alone."""
    return _count(_weight_files(record)) * _BYTES_OF[device.dtype_name] + _WORK_BYTES


def require(needed: int, device: Device, make_room: Callable[[], int], advice: str = ADVICE) -> None:
    """Raise OutOfMemory, with the number that is needed, where there is not so much, and letting go gives none."""
    if device.free_bytes() < needed:
        make_room()
    if (free := device.free_bytes()) < needed:
        raise OutOfMemory(needed, free, device.name, advice=advice)


def decoding_bytes(decoder: Any, frames: int, device: Device) -> int:
    """What it takes to make so many frames of what a model drew, by the width of the layers that are closest to them.

    `decoder` is what makes samples: an autoencoder, EnCodec or a vocoder.
    """
    return frames * _width(decoder.config) * _BYTES_OF[device.dtype_name] * _TENSORS + _WORK_BYTES


def _width(config: Any) -> int:
    """Numbers a frame in the widest layer near the samples."""
    if rates := getattr(config, "upsample_rates", None):
        initial = int(config.upsample_initial_channel)
        return max(1, initial >> len(rates))
    for name in ("decoder_channels", "num_filters"):
        if (width := getattr(config, name, None)) is not None:
            return int(width)
    # Patches of samples: as many numbers as samples, on each side of an attention.
    return 8 * int(getattr(config, "audio_channels", 2))


def _weight_files(record: ModelRecord) -> Iterable[Path]:
    if record.format is ModelFormat.DIFFUSERS:
        folder = PipelineFolder.read(record.path)
        return (file for part in folder.components for file in part.weights)
    return sorted(record.path.glob("*.safetensors"))


def _count(files: Iterable[Path]) -> int:
    return sum(math.prod(tensor.shape) for file in files for tensor in read_header(file).tensors.values())
