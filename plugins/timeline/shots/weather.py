"""Weather: what falls, rises or twinkles before a drawing, the same for the same seed at any time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels
from plugins.timeline.shots.motions import SceneMotion

_CORNERS = 14
_FINE = 3
"""Places are told in eighths of a pixel."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of small things moves: how many there are, in heights a second, and how large, in heights."""

    count: int
    fall: float
    drift: float
    sway: float
    size: float
    colours: tuple[tuple[int, int, int], ...]
    strength: float
    streak: float = 0.0
    flat: float = 1.0
    flicker: float = 0.0


KINDS: Mapping[SceneMotion, Kind] = {
    SceneMotion.SNOW: Kind(150, 0.16, 0.03, 0.02, 0.0065, ((255, 255, 255), (236, 242, 252)), 0.92),
    SceneMotion.RAIN: Kind(190, 1.35, 0.12, 0.0, 0.0022, ((214, 226, 240),), 0.5, streak=0.045),
    SceneMotion.LEAVES: Kind(34, 0.17, 0.1, 0.07, 0.014, ((214, 106, 42), (232, 162, 52), (176, 66, 40)), 0.95,
                             flat=0.45),
    SceneMotion.PETALS: Kind(52, 0.12, 0.08, 0.06, 0.009, ((255, 196, 214), (255, 224, 232)), 0.95, flat=0.5),
    SceneMotion.SPARKS: Kind(46, -0.15, 0.02, 0.04, 0.0045, ((255, 190, 84), (255, 232, 140)), 0.95, flicker=0.6),
    SceneMotion.BUBBLES: Kind(40, -0.14, 0.0, 0.02, 0.011, ((222, 244, 255),), 0.5),
    SceneMotion.STARS: Kind(70, 0.0, 0.0, 0.0, 0.0042, ((255, 252, 232), (226, 236, 255)), 0.95, flicker=1.0),
}  # fmt: skip
"""Those kinds of motion that are many small things."""


class Weather:
    """The small things of one kind, before a drawing; `sky` keeps them within it where they belong there."""

    def __init__(self, motion: SceneMotion, seed: int, amount: float) -> None:
        self._kind = KINDS[motion]
        draw = np.random.default_rng([seed, list(SceneMotion).index(motion)])
        count = round(self._kind.count * (0.5 + amount))
        self._x, self._y, self._phase, self._near = (draw.random(count) for _ in range(4))
        self._colour = draw.integers(0, len(self._kind.colours), count)

    def over(
        self, frame: Pixels, time_s: float, strength: float = 1.0, within: NDArray[np.float32] | None = None
    ) -> Pixels:
        """The frame with them over it; `within` is where they are seen."""
        import cv2

        kind = self._kind
        height, width = frame.shape[:2]
        aspect = width / height
        pace = 0.55 + 0.9 * self._near
        angle = 2 * np.pi * (self._phase + time_s * (0.35 + 0.4 * self._near))
        margin = 0.08
        span = 1 + 2 * margin
        x = (self._x * aspect + time_s * kind.drift * pace + kind.sway * np.sin(angle)) % (aspect + 2 * margin) - margin
        y = (self._y * span + time_s * kind.fall * pace) % span - margin
        size = kind.size * (0.5 + self._near)
        light = 1 - kind.flicker * (0.5 + 0.5 * np.sin(angle * 2))
        cover = np.zeros((height, width), np.uint8)
        paint = np.zeros((height, width, 3), np.uint8)
        for number in np.argsort(self._near):
            centre = (_fine(x[number] * height), _fine(y[number] * height))
            shade = round(255 * float(light[number]) * (0.45 + 0.55 * float(self._near[number])))
            colour = kind.colours[self._colour[number]]
            thick = float(size[number]) * height
            if kind.streak:
                end = (_fine((x[number] - kind.streak * kind.drift) * height),
                       _fine((y[number] - kind.streak * pace[number]) * height))  # fmt: skip
                cv2.line(cover, centre, end, (shade,), max(1, round(thick)), cv2.LINE_AA, _FINE)
                cv2.line(paint, centre, end, colour, max(1, round(thick)) + 2, cv2.LINE_AA, _FINE)
                continue
            turn = float(angle[number]) if kind.flat < 1 else 0.0
            flat = self._flatness(float(angle[number]))
            at = (float(x[number]) * height, float(y[number]) * height)
            for canvas, tone, more in ((cover, (shade,), 0.0), (paint, colour, 1.5)):
                outline = _outline(at, max(0.5, thick) + more, max(0.45, thick * flat) + more, turn)
                cv2.fillConvexPoly(canvas, outline, tone, cv2.LINE_AA, _FINE)
        alpha = cover.astype(np.float32) * (kind.strength * strength / 255)
        if within is not None:
            alpha *= within
        return laid(frame, paint, alpha)

    def _flatness(self, angle: float) -> float:
        """How much of its width a thing that turns as it falls shows."""
        flat = self._kind.flat
        return flat + (1 - flat) * 0.4 * abs(float(np.sin(angle * 1.5))) if flat < 1 else 1.0


def laid(frame: Pixels, paint: Pixels, alpha: NDArray[np.float32]) -> Pixels:
    """Paint over a frame, with so much of it in every pixel."""
    mixed = frame + (paint.astype(np.float32) - frame) * alpha[..., None]
    return np.asarray(np.rint(mixed), np.uint8)


def _outline(at: tuple[float, float], wide: float, high: float, turn: float) -> NDArray[np.int32]:
    """The outline of an ellipse; OpenCV's own is a square on its corner where it is small."""
    angles = np.linspace(0, 2 * np.pi, _CORNERS, endpoint=False)
    x, y = wide * np.cos(angles), high * np.sin(angles)
    across = at[0] + x * np.cos(turn) - y * np.sin(turn)
    down = at[1] + x * np.sin(turn) + y * np.cos(turn)
    return np.asarray(np.rint(np.stack([across, down], -1) * 2**_FINE), np.int32)


def _fine(value: float) -> int:
    return int(np.rint(value * 2**_FINE))
