"""Samplers of flow models: through real pipelines, with and without a picture, they come to what Euler comes to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from app.engine.estimate import Estimate
from app.engine.picture_model import DiffusersPictureModel
from app.engine.samplers import SAMPLERS, find_sampler, make_scheduler, sampler_names
from tests.engine.conftest import Watched, drawing, no_watch
from tests.engine.flow_pipelines import TINY, Tiny

Models = Callable[[str], DiffusersPictureModel]

WALKING = [sampler.name for sampler in SAMPLERS if sampler.walks]
EXACT = [name for name in WALKING if "SDE" not in name]
"""Those that add no noise, and so end at one picture."""
BUILT = ("sd-3", "flux", "z-image")


def offered(architecture: str, names: list[str]) -> list[str]:
    """Which of the samplers a model is offered."""
    return [name for name in names if name in sampler_names(architecture)]


def euler(**options: Any) -> Any:
    """A flow model's own scheduler."""
    import diffusers

    return diffusers.FlowMatchEulerDiscreteScheduler(**options)


def distance(one: Any, other: Any) -> float:
    """How far two pictures are apart on average, as numbers from 0 to 255."""
    return float(np.abs(one.astype(np.float64) - other.astype(np.float64)).mean())


@pytest.fixture(scope="module")
def checkered() -> Any:
    """A picture to begin with, 64 pixels wide."""
    blocks = np.random.default_rng(0).integers(0, 255, (8, 8, 3))
    return np.kron(blocks, np.ones((8, 8, 1), int)).astype(np.uint8)


@pytest.mark.parametrize("picture", [False, True])
@pytest.mark.parametrize("architecture", BUILT)
def test_with_many_steps_a_model_draws_what_euler_draws(
    architecture: str, picture: bool, picture_model: Models, checkered: Any
) -> None:
    model = picture_model(architecture)
    begun = {"image": checkered, "strength": 0.6} if picture else {}
    wanted = model.draw(drawing(sampler="Euler", steps=160, **begun), no_watch)
    few = model.draw(drawing(sampler="Euler", steps=5, **begun), no_watch)
    assert wanted.std() > 5
    assert {"DPM++ 2M", "UniPC"} <= set(offered(architecture, EXACT))
    for name in offered(architecture, EXACT):
        watched = Watched()
        rough = model.draw(drawing(sampler=name, steps=5, **begun), watched)
        assert 0 < distance(rough, few) < 10, name
        assert watched.steps[-1][0] == watched.steps[-1][1], name
        assert distance(model.draw(drawing(sampler=name, steps=60, **begun), no_watch), wanted) < 1, name


@pytest.mark.parametrize("architecture", BUILT)
def test_noise_on_the_way_leads_elsewhere_and_again_to_the_same(architecture: str, picture_model: Models) -> None:
    model = picture_model(architecture)
    plain = model.draw(drawing(sampler="DPM++ 2M", steps=8), no_watch)
    noisy = drawing(sampler="DPM++ 2M SDE", steps=8)
    first = model.draw(noisy, no_watch)
    assert distance(first, plain) > 5
    assert np.array_equal(first, model.draw(noisy, no_watch))


@pytest.mark.parametrize("architecture", BUILT)
def test_what_lies_outside_a_mask_is_kept(architecture: str, picture_model: Models, checkered: Any) -> None:
    model = picture_model(architecture)
    mask = np.zeros((64, 64), np.uint8)
    mask[:32] = 255
    for name in offered(architecture, WALKING):
        drawn = model.draw(drawing(sampler=name, steps=5, image=checkered, mask=mask, strength=0.9), no_watch)
        assert np.array_equal(drawn[32:], checkered[32:]), name
        assert distance(drawn[:32], checkered[:32]) > 5, name


def walked(tiny: Tiny, own: Any, name: str, architecture: str, steps: int, picture: Any = None) -> Any:
    """Latents of a tiny pipeline, as the engine would have it drawn."""
    import torch

    scheduler = make_scheduler(own, name, architecture, "flow")
    Estimate(scheduler, torch.Generator().manual_seed(1))
    return tiny.draw(scheduler, steps, picture)


@pytest.mark.filterwarnings("ignore:.*FluxPosEmbed.*:FutureWarning")
@pytest.mark.parametrize("architecture", TINY)
def test_with_many_steps_other_pipelines_come_to_what_euler_comes_to(architecture: str, checkered: Any) -> None:
    import torch
    from PIL import Image

    torch.manual_seed(3)
    tiny = TINY[architecture]()
    own = tiny.pipeline.scheduler
    for picture in (None, Image.fromarray(checkered)) if tiny.from_picture else (None,):
        wanted = walked(tiny, own, "Euler", architecture, 200, picture)
        assert wanted.std() > 0.3
        assert {"DPM++ 2M", "UniPC"} <= set(offered(architecture, EXACT))
        for name in offered(architecture, EXACT):
            rough = walked(tiny, own, name, architecture, 5, picture)
            assert (rough - walked(tiny, own, "Euler", architecture, 5, picture)).abs().max() > 1e-3, name
            near = walked(tiny, own, name, architecture, 60, picture)
            assert (near - wanted).abs().mean() < 0.03 * wanted.std(), name
        for name in set(offered(architecture, WALKING)) - set(EXACT):
            noisy = [walked(tiny, own, name, architecture, 8, picture) for _ in range(2)]
            assert noisy[0].isfinite().all(), name
            assert torch.equal(*noisy), name


