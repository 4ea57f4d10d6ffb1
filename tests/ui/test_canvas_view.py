"""TileView: what it draws again, what it asks for, and how it is moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QRegion, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.widgets.tile_view import Pointer, TileView
from app.widgets.viewport import Viewport
from plugins.canvas.panel.images import to_pixels
from tests.ui.canvas_parts import on_screen, send

SIDE = 8192


class Coloured:
    """Every tile in a colour of its own; counts what is asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, int]] = []
        self.patched: list[QRect] = []
        self.glanced: list[tuple[int, int, int]] = []

    def tile(self, column: int, row: int, level: int = 0) -> QImage | None:
        """The tiles of a level in squares of their colours."""
        self.asked.append((column, row))
        made = QImage(256, 256, QImage.Format.Format_RGB32)
        painter = QPainter(made)
        side = 256 >> level
        for y in range(1 << level):
            for x in range(1 << level):
                colour = self.colour((column << level) + x, (row << level) + y)
                painter.fillRect(x * side, y * side, side, side, colour)
        painter.end()
        return made

    def colour(self, column: int, row: int) -> QColor:
        """The colour of a tile."""
        return colour_of(column, row)

    def glance(self, column: int, row: int, level: int) -> QImage | None:
        """Nothing is known beforehand."""
        self.glanced.append((column, row, level))
        return None

    def patches(self, rects: Sequence[QRect], level: int = 0) -> list[QImage]:
        """White rectangles."""
        self.patched += [QRect(rect) for rect in rects]
        kind = QImage.Format.Format_ARGB32_Premultiplied
        made = [QImage(rect.width() >> level, rect.height() >> level, kind) for rect in rects]
        for image in made:
            image.fill(QColor("white"))
        return made


def colour_of(column: int, row: int) -> QColor:
    """The colour of a tile."""
    return QColor(column * 8, row * 8, 100)


class Watched(TileView):
    """Remembers what was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = QRegion()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and remember where."""
        self.painted = self.painted.united(event.region())
        super().paintEvent(event)


@pytest.fixture
def view(qtbot: QtBot) -> Iterator[Watched]:
    """A view on a picture of 8192²."""
    made = Watched()
    qtbot.addWidget(made)
    made.resize(800, 600)
    made.show_picture(Coloured(), QSize(SIDE, SIDE))
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close_tiles()


def shown(view: TileView) -> QImage:
    """What the view looks like when everything is there."""
    assert view.wait_until_shown(20_000)
    return view.grab().toImage()


