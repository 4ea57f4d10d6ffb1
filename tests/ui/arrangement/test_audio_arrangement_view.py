"""What is seen of a song, what is dropped on it and dragged out of it, and how fast it is drawn."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.api import Action, ManualClock, NullOutput
from app.ui.actions import MENUS
from app.widgets.picture_data import ASSET_MIME
from plugins.audio.commands import SetSong
from plugins.audio.model import Note
from plugins.audio.panel.arrangement import Arrangement
from plugins.audio.panel.player import Player
from plugins.audio.song import Region, Track
from plugins.audio.sound.bank import OWN_BANK, Bank
from tests.ui.arrangement.parts import (
    ALT,
    BAR,
    CTRL,
    SHIFT,
    Opener,
    Two,
    act,
    at,
    scale,
)
from tests.ui.audio_parts import NONE, drag

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def wheel(view: Arrangement, at_: QPointF, y: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel over the lanes."""
    event = QWheelEvent(
        at_, view.lanes.mapToGlobal(at_), QPoint(), QPoint(0, y), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.lanes, event)


def test_wheel_scrolls_and_zooms_at_the_pointer(two: Two) -> None:
    bench, view, _, _ = two
    for number in range(20):
        bench.add_track(f"Track {number}")
    axis, rows, there = view.state.axis, view.state.rows, at(view, 3, 0)
    wheel(view, there, 240, CTRL)
    assert axis.px_per_beat > 30
    assert axis.x(3 * BAR) == pytest.approx(there.x())
    wheel(view, there, -120)
    assert (rows.top, rows.y(0)) == (60, -60)
    wheel(view, there, -240, SHIFT)
    left = axis.left
    assert left > 0
    drag(view.lanes, QPointF(100, 100), QPointF(60, 80), button=Qt.MouseButton.MiddleButton)
    assert axis.left > left
    assert rows.top == 80
    wheel(view, there, 240, ALT)
    assert rows.height > 64
    act(view, "audio.view.all")
    assert axis.left == 0
    assert axis.x(4 * BAR) == pytest.approx(view.lanes.width() - 24)


def test_the_view_follows_what_is_played(opener: Opener, tmp_path: Path, resources: Path, qtbot: QtBot) -> None:
    bench, _ = opener()
    bench.add_track(id="piano")
    bench.add_region("piano", 40, scale(40))
    clock = ManualClock()
    player = Player(bench.work, lambda: NullOutput(44_100, clock), Bank.open(resources / OWN_BANK))
    view = Arrangement(bench.work, bench.icons, player, None)
    qtbot.addWidget(view)
    view.resize(800, 300)
    view.show()
    view.ruler.setFocus()
    drag(view.ruler, QPointF(view.state.axis.x(5 * BAR), 26))
    assert player.tick == 5 * BAR
    act(view, "audio.view.follow")
    assert not view.follows
    player.play()
    qtbot.waitUntil(lambda: player.deck.performance is not None)
    clock.advance(3)
    player.refresh()
    assert view.state.playhead.tick > 6 * BAR
    assert view.state.axis.left == 0
    act(view, "audio.view.follow")
    clock.advance(1)
    player.refresh()
    assert view.state.axis.left > 0
    assert 0 < view.state.axis.x(player.tick) < view.lanes.width() / 4
    player.stop()
    assert view.state.playhead.tick == 5 * BAR
    player.close_work()


def test_drops_say_where_they_land(two: Two, tmp_path: Path) -> None:
    bench, view, _, _ = two
    got: list[tuple[object, str, int]] = []
    view.dropped.connect(lambda things, track, bar: got.append((things, track, bar)))
    sound, notes = tmp_path / "a.WAV", tmp_path / "b.mid"

    def drop(data: QMimeData, where: QPointF) -> bool:
        action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        entering = QDragEnterEvent(where.toPoint(), action, data, button, NONE)
        QApplication.sendEvent(view.lanes, entering)
        if not entering.isAccepted():
            return False
        QApplication.sendEvent(view.lanes, QDragMoveEvent(where.toPoint(), action, data, button, NONE))
        assert view.state.landing is not None
        QApplication.sendEvent(view.lanes, QDropEvent(where, action, data, button, NONE))
        assert view.state.landing is None
        return True

    def files(*paths: Path) -> QMimeData:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        return data

    assert drop(files(sound), at(view, 3.4, 2))
    assert drop(files(sound), at(view, 3.4, 0))
    assert drop(files(notes), at(view, 1.2, 1))
    assert drop(files(notes), at(view, 1.2, 6))
    assert not drop(files(tmp_path / "c.png"), at(view, 1.2, 1))
    asset = bench.add_region("drums", 1).content.asset
    own = QMimeData()
    own.setData(ASSET_MIME, asset.encode())
    assert drop(own, at(view, 2.2, 1))
    own.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert not drop(own, at(view, 2.2, 1))
    assert got == [
        ((sound,), "voice", 3),
        ((sound,), "", 3),
        ((notes,), "drums", 1),
        ((notes,), "", 1),
        ((asset,), "drums", 2),
    ]


