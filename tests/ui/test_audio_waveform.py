"""The editor of sound: what it shows, selecting time by mouse and keys, edits as one step each, and the spectrogram."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.api import Action, AssetId
from plugins.audio.commands import PutRegions, SetTempo
from plugins.audio.model import TICKS_PER_BEAT, Metre
from plugins.audio.panel.waveform import PeakSource, SoundEditor
from plugins.audio.panel.waveform.picture import scaled
from plugins.audio.panel.waveform.ruler import bar_marks, clock, time_marks
from plugins.audio.panel.waveform.span import FrameAxis, SoundSpan
from plugins.audio.peaks import kept_peaks
from plugins.audio.song import Region, Song, SoundOf
from plugins.audio.sound.bank import OWN_BANK, Bank
from plugins.audio.sound.reading import read_audio
from tests.ui.audio_listening import Listening
from tests.ui.audio_parts import SongBench, double_click, drag, mouse, press

RATE = 8000
SECONDS = 8
CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def sound() -> NDArray[np.float32]:
    """Half loud, half quiet on the left; the other way round on the right."""
    wave = np.sin(np.arange(RATE * SECONDS) * 0.3).astype(np.float32)
    loud = np.where(np.arange(len(wave)) < len(wave) // 2, 0.8, 0.1)
    return np.stack([wave * loud, wave * loud[::-1]], 1).astype(np.float32)


@pytest.fixture
def bench(tmp_path: Path, resources: Path) -> Iterator[SongBench]:
    """A song of 120 beats a minute: a beat is 4000 frames of the sound, a bar two seconds."""
    made = SongBench(tmp_path, resources, Song(bpm=120))
    yield made
    made.close()


@pytest.fixture
def region(bench: SongBench) -> Region:
    """Three bars of a sound of four."""
    return bench.add_sound("", 3, sound(), first=1, rate=RATE, name="Take")


@pytest.fixture
def editor(bench: SongBench, region: Region, qtbot: QtBot) -> Iterator[SoundEditor]:
    """An editor that is shown, with the region opened and measured; 1000 pixels show all of it."""
    made = SoundEditor(bench.work, bench.icons)
    qtbot.addWidget(made)
    made.resize(1000, 400)
    made.show()
    qtbot.waitExposed(made)
    bench.work.open(region.id)
    wait_until_measured(made, qtbot)
    yield made
    made.close_work()


def wait_until_measured(editor: SoundEditor, qtbot: QtBot) -> None:
    """Wait until the peaks of what is shown are exact."""
    source = editor.findChild(PeakSource) or editor._source

    def measured() -> bool:
        span = editor.view.span
        peaks = source.peaks(span.sound.asset) if span is not None else None
        return peaks is not None and peaks.complete

    qtbot.waitUntil(measured)


def at(editor: SoundEditor, second: float, below: int = 60) -> QPointF:
    """The place of a time in the view; `below` its top."""
    return QPointF(editor.view.axis.x(second * RATE), editor.view.ruler_height + below)


def opened(bench: SongBench) -> Region:
    """The opened region as the document has it."""
    return bench.song().region(bench.work.opened)


def content(bench: SongBench) -> SoundOf:
    """Its sound."""
    found = opened(bench).content
    assert isinstance(found, SoundOf)
    return found


def stored(bench: SongBench, tmp_path: Path) -> NDArray[np.float32]:
    """The samples that the opened region stands on."""
    path = tmp_path / "stored.wav"
    path.write_bytes(bench.assets.read(content(bench).asset))
    return read_audio(path).samples


def action(editor: SoundEditor, name: str) -> Action:
    """An action by the end of its id."""
    found: Action = next(each for each in editor.actions() if each.id == f"audio.sound.{name}")
    return found


def do(editor: SoundEditor, bench: SongBench, qtbot: QtBot, name: str) -> None:
    """Make an edit and wait until it is in the document."""
    steps = len(bench.steps())
    wanted = action(editor, name)
    assert wanted.enabled is not None
    assert wanted.enabled()
    wanted.run()
    qtbot.waitUntil(lambda: len(bench.steps()) == steps + 1)
    qtbot.waitUntil(lambda: editor.editing.progress is None)


def coloured(image: QImage, x: int, top: int, bottom: int, ground: int) -> int:
    """How many pixels of a column are not the ground's."""
    return sum(image.pixel(x, y) != ground for y in range(top, bottom))


