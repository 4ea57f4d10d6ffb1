"""Estimate: the finished picture's latents as a step of a scheduler foresees them, for previews that are no noise."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import Any


class Estimate:
    """Listens to the steps of a scheduler that serves one drawing; costs two references a step.

    Hands each step the drawing's own `generator` where the pipeline forgets it: several flow pipelines do, and a
    sampler that adds noise would then give other pixels each time. `stepped(latents)` is called after each step.
    """

    def __init__(self, scheduler: Any, generator: Any, stepped: Callable[[Any], None] = lambda _latents: None) -> None:
        self._scheduler = scheduler
        self._last: tuple[Any, Any, Any, Any] | None = None
        step = scheduler.step
        takes_generator = "generator" in inspect.signature(step).parameters

        # Pipelines look at the signature of `step` to see what it takes: wraps keeps it.
        @functools.wraps(step)
        def listened(model_output: Any, timestep: Any, sample: Any, *args: Any, **kwargs: Any) -> Any:
            _begin(scheduler, timestep)
            if takes_generator and kwargs.get("generator") is None and not args:
                kwargs["generator"] = generator
            result = step(model_output, timestep, sample, *args, **kwargs)
            at = getattr(scheduler, "step_index", None)
            sigmas = getattr(scheduler, "sigmas", None)
            sigma = sigmas[at - 1] if at and sigmas is not None and at <= len(sigmas) else None
            self._last = (model_output, timestep, sample, sigma)
            stepped(result[0])
            return result

        scheduler.step = listened

    def latents(self, current: Any) -> Any:
        """What the latest step took the picture without noise to be, in the shape of the current latents."""
        if self._last is None:
            return current
        output, timestep, sample, sigma = self._last
        scheduler = self._scheduler
        kept = getattr(scheduler, "model_outputs", None)
        config = scheduler.config
        foreseen = str(config.get("algorithm_type", "")).endswith("dpmsolver++") or config.get("predict_x0", False)
        if kept and foreseen and getattr(kept[-1], "shape", None) == current.shape:
            return kept[-1]
        if output.shape != sample.shape:  # variance learned beside the noise
            output = output[:, : sample.shape[1]]
        output, sample = output.float(), sample.float()
        prediction = config.get("prediction_type", "flow")
        if sigma is not None and "solver_order" not in config:
            sigma = sigma.to(sample.device)
            if prediction == "v_prediction":
                return sample / (sigma**2 + 1) - output * sigma / (sigma**2 + 1).sqrt()
            return sample - sigma * output
        if hasattr(scheduler, "alphas_cumprod"):
            at = int(timestep if not hasattr(timestep, "item") else timestep.item())
            alpha = (
                scheduler.alphas_cumprod[min(at, len(scheduler.alphas_cumprod) - 1)].to(sample.device).clamp(min=1e-4)
            )
            if prediction == "v_prediction":
                return alpha.sqrt() * sample - (1 - alpha).sqrt() * output
            return (sample - (1 - alpha).sqrt() * output) / alpha.sqrt()
        return current


def _begin(scheduler: Any, timestep: Any) -> None:
    """Begin a walk at the first step of its timestep: diffusers takes the second of two equal ones, and runs over."""
    if getattr(scheduler, "step_index", 0) is not None or getattr(scheduler, "begin_index", 0) is not None:
        return
    same = (scheduler.timesteps == timestep).nonzero()
    if len(same):
        scheduler.set_begin_index(int(same[0]))
