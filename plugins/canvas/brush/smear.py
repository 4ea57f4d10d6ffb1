"""Smear: colours that a brush takes up and carries along, mixed into what it runs over."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from app.api import TILE, Pixels, TileAt
from plugins.canvas.brush.brush import Brush
from plugins.canvas.brush.coverage import parts_of
from plugins.canvas.brush.laying import Premultiplied, premultiplied
from plugins.canvas.brush.path import Dab
from plugins.canvas.brush.tips import Cover, Tips
from plugins.canvas.model import Rect

Within = Callable[[TileAt], Cover | None]
"""How much of a tile may be painted on (TILE, TILE), None for all of it."""


class Smear:
    """Works on premultiplied tiles of its own, so that many faint dabs lose nothing to rounding."""

    def __init__(
        self, brush: Brush, frame: Rect, tips: Tips, ground: Callable[[TileAt], Pixels | None], within: Within
    ) -> None:
        self.tiles: dict[TileAt, Premultiplied] = {}
        self._brush, self._frame, self._tips = brush, frame, tips
        self._ground, self._within = ground, within
        self._carried: dict[int, Premultiplied] = {}

    def lay(self, dab: Dab) -> list[Rect]:
        """Put a dab on; gives what changed, each rectangle inside one tile. The first one only takes up colours."""
        import cv2

        if dab.size < 0.3 or dab.strength <= 0:
            return []
        mask, left, top = self._tips.mask(dab)
        parts = list(parts_of(mask, left, top, self._frame))
        if not parts:
            return []
        x0, y0 = min(x for _, (x, _, _, _) in parts), min(y for _, (_, y, _, _) in parts)
        x1 = max(x + width for _, (x, _, width, _) in parts)
        y1 = max(y + height for _, (_, y, _, height) in parts)
        here: Premultiplied = np.empty((y1 - y0, x1 - x0, 4), np.float32)
        for at, (x, y, width, height) in parts:
            own = self._tile(at)[y - at[1] * TILE :, x - at[0] * TILE :][:height, :width]
            here[y - y0 : y - y0 + height, x - x0 : x - x0 + width] = own
        inside = slice(y0 - top, y1 - top), slice(x0 - left, x1 - left)
        carried = self._carried.get(dab.copy)
        if carried is None:
            edges = (y0 - top, top + mask.shape[0] - y1, x0 - left, left + mask.shape[1] - x1)
            carried = np.asarray(cv2.copyMakeBorder(here, *edges, cv2.BORDER_REPLICATE), np.float32)
            self._carried[dab.copy] = carried
            if dab.load <= 0:
                return []
        elif carried.shape[:2] != mask.shape:
            carried = np.asarray(cv2.resize(carried, mask.shape[::-1]), np.float32)
            self._carried[dab.copy] = carried
        taken = np.ascontiguousarray(carried[inside])
        weight: Cover = mask[inside] * np.float32(dab.strength * self._brush.opacity)
        self._keep_inside(weight, parts, x0, y0)
        mixed = np.asarray(cv2.blendLinear(taken, here, weight * np.float32(1 - dab.load), 1 - weight), np.float32)
        if dab.load > 0:
            colour = np.array((*self._brush.colour, 255), np.float32)
            mixed += (weight * np.float32(dab.load))[..., None] * colour
        # What it takes up comes from before it was laid: a brush doesn't drink what it has just given.
        carried[inside] = cv2.addWeighted(taken, self._brush.length, here, 1 - self._brush.length, 0)
        changed: list[Rect] = []
        for at, (x, y, width, height) in parts:
            target = self._tile(at)[y - at[1] * TILE :, x - at[0] * TILE :][:height, :width]
            target[:] = mixed[y - y0 : y - y0 + height, x - x0 : x - x0 + width]
            changed.append((x, y, width, height))
        return changed

    def _keep_inside(self, weight: Cover, parts: list[tuple[TileAt, Rect]], left: int, top: int) -> None:
        """Paint less where less is selected."""
        for at, (x, y, width, height) in parts:
            allowed = self._within(at)
            if allowed is not None:
                part = allowed[y - at[1] * TILE :, x - at[0] * TILE :][:height, :width]
                weight[y - top : y - top + height, x - left : x - left + width] *= part

    def _tile(self, at: TileAt) -> Premultiplied:
        found = self.tiles.get(at)
        if found is None:
            found = self.tiles[at] = np.zeros((TILE, TILE, 4), np.float32)
            ground = self._ground(at)
            if ground is not None:
                found[: ground.shape[0], : ground.shape[1]] = premultiplied(ground)
        return found