def test_both_channels_are_drawn_as_loud_as_they_are(editor: SoundEditor, qtbot: QtBot) -> None:
    qtbot.wait(50)
    view = editor.view
    image = view._wave_picture(view.span).copy() if view.span else QImage()
    half = image.height() // 2
    early, late = round(view.axis.x(2 * RATE)), round(view.axis.x(6 * RATE))
    for x, upper, lower in ((early, 0.8, 0.1), (late, 0.1, 0.8)):
        assert coloured(image, x, 0, half, 0) == pytest.approx(upper * half, abs=0.04 * half + 2)
        assert coloured(image, x, half, image.height(), 0) == pytest.approx(lower * half, abs=0.04 * half + 2)
    editor.toggle_decibels()
    assert editor.view.span is not None
    louder = view._wave_picture(editor.view.span)
    # -20 dB is a third from full scale to -60
    assert coloured(louder, late, 0, half, 0) == pytest.approx(2 / 3 * half, abs=0.04 * half + 2)
    assert scaled(np.array([-0.1, 0.0, 2.0], np.float32), decibels=True) == pytest.approx([-2 / 3, 0, 1])


def test_the_facts_say_what_the_sound_is(editor: SoundEditor, bench: SongBench) -> None:
    assert editor.bar.facts.text == "Take  ·  8 kHz  ·  stereo  ·  32-bit float  ·  0:08.000"
    bench.session.execute(SetTempo(150))
    editor.bar.tempo.value_changed.emit(120.0)
    assert content(bench).bpm == 120
    assert editor.bar.facts.text.endswith("stretched ×0.80")
    editor.bar.tempo.value_changed.emit(160.0)
    assert editor.bar.facts.text.endswith("stretched ×1.07")
    editor.bar.tempo.value_changed.emit(0.0)
    assert "stretched" not in editor.bar.facts.text
    # Typing a tempo is one step
    assert bench.steps()[-1:] == ["Change the clip's tempo"]
    assert bench.steps()[-2] == "Change the tempo"


