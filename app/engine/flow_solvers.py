"""Flow solvers: diffusers' solvers of higher order, walking along the noise levels that a flow model is made for.

Pipelines of flow models give their scheduler noise levels, or a shift that goes with the picture's size, and ask it to
mix a picture with noise. Of diffusers' schedulers Euler's alone takes all of that: the others stop, or walk elsewhere.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from functools import cache
from typing import Any

_NOISE_ALONE = 1 - 1e-6
"""A level of 1 has no signal at all, whose logarithm the solvers would take; diffusers sets the same instead."""


def flow_solver(solver: str, levels: Any, options: Mapping[str, object]) -> Any:
    """A scheduler of this class of diffusers; `levels` is the model's own kind of Euler, which sets where it walks."""
    import diffusers

    made = _walking(getattr(diffusers, solver)).from_config(
        {"num_train_timesteps": levels.config.num_train_timesteps, **options}
    )
    made.levels = levels
    # Pipelines read here by how much to shift.
    made.register_to_config(**{name: value for name, value in levels.config.items() if name not in made.config})
    return made


@cache
def _walking(solver: Any) -> Any:
    import numpy as np
    import torch
    from diffusers import FlowMatchEulerDiscreteScheduler

    adds_noise = "generator" in inspect.signature(solver.step).parameters

    class Walking(solver):  # type: ignore[misc] # whichever of the solvers
        """One of the solvers, told where to walk."""

        levels: Any = None

        def set_timesteps(
            self,
            num_inference_steps: int | None = None,
            device: Any = None,
            sigmas: Any = None,
            mu: float | None = None,
            timesteps: Any = None,
        ) -> None:
            """Take over the levels; a solver that looks at each one twice, as Heun's does, has them twice."""
            if self.order == 1 and sigmas is None and timesteps is None and num_inference_steps:
                # Euler's own last level is next to zero, and what is foreseen over so long a way goes wrong.
                sigmas = np.linspace(1, 1 / num_inference_steps, num_inference_steps)
            self.levels.set_timesteps(num_inference_steps, device, sigmas=sigmas, mu=mu, timesteps=timesteps)
            self.num_inference_steps = self.levels.num_inference_steps
            self.timesteps, found = self.levels.timesteps, self.levels.sigmas.to("cpu").clamp(max=_NOISE_ALONE)
            if self.order == 2:
                self.timesteps = torch.cat([self.timesteps[:1], self.timesteps[1:].repeat_interleave(2)])
                found = torch.cat([found[:1], found[1:-1].repeat_interleave(2), found[-1:]])
                self.prev_derivative = self.dt = None
            else:
                self.model_outputs = [None] * self.config.solver_order
                self.timestep_list = [None] * self.config.solver_order
                self.lower_order_nums, self.last_sample = 0, None
            self.sigmas = found
            self._step_index = self._begin_index = None

        def step(
            self,
            model_output: Any,
            timestep: Any,
            sample: Any,
            generator: Any = None,
            return_dict: bool = False,  # noqa: ARG002 - pipelines give it
        ) -> Any:
            """One step, in single precision whatever the network works in; always a tuple."""
            more = {"generator": generator} if adds_noise else {}
            (walked,) = super().step(model_output.float(), timestep, sample.float(), return_dict=False, **more)
            return (walked.to(sample.dtype),)

        def scale_noise(self, sample: Any, timestep: Any, noise: Any = None) -> Any:
            """A picture mixed with noise, as far as the level says."""
            return FlowMatchEulerDiscreteScheduler.scale_noise(self, sample, timestep, noise)

        def _sigma_to_alpha_sigma_t(self, sigma: Any) -> tuple[Any, Any]:
            return 1 - sigma, sigma

    return Walking
