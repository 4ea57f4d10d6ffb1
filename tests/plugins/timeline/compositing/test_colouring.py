"""Colours: what exposure, balance, contrast, saturation and LUTs make of every value."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from app.api import Asset, InvalidData, Pixels
from plugins.timeline.compositing.colouring import coloured
from plugins.timeline.compositing.cube import Cube, read_cube
from plugins.timeline.model import Colour
from tests.plugins.timeline.compositing.parts import Bench, clip, noise


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _coded(light: float) -> float:
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _grey(*values: int) -> Pixels:
    return np.array([[[value] * 3 for value in values]], np.uint8)


def _cube(text: str) -> Cube:
    return read_cube(text.encode())


def _file(size: int, make: Callable[[float, float, float], tuple[float, float, float]], head: str = "") -> str:
    """A table of three dimensions, red fastest."""
    steps = [number / (size - 1) for number in range(size)]
    lines = [" ".join(f"{v:.7f}" for v in make(r, g, b)) for b in steps for g in steps for r in steps]
    return f'TITLE "a"\n# made here\n{head}LUT_3D_SIZE {size}\n' + "\n".join(lines)


def test_neutral_colours_change_nothing(bench: Bench) -> None:
    picture = noise(1)
    assert np.array_equal(coloured(picture, Colour(), None), picture)
    assert np.array_equal(bench.see(clip(bench.still(picture), colour=Colour(saturation=1.0))), picture)
    ramp = _grey(*range(256))
    # Through the long way too
    assert np.array_equal(coloured(ramp, Colour(exposure=1e-12), None), ramp)
    assert np.array_equal(coloured(ramp, Colour(saturation=1 + 1e-9), None), ramp)


def test_a_stop_is_twice_the_light() -> None:
    ramp = _grey(*range(256))
    for stops in (1.0, -1.5):
        seen = coloured(ramp, Colour(exposure=stops), None)[0, :, 0]
        wanted = [min(1.0, _coded(_linear(value / 255) * 2**stops)) * 255 for value in range(256)]
        assert np.abs(seen - np.array(wanted)).max() <= 0.51


def test_contrast_turns_about_the_middle() -> None:
    seen = coloured(_grey(0, 64, 127, 128, 200, 255), Colour(contrast=2.0), None)[0, :, 0]
    assert seen.tolist() == [0, 0, 127, 128, 255, 255] or np.abs(seen - [0, 0.5, 126.5, 128.5, 255, 255]).max() <= 0.51
    flat = coloured(_grey(0, 255), Colour(contrast=0.0), None)
    assert np.abs(flat.astype(int) - 128).max() <= 1


def test_saturation_goes_from_grey_on() -> None:
    picture = noise(2)
    luma = picture @ np.array([0.2126, 0.7152, 0.0722])
    for amount in (0.0, 0.5, 1.7):
        wanted = (luma[..., None] + (picture - luma[..., None]) * amount).clip(0, 255)
        assert np.abs(coloured(picture, Colour(saturation=amount), None) - wanted).max() <= 0.6


def test_balance_warms_and_keeps_the_light_of_grey() -> None:
    grey = _grey(120)
    warm = coloured(grey, Colour(temperature=1.0), None)[0, 0].astype(int)
    assert warm[0] > 120 > warm[2]
    cold = coloured(grey, Colour(temperature=-1.0), None)[0, 0].astype(int)
    assert cold[0] < 120 < cold[2]
    magenta = coloured(grey, Colour(tint=1.0), None)[0, 0].astype(int)
    assert magenta[1] < 120 < min(magenta[0], magenta[2])
    for found in (warm, cold, magenta):
        light = sum(part * _linear(value / 255) for part, value in zip((0.2126, 0.7152, 0.0722), found, strict=True))
        assert light == pytest.approx(_linear(120 / 255), rel=0.02)


def test_alpha_stays(bench: Bench) -> None:
    picture = noise(3, channels=4)
    seen = coloured(picture, Colour(exposure=1, saturation=0.5), None)
    assert np.array_equal(seen[..., 3], picture[..., 3])
    assert np.array_equal(seen[..., :3], coloured(picture[..., :3].copy(), Colour(exposure=1, saturation=0.5), None))


def test_a_table_of_three_dimensions_is_mixed_of_eight() -> None:
    def make(r: float, g: float, b: float) -> tuple[float, float, float]:
        return g * g, 1 - r * b, (r + g + b) / 3

    size = 5
    table = _cube(_file(size, make))
    picture = noise(4, 40, 30)
    seen = table.applied(picture)
    grid = np.array([[[make(r / 4, g / 4, b / 4) for r in range(5)] for g in range(5)] for b in range(5)])
    for y, x in ((y, x) for y in range(0, 30, 3) for x in range(0, 40, 3)):
        place = picture[y, x] / 255 * (size - 1)
        low = np.minimum(place.astype(int), size - 2)
        r, g, b = place - low
        wanted = np.zeros(3)
        for dr, dg, db in np.ndindex(2, 2, 2):
            weight = (r if dr else 1 - r) * (g if dg else 1 - g) * (b if db else 1 - b)
            wanted += weight * grid[low[2] + db, low[1] + dg, low[0] + dr]
        assert np.abs(seen[y, x] - wanted * 255).max() <= 0.51


def test_a_table_that_changes_nothing_changes_nothing() -> None:
    picture = noise(5)
    assert np.array_equal(_cube(_file(2, lambda r, g, b: (r, g, b))).applied(picture), picture)
    line = "LUT_1D_SIZE 3\n0 0 0\n.5 .5 .5\n1 1 1"
    assert np.array_equal(_cube(line).applied(picture), picture)


def test_a_table_of_one_dimension_is_of_each_channel() -> None:
    seen = _cube("LUT_1D_SIZE 3\n0 1 0\n1 .5 0\n1 0 1\n").applied(_grey(0, 64, 255))
    assert np.abs(seen[0].astype(float) - [[0, 255, 0], [128, 191, 0], [255, 0, 255]]).max() <= 0.51


def test_ranges_and_one_dimension_before_three_are_read() -> None:
    ranged = _cube("DOMAIN_MIN 0 0 0\nDOMAIN_MAX 2 2 2\nLUT_1D_SIZE 2\n0 0 0\n1 1 1")
    assert ranged.applied(_grey(200))[0, 0, 0] == 100
    deep = _cube(_file(2, lambda r, g, b: (r, g, b), "DOMAIN_MAX 2 2 2\n"))
    assert deep.applied(_grey(200))[0, 0, 0] == 100
    both = "LUT_1D_SIZE 2\nLUT_1D_INPUT_RANGE 0 1\nLUT_3D_SIZE 2\nLUT_3D_INPUT_RANGE 0 1\n1 1 1\n0 0 0\n" + "\n".join(
        f"{r} {g} 0" for b in (0, 1) for g in (0, 1) for r in (0, 1)
    )
    assert _cube(both).applied(_grey(55))[0, 0].tolist() == [200, 200, 0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no table at all",
        "LUT_3D_SIZE 2\n0 0 0\n1 1 1",
        "LUT_3D_SIZE 9999\n0 0 0",
        "LUT_3D_SIZE 1\n0 0 0",
        "LUT_3D_SIZE two",
        "LUT_1D_SIZE 2\n0 0 0\n1 1",
        "LUT_1D_SIZE 2\n0 0\n1 1",
        "LUT_1D_SIZE 2\n0 0 0\n1 1 x",
        "LUT_1D_SIZE 2\nDOMAIN_MIN 1 1 1\n0 0 0\n1 1 1",
        "LUT_1D_SIZE 2\nDOMAIN_MAX 1 inf 1\n0 0 0\n1 1 1",
        "LUT_1D_SIZE 2\n0 0 0\n1 1 nan",
    ],
)
def test_what_is_no_table_is_said(text: str) -> None:
    with pytest.raises(InvalidData) as raised:
        _cube(text)
    assert raised.value.advice


def _kept(bench: Bench, text: str) -> Asset:
    return bench.assets.add_bytes(text.encode(), "application/x-cube")


def test_a_clip_goes_through_its_table(bench: Bench) -> None:
    asset = _kept(bench, _file(3, lambda r, g, b: (b, g, r)))
    picture = noise(6)
    seen = bench.see(clip(bench.still(picture), colour=Colour(lut=asset.id)))
    assert np.array_equal(seen, picture[..., ::-1])
    clear = noise(7, channels=4)
    both = bench.see(clip(bench.still(clear), colour=Colour(lut=asset.id)))
    assert np.array_equal(both, bench.see(clip(bench.still(clear)))[..., ::-1])


def test_without_its_table_a_clip_is_shown_as_it_is(bench: Bench) -> None:
    broken = _kept(bench, "no table")
    picture = noise(8)
    assert np.array_equal(bench.see(clip(bench.still(picture), colour=Colour(lut=broken.id))), picture)
    assert any("table of colours" in str(problem) for problem in bench.compositor.problems())