def test_a_file_that_is_shorter_than_it_says_is_remarked(editor: SoundEditor, bench: SongBench, qtbot: QtBot) -> None:
    assert not editor.remark.isVisibleTo(editor)
    whole = bench.assets.read(content(bench).asset)
    short = bench.assets.add_bytes(whole[: len(whole) // 2], "audio/wav")
    changed = replace(opened(bench), content=replace(content(bench), asset=short.id))
    bench.session.execute(PutRegions((changed,)))
    qtbot.waitUntil(lambda: editor.remark.isVisibleTo(editor))
    assert "says that it is 8.00 seconds long, and ends after" in editor.remark.text()


def test_what_is_no_sound_is_said_in_the_view(editor: SoundEditor, bench: SongBench, qtbot: QtBot) -> None:
    broken = bench.assets.add_bytes(b"no sound", "audio/wav")
    changed = replace(opened(bench), content=replace(content(bench), asset=broken.id))
    bench.session.execute(PutRegions((changed,)))
    qtbot.waitUntil(lambda: "cannot be read as sound" in editor.view.words)
    editor.grab()


def test_dragging_selects_time_and_says_how_loud_it_is(editor: SoundEditor, qtbot: QtBot) -> None:
    drag(editor.view, at(editor, 1.3), at(editor, 2), at(editor, 3.1), modifiers=ALT)
    first, end = editor.view.selection or (0, 0)
    per_px = editor.view.axis.per_px
    assert first == pytest.approx(1.3 * RATE, abs=per_px)
    assert end == pytest.approx(3.1 * RATE, abs=per_px)
    qtbot.waitUntil(lambda: "LUFS" in editor.footer.selection.text)
    words = editor.footer.selection.text
    assert f"From {clock(first / RATE)}" in words
    assert "Peak −1.9 dB" in words
    # Half of a mean of 0.8² / 2 and 0.1² / 2
    assert f"RMS −{-10 * np.log10((0.64 + 0.01) / 4):.1f} dB" in words


def test_a_drag_snaps_to_the_grid_and_the_edges_can_be_dragged(editor: SoundEditor) -> None:
    view, per_px = editor.view, editor.view.axis.per_px
    drag(view, at(editor, 1) + QPointF(3, 0), at(editor, 2), at(editor, 3) - QPointF(4, 0))
    assert view.selection == (1 * RATE, 3 * RATE)
    drag(view, at(editor, 3), at(editor, 4), at(editor, 5))
    assert view.selection == (1 * RATE, 5 * RATE)
    drag(view, at(editor, 2.1), modifiers=SHIFT | ALT)
    chosen = view.selection
    assert chosen is not None
    assert chosen[0] == pytest.approx(2.1 * RATE, abs=per_px)
    assert chosen[1] == 5 * RATE
    press(view, Qt.Key.Key_Escape)
    assert view.selection is None
    double_click(view, at(editor, 4))
    assert view.selection == (0, 6 * RATE)


def test_keys_select_zoom_and_scroll(editor: SoundEditor) -> None:
    view = editor.view
    view.setFocus()
    press(view, Qt.Key.Key_A, CONTROL)
    assert view.selection == (0, SECONDS * RATE)
    press(view, Qt.Key.Key_Escape)
    press(view, Qt.Key.Key_Right, SHIFT)
    press(view, Qt.Key.Key_Right, SHIFT)
    first, end = view.selection or (0, 0)
    assert end - first == pytest.approx(8 * view.axis.per_px, abs=2)
    whole = view.axis.per_px
    press(view, Qt.Key.Key_Plus)
    assert view.axis.per_px < whole
    press(view, Qt.Key.Key_Home)
    assert view.axis.left <= 0
    press(view, Qt.Key.Key_End)
    assert view.axis.frame(view.axis.width) >= SECONDS * RATE
    press(view, Qt.Key.Key_E)
    assert view.axis.width * view.axis.per_px == pytest.approx((end - first) * 1.02)
    press(view, Qt.Key.Key_F)
    assert view.axis.per_px == whole


def test_the_wheel_zooms_at_the_pointer_down_to_samples(editor: SoundEditor, qtbot: QtBot) -> None:
    view = editor.view
    place = at(editor, 3)
    for _ in range(80):
        event = QWheelEvent(
            place, QPointF(view.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
            CONTROL, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)
        view.grab()
    assert view.axis.per_px == pytest.approx(1 / 64)
    assert view.axis.frame(place.x()) == pytest.approx(3 * RATE, abs=1)
    source = editor._source
    assert view.span is not None
    asset = view.span.sound.asset
    qtbot.waitUntil(lambda: source.samples(asset, 3 * RATE, 10) is not None)
    found = source.samples(asset, 3 * RATE, 10)
    assert found is not None
    assert np.array_equal(found, sound()[3 * RATE : 3 * RATE + 10].T)
    columns = source.columns(asset, 3 * RATE, 1.0, 10)
    assert columns is not None
    assert np.array_equal(columns[..., 0], sound()[3 * RATE : 3 * RATE + 10])
    view.grab()


def test_every_edit_is_one_step_of_undo(editor: SoundEditor, bench: SongBench, qtbot: QtBot, tmp_path: Path) -> None:
    before, source = content(bench), sound()
    editor.view.selecting.select(RATE, 3 * RATE)
    for name, label, peak in (
        ("silence", "Silence", 0.0),
        ("normalise", "Normalise", 10 ** (-1 / 20)),
        ("louder", "Louder", 0.8 * 10 ** (3 / 20)),
        ("quieter", "Quieter", 0.8 * 10 ** (-3 / 20)),
        ("fade-in", "Fade in", 0.8),
        ("fade-out", "Fade out", 0.8),
        ("reverse", "Reverse", 0.8),
    ):
        editor.view.selecting.select(RATE, 3 * RATE)
        do(editor, bench, qtbot, name)
        after = stored(bench, tmp_path)
        assert bench.steps()[-1] == label
        assert np.abs(after[RATE : 3 * RATE]).max() == pytest.approx(peak, abs=0.01)
        assert np.array_equal(after[:RATE], source[:RATE])
        assert np.array_equal(after[3 * RATE :], source[3 * RATE :])
        bench.session.undo()
        assert content(bench) == before


def test_trimming_and_cutting_change_the_region(
    editor: SoundEditor, bench: SongBench, qtbot: QtBot, region: Region
) -> None:
    editor.view.selecting.select(2 * RATE, 4 * RATE)
    action(editor, "trim").run()
    bar = bench.song().bar_ticks
    assert bench.steps()[-1] == "Trim to the selection"
    trimmed = opened(bench)
    assert (trimmed.start, trimmed.length, content(bench).begin) == (2 * bar, bar, 2 * RATE)
    assert content(bench).asset == region.content.asset
    bench.session.undo()
    editor.view.selecting.select(2 * RATE, 4 * RATE)
    do(editor, bench, qtbot, "cut")
    assert (opened(bench).start, opened(bench).length) == (bar, 2 * bar)
    assert content(bench).frames == 6 * RATE
    assert editor.view.selection is None


def test_without_a_selection_all_that_is_heard_is_edited(
    editor: SoundEditor, bench: SongBench, qtbot: QtBot, tmp_path: Path
) -> None:
    trim, enabled = action(editor, "trim"), action(editor, "cut").enabled
    assert trim.enabled is not None
    assert enabled is not None
    assert not trim.enabled()
    assert not enabled()
    do(editor, bench, qtbot, "silence")
    after = stored(bench, tmp_path)
    assert not after[: 6 * RATE].any()
    assert np.array_equal(after[6 * RATE :], sound()[6 * RATE :])


def test_an_edit_of_a_clip_that_was_changed_meanwhile_is_not_applied(
    editor: SoundEditor, bench: SongBench, qtbot: QtBot
) -> None:
    action(editor, "reverse").run()
    changed = replace(opened(bench), content=replace(content(bench), begin=RATE))
    bench.session.execute(PutRegions((changed,), label="Move"))
    qtbot.waitUntil(lambda: bool(bench.messages.said))
    assert bench.steps()[-1] == "Move"
    assert opened(bench) == changed


def test_a_refusal_is_said(editor: SoundEditor, bench: SongBench, qtbot: QtBot) -> None:
    do(editor, bench, qtbot, "silence")
    editor.view.selecting.select(0, RATE)
    action(editor, "normalise").run()
    qtbot.waitUntil(lambda: bool(bench.messages.failed))
    assert "nothing to be heard" in str(bench.messages.failed[0])
    qtbot.waitUntil(lambda: editor.editing.ready)


def test_the_spectrogram_shows_the_tone_and_says_its_frequency(editor: SoundEditor, qtbot: QtBot) -> None:
    press(editor.view, Qt.Key.Key_S)
    view = editor.view
    assert view.spectral
    said: list[str] = []
    view.pointed.connect(said.append)
    view.grab()
    qtbot.waitUntil(lambda: not view.spectrogram.pending)
    hertz = 0.3 * RATE / (2 * np.pi)
    area = view.area
    y = area.top() + (1 - view.pitches.height(hertz)) * area.height()
    image = view.grab().toImage()
    x = round(view.axis.x(2 * RATE))
    tone, quiet = (image.pixelColor(x, round(y) - up).lightness() for up in (0, 60))
    # On a light ground what is loud is dark
    assert abs(tone - quiet) > 100
    mouse(view, QEvent.Type.MouseMove, QPointF(x, y))
    assert f"{said[-1].split()[0]}" == clock(view.axis.frame(x) / RATE)
    heard = float(said[-1].split()[1].replace(",", ""))
    assert heard == pytest.approx(hertz, rel=0.02)
    assert "G4" in said[-1] or "F♯4" in said[-1]
    level = float(said[-1].split()[-2].replace("−", "-"))
    # The mean power of 0.8 and 0.1
    assert level == pytest.approx(10 * np.log10((0.64 + 0.01) / 2), abs=2.5)
    editor.toggle_mel()
    view.grab()
    qtbot.waitUntil(lambda: not view.spectrogram.pending)
    assert editor.is_mel


def test_peaks_are_shared_and_read_from_disk_the_second_time(
    editor: SoundEditor, bench: SongBench, qtbot: QtBot
) -> None:
    assert PeakSource.of(bench.work) is editor._source
    asset = content(bench).asset
    qtbot.waitUntil(lambda: kept_peaks(asset, bench.assets) is not None)
    bench.assets.chunks.path(asset).unlink()
    again = PeakSource(bench.context)
    told: list[str] = []
    again.changed.connect(told.append)
    assert again.columns(asset, 0, 1000, 10) is None
    qtbot.waitUntil(lambda: again.columns(asset, 0, 1000, 10) is not None)
    assert told == [asset]
    again.close()


def test_a_project_that_may_not_be_changed_is_only_shown(tmp_path: Path, resources: Path, qtbot: QtBot) -> None:
    writer = SongBench(tmp_path, resources, Song(bpm=120))
    made = writer.add_sound("", 3, sound(), rate=RATE)
    reader = SongBench(tmp_path, resources, writer.song(), read_only=True)
    editor = SoundEditor(reader.work, reader.icons)
    qtbot.addWidget(editor)
    reader.work.open(made.id)
    wait_until_measured(editor, qtbot)
    editor.view.selecting.select(0, RATE)
    for each in editor.actions():
        if each.menu == "edit":
            assert each.enabled is not None
            assert not each.enabled()
    assert not editor.bar.tempo.isEnabled()
    editor.close_work()
    reader.close()
    writer.close()


def test_a_click_seeks_and_the_playhead_is_where_the_song_is(tmp_path: Path, resources: Path, qtbot: QtBot) -> None:
    listening = Listening(tmp_path, resources, Bank.open(resources / OWN_BANK))
    bench = listening.bench
    made = bench.add_sound("", 3, sound(), first=1, rate=RATE)
    editor = SoundEditor(bench.work, bench.icons, listening.player)
    qtbot.addWidget(editor)
    editor.resize(1000, 400)
    editor.show()
    qtbot.waitExposed(editor)
    bench.work.open(made.id)
    wait_until_measured(editor, qtbot)
    view, bar = editor.view, bench.song().bar_ticks
    half_px = view.axis.per_px / (RATE * 60 / 120 / TICKS_PER_BEAT)
    drag(view, QPointF(view.axis.x(2 * RATE), 5))
    assert listening.player.tick == pytest.approx(2 * bar, abs=half_px)
    assert view.selection is None
    drag(view, at(editor, 5))
    assert listening.player.tick == pytest.approx(bar + 5 * 2 * TICKS_PER_BEAT, abs=half_px)
    before = view.grab().toImage()
    listening.player.seek(float(2 * bar))
    image = view.grab().toImage()
    text = view.palette().color(QPalette.ColorRole.WindowText)
    there, gone = (round(view.axis.x(second * RATE)) for second in (2, 5))
    y = view.area.top() + 20

    def lies(shown: QImage, x: int) -> bool:
        return any(abs(shown.pixelColor(x + by, y).lightness() - text.lightness()) < 90 for by in (-1, 0, 1))

    assert lies(before, gone)
    assert not lies(before, there)
    assert lies(image, there)
    assert not lies(image, gone)
    editor.close_work()
    listening.close()


def test_rulers_show_bars_beats_and_time() -> None:
    region = Region("r", "t", "", 4 * TICKS_PER_BEAT, 8 * TICKS_PER_BEAT, SoundOf(AssetId("a" * 64), RATE, 64_000, 1))
    assert isinstance(region.content, SoundOf)
    span = SoundSpan.of(region, region.content, Song(bpm=120))
    axis = FrameAxis()
    axis.show(64_000, 1000)
    axis.fit(0, 64_000)
    named = [(round(axis.frame(mark.x)), mark.words) for mark in bar_marks(axis, span, Metre()) if mark.words]
    assert named == [(0, "2"), (16_000, "3"), (32_000, "4"), (48_000, "5"), (64_000, "6")]
    seconds = [(round(axis.frame(mark.x)), mark.words) for mark in time_marks(axis, RATE)]
    assert seconds[:3] == [(0, "0:00"), (8000, "0:01"), (16_000, "0:02")]
    axis.fit(4100, 4200)
    assert [mark.words for mark in bar_marks(axis, span, Metre()) if mark.x >= 0] == ["2.2"]
    assert clock(3725.5) == "1:02:05.500"
    assert clock(59.9999, 1) == "1:00"
