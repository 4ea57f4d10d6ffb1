"""Brushes to choose, to keep, to take in; strokes with symmetry; how the brush is set."""

from __future__ import annotations

import json
import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.api import Action, AssetId, Pixels
from plugins.canvas.brush import Axes, Brush, Effect, Sensor, Symmetry, Target, Tip, TipKind
from plugins.canvas.brush.preset import bundled
from plugins.canvas.commands import set_alpha_locked
from plugins.canvas.composite import flatten, stored_tiles
from plugins.canvas.panel.brushes.curves import CurveEdit
from plugins.canvas.panel.brushes.library import BrushLibrary
from plugins.canvas.panel.tool_state import Tool, ToolState
from tests.conftest import REPOSITORY
from tests.ui.canvas_parts import Bench

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

PRESETS = bundled(REPOSITORY / "resources" / "brushes")


@pytest.fixture
def bench(bench: Bench, qtbot: QtBot) -> Bench:
    """The canvas with its brushes read."""
    qtbot.waitUntil(lambda: len(bench.panel.brushes.presets) == len(PRESETS), timeout=10_000)
    bench.panel.tools.set_foreground(QColor("#ff0000"))
    return bench


def alpha(bench: Bench) -> Pixels:
    """The alpha of what the document's canvas looks like."""
    bench.panel.work.settle()
    return flatten(bench.canvas(), stored_tiles(bench.assets))[..., 3]


def gbr(picture: Pixels, name: bytes = b"Star") -> bytes:
    """A brush file of GIMP."""
    height, width = picture.shape[:2]
    channels = 1 if picture.ndim == 2 else picture.shape[2]
    title = name + b"\0"
    head = struct.pack(">5I4sI", 28 + len(title), 2, width, height, channels, b"GIMP", 25)
    return head + title + picture.tobytes()


def test_every_brush_of_the_studio_is_well_made_and_has_a_name_of_its_own() -> None:
    assert len(PRESETS) >= 20
    assert len({preset.id for preset in PRESETS}) == len({preset.name for preset in PRESETS}) == len(PRESETS)
    effects = {preset.brush.effect for preset in PRESETS}
    assert effects == set(Effect)
    tips = {preset.brush.tip.kind for preset in PRESETS}
    assert tips == set(TipKind) - {TipKind.STAMP}


def test_a_brush_is_chosen_searched_and_kept(bench: Bench, qtbot: QtBot) -> None:
    dock, library = bench.panel.brushes_dock, bench.panel.brushes
    chalk = library.find("chalk")
    assert chalk is not None
    bench.panel.tools.choose(Tool.FILL)
    dock.take("chalk")
    assert bench.panel.tools.tool is Tool.BRUSH
    assert bench.panel.tools.brush == chalk.brush
    dock.list.search("ERAS soft")
    names = [dock.list.item(row).text() for row in range(dock.list.count()) if not dock.list.item(row).isHidden()]
    assert names == ["Soft eraser"]
    bench.panel.tools.set_brush(replace(bench.panel.tools.brush, size=77))
    dock.show()
    qtbot.waitExposed(dock)
    dock.keep()
    own = library.presets[-1]
    assert own.own
    assert own.brush.size == 77
    again = BrushLibrary(bench.panel.work.context, bench.panel)
    assert again.presets[-1] == own
    again.close()
    library.remove(own.id)
    assert library.find(own.id) is None
    dock.hide()


def test_a_malformed_own_brush_is_left_out(bench: Bench) -> None:
    bench.settings.set(
        "canvas.brushes", [{"version": 1, "id": "x", "name": "x", "brush": {"is": "Brush", "flow": 9}}, 4]
    )
    again = BrushLibrary(bench.panel.work.context, bench.panel)
    assert not any(preset.own for preset in again.presets)
    again.close()


def test_favourites_have_keys(bench: Bench) -> None:
    library = bench.panel.brushes
    for id_ in ("chalk", "ink", "oil"):
        library.set_favourite(id_, on=True)
    actions: dict[str, Action] = {action.id: action for action in bench.panel.actions()}
    second = actions["canvas.favourite.2"]
    assert second.keys == ("Alt+2",)
    fourth = actions["canvas.favourite.4"]
    assert second.enabled is not None
    assert fourth.enabled is not None
    assert second.enabled()
    assert not fourth.enabled()
    second.run()
    ink = library.find("ink")
    assert ink is not None
    assert bench.panel.tools.brush == ink.brush
    library.set_favourite("chalk", on=False)
    assert library.favourites == ("ink", "oil")
    for preset in PRESETS[:9]:
        library.set_favourite(preset.id, on=True)
    assert len(library.favourites) == 10
    library.set_favourite("burn", on=True)
    assert "burn" not in library.favourites
    assert len(bench.messages.said) == 1


