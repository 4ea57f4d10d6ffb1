"""The tree of layers mixed tile by tile, against its definition in numbers of any fineness."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.api import AssetId, BlendMode, Pixels
from app.storage import FolderAssets
from plugins.canvas.composite import composite_tile, flatten, stored_tiles, tile_key
from plugins.canvas.compositing.adjusting import adjusted, curve_at
from plugins.canvas.compositing.around import around
from plugins.canvas.compositing.masked import mask_from_alpha, masked_picture, opaque_picture
from plugins.canvas.compositing.mixing import Fetch, mixed
from plugins.canvas.compositing.step import steps_of
from plugins.canvas.compositing.tiles import layer_tile
from plugins.canvas.model import (
    Adjusting,
    Adjustment,
    Blending,
    BrightnessContrast,
    Canvas,
    ColourBalance,
    Control,
    ControlKind,
    Curves,
    Group,
    HueSaturation,
    Invert,
    Layer,
    Levels,
    Mask,
)
from tests.plugins.canvas.references import Reference, premultiplied
from tests.plugins.canvas.trees import SIDE, canvases, pictures

SETTINGS = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def stored(assets: FolderAssets) -> dict[str, Pixels]:
    """Pictures by their assets."""
    return pictures(assets)


def flat(assets: FolderAssets, colour: tuple[int, int, int, int], side: int = 64) -> AssetId:
    """A picture of one colour."""
    return assets.add_picture(np.full((side, side, 4), colour, np.uint8)).id


def pixel(assets: FolderAssets, *layers: Layer, blending: Blending = Blending.PERCEPTUAL) -> tuple[int, ...]:
    """The pixel in the corner of some layers together."""
    seen = flatten(Canvas(64, 64, layers, blending=blending), stored_tiles(assets))
    return tuple(int(value) for value in seen[0, 0])


@SETTINGS
@given(st.data())
def test_a_random_tree_is_what_its_definition_says(
    assets: FolderAssets, stored: dict[str, Pixels], data: st.DataObject
) -> None:
    canvas = data.draw(canvases(list(stored)))
    made = premultiplied(flatten(canvas, stored_tiles(assets)))
    differences = np.abs(made - Reference(canvas, stored).picture()) * 255
    # By light a rounded dark value counts for many where it is mixed with a lighter one or turned into one.
    assert np.percentile(differences, 99 if canvas.blending is Blending.LINEAR else 100) <= 2


@SETTINGS
@given(st.data())
def test_what_lies_around_a_layer_put_together_looks_the_same(
    assets: FolderAssets, stored: dict[str, Pixels], data: st.DataObject
) -> None:
    canvas = data.draw(canvases(list(stored)))
    layer = data.draw(st.sampled_from(canvas.layers))
    read = stored_tiles(assets)
    plan = around(steps_of(canvas.layers), layer.id)
    made = mixed(plan, Fetch(lambda one: layer_tile(one, read, (0, 0))), canvas.blending)
    whole = composite_tile(canvas, read, (0, 0))
    blank = np.zeros((256, 256, 4), np.uint8)
    one, other = (premultiplied(blank if tile is None else tile) for tile in (made, whole))
    differences = np.abs(one - other) * 255
    assert np.percentile(differences, 99 if canvas.blending is Blending.LINEAR else 100) <= 2


@SETTINGS
@given(st.data())
def test_tiles_with_one_key_look_alike(assets: FolderAssets, stored: dict[str, Pixels], data: st.DataObject) -> None:
    canvas = data.draw(canvases(list(stored)))
    layer = data.draw(st.sampled_from(canvas.layers))
    changed = data.draw(
        st.sampled_from(
            (
                replace(layer, name="renamed", locked=True),
                replace(layer, opacity=0.5),
                replace(layer, clipped=not layer.clipped),
                replace(layer, mask=None),
                replace(layer, visible=not layer.visible),
                replace(layer, x=layer.x + 1),
                replace(layer, content=Group(True) if layer.is_group else layer.content),
            )
        )
    )
    other, read = canvas.with_layer(changed), stored_tiles(assets)
    for at in ((0, 0), (1, 0), (1, 1)):
        if tile_key(canvas, assets, at) != tile_key(other, assets, at):
            continue
        one, two = composite_tile(canvas, read, at), composite_tile(other, read, at)
        blank = np.zeros((256, 256, 4), np.uint8)
        seen, again = (premultiplied(blank if tile is None else tile) for tile in (one, two))
        assert np.array_equal(seen, again)


def test_an_isolated_group_keeps_its_modes_to_itself_and_one_that_passes_through_does_not(
    assets: FolderAssets,
) -> None:
    ground = Layer("a", "", flat(assets, (200, 100, 40, 255)))
    dark = Layer("b", "", flat(assets, (128, 128, 128, 255)), blend=BlendMode.MULTIPLY, parent="g")
    isolated = Layer("g", "", content=Group())
    through = Layer("g", "", content=Group(pass_through=True))
    assert pixel(assets, ground, dark, isolated) == (128, 128, 128, 255)
    assert pixel(assets, ground, dark, through) == (100, 50, 20, 255)
    assert pixel(assets, ground, dark, replace(through, opacity=0.5)) == (150, 75, 30, 255)
    assert pixel(assets, ground, dark, replace(through, blend=BlendMode.MULTIPLY)) == (100, 50, 20, 255)


def test_a_clipped_layer_is_seen_where_its_base_is(assets: FolderAssets) -> None:
    base = Layer("a", "", flat(assets, (255, 0, 0, 128)))
    over = Layer("b", "", flat(assets, (0, 0, 255, 255)), clipped=True)
    assert pixel(assets, base, over) == (0, 0, 255, 128)
    assert pixel(assets, replace(base, asset=None), over)[3] == 0
    assert pixel(assets, replace(base, visible=False), over)[3] == 0
    # With nothing below it is seen as a whole.
    assert pixel(assets, over) == (0, 0, 255, 255)


def test_a_mask_hides_by_its_alpha_and_can_be_switched_off(assets: FolderAssets) -> None:
    mask = Mask(flat(assets, (0, 0, 0, 102)))
    layer = Layer("a", "", flat(assets, (10, 20, 30, 255)), mask=mask)
    assert pixel(assets, layer) == (10, 20, 30, 153)
    assert pixel(assets, replace(layer, mask=replace(mask, enabled=False))) == (10, 20, 30, 255)
    assert pixel(assets, replace(layer, mask=replace(mask, x=1))) == (10, 20, 30, 255)
    assert pixel(assets, replace(layer, mask=Mask())) == (10, 20, 30, 255)


def test_an_adjustment_changes_what_lies_below_it_in_its_group(assets: FolderAssets) -> None:
    ground = Layer("a", "", flat(assets, (200, 100, 40, 128)))
    invert = Layer("i", "", content=Adjusting(Invert()))
    assert pixel(assets, ground, invert) == (55, 155, 215, 128)
    assert pixel(assets, ground, replace(invert, opacity=0.5))[3] == 128
    assert pixel(assets, ground, replace(invert, parent="g"), Layer("g", "", content=Group())) == (200, 100, 40, 128)
    passing = Layer("g", "", content=Group(True))
    assert pixel(assets, ground, replace(invert, parent="g"), passing) == (55, 155, 215, 128)
    above = Layer("b", "", flat(assets, (10, 20, 30, 255)))
    assert pixel(assets, ground, above, replace(invert, clipped=True)) == (245, 235, 225, 255)
    assert pixel(assets, invert)[3] == 0


def test_control_layers_are_no_part_of_what_is_drawn(assets: FolderAssets) -> None:
    ground = Layer("a", "", flat(assets, (200, 100, 40, 255)))
    lines = Layer("b", "", flat(assets, (0, 0, 0, 255)), control=Control(ControlKind.CANNY))
    clipped = Layer("c", "", flat(assets, (9, 9, 9, 255)), clipped=True)
    canvas = Canvas(64, 64, (ground, lines, clipped))
    assert tuple(flatten(canvas, stored_tiles(assets))[0, 0]) == (9, 9, 9, 255)
    assert tuple(flatten(canvas.drawn(), stored_tiles(assets))[0, 0]) == (200, 100, 40, 255)


def values(adjustment: Adjustment, *colours: tuple[int, int, int]) -> list[tuple[int, ...]]:
    """What becomes of some opaque colours."""
    pixels = np.array([[(*colour, 255) for colour in colours]], np.uint8)
    made = adjusted(pixels, adjustment)
    assert (made[..., 3] == 255).all()
    return [tuple(int(value) for value in colour) for colour in made[0, :, :3]]


@pytest.mark.parametrize(
    "adjustment",
    [
        Levels(),
        Curves(),
        HueSaturation(),
        ColourBalance(),
        BrightnessContrast(),
        Curves(((0.0, 0.0), (0.5, 0.5), (1.0, 1.0))),
    ],
)
def test_an_adjustment_as_it_is_added_changes_nothing(adjustment: Adjustment) -> None:
    numbers = np.random.default_rng(1)
    pixels = numbers.integers(0, 256, (40, 40, 4), dtype=np.uint8)
    assert np.array_equal(adjusted(pixels, adjustment), pixels)


def test_levels_and_curves() -> None:
    assert values(Levels(black=50 / 255, white=150 / 255), (50, 101, 150)) == [(0, 130, 255)]
    assert values(Levels(gamma=2), (64, 64, 64)) == [(128, 128, 128)]
    assert values(Levels(low=1, high=0), (10, 0, 255)) == [(245, 255, 0)]
    curve = Curves(red=((0.0, 0.0), (0.5, 0.8), (1.0, 1.0)))
    ((red, green, blue),) = values(curve, (128, 128, 128))
    assert (abs(red - 204) <= 1, green, blue) == (True, 128, 128)


@given(
    st.lists(
        st.tuples(st.integers(0, 255), st.integers(0, 255)), min_size=2, max_size=8, unique_by=lambda point: point[0]
    ).map(sorted)
)
def test_a_curve_goes_through_its_points_and_never_beyond_its_neighbours(points: list[tuple[int, int]]) -> None:
    curve = [(x / 255, y / 255) for x, y in points]
    heights = curve_at(curve, np.arange(256) / 255)
    assert np.allclose(heights[[x for x, _ in points]] * 255, [y for _, y in points])
    for (x, y), (right, other) in pairwise(points):
        between = heights[x : right + 1] * 255
        assert between.min() >= min(y, other) - 1e-6
        assert between.max() <= max(y, other) + 1e-6


def test_hue_saturation_and_colour_balance() -> None:
    assert values(HueSaturation(hue=120), (200, 30, 90)) == [(90, 200, 30)]
    assert values(HueSaturation(saturation=-1), (200, 100, 100)) == [(150, 150, 150)]
    assert values(HueSaturation(lightness=1), (9, 9, 9)) == [(255, 255, 255)]
    ((red, green, blue),) = values(HueSaturation(hue=0, saturation=0, colourise=True), (128, 128, 128))
    assert red > green == blue
    ((red, green, blue),) = values(ColourBalance(midtones=(0.5, 0, 0), keep_luminosity=False), (128, 128, 128))
    assert (red > 140, green, blue) == (True, 128, 128)
    ((red, green, blue),) = values(ColourBalance(midtones=(0.5, 0, 0)), (128, 128, 128))
    assert abs(0.3 * red + 0.59 * green + 0.11 * blue - 128) <= 1
    assert values(ColourBalance(shadows=(1, 1, 1), keep_luminosity=False), (255, 255, 255)) == [(255, 255, 255)]


def test_an_adjustment_of_a_tile_takes_no_time() -> None:
    tile = np.random.default_rng(0).integers(0, 256, (256, 256, 4), dtype=np.uint8)
    before = cv2.getNumThreads()
    cv2.setNumThreads(1)
    taken = []
    for _ in range(9):
        started = time.thread_time()
        adjusted(tile, Curves(red=((0.0, 0.1), (1.0, 1.0))))
        adjusted(tile, Levels(black=0.1))
        taken.append(time.thread_time() - started)
    cv2.setNumThreads(before)
    assert min(taken) < 0.004


def test_masks_and_transparency_are_made_of_one_another(assets: FolderAssets, stored: dict[str, Pixels]) -> None:
    asset = AssetId(next(iter(stored)))
    layer = Layer("a", "", asset, 13, -7, mask=Mask(AssetId(list(stored)[2]), -20, 40))
    before = flatten(Canvas(SIDE, SIDE, (layer,)), stored_tiles(assets))
    applied = replace(layer, asset=masked_picture(layer, assets, lambda: None).id, mask=None)
    assert np.array_equal(
        premultiplied(before), premultiplied(flatten(Canvas(SIDE, SIDE, (applied,)), stored_tiles(assets)))
    )
    bare = replace(layer, mask=None)
    mask = Mask(mask_from_alpha(bare, assets, lambda: None).id, layer.x, layer.y)
    opaque = replace(bare, asset=opaque_picture(bare, assets, lambda: None).id, mask=mask)
    one, other = (flatten(Canvas(SIDE, SIDE, (each,)), stored_tiles(assets)) for each in (bare, opaque))
    assert np.array_equal(premultiplied(one), premultiplied(other))
