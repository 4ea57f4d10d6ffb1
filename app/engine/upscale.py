"""TiledUpscaler: enlarges pictures in overlapping tiles with a small convolutional network."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from app.api import InvalidRequest, ModelRecord, Pixels, UnreadableModel
from app.engine.detectors.header import read_header
from app.engine.device import Device
from app.engine.memory import Rung, with_ladder
from app.engine.upscale_networks import dense_network, plain_network
from app.engine.weights import check_finite, held_bytes

TILE = 192
"""The side of a tile, in pixels of the picture that is enlarged, with its overlap."""

SMALLEST_TILE = 96


@dataclass(slots=True)
class Network:
    """A network that enlarges by one factor; what a pixel becomes depends on `reach` pixels around it."""

    module: Any
    factor: int
    reach: int


@dataclass(slots=True)
class TiledUpscaler:
    """Enlarges on a device, one tile at a time, so that memory does not grow with the picture.

    Tiles overlap by as much as a network of this kind is seen to look around itself, and only their middles are kept:
    the result has no seams.
    """

    record: ModelRecord
    device: Device
    networks: Mapping[int, Network]
    make_room: Callable[[], int] = lambda: 0
    _tile: int = field(default=TILE)

    @property
    def factors(self) -> tuple[int, ...]:
        """The factors it can enlarge by: those of its networks, and half of four."""
        return tuple(sorted({*self.networks, *(2 for factor in self.networks if factor == 4)}))

    @property
    def byte_size(self) -> int:
        """The bytes that its weights hold."""
        return held_bytes([network.module for network in self.networks.values()])

    def enlarge(self, picture: Pixels, factor: int, check: Callable[[], None]) -> Pixels:
        """Enlarge (height, width, 3) by a factor; `check` is called before each tile and may raise.

        Raises InvalidRequest for a factor it has not learned, and OutOfMemory.
        """
        if factor not in self.factors:
            raise InvalidRequest(
                "{model} cannot enlarge {factor} times.",
                advice="Choose one of: {factors}.",
                model=self.record.name,
                factor=factor,
                factors=", ".join(map(str, self.factors)),
            )
        shrink = 1 if factor in self.networks else 2
        network = self.networks[factor * shrink]
        rungs = (
            Rung("let other models go", lambda: self.make_room() > 0),
            Rung("smaller tiles", self._shrink),
        )
        try:
            return with_ladder(
                lambda: self._tiles(picture, network, shrink, check), rungs, self.device, lambda: self.byte_size
            )
        finally:
            self._tile = TILE

    def _shrink(self) -> bool:
        self._tile = SMALLEST_TILE
        return True

    def _tiles(self, picture: Pixels, network: Network, shrink: int, check: Callable[[], None]) -> Pixels:
        height, width = picture.shape[:2]
        factor, reach = network.factor // shrink, network.reach
        whole = np.empty((height * factor, width * factor, 3), np.uint8)
        inner = max(self._tile - 2 * reach, 16)
        for top in range(0, height, inner):
            for left in range(0, width, inner):
                check()
                bottom, right = min(top + inner, height), min(left + inner, width)
                above, before = max(0, top - reach), max(0, left - reach)
                part = picture[above : min(height, bottom + reach), before : min(width, right + reach)]
                enlarged = self._one(part, network, shrink)
                whole[top * factor : bottom * factor, left * factor : right * factor] = enlarged[
                    (top - above) * factor : (bottom - above) * factor,
                    (left - before) * factor : (right - before) * factor,
                ]
        return whole

    def _one(self, part: Pixels, network: Network, shrink: int) -> Pixels:
        import torch

        with torch.no_grad():
            values = torch.from_numpy(np.ascontiguousarray(part)).to(self.device.torch_device).float() / 255
            answer = network.module(values.permute(2, 0, 1)[None]).clamp(0, 1)
            if shrink > 1:
                answer = torch.nn.functional.avg_pool2d(answer, shrink)
            enlarged: Pixels = (answer[0].permute(1, 2, 0) * 255).round().to(torch.uint8).cpu().numpy()
            return enlarged


def load_upscaler(
    record: ModelRecord, device: Device, check: Callable[[], None], make_room: Callable[[], int] = lambda: 0
) -> TiledUpscaler:
    """Load an upscaler: one safetensors file, or a folder with one for each factor.

    Knows SRVGGNetCompact (`body.N.weight`) and RRDBNet, with its old (`model.1.sub`) and new (`body.N.rdb1`) names.
    Raises UnreadableModel.
    """
    files = sorted(record.path.glob("*.safetensors")) if record.path.is_dir() else [record.path]
    if not files:
        raise UnreadableModel(
            "There are no weights in {folder}.", advice="Fetch or copy it again.", folder=record.path.name
        )
    networks = {}
    for file in files:
        check()
        network = _load(file, device)
        check_finite(network.module, _named(file), check)
        networks[network.factor] = network
    return TiledUpscaler(record, device, networks, make_room)


def _named(file: Path) -> Callable[[str], str]:
    return lambda _tensor: file.name


def _load(file: Path, device: Device) -> Network:
    from safetensors.torch import load_file

    names = read_header(file).tensors
    if "body.0.weight" in names and not any(".rdb1." in name for name in names):
        module, factor, reach = plain_network({name: tensor.shape for name, tensor in names.items()})
        weights = load_file(file)
    else:
        weights = {_new_name(name): tensor for name, tensor in load_file(file).items()}
        if "conv_first.weight" not in weights:
            raise UnreadableModel(
                "{file} is no upscaler that the studio knows.",
                advice="Choose one of the kinds SRVGGNetCompact or ESRGAN.",
                file=file.name,
            )
        module, factor, reach = dense_network({name: tuple(tensor.shape) for name, tensor in weights.items()})
    try:
        module.load_state_dict(weights)
    except RuntimeError as error:
        raise UnreadableModel(
            "{file} does not fit its kind.", advice="Choose another file.", detail=error, file=file.name
        ) from error
    module.eval().requires_grad_(False).to(device.torch_device).float()
    return Network(module, factor, reach)


_OLD_ENDS = {
    "model.0": "conv_first",
    "model.3": "conv_up1",
    "model.6": "conv_up2",
    "model.8": "conv_hr",
    "model.10": "conv_last",
}


def _new_name(name: str) -> str:
    """The name that a tensor of the first ESRGAN release has in later ones."""
    if found := re.fullmatch(r"model\.1\.sub\.(\d+)\.RDB(\d)\.conv(\d)\.0\.(weight|bias)", name):
        return f"body.{found[1]}.rdb{found[2]}.conv{found[3]}.{found[4]}"
    if found := re.fullmatch(r"model\.1\.sub\.\d+\.(weight|bias)", name):
        return f"conv_body.{found[1]}"
    head, _, kind = name.rpartition(".")
    return f"{_OLD_ENDS[head]}.{kind}" if head in _OLD_ENDS else name
