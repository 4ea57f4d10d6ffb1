"""Rendering: a plan as pixels."""

from __future__ import annotations

from typing import Protocol, assert_never

import numpy as np
from numpy.typing import NDArray

from app.api import AssetId, Pixels, UserError
from plugins.timeline.compositing.colouring import coloured
from plugins.timeline.compositing.cube import Cube
from plugins.timeline.compositing.geometry import Size
from plugins.timeline.compositing.laying import laid_over
from plugins.timeline.compositing.placing import placed, with_alpha
from plugins.timeline.compositing.plan import (
    AS_IT_IS,
    Between,
    Drawn,
    FilmFrame,
    Lettering,
    Missing,
    Plain,
    Source,
    Stack,
    Step,
    Still,
    Turned,
    covers,
    source_size,
)
from plugins.timeline.compositing.problems import Problems
from plugins.timeline.compositing.sources import NOTHING_HELD, Held, Sources, blended
from plugins.timeline.compositing.turning import dipped, plain, wiped
from plugins.timeline.media.frame_cache import FrameCache
from plugins.timeline.model import Title, TransitionKind

_CHECK_PARTS = 18
_DARK, _LIGHT = 70, 110


class TitleDrawer(Protocol):
    """What sets titles; called on any thread."""

    def draw(self, title: Title, width: int, height: int) -> NDArray[np.uint8]:
        """The title in a frame of a size, (height, width, 4) with straight alpha."""


class Renderer:
    """May be used on any thread. What cannot be read is drawn as a checker, and becomes a problem."""

    def __init__(self, sources: Sources, cache: FrameCache, problems: Problems, titles: TitleDrawer | None) -> None:
        self.sources = sources
        self.cache = cache
        self.problems = problems
        self.titles = titles

    def render(self, stack: Stack, held: Held = NOTHING_HELD) -> Pixels:
        """A frame, (height, width, 3), on black; not to be changed."""
        found = _Rendering(self, held).stack(stack)
        return found if found.shape[2] == 3 else _without_alpha(found)


class _Rendering:
    """One frame on its way; `whole` is whether nothing that belongs in it was missing."""

    def __init__(self, by: Renderer, held: Held) -> None:
        self._by = by
        self._held = held
        self._whole = True

    def stack(self, stack: Stack) -> Pixels:
        """The steps over one another: (height, width, 3) of what is opaque, else 4."""
        first = stack.steps[0] if stack.steps else None
        base = first if isinstance(first, Drawn) and covers(first, stack.size) else None
        if base is not None and len(stack.steps) == 1:
            return self._source(base)
        known = self._by.cache.get(stack)
        if known is not None:
            return known
        before, self._whole = self._whole, True
        canvas = _ground(stack) if base is None else with_alpha(self._source(base)).copy()
        for step in stack.steps[0 if base is None else 1 :]:
            canvas = self._stepped(canvas, step, opaque=stack.opaque)
        found = _without_alpha(canvas) if stack.opaque else canvas
        if self._whole:
            self._by.cache.put(stack, found)
        self._whole &= before
        return found

    def _stepped(self, canvas: Pixels, step: Step, *, opaque: bool) -> Pixels:
        """The canvas with one more step; it may be changed on the way."""
        if isinstance(step, Drawn):
            return self._over(canvas, step, opaque)
        transition, share = step.transition, step.share
        match transition.kind:
            case TransitionKind.DIP:
                side = self._beside(canvas, step.earlier if share < 0.5 else step.later, opaque)
                return dipped(canvas, side, transition, share)
            case TransitionKind.DISSOLVE:
                return blended(*self._both(canvas, step, opaque), share)
            case TransitionKind.WIPE:
                return wiped(*self._both(canvas, step, opaque), transition, share)
            case _:
                assert_never(transition.kind)

    def _both(self, canvas: Pixels, step: Turned, opaque: bool) -> tuple[Pixels, Pixels]:
        return self._beside(canvas, step.earlier, opaque), self._beside(canvas, step.later, opaque)

    def _beside(self, canvas: Pixels, drawn: Drawn | None, opaque: bool) -> Pixels:
        """What something gives over the canvas, which stays as it is."""
        return canvas if drawn is None else self._over(canvas.copy(), drawn, opaque)

    def _over(self, canvas: Pixels, drawn: Drawn, opaque: bool) -> Pixels:
        size = (canvas.shape[1], canvas.shape[0])
        piece = placed(self._source(drawn), drawn.affine, drawn.crop, size)
        if piece is not None:
            height, width = piece.pixels.shape[:2]
            region = canvas[piece.top : piece.top + height, piece.left : piece.left + width]
            region[:] = laid_over(region, piece.pixels, drawn.opacity, drawn.blend, opaque=opaque)
        return canvas

    def _source(self, drawn: Drawn) -> Pixels:
        """A source with its colours changed."""
        pixels = self._pixels(drawn.source)
        if drawn.colour == AS_IT_IS or isinstance(drawn.source, Missing):
            return pixels
        return coloured(pixels, drawn.colour, self._cube(drawn.colour.lut))

    def _pixels(self, source: Source) -> Pixels:
        try:
            match source:
                case FilmFrame():
                    return self._by.sources.film(source, self._held)
                case Between():
                    return self._by.sources.between(source, self._held)
                case Still():
                    return self._by.sources.still(source)
                case Lettering():
                    assert self._by.titles is not None
                    return self._by.titles.draw(source.title, *source.size)
                case Plain():
                    return plain(source.colour, source.size)
                case Missing():
                    self._whole = False
                    return checker(source.size)
                case Stack():
                    return self.stack(source)
                case _:
                    assert_never(source)
        except UserError as error:
            self._failed(source, error)
            return checker(source_size(source))

    def _failed(self, source: Source, error: UserError) -> None:
        self._whole = False
        match source:
            case FilmFrame(asset=asset) | Between(first=FilmFrame(asset=asset)) | Still(asset=asset):
                self._by.problems.add(asset, error)
            case _:
                raise error

    def _cube(self, asset: AssetId | None) -> Cube | None:
        if asset is None:
            return None
        try:
            return self._by.sources.cube(asset)
        except UserError as error:
            self._whole = False
            self._by.problems.add(asset, error)
            return None


def checker(size: Size) -> Pixels:
    """What stands for a missing picture, (height, width, 3)."""
    side = max(1, min(size) // _CHECK_PARTS)
    columns, rows = np.arange(size[0]) // side, np.arange(size[1]) // side
    grey = np.where((columns + rows[:, None]) % 2, _LIGHT, _DARK).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def _ground(stack: Stack) -> Pixels:
    canvas = np.zeros((stack.size[1], stack.size[0], 4), np.uint8)
    if stack.opaque:
        canvas[..., 3] = 255
    return canvas


def _without_alpha(canvas: Pixels) -> Pixels:
    import cv2

    return np.asarray(cv2.cvtColor(canvas, cv2.COLOR_RGBA2RGB), np.uint8)
