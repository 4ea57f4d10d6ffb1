"""The tree of layers in its dock and on the screen: groups, masks, clipping and adjustments by mouse and keys."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.api import TILE, BlendMode, Pixels, blend_over
from plugins.canvas.commands import (
    AddLayer,
    AddMask,
    GroupLayers,
    SelectArea,
    set_clipped,
    set_pass_through,
    set_visible,
)
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.model import (
    Adjusting,
    Area,
    Blending,
    ColourBalance,
    Curves,
    Group,
    HueSaturation,
    Invert,
    Layer,
    Levels,
)
from plugins.canvas.panel.images import to_pixels
from plugins.canvas.panel.layer_list import LayerModel
from plugins.canvas.panel.tool_state import Tool
from tests.plugins.canvas.references import premultiplied
from tests.ui.canvas_parts import Bench, send

QT_MODES = {
    BlendMode.NORMAL: QPainter.CompositionMode.CompositionMode_SourceOver,
    BlendMode.MULTIPLY: QPainter.CompositionMode.CompositionMode_Multiply,
    BlendMode.SCREEN: QPainter.CompositionMode.CompositionMode_Screen,
    BlendMode.OVERLAY: QPainter.CompositionMode.CompositionMode_Overlay,
    BlendMode.DARKEN: QPainter.CompositionMode.CompositionMode_Darken,
    BlendMode.LIGHTEN: QPainter.CompositionMode.CompositionMode_Lighten,
    BlendMode.COLOR_DODGE: QPainter.CompositionMode.CompositionMode_ColorDodge,
    BlendMode.COLOR_BURN: QPainter.CompositionMode.CompositionMode_ColorBurn,
    BlendMode.HARD_LIGHT: QPainter.CompositionMode.CompositionMode_HardLight,
    BlendMode.SOFT_LIGHT: QPainter.CompositionMode.CompositionMode_SoftLight,
    BlendMode.DIFFERENCE: QPainter.CompositionMode.CompositionMode_Difference,
    BlendMode.EXCLUSION: QPainter.CompositionMode.CompositionMode_Exclusion,
    BlendMode.ADD: QPainter.CompositionMode.CompositionMode_Plus,
}


@pytest.fixture
def bench(bench: Bench, qtbot: QtBot) -> Bench:
    """The canvas with its dock: background, one, two and three, each with a stripe of its own colour."""
    qtbot.addWidget(bench.panel.layers_dock)
    bench.panel.layers_dock.resize(340, 560)
    bench.panel.layers_dock.show()
    numbers = np.random.default_rng(2)
    for number, name in enumerate(("one", "two", "three")):
        spots = numbers.integers(0, 256, (5, 6, 4), dtype=np.uint8)
        pixels = np.repeat(np.repeat(spots, 100, axis=0), 100, axis=1)
        asset = bench.assets.add_picture(pixels, name)
        bench.panel.work.execute(AddLayer(Layer(name, name, asset.id, number * 40 - 40, number * 30)))
    return bench


def model_of(bench: Bench) -> LayerModel:
    """The rows of the dock."""
    model = bench.panel.layers_dock.list.model()
    assert isinstance(model, LayerModel)
    return model


def rows(bench: Bench) -> list[str]:
    """The ids of the rows, the topmost first."""
    model = model_of(bench)
    layers = [model.layer(model.index(row)) for row in range(model.rowCount())]
    return [layer.id for layer in layers if layer is not None]


def tree(bench: Bench, parent: str | None = None) -> list[object]:
    """The layers, the topmost first, with groups as lists behind their ids."""
    found: list[object] = []
    for layer in reversed(bench.canvas().children(parent)):
        found += [layer.id, tree(bench, layer.id)] if layer.is_group else [layer.id]
    return found


def choose(bench: Bench, *ids: str) -> None:
    """Choose rows with the mouse, with Ctrl from the second on."""
    view = bench.panel.layers_dock.list
    for number, id_ in enumerate(ids):
        rect = view.visualRect(model_of(bench).index_of(id_))
        keys = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier.NoModifier
        at = QPoint(rect.right() - 60, rect.center().y())
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, at)


def click_at(bench: Bench, id_: str, x: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Click into the row of a layer, counted from its left."""
    view = bench.panel.layers_dock.list
    rect = view.visualRect(model_of(bench).index_of(id_))
    at = QPoint(rect.left() + x, rect.center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, keys, at)


