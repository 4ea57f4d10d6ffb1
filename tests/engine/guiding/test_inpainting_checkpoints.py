"""Checkpoints made for inpainting, used as such: nine channels of Stable Diffusion, and Flux Fill."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from app.api import InvalidRequest, Pixels
from app.engine.load import quiet_libraries
from app.engine.picture_model import DiffusersPictureModel
from tests.engine.conftest import drawing, load, no_watch, record_of

Build = Callable[[str], Path]


def _inpainting(folder: Path, home: Path) -> Path:
    """Stable Diffusion 1.5 with the mask and the masked picture behind the latents."""
    import diffusers

    plain = diffusers.StableDiffusionPipeline.from_pretrained(str(folder))
    parts: dict[str, Any] = dict(plain.components)
    config = dict(parts["unet"].config)
    parts["unet"] = diffusers.UNet2DConditionModel.from_config({**config, "in_channels": 9})
    diffusers.StableDiffusionInpaintPipeline(**parts, requires_safety_checker=False).save_pretrained(home)
    return home


def _fill(folder: Path, home: Path) -> Path:
    """Flux Fill, which has the masked picture and the mask behind each token."""
    import diffusers

    plain = diffusers.FluxPipeline.from_pretrained(str(folder))
    parts: dict[str, Any] = {name: part for name, part in plain.components.items() if part is not None}
    config = dict(parts["transformer"].config)
    # Of each 2 × 2 cells four channels, twice, and of each of their pixels the mask: 2 · 16 + 4 · 4.
    parts["transformer"] = diffusers.FluxTransformer2DModel.from_config(
        {**config, "in_channels": 48, "out_channels": 16}
    )
    wanted = ("scheduler", "vae", "text_encoder", "tokenizer", "text_encoder_2", "tokenizer_2", "transformer")
    diffusers.FluxFillPipeline(**{name: parts[name] for name in wanted}).save_pretrained(home)
    return home


@pytest.fixture(scope="module", params=["sd-1.5-inpaint", "flux-fill"])
def model(
    request: pytest.FixtureRequest, checkpoint: Build, tmp_path_factory: pytest.TempPathFactory
) -> DiffusersPictureModel:
    """A model made for inpainting."""
    import torch

    quiet_libraries()
    home = tmp_path_factory.mktemp("inpainting") / request.param
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        if request.param == "flux-fill":
            return load(record_of("flux-fill", _fill(checkpoint("flux"), home)))
        return load(record_of("sd-1.5-inpaint", _inpainting(checkpoint("sd-1.5"), home)))


@pytest.fixture
def image() -> Pixels:
    """A picture of noise."""
    return np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)


@pytest.fixture
def right() -> NDArray[np.uint8]:
    """A mask of the right half."""
    mask = np.zeros((64, 64), np.uint8)
    mask[:, 32:] = 255
    return mask


def test_such_a_model_draws_in_a_part_and_the_rest_stays(
    model: DiffusersPictureModel, image: Pixels, right: NDArray[np.uint8]
) -> None:
    masked = drawing(image=image, mask=right, strength=1.0)
    drawn = model.draw(masked, no_watch)
    assert np.array_equal(drawn[:, :32], image[:, :32])
    assert not np.array_equal(drawn[:, 32:], image[:, 32:])
    assert np.array_equal(drawn, model.draw(masked, no_watch))


def test_a_soft_mask_and_a_picture_alone_work_too(
    model: DiffusersPictureModel, image: Pixels, right: NDArray[np.uint8]
) -> None:
    soft = model.draw(drawing(steps=6, image=image, mask=right // 2, soft=True), no_watch)
    assert np.array_equal(soft[:, :32], image[:, :32])
    assert not np.array_equal(soft[:, 32:], image[:, 32:])
    whole = model.draw(drawing(image=image), no_watch)
    assert not np.array_equal(whole[:, :32], image[:, :32])


def test_without_a_picture_it_says_what_it_is_for(model: DiffusersPictureModel) -> None:
    with pytest.raises(InvalidRequest, match="draws in a part of a picture alone"):
        model.draw(drawing(), no_watch)
