"""Estimate: the memory that a video model will take, before it is loaded and before it makes a film."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.api import ModelFormat, ModelRecord, OutOfMemory
from app.engine.detectors.header import read_header
from app.engine.device import Device
from app.engine.folder import INDEX, PipelineFolder

WORK_BYTES = 500 * 2**20
_TENSORS = 6
"""How many tensors of the widest layer there are at once while latents become pixels.

Measured on a processor with autoencoders of the published sizes: Wan's takes 14 kB for each pixel of a frame.
"""
_AT_ONCE: Mapping[str, int] = {
    "AutoencoderKLWan": 8,
    "AutoencoderKLCogVideoX": 8,
    "AutoencoderKLTemporalDecoder": 8,
    "AutoencoderKL": 16,
}
"""The frames that autoencoders make after each other, whatever the length."""
_BYTES_OF = {"float32": 4, "bfloat16": 2, "float16": 2}


def part_bytes(record: ModelRecord, device: Device) -> Mapping[str, int]:
    """What the weights of each part of a model take on a device, by its headers alone."""
    size = _BYTES_OF[device.dtype_name]
    if record.format is ModelFormat.DIFFUSERS and (record.path / INDEX).is_file():
        folder = PipelineFolder.read(record.path)
        return {part.name: size * sum(_count(file) for file in part.weights) for part in folder.components}
    files = sorted(record.path.glob("*.safetensors")) if record.path.is_dir() else [record.path]
    return {record.name: size * sum(_count(file) for file in files)}


def decoding_bytes(vae: Any, frames: int, width: int, height: int, device: Device) -> int:
    """What it takes to turn latents into frames: the layer closest to the pixels is the largest by far."""
    size = _BYTES_OF[device.dtype_name]
    at_once = min(frames, _AT_ONCE.get(type(vae).__name__, frames))
    if getattr(vae, "use_framewise_decoding", False):
        at_once = min(at_once, int(vae.tile_sample_min_num_frames))
    if getattr(vae, "use_tiling", False):
        width, height = min(width, _tile(vae, "width")), min(height, _tile(vae, "height"))
    made = frames * width * height * 3 * 4 * 3
    return at_once * width * height * _width(vae.config) * size * _TENSORS + made + WORK_BYTES


def require(needed: int, device: Device, make_room: Callable[[], int]) -> None:
    """Raise OutOfMemory, with the number that is needed, where there is not so much, and letting go gives none."""
    if device.free_bytes() < needed:
        make_room()
    if (free := device.free_bytes()) < needed:
        raise OutOfMemory(
            needed,
            free,
            device.name,
            advice="Make the film smaller or shorter, choose a smaller model, or close other programs.",
        )


def _tile(vae: Any, side: str) -> int:
    found = getattr(vae, f"tile_sample_min_{side}", None) or getattr(vae, "tile_sample_min_size", None)
    return int(found) if isinstance(found, int) and found > 0 else 512


def _width(config: Any) -> int:
    """Numbers a pixel in the layer that is closest to the pixels."""
    patch = config.get("patch_size") or 1
    width = config.get("decoder_base_dim") or config.get("base_dim")
    if width is None:
        blocks = config.get("decoder_block_out_channels") or config.get("block_out_channels")
        width = min(blocks) if isinstance(blocks, list | tuple) and blocks else 128
    # Patches of pixels come out of a layer that has a cell for each of them.
    return max(1, int(width) // int(patch) ** 2)


def _count(file: Path) -> int:
    return sum(math.prod(tensor.shape) for tensor in read_header(file).tensors.values())
