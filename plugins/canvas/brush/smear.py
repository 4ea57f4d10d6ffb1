"""Smear: colours that a brush takes up and carries along, mixed into what it runs over."""

from __future__ import annotations

from collections.abc import Callable, Iterator

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

_STRIP = 32
"""So many rows of a tile are worked on at a time: what stays near the processor takes half the time."""


class Smear:
    """Works on premultiplied tiles of its own, so that many faint dabs lose nothing to rounding."""

    def __init__(
        self, brush: Brush, frame: Rect, tips: Tips, ground: Callable[[TileAt], Pixels | None], within: Within
    ) -> None:
        self.tiles: dict[TileAt, Premultiplied] = {}
        self._brush, self._frame, self._tips = brush, frame, tips
        self._ground, self._within = ground, within
        self._carried: dict[int, Premultiplied] = {}
        self._room = np.empty(_STRIP * TILE * 4, np.float32)
        self._colour: Premultiplied = np.full((_STRIP, TILE, 4), (*brush.colour, 255), np.float32)

    def lay(self, dab: Dab) -> Iterator[list[Rect]]:
        """Put a dab on strip by strip; gives what each changed. The first one only takes up colours."""
        import cv2

        if dab.size < 0.3 or dab.strength <= 0:
            return
        mask, left, top = self._tips.mask(dab)
        parts = list(parts_of(mask, left, top, self._frame))
        if not parts:
            return
        for at, _ in parts:
            if at not in self.tiles:
                self._tile(at)
                yield []
        carried = self._carried.get(dab.copy)
        if carried is None:
            carried = self._carried[dab.copy] = self._taken_up(parts, left, top, mask.shape)
            yield []
            if dab.load <= 0:
                return
        elif carried.shape[:2] != mask.shape:
            carried = self._carried[dab.copy] = np.asarray(cv2.resize(carried, mask.shape[::-1]), np.float32)
        strength = np.float32(dab.strength * self._brush.opacity)
        for at, (x, y, width, height) in parts:
            own, allowed = self.tiles[at], self._within(at)
            for above in range(y, y + height, _STRIP):
                high = min(_STRIP, y + height - above)
                inside = slice(above - top, above - top + high), slice(x - left, x - left + width)
                there = slice(above - at[1] * TILE, above - at[1] * TILE + high), _columns(x, width)
                weight = mask[inside] * strength
                if allowed is not None:
                    weight *= allowed[there]
                self._mix(carried[inside], own[there], weight, dab.load)
                yield [(x, above, width, high)]

    def _mix(self, carried: Premultiplied, here: Premultiplied, weight: Cover, load: float) -> None:
        """Lay what is carried over what is here, and take up what was here: both are changed.

        A brush doesn't drink what it has just given.
        """
        import cv2

        given = self._room[: carried.size].reshape(carried.shape)
        length, rest = self._brush.length, 1 - weight
        if load > 0:
            colour = self._colour[: carried.shape[0], : carried.shape[1]]
            cv2.addWeighted(carried, 1 - load, colour, load, 0, dst=given)
        else:
            np.copyto(given, carried)
        cv2.addWeighted(carried, length, here, 1 - length, 0, dst=carried)
        cv2.blendLinear(given, here, weight, rest, dst=here)

    def _taken_up(self, parts: list[tuple[TileAt, Rect]], left: int, top: int, shape: tuple[int, ...]) -> Premultiplied:
        """What lies below the first dab; beyond the frame what lies at its border."""
        import cv2

        x0, y0 = min(x for _, (x, _, _, _) in parts), min(y for _, (_, y, _, _) in parts)
        x1 = max(x + width for _, (x, _, width, _) in parts)
        y1 = max(y + height for _, (_, y, _, height) in parts)
        here: Premultiplied = np.empty((y1 - y0, x1 - x0, 4), np.float32)
        for at, (x, y, width, height) in parts:
            own = self._tile(at)[y - at[1] * TILE :, x - at[0] * TILE :][:height, :width]
            here[y - y0 : y - y0 + height, x - x0 : x - x0 + width] = own
        edges = (y0 - top, top + shape[0] - y1, x0 - left, left + shape[1] - x1)
        if not any(edges):
            return here
        return np.asarray(cv2.copyMakeBorder(here, *edges, cv2.BORDER_REPLICATE), np.float32)

    def _tile(self, at: TileAt) -> Premultiplied:
        found = self.tiles.get(at)
        if found is None:
            ground = self._ground(at)
            if ground is not None and ground.shape[:2] == (TILE, TILE):
                found = premultiplied(ground)
            else:
                found = np.zeros((TILE, TILE, 4), np.float32)
                if ground is not None:
                    found[: ground.shape[0], : ground.shape[1]] = premultiplied(ground)
            self.tiles[at] = found
        return found


def _columns(x: int, width: int) -> slice:
    """The columns of a tile that lie under a rectangle."""
    return slice(x % TILE, x % TILE + width)
