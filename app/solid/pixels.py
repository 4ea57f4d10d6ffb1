"""Surface: what is seen at each pixel that shows something."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.solid.arrays import Floats, Whole
from app.solid.bodies import Cylinders, Mesh, Spheres
from app.solid.hits import cylinder_depth
from app.solid.lens import Lens
from app.solid.visible import Keys, bodies_of, nearness_of


@dataclass(frozen=True, slots=True)
class Surface:
    """Pixels (N,) by number; places and normals (3, N) in the camera's space, colours (3, N) from 0 to 1."""

    pixels: NDArray[np.intp]
    depth: Floats
    places: Floats
    normals: Floats
    colours: Floats
    ids: Whole


def surface_of(lens: Lens, spheres: Spheres, cylinders: Cylinders, meshes: tuple[Mesh, ...], keys: Keys) -> Surface:
    """Work out what is seen at each pixel whose foremost body is known."""
    pixels = np.flatnonzero(keys)
    found = keys[pixels]
    body = bodies_of(found)
    depth = lens.depth_of(nearness_of(found))
    row, column = np.divmod(pixels, lens.width)
    column, row = column.astype(np.float32), row.astype(np.float32)
    x, y = lens.plane(column, row)
    spread = lens.spread(depth)
    places = np.stack([x * spread, y * spread, np.float32(lens.distance) - depth])
    normals, colours = np.empty_like(places), np.empty_like(places)
    ids = np.empty(len(pixels), np.int32)
    surface = Surface(pixels, depth, places, normals, colours, ids)
    numbers = [0, len(spheres.radii)]
    numbers.append(numbers[-1] + len(cylinders.radii))
    if numbers[1]:
        mine = np.flatnonzero(body < numbers[1])
        _of_spheres(lens, spheres, surface, mine, body[mine])
    if numbers[2] > numbers[1]:
        mine = np.flatnonzero((body >= numbers[1]) & (body < numbers[2]))
        _of_cylinders(lens, cylinders, surface, mine, body[mine] - numbers[1], (x[mine], y[mine]))
    for mesh in meshes:
        numbers.append(numbers[-1] + len(mesh.triangles))
        mine = np.flatnonzero((body >= numbers[-2]) & (body < numbers[-1]))
        _of_mesh(lens, mesh, surface, mine, body[mine] - numbers[-2], (column[mine], row[mine]))
    return surface


def _of_spheres(lens: Lens, spheres: Spheres, surface: Surface, mine: NDArray[np.intp], body: Whole) -> None:
    if not len(mine):
        return
    center = lens.seen(spheres.centers)
    surface.normals[:, mine] = (surface.places[:, mine] - center[:, body]) / spheres.radii[body]
    surface.colours[:, mine] = _colours(spheres.colours)[:, body]
    surface.ids[mine] = spheres.ids[body]


def _of_cylinders(
    lens: Lens, cylinders: Cylinders, surface: Surface, mine: NDArray[np.intp], body: Whole, rays: tuple[Floats, Floats]
) -> None:
    if not len(mine):
        return
    start, end = lens.seen(cylinders.starts), lens.seen(cylinders.ends)
    length = np.maximum(np.sqrt(((end - start) ** 2).sum(axis=0)), np.float32(1e-9))
    axis = ((end - start) / length)[:, body]
    with np.errstate(invalid="ignore", divide="ignore"):
        _, along = cylinder_depth(lens, *rays, start[:, body], axis, length[body], cylinders.radii[body])
    along = np.nan_to_num(along)
    surface.normals[:, mine] = (surface.places[:, mine] - start[:, body] - along * axis) / cylinders.radii[body]
    later = along > length[body] / 2
    colours = np.where(later, _colours(cylinders.end_colours)[:, body], _colours(cylinders.start_colours)[:, body])
    surface.colours[:, mine] = colours
    surface.ids[mine] = np.where(later, cylinders.end_ids[body], cylinders.start_ids[body])


def _of_mesh(
    lens: Lens, mesh: Mesh, surface: Surface, mine: NDArray[np.intp], body: Whole, at: tuple[Floats, Floats]
) -> None:
    if not len(mine):
        return
    seen = lens.seen(mesh.points)
    across, down = lens.pixels(seen[0], seen[1], lens.depth(seen[2]))
    a, b, c = mesh.triangles.T
    x0, y0 = across[a], down[a]
    x1, y1, x2, y2 = across[b] - x0, down[b] - y0, across[c] - x0, down[c] - y0
    area = x1 * y2 - x2 * y1
    scale = np.where(area != 0, 1 / np.where(area != 0, area, 1), 0).astype(np.float32)
    # Rows that lie together in memory are fetched in one go, which is most of the time here.
    plan = np.stack([x0, y0, y2 * scale, -x2 * scale, -y1 * scale, x1 * scale], axis=1)[body]
    column, row = at[0] + np.float32(0.5) - plan[:, 0], at[1] + np.float32(0.5) - plan[:, 1]
    second = np.clip(column * plan[:, 2] + row * plan[:, 3], 0, 1)
    third = np.clip(column * plan[:, 4] + row * plan[:, 5], 0, 1)
    first = np.maximum(1 - second - third, 0)
    corners = mesh.triangles[body]
    a, b, c = corners.T
    table = np.concatenate([lens.turned(mesh.normals), _colours(mesh.colours)]).T.copy()
    found = table[a] * first[:, None]
    found += table[b] * second[:, None]
    found += table[c] * third[:, None]
    normals, colours = found.T[:3], found.T[3:]
    normals = normals / np.maximum(np.sqrt((normals * normals).sum(axis=0)), np.float32(1e-9))
    if not mesh.closed:
        normals *= np.where(normals[2] < 0, -1, 1).astype(np.float32)
    surface.normals[:, mine] = normals
    surface.colours[:, mine] = colours
    nearest = np.where((first >= second) & (first >= third), a, np.where(second >= third, b, c))
    surface.ids[mine] = mesh.ids[nearest]


def _colours(colours: NDArray[np.uint8]) -> Floats:
    return np.ascontiguousarray(colours.T).astype(np.float32) * np.float32(1 / 255)