def test_heun_is_left_out_where_a_picture_would_begin_too_late() -> None:
    assert "Heun" in sampler_names("sd-3")
    assert "Heun" not in sampler_names("flux")
    # Euler alone where none of it was tried.
    assert sampler_names("unknown", "flow") == ("Euler",)


@pytest.mark.parametrize("name", WALKING)
def test_it_walks_where_euler_walks(name: str) -> None:
    own = euler(use_dynamic_shifting=True, base_shift=0.5, max_shift=0.9, max_image_seq_len=8192, shift_terminal=0.02)
    architecture = next(known for known in ("sd-3", "flux") if name in sampler_names(known))
    scheduler = make_scheduler(own, name, architecture, "flow")
    # What pipelines work the shift out from.
    assert (scheduler.config.max_shift, scheduler.config.max_image_seq_len) == (0.9, 8192)
    given = np.linspace(1.0, 1 / 6, 6)
    own.set_timesteps(sigmas=given, mu=0.7)
    scheduler.set_timesteps(sigmas=given, mu=0.7)
    assert scheduler.timesteps.unique().tolist() == own.timesteps.unique().tolist()
    assert np.allclose(scheduler.sigmas.unique(), own.sigmas.unique(), atol=2e-6)
    assert len(scheduler.timesteps) == len(scheduler.sigmas) - 1
    assert type(scheduler).__mro__[1].__name__ == find_sampler(name, architecture).scheduler


def noise_to_numbers(scheduler: Any, steps: int, name: str, **walk: Any) -> tuple[float, float]:
    """The middle and deviation that a perfect model of numbers around 0.7, with a deviation of 0.3, is led to."""
    import torch

    scheduler.set_timesteps(steps, **walk)
    generator = torch.Generator().manual_seed(2)
    sample = torch.randn(1, 1, 200, 200, generator=generator)
    for timestep in scheduler.timesteps:
        level = timestep / 1000
        off = sample - (1 - level) * 0.7
        spread = (1 - level) ** 2 * 0.3**2 + level**2
        flow = level / spread * off - (0.7 + (1 - level) * 0.3**2 / spread * off)
        more = {"generator": generator} if "SDE" in name else {}
        (sample,) = scheduler.step(flow, timestep, sample, return_dict=False, **more)
    return float(sample.mean()), float(sample.std())


LEVELS: dict[str, tuple[dict[str, Any], float | None]] = {
    "sd-3": ({"shift": 3.0}, None),
    "sana": ({"shift": 1.0}, None),
    "z-image": ({"use_dynamic_shifting": True}, 0.6),
    "qwen-image": ({"use_dynamic_shifting": True, "shift_terminal": 0.02}, 0.6),
}
"""How models of different kinds set their levels: the options of their scheduler, and a shift by the picture's size."""


@pytest.mark.parametrize("architecture", LEVELS)
def test_what_a_model_knows_comes_out_better_than_with_euler(architecture: str) -> None:
    options, mu = LEVELS[architecture]
    for steps in (20, 40, 160):
        # Of the pipelines those that shift by the picture's size give the levels too.
        walk = {} if mu is None else {"mu": mu, "sigmas": np.linspace(1, 1 / steps, steps)}
        _, plain = noise_to_numbers(make_scheduler(euler(**options), "Euler", architecture), steps, "Euler", **walk)
        for name in offered(architecture, WALKING):
            found = noise_to_numbers(make_scheduler(euler(**options), name, architecture), steps, name, **walk)
            assert found[0] == pytest.approx(0.7, abs=0.01), (name, steps)
            assert abs(found[1] - 0.3) <= abs(plain - 0.3), (name, steps)
            assert steps < 160 or found[1] == pytest.approx(0.3, rel=0.03), name


@pytest.mark.parametrize("name", WALKING)
def test_half_precision_stays_half_and_is_worked_out_in_single(name: str) -> None:
    import torch

    ends = []
    for kind in (torch.bfloat16, torch.float32):
        scheduler = make_scheduler(euler(shift=3.0), name, "sd-3", "flow")
        scheduler.set_timesteps(6)
        generator = torch.Generator().manual_seed(2)
        sample = torch.ones(1, 4, 8, 8, dtype=kind)
        for timestep in scheduler.timesteps:
            more = {"generator": generator} if "SDE" in name else {}
            (sample,) = scheduler.step(sample * 0.5, timestep, sample, return_dict=False, **more)
            assert sample.dtype is kind
        ends.append(sample.float())
    assert float((ends[0] - ends[1]).abs().max()) < 0.05
