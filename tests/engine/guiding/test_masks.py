"""Masks: what is outside stays to the bit, soft ones keep in part, and every model can be told where to draw."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from app.api import Fill, InvalidRequest, Pixels
from app.engine.inpainting.fills import filled
from tests.checkpoints import BUILDERS
from tests.engine.conftest import drawing
from tests.engine.guiding.conftest import Draw, apart


@pytest.fixture
def image() -> Pixels:
    """A picture of noise, of which every change is seen."""
    return np.random.default_rng(1).integers(0, 256, (64, 64, 3), np.uint8)


@pytest.fixture
def right() -> NDArray[np.uint8]:
    """A mask of the right half."""
    mask = np.zeros((64, 64), np.uint8)
    mask[:, 32:] = 255
    return mask


@pytest.mark.parametrize("architecture", BUILDERS)
def test_a_soft_mask_keeps_what_is_black_to_the_bit_and_what_is_grey_in_part(
    architecture: str, draw: Draw, image: Pixels
) -> None:
    mask = np.zeros((64, 64), np.uint8)
    mask[:, 16:32], mask[:, 32:48], mask[:, 48:] = 70, 140, 255
    whole = drawing(steps=6, image=image, strength=1.0, mask=mask, soft=True)
    drawn = draw(architecture, whole)
    assert np.array_equal(drawn, draw(architecture, whole))
    assert np.array_equal(drawn[:, :16], image[:, :16])
    assert not np.array_equal(drawn[:, 48:], image[:, 48:])
    # Grey is held until some of the steps are over, so other grey gives another picture.
    darker = replace(whole, mask=np.where(mask == 140, 30, mask).astype(np.uint8))
    assert not np.array_equal(draw(architecture, darker)[:, 32:48], drawn[:, 32:48])


def test_how_far_a_cell_leaves_the_picture_goes_with_the_grey(draw: Draw, image: Pixels) -> None:
    # Without the way through the autoencoder, which changes more than the tiny network does.
    flat = np.full_like(image, 90)
    begun = drawing(steps=8, image=flat, strength=1.0, soft=True, blend=np.ones((64, 64), np.float32))
    kept = draw("sd-1.5", replace(begun, mask=np.zeros((64, 64), np.uint8)))
    changes = [
        apart(kept, draw("sd-1.5", replace(begun, mask=np.full((64, 64), grey, np.uint8)))) for grey in (40, 130, 255)
    ]
    assert 0 < changes[0] < changes[1] < changes[2]


@pytest.mark.parametrize("architecture", ["sd-1.5", "pixart", "flux"])
def test_a_blend_lays_the_result_over_the_picture(
    architecture: str, draw: Draw, image: Pixels, right: NDArray[np.uint8]
) -> None:
    blend = np.zeros((64, 64), np.float32)
    blend[:, 40:] = np.linspace(0, 1, 24, dtype=np.float32)
    drawn = draw(architecture, drawing(image=image, mask=right, blend=blend))
    assert np.array_equal(drawn[:, :41], image[:, :41])
    assert not np.array_equal(drawn[:, 50:], image[:, 50:])


def test_strength_counts_where_a_model_has_no_pipeline_for_pictures(draw: Draw, image: Pixels) -> None:
    flat = np.full_like(image, 90)
    weak, strong = (draw("pixart", drawing(steps=10, image=flat, strength=value)) for value in (0.1, 1.0))
    plain = draw("pixart", drawing(steps=10))
    assert apart(weak, plain) > apart(strong, plain)


@pytest.mark.parametrize("fill", Fill)
def test_a_fill_changes_the_masked_part_alone(fill: Fill, image: Pixels, right: NDArray[np.uint8]) -> None:
    before = image.copy()
    result = filled(image, right, fill, seed=3)
    assert np.array_equal(image, before)
    assert np.array_equal(result[:, :32], image[:, :32])
    assert np.array_equal(result, image) is (fill is Fill.ORIGINAL)
    assert np.array_equal(result, filled(image, right, fill, seed=3))
    assert not np.array_equal(filled(image, right, Fill.NOISE, 1), filled(image, right, Fill.NOISE, 2))


def test_what_surrounds_a_part_is_carried_into_it(right: NDArray[np.uint8]) -> None:
    picture = np.zeros((64, 64, 3), np.uint8)
    picture[:32], picture[32:] = (200, 40, 40), (40, 40, 200)
    hole = np.zeros((64, 64), np.uint8)
    hole[20:44, 20:44] = 255
    picture[hole > 0] = (0, 255, 0)
    result = filled(picture, hole, Fill.BORDER, 0)
    assert result[22:42, 22:42, 1].max() < 90, "nothing of what was there is left"
    assert result[23, 32, 0] > result[23, 32, 2]
    assert result[41, 32, 2] > result[41, 32, 0]
    assert filled(picture, np.full((64, 64), 255, np.uint8), Fill.BORDER, 0).std() == 0


def test_replace_draws_from_noise_whatever_the_strength(draw: Draw, image: Pixels, right: NDArray[np.uint8]) -> None:
    whole = drawing(image=image, mask=right, fill=Fill.REPLACE)
    assert np.array_equal(draw("sd-1.5", replace(whole, strength=0.1)), draw("sd-1.5", replace(whole, strength=1.0)))


def test_an_empty_mask_changes_nothing(draw: Draw, image: Pixels) -> None:
    nothing = np.zeros((64, 64), np.uint8)
    assert np.array_equal(draw("sd-1.5", drawing(image=image, mask=nothing)), image)
    assert np.array_equal(draw("sd-1.5", drawing(image=image, mask=nothing, soft=True)), image)


def test_a_blend_of_another_size_is_refused(draw: Draw, image: Pixels, right: NDArray[np.uint8]) -> None:
    with pytest.raises(InvalidRequest, match="same size"):
        draw("sd-1.5", drawing(image=image, mask=right, blend=np.ones((32, 32), np.float32)))
