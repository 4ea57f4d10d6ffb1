"""The viewer: handles on the picture, and the transport below it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.widgets.icon_button import IconButton
from plugins.timeline.model import Curve, Keyframe
from plugins.timeline.panel.player import Player
from plugins.timeline.panel.quality import Quality
from plugins.timeline.panel.tool import Tool
from plugins.timeline.panel.viewer import Viewer
from plugins.timeline.panel.viewer.handles import turn_handle
from plugins.timeline.panel.viewer.screen import Screen
from plugins.timeline.panel.viewer.transport import TransportBar
from plugins.timeline.time import TimeRange
from tests.ui.film_playing.parts import FilmBench, picture_track, seconds, solid

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
SMALL = (Curve.constant("scale_x", 0.5), Curve.constant("scale_y", 0.5))


@pytest.fixture
def film(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[FilmBench]:
    """A small clip above a large one, two seconds each; the lower one goes on for a second."""
    bench = FilmBench(tmp_path, resources)
    upper = replace(picture_track(replace(solid("small", 50), curves=SMALL)), id="upper")
    bench.put((picture_track(solid("large", 75)), upper))
    yield bench
    bench.close()


@pytest.fixture
def player(film: FilmBench) -> Iterator[Player]:
    """What plays it."""
    made = film.player()
    yield made
    made.close_work()


@pytest.fixture
def viewer(film: FilmBench, player: Player, qtbot: QtBot) -> Viewer:
    """The whole viewer, shown."""
    made = Viewer(film.work, player, film.icons)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def screen(viewer: Viewer) -> Screen:
    """Its picture."""
    return viewer.screen_


@pytest.fixture
def transport(viewer: Viewer) -> TransportBar:
    """Its transport."""
    assert viewer.transport is not None
    return viewer.transport


def mouse(
    widget: QWidget,
    kind: QEvent.Type,
    at: QPointF,
    modifiers: Qt.KeyboardModifier = NONE,
    button: Qt.MouseButton = Qt.MouseButton.LeftButton,
) -> None:
    """Send an event of the mouse."""
    held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else button
    QApplication.sendEvent(widget, QMouseEvent(kind, at, widget.mapToGlobal(at), button, held, modifiers))


def drag(screen: Screen, *film_points: tuple[float, float], modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press at the first point of the film, go over the others, and let go."""
    points = [screen.where(QPointF(*point)) for point in film_points]
    mouse(screen, QEvent.Type.MouseButtonPress, points[0], modifiers)
    for point in points[1:]:
        mouse(screen, QEvent.Type.MouseMove, point, modifiers)
    mouse(screen, QEvent.Type.MouseButtonRelease, points[-1], modifiers)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Press a key, and let it go."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))


def value(film: FilmBench, name: str, at: int = 0, id_: str = "small") -> float:
    """A parameter of a clip at a frame."""
    clip = film.work.clip(id_)
    assert clip is not None
    found = clip.value(name, seconds(at))
    assert isinstance(found, float)
    return found


def steps(film: FilmBench) -> int:
    """How many steps can be undone."""
    return film.session.position


def test_a_click_selects_the_uppermost_clip_there_and_beside_all_none(film: FilmBench, screen: Screen) -> None:
    drag(screen, (160, 90))
    assert film.work.selected == {"small"}
    drag(screen, (20, 20))
    assert film.work.selected == {"large"}
    drag(screen, (-30, 90))
    assert film.work.selected == frozenset()
    assert steps(film) == 1


def test_the_selected_clip_is_moved_though_another_one_lies_above(film: FilmBench, screen: Screen) -> None:
    film.work.select(("large",))
    drag(screen, (160, 90), (176, 90))
    assert film.work.selected == {"large"}
    assert value(film, "x", id_="large") == pytest.approx(0.05)


def test_a_drag_moves_it_in_one_step_which_can_be_taken_back(film: FilmBench, screen: Screen) -> None:
    before = steps(film)
    drag(screen, (160, 90), (170, 90), (180, 100), (192, 81))
    assert value(film, "x") == pytest.approx(0.1)
    assert value(film, "y") == pytest.approx(-0.05)
    assert steps(film) == before + 1
    drag(screen, (192, 81), (160, 81))
    assert value(film, "x") == pytest.approx(0, abs=1e-6)
    assert steps(film) == before + 2
    film.session.undo()
    film.session.undo()
    assert value(film, "x") == 0
    assert value(film, "y") == 0


