"""Drawing: a solid as a picture, with the ids of what is seen in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from app.solid.arrays import Bytes, Floats, Whole
from app.solid.bodies import Cylinders, Mesh, Spheres, no_cylinders, no_spheres
from app.solid.camera import Camera
from app.solid.grids import NOWHERE, Grid, enlarged
from app.solid.lens import Lens
from app.solid.look import STILL, Detail, Look
from app.solid.occlusion import openness
from app.solid.outline import gaps, inked
from app.solid.pixels import surface_of
from app.solid.shading import faded, mixed, shaded
from app.solid.solid import Solid
from app.solid.visible import Check, see

LARGEST_SIDE = 8192
_GAP = 0.03
"""An outline is drawn where something lies so much of the solid's radius behind."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A picture (H, W, 4), premultiplied sRGB, and at each pixel the id that is seen, -1 where there is none."""

    pixels: Bytes
    ids: Whole

    @property
    def straight(self) -> Bytes:
        """The picture with colours that are not multiplied by their opacity."""
        alpha = self.pixels[..., 3:].astype(np.float32)
        colours = self.pixels[..., :3] * (255 / np.maximum(alpha, 1))
        return np.concatenate([np.clip(colours + 0.5, 0, 255).astype(np.uint8), self.pixels[..., 3:]], axis=2)


def never() -> None:
    """Go on."""


def draw_solid(
    solid: Solid,
    camera: Camera,
    width: int,
    height: int,
    look: Look | None = None,
    detail: Detail = STILL,
    check: Check = never,
) -> Drawn:
    """Draw a solid; `check` is called in between, and raises where it is no longer wanted.

    Raises ValueError for a size of less than one pixel, or of more than 8192 after `detail` has made it finer.
    """
    look = look or Look()
    wide, high = max(1, round(width * detail.fineness)), max(1, round(height * detail.fineness))
    if min(width, height) < 1 or max(wide, high) > LARGEST_SIDE:
        raise ValueError(f"a picture of {width} × {height} cannot be drawn")
    lens = Lens.of(camera, solid, wide, high)
    opaque = tuple(mesh for mesh in solid.meshes if mesh.opacity == 1)
    layer = _layer(lens, solid, (solid.spheres, solid.cylinders, opaque), look, detail, check)
    for mesh in solid.meshes:
        if mesh.opacity < 1:
            above = _layer(lens, solid, (no_spheres(), no_cylinders(), (mesh,)), look, detail, check)
            layer = layer.under(above, mesh.opacity)
            check()
    return _sized(layer, width, height)


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    pixels: Bytes
    ids: Whole
    depth: Floats

    def under(self, above: _Layer, opacity: float) -> _Layer:
        """With another one before it, where that is nearer."""
        nearer = (above.depth <= self.depth)[..., None]
        over = above.pixels * np.where(nearer, np.float32(opacity), np.float32(0))
        pixels = over + self.pixels * (1 - over[..., 3:] * np.float32(1 / 255))
        return _Layer(
            np.clip(pixels + 0.5, 0, 255).astype(np.uint8),
            np.where((self.ids < 0) & nearer[..., 0], above.ids, self.ids),
            np.minimum(self.depth, above.depth),
        )


def _layer(
    lens: Lens,
    solid: Solid,
    bodies: tuple[Spheres, Cylinders, tuple[Mesh, ...]],
    look: Look,
    detail: Detail,
    check: Check,
) -> _Layer:
    """Everything that is opaque, or one mesh."""
    pixels = np.zeros((lens.height, lens.width, 4), np.uint8)
    ids = np.full((lens.height, lens.width), -1, np.int32)
    depth = np.full((lens.height, lens.width), NOWHERE, np.float32)
    keys = see(lens, *bodies, check)
    surface = surface_of(lens, *bodies, keys)
    check()
    if not len(surface.pixels):
        return _Layer(pixels, ids, depth)
    ids.reshape(-1)[surface.pixels] = surface.ids
    depth.reshape(-1)[surface.pixels] = surface.depth
    wide = 2 * max(1, round(detail.fineness * 0.75)) + 1
    grid = Grid.around(surface.pixels, lens.width, lens.height, wide)
    laid = depth[grid.top : grid.top + grid.height, grid.left : grid.left + grid.width]
    light = None
    if look.occlusion and detail.directions:
        light = grid.picked(_light(lens, grid, laid, surface.normals, look.reach * solid.radius, detail))
        check()
    colours = shaded(surface, light, look)
    window = pixels[grid.top : grid.top + grid.height, grid.left : grid.left + grid.width].reshape(-1, 4)
    if pixels.shape[:2] != (grid.height, grid.width):
        window = np.zeros((grid.height * grid.width, 4), np.uint8)
    fade = faded(surface.depth, lens.nearest, lens.farthest, look)
    if look.outline:
        gap, near = gaps(laid, wide)
        pixel = 1 / lens.scale
        least = max(_GAP * solid.radius, 2 * pixel)
        ink = inked(grid.picked(gap), surface.normals[2], pixel, least, wide)
        colours = mixed(colours, look.ink, ink * np.float32(look.outline))
        fade = np.where(ink > 0.5, faded(grid.picked(near), lens.nearest, lens.farthest, look), fade)
        _ring(window, gap, near, lens, look)
    colours = mixed(colours, look.ground, fade)
    window[grid.at, :3] = (colours * np.float32(255) + np.float32(0.5)).astype(np.uint8).T
    window[grid.at, 3] = 255
    pixels[grid.top : grid.top + grid.height, grid.left : grid.left + grid.width] = window.reshape(
        grid.height, grid.width, 4
    )
    return _Layer(pixels, ids, depth)


def _light(lens: Lens, grid: Grid, depth: Floats, normals: Floats, reach: float, detail: Detail) -> Floats:
    """How open each place is (H, W), worked out at every other pixel."""
    small = np.ascontiguousarray(depth[::2, ::2])
    z = np.where(small < NOWHERE, -small, np.float32(np.nan))
    facing = np.stack([grid.laid(each, 0)[::2, ::2] for each in normals])
    found = openness(z, facing, 2 / lens.scale, reach, detail.directions, detail.steps)
    return enlarged(found, small, depth)


def _ring(window: Bytes, gap: Floats, near: Floats, lens: Lens, look: Look) -> None:
    """The outline against the ground, paler the farther away."""
    ring = np.flatnonzero(gap.reshape(-1) > NOWHERE / 2)
    fade = faded(near.reshape(-1)[ring], lens.nearest, lens.farthest, look)
    alpha = np.float32(look.outline) * (1 - fade)
    window[ring, :3] = (np.array(look.ink, np.float32) * alpha[:, None] + np.float32(0.5)).astype(np.uint8)
    window[ring, 3] = (alpha * np.float32(255) + np.float32(0.5)).astype(np.uint8)


def _sized(layer: _Layer, width: int, height: int) -> Drawn:
    """At the size that was asked for."""
    import cv2

    if layer.ids.shape == (height, width):
        return Drawn(layer.pixels, layer.ids)
    kind = cv2.INTER_AREA if layer.ids.shape[0] > height else cv2.INTER_LINEAR
    pixels = cv2.resize(layer.pixels, (width, height), interpolation=kind)
    ids = cv2.resize(layer.ids, (width, height), interpolation=cv2.INTER_NEAREST)
    return Drawn(pixels.astype(np.uint8, copy=False), ids.astype(np.int32, copy=False))
