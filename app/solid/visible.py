"""Visible: which body is foremost at each pixel, and how near it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from app.solid.arrays import Floats, Whole
from app.solid.bodies import Cylinders, Mesh, Spheres
from app.solid.hits import cylinder_depth, sphere_depth
from app.solid.lens import Lens
from app.solid.spans import Rows, pixels_of, rows_of

Keys = NDArray[np.uint64]
"""A pixel each: its nearness as the bits of a float32, higher ones nearer, above the number of the body."""

Check = Callable[[], None]

_LEAST_AREA = 1e-9


def see(lens: Lens, spheres: Spheres, cylinders: Cylinders, meshes: tuple[Mesh, ...], check: Check) -> Keys:
    """The foremost body of each pixel: spheres are numbered first, then cylinders, then all triangles; 0 is none."""
    keys = np.zeros(lens.width * lens.height, np.uint64)
    first = 0
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        for pixels, nearness, body in _spheres(lens, spheres):
            _put(keys, pixels, nearness, body, first)
            check()
        first += len(spheres.radii)
        for pixels, nearness, body in _cylinders(lens, cylinders):
            _put(keys, pixels, nearness, body, first)
            check()
        first += len(cylinders.radii)
        for mesh in meshes:
            for pixels, nearness, body in _triangles(lens, mesh):
                _put(keys, pixels, nearness, body, first)
                check()
            first += len(mesh.triangles)
    return keys


def bodies_of(keys: Keys) -> Whole:
    """The number of the body at each pixel."""
    return (keys & np.uint64(0xFFFFFFFF)).astype(np.int32)


def nearness_of(keys: Keys) -> Floats:
    """How near it is."""
    return (keys >> np.uint64(32)).astype(np.uint32).view(np.float32)


Seen = tuple[NDArray[np.integer], Floats, Whole]
"""Pixels, how near each is, and whose it is."""


def _put(keys: Keys, pixels: NDArray[np.integer], nearness: Floats, body: Whole, first: int) -> None:
    key = nearness.view(np.uint32).astype(np.uint64)
    key <<= np.uint64(32)
    key |= (body + first).astype(np.uint64)
    np.maximum.at(keys, pixels, key)


def _hit(lens: Lens, rows: Rows, row: NDArray[np.intp], column: Whole, depth: Floats) -> Seen:
    """What rays that may have missed have met."""
    met = depth > np.float32(lens.nearest)
    nearness = lens.nearness(depth[met])
    there = rows.row[row[met]] * np.int32(lens.width) + column[met]
    in_front = nearness > 0
    if not in_front.all():
        met[met] = in_front
        nearness, there = nearness[in_front], there[in_front]
    return there, nearness, rows.shape[row[met]].astype(np.int32)


def _spheres(lens: Lens, spheres: Spheres) -> Iterator[Seen]:
    if not len(spheres.radii):
        return
    center = lens.seen(spheres.centers)
    depth = lens.depth(center[2])
    front = depth - spheres.radii > np.float32(lens.nearest)
    shown = np.flatnonzero(front)
    center, depth, radius = center[:, shown], depth[shown], spheres.radii[shown]
    x, y = lens.pixels(center[0], center[1], depth)
    reach = radius * np.float32(lens.scale)
    if lens.perspective:
        # A sphere beside the middle is an ellipse, longer outwards: a circle around it is enough.
        slant = np.hypot(center[0], center[1]) / depth
        nearer = depth - radius
        reach = reach * np.float32(lens.distance) / nearer * (1 + slant) + 1
    inside = (x + reach > 0) & (x - reach < lens.width) & (y + reach > 0) & (y - reach < lens.height)
    shown, center, radius, x, y, reach = (
        shown[inside],
        center[:, inside],
        radius[inside],
        x[inside],
        y[inside],
        reach[inside],
    )
    for rows in rows_of(y - reach, y + reach, lens.height):
        shape = rows.shape
        off = rows.row + np.float32(0.5) - y[shape]
        half = np.sqrt(np.maximum(reach[shape] ** 2 - off * off, 0))
        named = Rows(shown[shape], rows.row)
        for row, column in pixels_of(x[shape] - half, x[shape] + half, lens.width):
            across, up = lens.plane(column.astype(np.float32), rows.row[row].astype(np.float32))
            mine = shape[row]
            yield _hit(lens, named, row, column, sphere_depth(lens, across, up, center[:, mine], radius[mine]))


def _cylinders(lens: Lens, cylinders: Cylinders) -> Iterator[Seen]:
    if not len(cylinders.radii):
        return
    start, end = lens.seen(cylinders.starts), lens.seen(cylinders.ends)
    length = np.sqrt(((end - start) ** 2).sum(axis=0))
    near = np.minimum(lens.depth(start[2]), lens.depth(end[2])) - cylinders.radii
    shown = np.flatnonzero((near > np.float32(lens.nearest)) & (length > 0))
    start, end, length, radius, near = (
        start[:, shown],
        end[:, shown],
        length[shown],
        cylinders.radii[shown],
        near[shown],
    )
    axis = (end - start) / length
    ax, ay = lens.pixels(start[0], start[1], lens.depth(start[2]))
    bx, by = lens.pixels(end[0], end[1], lens.depth(end[2]))
    reach = radius * np.float32(lens.scale) + np.float32(0.5)
    if lens.perspective:
        reach = reach * np.float32(lens.distance) / near * np.float32(1.2)
    dx, dy = bx - ax, by - ay
    size = np.hypot(dx, dy)
    dx, dy = np.where(size > 0, dx / size, 1) * reach, np.where(size > 0, dy / size, 0) * reach
    corners = [(ax - dx - dy, ay - dy + dx), (ax - dx + dy, ay - dy - dx)]
    corners += [(bx + dx + dy, by + dy - dx), (bx + dx - dy, by + dy + dx)]
    top, bottom = np.min([y for _, y in corners], axis=0), np.max([y for _, y in corners], axis=0)
    for rows in rows_of(top, bottom, lens.height):
        shape = rows.shape
        middle = rows.row + np.float32(0.5)
        left, right = np.full(len(shape), np.inf, np.float32), np.full(len(shape), -np.inf, np.float32)
        for at, (px, py) in enumerate(corners):
            qx, qy = corners[(at + 1) % 4]
            slope = (qx - px) / np.where(qy != py, qy - py, np.nan)
            crossed = px[shape] + (middle - py[shape]) * slope[shape]
            low, high = np.minimum(py, qy)[shape], np.maximum(py, qy)[shape]
            crossed[~((middle >= low) & (middle <= high))] = np.nan
            np.fmin(left, crossed, out=left)
            np.fmax(right, crossed, out=right)
        right[left > right] = left[left > right] = 0
        named = Rows(shown[shape], rows.row)
        for row, column in pixels_of(left, right, lens.width):
            across, up = lens.plane(column.astype(np.float32), rows.row[row].astype(np.float32))
            mine = shape[row]
            depth, _ = cylinder_depth(lens, across, up, start[:, mine], axis[:, mine], length[mine], radius[mine])
            yield _hit(lens, named, row, column, depth)


def _triangles(lens: Lens, mesh: Mesh) -> Iterator[Seen]:
    if not len(mesh.triangles):
        return
    seen = lens.seen(mesh.points)
    depth = lens.depth(seen[2])
    x, y = (each.astype(np.float64) for each in lens.pixels(seen[0], seen[1], depth))
    nearness = lens.nearness(depth).astype(np.float64)
    a, b, c = mesh.triangles.T
    # y goes down in a picture: what is counter-clockwise in space has a negative area here.
    area = (x[b] - x[a]) * (y[c] - y[a]) - (x[c] - x[a]) * (y[b] - y[a])
    facing = area < -_LEAST_AREA if mesh.closed else np.abs(area) > _LEAST_AREA
    behind = depth <= np.float32(lens.nearest)
    if behind.any():
        facing &= ~(behind[a] | behind[b] | behind[c])
    shown = np.flatnonzero(facing)
    corners = mesh.triangles[shown]
    order = np.argsort(y[corners], axis=1, kind="stable")
    # Each edge goes from its upper point to its lower one: neighbours work out their common edge alike.
    corners = np.take_along_axis(corners, order, axis=1)
    x0, x1, x2 = x[corners].T
    y0, y1, y2 = y[corners].T
    n0, n1, n2 = nearness[corners].T
    long, upper, lower = _slope(x0, x2, y0, y2), _slope(x0, x1, y0, y1), _slope(x1, x2, y1, y2)
    area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
    across = ((n1 - n0) * (y2 - y0) - (n2 - n0) * (y1 - y0)) / area
    down = ((n2 - n0) * (x1 - x0) - (n1 - n0) * (x2 - x0)) / area
    least, most = np.minimum(np.minimum(n0, n1), n2), np.maximum(np.maximum(n0, n1), n2)
    begin = np.stack([x0, x1]), np.stack([y0, y1]), np.stack([upper, lower])
    for rows in rows_of(y0, y2, lens.height):
        shape = rows.shape
        middle = rows.row + 0.5
        below = (middle >= y1[shape]).astype(np.intp)
        one = x0[shape] + (middle - y0[shape]) * long[shape]
        other = begin[0][below, shape] + (middle - begin[1][below, shape]) * begin[2][below, shape]
        left, right = np.minimum(one, other), np.maximum(one, other)
        slope = across[shape].astype(np.float32)
        base = n0[shape] + down[shape] * (middle - y0[shape]) + across[shape] * (0.5 - x0[shape])
        start = base.astype(np.float32)
        low, high = least[shape].astype(np.float32), most[shape].astype(np.float32)
        starts = rows.row * np.int32(lens.width)
        named = shown[shape].astype(np.int32)
        for row, column in pixels_of(left, right, lens.width):
            near = start[row] + slope[row] * column.astype(np.float32)
            np.clip(near, low[row], high[row], out=near)
            yield starts[row] + column, near, named[row]


def _slope(
    x0: NDArray[np.float64], x1: NDArray[np.float64], y0: NDArray[np.float64], y1: NDArray[np.float64]
) -> NDArray[np.float64]:
    return np.where(y1 > y0, (x1 - x0) / np.where(y1 > y0, y1 - y0, 1), 0.0)