def test_with_shift_a_move_keeps_to_one_axis(film: FilmBench, screen: Screen) -> None:
    drag(screen, (160, 90), (192, 95), modifiers=SHIFT)
    assert value(film, "x") == pytest.approx(0.1)
    assert value(film, "y") == 0


def test_a_corner_scales_about_the_anchor_and_keeps_the_proportions(film: FilmBench, screen: Screen) -> None:
    film.work.select(("small",))
    drag(screen, (240, 135), (280, 157.5))
    assert value(film, "scale_x") == pytest.approx(0.75, rel=1e-3)
    assert value(film, "scale_y") == pytest.approx(0.75, rel=1e-3)
    assert value(film, "x") == 0
    drag(screen, (40, 22.5), (80, 22.5), modifiers=SHIFT)
    assert value(film, "scale_x") == pytest.approx(0.5, rel=1e-3)
    assert value(film, "scale_y") == pytest.approx(0.75, rel=1e-3)
    assert steps(film) == 3


def test_what_is_turned_is_scaled_along_its_own_edges(film: FilmBench, screen: Screen) -> None:
    turned = replace(solid("small", 50), curves=(Curve.constant("rotation", 90.0), *SMALL))
    film.put((picture_track(turned),))
    film.work.select(("small",))
    # Its upper left corner is at the upper right now: 45 to the right of the middle, 80 above
    drag(screen, (205, 10), (205, -70), modifiers=SHIFT)
    assert value(film, "scale_x") == pytest.approx(1.0, rel=1e-3)
    assert value(film, "scale_y") == pytest.approx(0.5, rel=1e-3)


def test_the_handle_above_turns_it_and_with_shift_by_steps(film: FilmBench, screen: Screen) -> None:
    film.work.select(("small",))
    seen = screen.selected()
    assert seen is not None
    handle = turn_handle(seen, screen.where(QPointF(1, 0)).x() - screen.where(QPointF(0, 0)).x())
    assert handle.x() == pytest.approx(160)
    assert handle.y() < 45
    length = 90 - handle.y()
    angle = math.radians(40)
    to = (160 + length * math.sin(angle), 90 - length * math.cos(angle))
    drag(screen, (160, handle.y()), to)
    assert value(film, "rotation") == pytest.approx(40, abs=0.1)
    drag(screen, to, (160 + length, 90), modifiers=SHIFT)
    assert value(film, "rotation") == 90
    assert steps(film) == 3


def test_escape_takes_a_drag_back(film: FilmBench, screen: Screen) -> None:
    before = steps(film)
    mouse(screen, QEvent.Type.MouseButtonPress, screen.where(QPointF(160, 90)))
    mouse(screen, QEvent.Type.MouseMove, screen.where(QPointF(200, 90)))
    assert value(film, "x") > 0.1
    press(screen, Qt.Key.Key_Escape)
    assert value(film, "x") == 0
    assert steps(film) == before
    mouse(screen, QEvent.Type.MouseMove, screen.where(QPointF(220, 90)))
    mouse(screen, QEvent.Type.MouseButtonRelease, screen.where(QPointF(220, 90)))
    assert value(film, "x") == 0


def test_what_is_animated_gets_a_keyframe_where_the_playhead_is(
    film: FilmBench, screen: Screen, player: Player
) -> None:
    keys = Curve("x", (Keyframe(seconds(0), 0.0), Keyframe(seconds(40), 0.4)))
    film.put((picture_track(replace(solid("small", 50), curves=(*SMALL, keys))),))
    player.seek(seconds(20))
    film.work.select(("small",))
    drag(screen, (160 + 64, 90), (160 + 96, 90))
    assert [value(film, "x", at) for at in (0, 20, 40)] == pytest.approx([0, 0.3, 0.4])


def test_arrow_keys_move_it_by_pixels_of_the_film(film: FilmBench, screen: Screen) -> None:
    before = steps(film)
    film.work.select(("small",))
    press(screen, Qt.Key.Key_Right)
    press(screen, Qt.Key.Key_Down, SHIFT)
    assert value(film, "x") * 320 == pytest.approx(1, abs=1e-3)
    assert value(film, "y") * 180 == pytest.approx(10, abs=1e-3)
    assert steps(film) == before + 2
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(screen, QKeyEvent(kind, Qt.Key.Key_Left, NONE))
    assert value(film, "x") * 320 == pytest.approx(-1, abs=1e-3)
    assert steps(film) == before + 3


