"""Brushes: what dabs cover, where they lie, and what strokes make of the pixels below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path as FilePath

import numpy as np
import pytest
from numpy.typing import NDArray

from app.api import Pixels
from app.storage import FolderAssets
from plugins.canvas.brush import (
    Axes,
    Brush,
    Cover,
    Dab,
    Dynamic,
    Effect,
    Grain,
    GrainMode,
    Path,
    Sample,
    Sensor,
    Smoothing,
    Stroke,
    Symmetry,
    Target,
    Tip,
    TipKind,
    Tips,
    as_mask,
    check_brush,
    response,
)
from plugins.canvas.brush.laying import changed
from plugins.canvas.brush.tip_pictures import paper
from plugins.canvas.composite import cut, out_of_row
from plugins.canvas.model import Canvas, Layer, Mask
from plugins.canvas.panel.painted import LiveStroke, stored_ground

RED = (255, 0, 0)
EFFECTS = tuple(Effect)


@pytest.fixture
def assets(tmp_path: FilePath) -> Iterator[FolderAssets]:
    """A store of a test."""
    found = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    yield found
    found.close()


def layer_of(assets: FolderAssets, pixels: Pixels) -> Layer:
    """A layer with a picture."""
    return Layer("a", "a", assets.add_picture(pixels).id)


def noise(height: int = 300, width: int = 400, *, opaque: bool = False) -> Pixels:
    """Pixels of every kind."""
    pixels = np.random.default_rng(3).integers(0, 256, (height, width, 4), dtype=np.uint8)
    if opaque:
        pixels[..., 3] = 255
    return pixels


def halves(left: tuple[int, ...], right: tuple[int, ...]) -> Pixels:
    """One colour beside another, with the border at 150."""
    pixels = np.zeros((200, 300, 4), np.uint8)
    pixels[:, :150], pixels[:, 150:] = left, right
    return pixels


def drawn(assets: FolderAssets, stroke: Stroke, *points: tuple[float, float]) -> Pixels:
    """The picture after a stroke through some points."""
    for point in points:
        stroke.add(*point)
    return assets.picture(stroke.finish().id)


def across(brush: Brush, *, pressure: float = 1.0) -> list[Dab]:
    """The dabs of a straight way of 400 pixels."""
    path = Path(brush)
    return [dab for step in range(41) for dab in path.add(Sample(step * 10.0, 50, pressure, time_s=step * 0.01))]


def test_a_curve_answers_between_its_points() -> None:
    curve = ((0.0, 0.2), (0.5, 0.4), (1.0, 1.0))
    assert [round(response(curve, value), 3) for value in (0, 0.25, 0.5, 0.75, 1)] == [0.2, 0.3, 0.4, 0.7, 1]


def test_a_flat_dab_is_as_long_and_as_wide_as_it_says() -> None:
    brush = Brush(size=100, hardness=1, ratio=0.3, angle=90)
    mask, _, _ = Tips(brush, None).mask(Dab(200, 200, 100, angle=90, ratio=0.3))
    rows, columns = np.nonzero(mask > 0.5)
    assert abs(np.ptp(rows) - 100) <= 1
    assert abs(np.ptp(columns) - 30) <= 1
    assert abs(float(mask.sum()) - np.pi * 50 * 15) < 40


def test_a_flat_dab_turned_is_a_turned_dab() -> None:
    one, _, _ = Tips(Brush(ratio=0.4), None).mask(Dab(50.5, 50.5, 60, angle=30, ratio=0.4))
    other, _, _ = Tips(Brush(ratio=0.4), None).mask(Dab(50.5, 50.5, 60, angle=-30, ratio=0.4))
    assert np.allclose(one[::-1], other, atol=0.06)


@pytest.mark.parametrize("kind", [kind for kind in TipKind if kind not in (TipKind.ROUND, TipKind.STAMP)])
@pytest.mark.parametrize("size", [9.0, 40.0, 333.0])
def test_a_picture_as_a_tip_keeps_its_weight_at_every_size(kind: TipKind, size: float) -> None:
    tips = Tips(Brush(size=size, tip=Tip(kind, 1)), None)
    mask, _, _ = tips.mask(Dab(500, 500, size))
    whole, _, _ = tips.mask(Dab(500, 500, 256))
    assert float(mask.max()) <= 1
    share = float(mask.sum()) / size**2
    assert share == pytest.approx(float(whole.sum()) / 256**2, rel=0.12)


def test_a_stamp_is_the_picture_that_it_was_made_from(assets: FolderAssets) -> None:
    picture = np.zeros((32, 32, 4), np.uint8)
    picture[4:9, 20:30, 3] = 255
    brush = Brush(size=32, tip=Tip(TipKind.STAMP, assets=(assets.add_picture(picture).id,)))
    mask, _, _ = Tips(brush, assets).mask(Dab(100, 100, 32))
    rows, columns = np.nonzero(mask > 0.5)
    # 45 degrees corners need room; the middle of the picture lies in the middle of the mask.
    middle = mask.shape[0] // 2
    assert (rows.min() - middle, rows.max() - middle) == (-12, -8)
    assert (columns.min() - middle, columns.max() - middle) == (4, 13)


def test_pressure_tilt_speed_and_fading_act_through_their_curves() -> None:
    low: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 0.5))
    pressed = Brush(size=50, dynamics=(Dynamic(Target.SIZE, Sensor.PRESSURE, low),))
    assert across(pressed, pressure=0.5)[3].size == pytest.approx(12.5)
    assert across(replace(pressed, pressure_size=False), pressure=0.5)[3].size == 50
    leaning = Brush(pressure_size=False, dynamics=(Dynamic(Target.RATIO, Sensor.TILT, ((0.0, 1.0), (1.0, 0.2))),))
    tilted = Path(leaning).add(Sample(0, 0, tilt=(60, 0)))
    assert tilted[0].ratio == pytest.approx(0.2)
    fast = Brush(pressure_size=False, dynamics=(Dynamic(Target.FLOW, Sensor.SPEED),))
    strengths = [dab.strength for dab in across(fast)]
    assert strengths[0] == 0
    assert strengths[-1] == pytest.approx(1 / 3, abs=0.02)
    fading = Brush(pressure_size=False, dynamics=(Dynamic(Target.SIZE, Sensor.FADE, ((0.0, 1.0), (1.0, 0.0))),))
    sizes = [dab.size for dab in across(fading)]
    assert all(one > other for one, other in pairwise(sizes))


def test_a_brush_that_follows_its_way_turns_with_it() -> None:
    brush = Brush(dynamics=(Dynamic(Target.ANGLE, Sensor.DIRECTION),))
    path = Path(brush)
    path.add(Sample(0, 0))
    down = path.add(Sample(0, 100))
    assert down[-1].angle == pytest.approx(90)


def test_a_stabilised_brush_is_pulled_by_a_string() -> None:
    path = Path(Brush(smoothing=Smoothing.STABILISER, smoothing_px=30))
    path.add(Sample(0, 0))
    assert path.add(Sample(20, 10)) == []
    path.add(Sample(100, 0))
    assert path.place is not None
    assert np.allclose(path.place, (70, 0))
    assert path.finish() == []


def test_a_smoothed_way_is_shorter_and_ends_near_the_pen() -> None:
    def way(brush: Brush) -> tuple[float, float]:
        path = Path(brush)
        dabs = [dab for step in range(60) for dab in path.add(Sample(step * 5.0, 50 + 8 * (step % 2)))]
        dabs += path.finish()
        rough = sum(abs(other.y - one.y) for one, other in pairwise(dabs[3:-3]))
        return rough, dabs[-1].x

    plain_rough, _ = way(Brush(size=20))
    rough, end = way(Brush(size=20, smoothing=Smoothing.BASIC, smoothing_strength=0.7))
    assert rough < plain_rough / 5
    assert end > 270


def test_chance_is_the_same_for_the_same_stroke(assets: FolderAssets) -> None:
    brush = Brush(
        30, colour=RED, tip=Tip(TipKind.CHALK), scatter=0.6, size_jitter=0.5, angle_jitter=1, flow_jitter=0.4, count=2
    )

    def made(at: float) -> Pixels:
        return drawn(assets, Stroke(Canvas(400, 300), Layer("a", "a"), assets, brush), (at, 60), (at + 250, 200))

    assert np.array_equal(made(40), made(40))
    assert not np.array_equal(made(40), made(41))


@pytest.mark.parametrize("effect", EFFECTS)
def test_dabs_laid_piece_by_piece_are_those_laid_at_once(assets: FolderAssets, effect: Effect) -> None:
    brush = Brush(300, 0.6, flow=0.7, colour=RED, effect=effect, load=0.3, grain=Grain.PAPER, grain_strength=0.5)
    layer = layer_of(assets, noise(700, 900))
    whole = drawn(assets, Stroke(Canvas(900, 700), layer, assets, brush), (200, 200), (500, 420), (640, 380))
    stroke = Stroke(Canvas(900, 700), layer, assets, brush)
    pieces: list[int] = []
    for point in ((200, 200), (500, 420), (640, 380)):
        stroke.follow(*point)
        # All but the last way is still to be laid when the next begins.
        pieces += [len(stroke.lay(0.0)) for _ in range(3)]
    assert stroke.waits
    while stroke.waits:
        pieces.append(len(stroke.lay(0.0)))
    assert not stroke.lay()
    assert len(pieces) > 20
    assert max(pieces) <= 4
    assert np.array_equal(assets.picture(stroke.finish().id), whole)


def test_a_stroke_that_ends_has_all_its_dabs(assets: FolderAssets) -> None:
    canvas, brush = Canvas(400, 300), Brush(60, colour=RED)
    stroke = Stroke(canvas, Layer("a", "a"), assets, brush)
    for point in ((50, 50), (300, 200)):
        stroke.follow(*point)
    assert not stroke.tiles
    whole = drawn(assets, Stroke(canvas, Layer("a", "a"), assets, brush), (50, 50), (300, 200))
    assert np.array_equal(assets.picture(stroke.finish().id), whole)


@pytest.mark.parametrize("opaque", [True, False])
def test_a_picture_turned_into_another_by_coverage(opaque: bool) -> None:
    base, other = noise(opaque=opaque), noise(opaque=opaque)[::-1].copy()
    base[:20, :, 3], other[:20, :, 3] = 0, 0
    cover = np.random.default_rng(5).random(base.shape[:2], np.float32)
    cover[:, :40], cover[:, 40:80] = 0, 1
    weight = cover[..., None].astype(float) * 0.75
    alphas = base[..., 3:] / 255, other[..., 3:] / 255
    alpha = alphas[0] * (1 - weight) + alphas[1] * weight
    colour = base[..., :3] * alphas[0] * (1 - weight) + other[..., :3] * alphas[1] * weight
    expected = np.concatenate([colour / np.maximum(alpha, 1e-9), alpha * 255], -1)
    found = changed(base, other, cover, 0.75)
    seen = np.broadcast_to(found[..., 3:] > 0, found.shape) & (alpha > 0)
    assert np.abs(found - expected)[seen].max() <= 0.51
    assert np.array_equal(found[:, :40], base[:, :40])
    assert np.array_equal(found[:20], base[:20])
    kept = changed(base, other, cover, 0.75, keep_alpha=True)
    assert np.array_equal(kept[..., 3], base[..., 3])


def test_an_airbrush_goes_on_while_it_stands(assets: FolderAssets) -> None:
    stroke = Stroke(Canvas(200, 200), Layer("a", "a"), assets, Brush(60, flow=0.1, colour=RED, airbrush=True))
    stroke.add(100, 100)
    first = stroke.tile((0, 0))
    assert first is not None
    stroke.stand()
    assert stroke.waits
    assert stroke.lay()
    for _ in range(5):
        stroke.stand()
    stroke.lay()
    later = stroke.tile((0, 0))
    assert later is not None
    assert later[100, 100, 3] == pytest.approx(255 * (1 - 0.9**7), abs=1.5)


@pytest.mark.parametrize("mode", list(GrainMode))
def test_paper_lies_still_under_the_strokes(assets: FolderAssets, mode: GrainMode) -> None:
    brush = Brush(
        90, 1, pressure_size=False, colour=RED, grain=Grain.PAPER, grain_mode=mode, grain_strength=0.9, flow=0.5
    )
    alpha = drawn(assets, Stroke(Canvas(512, 300), Layer("a", "a"), assets, brush), (256, 150))[..., 3]
    inside = alpha[130:170, 236:276].astype(float)
    heights = paper(Grain.PAPER, 1.0)[130:170, 236:276]
    assert np.corrcoef(inside.ravel(), heights.ravel())[0, 1] > 0.55
    assert float(inside.std()) > 10


@pytest.mark.parametrize("side", ["left", "top"])
def test_papers_have_no_seam(side: str) -> None:
    for grain in (Grain.PAPER, Grain.CANVAS, Grain.COARSE):
        heights = paper(grain, 2.0) if side == "left" else paper(grain, 2.0).T
        seam = np.abs(heights[:, 0] - heights[:, -1]).mean()
        inside = np.abs(np.diff(heights, axis=1)).mean()
        assert seam < 2 * inside


def test_smudging_carries_colour_over_a_border_and_leaves_an_even_ground_alone(assets: FolderAssets) -> None:
    brush = Brush(40, 1, effect=Effect.SMUDGE, length=0.9, pressure_size=False)
    layer = layer_of(assets, halves((255, 0, 0, 255), (0, 0, 255, 255)))
    seen = drawn(assets, Stroke(Canvas(300, 200, (layer,)), layer, assets, brush), (100, 100), (220, 100))
    assert seen[100, 170, 0] > 60
    assert (seen[..., 3] == 255).all()
    assert tuple(seen[30, 170]) == (0, 0, 255, 255)
    even = np.full((200, 300, 4), (13, 77, 200, 140), np.uint8)
    layer = layer_of(assets, even)
    assert np.array_equal(
        drawn(assets, Stroke(Canvas(300, 200, (layer,)), layer, assets, brush), (20, 20), (280, 180)), even
    )


def test_smudging_into_nothing_has_no_dark_fringe(assets: FolderAssets) -> None:
    layer = layer_of(assets, halves((255, 200, 0, 255), (0, 0, 0, 0)))
    brush = Brush(50, 0.2, effect=Effect.SMUDGE, length=0.95, pressure_size=False)
    seen = drawn(assets, Stroke(Canvas(300, 200, (layer,)), layer, assets, brush), (100, 100), (240, 100))
    touched = seen[(seen[..., 3] > 8) & (np.arange(300) > 150)[None, :]]
    assert len(touched) > 100
    assert (touched[:, 0] >= 253).all()
    assert (np.abs(touched[:, 1].astype(int) - 200) <= 3).all()


def test_a_loaded_brush_brings_its_own_colour(assets: FolderAssets) -> None:
    layer = layer_of(assets, halves((255, 255, 255, 255), (255, 255, 255, 255)))
    brush = Brush(40, 1, effect=Effect.SMUDGE, load=0.5, colour=RED, pressure_size=False)
    seen = drawn(assets, Stroke(Canvas(300, 200, (layer,)), layer, assets, brush), (60, 100), (240, 100))
    assert seen[100, 150, 1] < 90
    assert seen[100, 150, 0] == 255


def test_blurring_softens_a_border_and_leaves_an_even_ground_alone(assets: FolderAssets) -> None:
    brush = Brush(60, 1, effect=Effect.BLUR, length=0.5, pressure_size=False)
    layer = layer_of(assets, halves((0, 0, 0, 255), (255, 255, 255, 255)))
    seen = drawn(assets, Stroke(Canvas(300, 200, (layer,)), layer, assets, brush), (150, 60), (150, 140))
    edge = seen[100, 140:160, 0].astype(int)
    assert (np.diff(edge) >= 0).all()
    assert int(np.diff(edge).max()) < 60
    assert seen[10, 149, 0] == 0
    even = np.full((200, 300, 4), (13, 77, 200, 255), np.uint8)
    layer = layer_of(assets, even)
    assert np.array_equal(
        drawn(assets, Stroke(Canvas(300, 200, (layer,)), layer, assets, brush), (9, 9), (290, 190)), even
    )


@pytest.mark.parametrize("effect", [Effect.BLUR, Effect.SHARPEN, Effect.DODGE])
def test_what_a_filter_needs_is_made_while_dabs_are_laid(
    effect: Effect, assets: FolderAssets, monkeypatch: pytest.MonkeyPatch
) -> None:
    layer = layer_of(assets, noise(opaque=True))
    brush = Brush(250, 0.5, effect=effect, flow=0.5, pressure_size=False)
    stroke = Stroke(Canvas(400, 300, (layer,)), layer, assets, brush)
    stroke.follow(200, 150)
    steps = 0
    while stroke.waits:
        stroke.lay(0)
        steps += 1
    # A square at a time, so that a frame can end between them; to show it, nothing is filtered any more.
    assert steps > 12
    monkeypatch.setattr("plugins.canvas.brush.stroke.filtered", None)
    below = np.ascontiguousarray(noise(opaque=True)[70:170, 120:220])
    shown = stroke._part((120, 70, 100, 100), below)
    assert shown is not None
    assert not np.array_equal(shown, below)


def test_sharpening_dodging_and_burning_do_what_they_say(assets: FolderAssets) -> None:
    ground = halves((90, 90, 90, 255), (160, 160, 160, 255))
    layer = layer_of(assets, ground)

    def made(effect: Effect) -> NDArray[np.int64]:
        brush = Brush(60, 1, effect=effect, pressure_size=False)
        seen = drawn(assets, Stroke(Canvas(300, 200, (layer,)), layer, assets, brush), (150, 100))
        return seen[100, :, 0].astype(int)

    sharp = made(Effect.SHARPEN)
    assert sharp[149] < 90 < 160 < sharp[150]
    assert made(Effect.DODGE)[140] > 90
    assert made(Effect.BURN)[140] < 90


@pytest.mark.parametrize("effect", EFFECTS)
def test_locked_alpha_stays_and_colours_change(assets: FolderAssets, effect: Effect) -> None:
    ground = noise()
    layer = replace(layer_of(assets, ground), alpha_locked=True)
    brush = Brush(80, 0.5, effect=effect, colour=RED, opacity=0.9, flow=0.7)
    seen = drawn(assets, Stroke(Canvas(400, 300, (layer,)), layer, assets, brush), (60, 60), (340, 240))
    assert np.array_equal(seen[..., 3], ground[..., 3])
    assert np.array_equal(seen, ground) is (effect is Effect.ERASE)


def test_what_is_half_transparent_is_painted_as_much_as_what_is_opaque(assets: FolderAssets) -> None:
    layer = replace(layer_of(assets, np.full((200, 300, 4), (0, 0, 0, 90), np.uint8)), alpha_locked=True)
    brush = Brush(60, 1, opacity=0.5, colour=(200, 0, 0))
    seen = drawn(assets, Stroke(Canvas(300, 200, (layer,)), layer, assets, brush), (150, 100))
    assert tuple(seen[100, 150]) == (100, 0, 0, 90)


@pytest.mark.parametrize(
    ("colour", "erases", "expected"),
    [((0, 0, 0), False, 255), ((255, 255, 255), False, 0), ((128, 128, 128), False, 127), ((255, 255, 255), True, 255)],
)
def test_a_mask_moves_to_the_grey_of_the_colour(
    assets: FolderAssets, colour: tuple[int, int, int], *, erases: bool, expected: int
) -> None:
    hidden = np.zeros((200, 300, 4), np.uint8)
    hidden[..., 3] = 100
    layer = replace(layer_of(assets, noise(200, 300)), mask=Mask(assets.add_picture(hidden).id), alpha_locked=True)
    brush = Brush(60, 1, colour=colour, eraser=erases)
    stroke = Stroke(Canvas(300, 200, (layer,)), as_mask(layer), assets, brush, on_mask=True)
    seen = drawn(assets, stroke, (150, 100))
    assert seen[100, 150, 3] == expected
    assert seen[20, 20, 3] == 100
    empty = replace(layer, mask=Mask())
    stroke = Stroke(Canvas(300, 200, (empty,)), as_mask(empty), assets, brush, on_mask=True)
    assert drawn(assets, stroke, (150, 100))[100, 150, 3] == expected


@pytest.mark.parametrize("effect", EFFECTS)
def test_a_soft_selection_holds_every_effect(assets: FolderAssets, effect: Effect) -> None:
    ground = noise(opaque=True)
    layer = layer_of(assets, ground)
    allowed = np.zeros((256, 256), np.float32)
    allowed[:, 100:128], allowed[:, 128:] = 0.5, 1

    def within(at: tuple[int, int]) -> Cover | None:
        return allowed if at == (0, 0) else np.zeros((256, 256), np.float32)

    brush = Brush(120, 1, effect=effect, colour=RED, pressure_size=False)
    canvas = Canvas(400, 300, (layer,))
    held = drawn(assets, Stroke(canvas, layer, assets, brush, within=within), (100, 120), (300, 130))
    free = drawn(assets, Stroke(canvas, layer, assets, brush), (100, 120), (300, 130))
    assert np.array_equal(held[:, :100], ground[:, :100])
    assert np.array_equal(held[:, 256:], ground[:, 256:])
    assert not np.array_equal(held, ground)
    if effect is Effect.PAINT:
        assert np.array_equal(held[:, 128:256], free[:, 128:256])
        middle = (ground[:, 100:128].astype(float) + free[:, 100:128]) / 2
        assert np.abs(held[:, 100:128] - middle).max() <= 1.5


@pytest.mark.parametrize("axes", [Axes.VERTICAL, Axes.HORIZONTAL, Axes.BOTH])
@pytest.mark.parametrize("tip", [TipKind.ROUND, TipKind.CHALK])
def test_copies_are_mirrored(assets: FolderAssets, axes: Axes, tip: TipKind) -> None:
    brush = Brush(40, 0.5, tip=Tip(tip), ratio=0.5, angle=30, pressure_size=False)
    symmetry = Symmetry(axes, 150, 100)
    stroke = Stroke(Canvas(300, 200), Layer("a", "a"), assets, brush, symmetry=symmetry)
    alpha = drawn(assets, stroke, (60.5, 40.5), (120.5, 80.5))[..., 3].astype(int)
    assert alpha[60, 90] or alpha[58:64, 86:94].any()
    if axes in (Axes.VERTICAL, Axes.BOTH):
        assert np.abs(alpha - alpha[:, ::-1]).mean() < 1
    if axes in (Axes.HORIZONTAL, Axes.BOTH):
        assert np.abs(alpha - alpha[::-1]).mean() < 1


def test_radial_copies_lie_around_the_middle() -> None:
    symmetry = Symmetry(Axes.RADIAL, 100, 100, 4, mirrored=True)
    copies = symmetry.copies(Dab(130, 110, 10, angle=20))
    assert len(copies) == 8
    assert [dab.copy for dab in copies] == list(range(8))
    assert {(round(dab.x), round(dab.y)) for dab in copies} == {
        (100 + a, 100 + b)
        for a, b in ((30, 10), (-10, 30), (-30, -10), (10, -30), (-30, 10), (-10, -30), (30, -10), (10, 30))
    }
    assert len(symmetry.lines()) == 4


@pytest.mark.parametrize("effect", EFFECTS)
@pytest.mark.parametrize("locked", [False, True])
def test_what_is_seen_is_to_the_bit_what_is_stored(assets: FolderAssets, effect: Effect, *, locked: bool) -> None:
    ground = noise(500, 700)
    ground[:, 300:, 3] = 255
    ground[256:, :256] = 0
    layer = replace(layer_of(assets, ground), alpha_locked=locked)
    canvas = Canvas(700, 500, (layer,))
    brush = Brush(size=200, hardness=0.5, opacity=0.8, flow=0.5, colour=(200, 30, 90), effect=effect)
    live = LiveStroke(canvas, layer, assets, brush, None, stored_ground(canvas, layer, assets))
    rects = [rect for step in range(8) for rect in live.add(100 + step * 65, 240 + step * 9)]
    stored = live.store(canvas, layer, assets, lambda: None)
    row = live.row(rects)
    assert row is not None
    for rect, piece in zip(rects, out_of_row(row, rects), strict=True):
        tile = assets.tile(stored.id, (rect[0] // 256, rect[1] // 256))
        expected = cut(tile, rect)
        assert np.array_equal(piece, np.zeros_like(piece) if expected is None else expected)
    untouched = assets.picture(stored.id)
    for x, y, width, height in rects:
        untouched[y : y + height, x : x + width] = ground[y : y + height, x : x + width]
    assert np.array_equal(untouched, ground)


@pytest.mark.parametrize(
    "broken",
    [
        Brush(flow=1.5),
        Brush(spacing=0),
        Brush(tip=Tip(TipKind.STAMP)),
        Brush(count=100),
        Brush(dynamics=(Dynamic(Target.SIZE, Sensor.TILT, ((0.5, 0.0), (0.5, 1.0))),)),
    ],
)
def test_values_out_of_range_are_refused(broken: Brush) -> None:
    check_brush(Brush())
    with pytest.raises(ValueError, match="out of range"):
        check_brush(broken)
