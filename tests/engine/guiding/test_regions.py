"""Regions: a prompt of its own changes its part far more than the rest, and leaves nothing behind."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from app.api import Coverage, InvalidRequest, Pixels, RegionUse
from tests.engine.conftest import drawing
from tests.engine.guiding.conftest import Draw

ARCHITECTURES = ["sd-1.5", "sdxl", "illustrator", "flux", "sd-3", "z-image"]


def _right(width: int = 64) -> Coverage:
    mask = np.zeros((64, width), np.float32)
    mask[:, width // 2 :] = 1
    return mask


def _changed(before: Pixels, after: Pixels) -> tuple[float, float]:
    """How far the outer quarters left and right of a picture changed."""
    apart = np.abs(before.astype(np.float32) - after)
    quarter = before.shape[1] // 4
    return float(apart[:, :quarter].mean()), float(apart[:, -quarter:].mean())


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_a_region_changes_its_part_and_nothing_is_left_behind(architecture: str, draw: Draw) -> None:
    plain = drawing(width=128, guidance=4.0)
    before = draw(architecture, plain)
    region = RegionUse("an enormous blue castle of glass, at night", _right(128))
    led = draw(architecture, drawing(width=128, regions=(region,)))
    outside, inside = _changed(before, led)
    assert inside > 0
    # The tiny one of the studio has so few cells that what it sees of itself carries far.
    assert inside > (1.2 if architecture == "illustrator" else 1.5) * outside, (inside, outside)
    assert np.array_equal(led, draw(architecture, drawing(width=128, regions=(region,))))
    assert np.array_equal(before, draw(architecture, plain))


@pytest.mark.parametrize("architecture", ARCHITECTURES)
def test_a_region_that_says_the_same_everywhere_is_the_prompt_itself(architecture: str, draw: Draw) -> None:
    other = "an enormous blue castle of glass, at night"
    everywhere = RegionUse(other, np.ones((64, 64), np.float32))
    plain = draw(architecture, drawing()).astype(np.float32)
    led = draw(architecture, drawing(regions=(everywhere,))).astype(np.float32)
    said = draw(architecture, drawing(prompt=other)).astype(np.float32)
    weak = draw(architecture, drawing(regions=(RegionUse(other, everywhere.mask, strength=0.1),))).astype(np.float32)
    if architecture in ("sd-1.5", "illustrator"):
        # A UNet hears the prompt in its attention alone, so a region everywhere takes its place entirely.
        assert np.abs(led - said).max() <= 1
    assert np.abs(led - plain).mean() > np.abs(weak - plain).mean()


@pytest.mark.parametrize("architecture", ["sd-1.5", "flux"])
def test_several_regions_that_overlap(architecture: str, draw: Draw) -> None:
    left = np.ascontiguousarray(_right()[:, ::-1])
    whole = np.ones((64, 64), np.float32)
    regions = (RegionUse("a cat", left), RegionUse("a dog", _right()), RegionUse("rain", whole, strength=0.3))
    assert draw(architecture, drawing(regions=regions)).std() > 0


@pytest.mark.parametrize("architecture", ["sd-1.5", "illustrator", "sd-3", "z-image"])
def test_what_a_region_lacks_changes_its_part(architecture: str, draw: Draw) -> None:
    plain = drawing(width=128, guidance=4.0)
    before = draw(architecture, plain)
    # Of the same length: in Z-Image a longer text moves the picture's places, whatever it says.
    cat, dog = (
        draw(architecture, drawing(width=128, regions=(RegionUse("", _right(128), negative_prompt=lacking),)))
        for lacking in ("cat", "dog")
    )
    outside, inside = _changed(cat, dog)
    assert inside > 1.2 * outside, (inside, outside)
    assert not np.array_equal(before, cat)
    assert np.array_equal(before, draw(architecture, plain))
    fox = RegionUse("a red fox", _right(128))
    rain = RegionUse("rain", 1 - _right(128))
    led = draw(architecture, drawing(width=128, regions=(fox, rain)))
    lacking = replace(fox, negative_prompt="an enormous blue castle")
    assert not np.array_equal(led, draw(architecture, drawing(width=128, regions=(lacking, rain))))


def test_a_model_without_negative_prompts_refuses_that_of_a_region(draw: Draw) -> None:
    region = RegionUse("a cat", _right(), negative_prompt="a dog")
    with pytest.raises(InvalidRequest, match="takes no negative prompt"):
        draw("flux", drawing(regions=(region,)))


def test_a_region_that_covers_nothing_or_is_of_another_size_is_refused(draw: Draw) -> None:
    with pytest.raises(InvalidRequest, match="covers nothing"):
        draw("sd-1.5", drawing(regions=(RegionUse("a cat", np.zeros((64, 64), np.float32)),)))
    with pytest.raises(InvalidRequest, match="has 32 × 32 pixels"):
        draw("sd-1.5", drawing(regions=(RegionUse("a cat", np.ones((32, 32), np.float32)),)))
