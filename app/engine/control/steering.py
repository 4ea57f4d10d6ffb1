"""Steering: what is done to every pass of a network for one drawing, and undone after it."""

from __future__ import annotations

import functools
import inspect
import math
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from app.engine.control.window import Layout, Window, windows

Check = Callable[[], None]


@dataclass(slots=True)
class Pass:
    """One call of the network: its arguments by name, the part that it sees, and how far the drawing is (0 to 1).

    Of the `batch` pictures those in `prompted` have the prompt, the others the negative one.
    """

    denoiser: Any
    arguments: dict[str, Any]
    window: Window
    share: float
    batch: int
    prompted: slice


class Guide(Protocol):
    """Something that changes a pass, such as a ControlNet."""

    def change(self, one: Pass) -> None:
        """Change the arguments of a pass."""


@dataclass(slots=True)
class Steering:
    """The guides of one drawing, and the tiles that it is drawn in.

    Without either nothing is touched. `tile` is the side of a tile in cells, 0 for none. `steps` is told by whoever
    runs the drawing: `advance` after each step, `total` how many there will be.
    """

    denoiser: Any
    layout: Layout | None = None
    guides: Sequence[Guide] = ()
    tile: int = 0
    check: Check = lambda: None
    guided: bool = True
    total: Callable[[], int] = lambda: 1
    step: int = 0

    @contextmanager
    def active(self) -> Iterator[None]:
        """Stand before the network for the length of the block."""
        if self.layout is None or (not self.guides and not self.tile):
            yield
            return
        own = self.denoiser.__dict__.get("forward")
        original = self.denoiser.forward
        signature = inspect.signature(original)

        @functools.wraps(original)
        def forward(*args: Any, **kwargs: Any) -> Any:
            bound = signature.bind(*args, **kwargs)
            arguments = {
                name: value
                for name, value in bound.arguments.items()
                if signature.parameters[name].kind is not inspect.Parameter.VAR_KEYWORD
            }
            for name, parameter in signature.parameters.items():
                if parameter.kind is inspect.Parameter.VAR_KEYWORD:
                    arguments |= bound.arguments.get(name, {})
            return self._pass(original, arguments)

        self.denoiser.forward = forward
        try:
            yield
        finally:
            if own is None:
                del self.denoiser.forward
            else:
                self.denoiser.forward = own

    def advance(self, _latents: Any = None) -> None:
        """A step of the drawing is done."""
        self.step += 1

    def _pass(self, original: Callable[..., Any], arguments: dict[str, Any]) -> Any:
        layout = self.layout
        if layout is None:
            return original(**arguments)
        height, width = layout.size(arguments)
        if not self.tile or (height <= self.tile and width <= self.tile):
            return original(**self._changed(layout, arguments, Window.whole(height, width)))
        return self._in_tiles(original, layout, arguments, height, width)

    def _changed(self, layout: Layout, arguments: dict[str, Any], window: Window) -> dict[str, Any]:
        batch = layout.batch(arguments)
        one = Pass(
            self.denoiser,
            layout.part(arguments, window) if not window.is_whole else dict(arguments),
            window,
            self.step / max(1, self.total()),
            batch,
            layout.prompted(batch, self.guided),
        )
        for guide in self.guides:
            guide.change(one)
        return one.arguments

    def _in_tiles(
        self, original: Callable[..., Any], layout: Layout, arguments: dict[str, Any], height: int, width: int
    ) -> Any:
        """The mean of what is said of each cell in the tiles that hold it, each weighed less towards its border."""
        total: Any = None
        weight: Any = None
        result: Any = None
        for window in windows(height, width, self.tile, layout.step):
            self.check()
            result = original(**self._changed(layout, arguments, window))
            answers = _grids(layout.answer(result), window, layout)
            if total is None:
                shape = (*answers.shape[:-2], height, width)
                total, weight = answers.new_zeros(shape), answers.new_zeros((height, width))
            share = _weights(window, answers)
            rows, columns = (
                slice(window.top, window.top + window.height),
                slice(window.left, window.left + window.width),
            )
            total[..., rows, columns] += answers * share
            weight[rows, columns] += share
        return layout.put_back(result, _as_answer(total / weight, layout.answer(result), layout))


def _weights(window: Window, like: Any) -> Any:
    """A cosine hill (height, width), flat where a tile lies at the border of the picture."""
    import torch

    def hill(length: int, open_before: bool, open_after: bool) -> Any:
        at = torch.arange(length, device=like.device, dtype=torch.float32)
        rise = torch.sin((at + 0.5) / length * math.pi) ** 2
        if not open_before:
            rise[: length // 2] = 1
        if not open_after:
            rise[length // 2 :] = 1
        return rise.clamp(min=1e-3)

    vertical = hill(window.height, window.top > 0, window.top + window.height < window.all_height)
    horizontal = hill(window.width, window.left > 0, window.left + window.width < window.all_width)
    return (vertical[:, None] * horizontal[None, :]).to(like.dtype)


def _grids(answer: Any, window: Window, layout: Layout) -> Any:
    """The answer as (batch, …, height, width), whatever its layout."""
    import torch

    if layout.name == "flux":
        rows, columns = window.height // 2, window.width // 2
        cells = answer.view(answer.shape[0], rows, columns, -1, 2, 2).permute(0, 3, 1, 4, 2, 5)
        return cells.reshape(answer.shape[0], -1, rows * 2, columns * 2)
    return torch.stack(list(answer)) if isinstance(answer, list) else answer


def _as_answer(grids: Any, like: Any, layout: Layout) -> Any:
    if layout.name == "flux":
        batch, channels, height, width = grids.shape
        cells = grids.view(batch, channels, height // 2, 2, width // 2, 2).permute(0, 2, 4, 1, 3, 5)
        return cells.reshape(batch, height // 2 * (width // 2), channels * 4)
    return list(grids.unbind(0)) if isinstance(like, list) else grids
