"""Planner: paths that were never seen, drawn by diffusion for what is asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

from app.api import UnreadableModel
from plugins.robot.model import Scene
from plugins.robot.planning.encoding import told_of
from plugins.robot.planning.frame import ANCHORS, CHANNELS, PATH, TASKS, Frame
from plugins.robot.planning.network import NOISE_STEPS, Weights, denoise, shape_of
from plugins.robot.tasks.task import Aim

if TYPE_CHECKING:
    from numpy import float64

FOLDER = Path("models") / "arm"
"""Where the studio's own planner is among its resources."""
FILE = "planner.safetensors"
STEPS = 20
SCHEDULE = "squaredcos_cap_v2"
FOLLOWS, SPREAD = "frame.follows", "frame.spread"
"""How the frame's parts are called among the weights in the file."""


@dataclass(frozen=True, slots=True)
class Planner:
    """A network that has learned, and the frame that it draws in."""

    weights: Weights
    frame: Frame

    def plan(
        self, aim: Aim, scene: Scene, seed: int, steps: int = STEPS, check: Callable[[], None] = lambda: None
    ) -> NDArray[float64]:
        """A path (POINTS, CHANNELS) for what is asked; the same seed gives the same one. `check` may raise."""
        import torch
        from diffusers import DDIMScheduler

        scheduler: Any = DDIMScheduler(
            NOISE_STEPS,
            beta_schedule=SCHEDULE,
            prediction_type="sample",
            clip_sample=False,
            timestep_spacing="trailing",
        )
        scheduler.set_timesteps(steps)
        chance = torch.Generator().manual_seed(seed)
        path = torch.randn((1, PATH), generator=chance)
        told = torch.from_numpy(told_of(aim, scene))[None]
        with torch.inference_mode():
            for step in scheduler.timesteps:
                check()
                clean = denoise(self.weights, path, step.expand(1), told)
                path = scheduler.step(clean, step, path).prev_sample
        return self.frame.path_of(path[0].numpy(), aim, scene)


def load_planner(folder: Path) -> Planner:
    """Read a planner; raises UnreadableModel where it is missing or damaged."""
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    file = folder / FILE
    try:
        weights = {name: tensor.float() for name, tensor in load_file(file).items()}
        frame = Frame(weights.pop(FOLLOWS).numpy(), weights.pop(SPREAD).numpy())
        if frame.follows.shape != (len(TASKS), PATH, ANCHORS) or frame.spread.shape != (CHANNELS,):
            raise ValueError("the frame does not fit")
        shape_of(weights)
    except (OSError, SafetensorError, KeyError, ValueError) as error:
        raise UnreadableModel(
            "The planner of the arm in “{file}” is missing or damaged.",
            advice="Install the studio once more, or train one as the guide in plugins/robot/training says.",
            detail=error,
            file=file.name,
        ) from error
    return Planner(weights, frame)
