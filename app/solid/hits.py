"""Where a ray of the eye first meets a sphere or a cylinder."""

from __future__ import annotations

import numpy as np

from app.solid.arrays import Floats
from app.solid.lens import Lens

_FLAT = 1e-6


def sphere_depth(lens: Lens, x: Floats, y: Floats, center: Floats, radius: Floats) -> Floats:
    """The depth (N,) of spheres, NaN where a ray misses; x and y as `Lens.plane` gives them, centers (3, N)."""
    if not lens.perspective:
        across, up = x - center[0], y - center[1]
        deep: Floats = lens.depth(center[2]) - np.sqrt(radius * radius - across * across - up * up)
        return deep
    away = np.float32(1 / lens.distance)
    dx, dy, deep = x * away, y * away, lens.depth(center[2])
    a = dx * dx + dy * dy + 1
    b = dx * center[0] + dy * center[1] + deep
    c = center[0] * center[0] + center[1] * center[1] + deep * deep - radius * radius
    first: Floats = (b - np.sqrt(b * b - a * c)) / a
    return first


def cylinder_depth(
    lens: Lens, x: Floats, y: Floats, start: Floats, axis: Floats, length: Floats, radius: Floats
) -> tuple[Floats, Floats]:
    """The depth (N,) of cylinders, NaN where a ray misses, and how far along the axis (3, N) that is."""
    distance = np.float32(lens.distance)
    if lens.perspective:
        dx, dy = x / distance, y / distance
        ox, oy = -start[0], -start[1]
    else:
        dx = dy = np.zeros_like(x)
        ox, oy = x - start[0], y - start[1]
    oz = distance - start[2]
    along_d = dx * axis[0] + dy * axis[1] - axis[2]
    along_o = ox * axis[0] + oy * axis[1] + oz * axis[2]
    a = dx * dx + dy * dy + 1 - along_d * along_d
    b = dx * ox + dy * oy - oz - along_d * along_o
    c = ox * ox + oy * oy + oz * oz - along_o * along_o - radius * radius
    depth = (-b - np.sqrt(b * b - a * c)) / np.where(a > _FLAT, a, np.nan)
    along = along_o + depth * along_d
    return np.where((along >= 0) & (along <= length), depth, np.nan), along