def test_strokes_are_drawn_for_the_list_and_kept(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    dock = bench.panel.brushes_dock
    dock.resize(280, 500)
    dock.show()
    qtbot.waitUntil(lambda: not dock.list.item(0).icon().isNull(), timeout=20_000)
    qtbot.waitUntil(lambda: not dock.list.item(5).icon().isNull(), timeout=20_000)
    dock.hide()


def test_brushes_of_gimp_are_taken_in_and_painted_with(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    picture = np.zeros((20, 20), np.uint8)
    picture[:, 8:12] = 255
    file = tmp_path / "bar.gbr"
    file.write_bytes(gbr(picture))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    dock = bench.panel.brushes_dock
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dock.dropEvent(QDropEvent(QPointF(10, 10), Qt.DropAction.CopyAction, data, left, none))
    qtbot.waitUntil(lambda: bench.panel.tools.brush.tip.kind is TipKind.STAMP, timeout=10_000)
    assert bench.panel.brushes.presets[-1].name == "Star"
    assert bench.panel.tools.brush.spacing == 0.25
    bench.panel.tools.set_brush(replace(bench.panel.tools.brush, size=100))
    bench.drag((200, 200))
    rows, columns = np.nonzero(alpha(bench) > 128)
    assert 96 <= np.ptp(rows) <= 102
    assert 17 <= np.ptp(columns) <= 23


def test_a_set_of_pictures_of_gimp_is_taken_in_as_one_brush(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    one, two = np.full((9, 9), 255, np.uint8), np.full((9, 9), 80, np.uint8)
    file = tmp_path / "two.gih"
    file.write_bytes(b"Two\n2 ncells:2 dim:1 rank0:2 sel0:random\n" + gbr(one) + gbr(two))
    bench.panel.brushes.take_in([file])
    qtbot.waitUntil(lambda: len(bench.panel.tools.brush.tip.assets) == 2, timeout=10_000)
    assert bench.panel.brushes.presets[-1].name == "Two"
    assert not bench.messages.failed


def test_brushes_of_mypaint_are_taken_in_and_what_is_left_out_is_said(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    def setting(value: float, **inputs: list[list[float]]) -> dict[str, object]:
        return {"base_value": value, "inputs": inputs}

    settings = {
        "radius_logarithmic": setting(2.3, pressure=[[0, -1], [1, 0.5]]),
        "hardness": setting(0.4),
        "opaque": setting(0.8),
        "opaque_multiply": setting(0, pressure=[[0, 0], [1, 1]]),
        "dabs_per_actual_radius": setting(4),
        "smudge": setting(0.6),
        "smudge_length": setting(0.7),
        "change_color_h": setting(0.2),
        "offset_by_speed": setting(0),
    }
    file = tmp_path / "wet.myb"
    file.write_text(json.dumps({"version": 3, "settings": settings}), encoding="utf-8")
    bench.panel.brushes.take_in([file])
    qtbot.waitUntil(lambda: bench.panel.brushes.presets[-1].name == "wet", timeout=10_000)
    brush = bench.panel.tools.brush
    assert brush.effect is Effect.SMUDGE
    assert brush.load == pytest.approx(0.4)
    assert brush.size == pytest.approx(2 * np.exp(2.3), rel=0.01)
    assert brush.spacing == pytest.approx(0.125)
    assert brush.hardness == 0.4
    assert brush.pressure_size
    assert brush.pressure_opacity
    assert brush.curve(Target.SIZE, Sensor.PRESSURE)[0][1] == pytest.approx(np.exp(-1.5))
    assert "change_color_h" in bench.messages.said[-1][0]
    assert "offset_by_speed" not in bench.messages.said[-1][0]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.gbr", b"nothing"),
        ("b.gbr", gbr(np.zeros((4, 4), np.uint8))[:-3]),
        ("c.gbr", struct.pack(">5I4sI", 29, 2, 1 << 30, 1 << 30, 1, b"GIMP", 10) + b"\0"),
        ("d.gih", b"Name\n2 x\n" + gbr(np.zeros((4, 4), np.uint8))),
        ("e.gih", b"Name\n99999999999999999999 x\n"),
        ("f.myb", b"# old\nradius 3"),
        ("g.myb", b"[" * 100_000),
        ("h.png", b""),
    ],
)
def test_files_that_are_no_brushes_are_refused_in_words(
    bench: Bench, qtbot: QtBot, tmp_path: Path, name: str, data: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    count = len(bench.panel.brushes.presets)
    bench.panel.brushes.take_in([file])
    qtbot.waitUntil(lambda: bool(bench.messages.failed), timeout=10_000)
    assert len(bench.panel.brushes.presets) == count


def test_a_file_that_is_gone_is_named(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    bench.panel.brushes.take_in([tmp_path / "gone.gbr"])
    qtbot.waitUntil(lambda: bool(bench.messages.failed), timeout=10_000)
    assert "gone.gbr" in str(bench.messages.failed[0])


def test_symmetry_paints_on_the_other_side(bench: Bench) -> None:
    tools, canvas = bench.panel.tools, bench.canvas()
    tools.set_brush(Brush(size=20, hardness=1, pressure_size=False))
    tools.set_symmetry(Symmetry(Axes.VERTICAL))
    bench.drag((100, 100), (150, 100))
    seen = alpha(bench)
    assert seen[100, 120]
    assert seen[100, canvas.width - 120]
    bench.session.undo()
    tools.set_symmetry_place(QPointF(200, 200))
    tools.set_symmetry(Symmetry(Axes.RADIAL, count=4))
    bench.drag((150, 200))
    seen = alpha(bench)
    assert [bool(seen[y, x]) for x, y in ((150, 200), (200, 150), (250, 200), (200, 250), (300, 200))] == [True] * 4 + [
        False
    ]
    assert len(bench.session.history) == 2


def test_the_axes_are_drawn_while_a_brush_is_in_the_hand(bench: Bench) -> None:
    view = bench.panel.view
    assert view.wait_until_shown()
    plain = view.grab().toImage()
    bench.panel.tools.set_symmetry(Symmetry(Axes.BOTH))
    with_axes = view.grab().toImage()
    assert plain != with_axes
    bench.panel.tools.choose(Tool.HAND)
    assert view.grab().toImage() == plain


def test_the_options_open_symmetry_and_say_which(bench: Bench) -> None:
    menu = bench.panel.options.findChildren(type(bench.panel.options._symmetry))[0].menu()
    assert menu is not None
    entries = {action.text(): action for action in menu.actions()}
    entries["6 around the middle"].trigger()
    assert bench.panel.tools.symmetry == Symmetry(Axes.RADIAL, count=6)
    entries["Mirror what is turned"].trigger()
    assert bench.panel.tools.symmetry.mirrored
    entries["No symmetry"].trigger()
    assert bench.panel.tools.symmetry.axes is Axes.NONE


def test_an_airbrush_goes_on_while_the_pen_stands(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.set_brush(
        Brush(size=40, hardness=1, flow=0.1, pressure_size=False, airbrush=True, dabs_a_second=100)
    )
    view, place = bench.panel.view, bench.at(200, 200).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place)
    stroke = bench.panel.work.stroke
    assert stroke is not None

    def covered() -> int:
        tile = stroke.tile((0, 0))
        return 0 if tile is None else int(tile[200, 200, 3])

    qtbot.waitUntil(lambda: covered() > 150, timeout=10_000)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place)
    bench.panel.work.settle()
    after = alpha(bench)[200, 200]
    QTest.qWait(60)
    assert alpha(bench)[200, 200] == after


def test_a_leaning_pen_reaches_the_brush(bench: Bench) -> None:
    seen: list[tuple[tuple[float, float], float]] = []
    view = bench.panel.view
    view.pressed.connect(lambda pointer: seen.append((pointer.tilt, pointer.pressure)))
    place, pen = bench.at(100, 100), QPointingDevice.primaryPointingDevice()
    for kind, button in ((QEvent.Type.TabletPress, 1), (QEvent.Type.TabletRelease, 0)):
        QApplication.sendEvent(
            view,
            QTabletEvent(
                kind,
                pen,
                place,
                QPointF(view.mapToGlobal(place.toPoint())),
                0.5,
                30,
                -20,
                0.0,
                0.0,
                0,
                Qt.KeyboardModifier.NoModifier,
                Qt.MouseButton.LeftButton,
                Qt.MouseButton(button),
            ),
        )
    assert seen == [((30.0, -20.0), 0.5)]


def test_what_a_large_brush_changed_is_all_seen_in_the_end(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.set_brush(Brush(size=600, hardness=1, flow=0.5, pressure_size=False))
    bench.panel.view.zoom_to(1)
    assert bench.panel.view.wait_until_shown()
    repaints = bench.panel._pointing._repaints
    view, place = bench.panel.view, bench.at(400, 300).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place)
    assert repaints.pending
    qtbot.waitUntil(lambda: not repaints.pending, timeout=10_000)
    assert view.grab().toImage().pixelColor(bench.at(300, 300).toPoint()).green() < 200
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place)


def test_a_pen_that_is_lifted_waits_for_nothing_and_all_is_seen(bench: Bench, qtbot: QtBot) -> None:
    bench.panel.tools.set_brush(Brush(size=600, hardness=1, flow=0.5, pressure_size=False))
    bench.panel.view.zoom_to(1)
    assert bench.panel.view.wait_until_shown()
    repaints = bench.panel._pointing._repaints
    view, place = bench.panel.view, bench.at(400, 300).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=place)
    assert repaints.pending
    assert view.wait_until_shown()
    assert not repaints.pending
    seen = view.grab().toImage()
    qtbot.waitUntil(lambda: not bench.panel.work.edits.pending, timeout=10_000)
    view.invalidate([view.picture])
    assert view.wait_until_shown()
    assert view.grab().toImage() == seen


def test_what_follows_a_stroke_comes_after_all_of_its_dabs(bench: Bench, qtbot: QtBot) -> None:
    work, tools = bench.panel.work, bench.panel.tools
    stroke = work.begin_stroke(Brush(size=300, hardness=1, flow=0.5, pressure_size=False, colour=(0, 0, 0)))
    assert stroke is not None
    stroke.follow(300, 250)
    stroke.follow(700, 250)
    work.lift_stroke()
    assert stroke.waits
    assert work.edits.pending
    tools.choose(Tool.FILL)
    tools.set_foreground(QColor("#00ff00"))
    bench.drag((20, 20))
    qtbot.waitUntil(lambda: not work.edits.pending, timeout=10_000)
    labels = [step.label for step in bench.session.history]
    assert labels[-2:] == ["Brush stroke", "Fill"]
    work.lift_stroke()
    assert not work.lifted


def test_what_is_laid_as_something_else_begins_is_seen(bench: Bench, qtbot: QtBot) -> None:
    work, view = bench.panel.work, bench.panel.view
    assert view.wait_until_shown()
    stroke = work.begin_stroke(Brush(size=60, hardness=1, pressure_size=False, colour=(200, 0, 0)))
    assert stroke is not None
    stroke.follow(100, 250)
    stroke.follow(500, 250)
    work.lift_stroke()
    bench.drag((100, 60), (160, 60))
    assert view.wait_until_shown()
    seen = view.grab().toImage()
    assert seen.pixelColor(bench.at(400, 250).toPoint()).name() == "#c80000"
    qtbot.waitUntil(lambda: not work.edits.pending, timeout=10_000)
    view.invalidate([view.picture])
    assert view.wait_until_shown()
    assert view.grab().toImage().pixelColor(bench.at(400, 250).toPoint()).name() == "#c80000"


def test_what_was_laid_in_a_frame_leaves_less_to_be_drawn(bench: Bench) -> None:
    repaints = bench.panel._pointing._repaints
    room_s = repaints.room_s
    assert room_s > 0
    repaints.touch([], 1.0)
    assert repaints.room_s == 0


def test_the_editor_sets_and_shows_the_brush(bench: Bench) -> None:
    editor, tools = bench.panel.brushes_dock.editor, bench.panel.tools
    editor._sliders["scatter"].value_changed.emit(1.5)
    assert tools.brush.scatter == 1.5
    editor._tip.setCurrentIndex(editor._tip.findData(TipKind.BRISTLES))
    editor._tip.activated.emit(editor._tip.currentIndex())
    assert tools.brush.tip.kind is TipKind.BRISTLES
    tools.set_brush(replace(tools.brush, ratio=0.25, effect=Effect.SMUDGE))
    assert editor._sliders["ratio"].value == 0.25
    assert editor._effect.currentData() is Effect.SMUDGE
    assert editor._sliders["load"].isEnabled()
    dynamics = editor._dynamics
    dynamics._sensor.setCurrentIndex(dynamics._sensor.findData(Sensor.TILT))
    dynamics._target.setCurrentIndex(dynamics._target.findData(Target.ANGLE))
    dynamics._target.activated.emit(dynamics._target.currentIndex())
    dynamics._acts.setChecked(True)
    assert [(known.target, known.sensor) for known in tools.brush.dynamics] == [(Target.ANGLE, Sensor.TILT)]
    again = ToolState(bench.settings, bench.panel)
    assert again.brush == tools.brush


def test_a_curve_is_dragged_and_gets_and_loses_points(qtbot: QtBot) -> None:
    curve = CurveEdit("Curve")
    qtbot.addWidget(curve)
    curve.resize(212, 96)
    curve.show()
    seen: list[object] = []
    curve.changed.connect(seen.append)

    def place(x: float, y: float) -> QPoint:
        return curve._place((x, y)).toPoint()

    QTest.mousePress(curve, Qt.MouseButton.LeftButton, pos=place(0.5, 0.5))
    QTest.mouseMove(curve, place(0.5, 0.9))
    QTest.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=place(0.5, 0.9))
    assert len(curve.curve) == 3
    assert curve.curve[1][1] == pytest.approx(0.9, abs=0.03)
    QTest.keyClick(curve, Qt.Key.Key_Down)
    assert curve.curve[1][1] == pytest.approx(0.85, abs=0.03)
    QTest.keyClick(curve, Qt.Key.Key_Delete)
    assert len(curve.curve) == 2
    QTest.keyClick(curve, Qt.Key.Key_Delete)
    assert len(curve.curve) == 2
    assert seen


