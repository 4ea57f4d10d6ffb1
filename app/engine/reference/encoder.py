"""The encoder of pictures that an IP-Adapter looks through: found beside it or in the library, and asked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from app.api import ModelKind, ModelRecord, Pixels, UserError
from app.engine.control.load import load_encoder_beside
from app.engine.control.part import HeldPart, Parts
from app.engine.detectors.header import read_header
from app.engine.device import Device

_MEAN = (0.48145466, 0.4578275, 0.40821073)
_SPREAD = (0.26862954, 0.26130258, 0.27577711)


@contextmanager
def encoder_for(adapter: HeldPart, parts: Parts, network: Any, check: Callable[[], None]) -> Iterator[Any]:
    """The encoder whose widths an adapter was trained with; raises UserError where there is none."""
    wanted, hidden = _wanted(adapter)
    for record in parts.records(ModelKind.IMAGE_ENCODER):
        if _fits(_widths(record.path), wanted, hidden):
            with parts.lease(record.id, check) as held:
                yield held.module
            return
    folder = _beside(adapter.record, wanted, hidden)
    if folder is None:
        raise UserError(
            "{model} looks through an encoder of pictures that is not on this machine.",
            advice="Add the folder “image_encoder” that it is published with, or put it beside the adapter.",
            model=adapter.record.name,
        )
    device = Device(str(network.device.type), "", str(network.dtype).removeprefix("torch."), 0)
    yield load_encoder_beside(folder, adapter.record, device, check).module


def seen(encoder: Any, pictures: Sequence[Pixels], *, hidden: bool) -> tuple[Any, Any]:
    """What an encoder sees in pictures (1, pictures, …) and in none of them.

    An adapter of the kind “plus” takes the last layer but one (1, pictures, places, width), others the projection.
    """
    import torch

    side = int(encoder.config.image_size)
    values = torch.stack([_input(picture, side) for picture in pictures]).to(encoder.device, encoder.dtype)
    with torch.no_grad():
        if not hidden:
            found = encoder(values).image_embeds[None]
            return found, torch.zeros_like(found)
        found = encoder(values, output_hidden_states=True).hidden_states[-2][None]
        nothing = encoder(torch.zeros_like(values), output_hidden_states=True).hidden_states[-2][None]
        return found, nothing


def _input(picture: Pixels, side: int) -> Any:
    """The middle of a picture as CLIP takes it (3, side, side)."""
    import cv2
    import torch

    height, width = picture.shape[:2]
    scale = side / min(height, width)
    size = (max(side, round(width * scale)), max(side, round(height * scale)))
    scaled = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    top, left = (scaled.shape[0] - side) // 2, (scaled.shape[1] - side) // 2
    middle = scaled[top : top + side, left : left + side].astype(np.float32) / 255
    normal = (middle - np.array(_MEAN, np.float32)) / np.array(_SPREAD, np.float32)
    return torch.from_numpy(np.ascontiguousarray(normal)).permute(2, 0, 1)


def _wanted(adapter: HeldPart) -> tuple[int, bool]:
    """The width that an adapter takes, and whether it is that of a layer rather than of the projection."""
    tensors = adapter.module["image_proj"]
    if "latents" in tensors:
        return int(tensors["proj_in.weight"].shape[1]), True
    entry = tensors.get("proj.weight", tensors.get("proj.0.weight"))
    return int(entry.shape[1]), False


def _fits(widths: tuple[int, int] | None, wanted: int, hidden: bool) -> bool:
    return widths is not None and widths[0 if hidden else 1] == wanted


def _widths(path: Path) -> tuple[int, int] | None:
    """The width of the layers and of the projection of an encoder of pictures."""
    if path.is_dir():
        config = json.loads((path / "config.json").read_text("utf-8"))
        return int(config.get("hidden_size", 0)), int(config.get("projection_dim", 0))
    header = read_header(path)
    layer, projection = (
        header.shape("vision_model.embeddings.class_embedding"),
        header.shape("visual_projection.weight"),
    )
    return (layer[0], projection[0]) if layer and projection else None


def _beside(record: ModelRecord, wanted: int, hidden: bool) -> Path | None:
    """The folder that such adapters are published with."""
    home = record.path if record.path.is_dir() else record.path.parent
    for folder in (home / "image_encoder", home.parent / "image_encoder", home.parent / "models" / "image_encoder"):
        if (folder / "config.json").is_file() and _fits(_widths(folder), wanted, hidden):
            return folder
    return None