def on_screen(bench: Bench, level: int = 0) -> Pixels:
    """The picture as the view is given it, tile by tile."""
    canvas, picture = bench.canvas(), bench.panel.work.picture()
    side = TILE << level
    result = np.zeros((-(-canvas.height // side) * TILE, -(-canvas.width // side) * TILE, 4), np.uint8)
    for row in range(-(-canvas.height // side)):
        for column in range(-(-canvas.width // side)):
            image = picture.tile(column, row, level)
            if image is not None:
                pixels = to_pixels(image.convertToFormat(QImage.Format.Format_RGBA8888))
                result[row * TILE : (row + 1) * TILE, column * TILE : (column + 1) * TILE] = pixels
    return result[: canvas.height >> level, : canvas.width >> level]


def exported(bench: Bench) -> Pixels:
    """The picture as it is exported."""
    return flatten(bench.canvas(), stored_tiles(bench.assets))


def difference(one: Pixels, other: Pixels) -> float:
    """How far two pictures are from one another, in steps of 255."""
    return float(np.abs(premultiplied(one) - premultiplied(other)).max() * 255)


def build(bench: Bench) -> None:
    """A tree with all that there is."""
    work = bench.panel.work
    work.execute(GroupLayers(("one", "two"), Layer("g", "Group", content=Group())))
    work.execute(set_clipped("two", True))
    work.execute(AddLayer(Layer("tone", "Tone", content=Adjusting(HueSaturation(90, -0.2)), opacity=0.7), "g"))
    mask = np.zeros((300, 400, 4), np.uint8)
    mask[50:200, 60:300, 3] = np.linspace(0, 255, 240).astype(np.uint8)
    work.execute(AddMask("g", bench.assets.add_picture(mask), 30, 40))
    work.execute(AddLayer(Layer("levels", "Levels", content=Adjusting(Levels(gamma=1.6)), parent="g"), None))


@pytest.mark.parametrize("blending", list(Blending))
@pytest.mark.parametrize("through", [False, True])
def test_the_screen_shows_what_is_exported(bench: Bench, through: bool, blending: Blending) -> None:
    build(bench)
    bench.panel.work.execute(set_pass_through("g", through))
    if blending is Blending.LINEAR:
        bench.panel.layer_work.toggle_linear()
    assert bench.canvas().blending is blending
    assert difference(on_screen(bench), exported(bench)) <= 1
    small = on_screen(bench, 1)
    full = exported(bench)[: small.shape[0] * 2, : small.shape[1] * 2]
    shrunk = premultiplied(full).reshape(small.shape[0], 2, small.shape[1], 2, 4).mean(axis=(1, 3))
    assert np.abs(premultiplied(small) - shrunk).mean() * 255 < 0.7


@pytest.mark.parametrize("target", ["background", "one", "two", "three", "mask"])
def test_a_stroke_in_the_middle_of_the_tree_is_seen_as_it_is_stored(bench: Bench, target: str, qtbot: QtBot) -> None:
    build(bench)
    panel, work = bench.panel, bench.panel.work
    work.activate("g" if target == "mask" else target)
    work.set_mask_active(target == "mask")
    panel.tools.choose(Tool.BRUSH)
    panel.tools.set_foreground(QColor("#2040c0" if target != "mask" else "black"))
    panel.tools.set_brush(replace(panel.tools.brush, size=60.0, opacity=0.8))
    before = exported(bench)
    view = panel.view
    send(view, QEvent.Type.MouseButtonPress, bench.at(120, 130))
    for x in range(120, 420, 20):
        send(view, QEvent.Type.MouseMove, bench.at(x, 130 + x / 9))
    stroke = work.stroke
    assert stroke is not None
    # Dabs are laid over some frames.
    qtbot.waitUntil(lambda: not stroke.waits)
    picture = work.picture()
    rects = [QRect(128, 96, 96, 96), QRect(256, 128, 128, 128), QRect(384, 260, 64, 64)]
    patches = picture.patches(rects)
    small = picture.patches([QRect(256, 0, 256, 256)], 1)[0]
    send(view, QEvent.Type.MouseButtonRelease, bench.at(420, 176))
    qtbot.waitUntil(lambda: not work.edits.pending)
    stored = exported(bench)
    assert not np.array_equal(stored, before)
    for rect, patch in zip(rects, patches, strict=True):
        seen = to_pixels(patch.convertToFormat(QImage.Format.Format_RGBA8888))
        part = stored[rect.top() : rect.bottom() + 1, rect.left() : rect.right() + 1]
        # What lies around is put together in bytes beforehand.
        assert np.percentile(np.abs(premultiplied(seen) - premultiplied(part)) * 255, 99.5) <= 2
    assert (small.width(), small.height()) == (128, 128)
    bench.session.undo()
    assert np.array_equal(exported(bench), before)


def test_painting_a_mask_hides_and_shows(bench: Bench, qtbot: QtBot) -> None:
    work, tools = bench.panel.work, bench.panel.tools
    choose(bench, "three")
    bench.panel.layer_work.add_mask()
    assert work.mask_active
    asset = bench.canvas().layer("three").asset
    for colour, hidden in (("black", 255), ("white", 0), ("#404040", 191)):
        tools.set_foreground(QColor(colour))
        bench.panel.layer_work.fill()
        work.settle()
        mask = bench.canvas().layer("three").mask
        assert mask is not None
        assert mask.asset is not None
        tile = bench.assets.tile(mask.asset, (0, 0))
        assert (0 if tile is None else int(tile[5, 5, 3])) == hidden
    assert bench.canvas().layer("three").asset == asset
    assert bench.session.history[bench.session.position].label == "Paint mask"
    click_at(bench, "three", 55)
    assert not work.mask_active
    click_at(bench, "three", 95)
    assert work.mask_active
    click_at(bench, "three", 95, Qt.KeyboardModifier.ShiftModifier)
    mask = bench.canvas().layer("three").mask
    assert mask is not None
    assert not mask.enabled
    bench.drag((200, 200), (220, 200))
    assert "switched off" in bench.messages.said[-1][0]
    bench.panel.layer_work.toggle_mask()
    shown = exported(bench)
    bench.panel.layer_work.apply_mask()
    qtbot.waitUntil(lambda: bench.canvas().layer("three").mask is None)
    assert difference(exported(bench), shown) <= 1
    bench.panel.layer_work.mask_from_alpha()
    qtbot.waitUntil(lambda: bench.canvas().layer("three").mask is not None)
    assert difference(exported(bench), shown) <= 1


def test_a_mask_of_the_selection_hides_all_else(bench: Bench, qtbot: QtBot) -> None:
    choose(bench, "three")
    bench.panel.work.execute(SelectArea(Area(100, 120, 150, 100)))
    bench.panel.layer_work.add_mask()
    qtbot.waitUntil(lambda: bench.canvas().layer("three").mask is not None)
    bench.panel.work.execute(set_visible("one", False))
    bench.panel.work.execute(set_visible("two", False))
    seen = exported(bench)[..., 3]
    assert seen[120:220, 100:250].any()
    seen[120:220, 100:250] = 0
    assert not seen.any()


def test_several_rows_are_grouped_moved_and_deleted(bench: Bench) -> None:
    dock = bench.panel.layers_dock
    choose(bench, "one", "three")
    assert set(dock.list.chosen_ids()) == {"one", "three"}
    QTest.keyClick(dock.list, Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    group = bench.panel.work.active
    assert tree(bench) == [group.id, ["three", "one"], "two", "background"]
    QTest.keyClick(dock.list, Qt.Key.Key_Left)
    assert rows(bench) == [group.id, "two", "background"]
    QTest.keyClick(dock.list, Qt.Key.Key_Right)
    assert rows(bench) == [group.id, "three", "one", "two", "background"]
    click_at(bench, group.id, 55)
    assert rows(bench) == [group.id, "two", "background"]
    bench.panel.work.activate("one")
    assert dock.list.currentIndex().row() == 0
    click_at(bench, group.id, 55)
    choose(bench, group.id)
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(dock.list, Qt.Key.Key_G, shift)
    assert tree(bench) == ["three", "one", "two", "background"]
    choose(bench, "three", "two")
    QTest.keyClick(dock.list, Qt.Key.Key_Delete)
    assert tree(bench) == ["one", "background"]


def test_rows_are_dropped_into_groups_and_out_of_them(bench: Bench) -> None:
    work, model = bench.panel.work, model_of(bench)
    work.execute(GroupLayers(("one",), Layer("g", "G", content=Group())))
    assert tree(bench) == ["three", "two", "g", ["one"], "background"]

    def layer(id_: str) -> Layer:
        return bench.canvas().layer(id_)

    data = model.mimeData([model.index_of("three"), model.index_of("two")])
    model.drop_into(data, layer("g"))
    assert tree(bench) == ["g", ["three", "two", "one"], "background"]
    model.drop_before(model.mimeData([model.index_of("two")]), layer("g"))
    assert tree(bench) == ["two", "g", ["three", "one"], "background"]
    model.drop_after(model.mimeData([model.index_of("two")]), layer("one"))
    assert tree(bench) == ["g", ["three", "one", "two"], "background"]
    model.drop_after(model.mimeData([model.index_of("two")]), layer("g"))
    assert tree(bench) == ["g", ["two", "three", "one"], "background"]
    model.drop_into(model.mimeData([model.index_of("g")]), layer("g"))
    assert bench.messages.failed
    steps = bench.session.position
    model.drop_before(model.mimeData([model.index_of("two")]), layer("two"))
    assert bench.session.position == steps
    model.dropMimeData(model.mimeData([model.index_of("two")]), Qt.DropAction.MoveAction, 5, 0, QModelIndex())
    assert tree(bench) == ["g", ["three", "one"], "background", "two"]


def test_layers_go_up_and_down_through_groups(bench: Bench) -> None:
    work, layers = bench.panel.work, bench.panel.layer_work
    work.execute(GroupLayers(("one", "two"), Layer("g", "G", content=Group())))
    work.activate("two")
    layers.raise_()
    assert tree(bench) == ["three", "two", "g", ["one"], "background"]
    work.activate("one")
    layers.lower()
    assert tree(bench) == ["three", "two", "g", [], "one", "background"]
    work.activate("background")
    assert layers.place_below() is None


def test_what_is_new_goes_into_the_active_group(bench: Bench) -> None:
    work, layers = bench.panel.work, bench.panel.layer_work
    layers.group()
    group = work.active.id
    layers.add()
    layers.add_adjustment(Invert())
    assert bench.canvas().children(group)[-1].content == Adjusting(Invert())
    assert len(bench.canvas().children(group)) == 3


def test_merging_a_group_what_is_seen_and_everything_looks_the_same(bench: Bench, qtbot: QtBot) -> None:
    build(bench)
    work, layers = bench.panel.work, bench.panel.layer_work
    before = exported(bench)
    work.activate("g")
    layers.merge_group()
    qtbot.waitUntil(lambda: not bench.canvas().layer("g").is_group)
    assert difference(exported(bench), before) <= 2
    bench.session.undo()
    work.execute(set_visible("three", False))
    shown = exported(bench)
    layers.merge_visible()
    qtbot.waitUntil(lambda: len(bench.canvas().layers) == 2)
    assert tree(bench) == ["three", "background"]
    assert np.array_equal(exported(bench), shown)
    bench.session.undo()
    layers.flatten()
    qtbot.waitUntil(lambda: len(bench.canvas().layers) == 1)
    assert np.array_equal(exported(bench), shown)
    bench.session.undo()
    work.execute(set_visible("two", False))
    work.activate("two")
    layers.merge_down()
    assert "hidden" in str(bench.messages.failed[-1])


def test_an_adjustment_is_set_by_its_sliders_as_one_step(bench: Bench, qtbot: QtBot) -> None:
    choose(bench, "three")
    bench.panel.layer_work.add_adjustment(Levels())
    properties = bench.panel.layers_dock.properties
    controls = properties.controls
    assert controls is not None
    steps = bench.session.position
    for black in (0.1, 0.2, 0.4):
        controls._set(black=black)
    controls.finished.emit()
    assert bench.session.position == steps + 1
    assert bench.panel.work.active.content == Adjusting(Levels(black=0.4))
    controls._set(white=0.3)
    assert bench.panel.work.active.content == Adjusting(Levels(black=0.3 - 1 / 255, white=0.3))
    bench.session.undo()
    assert controls.adjustment == Levels(black=0.4)
    qtbot.waitUntil(lambda: bool(controls._hills[0]._counts.any()), timeout=10_000)
    choose(bench, "three")
    assert properties.controls is None


def test_points_of_a_curve_are_put_dragged_and_taken_away(bench: Bench) -> None:
    bench.panel.layer_work.add_adjustment(Curves())
    controls = bench.panel.layers_dock.properties.controls
    assert controls is not None
    editor = controls._hills[0]
    field = editor.field()
    left = Qt.MouseButton.LeftButton

    def at(x: float, y: float) -> QPoint:
        return QPointF(field.left() + x * field.width(), field.bottom() - y * field.height()).toPoint()

    def curve() -> Curves:
        content = bench.panel.work.active.content
        assert isinstance(content, Adjusting)
        assert isinstance(content.adjustment, Curves)
        return content.adjustment

    steps = bench.session.position
    QTest.mousePress(editor, left, pos=at(0.5, 0.5))
    QTest.mouseMove(editor, at(0.5, 0.7))
    QTest.mouseRelease(editor, left, pos=at(0.5, 0.7))
    assert bench.session.position == steps + 1
    (_, middle, _) = curve().value
    assert middle == pytest.approx((0.5, 0.7), abs=0.02)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    assert curve().value[1][1] == pytest.approx(middle[1] + 1 / 255)
    QTest.mousePress(editor, left, pos=at(0.5, 0.7))
    QTest.mouseMove(editor, at(0.5, 3))
    QTest.mouseRelease(editor, left, pos=at(0.5, 3))
    assert curve() == Curves()


@pytest.mark.parametrize("adjustment", [HueSaturation(), ColourBalance(), Curves(), Levels(), Invert()])
def test_every_control_of_an_adjustment_has_a_name(bench: Bench, adjustment: object) -> None:
    assert isinstance(adjustment, HueSaturation | ColourBalance | Curves | Levels | Invert)
    bench.panel.layer_work.add_adjustment(adjustment)
    controls = bench.panel.layers_dock.properties.controls
    assert controls is not None
    before = exported(bench)
    for slider in controls._shows:
        slider()
    assert controls.adjustment == adjustment
    assert np.array_equal(exported(bench), before)


def test_the_menu_offers_what_fits_the_layer(bench: Bench) -> None:
    build(bench)
    menu = QMenu(bench.panel)

    def texts() -> set[str]:
        menu.clear()
        bench.panel.layers_dock.fill_menu(menu)
        return {action.text() for action in menu.actions() if action.text()}

    bench.panel.work.activate("g")
    assert {"Ungroup", "Merge group", "Remove mask", "Apply mask"} <= texts()
    bench.panel.work.activate("two")
    assert {"Release clipping", "Add mask", "Lock transparency"} <= texts()
    assert "Ungroup" not in texts()


def test_groups_and_adjustments_are_not_painted_on(bench: Bench) -> None:
    build(bench)
    for id_ in ("g", "tone"):
        bench.panel.work.activate(id_)
        bench.panel.work.set_mask_active(False)
        said = len(bench.messages.said)
        bench.drag((100, 100), (200, 100))
        assert len(bench.messages.said) == said + 1
        assert not bench.panel.work.edits.pending


def test_a_group_is_moved_with_the_mouse(bench: Bench) -> None:
    build(bench)
    bench.panel.work.activate("g")
    bench.panel.tools.choose(Tool.MOVE)
    before = bench.canvas()
    steps = bench.session.position
    bench.drag((100, 100), (110, 105), (130, 90))
    now = bench.canvas()
    way = now.layer("one").x - before.layer("one").x, now.layer("one").y - before.layer("one").y
    assert way == pytest.approx((30, -10), abs=2)
    assert now.layer("two").x - before.layer("two").x == way[0]
    old, new = before.layer("g").mask, now.layer("g").mask
    assert old is not None
    assert new is not None
    assert (new.x - old.x, new.y - old.y) == way
    assert now.layer("three") == before.layer("three")
    assert bench.session.position == steps + 1


@pytest.mark.parametrize("mode", list(QT_MODES))
@pytest.mark.parametrize("opaque", [False, True])
def test_modes_are_those_of_another_implementation(mode: BlendMode, opaque: bool) -> None:
    numbers = np.random.default_rng(7)
    below, above = (numbers.integers(0, 256, (40, 40, 4), dtype=np.uint8) for _ in range(2))
    if opaque:
        below[..., 3] = 255
    images = [
        QImage(pixels.data, 40, 40, 160, QImage.Format.Format_RGBA8888).convertToFormat(
            QImage.Format.Format_RGBA32FPx4_Premultiplied
        )
        for pixels in (below, above)
    ]
    painter = QPainter(images[0])
    painter.setCompositionMode(QT_MODES[mode])
    # Qt's addition takes the opacity as a way between before and after, clamped by then.
    opacity = 1.0 if mode is BlendMode.ADD else 0.6
    painter.setOpacity(opacity)
    painter.drawImage(0, 0, images[1])
    painter.end()
    wanted = np.minimum(np.frombuffer(images[0].constBits(), np.float32).reshape(40, 40, 4), 1)
    made = premultiplied(blend_over(below, above, opacity, mode))
    assert np.abs(made - wanted).max() * 255 <= 2
