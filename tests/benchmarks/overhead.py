"""overhead: the studio's way of drawing beside the bare diffusers loop, and how soon it starts and stops."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import numpy as np

from app.api import Drawing, ModelId, Pixels
from app.bootstrap import build
from app.engine.models import EngineModels
from app.jobs import JobCancelled
from tests.benchmarks.measure import Figure, at_most, plain
from tests.conftest import REPOSITORY

_PAIRS = 8
_STEPS = 20


def run() -> Iterator[Figure]:
    """Pairs in turn (studio first, then bare first); the control sleeps 20 ms in each step."""
    import torch
    from diffusers import DiffusionPipeline

    built = build()
    models = built.runner.models
    assert isinstance(models, EngineModels)
    folder = REPOSITORY / "resources" / "models" / "illustrator"
    bare = DiffusionPipeline.from_pretrained(folder, local_files_only=True, torch_dtype=torch.float32)
    bare.set_progress_bar_config(disable=True)
    bare.unet.to(memory_format=torch.channels_last)
    bare.vae.to(memory_format=torch.channels_last)
    with models.lease_picture_model(ModelId("illustrator"), lambda: None) as model:

        def studio(seed: int, pause_s: float = 0) -> float:
            def watch(step: int, _steps: int, make_preview: Callable[[], Pixels]) -> None:
                time.sleep(pause_s)
                if step % 5 == 0:
                    make_preview()

            started = time.perf_counter()
            model.draw(_drawing(seed), watch)
            return time.perf_counter() - started

        def plainly(seed: int) -> float:
            started = time.perf_counter()
            generator = torch.Generator("cpu").manual_seed(seed)
            with torch.inference_mode():
                bare(
                    "a red fox", num_inference_steps=_STEPS, guidance_scale=4.0, width=128, height=128,
                    generator=generator,
                )  # fmt: skip
            return time.perf_counter() - started

        studio(0)
        plainly(0)
        differences = []
        for seed in range(1, _PAIRS + 1):
            if seed % 2:
                ours, theirs = studio(seed), plainly(seed)
            else:
                theirs, ours = plainly(seed), studio(seed)
            differences.append((ours - theirs) / _STEPS * 1000)
        yield at_most("overhead", "over the bare loop, a step, median", float(np.median(differences)), "ms", 5)
        slow = (studio(1, 0.02) - plainly(1)) / _STEPS * 1000
        yield at_most("overhead", "over the bare loop, a step, with a sleep", slow, "ms", 5, control=True)
        first: list[float] = []

        def note(_step: int, _steps: int, _preview: Callable[[], Pixels]) -> None:
            first.append(time.perf_counter())

        started = time.perf_counter()
        model.draw(_drawing(1), note)
        step_s = (first[-1] - first[0]) / (len(first) - 1)
        yield at_most("overhead", "submit to first step, beyond a step", (first[0] - started - step_s) * 1000, "ms", 20)
        stopped: list[float] = []

        def stop(step: int, _steps: int, _preview: Callable[[], Pixels]) -> None:
            if step == 3:
                stopped.append(time.perf_counter())
                raise JobCancelled

        try:
            model.draw(_drawing(2), stop)
        except JobCancelled:
            yield at_most("overhead", "cancel", (time.perf_counter() - stopped[0]) * 1000, "ms", step_s * 1000 + 50)
        yield plain("overhead", "a step", step_s * 1000, "ms")
    built.studio.close()


def _drawing(seed: int) -> Drawing:
    return Drawing("a red fox", "", 128, 128, _STEPS, 4.0, "", seed)
