"""Drawing: the pictures of which a shot is made, by a picture model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from app.api import Drawing, PictureModel, Pixels, WatchStep
from plugins.timeline.shots.layers import Layers, cut_from_ground, cut_out, layered, lifted
from plugins.timeline.shots.reading import Scene, Understood

_THING_STRENGTH = 0.8
_THING_SIDE = 0.5
_FEET, _IN_THE_AIR = 0.86, 0.66
_DAYLIGHT, _DARKENED = 120.0, 0.6
_DRAFT_SIDE = 0.75
_WIDEST = 2.0

Watch = Callable[[int], WatchStep]
"""Gives what watches the drawing of a picture, by its number."""


@dataclass(frozen=True, slots=True)
class Brush:
    """How pictures are drawn: with what model, of what size, in how many steps; `watch` hears of each by its number.

    With a `draft`, what a sentence says is drawn by that first, enlarged, and drawn again as far as `strength`.
    """

    model: PictureModel
    width: int
    height: int
    steps: int
    guidance: float
    seed: int
    watch: Watch
    negative_prompt: str = ""
    draft: Brush | None = None
    strength: float = 1.0

    def drawn(self, prompt: str, number: int, image: Pixels | None = None, strength: float = 1.0) -> Pixels:
        """A picture from a sentence, or from a picture of its own size."""
        if image is None and self.draft is not None:
            image, strength = covered(self.draft.drawn(prompt, number), self.width, self.height), self.strength
        height, width = image.shape[:2] if image is not None else (self.height, self.width)
        drawing = Drawing(
            prompt, self.negative_prompt, width, height, self.steps, self.guidance,
            self.model.record.default_sampler, self.seed, image, strength if image is not None else 1.0,
        )  # fmt: skip
        return self.model.draw(drawing, self.watch(number))

    def scene(self, scene: Scene, number: int = 0, *, flying: bool = False) -> Layers:
        """What a scene shows: its place, and before it the thing, which is drawn apart so that it can move.

        A thing that cannot be cut out of its ground is drawn into the place, and told from it by what then differs.
        """
        if not scene.thing or not scene.place:
            return layered(self.drawn(scene.both, number))
        place = self.drawn(scene.place, number)
        whole = np.zeros((self.height, self.width, 4), np.uint8)
        # Drawn on a square, as most models were taught; on a wide one they draw the thing twice.
        side = min(self.width, self.height)
        alone = self.squared
        thing = cut_from_ground(alone.drawn(f"a sticker of {scene.thing} on a white background", number + 1))
        if thing is not None:
            return layered(place, self._standing(_lit_as(_made_small(thing, side), place), flying=flying))
        left, top = (self.width - side) // 2, self.height - side
        part = np.ascontiguousarray(place[top : top + side, left : left + side])
        # One step is as little as there is
        strength = max(_THING_STRENGTH, 1 / self.steps)
        thing = cut_out(part, self.drawn(scene.both, number + 1, part, strength))
        if thing is None:
            return layered(place)
        whole[top : top + side, left : left + side] = thing
        return layered(place, whole)

    @property
    def squared(self) -> Brush:
        """The brush for a square on the shorter side."""
        side = min(self.width, self.height)
        return replace(self, width=side, height=side, draft=None if self.draft is None else self.draft.squared)

    def _standing(self, thing: Pixels, *, flying: bool) -> Pixels:
        """A small thing at its place in an empty picture, (height, width, 4): on the ground, or in the air."""
        whole = np.zeros((self.height, self.width, 4), np.uint8)
        high, wide = thing.shape[:2]
        top = max(0, round(self.height * (_IN_THE_AIR if flying else _FEET)) - high)
        left = (self.width - wide) // 2
        whole[top : top + high, left : left + wide] = thing[: self.height - top]
        return whole


def _made_small(thing: Pixels, side: int) -> Pixels:
    """A thing without what is empty around it, its longer side half as long as that of the picture."""
    import cv2

    rows, columns = np.nonzero(thing[..., 3])
    cut = thing[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1].astype(np.float32)
    cut[..., :3] *= cut[..., 3:] / 255
    scale = _THING_SIDE * side / max(cut.shape[:2])
    size = (max(1, round(cut.shape[1] * scale)), max(1, round(cut.shape[0] * scale)))
    small = np.asarray(cv2.resize(cut, size, interpolation=cv2.INTER_AREA), np.float32)
    small[..., :3] *= 255 / np.maximum(small[..., 3:], 1)
    return np.asarray(np.rint(np.clip(small, 0, 255)), np.uint8)


def _lit_as(thing: Pixels, place: Pixels) -> Pixels:
    """A thing in the light of a place: darker where that is dark, and a little in its colour."""
    light = place.reshape(-1, 3).mean(axis=0)
    bright = float(light.mean())
    dark = min(1.0, max(0.0, 1 - bright / _DAYLIGHT))
    factor = 1 - _DARKENED * dark * (1 - 0.4 * (light / max(1.0, float(light.max()))))
    lit = thing.astype(np.float32)
    lit[..., :3] *= factor
    return np.asarray(np.rint(lit), np.uint8)


def pictures_of(scene: Scene) -> int:
    """How many pictures a scene is drawn from."""
    return 2 if scene.thing and scene.place else 1


def drawn_size(width: int, height: int, native: int, multiple: int, *, draft: bool) -> tuple[int, int]:
    """The size in which a picture for frames of a size is drawn: its short side is that which the model was taught.

    A model that was taught small draws at most twice as wide as high.
    """
    step = multiple * 4 if native and native % (multiple * 4) == 0 else multiple
    side = (native or min(width, height)) * (_DRAFT_SIDE if draft else 1.0)
    aspect = min(_WIDEST, max(1 / _WIDEST, width / height))
    wide, high = (side * aspect, side) if aspect >= 1 else (side, side / aspect)
    return max(step, round(wide / step) * step), max(step, round(high / step) * step)


def covered(picture: Pixels, width: int, height: int) -> Pixels:
    """The middle of a picture (height, width, 3) in a size, nothing of which is left empty."""
    import cv2

    high, wide = picture.shape[:2]
    scale = max(width / wide, height / high)
    part_wide, part_high = min(wide, round(width / scale)), min(high, round(height / scale))
    left, top = (wide - part_wide) // 2, (high - part_high) // 2
    part = np.ascontiguousarray(picture[top : top + part_high, left : left + part_wide, :3])
    if (part_wide, part_high) == (width, height):
        return part
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(part, (width, height), interpolation=way), np.uint8)


def layers_of(picture: Pixels, understood: Understood, seed: int) -> Layers:
    """A given picture in layers; the thing in its middle is one of them where the prompt speaks of a thing."""
    if understood.moves.thing is None and not understood.scene.thing:
        return layered(picture)
    behind, thing = lifted(picture, seed)
    return layered(behind, thing)
