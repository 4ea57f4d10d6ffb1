"""Window: a part of the latents that a pass of the network sees, and how each kind of network is given one."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.api import UserError


@dataclass(frozen=True, slots=True)
class Window:
    """A rectangle of latent cells, and how many there are in all."""

    top: int
    left: int
    height: int
    width: int
    all_height: int
    all_width: int

    @staticmethod
    def whole(height: int, width: int) -> Window:
        """All cells."""
        return Window(0, 0, height, width, height, width)

    @property
    def is_whole(self) -> bool:
        """Whether it holds all cells."""
        return (self.height, self.width) == (self.all_height, self.all_width)

    def cut(self, values: Any) -> Any:
        """The part of a tensor (…, height, width) of the whole picture, at whatever scale, that lies in it."""
        rows, columns = values.shape[-2], values.shape[-1]
        top, left = self.top * rows // self.all_height, self.left * columns // self.all_width
        height, width = self.height * rows // self.all_height, self.width * columns // self.all_width
        return values[..., top : top + height, left : left + width]


def windows(height: int, width: int, side: int, step: int) -> Iterator[Window]:
    """Overlapping windows of at most `side` cells that cover everything, on a grid of `step` cells."""
    rows, columns = _starts(height, side, step), _starts(width, side, step)
    for top, left in itertools.product(rows, columns):
        yield Window(top, left, min(side, height), min(side, width), height, width)


def _starts(length: int, side: int, step: int) -> list[int]:
    """Where windows begin: a quarter or more of each lies in the next."""
    if length <= side:
        return [0]
    count = math.ceil((length - side) / (side * 3 / 4)) + 1
    return [round((length - side) * at / (count - 1) / step) * step for at in range(count)]


class Layout:
    """How a network takes its latents: as (batch, channels, height, width), unless a subclass says otherwise."""

    name = ""
    step = 1

    def __init__(self, denoiser: Any) -> None:
        self._key = "sample" if "UNet" in type(denoiser).__name__ else "hidden_states"

    def size(self, arguments: dict[str, Any]) -> tuple[int, int]:
        """The cells high and wide."""
        height, width = arguments[self._key].shape[-2:]
        return int(height), int(width)

    def batch(self, arguments: dict[str, Any]) -> int:
        """How many pictures, those with the negative prompt counted."""
        return len(arguments[self._key])

    def prompted(self, batch: int, guided: bool) -> slice:
        """Which of them have the prompt itself: the second half, unless there is no other."""
        return slice(batch // 2, batch) if guided and batch > 1 else slice(0, batch)

    def part(self, arguments: dict[str, Any], window: Window) -> dict[str, Any]:
        """The arguments for a window alone."""
        return {**arguments, self._key: window.cut(arguments[self._key])}

    def answer(self, result: Any) -> Any:
        """What the network said (batch, channels, height, width), out of what it returned."""
        return result[0] if isinstance(result, tuple) else result.sample

    def put_back(self, result: Any, answer: Any) -> Any:
        """The same kind of result with another answer in it."""
        return (answer, *result[1:]) if isinstance(result, tuple) else type(result)(sample=answer)


class PackedLayout(Layout):
    """A row of tokens, each of 2 × 2 cells: Flux."""

    name = "flux"
    step = 2

    def size(self, arguments: dict[str, Any]) -> tuple[int, int]:
        """The cells high and wide, from the places of the tokens."""
        places = arguments["img_ids"]
        places = places[0] if places.ndim == 3 else places
        return int(places[:, 1].max().item() + 1) * 2, int(places[:, 2].max().item() + 1) * 2

    def part(self, arguments: dict[str, Any], window: Window) -> dict[str, Any]:
        """The tokens in a window, which counts its places from its own corner."""
        tokens, places = arguments["hidden_states"], arguments["img_ids"]
        grid = self.grid(tokens, window)
        top, left, height, width = (side // 2 for side in (window.top, window.left, window.height, window.width))
        cut = grid[:, top : top + height, left : left + width].flatten(1, 2)
        own = places[0] if places.ndim == 3 else places
        own = own.view(window.all_height // 2, window.all_width // 2, -1)[:height, :width].flatten(0, 1)
        return {**arguments, "hidden_states": cut, "img_ids": own[None] if places.ndim == 3 else own}

    def grid(self, tokens: Any, window: Window) -> Any:
        """Tokens (batch, rows, columns, values) of the whole picture."""
        return tokens.view(tokens.shape[0], window.all_height // 2, window.all_width // 2, -1)


class ListLayout(Layout):
    """A list of pictures (channels, 1, height, width): Z-Image, which has those with the prompt first."""

    name = "z-image"
    step = 2

    def size(self, arguments: dict[str, Any]) -> tuple[int, int]:
        """The cells high and wide."""
        height, width = arguments["x"][0].shape[-2:]
        return int(height), int(width)

    def batch(self, arguments: dict[str, Any]) -> int:
        """How many pictures."""
        return len(arguments["x"])

    def prompted(self, batch: int, guided: bool) -> slice:
        """The first half."""
        return slice(0, batch // 2) if guided and batch > 1 else slice(0, batch)

    def part(self, arguments: dict[str, Any], window: Window) -> dict[str, Any]:
        """The pictures cut."""
        return {**arguments, "x": [window.cut(one) for one in arguments["x"]]}


def layout_of(denoiser: Any) -> Layout:
    """The layout of a network; raises UserError where the studio does not know it."""
    name = type(denoiser).__name__
    if name == "FluxTransformer2DModel":
        return PackedLayout(denoiser)
    if name == "ZImageTransformer2DModel":
        return ListLayout(denoiser)
    layout = Layout(denoiser)
    if name == "UNet2DConditionModel":
        layout.name = "unet"
    elif name == "SD3Transformer2DModel":
        layout.name, layout.step = "sd-3", 2
    elif name in {"PixArtTransformer2DModel", "SanaTransformer2DModel", "Lumina2Transformer2DModel"}:
        layout.step = 2
    else:
        raise UserError(
            "This model cannot be guided by more than its prompt.",
            advice="Choose Stable Diffusion, SDXL, SD 3, Flux.1 or Z-Image.",
        )
    return layout