def test_at_actual_size_pixels_are_at_their_place(view: Watched) -> None:
    view.zoom_to(1)
    image = shown(view)
    for place in (QPointF(10, 10), QPointF(400, 300), QPointF(790, 590)):
        at = view.viewport.to_picture(place)
        expected = colour_of(int(at.x() // 256), int(at.y() // 256))
        assert image.pixelColor(place.toPoint()) == expected


def test_only_tiles_in_sight_are_asked_for(qtbot: QtBot) -> None:
    view, source = Watched(), Coloured()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show_picture(source, QSize(SIDE, SIDE))
    view.zoom_to(1)
    view.show()
    qtbot.waitExposed(view)
    assert view.wait_until_shown(20_000)
    seen = view.viewport.rect_to_picture(view.rect().toRectF()).toAlignedRect()
    tiles = {(x, y) for x in range(32) for y in range(32) if QRect(x * 256, y * 256, 256, 256).intersects(seen)}
    assert set(source.asked) == tiles
    assert len(source.asked) == len(tiles)
    view.close_tiles()


def test_zoomed_out_the_picture_is_there_from_coarse_levels(view: Watched) -> None:
    image = shown(view)
    for column, row in ((3, 3), (16, 8), (30, 29)):
        place = view.viewport.to_view(QPointF(column * 256 + 128, row * 256 + 128)).toPoint()
        found, expected = image.pixelColor(place), colour_of(column, row)
        assert abs(found.red() - expected.red()) <= 8
        assert abs(found.green() - expected.green()) <= 8
    assert view.byte_size < 150 * 1024 * 1024


def test_a_glance_is_shown_until_the_tiles_are_there(qtbot: QtBot) -> None:
    class Slow(Coloured):
        """Knows the whole picture in red at once, and is kept from making tiles."""

        def __init__(self) -> None:
            super().__init__()
            self.go_on = Event()

        def glance(self, column: int, row: int, level: int) -> QImage | None:
            super().glance(column, row, level)
            image = QImage(256, 256, QImage.Format.Format_RGB32)
            image.fill(QColor("red"))
            return image

        def tile(self, column: int, row: int, level: int = 0) -> QImage | None:
            self.go_on.wait(20)
            return super().tile(column, row, level)

    view, source = Watched(), Slow()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show_picture(source, QSize(SIDE, SIDE))
    view.show()
    middle = view.rect().center()
    qtbot.waitUntil(lambda: view.grab().toImage().pixelColor(middle) == QColor("red"))
    source.go_on.set()
    image = shown(view)
    at = view.viewport.to_picture(middle.toPointF())
    assert abs(image.pixelColor(middle).red() - colour_of(int(at.x() // 256), 0).red()) <= 8
    assert source.glanced == [(0, 0, 5)]
    view.close_tiles()


def test_a_touch_repaints_its_rectangle_alone(view: Watched, qtbot: QtBot) -> None:
    view.zoom_to(1)
    shown(view)
    qtbot.wait(200)
    corner = view.viewport.to_picture(QPointF(300, 200))
    rect = QRect(int(corner.x()), int(corner.y()), 40, 30)
    view.painted = QRegion()
    view.touch([rect])
    QApplication.processEvents()
    around = view.viewport.rect_to_view(rect.toRectF()).toAlignedRect().adjusted(-3, -3, 3, 3)
    assert not view.painted.isEmpty()
    assert around.contains(view.painted.boundingRect())
    middle = view.viewport.to_view(rect.toRectF().center()).toPoint()
    assert view.grab().toImage().pixelColor(middle) == QColor("white")
    outside = view.viewport.to_view(QPointF(rect.right() + 3, rect.bottom() + 3)).toPoint()
    assert view.grab().toImage().pixelColor(outside) != QColor("white")


def test_a_touch_out_of_sight_makes_nothing_until_it_is_seen(qtbot: QtBot) -> None:
    class Counting(Coloured):
        """Knows which tiles the main thread had to make."""

        def __init__(self) -> None:
            super().__init__()
            self.waited_for: list[tuple[int, int]] = []

        def tile(self, column: int, row: int, level: int = 0) -> QImage | None:
            if current_thread() is main_thread():
                self.waited_for.append((column, row))
            return super().tile(column, row, level)

    view, source = Watched(), Counting()
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show_picture(source, QSize(SIDE, SIDE))
    view.show()
    view.zoom_to(1)
    shown(view)
    view.touch([QRect(300, 300, 40, 30)])
    view.repaint()
    assert source.waited_for == []
    corner = view.viewport.to_view(QPointF(200, 200)).toPoint()
    view.pan_by(-corner.x(), -corner.y())
    assert shown(view).pixelColor(110, 110) == colour_of(1, 1)
    view.close_tiles()


def test_rectangles_that_overlap_are_drawn_as_one(view: Watched, qtbot: QtBot) -> None:
    shown(view)
    qtbot.wait(200)
    for rects, expected in (
        ([QRect(100, 100, 50, 50), QRect(120, 130, 60, 20)], [QRect(100, 100, 80, 50)]),
        ([QRect(100, 100, 50, 50), QRect(400, 300, 60, 20)], [QRect(100, 100, 50, 50), QRect(400, 300, 60, 20)]),
    ):
        view.painted = QRegion()
        for rect in rects:
            view.draw_again(rect)
        QApplication.processEvents()
        whole = QRegion()
        for rect in expected:
            whole = whole.united(rect)
        assert view.painted == whole


def test_touches_between_two_frames_are_patched_once(view: Watched, qtbot: QtBot) -> None:
    view.zoom_to(1)
    shown(view)
    qtbot.wait(200)
    source = Coloured()
    view.swap_source(source)
    middle = view.viewport.center.toPoint()
    left, top = middle.x() // 256 * 256, middle.y() // 256 * 256
    for step in range(10):
        view.touch([QRect(left + 20 + step, top + 20, 10, 10)])
    QApplication.processEvents()
    assert source.patched == [QRect(left + 20, top + 20, 19, 10)]


def test_invalidating_makes_the_tiles_again_and_no_others(view: Watched) -> None:
    view.zoom_to(1)
    shown(view)
    source = Coloured()
    view.swap_source(source)
    middle = view.viewport.center.toPoint()
    view.invalidate([QRect(middle.x(), middle.y(), 5, 5)])
    assert view.wait_until_shown()
    assert set(source.asked) == {(middle.x() // 256, middle.y() // 256)}


def test_a_coarse_level_follows_a_touch_on_a_fine_one(view: Watched, qtbot: QtBot) -> None:
    shown(view)
    view.zoom_to(1)
    shown(view)
    qtbot.wait(150)

    class White(Coloured):
        def colour(self, column: int, row: int) -> QColor:
            return QColor("white") if (column, row) == (16, 16) else colour_of(column, row)

    view.swap_source(White())
    view.touch([QRect(16 * 256, 16 * 256, 256, 256)])
    QApplication.processEvents()
    view.fit()
    image = shown(view)
    place = view.viewport.to_view(QPointF(16 * 256 + 128, 16 * 256 + 128)).toPoint()
    assert image.pixelColor(place).red() > 240


def test_zoomed_out_a_touch_is_seen_at_once_and_when_zooming_in(view: Watched, qtbot: QtBot) -> None:
    shown(view)
    view.zoom_to(0.3)
    shown(view)
    qtbot.wait(200)

    class White(Coloured):
        def colour(self, column: int, row: int) -> QColor:
            return QColor("white") if (column, row) == (16, 16) else colour_of(column, row)

    source = White()
    view.swap_source(source)
    rect = QRect(16 * 256, 16 * 256, 256, 256)
    view.touch([rect])
    QApplication.processEvents()
    assert source.patched == [rect]
    place = QPointF(16 * 256 + 128, 16 * 256 + 128)
    assert view.grab().toImage().pixelColor(view.viewport.to_view(place).toPoint()) == QColor("white")
    view.zoom_to(1, view.viewport.to_view(place))
    view.repaint()
    assert view.grab().toImage().pixelColor(view.viewport.to_view(place).toPoint()) == QColor("white")
    assert shown(view).pixelColor(view.viewport.to_view(place).toPoint()) == QColor("white")


def test_the_wheel_zooms_under_the_pointer(view: Watched) -> None:
    at = QPointF(620, 140)
    held = view.viewport.to_picture(at)
    before = view.viewport.zoom
    for _ in range(6):
        event = QWheelEvent(
            at,
            view.mapToGlobal(at),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(view, event)
    assert view.viewport.zoom > before * 2
    assert (view.viewport.to_view(held) - at).manhattanLength() < 1


def test_space_moves_the_picture_and_paints_nothing(view: Watched) -> None:
    view.zoom_to(1)
    pressed: list[Pointer] = []
    view.pressed.connect(pressed.append)
    view.setFocus()
    held = view.viewport.to_picture(QPointF(300, 300))
    QTest.keyPress(view, Qt.Key.Key_Space)
    for kind, place in (
        (QEvent.Type.MouseButtonPress, QPointF(300, 300)),
        (QEvent.Type.MouseMove, QPointF(340, 275)),
        (QEvent.Type.MouseButtonRelease, QPointF(340, 275)),
    ):
        send(view, kind, place)
    QTest.keyRelease(view, Qt.Key.Key_Space)
    assert pressed == []
    assert (view.viewport.to_view(held) - QPointF(340, 275)).manhattanLength() < 1e-6


def moved_and_drawn_anew(view: Watched) -> tuple[QImage, QImage]:
    """What the screen shows after the picture was moved with its pixels, and where it is drawn anew there."""
    stood, screens = view.viewport, []
    view.set_viewport(stood.moved(37, -21))
    for viewport in (view.viewport, stood):
        view.set_viewport(viewport)
        assert view.wait_until_shown(20_000)
        # Once it stands still it is drawn once more, smoothly.
        QTest.qWait(200)
        screens.append(on_screen(view))
    view.painted = QRegion()
    view.pan_by(37, -21)
    moved = on_screen(view)
    assert not view.painted.contains(view.rect().center()), "its pixels were moved"
    assert moved != screens[1]
    return moved, screens[0]


def test_panning_shows_the_same_as_drawing_anew(view: Watched) -> None:
    view.zoom_to(1)
    moved, anew = moved_and_drawn_anew(view)
    assert moved == anew


def test_turned_and_mirrored_a_press_is_where_it_is_seen(view: Watched) -> None:
    view.zoom_to(1)
    view.turn_to(30)
    view.flip()
    pressed: list[Pointer] = []
    view.pressed.connect(pressed.append)
    target = view.viewport.to_picture(QPointF(500, 200))
    send(view, QEvent.Type.MouseButtonPress, QPointF(500, 200))
    send(view, QEvent.Type.MouseButtonRelease, QPointF(500, 200))
    assert (pressed[0].picture - target).manhattanLength() < 1e-6
    image = shown(view)
    assert image.pixelColor(500, 200) == colour_of(int(target.x() // 256), int(target.y() // 256))


def test_a_tile_that_cannot_be_made_leaves_the_view_alive(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Coloured):
        def tile(self, column: int, row: int, level: int = 0) -> QImage | None:
            raise OSError((column, row, level))

    view = Watched()
    qtbot.addWidget(view)
    view.resize(200, 200)
    view.show_picture(Broken(), QSize(200, 200))
    view.show()
    qtbot.waitExposed(view)
    assert view.wait_until_shown()
    assert "a tile could not be made" in caplog.text
    view.close_tiles()


def test_overlays_are_drawn_where_the_picture_is(view: Watched) -> None:
    def mark(painter: QPainter, viewport: Viewport) -> None:
        painter.fillRect(viewport.rect_to_view(QRect(4000, 4000, 200, 200).toRectF()), QColor("magenta"))

    view.add_overlay(mark)
    view.zoom_to(1)
    image = shown(view)
    assert image.pixelColor(view.viewport.to_view(QPointF(4100, 4100)).toPoint()) == QColor("magenta")


def test_the_ground_below_a_turned_picture_moves_with_it(qtbot: QtBot) -> None:
    class Glass(Coloured):
        def tile(self, column: int, row: int, level: int = 0) -> QImage | None:  # noqa: ARG002 - the protocol's names
            made = QImage(256, 256, QImage.Format.Format_ARGB32_Premultiplied)
            made.fill(QColor(90, 60, 200, 128))
            return made

    view = Watched()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show_picture(Glass(), QSize(2000, 2000))
    view.show()
    qtbot.waitExposed(view)
    view.zoom_to(1)
    view.turn_to(33)
    moved, anew = (to_pixels(screen) for screen in moved_and_drawn_anew(view))
    # At the corner of a tile a turned pixel may be rounded otherwise.
    assert (moved != anew).any(-1).sum() <= 3
    colours = {tuple(moved[200, x]) for x in range(200, 300)}
    assert len(colours) == 2
    view.close_tiles()
