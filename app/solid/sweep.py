"""Sweep: a surface through rings along a curve."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.solid.arrays import Bytes, Floats, Whole
from app.solid.bodies import Mesh


@dataclass(frozen=True, slots=True)
class Rings:
    """Rings (N,) at places (N, 3), each with its two directions, half sizes along them, and how blunt it is.

    Bluntness 0 is an ellipse, 1 nearly a rectangle with round corners.
    """

    places: Floats
    across: Floats
    up: Floats
    widths: Floats
    thicknesses: Floats
    blunt: Floats


def swept(
    rings: Rings, colours: Bytes, ids: Whole, sides: int, normals: Floats | None, ends: tuple[bool, bool]
) -> Mesh:
    """The surface through rings with a colour and an id each; `normals` (N, 3) where all of a ring has one.

    `ends` says whether the first and the last ring are closed by a lid.
    """
    count = len(rings.places)
    angle = (np.arange(sides, dtype=np.float32) / sides) * np.float32(2 * np.pi)
    cosine, sine = np.cos(angle), np.sin(angle)
    power = (1 - np.float32(0.5) * rings.blunt)[:, None]
    across = np.sign(cosine) * np.abs(cosine) ** power
    up = np.sign(sine) * np.abs(sine) ** power
    points = (
        rings.places[:, None]
        + (across * rings.widths[:, None])[..., None] * rings.across[:, None]
        + (up * rings.thicknesses[:, None])[..., None] * rings.up[:, None]
    )
    if normals is None:
        # Of |x / w|ᵖ + |y / t|ᵖ = 1 the gradient; where the ring is blunt, p is above 2.
        steep = 2 / power - 1
        out = (np.sign(across) * np.abs(across) ** steep / rings.widths[:, None])[..., None] * rings.across[:, None]
        out = out + (np.sign(up) * np.abs(up) ** steep / rings.thicknesses[:, None])[..., None] * rings.up[:, None]
        facing = out / np.maximum(np.linalg.norm(out, axis=2, keepdims=True), 1e-9)
    else:
        facing = np.repeat(normals[:, None], sides, axis=1)
    here = np.arange(count - 1)[:, None] * sides + np.arange(sides)
    beside = np.arange(count - 1)[:, None] * sides + (np.arange(sides) + 1) % sides
    quads = np.stack([here, beside, beside + sides, here, beside + sides, here + sides], axis=2)
    parts = (
        [points.reshape(-1, 3)],
        [facing.reshape(-1, 3)],
        [np.repeat(colours, sides, axis=0)],
        [np.repeat(ids, sides)],
    )
    triangles = [quads.reshape(-1, 3)]
    total = count * sides
    for at, wanted, sign in ((0, ends[0], -1), (count - 1, ends[1], 1)):
        if not wanted:
            continue
        forward = np.cross(rings.across[at], rings.up[at]) * sign
        parts[0].append(points[at])
        parts[1].append(np.tile(forward, (sides, 1)))
        parts[2].append(np.tile(colours[at], (sides, 1)))
        parts[3].append(np.tile(ids[at], sides))
        fan = np.stack([np.zeros(sides - 2), np.arange(1, sides - 1), np.arange(2, sides)], axis=1) + total
        triangles.append(fan if sign > 0 else fan[:, ::-1])
        total += sides
    places, out, painted, named = (np.concatenate(part) for part in parts)
    return Mesh(places, out, painted, named, np.concatenate(triangles))