def test_a_click_fills_as_its_options_say(bench: Bench) -> None:
    bench.panel.tools.choose(Tool.FILL)
    hand = bench.panel.hands[Tool.FILL]
    assert hand.options is not None
    assert hand.options.isVisibleTo(bench.panel.options)
    bench.drag((50, 50))
    assert (alpha(bench) == 255).all()
    assert [step.label for step in bench.session.history] == ["", "Fill"]
    bench.session.undo()
    bench.panel.work.select(QRect(10, 10, 30, 20))
    bench.drag((20, 20))
    assert (alpha(bench) > 0).sum() == 30 * 20
    bench.session.undo()
    bench.drag((200, 200))
    assert not alpha(bench).any()


def test_a_drag_lays_a_gradient(bench: Bench) -> None:
    tools = bench.panel.tools
    tools.choose(Tool.GRADIENT)
    tools.set_foreground(QColor("#000000"))
    bench.drag((100, 100), (300, 110), (500, 120), modifiers=Qt.KeyboardModifier.ShiftModifier)
    bench.panel.work.settle()
    seen = flatten(bench.canvas(), stored_tiles(bench.assets))
    assert tuple(seen[10, 50]) == (0, 0, 0, 255)
    assert tuple(seen[10, 580]) == (255, 255, 255, 255)
    # Shift made it level: a column is the same all along.
    assert int(np.ptp(seen[:, 300, 0].astype(int))) <= 1
    assert [step.label for step in bench.session.history] == ["", "Gradient"]
    bench.session.undo()
    bench.drag((100, 100))
    assert len(bench.session.history) == 2
    view = bench.panel.view
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=bench.at(100, 100).toPoint())
    QTest.mouseMove(view, bench.at(300, 100).toPoint())
    QTest.keyClick(bench.panel, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=bench.at(300, 100).toPoint())
    bench.panel.work.settle()
    assert not alpha(bench).any()


