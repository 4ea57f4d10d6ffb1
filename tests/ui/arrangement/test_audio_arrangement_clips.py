"""What is done to clips: split, joined, copied, nudged, locked."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import (
    QGuiApplication,
)
from PySide6.QtWidgets import QLineEdit

from plugins.audio.commands import SetSong
from plugins.audio.panel.arrangement.clipboard import MIME
from plugins.audio.song import SoundOf
from tests.ui.arrangement.parts import (
    BAR,
    Opener,
    Two,
    act,
    at,
    heard,
    scale,
)
from tests.ui.audio_parts import mouse, press

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


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


def test_split_at_the_pointer_over_a_clip(two: Two) -> None:
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


def test_duplicate_delete_mute_and_rename(two: Two) -> None:
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


def test_cut_and_paste_at_the_playhead(two: Two) -> None:
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


def test_paste_needs_a_track_of_the_kind(two: Two) -> None:
    bench, view, _, _ = two
    bench.work.select({"first"})
    act(view, "audio.clip.copy")
    bench.work.select((), track="voice")
    act(view, "audio.clip.paste")
    assert bench.steps() == []
    assert len(bench.messages.failed) == 1


@pytest.mark.parametrize("text", ["", "{", '{"is":"Song"}', '[["a"]]'])
def test_strange_clipboards_paste_nothing(two: Two, text: str) -> None:
    bench, view, _, _ = two
    data = QMimeData()
    data.setData(MIME, text.encode())
    QGuiApplication.clipboard().setMimeData(data)
    act(view, "audio.clip.paste")
    assert bench.steps() == []


def test_nudges_in_a_row_are_one_step(two: Two) -> None:
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


def test_joined_clips_sound_as_before(two: Two) -> None:
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


def test_bars_of_the_selected_time_are_locked(two: Two) -> None:
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
