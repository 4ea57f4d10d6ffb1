"""Strokes, fills and the codec of the canvas, over a real store."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api import BlendMode, Document, Session, UnsupportedSize, UserError
from app.document import document_from, rows_of
from app.storage import FolderAssets
from plugins.canvas.brush import Brush, Stroke, begin_layer
from plugins.canvas.commands import (
    AddLayer,
    DuplicateLayer,
    MergeDown,
    MoveLayer,
    PaintLayer,
    PlaceAsset,
    RemoveLayer,
    ResizeCanvas,
    canvas_of,
    set_locked,
    set_opacity,
)
from plugins.canvas.composite import cut, flatten, out_of_row, stored_tiles, tile_key
from plugins.canvas.model import EMPTY, KIND, PART, Canvas, Layer
from plugins.canvas.paint import Filling, filled, flood_area, laid, pick_colour, rectangle_area
from plugins.canvas.panel.painted import LiveStroke, stored_ground
from plugins.canvas.resolution import Plan, plan

TYPES = {KIND: PART}
RED = (255, 0, 0)


def stroke_across(canvas: Canvas, assets: FolderAssets, brush: Brush) -> Stroke:
    """A horizontal stroke through the first two tiles."""
    stroke = Stroke(canvas, canvas.layers[0], assets, brush)
    stroke.add(100, 100)
    stroke.add(400, 100)
    return stroke


def test_a_stroke_stores_only_what_it_touched(assets: FolderAssets) -> None:
    canvas = Canvas(1000, 700)
    asset = stroke_across(canvas, assets, Brush(40, 1.0, colour=RED)).finish()
    assert set(assets.tiles(asset.id)) == {(0, 0), (1, 0)}
    pixels = assets.picture(asset.id)
    assert pixels.shape == (700, 1000, 4)
    assert tuple(pixels[100, 250]) == (255, 0, 0, 255)
    assert pixels[130, 250, 3] == 0


def test_soft_paint_has_no_dark_fringe(assets: FolderAssets) -> None:
    pixels = assets.picture(stroke_across(Canvas(512, 512), assets, Brush(60, 0.1, colour=RED)).finish().id)
    seen = pixels[pixels[..., 3] > 4]
    assert len(np.unique(seen[:, 3])) > 20
    assert (seen[:, 0] >= 254).all()
    assert (seen[:, 1:3] <= 1).all()


def test_opacity_is_a_ceiling_within_a_stroke(assets: FolderAssets) -> None:
    stroke = Stroke(Canvas(512, 512), EMPTY.layers[0], assets, Brush(40, 1.0, opacity=0.5, colour=RED))
    for _ in range(6):
        stroke.add(100, 100)
        stroke.add(300, 100)
    assert assets.picture(stroke.finish().id)[100, 200, 3] == 128


def test_flow_builds_up(assets: FolderAssets) -> None:
    once = Stroke(Canvas(512, 512), EMPTY.layers[0], assets, Brush(40, 1.0, flow=0.2, colour=RED))
    once.add(100, 100)
    more = Stroke(Canvas(512, 512), EMPTY.layers[0], assets, Brush(40, 1.0, flow=0.2, colour=RED))
    for x in (100, 200, 100, 200):
        more.add(x, 100)
    assert assets.picture(once.finish().id)[100, 100, 3] < assets.picture(more.finish().id)[100, 150, 3]


def test_a_selection_holds_the_stroke(assets: FolderAssets) -> None:
    stroke = Stroke(Canvas(512, 512), EMPTY.layers[0], assets, Brush(40, 1.0, colour=RED), clip=(150, 0, 20, 512))
    stroke.add(100, 100)
    stroke.add(400, 100)
    alpha = assets.picture(stroke.finish().id)[..., 3]
    columns = np.nonzero(alpha.any(axis=0))[0]
    assert (columns.min(), columns.max()) == (150, 169)


def test_an_eraser_takes_away_and_leaves_the_rest(assets: FolderAssets) -> None:
    full = assets.add_picture(np.full((300, 300, 4), 255, np.uint8))
    layer = Layer("l", "l", full.id)
    stroke = Stroke(Canvas(300, 300, (layer,)), layer, assets, Brush(40, 1.0, eraser=True))
    stroke.add(50, 50)
    result = assets.picture(stroke.finish().id)
    assert result[50, 50, 3] == 0
    assert result[200, 200, 3] == 255
    assert assets.tiles(full.id)[1, 1] == assets.tiles(stroke.finish().id)[1, 1]


def test_a_layer_elsewhere_is_brought_onto_the_grid(assets: FolderAssets) -> None:
    pixels = np.random.default_rng(0).integers(0, 255, (90, 120, 3), dtype=np.uint8)
    layer = Layer("l", "l", assets.add_picture(pixels).id, 37, 61)
    canvas = Canvas(400, 300, (layer,))
    begun = begin_layer(canvas, layer, assets)
    assert (begun.x, begun.y) == (0, 0)
    before = flatten(canvas, stored_tiles(assets))
    after = flatten(replace(canvas, layers=(begun,)), stored_tiles(assets))
    assert np.array_equal(before, after)
    assert np.array_equal(after[61:151, 37:157, :3], pixels)


def test_a_tiles_key_changes_exactly_with_what_is_seen(assets: FolderAssets) -> None:
    one = Layer("a", "a", assets.add_picture(np.full((300, 300, 4), 200, np.uint8)).id)
    canvas = Canvas(600, 600, (one, Layer("b", "b")))
    key = tile_key(canvas, assets, (0, 0))
    assert tile_key(replace(canvas, layers=(one, Layer("b", "renamed"))), assets, (0, 0)) == key
    assert tile_key(replace(canvas, layers=(replace(one, opacity=0.5),)), assets, (0, 0)) != key
    assert tile_key(replace(canvas, layers=(replace(one, blend=BlendMode.ADD),)), assets, (0, 0)) != key
    assert tile_key(canvas, assets, (2, 2)) == ()


def test_a_fill_stays_in_what_hangs_together(assets: FolderAssets) -> None:
    pixels = np.zeros((300, 300, 4), np.uint8)
    pixels[..., 3] = 255
    pixels[100:200, 100:200, :3] = 200
    layer = Layer("l", "l", assets.add_picture(pixels).id)
    canvas = Canvas(300, 300, (layer,))
    area = flood_area(canvas, stored_tiles(assets), 150, 150, Filling(10, smooth=False), None, lambda: None)
    assert (area.plane == 255).sum() == (area.plane > 0).sum() == 100 * 100
    assert (
        flood_area(canvas, stored_tiles(assets), 150, 150, Filling(10), (0, 0, 50, 50), lambda: None).plane.sum() == 0
    )
    result = assets.picture(laid(canvas, layer, assets, area, (1, 2, 3, 255), lambda: None).id)
    assert tuple(result[150, 150]) == (1, 2, 3, 255)
    assert tuple(result[0, 0]) == (0, 0, 0, 255)
    cleared = assets.picture(filled(canvas, layer, assets, rectangle_area(canvas, (0, 0, 10, 10)), None).id)
    assert cleared[5, 5, 3] == 0
    assert cleared[50, 50, 3] == 255
    assert pick_colour(canvas, stored_tiles(assets), 150, 150) == (200, 200, 200, 255)


def test_commands_are_undone_to_the_identical_document(assets: FolderAssets) -> None:
    session = Session(Document())
    session.execute(AddLayer(Layer("b", "B")))
    session.execute(PaintLayer("b", assets.blank(1024, 1024)))
    session.execute(DuplicateLayer("b", "c", "C"))
    session.execute(MoveLayer("c", 0))
    session.execute(set_opacity("c", 0.3))
    session.execute(set_opacity("c", 0.4))
    assert [layer.id for layer in canvas_of(session.document).layers] == ["c", "background", "b"]
    session.execute(MergeDown("b", assets.blank(1024, 1024), 0, 0))
    session.execute(RemoveLayer("c"))
    session.execute(ResizeCanvas(100, 50, 3, 4))
    documents = [step.document for step in session.history]
    assert len(documents) == 9
    for expected in reversed(documents[:-1]):
        session.undo()
        assert session.document is expected
    for expected in documents[1:]:
        session.redo()
        assert session.document is expected


def test_a_locked_layer_and_one_that_is_gone_are_refused(assets: FolderAssets) -> None:
    session = Session(Document())
    session.execute(set_locked("background", locked=True))
    with pytest.raises(UserError, match="locked"):
        session.execute(PaintLayer("background", assets.blank(10, 10)))
    with pytest.raises(UserError, match="no longer there"):
        session.execute(RemoveLayer("gone"))
    with pytest.raises(UserError, match="8192"):
        session.execute(ResizeCanvas(9000, 10))


def test_an_empty_canvas_takes_the_size_of_its_first_picture(assets: FolderAssets) -> None:
    session = Session(Document())
    picture = assets.add_picture(np.zeros((512, 256, 3), np.uint8))
    session.execute(PlaceAsset(Layer("p", "P", picture.id), picture))
    assert (canvas_of(session.document).width, canvas_of(session.document).height) == (256, 512)


def test_a_crop_moves_the_origin_with_the_layers_and_undo_brings_it_back() -> None:
    session = Session(Document())
    session.execute(ResizeCanvas(500, 400, -30, 20))
    session.execute(AddLayer(Layer("b", "B")))
    session.execute(ResizeCanvas(600, 600, 10, 0))
    canvas = canvas_of(session.document)
    assert canvas.origin == (canvas.layers[0].x, canvas.layers[0].y) == (-20, 20)
    session.walk_to(0)
    assert canvas_of(session.document).origin == (0, 0)


def test_a_canvas_that_was_cropped_to_and_fro_can_be_opened_again() -> None:
    session = Session(Document())
    for _ in range(20):
        session.execute(ResizeCanvas(8192, 8192))
        session.execute(ResizeCanvas(1, 1, -8191, -8191))
    document = session.document
    assert canvas_of(document).layers[0].x == -20 * 8191
    assert document_from(rows_of(document, TYPES), TYPES).parts[KIND] == canvas_of(document)


layers = st.builds(
    Layer,
    id=st.uuids().map(str),
    name=st.text(max_size=5),
    asset=st.none() | st.just("a" * 64),
    x=st.integers(-9000, 9000),
    y=st.integers(-9000, 9000),
    opacity=st.floats(0, 1),
    visible=st.booleans(),
    blend=st.sampled_from(BlendMode),
    locked=st.booleans(),
)


@given(st.builds(Canvas, width=st.integers(1, 8192), height=st.integers(1, 8192), layers=st.tuples(layers, layers)))
def test_any_canvas_survives_storing(canvas: Canvas) -> None:
    document = Document().with_part(KIND, canvas)
    assert document_from(rows_of(document, TYPES), TYPES).parts[KIND] == canvas


@pytest.mark.parametrize(
    ("size", "native", "multiple", "wanted"),
    [
        ((512, 512), 128, 8, Plan(128, 128, 4)),
        ((256, 256), 128, 8, Plan(128, 128, 2)),
        ((160, 128), 128, 8, Plan(160, 128, 1)),
        ((512, 512), 512, 8, Plan(512, 512, 1)),
        ((1024, 1024), 512, 8, Plan(512, 512, 2)),
        ((520, 520), 128, 8, Plan(260, 260, 2)),
        ((100, 64), 0, 4, Plan(100, 64, 1)),
    ],
)
def test_the_least_enlargement_is_planned(size: tuple[int, int], native: int, multiple: int, wanted: Plan) -> None:
    if wanted.width % multiple:
        wanted = Plan(size[0], size[1], 1)
    assert plan(*size, native_size=native, multiple_of=multiple) == wanted


def test_a_size_that_cannot_be_made_is_named() -> None:
    with pytest.raises(UnsupportedSize, match="multiples of 8"):
        plan(513, 512, native_size=128, multiple_of=8)


@pytest.mark.parametrize("flow", [1.0, 0.4])
def test_a_dab_changes_nothing_outside_its_rectangles(assets: FolderAssets, flow: float) -> None:
    layer = Layer("a", "a")
    stroke = Stroke(Canvas(700, 500, (layer,)), layer, assets, Brush(size=180, hardness=0.6, flow=flow))
    before = np.zeros((500, 700, 4), np.uint8)
    for step in range(30):
        rects = stroke.add(120 + step * 14, 250 + 60 * np.sin(step / 3))
        after = np.zeros_like(before)
        for column, row in stroke.tiles:
            tile = stroke.tile((column, row))
            assert tile is not None
            after[row * 256 : row * 256 + tile.shape[0], column * 256 : column * 256 + tile.shape[1]] = tile
        changed = (before != after).any(axis=-1)
        for x, y, width, height in rects:
            changed[y : y + height, x : x + width] = False
        assert not changed.any()
        before = after
    assert before[..., 3].any()


@pytest.mark.parametrize("eraser", [False, True])
@pytest.mark.parametrize("flow", [1.0, 0.4])
def test_what_is_seen_of_a_stroke_is_to_the_bit_what_is_stored(
    assets: FolderAssets, flow: float, *, eraser: bool
) -> None:
    numbers = np.random.default_rng(3)
    ground = numbers.integers(0, 256, (500, 700, 4), dtype=np.uint8)
    ground[:, 300:, 3] = 255
    ground[256:, :256] = 0
    layer = Layer("a", "a", assets.add_picture(ground).id)
    canvas = Canvas(700, 500, (layer,))
    brush = Brush(size=300, hardness=0.5, opacity=0.8, flow=flow, colour=(200, 30, 90), eraser=eraser)
    live = LiveStroke(canvas, layer, assets, brush, None, stored_ground(canvas, layer, assets))
    rects = [rect for step in range(12) for rect in live.add(100 + step * 45, 240 + step * 9)]
    assert all(x // 256 == (x + width - 1) // 256 for x, _, width, _ in rects)
    stored = live.store(canvas, layer, assets, lambda: None)
    row = live.row(rects)
    assert row is not None
    assert len(rects) > 20
    for rect, piece in zip(rects, out_of_row(row, rects), strict=True):
        tile = assets.tile(stored.id, (rect[0] // 256, rect[1] // 256))
        expected = cut(tile, rect)
        assert np.array_equal(piece, np.zeros_like(piece) if expected is None else expected)
