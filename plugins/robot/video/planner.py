"""Planner: a film of what will happen, drawn from a picture of the table and what is asked, and the path read in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from app.api import Pixels, UnreadableModel
from plugins.robot.model import Scene
from plugins.robot.physics.world import World
from plugins.robot.tasks.task import Aim
from plugins.robot.video.moments import path_through
from plugins.robot.video.sketch import Sketch, posture_of
from plugins.robot.video.telling import told_of

if TYPE_CHECKING:
    from numpy import float64

    from plugins.robot.video.network import Drawer, Reader

DRAWER, READER = "video.safetensors", "inverse.safetensors"
STEPS = 10


@dataclass(frozen=True, slots=True)
class VideoPlan:
    """Key frames (1 + MOMENTS, HEIGHT, WIDTH, 3), the first as it was seen; poses (MOMENTS, 5) and path (POINTS, 5)."""

    frames: Pixels
    poses: NDArray[float64]
    path: NDArray[float64]


@dataclass(frozen=True, slots=True)
class VideoPlanner:
    """Two networks that have learned."""

    drawer: Drawer
    reader: Reader

    def plan(
        self, aim: Aim, world: World, seed: int, steps: int = STEPS, check: Callable[[], None] = lambda: None
    ) -> VideoPlan:
        """What will happen in a world as it is now; the same seed gives the same film. `check` may raise."""
        return self.imagine(aim, world.scene, seen(world), seed, steps, check)

    def imagine(
        self, aim: Aim, scene: Scene, first: Pixels, seed: int, steps: int, check: Callable[[], None]
    ) -> VideoPlan:
        """The plan from the first frame; of the scene no more is told than what the things of the aim are called."""
        import torch

        from plugins.robot.video.network import draw, pairs_of, poses_in

        told = torch.from_numpy(told_of(aim, scene))[None]
        shown = torch.from_numpy(first).permute(2, 0, 1)[None].float() / 255
        film = draw(self.drawer, shown, told, steps, torch.Generator().manual_seed(seed), check)
        with torch.inference_mode():
            poses = poses_in(self.reader(pairs_of(film)[0])).double().numpy()
        frames = (film[0] * 255).round().byte().permute(0, 2, 3, 1).numpy()
        return VideoPlan(np.asarray(frames), np.asarray(poses, float), path_through(poses, aim.action))


def seen(world: World) -> Pixels:
    """The first frame: the table as it is now."""
    sketch = Sketch(world.scene)
    try:
        return sketch.draw(posture_of(world))
    finally:
        sketch.close()


def there_is_one(folder: Path) -> bool:
    """Whether the files of a video planner are in a folder."""
    return (folder / DRAWER).is_file() and (folder / READER).is_file()


def load_video_planner(folder: Path) -> VideoPlanner:
    """Read both networks; raises UnreadableModel where one is missing or damaged."""
    from plugins.robot.video.network import Drawer, Reader

    return VideoPlanner(_loaded(Drawer, folder / DRAWER), _loaded(Reader, folder / READER))


def save_drawer(drawer: Drawer, folder: Path) -> None:
    """Write the drawer as the studio reads it, in half precision."""
    _save(drawer, folder / DRAWER)


def save_reader(reader: Reader, folder: Path) -> None:
    """Write the reader as the studio reads it, in half precision."""
    _save(reader, folder / READER)


def _save(network: Any, file: Path) -> None:
    from safetensors.torch import save_file

    file.parent.mkdir(parents=True, exist_ok=True)
    shape = {name: " ".join(map(str, np.ravel(value))) for name, value in asdict(network.shape).items()}
    save_file({name: value.half().contiguous() for name, value in network.state_dict().items()}, file, shape)


def _loaded(network: Any, file: Path) -> Any:
    from safetensors import SafetensorError, safe_open

    from plugins.robot.video.network import Shape

    try:
        with safe_open(file, "pt") as stored:
            said = stored.metadata()
            first, second, third = map(int, said["levels"].split())
            found = network(Shape((first, second, third), int(said["reader"])))
            names = set(stored.keys())
            found.load_state_dict({name: stored.get_tensor(name).float() for name in names})
    except (OSError, SafetensorError, RuntimeError, ValueError, KeyError, TypeError) as error:
        raise UnreadableModel(
            "The video planner of the arm in “{file}” is missing or damaged.",
            advice="Install the studio once more, or choose another planner.",
            detail=error,
            file=file.name,
        ) from error
    return found.eval()
