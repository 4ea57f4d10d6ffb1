"""Previews: colours at their places, from whatever a pipeline keeps, and without the noise of the step."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import Pixels
from app.engine.estimate import Estimate
from app.engine.load import quiet_libraries
from app.engine.picture_model import DiffusersPictureModel
from app.engine.preview import Previewer
from app.engine.samplers import make_scheduler, sampler_names
from tests.engine.conftest import drawing, load, record_of

Models = Callable[[str], DiffusersPictureModel]


def latents_of(model: DiffusersPictureModel, picture: Any) -> Any:
    """The latents of a picture as its pipeline scales them."""
    import torch

    vae = model.pipeline.vae
    with torch.no_grad():
        values = torch.from_numpy(picture).float().permute(2, 0, 1)[None] / 127.5 - 1
        latents = vae.encode(values).latent_dist.mode()
    return (latents - (vae.config.shift_factor or 0)) * vae.config.scaling_factor


@pytest.mark.parametrize("architecture", ["pixart", "flux"])
def test_colours_are_at_their_places(architecture: str, picture_model: Models) -> None:
    model = picture_model(architecture)
    picture = np.zeros((128, 128, 3), np.uint8)
    picture[:, :64], picture[:, 64:] = (220, 40, 40), (40, 40, 220)
    latents = latents_of(model, picture)
    if architecture == "flux":
        latents = model.pipeline._pack_latents(latents, *latents.shape)
    preview = Previewer(model.pipeline).draw(latents, 128, 128).astype(int)
    left, right = preview[:, :96].mean((0, 1)), preview[:, -96:].mean((0, 1))
    assert left[0] > right[0] + 20
    assert right[2] > left[2] + 20


def test_a_preview_has_the_shape_of_the_picture(picture_model: Models) -> None:
    model = picture_model("sd-1.5")
    picture = np.zeros((64, 128, 3), np.uint8)
    assert Previewer(model.pipeline).draw(latents_of(model, picture), 128, 64).shape == (128, 256, 3)


def test_latents_of_an_unknown_shape_are_grey(picture_model: Models) -> None:
    import torch

    preview = Previewer(picture_model("sd-1.5").pipeline).draw(torch.zeros(1, 7, 3), 128, 64)
    assert preview.shape == (32, 64, 3)
    assert (preview == 128).all()


@pytest.mark.parametrize(("architecture", "prediction"), [("sd-1.5", "epsilon"), ("illustrator", "v_prediction")])
def test_a_step_foresees_the_picture(architecture: str, prediction: str, picture_model: Models) -> None:
    """With a network that knows the answer, every sampler's estimate is that answer in the middle of the walk."""
    import torch

    quiet_libraries()
    own = picture_model(architecture).pipeline.scheduler
    random = torch.Generator().manual_seed(3)
    answer = torch.randn(1, 4, 8, 8, generator=random)
    for name in sampler_names(architecture, prediction, zero_snr=prediction == "v_prediction"):
        if "Karras" in name:  # its timesteps are rounded, so that the network's answer would be inexact
            continue
        scheduler = make_scheduler(own, name, architecture, prediction)
        scheduler.set_timesteps(10)
        estimate = Estimate(scheduler, random)
        latents = torch.randn(1, 4, 8, 8, generator=random) * scheduler.init_noise_sigma
        for timestep in list(scheduler.timesteps)[:6]:
            scaled = scheduler.scale_model_input(latents, timestep)
            output = _perfect(scheduler, scaled, latents, answer, timestep, prediction)
            latents = scheduler.step(output, timestep, latents, return_dict=False)[0]
        assert (estimate.latents(latents) - answer).abs().mean() < 0.05, name


def test_a_flow_step_foresees_the_picture(picture_model: Models) -> None:
    import torch

    quiet_libraries()
    random = torch.Generator().manual_seed(3)
    answer, noise = torch.randn(2, 1, 4, 8, 8, generator=random)
    for name in ("Euler", "LCM", "UniPC"):
        scheduler = make_scheduler(picture_model("sd-3").pipeline.scheduler, name, "sd-3", "flow")
        scheduler.set_timesteps(10)
        estimate = Estimate(scheduler, random)
        latents = noise
        for at, timestep in enumerate(list(scheduler.timesteps)[:6]):
            sigma = float(scheduler.sigmas[at])
            latents = scheduler.step((latents - answer) / sigma, timestep, latents, return_dict=False)[0]
        assert (estimate.latents(latents) - answer).abs().mean() < 0.05, name


def test_the_studios_own_model_is_foreseen_well(resources: Path) -> None:
    folder = resources / "models" / "illustrator"
    if not (folder / "model_index.json").is_file():
        pytest.skip("the studio's own picture model is not here")
    model = load(record_of("illustrator", folder))
    previews: list[Pixels] = []

    def watch(_step: int, _total: int, make_preview: Callable[[], Pixels]) -> None:
        previews.append(make_preview())

    side = 256
    picture = model.draw(drawing("a red fox in a snowy forest at night", width=side, height=side, steps=8), watch)
    cells = side // 8
    seen = previews[-1].reshape(cells, 256 // cells, cells, 256 // cells, 3).mean((1, 3))
    drawn = picture.reshape(cells, 8, cells, 8, 3).mean((1, 3))
    # 9.6 for the model that is shipped; 13.8 by each latent alone.
    assert np.abs(seen - drawn).mean() < 12
    assert np.abs(seen - seen.mean((0, 1))).mean() > np.abs(seen - drawn).mean()


def _perfect(scheduler: Any, scaled: Any, latents: Any, answer: Any, timestep: Any, prediction: str) -> Any:
    """What a network that knows the answer predicts; Euler and its like walk in latents that grow with the noise."""
    if "solver_order" not in scheduler.config and hasattr(scheduler, "sigmas") and scheduler.step_index is not None:
        sigma = scheduler.sigmas[scheduler.step_index]
        if sigma > 0 and scheduler.init_noise_sigma > 2:
            noise = (latents - answer) / sigma
            alpha = 1 / (sigma**2 + 1)
            return noise if prediction == "epsilon" else alpha.sqrt() * noise - (1 - alpha).sqrt() * answer
    alpha = scheduler.alphas_cumprod[int(timestep)]
    noise = (scaled - alpha.sqrt() * answer) / (1 - alpha).sqrt()
    return noise if prediction == "epsilon" else alpha.sqrt() * noise - (1 - alpha).sqrt() * answer
