"""Pictures between two seeds and between two prompts, with every architecture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from app.api import InvalidRequest
from app.engine.noise import along_arc
from app.engine.picture_model import DiffusersPictureModel
from tests.checkpoints import BUILDERS
from tests.engine.conftest import drawing, no_watch

Models = Callable[[str], DiffusersPictureModel]


def apart(first: np.ndarray, second: np.ndarray) -> float:
    """How much two pictures differ, on average."""
    return float(np.abs(first.astype(float) - second).mean())


@pytest.mark.parametrize("architecture", BUILDERS)
def test_a_variation_leads_from_one_seed_to_another(architecture: str, picture_model: Models) -> None:
    model = picture_model(architecture)
    first, second = model.draw(drawing(), no_watch), model.draw(drawing(seed=8), no_watch)

    def at(share: float) -> np.ndarray:
        return model.draw(replace(drawing(), variation_seed=8, variation=share), no_watch)

    assert np.array_equal(at(0), first)
    assert np.array_equal(at(1), second)
    near, far = at(0.1), at(0.9)
    assert np.array_equal(near, at(0.1))
    assert 0 < apart(near, first) < apart(near, second)
    assert 0 < apart(far, second) < apart(far, first)
    assert np.array_equal(model.draw(drawing(), no_watch), first), "nothing of it stays"


@pytest.mark.parametrize("architecture", BUILDERS)
def test_a_picture_is_led_from_one_prompt_to_another(architecture: str, picture_model: Models) -> None:
    model = picture_model(architecture)
    one, other = drawing("a red fox"), drawing("a blue boat")
    if not hasattr(model.pipeline, "encode_prompt"):
        with pytest.raises(InvalidRequest, match="cannot be led"):
            model.draw(replace(one, prompt_to=other.prompt, travel=0.5), no_watch)
        return
    first, second = model.draw(one, no_watch), model.draw(other, no_watch)

    def at(share: float) -> np.ndarray:
        return model.draw(replace(one, prompt_to=other.prompt, travel=share), no_watch)

    assert np.array_equal(at(1), second)
    middle = at(0.5)
    assert not np.array_equal(middle, first)
    assert not np.array_equal(middle, second)
    assert np.array_equal(model.draw(one, no_watch), first)


def test_a_picture_to_begin_with_is_varied_too(picture_model: Models) -> None:
    model = picture_model("sd-1.5")
    picture = np.random.default_rng(0).integers(0, 255, (64, 64, 3), np.uint8)
    one = drawing(image=picture, strength=0.7, steps=4)
    other = replace(one, variation_seed=8, variation=1.0)
    assert np.array_equal(model.draw(other, no_watch), model.draw(replace(one, seed=8), no_watch))


def test_weights_changes_and_long_prompts_are_led_as_well(picture_model: Models) -> None:
    model = picture_model("sd-1.5")
    long = "a (red:1.4) fox, " + "very detailed fur, " * 30
    one = drawing(long, steps=4)
    middle = replace(one, prompt_to="[a boat:a house:0.5] at sea", travel=0.5)
    picture = model.draw(middle, no_watch)
    assert np.array_equal(picture, model.draw(middle, no_watch))
    plain = model.draw(replace(middle, prompt_to="a boat at sea"), no_watch)
    assert not np.array_equal(picture, plain), "the change on the way is heard"


def test_noise_on_the_way_is_as_strong_as_noise() -> None:
    import torch

    first, second = (torch.randn((1, 4, 32, 32), generator=torch.Generator().manual_seed(seed)) for seed in (1, 2))
    for share in (0.25, 0.5, 0.75):
        assert abs(float(along_arc(first, second, share).std()) - 1) < 0.03
    straight = torch.lerp(first, second, 0.5)
    assert float(straight.std()) < 0.75, "along a line it would be weaker"
    assert torch.allclose(along_arc(first, first, 0.5), first)
