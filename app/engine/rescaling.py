"""Rescaling: guidance without the colours and the contrast that it makes too strong."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def rescaled(denoiser: Any, scheduler: Any, share: float) -> Iterator[None]:
    """Bring each guided answer back to the spread that the answer to the prompt alone has, by a share from 0 to 1.

    It stands before the scheduler's steps. Pipelines ask for what the prompt says and for what it does not say in one
    batch, the latter first; an answer that was not guided stays as it is. After Lin et al., "Common Diffusion Noise
    Schedules and Sample Steps are Flawed" (2024, arXiv:2305.08891), 3.4.
    """
    if not share:
        yield
        return
    last: list[Any] = []

    def keep(_module: Any, _inputs: Any, output: Any) -> None:
        last[:] = [output[0] if isinstance(output, tuple) else output.sample]

    step = scheduler.step

    @functools.wraps(step)
    def stepped(model_output: Any, timestep: Any, sample: Any, *args: Any, **kwargs: Any) -> Any:
        answers = last.pop() if last else model_output
        if len(answers) == 2 * len(model_output):
            told = answers.chunk(2)[1]
            if told.shape[1] > model_output.shape[1]:  # a variance that was learned beside the noise
                told = told[:, : model_output.shape[1]]
            parts = tuple(range(1, model_output.ndim))
            spread = told.std(parts, keepdim=True) / model_output.std(parts, keepdim=True)
            model_output = model_output * (1 + share * (spread - 1))
        return step(model_output, timestep, sample, *args, **kwargs)

    scheduler.step = stepped
    hook = denoiser.register_forward_hook(keep)
    try:
        yield
    finally:
        hook.remove()
        scheduler.step = step