def test_dragging_out_asks_for_a_file(two: Two) -> None:
    bench, view, first, _ = two
    asked: list[object] = []

    def nothing(regions: Sequence[Region]) -> None:
        asked.append(regions)

    drag(view.lanes, at(view, 0.5, 0), at(view, 4.5, 0), modifiers=ALT | SHIFT)
    assert bench.song().region("first") == first
    view.file_for = nothing
    drag(view.lanes, at(view, 0.5, 0), at(view, 4.5, 0), modifiers=ALT | SHIFT)
    assert asked == [(first,)]
    asked.clear()
    box = view.lanes.box_of(first)
    handle = QPointF(box.right() - 9, box.top() + 7)
    drag(view.lanes, handle, handle + QPointF(300, 0))
    assert asked == [(first,)]
    assert bench.song().region("first") == first
    assert bench.steps() == []


def test_actions_are_complete(two: Two, resources: Path) -> None:
    _, view, _, _ = two
    actions: Sequence[Action] = view.actions()
    assert len({action.id for action in actions}) == len(actions)
    keys = [key for action in actions for key in action.keys]
    assert len(set(keys)) == len(keys)
    for action in actions:
        assert action.menu in MENUS
        assert not action.icon or (resources / "icons" / f"{action.icon}.svg").exists()
        assert action.while_focused or all("+" in key for key in action.keys)


def test_menus_offer_what_can_be_done(two: Two) -> None:
    bench, view, _, _ = two
    bench.work.select({"first"})
    view.lanes.menu_wanted.emit(QPoint(10, 10))
    menu = QApplication.activePopupWidget()
    assert menu is not None
    texts = [action.text().split("\t")[0] for action in menu.actions()]
    assert {"Split clips", "Join clips", "Lock or unlock bars"} <= set(texts)
    next(action for action in menu.actions() if action.text().startswith("Mute")).trigger()
    assert bench.song().region("first").mute
    menu.close()


def ink(view: Arrangement, region: Region) -> int:
    """How many colours the body of a region shows."""
    box = view.lanes.box_of(region).adjusted(3, view.lanes.painter.regions.strip + 3, -3, -4)
    image = view.lanes.grab(box.toRect()).toImage()
    return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())})


def test_notes_and_sound_are_seen(opener: Opener, qtbot: QtBot) -> None:
    bench, view = opener()
    bench.add_track(id="piano")
    empty = bench.add_region("piano", 2, ())
    full = bench.add_region("piano", 2, scale(2), first=3)
    wave = bench.add_sound(bars=2, samples=np.sin(np.arange(88_200) / 9) * 0.9)
    qtbot.waitUntil(lambda: ink(view, full) == 2)
    assert ink(view, empty) == 1

    def tall() -> bool:
        """The wave reaches far above the middle."""
        box = view.lanes.box_of(wave)
        image = view.lanes.grab(QRectF(box.left() + 20, box.top() + 26, 60, 4).toRect()).toImage()
        return len({image.pixel(x, 1) for x in range(image.width())}) > 1 or image.pixel(2, 1) != ground

    box = view.lanes.box_of(empty)
    ground = QPixmap(view.lanes.grab(box.toRect())).toImage().pixel(30, 40)
    qtbot.waitUntil(tall)


def test_selected_clips_are_seen_at_any_zoom(two: Two) -> None:
    bench, view, _, second = two
    accent = view.palette().color(view.palette().ColorRole.Highlight)

    def colour() -> QColor:
        box = view.lanes.box_of(second)
        return QColor(view.lanes.grab(box.toRect()).toImage().pixel(2, 3))

    for zoom in (1.0, 0.05):
        view.zoom(zoom)
        bench.work.select(())
        assert colour() != accent
        bench.work.select({"second"})
        assert colour() == accent


def test_a_frame_of_ten_thousand_clips_is_fast(opener: Opener) -> None:
    bench, view = opener()
    contents = []
    for number in range(40):
        held = bench.add_track(id="held") if number == 0 else bench.song().track("held")
        notes = [Note(beat * 240, 48 + (beat * 7 + number) % 24, 200) for beat in range(16)]
        contents.append(bench.add_region(held, 1, notes, first=number).content)
    tracks = tuple(Track(f"t{row}", f"Track {row}", row) for row in range(64))
    regions = tuple(
        Region(f"{row}.{bar}", f"t{row}", f"Clip {bar}", bar * BAR, BAR, contents[(row + bar) % 40])
        for row in range(64)
        for bar in range(157)
    )
    bench.work.execute(SetSong(replace(bench.song(), tracks=tracks, regions=regions)))
    assert len(bench.song().regions) > 10_000
    view.resize(1600, 900)
    QApplication.processEvents()
    # What else the machine does only adds: the quieter of two halves of the song counts
    halves = [_scrolled(view), _scrolled(view)]
    p50, p95 = (min(half[int(len(half) * share)] for half in halves) * 1000 for share in (0.5, 0.95))
    print(f"a frame of {len(regions)} clips: p50 {p50:.1f} ms, p95 {p95:.1f} ms")  # noqa: T201
    assert p95 < 25


def _scrolled(view: Arrangement) -> list[float]:
    """Seconds of the main thread for each of 160 frames of a scroll to the right and down, in their order of size."""
    canvas = QPixmap(view.lanes.size())
    times = []
    for frame in range(160):
        view.state.axis.scroll(37)
        if frame % 4 == 0:
            view.state.rows.scroll_to(view.state.rows.top + 11)
        begun = time.thread_time()
        view.lanes.render(canvas)
        times.append(time.thread_time() - begun)
    return sorted(times)