def test_handles_are_there_for_one_clip_that_is_seen_while_it_rests(
    film: FilmBench, screen: Screen, player: Player
) -> None:
    film.work.select(("small",))
    assert screen.selected() is not None
    player.seek(seconds(60))
    assert screen.selected() is None
    player.seek(seconds(0))
    film.work.select(("small", "large"))
    assert screen.selected() is None
    film.work.select(("small",))
    player.play()
    assert screen.selected() is None


def test_the_picture_stands_in_a_neutral_surround_as_large_as_there_is_room(
    film: FilmBench, screen: Screen, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: film.last_shown == 0, timeout=20_000)
    shot = screen.grab().toImage()
    surround = screen.palette().color(QPalette.ColorRole.Shadow)
    assert shot.pixelColor(5, 5).rgb() == surround.rgb()
    assert surround.saturation() == 0
    left, right = screen.where(QPointF(0, 0)), screen.where(QPointF(320, 180))
    assert left.x() + right.x() == pytest.approx(screen.width(), abs=1)
    assert left.y() + right.y() == pytest.approx(screen.height(), abs=1)
    assert shot.pixelColor((left + QPointF(3, 3)).toPoint()) == QColor(0, 0, 0)


def test_the_wheel_zooms_under_the_pointer_and_fit_shows_all(film: FilmBench, screen: Screen) -> None:
    at, fitted = QPointF(300, 200), screen.zoom
    held = screen.where(QPointF(0, 0))
    event = QWheelEvent(at, screen.mapToGlobal(at), QPointF(0, 0).toPoint(), QPointF(0, 240).toPoint(),
                        Qt.MouseButton.NoButton, NONE, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(screen, event)
    assert screen.zoom == pytest.approx(fitted * 2**0.5)
    assert not screen.fits
    assert screen.where(QPointF(0, 0)).x() == pytest.approx(at.x() - (at.x() - held.x()) * 2**0.5)
    screen.fit()
    assert screen.zoom == pytest.approx(fitted)
    assert screen.where(QPointF(0, 0)) == held


def test_the_hand_and_the_middle_button_move_the_picture_about(film: FilmBench, screen: Screen) -> None:
    for tool, button in ((Tool.HAND, Qt.MouseButton.LeftButton), (Tool.SELECT, Qt.MouseButton.MiddleButton)):
        film.work.set_tool(tool)
        before, at = screen.where(QPointF(0, 0)), QPointF(500, 200)
        mouse(screen, QEvent.Type.MouseButtonPress, at, button=button)
        mouse(screen, QEvent.Type.MouseMove, at + QPointF(40, -10), button=button)
        mouse(screen, QEvent.Type.MouseButtonRelease, at + QPointF(40, -10), button=button)
        assert screen.where(QPointF(0, 0)) - before == QPointF(40, -10)
        assert not screen.fits
        screen.fit()
    assert steps(film) == 1
    assert film.work.selected == frozenset()


def test_safe_areas_are_drawn_when_they_are_asked_for(transport: TransportBar, screen: Screen) -> None:
    plain = screen.grab().toImage()
    transport.safe.click()
    assert screen.safe_areas
    lined = screen.grab().toImage()
    row = round(screen.where(QPointF(0, 90)).y())
    lines = [x for x in range(plain.width()) if lined.pixelColor(x, row) != plain.pixelColor(x, row)]
    # The picture is laid on whole pixels, up to one away from where the film is.
    shares = (0.035, 0.05, 0.95, 0.965)
    assert lines == pytest.approx([screen.where(QPointF(320 * share, 90)).x() for share in shares], abs=1.5)
    transport.safe.click()
    assert screen.grab().toImage() == plain


def test_buttons_move_the_playhead(film: FilmBench, transport: TransportBar, player: Player) -> None:
    for button, frame in (
        (transport.on, 1), (transport.on, 2), (transport.back, 1), (transport.next, 50), (transport.next, 75),
        (transport.previous, 50), (transport.end, 74), (transport.start, 0),
    ):  # fmt: skip
        button.click()
        assert player.time == seconds(frame)
    transport.forward.click()
    transport.forward.click()
    assert player.speed == 2
    assert transport.speed.text() == "2×"
    transport.reverse.click()
    assert player.speed == -1
    assert transport.speed.text() == "−1×"
    assert transport.play.accessibleName() == "Pause"
    transport.play.click()
    assert not player.playing
    assert transport.speed.isHidden()


def test_marks_and_loop(film: FilmBench, transport: TransportBar, player: Player) -> None:
    player.seek(seconds(10))
    transport.mark_in.click()
    assert film.work.range == TimeRange(seconds(10), seconds(65))
    player.seek(seconds(19))
    transport.mark_out.click()
    assert film.work.range == TimeRange(seconds(10), seconds(10))
    player.seek(seconds(30))
    transport.mark_in.click()
    assert film.work.range == TimeRange(seconds(30), seconds(45))
    player.seek(seconds(5))
    transport.mark_out.click()
    assert film.work.range == TimeRange(seconds(0), seconds(6))
    transport.loop.click()
    assert player.looping
    transport.loop.click()
    assert not player.looping


def test_a_timecode_that_is_typed_is_gone_to(film: FilmBench, transport: TransportBar, player: Player) -> None:
    field = transport.time
    assert field.text() == "00:00:00:00"
    field.setFocus()
    field.selectAll()
    for key in "00:00:02:05":
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, key))
    press(field, Qt.Key.Key_Return)
    assert player.time == seconds(55)
    assert field.text() == "00:00:02:05"
    field.clearFocus()
    player.seek(seconds(26))
    assert field.text() == "00:00:01:01"


