"""The arrangement as a musician uses it: the mouse and the keys, and what the document holds afterwards."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.api import Action, AssetId
from app.ui.actions import MENUS
from app.widgets.picture_data import ASSET_MIME
from plugins.audio.commands import SetSong, SetTrack
from plugins.audio.excerpt import reader, track_notes
from plugins.audio.model import DRUMS, Note, Role
from plugins.audio.panel.arrangement import Arrangement
from plugins.audio.panel.arrangement.clipboard import MIME
from plugins.audio.panel.arrangement.head_layout import Zone
from plugins.audio.panel.player import Player
from plugins.audio.playback.clock import ManualClock
from plugins.audio.playback.output import NullOutput
from plugins.audio.song import SOUND, NotesOf, Region, Song, SoundOf, Track
from plugins.audio.sound.bank import OWN_BANK, Bank
from tests.ui.audio_parts import NONE, SongBench, double_click, drag, mouse, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

BAR = 4 * 960
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
Opener = Callable[..., tuple[SongBench, Arrangement]]


@pytest.fixture
def opener(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[Opener]:
    """Opens an arrangement over a song."""
    benches: list[SongBench] = []

    def make(song: Song | None = None, *, read_only: bool = False) -> tuple[SongBench, Arrangement]:
        bench = SongBench(tmp_path, resources, song, read_only=read_only)
        benches.append(bench)
        view = Arrangement(bench.work, bench.icons, None, None)
        qtbot.addWidget(view)
        view.resize(1100, 500)
        view.show()
        qtbot.waitExposed(view)
        return bench, view

    yield make
    for bench in benches:
        bench.close()


@pytest.fixture
def two(opener: Opener) -> tuple[SongBench, Arrangement, Region, Region]:
    """A piano with a bar of notes at the beginning and two bars from the third on, a drum kit, and a track of sound."""
    bench, view = opener()
    piano = bench.add_track("Piano", 0, id="piano")
    bench.add_track("Drums", DRUMS, id="drums", role=Role.DRUMS)
    bench.add_track("Voice", SOUND, id="voice")
    first = bench.add_region(piano, 1, scale(1), id="first", name="First")
    second = bench.add_region(piano, 2, scale(2), first=2, id="second", name="Second")
    bench.session.replace(bench.session.document)
    return bench, view, first, second


def scale(bars: int) -> list[Note]:
    """A note on every beat."""
    return [Note(beat * 960, 60 + beat % 8, 900, 80) for beat in range(4 * bars)]


def at(view: Arrangement, bar: float, row: int, part: float = 0.6) -> QPointF:
    """A place in the lanes: a bar, a row, and how far down in it."""
    rows = view.state.rows
    return QPointF(view.state.axis.x(bar * BAR), rows.y(row) + rows.height * part)


def corner(view: Arrangement, region: Region, *, right: bool, part: float = 0.8) -> QPointF:
    """An end of a region."""
    box = view.lanes.box_of(region)
    return QPointF(box.right() - 2 if right else box.left() + 2, box.top() + box.height() * part)


def act(view: Arrangement, id_: str) -> None:
    """Do an action, if it is possible."""
    found = next(action for action in view.actions() if action.id == id_)
    if found.enabled is None or found.enabled():
        found.run()


def heard(bench: SongBench, track: str = "piano") -> Sequence[Note]:
    """All that is heard of a track."""
    return track_notes(bench.song(), track, reader(bench.assets))


def zone(view: Arrangement, row: int, which: Zone) -> QPointF:
    """The middle of a control of a head."""
    return QPointF(view.heads._zone_box(row, which).center())


def test_clicks_and_keys_select(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    lanes, work = view.lanes, bench.work
    drag(lanes, at(view, 0.5, 0))
    assert work.selected == {"first"}
    assert work.track == "piano"
    drag(lanes, at(view, 2.5, 0), modifiers=CTRL)
    assert work.selected == {"first", "second"}
    drag(lanes, at(view, 2.5, 0), modifiers=CTRL)
    assert work.selected == {"first"}
    drag(lanes, at(view, 2.5, 0), modifiers=SHIFT)
    assert work.selected == {"first", "second"}
    drag(lanes, at(view, 2.5, 0))
    assert work.selected == {"second"}
    drag(lanes, at(view, 1.5, 1))
    assert work.selected == frozenset()
    assert work.track == "drums"


def test_rubber_band_selects_what_it_touches(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    drag(view.lanes, at(view, 1.5, 1), at(view, 1.7, 0), at(view, 2.2, 0, 0.4))
    assert bench.work.selected == {"second"}
    drag(view.lanes, at(view, 1.5, 1), at(view, 0.9, 0), modifiers=SHIFT)
    assert bench.work.selected == {"first", "second"}
    drag(view.lanes, at(view, 4.9, 1), at(view, 1.2, 0), release=False)
    assert bench.work.selected == {"second"}
    press(view.lanes, Qt.Key.Key_Escape)
    assert bench.work.selected == {"first", "second"}
    assert bench.steps() == []


def test_move_snaps_to_bars_and_is_one_step(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, first, _ = two
    drag(view.lanes, at(view, 0.5, 0), at(view, 0.8, 0), at(view, 5.6, 0))
    assert bench.song().region("first") == replace(first, start=5 * BAR)
    assert bench.steps() == ["Move the clip"]
    bench.session.undo()
    assert bench.song().region("first") == first


def test_alt_moves_without_snapping(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    drag(view.lanes, at(view, 0.5, 0), at(view, 0.9, 0), at(view, 1.2, 0), modifiers=ALT)
    start = bench.song().region("first").start
    assert abs(start - 0.7 * BAR) < 60
    assert start % 960


def test_escape_takes_a_drag_back(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, first, _ = two
    drag(view.lanes, at(view, 0.5, 0), at(view, 4.5, 0), release=False)
    assert view.state.preview.changed["first"].start == 4 * BAR
    press(view.lanes, Qt.Key.Key_Escape)
    mouse(view.lanes, QEvent.Type.MouseMove, at(view, 6.5, 0))
    mouse(view.lanes, QEvent.Type.MouseButtonRelease, at(view, 6.5, 0))
    assert bench.song().region("first") == first
    assert bench.steps() == []


def test_what_is_dragged_may_change_meanwhile(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, second = two
    drag(view.lanes, at(view, 0.5, 0), at(view, 4.5, 0), release=False)
    bench.session.execute(SetSong(replace(bench.song(), regions=(second,))))
    mouse(view.lanes, QEvent.Type.MouseMove, at(view, 6.5, 0))
    mouse(view.lanes, QEvent.Type.MouseButtonRelease, at(view, 6.5, 0))
    assert bench.song().regions == (second,)


def test_move_to_tracks_of_the_same_kind_only(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    drag(view.lanes, at(view, 0.5, 0), at(view, 0.5, 1), at(view, 0.5, 2))
    assert bench.song().region("first").track == "drums"
    drag(view.lanes, at(view, 0.5, 1), at(view, 0.5, 2))
    assert bench.song().region("first").track == "drums"


def test_ctrl_drag_copies(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, first, _ = two
    drag(view.lanes, at(view, 0.5, 0), at(view, 1, 0), at(view, 5.5, 0), modifiers=CTRL)
    assert bench.song().region("first") == first
    copies = [each for each in bench.song().regions if each.id not in ("first", "second")]
    assert [(each.start, each.content) for each in copies] == [(5 * BAR, first.content)]
    assert bench.work.selected == {copies[0].id}
    assert bench.steps() == ["Copy the clip"]


def test_several_move_together_and_not_below_the_beginning(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    bench.work.select({"first", "second"})
    drag(view.lanes, at(view, 2.5, 0), at(view, 2.9, 0), at(view, 0.2, 0))
    assert [bench.song().region(id_).start for id_ in ("first", "second")] == [0, 2 * BAR]
    drag(view.lanes, at(view, 2.5, 0), at(view, 2.9, 0), at(view, 4.5, 0))
    assert [bench.song().region(id_).start for id_ in ("first", "second")] == [2 * BAR, 4 * BAR]


def test_ends_resize_and_the_left_one_keeps_the_music_in_place(
    two: tuple[SongBench, Arrangement, Region, Region],
) -> None:
    bench, view, _, second = two
    before = heard(bench)
    drag(view.lanes, corner(view, second, right=False), at(view, 2.4, 0), at(view, 3, 0))
    cut = bench.song().region("second")
    assert (cut.start, cut.length, cut.offset) == (3 * BAR, BAR, BAR)
    assert heard(bench) == tuple(note for note in before if not 2 * BAR <= note.start < 3 * BAR)
    drag(view.lanes, corner(view, cut, right=False), at(view, 2.5, 0), at(view, 1, 0))
    assert bench.song().region("second") == second
    drag(view.lanes, corner(view, second, right=True), at(view, 4.4, 0), at(view, 6, 0))
    assert bench.song().region("second").end == 6 * BAR
    assert heard(bench) == before
    assert bench.steps() == ["Resize the clip"] * 3


def test_left_end_of_sound_begins_later_in_it(opener: Opener) -> None:
    bench, view = opener()
    region = bench.add_sound(bars=2, samples=np.zeros(44_100 * 6), id="sound")
    drag(view.lanes, corner(view, region, right=False), at(view, 0.3, 0), at(view, 1, 0))
    found = bench.song().region("sound")
    assert isinstance(found.content, SoundOf)
    # A bar of four beats at 100 a minute.
    assert (found.start, found.content.begin) == (BAR, round(4 * 0.6 * 44_100))


def test_left_end_of_what_repeats_moves_by_whole_repeats(opener: Opener) -> None:
    bench, view = opener()
    bench.add_track(id="piano")
    region = bench.add_region("piano", 4, scale(2), first=2, id="clip", loop=960 * 2, locked=(1, 3))
    before = heard(bench)
    drag(view.lanes, corner(view, region, right=False), at(view, 2.3, 0), at(view, 2.7, 0), modifiers=ALT)
    cut = bench.song().region("clip")
    assert (cut.start, cut.end, cut.offset) == (2 * BAR + 960 * 2, 6 * BAR, 0)
    assert heard(bench) == tuple(note for note in before if note.start >= cut.start)
    # Its bars begin half a bar later now: what was locked lies in two of them.
    assert cut.locked == (0, 1, 2, 3)
    drag(view.lanes, corner(view, cut, right=False), at(view, 2, 0), at(view, 0, 0), modifiers=ALT)
    assert bench.song().region("clip").start == 0


def test_upper_right_corner_repeats(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, first, _ = two
    bench.work.select({"second"})
    act(view, "audio.clip.delete")
    drag(view.lanes, corner(view, first, right=True, part=0.1), at(view, 1.5, 0, 0.1), at(view, 3, 0, 0.1))
    assert bench.song().region("first") == replace(first, length=3 * BAR, loop=BAR)
    assert [note.start for note in heard(bench)] == [beat * 960 for beat in range(12)]
    act(view, "audio.clip.once")
    assert bench.song().region("first") == first


@pytest.mark.parametrize("tick", [1, 960, BAR, BAR + 960, 2 * BAR, 3 * BAR - 10])
@pytest.mark.parametrize("loop", [0, BAR])
def test_split_clips_sound_as_before(opener: Opener, tick: int, loop: int) -> None:
    bench, view = opener()
    bench.add_track(id="piano")
    bench.add_region("piano", 3, scale(3), first=1, id="clip", loop=loop, locked=(1,))
    before = heard(bench)
    bench.work.select({"clip"})
    view.state.playhead.seek(BAR + tick)
    act(view, "audio.clip.split")
    regions = bench.song().on("piano")
    assert len(regions) >= 2
    assert BAR + tick in [each.start for each in regions]
    assert regions[0].start == BAR
    assert all(one.end == other.start for one, other in pairwise(regions))
    # A note that is cut ends there, as it does at the end of every clip.
    assert [(note.start, note.pitch) for note in heard(bench)] == [(note.start, note.pitch) for note in before]
    bars = {(each.start + bar * BAR) // BAR for each in regions for bar in each.locked}
    assert 2 in bars
    assert bench.steps()[-1] == "Split the clip"


def test_split_at_the_pointer_over_a_clip(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    mouse(view.lanes, QEvent.Type.MouseMove, at(view, 3.1, 0), button=Qt.MouseButton.NoButton)
    act(view, "audio.clip.split")
    assert [(each.start, each.end) for each in bench.song().on("piano")] == [
        (0, BAR),
        (2 * BAR, 3 * BAR),
        (3 * BAR, 4 * BAR),
    ]
    assert bench.song().on("piano")[2].id in bench.work.selected


def test_split_sound_goes_on_where_it_was_cut(opener: Opener) -> None:
    bench, view = opener()
    region = bench.add_sound(bars=2, samples=np.zeros(44_100 * 6), id="sound", bpm=50)
    bench.work.select({"sound"})
    view.state.playhead.seek(BAR)
    act(view, "audio.clip.split")
    other = next(each for each in bench.song().on(region.track) if each.id != "sound")
    assert isinstance(other.content, SoundOf)
    # It was played at half the song's tempo, and a bar of it is twice as long.
    assert other.content.begin == round(4 * 1.2 * 44_100)


def test_duplicate_delete_mute_and_rename(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    bench.work.select({"second"})
    act(view, "audio.clip.duplicate")
    copy = next(iter(bench.work.selected))
    assert bench.song().region(copy).start == 4 * BAR
    act(view, "audio.clip.mute")
    assert bench.song().region(copy).mute
    act(view, "audio.clip.rename")
    field = view.lanes.findChild(QLineEdit)
    assert field is not None
    field.setText("Bridge")
    press(field, Qt.Key.Key_Return)
    assert bench.song().region(copy).name == "Bridge"
    act(view, "audio.clip.delete")
    assert len(bench.song().regions) == 2
    assert bench.steps() == ["Duplicate the clip", "Mute the clip", "Rename the clip", "Delete the clip"]


def test_cut_and_paste_at_the_playhead(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, first, second = two
    bench.work.select({"first", "second"})
    act(view, "audio.clip.cut")
    assert bench.song().regions == ()
    view.state.playhead.seek(7 * BAR)
    act(view, "audio.clip.paste")
    pasted = bench.song().on("piano")
    assert [(each.start, each.content) for each in pasted] == [(7 * BAR, first.content), (9 * BAR, second.content)]
    assert bench.work.selected == {each.id for each in pasted}
    bench.work.select((), track="drums")
    act(view, "audio.clip.paste")
    assert [each.start for each in bench.song().on("drums")] == [7 * BAR, 9 * BAR]
    assert bench.steps() == ["Cut clips", "Paste clips", "Paste clips"]


def test_paste_needs_a_track_of_the_kind(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    bench.work.select({"first"})
    act(view, "audio.clip.copy")
    bench.work.select((), track="voice")
    act(view, "audio.clip.paste")
    assert bench.steps() == []
    assert len(bench.messages.failed) == 1


@pytest.mark.parametrize("text", ["", "{", '{"is":"Song"}', '[["a"]]'])
def test_strange_clipboards_paste_nothing(two: tuple[SongBench, Arrangement, Region, Region], text: str) -> None:
    bench, view, _, _ = two
    data = QMimeData()
    data.setData(MIME, text.encode())
    QGuiApplication.clipboard().setMimeData(data)
    act(view, "audio.clip.paste")
    assert bench.steps() == []


def test_nudges_in_a_row_are_one_step(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    bench.work.select({"second"})
    for _ in range(3):
        act(view, "audio.clip.later")
    assert bench.song().region("second").start == 2 * BAR + 3 * bench.work.grid
    assert bench.steps() == ["Move the clip"]
    act(view, "audio.clip.bar-earlier")
    act(view, "audio.clip.down")
    assert bench.song().region("second").track == "drums"
    act(view, "audio.clip.down")
    assert bench.song().region("second").track == "drums"


def test_joined_clips_sound_as_before(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, second = two
    bench.work.execute(SetSong(replace(bench.song(), regions=(
        bench.song().region("first"), replace(second, offset=960, loop=BAR, locked=(1,)),
    ))))  # fmt: skip
    before = heard(bench)
    bench.work.select({"first", "second"})
    act(view, "audio.clip.join")
    (whole,) = bench.song().regions
    assert (whole.start, whole.end, whole.locked) == (0, 4 * BAR, (3,))
    assert heard(bench) == before
    bench.session.undo()
    assert len(bench.song().regions) == 2


def test_sound_and_a_single_clip_are_not_joined(opener: Opener) -> None:
    bench, view = opener()
    one = bench.add_sound(bars=1, samples=np.zeros(1000))
    other = bench.add_sound(one.track, 1, np.zeros(1000), first=1)
    for selected in ({one.id}, {one.id, other.id}):
        bench.work.select(selected)
        act(view, "audio.clip.join")
    assert len(bench.messages.failed) == 2
    assert len(bench.song().regions) == 2


def test_bars_of_the_selected_time_are_locked(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    bench.work.select({"first", "second"})
    bench.work.select_bars((3, 6))
    act(view, "audio.clip.lock")
    assert [bench.song().region(id_).locked for id_ in ("first", "second")] == [(), (1,)]
    bench.work.select_bars(None)
    act(view, "audio.clip.lock")
    assert [bench.song().region(id_).locked for id_ in ("first", "second")] == [(0,), (0, 1)]
    act(view, "audio.clip.lock")
    assert [bench.song().region(id_).locked for id_ in ("first", "second")] == [(), ()]
    assert bench.steps() == ["Lock bars", "Lock bars", "Unlock bars"]


def test_double_click_opens_or_makes_a_clip(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    double_click(view.lanes, at(view, 2.5, 0))
    assert bench.work.opened == "second"
    double_click(view.lanes, at(view, 1.5, 0))
    made = bench.song().region(bench.work.opened)
    assert (made.start, made.length, made.content) == (BAR, BAR, NotesOf(made.content.asset, 0))
    bench.work.select_bars((4, 7))
    double_click(view.lanes, at(view, 5.5, 1))
    made = bench.song().region(bench.work.opened)
    assert (made.track, made.start, made.length) == ("drums", 4 * BAR, 3 * BAR)
    double_click(view.lanes, at(view, 5.5, 2))
    assert len(bench.song().regions) == 4
    assert bench.steps() == ["Add a clip", "Add a clip"]


def test_keys_reach_every_clip(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    bench.add_region("drums", 1, scale(1), first=2, id="beat")
    lanes, work = view.lanes, bench.work
    press(lanes, Qt.Key.Key_Down)
    assert work.track == "piano"
    press(lanes, Qt.Key.Key_Right)
    assert work.selected == {"first"}
    press(lanes, Qt.Key.Key_Right)
    assert work.selected == {"second"}
    press(lanes, Qt.Key.Key_Left, SHIFT)
    assert work.selected == {"first", "second"}
    press(lanes, Qt.Key.Key_Right)
    press(lanes, Qt.Key.Key_Down)
    assert work.track == "drums"
    assert work.selected == {"beat"}
    assert "Drums" in view.lanes.accessibleDescription()
    press(lanes, Qt.Key.Key_Return)
    assert work.opened == "beat"
    press(lanes, Qt.Key.Key_Escape)
    assert work.selected == frozenset()


def test_keys_of_clips_are_not_those_of_other_panels(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    bench.work.select({"first", "second"})
    taken = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_J, CTRL)
    taken.ignore()
    QApplication.sendEvent(view.lanes, taken)
    assert taken.isAccepted()
    press(view.lanes, Qt.Key.Key_J, CTRL)
    assert len(bench.song().regions) == 1
    press(view.lanes, Qt.Key.Key_Right, ALT)
    assert bench.song().regions[0].start == bench.work.grid
    width = view.state.axis.px_per_beat
    press(view.lanes, Qt.Key.Key_Plus, SHIFT, "+")
    assert view.state.axis.px_per_beat > width
    bench.settings.set("keys.audio.clip.mute", ["X"])
    press(view.lanes, Qt.Key.Key_M)
    assert not bench.song().regions[0].mute


def test_read_only_projects_change_nothing(opener: Opener) -> None:
    region = Region("first", "piano", "A", 0, BAR, NotesOf(AssetId("0" * 64), 0))
    song = Song(tracks=(Track("piano", "Piano"),), regions=(region,))
    bench, view = opener(song, read_only=True)
    bench.work.select({"first"}, track="piano")
    drag(view.lanes, at(view, 0.5, 0), at(view, 3.5, 0))
    double_click(view.lanes, at(view, 2.5, 0))
    drag(view.ruler, QPointF(view.state.axis.x(2 * BAR), 8), QPointF(view.state.axis.x(5 * BAR), 8))
    for which in Zone:
        double_click(view.heads, zone(view, 0, which))
    for action in view.actions():
        if not action.id.startswith("audio.track.add"):
            act(view, action.id)
    assert bench.song() == song
    assert len(bench.session.history) == 1


def test_brace_is_dragged_moved_and_turned_off(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    ruler = view.ruler

    def x(bar: float) -> QPointF:
        return QPointF(view.state.axis.x(bar * BAR), 8)

    drag(ruler, x(8), x(7), x(4.1))
    assert bench.song().brace == (0, 4)
    drag(ruler, x(2), x(3), x(5))
    assert bench.song().brace == (3, 7)
    drag(ruler, x(3), x(2.5), x(1.9))
    assert bench.song().brace == (2, 7)
    drag(ruler, x(2), x(4), x(9))
    assert bench.song().brace == (6, 7)
    double_click(ruler, x(6.5))
    assert not bench.song().looping
    drag(ruler, x(1.2), x(2), x(2.5))
    assert (bench.song().brace, bench.song().looping) == ((1, 3), True)
    drag(ruler, x(2), x(5), release=False)
    assert ruler.brace == (4, 6)
    press(ruler, Qt.Key.Key_Escape)
    mouse(ruler, QEvent.Type.MouseButtonRelease, x(5))
    assert bench.song().brace == (1, 3)
    assert bench.steps() == [*["Change the loop"] * 4, "Turn the loop off", "Change the loop"]


def test_time_is_selected_below_and_a_click_goes_there(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    ruler = view.ruler

    def x(bar: float) -> QPointF:
        return QPointF(view.state.axis.x(bar * BAR), 26)

    drag(ruler, x(4.5), x(3), x(2.5))
    assert bench.work.bars == (2, 5)
    act(view, "audio.loop.selection")
    assert bench.song().brace == (2, 5)
    drag(ruler, x(3.26))
    assert view.state.playhead.tick == 3 * BAR + 960
    assert bench.work.bars is None
    press(ruler, Qt.Key.Key_Right)
    assert view.state.playhead.tick == 3 * BAR + 2 * 960
    press(ruler, Qt.Key.Key_Right, SHIFT)
    assert bench.work.bars == (3, 4)
    press(ruler, Qt.Key.Key_Escape)
    assert bench.work.bars is None


def test_heads_mute_solo_lock_and_rename(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    for which in (Zone.MUTE, Zone.SOLO, Zone.LOCK):
        drag(view.heads, zone(view, 1, which))
    drums = bench.song().track("drums")
    assert (drums.mute, drums.solo, drums.locked) == (True, True, True)
    drag(view.heads, zone(view, 0, Zone.SOLO), modifiers=CTRL)
    assert [track.solo for track in bench.song().tracks] == [True, False, False]
    double_click(view.heads, zone(view, 1, Zone.NAME))
    field = view.heads.findChild(QLineEdit)
    assert field is not None
    field.setText("Kit")
    press(field, Qt.Key.Key_Return)
    assert bench.song().track("drums").name == "Kit"
    assert bench.steps() == ["Mute the track", "Solo the track", "Lock the track", "Solo the track", "Rename the track"]


def test_volume_is_one_step_and_escape_takes_it_back(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    middle = zone(view, 0, Zone.VOLUME)
    drag(view.heads, middle, middle + QPointF(10, 0), middle - QPointF(20, 0))
    volume = bench.song().track("piano").volume
    assert 0.1 < volume < 0.5
    assert bench.steps() == ["Change the volume"]
    drag(view.heads, middle, middle + QPointF(30, 0), release=False)
    assert bench.song().track("piano").volume > 0.5
    press(view.heads, Qt.Key.Key_Escape)
    assert bench.song().track("piano").volume == volume
    assert bench.steps() == ["Change the volume"]
    double_click(view.heads, middle)
    assert bench.song().track("piano").volume == 0.8


def test_heads_are_dragged_into_another_order(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two

    def order() -> list[str]:
        return [track.id for track in bench.song().tracks]

    drag(view.heads, zone(view, 0, Zone.NAME), zone(view, 1, Zone.VOLUME), zone(view, 2, Zone.VOLUME))
    assert order() == ["drums", "voice", "piano"]
    drag(view.heads, zone(view, 2, Zone.NAME), zone(view, 0, Zone.NAME), release=False)
    press(view.heads, Qt.Key.Key_Escape)
    mouse(view.heads, QEvent.Type.MouseButtonRelease, zone(view, 0, Zone.NAME))
    assert order() == ["drums", "voice", "piano"]
    bench.work.select_track("piano")
    act(view, "audio.track.up")
    assert order() == ["drums", "piano", "voice"]
    act(view, "audio.track.down")
    assert order() == ["drums", "voice", "piano"]


def test_keys_reach_every_control_of_a_head(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    heads = view.heads
    heads.setFocus()
    press(heads, Qt.Key.Key_Down)
    assert bench.work.track == "drums"
    for _ in range(2):
        press(heads, Qt.Key.Key_Right)
    press(heads, Qt.Key.Key_Return)
    assert bench.song().track("drums").mute
    press(heads, Qt.Key.Key_Minus)
    press(heads, Qt.Key.Key_Minus)
    assert bench.song().track("drums").volume == pytest.approx(0.76)
    assert bench.steps() == ["Mute the track", "Change the volume"]
    assert "track 2 of 3" in heads.accessibleDescription()
    press(heads, Qt.Key.Key_Delete)
    assert [track.id for track in bench.song().tracks] == ["piano", "voice"]
    assert bench.work.track == "voice"


def test_instruments_are_searched_in_both_languages(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, _, _ = two
    bench.work.execute(SetTrack(replace(bench.song().track("piano"), name="Grand piano")))
    drag(view.heads, zone(view, 0, Zone.INSTRUMENT))
    popup = view.heads.popup
    assert popup.isVisible()
    assert len(popup.programs()) == 129
    popup.search.setText("尺八")
    assert popup.programs() == [77]
    popup.search.setText("guitar clean")
    assert popup.programs() == [27]
    press(popup.search, Qt.Key.Key_Return)
    assert not popup.isVisible()
    track = bench.song().track("piano")
    assert (track.program, track.name) == (27, "Clean electric guitar")
    assert bench.steps()[-1] == "Change the instrument"


def test_tracks_are_added_and_duplicated(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, first, _ = two
    view.add_button.click()
    assert view._new_track.programs()[0] == SOUND
    view._new_track.search.setText("drum kit")
    press(view._new_track.search, Qt.Key.Key_Return)
    added = bench.song().tracks[-1]
    assert (added.program, added.role, bench.work.track) == (DRUMS, Role.DRUMS, added.id)
    bench.work.select_track("piano")
    act(view, "audio.track.duplicate")
    copy = bench.song().tracks[1]
    assert [each.content for each in bench.song().on(copy.id)] == [each.content for each in bench.song().on("piano")]
    assert first.content == bench.song().on(copy.id)[0].content
    assert bench.steps() == ["Add a track", "Duplicate the track"]


def wheel(view: Arrangement, at_: QPointF, y: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """Turn the wheel over the lanes."""
    event = QWheelEvent(
        at_, view.lanes.mapToGlobal(at_), QPoint(), QPoint(0, y), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.lanes, event)


def test_wheel_scrolls_and_zooms_at_the_pointer(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
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


def test_drops_say_where_they_land(two: tuple[SongBench, Arrangement, Region, Region], tmp_path: Path) -> None:
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


def test_dragging_out_asks_for_a_file(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
    bench, view, first, _ = two
    asked: list[object] = []
    wanted: list[object] = []
    view.drag_out_wanted.connect(wanted.append)

    def nothing(regions: Sequence[Region]) -> None:
        asked.append(regions)

    drag(view.lanes, at(view, 0.5, 0), at(view, 4.5, 0), modifiers=ALT | SHIFT)
    assert (wanted, asked) == ([(first,)], [])
    view.file_for = nothing
    box = view.lanes.box_of(first)
    handle = QPointF(box.right() - 9, box.top() + 7)
    drag(view.lanes, handle, handle + QPointF(300, 0))
    assert asked == [(first,)]
    assert bench.song().region("first") == first
    assert bench.steps() == []


def test_actions_are_complete(two: tuple[SongBench, Arrangement, Region, Region], resources: Path) -> None:
    _, view, _, _ = two
    actions: Sequence[Action] = view.actions()
    assert len({action.id for action in actions}) == len(actions)
    keys = [key for action in actions for key in action.keys]
    assert len(set(keys)) == len(keys)
    for action in actions:
        assert action.menu in MENUS
        assert not action.icon or (resources / "icons" / f"{action.icon}.svg").exists()
        assert action.while_focused or all("+" in key for key in action.keys)


def test_menus_offer_what_can_be_done(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
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


def test_selected_clips_are_seen_at_any_zoom(two: tuple[SongBench, Arrangement, Region, Region]) -> None:
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
    canvas = QPixmap(view.lanes.size())
    times = []
    for frame in range(160):
        view.state.axis.scroll(37)
        if frame % 4 == 0:
            view.state.rows.scroll_to(view.state.rows.top + 11)
        begun = time.thread_time()
        view.lanes.render(canvas)
        times.append(time.thread_time() - begun)
    p95 = sorted(times)[int(len(times) * 0.95)] * 1000
    print(f"a frame of {len(regions)} clips: p50 {sorted(times)[80] * 1000:.1f} ms, p95 {p95:.1f} ms")  # noqa: T201
    assert p95 < 25