def test_erasing_under_locked_transparency_is_refused_with_a_way_out(bench: Bench) -> None:
    tools = bench.panel.tools
    tools.set_brush(Brush(size=40, hardness=1, pressure_size=False))
    bench.drag((100, 100))
    bench.panel.work.settle()
    bench.session.execute(set_alpha_locked(bench.panel.work.active.id, True))
    tools.choose(Tool.ERASER)
    bench.drag((100, 100))
    assert alpha(bench)[100, 100] == 255
    said, mend = bench.messages.said[-1]
    assert "transparency" in said
    assert mend is not None
    mend()
    bench.drag((100, 100))
    assert alpha(bench)[100, 100] < 255


def test_smudging_sees_a_fill_that_was_just_made(bench: Bench) -> None:
    tools = bench.panel.tools
    tools.choose(Tool.FILL)
    bench.drag((50, 50))
    tools.choose(Tool.BRUSH)
    tools.set_brush(Brush(size=60, effect=Effect.SMUDGE, pressure_size=False))
    bench.drag((100, 100), (300, 100))
    assert (alpha(bench) == 255).all()
    bench.session.undo()
    assert bench.canvas().layers[0].asset is None


def test_a_brush_whose_picture_is_gone_paints_nothing_and_says_so(bench: Bench) -> None:
    gone = Tip(TipKind.STAMP, assets=(AssetId("0" * 64),))
    bench.panel.tools.set_brush(Brush(size=60, tip=gone))
    bench.drag((100, 100), (300, 100))
    assert bench.messages.failed
    assert not alpha(bench).any()
    bench.panel.tools.set_brush(Brush(size=60, hardness=1))
    bench.drag((100, 100), (300, 100))
    assert alpha(bench).any()