def test_timecode_begins_where_the_film_says(film: FilmBench, transport: TransportBar, player: Player) -> None:
    film.start_at(Fraction(3600))
    assert transport.time.text() == "01:00:00:00"
    transport.time.chosen.emit(Fraction(3601))
    assert player.time == 1


def test_what_was_dropped_is_said_and_only_then(
    film: FilmBench, transport: TransportBar, player: Player, qtbot: QtBot
) -> None:
    assert transport.dropped.isHidden()
    player.play()
    for frames in (1, 1, 5):
        qtbot.waitUntil(lambda: player.projector.waiting() > 6, timeout=20_000)
        film.clock.advance(float(seconds(frames)))
        player.refresh()
    assert transport.dropped.isVisible()
    assert transport.dropped.text() == "4 dropped"


def test_quality_and_volume_are_the_players(transport: TransportBar, player: Player) -> None:
    menu = transport.quality.menu()
    menu.aboutToShow.emit()
    half = [action for action in menu.actions() if action.text() == "Half quality"]
    half[0].trigger()
    assert player.quality is Quality.HALF
    assert transport.quality.text() == "1/2"
    transport.volume.setFocus()
    press(transport.volume, Qt.Key.Key_PageDown)
    assert player.volume == pytest.approx(0.9)


def test_where_there_is_little_room_it_still_plays(viewer: Viewer, transport: TransportBar, qtbot: QtBot) -> None:
    viewer.resize(300, 300)
    qtbot.waitUntil(transport.volume.isHidden)
    visible = [child for child in transport.findChildren(QWidget) if child.isVisible() and child.parent() is transport]
    assert transport.play in visible
    assert transport.time in visible
    assert all(transport.rect().contains(child.geometry()) for child in visible)
    viewer.resize(1200, 500)
    qtbot.waitUntil(transport.volume.isVisible)


def test_every_control_has_a_name_and_a_tooltip(transport: TransportBar) -> None:
    controls = [transport.start, transport.previous, transport.back, transport.reverse, transport.play,
               transport.forward, transport.on, transport.next, transport.end, transport.mark_in, transport.mark_out,
               transport.loop, transport.safe, transport.quality, transport.zoom, transport.volume,
               transport.time]  # fmt: skip
    assert all(control.accessibleName() and control.toolTip() for control in controls)
    assert "(Space)" in transport.play.toolTip()
    icons = [control for control in controls if isinstance(control, IconButton)]
    assert len(icons) == 13
    assert all(not button.icon().isNull() for button in icons)


def test_without_a_player_it_is_an_empty_screen(film: FilmBench, qtbot: QtBot) -> None:
    viewer = Viewer(film.work, None, film.icons)
    qtbot.addWidget(viewer)
    viewer.show()
    drag(viewer.screen_, (160, 90), (180, 90))
    assert film.work.selected == frozenset()
    assert not viewer.film_actions()
    assert viewer.screen_.grab().toImage().pixelColor(viewer.screen_.rect().center()) == QColor(0, 0, 0)
