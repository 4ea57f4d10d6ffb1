"""The mixer: every gesture one step, effects with their numbers, curves and presets, and two layouts by shape."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from app.api import InvalidRequest
from app.widgets.level_meter import meter_part
from app.widgets.number_slider import NumberSlider
from plugins.audio.commands import RemoveTrack, SetTrack
from plugins.audio.model import Note
from plugins.audio.panel.mixer import MixerDock
from plugins.audio.panel.mixer.decibels import decibels, level_text, moved, place_of
from plugins.audio.panel.mixer.effect_form import EffectForm
from plugins.audio.panel.mixer.presets import FIRST, PRESETS
from plugins.audio.panel.mixer.response import ResponseCurve, response_db
from plugins.audio.panel.mixer.settings import NAMES, SETTINGS
from plugins.audio.panel.mixer.transfer import TransferCurve, transfer_db
from plugins.audio.song import Song, Track
from plugins.audio.sound.effects import (
    Band,
    Bypassed,
    Compressor,
    Delay,
    Equaliser,
    Gain,
    Limiter,
    Reverb,
    Shape,
)
from plugins.audio.sound.effects.chain import Tempo
from tests.ui.audio_parts import SongBench, double_click, drag, press

TRACKS = (
    Track("a", "Violin", 40, effects=(Reverb(), Delay())),
    Track("b", "Distorted guitar", 30, pan=-0.3),
    Track("c", "Drum kit", 128),
)
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


class Loud(QObject):
    """A player that says how loud it is."""

    def levels(self) -> dict[str, tuple[float, float]]:
        """The whole above full scale, one track at half of it."""
        return {"": (1.5, 1.0), "a": (0.5, 0.1)}


class Bench(SongBench):
    """A mixer on a song of three tracks."""

    def __init__(
        self, folder: Path, resources: Path, player: QObject | None = None, *, read_only: bool = False
    ) -> None:
        super().__init__(folder, resources, Song(tracks=TRACKS), read_only=read_only)
        self.dock = MixerDock(self.work, self.icons, player)

    def track(self, id_: str) -> Track:
        """A track of the document."""
        return self.song().track(id_)


@pytest.fixture
def bench(tmp_path: Path, resources: Path, qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(tmp_path, resources)
    qtbot.addWidget(made.dock)
    made.dock.resize(1100, 360)
    made.dock.show()
    qtbot.waitExposed(made.dock)
    yield made
    made.dock.close_work()
    made.close()


def wheel(widget: QWidget, notches: int) -> None:
    """Turn the wheel over a widget."""
    at = QPointF(widget.rect().center())
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        at,
        widget.mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * notches),
        none,
        Qt.KeyboardModifier.NoModifier,
        phase,
        False,
    )
    QApplication.sendEvent(widget, event)


def form(bench: Bench) -> EffectForm:
    """The form of the chosen effect."""
    found = bench.dock.rack.form
    assert found is not None
    return found


def add(bench: Bench, name: str) -> None:
    """Choose an effect from the menu."""
    next(entry for entry in bench.dock.rack.add.menu().actions() if entry.text() == name).trigger()


@pytest.mark.parametrize("level", [-60.0, -12.0, -3.9, 0.0])
def test_a_volume_squared_is_the_factor(level: float) -> None:
    place = place_of(level)
    assert 20 * math.log10(place**2) == pytest.approx(level)
    assert decibels(place) == pytest.approx(level)


def test_the_bottom_is_silence_and_a_step_is_a_decibel() -> None:
    assert decibels(0) == -math.inf
    assert level_text(-math.inf) == "−∞"
    assert [level_text(level) for level in (-3.88, 0.0, -0.02, 6)] == ["−3.9", "0.0", "0.0", "+6.0"]
    assert decibels(moved(place_of(-6.0), -1)) == pytest.approx(-7.0)
    assert moved(place_of(-68), -2) == 0.0
    assert moved(0.0, -1) == 0.0 < moved(0.0, 1)
    assert [meter_part(each) for each in (0.0, 1.0, 2.0)] == [0.0, 1.0, 1.0]
    assert meter_part(10 ** (-30 / 20)) == pytest.approx(0.5)


def test_dragging_a_fader_is_one_step_and_the_next_drag_another(bench: Bench) -> None:
    fader = bench.dock.strips["a"].fader
    at = fader._point(fader.value)
    drag(fader, at, at + QPointF(0, 10), at + QPointF(0, 30), at + QPointF(0, 60))
    assert bench.track("a").volume < 0.7
    assert bench.steps() == ["Change the volume"]
    again = fader._point(fader.value)
    drag(fader, again, again - QPointF(0, 20))
    assert bench.steps() == ["Change the volume"] * 2
    bench.session.undo()
    bench.session.undo()
    assert bench.track("a").volume == 0.8
    assert fader.value == 0.8


def test_a_fader_with_shift_goes_a_tenth_of_the_way_and_a_double_click_resets_it(bench: Bench) -> None:
    fader = bench.dock.strips["a"].fader
    start = fader._point(0.8)
    drag(fader, start, start + QPointF(0, 50))
    plain = 0.8 - bench.track("a").volume
    double_click(fader, fader._point(fader.value))
    assert bench.track("a").volume == 0.8
    drag(fader, start, start + QPointF(0, 50), modifiers=SHIFT)
    assert 0.8 - bench.track("a").volume == pytest.approx(plain / 10, rel=0.05)


def test_keys_and_the_wheel_move_a_fader_by_decibels(bench: Bench) -> None:
    strip = bench.dock.strips["b"]
    strip.fader.setFocus()
    press(strip.fader, Qt.Key.Key_Down)
    press(strip.fader, Qt.Key.Key_Down)
    assert strip.fader.level_db == pytest.approx(-5.9, abs=0.01)
    assert bench.steps() == ["Change the volume"]
    press(strip.fader, Qt.Key.Key_Up, SHIFT)
    assert strip.fader.level_db == pytest.approx(-5.8, abs=0.01)
    press(strip.fader, Qt.Key.Key_End)
    assert bench.track("b").volume == 0
    assert strip.fader.accessibleName() == "Volume of Distorted guitar: −∞ dB"
    press(strip.fader, Qt.Key.Key_Home)
    assert bench.track("b").volume == 1
    wheel(strip.fader, -2)
    assert strip.fader.level_db == pytest.approx(-2.0, abs=0.01)
    bench.dock.strips["a"].fader.setFocus()
    wheel(strip.fader, -2)
    assert strip.fader.level_db == pytest.approx(-2.0, abs=0.01)


def test_the_panorama_is_dragged_keyed_and_read(bench: Bench) -> None:
    pan = bench.dock.strips["b"].pan
    assert pan.readout() == "L 30"
    centre = QPointF(pan.rect().center())
    drag(pan, centre, centre + QPointF(pan.width() / 4, 0))
    assert bench.track("b").pan == pytest.approx(0.2, abs=0.05)
    assert bench.steps() == ["Change the panorama"]
    pan.setFocus()
    press(pan, Qt.Key.Key_End)
    assert (bench.track("b").pan, pan.readout()) == (1.0, "R 100")
    double_click(pan, centre)
    assert (bench.track("b").pan, pan.readout()) == (0.0, "C")


def test_neither_goes_beyond_its_ends_and_letting_go_ends_the_gesture(bench: Bench, qtbot: QtBot) -> None:
    fader, pan = bench.dock.strips["a"].fader, bench.dock.strips["a"].pan
    at = fader._point(fader.value)
    with qtbot.waitSignals([fader.finished] * 2, timeout=100):
        drag(fader, at, at + QPointF(0, 5_000))
    assert bench.track("a").volume == 0
    at = fader._point(0)
    drag(fader, at, at - QPointF(0, 9_000))
    assert bench.track("a").volume == 1
    centre = QPointF(pan.rect().center())
    drag(pan, centre, centre + QPointF(5_000, 0))
    assert bench.track("a").pan == 1.0
    drag(pan, centre, centre - QPointF(9_000, 0))
    assert bench.track("a").pan == -1.0
    press(pan, Qt.Key.Key_Left)
    assert bench.track("a").pan == -1.0


def test_mute_and_solo(bench: Bench) -> None:
    strip = bench.dock.strips["a"]
    strip.mute.click()
    strip.solo.click()
    assert (bench.track("a").mute, bench.track("a").solo) == (True, True)
    bench.session.undo()
    bench.session.undo()
    assert (strip.mute.isChecked(), strip.solo.isChecked()) == (False, False)
    assert strip.mute.accessibleName() == "Mute Violin"


def test_the_fader_of_the_whole_is_a_gain_before_its_other_effects(bench: Bench) -> None:
    fader = bench.dock.whole.fader
    fader.setFocus()
    press(fader, Qt.Key.Key_PageUp)
    assert bench.song().effects == (Gain(6.0), Limiter())
    press(fader, Qt.Key.Key_Down)
    assert bench.song().effects == (Gain(5.0), Limiter())
    assert fader.level_db == pytest.approx(5.0, abs=0.01)
    press(fader, Qt.Key.Key_Delete)
    assert bench.song().effects == (Limiter(),)


def test_strips_follow_the_tracks(bench: Bench) -> None:
    assert list(bench.dock.strips) == ["a", "b", "c"]
    bench.session.execute(RemoveTrack("b"))
    bench.add_track("Harp", 46, id="h")
    assert list(bench.dock.strips) == ["a", "c", "h"]
    bench.session.execute(SetTrack(replace(bench.track("h"), name="Big harp", volume=0.5)))
    strip = bench.dock.strips["h"]
    assert (strip.accessibleName(), strip.fader.value) == ("Big harp", 0.5)


def test_a_click_on_a_strip_works_on_its_track_and_its_effects_go_along(bench: Bench) -> None:
    bench.dock.strips["a"].effects.click()
    assert bench.dock.rack.isVisible()
    assert bench.dock.rack.list.count() == 2
    drag(bench.dock.strips["b"], QPointF(50, 5))
    assert bench.work.track == "b"
    assert bench.dock.rack.channel == "b"
    assert bench.dock.strips["b"].effects.isChecked()
    bench.dock.strips["b"].effects.click()
    assert bench.dock.rack.isHidden()


def test_effects_are_added_reordered_turned_off_and_removed(bench: Bench) -> None:
    rack = bench.dock.rack
    bench.dock.open_effects("a")
    add(bench, "Compressor")
    assert bench.track("a").effects == (Reverb(), Delay(), Compressor())
    assert rack.list.currentRow() == 2
    press(rack.list, Qt.Key.Key_Up, ALT)
    assert bench.track("a").effects == (Reverb(), Compressor(), Delay())
    assert rack.list.currentRow() == 1
    rack.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    assert bench.track("a").effects == (Reverb(), Bypassed(Compressor()), Delay())
    assert bench.dock.strips["a"].effects.text() == "FX 2"
    form(bench).slider("ratio").set_value(1.0)
    form(bench).slider("ratio")._change(5.0)
    assert bench.track("a").effects[1] == Bypassed(Compressor(ratio=5.0))
    rack.list.item(1).setCheckState(Qt.CheckState.Checked)
    assert bench.track("a").effects[1] == Compressor(ratio=5.0)
    press(rack.list, Qt.Key.Key_Delete)
    assert bench.track("a").effects == (Reverb(), Delay())
    assert bench.steps() == [
        "Add an effect", "Reorder the effects", "Turn an effect off", "Change an effect", "Turn an effect on",
        "Remove an effect",
    ]  # fmt: skip


def test_an_effect_is_dragged_to_another_place(bench: Bench) -> None:
    bench.dock.open_effects("a")
    model = bench.dock.rack.list.model()
    assert model.moveRow(model.index(-1, -1), 0, model.index(-1, -1), 2)
    assert bench.track("a").effects == (Delay(), Reverb())
    assert bench.dock.rack.list.item(0).text() == "Delay"


def test_dragging_a_number_is_one_step(bench: Bench) -> None:
    bench.dock.open_effects("a")
    slider = form(bench).slider("decay_s")
    start = QPointF(40, 14)
    drag(slider, start, start + QPointF(30, 0), start + QPointF(60, 0), start + QPointF(90, 0))
    first = bench.track("a").effects[0]
    assert first != Reverb()
    drag(slider, start, start + QPointF(30, 0))
    assert bench.steps() == ["Change an effect"] * 2
    bench.session.undo()
    assert bench.track("a").effects[0] == first
    assert slider.value == cast("Reverb", first).decay_s


def test_presets_are_set_as_one_step(bench: Bench) -> None:
    bench.dock.open_effects("a")
    bench.dock.rack.choose(1)
    combo = form(bench).findChild(QComboBox)
    assert combo is not None
    assert combo.itemText(0) == "Slapback"
    combo.activated.emit(0)
    assert bench.track("a").effects[1] == PRESETS[Delay][0].effect
    assert bench.steps() == ["Change an effect"]


def test_every_effect_has_a_name_at_least_three_presets_and_a_form(bench: Bench, qtbot: QtBot) -> None:
    assert set(NAMES) == set(FIRST) == set(PRESETS)
    for kind, effect in FIRST.items():
        assert len({str(preset.name) for preset in PRESETS[kind]}) >= 3
        assert all(type(preset.effect) is kind for preset in PRESETS[kind])
        made = EffectForm(effect, bench.icons)
        qtbot.addWidget(made)
        for preset in PRESETS[kind]:
            made.show_effect(preset.effect)
            assert made.effect == preset.effect
            for setting in SETTINGS[kind]:
                assert made.slider(setting.field).value == pytest.approx(getattr(preset.effect, setting.field))


def test_the_bounds_of_the_sliders_are_those_that_the_effects_allow() -> None:
    for kind, settings in SETTINGS.items():
        make = cast("Any", kind)
        for setting in settings:
            for value in (setting.low, setting.high):
                assert getattr(make(**{setting.field: value}), setting.field) == value
            with pytest.raises(InvalidRequest):
                make(**{setting.field: setting.high + 0.01})


def test_the_equaliser_is_drawn_as_it_sounds() -> None:
    bands = (Band(Shape.PEAK, 1000.0, 6.0, 1.0), Band(Shape.HIGH_PASS, 100.0))
    rate = 48_000
    click = np.zeros((rate, 2), np.float32)
    click[0] = 1
    sound = Equaliser(bands).process(click, Tempo(rate))[:, 0]
    heard = 20 * np.log10(np.abs(np.fft.rfft(sound)))
    frequencies = np.array([50.0, 100.0, 500.0, 1000.0, 4000.0])
    assert response_db(bands, frequencies, rate) == pytest.approx(heard[frequencies.astype(int)], abs=0.05)


def test_a_band_is_dragged_in_the_curve_and_that_is_one_step(bench: Bench) -> None:
    bench.dock.open_effects("b")
    add(bench, "Equaliser")
    curve = form(bench).findChild(ResponseCurve)
    assert curve is not None
    curve.resize(280, 132)
    before = len(bench.steps())
    band = cast("Equaliser", bench.track("b").effects[0]).bands[1]
    at = curve.point_of(band)
    drag(curve, at, at + QPointF(20, -10), at + QPointF(40, -22))
    moved_band = cast("Equaliser", bench.track("b").effects[0]).bands[1]
    assert moved_band.frequency_hz > band.frequency_hz * 2
    assert moved_band.gain_db == pytest.approx(22 / 66 * 24, abs=0.5)
    assert len(bench.steps()) == before + 1
    sliders = {slider.accessibleName(): slider.value for slider in form(bench).findChildren(NumberSlider)}
    assert sliders["Frequency"] == moved_band.frequency_hz
    press(curve, Qt.Key.Key_Delete)
    assert len(cast("Equaliser", bench.track("b").effects[0]).bands) == 3
    double_click(curve, QPointF(200, 20))
    assert len(cast("Equaliser", bench.track("b").effects[0]).bands) == 4
    assert "Band 4 of 4" in curve.accessibleName()


def test_the_curve_of_a_compressor_is_what_it_does_to_steady_sound(bench: Bench) -> None:
    effect = Compressor(-24.0, 4.0, knee_db=8.0, makeup_db=3.0)
    rate = 8000
    for level in (-40.0, -24.0, -6.0):
        sound = np.full((rate, 2), 10 ** (level / 20), np.float32)
        heard = 20 * math.log10(float(effect.process(sound, Tempo(rate))[-1, 0]))
        assert float(transfer_db(effect, np.array([level]))[0]) == pytest.approx(heard, abs=0.05)
    bench.dock.open_effects("c")
    add(bench, "Compressor")
    curve = form(bench).findChild(TransferCurve)
    assert curve is not None
    drag(curve, QPointF(60, 60), QPointF(50, 60), QPointF(40, 75))
    changed = cast("Compressor", bench.track("c").effects[0])
    assert changed.threshold_db < -18
    assert changed.ratio > 3
    assert bench.steps()[-2:] == ["Add an effect", "Change an effect"]
    assert form(bench).slider("ratio").value == changed.ratio


def test_the_layout_follows_the_shape(bench: Bench) -> None:
    strip = bench.dock.strips["a"]
    assert strip.height() > strip.width()
    bench.dock.resize(300, 700)
    QApplication.processEvents()
    assert strip.width() > 2 * strip.height()
    assert bench.dock.strips["b"].y() > strip.y()
    assert bench.dock._holder.width() <= 300
    bench.dock.resize(1100, 170)
    QApplication.processEvents()
    assert bench.dock.strips["b"].x() > strip.x()
    button = strip.mute.mapTo(bench.dock, QPoint(0, strip.mute.height()))
    assert button.y() <= bench.dock.height()


def test_many_tracks_scroll_sideways(bench: Bench, qtbot: QtBot) -> None:
    for number in range(20):
        bench.add_track(f"Track {number}")
    qtbot.waitUntil(lambda: bench.dock._scroll.horizontalScrollBar().maximum() > 1000)
    assert bench.dock.whole.geometry().right() <= bench.dock.width()


def test_meters_are_there_where_the_player_tells_levels(tmp_path: Path, resources: Path, qtbot: QtBot) -> None:
    made = Bench(tmp_path, resources, Loud())
    qtbot.addWidget(made.dock)
    made.dock.resize(1100, 300)
    made.dock.show()
    strip = made.dock.strips["a"]
    qtbot.waitUntil(lambda: made.dock.whole.meter.over)
    assert strip.meter.isVisible()
    assert strip.meter._parts[0] == pytest.approx(meter_part(0.5))
    assert not strip.meter.over
    made.dock.close_work()
    made.close()


def test_the_loudness_of_exports_is_chosen(bench: Bench) -> None:
    bench.dock.open_effects("")
    form_ = bench.dock.rack.loudness
    assert form_.isVisible()
    form_.target.setCurrentIndex(1)
    form_.target.activated.emit(1)
    assert bench.song().loudness == -14.0
    own = form_.target.count() - 1
    form_.target.setCurrentIndex(own)
    form_.target.activated.emit(own)
    assert form_.own.isVisible()
    form_.own._change(-18.5)
    assert bench.song().loudness == -18.5
    bench.session.undo()
    bench.session.undo()
    assert bench.song().loudness is None
    assert form_.target.currentIndex() == 0


def test_the_loudness_of_the_song_is_measured_on_a_worker(bench: Bench, qtbot: QtBot) -> None:
    form_ = bench.dock.rack.loudness
    bench.dock.open_effects("")
    assert not form_.measure.isEnabled()
    bench.add_region("a", 1, [Note(0, 69, 3 * 960, 100)])
    form_.measure.click()
    assert form_.result.text() == "Measuring…"
    qtbot.waitUntil(lambda: form_.result.text().endswith(" LUFS"), timeout=20_000)
    assert -60 < float(form_.result.text().removesuffix(" LUFS").replace("−", "-")) < 0
    bench.dock.strips["a"].mute.click()
    assert form_.result.text().endswith("before the last change")


def test_nothing_changes_in_a_project_that_is_read_only(tmp_path: Path, resources: Path, qtbot: QtBot) -> None:
    made = Bench(tmp_path, resources, read_only=True)
    qtbot.addWidget(made.dock)
    made.dock.show()
    made.dock.strips["a"].mute.click()
    made.dock.open_effects("a")
    press(made.dock.rack.list, Qt.Key.Key_Delete)
    assert made.song().tracks == TRACKS
    assert not made.dock.strips["a"].mute.isChecked()
    assert made.dock.rack.list.count() == 2
    made.dock.close_work()
    made.close()


def test_what_changes_while_the_mixer_is_hidden_is_there_when_it_is_shown(bench: Bench) -> None:
    bench.dock.open_effects("b")
    bench.dock.hide()
    bench.session.execute(RemoveTrack("b"))
    bench.session.execute(SetTrack(replace(bench.track("a"), volume=0.4)))
    bench.dock.show()
    assert list(bench.dock.strips) == ["a", "c"]
    assert bench.dock.strips["a"].fader.value == 0.4
    assert bench.dock.rack.channel == ""


def test_a_logarithmic_slider_gives_octaves_the_same_room(qtbot: QtBot) -> None:
    slider = NumberSlider("Frequency", 20, 20_480, 640, unit="Hz", logarithmic=True)
    qtbot.addWidget(slider)
    slider.resize(200, 28)
    drag(slider, QPointF(50, 14), QPointF(60, 14), QPointF(100, 14))
    assert slider.value == pytest.approx(640, rel=0.01)
    drag(slider, QPointF(50, 14), QPointF(60, 14), QPointF(120, 14))
    assert slider.value == pytest.approx(1280, rel=0.01)
    press(slider, Qt.Key.Key_Right)
    assert slider.value == pytest.approx(1280 * 2**0.1, rel=0.01)
    slider.set_value(20)
    press(slider, Qt.Key.Key_Right)
    press(slider, Qt.Key.Key_Left)
    press(slider, Qt.Key.Key_Left)
    assert slider.value == 20
