"""Look: what a picture looks like in a few numbers, to find it by its colours and by what is like it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels

COLOURS = 6
"""How many colours of a picture are kept: each as L, a, b and its part of the picture, of 255."""
SHAPE = 200
"""How many numbers say where a picture is light, coloured and edged."""
LOOK_BYTES = COLOURS * 4 + SHAPE
NEAR_COLOUR = 0.06
"""The part of a picture that has to be of a colour for it to be found by that."""

_SIDE = 32
_CELLS = 4
_TURNS = 8
_BINS = 24
_NEAR = 28.0
_ROUNDS = 6
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Looks:
    """The looks of many pictures, in arrays with a row for each."""

    numbers: NDArray[np.int64]
    colours: NDArray[np.uint8]
    shapes: NDArray[np.int8]

    @staticmethod
    def of(rows: list[tuple[int, bytes]]) -> Looks:
        """Put together what was kept; what is of another length was of no picture."""
        whole = [(number, data) for number, data in rows if len(data) == LOOK_BYTES]
        flat = np.frombuffer(b"".join(data for _, data in whole), np.uint8).reshape(len(whole), LOOK_BYTES)
        numbers = np.array([number for number, _ in whole], np.int64)
        colours = flat[:, : COLOURS * 4].reshape(-1, COLOURS, 4)
        return Looks(numbers, colours, np.ascontiguousarray(flat[:, COLOURS * 4 :]).view(np.int8))

    def joined(self, more: Looks) -> Looks:
        """These, and some more."""
        return Looks(
            np.concatenate([self.numbers, more.numbers]),
            np.concatenate([self.colours, more.colours]),
            np.concatenate([self.shapes, more.shapes]),
        )

    def near_colour(self, colour: tuple[int, int, int]) -> Floats:
        """For each picture the part of it that is of a colour, from 0 to 1."""
        lab = _lab(np.array([[colour]], np.uint8))[0, 0]
        kept = self.colours.astype(np.float32)
        apart = (kept[..., 0] * (100 / 255) - lab[0]) * 0.7
        square = apart**2 + (kept[..., 1] - 128 - lab[1]) ** 2 + (kept[..., 2] - 128 - lab[2]) ** 2
        found: Floats = (np.exp(-square / (_NEAR * _NEAR)) * kept[..., 3]).sum(-1) / np.float32(255)
        return found

    def like(self, look: bytes) -> Floats:
        """For each picture how like one it is, from -1 to 1."""
        shape = np.frombuffer(look, np.uint8)[COLOURS * 4 :].view(np.int8).astype(np.float32)
        found = np.empty(len(self.numbers), np.float32)
        for start in range(0, len(found), 8192):
            part = self.shapes[start : start + 8192].astype(np.float32)
            length = np.sqrt(np.einsum("ij,ij->i", part, part)) * max(1e-6, float(np.linalg.norm(shape)))
            found[start : start + 8192] = part @ shape / np.maximum(length, 1e-6)
        return found


def look_of(pixels: Pixels) -> bytes:
    """The look of a small picture (height, width, 3 or 4)."""
    small = _shrunk(pixels)
    lab = _lab(small)
    return _colours(lab).tobytes() + _shape(lab).tobytes()


def _shrunk(pixels: Pixels) -> Pixels:
    from PIL import Image

    image = Image.fromarray(pixels)
    if image.mode == "RGBA":
        # What is not there is grey, which is near to no colour.
        ground = Image.new("RGBA", image.size, (128, 128, 128, 255))
        image = Image.alpha_composite(ground, image).convert("RGB")
    return np.asarray(image.resize((_SIDE, _SIDE), Image.Resampling.BOX), np.uint8)


def _lab(rgb: Pixels) -> Floats:
    """CIE L*a*b* of sRGB under D65."""
    part = rgb.astype(np.float32) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    matrix = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]], np.float32
    ) / np.array([[0.9505], [1.0], [1.089]], np.float32)
    xyz = linear @ matrix.T
    root = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    x, y, z = root[..., 0], root[..., 1], root[..., 2]
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], -1).astype(np.float32)


def _colours(lab: Floats) -> NDArray[np.uint8]:
    """The colours of a picture, the most of it first."""
    points = lab.reshape(-1, 3)
    middles = points[np.argsort(points[:, 0], kind="stable")[:: len(points) // COLOURS][:COLOURS]].copy()
    # Those of lightness alone miss a small part of another colour: the farthest from all others is taken too.
    for at in (1, 3, 5):
        apart = ((points[:, None] - middles[None]) ** 2).sum(-1).min(1)
        middles[at] = points[apart.argmax()]
    nearest = np.zeros(len(points), np.intp)
    for _ in range(_ROUNDS):
        nearest = ((points[:, None] - middles[None]) ** 2).sum(-1).argmin(1)
        for at in range(COLOURS):
            if (mine := nearest == at).any():
                middles[at] = points[mine].mean(0)
    parts = np.bincount(nearest, minlength=COLOURS) / len(points)
    found = np.column_stack([middles[:, 0] * 2.55, middles[:, 1] + 128, middles[:, 2] + 128, parts * 255])
    return np.clip(np.rint(found[np.argsort(-parts, kind="stable")]), 0, 255).astype(np.uint8)


def _shape(lab: Floats) -> NDArray[np.int8]:
    """Colour by place, edges by place and direction, and how much there is of each hue."""
    side = _SIDE // _CELLS
    layout = lab.reshape(_CELLS, side, _CELLS, side, 3).mean((1, 3)) / np.array([50, 40, 40]) - np.array([1, 0, 0])
    light = np.pad(lab[..., 0], 1, mode="edge")
    across, down = light[1:-1, 2:] - light[1:-1, :-2], light[2:, 1:-1] - light[:-2, 1:-1]
    strength = np.hypot(across, down)
    turn = ((np.arctan2(down, across) % np.pi) / np.pi * _TURNS).astype(np.intp) % _TURNS
    row, column = np.mgrid[:_SIDE, :_SIDE] // side
    edges = np.zeros((_CELLS, _CELLS, _TURNS))
    np.add.at(edges, (row, column, turn), strength)
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    hue = ((np.arctan2(lab[..., 2], lab[..., 1]) / (2 * np.pi)) % 1 * _BINS).astype(np.intp) % _BINS
    hues = np.bincount(hue.ravel(), chroma.ravel(), _BINS)
    blocks = [(layout.ravel(), 1.0), (np.sqrt(edges.ravel()), 0.8), (np.sqrt(hues), 0.6)]
    whole = np.concatenate([block / max(1e-6, float(np.linalg.norm(block))) * weight for block, weight in blocks])
    found: NDArray[np.int8] = np.clip(np.rint(whole * 127), -127, 127).astype(np.int8)
    return found
