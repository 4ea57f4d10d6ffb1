"""Solid: an unchanging scene of bodies."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from app.solid.arrays import Bytes, Floats, Whole
from app.solid.bodies import Cylinders, Mesh, Spheres, no_cylinders, no_spheres


@dataclass(frozen=True, slots=True, eq=False)
class Solid:
    """Bodies in one space, in any unit; `center` and `radius` are of a sphere around all of them.

    Ids are the maker's own, 0 or more; -1 is a body that cannot be picked. Bodies that share an id are picked together.
    """

    spheres: Spheres = field(default_factory=no_spheres)
    cylinders: Cylinders = field(default_factory=no_cylinders)
    meshes: tuple[Mesh, ...] = ()
    center: Floats = field(init=False)
    radius: float = field(init=False)

    def __post_init__(self) -> None:
        places, around = self.extent
        low = (places - around).min(axis=0) if len(places) else np.zeros(3, np.float32)
        high = (places + around).max(axis=0) if len(places) else np.zeros(3, np.float32)
        center = ((low + high) / 2).astype(np.float32)
        far = np.linalg.norm(places - center, axis=1) + around[:, 0] if len(places) else np.ones(1)
        center.setflags(write=False)
        object.__setattr__(self, "center", center)
        object.__setattr__(self, "radius", max(float(far.max()), 1e-6))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to be seen."""
        return not (len(self.spheres.radii) or len(self.cylinders.radii) or any(len(m.triangles) for m in self.meshes))

    @property
    def ids(self) -> Whole:
        """The ids that can be picked, in order."""
        found = [
            self.spheres.ids,
            self.cylinders.start_ids,
            self.cylinders.end_ids,
            *(mesh.ids for mesh in self.meshes),
        ]
        every = np.unique(np.concatenate(found))
        return every[every >= 0]

    def place_of(self, name: int) -> Floats | None:
        """The middle of what has an id: of its spheres, else of its mesh's points, else of its cylinders."""
        cylinders = self.cylinders
        groups: list[tuple[Whole, Floats]] = [
            (self.spheres.ids, self.spheres.centers),
            *((mesh.ids, mesh.points) for mesh in self.meshes),
            (cylinders.start_ids, _between(cylinders.starts, cylinders.ends)),
            (cylinders.end_ids, _between(cylinders.ends, cylinders.starts)),
        ]
        for ids, places in groups:
            mine = ids == name
            if mine.any():
                return np.asarray(places[mine].mean(axis=0), np.float32)
        return None

    def joined(self, *others: Solid) -> Solid:
        """This and others in one space; ids stay as they are."""
        every = (self, *others)
        return Solid(
            Spheres(*_joined([each.spheres for each in every], ("centers", "radii", "colours", "ids"))),
            Cylinders(
                *_joined(
                    [each.cylinders for each in every],
                    ("starts", "ends", "radii", "start_colours", "end_colours", "start_ids", "end_ids"),
                )
            ),
            tuple(mesh for each in every for mesh in each.meshes),
        )

    def recoloured(self, colours: Bytes) -> Solid:
        """The same with other colours (K, 3) by id; what has no id among them keeps its own."""
        new = np.asarray(colours, np.uint8)

        def of(ids: Whole, old: Bytes) -> Bytes:
            known = (ids >= 0) & (ids < len(new))
            return np.where(known[:, None], new[np.where(known, ids, 0)], old) if len(new) else old

        spheres, cylinders = self.spheres, self.cylinders
        return Solid(
            replace(spheres, colours=of(spheres.ids, spheres.colours)),
            replace(
                cylinders,
                start_colours=of(cylinders.start_ids, cylinders.start_colours),
                end_colours=of(cylinders.end_ids, cylinders.end_colours),
            ),
            tuple(replace(mesh, colours=of(mesh.ids, mesh.colours)) for mesh in self.meshes),
        )

    @property
    def extent(self) -> tuple[Floats, Floats]:
        """Points (N, 3), and how far something reaches around each (N, 1)."""
        spheres, cylinders = self.spheres, self.cylinders
        used = [mesh.points for mesh in self.meshes]
        places = np.concatenate([spheres.centers, cylinders.starts, cylinders.ends, *used])
        flat = [np.zeros(len(points), np.float32) for points in used]
        around = np.concatenate([spheres.radii, cylinders.radii, cylinders.radii, *flat])
        return places, around[:, None]


def _joined(bodies: list[Spheres] | list[Cylinders], names: tuple[str, ...]) -> list[np.ndarray]:
    return [np.concatenate([getattr(body, name) for body in bodies]) for name in names]


def _between(near: Floats, far: Floats) -> Floats:
    """The middles of the halves on the near side."""
    return near + (far - near) * np.float32(0.25)
