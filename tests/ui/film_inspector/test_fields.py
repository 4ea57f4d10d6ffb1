"""The fields of clips: values at the playhead, keyframes, several clips at once, one gesture one step."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from app.api import BlendMode, InvalidData, Job
from app.widgets.number_slider import NumberSlider
from plugins.timeline.commands import SetKey, SetTrack, SetValue
from plugins.timeline.model import Keyframe, Shot, Solid, Title, TransitionKind, Writing
from plugins.timeline.panel.inspector.clip_edits import Keyed
from plugins.timeline.panel.inspector.clip_inspector import ClipInspector
from plugins.timeline.panel.inspector.clip_section import ClipSection
from plugins.timeline.panel.inspector.colour_button import ColourButton
from plugins.timeline.panel.inspector.colour_section import ColourSection
from plugins.timeline.panel.inspector.fields_section import FieldsSection
from plugins.timeline.panel.inspector.film_section import FilmSection
from plugins.timeline.panel.inspector.picture_section import PictureSection
from plugins.timeline.panel.inspector.request import fields_of_shot
from plugins.timeline.panel.inspector.shot_section import ShotSection
from plugins.timeline.panel.inspector.solid_section import SolidSection
from plugins.timeline.panel.inspector.sound_section import SoundSection
from plugins.timeline.panel.inspector.title_section import TitleSection
from plugins.timeline.panel.inspector.transition_section import TransitionSection
from tests.ui.audio_parts import drag, press
from tests.ui.film_inspector.bench import FilmBench, asset, frames

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

S = TypeVar("S", bound=FieldsSection)


def section(inspector: ClipInspector, kind: type[S]) -> S:
    """The section of a kind, as it is shown now."""
    inspector.refresh()
    (found,) = (each for each in inspector.sections if type(each) is kind)
    return found


def slide(field: QWidget, *shares: float) -> None:
    """Drag in a slider over shares of its width, from its left end on."""
    places = [QPointF(field.width() * share, field.height() / 2) for share in (0.05, *shares)]
    drag(field, *places)


def test_the_frame_and_the_rate_of_the_film_are_chosen_while_nothing_is_selected(
    bench: FilmBench, inspector: ClipInspector
) -> None:
    film = section(inspector, FilmSection)
    choose(film.size_box, "1280 × 720")
    assert (bench.work.timeline.width, bench.work.timeline.height) == (1280, 720)
    film = section(inspector, FilmSection)
    assert film.width_field.value == 1280
    film.width_field.set_value(1000)
    film.width_field.editing_finished.emit()
    film = section(inspector, FilmSection)
    assert film.size_box.currentText() == "1000 × 720"
    assert not film.drop_frame.isEnabled()
    choose(film.rate_box, "29.97 fps")
    assert bench.work.timeline.rate == Fraction(30_000, 1001)
    film = section(inspector, FilmSection)
    film.drop_frame.click()
    assert bench.work.timeline.drop_frame
    choose(film.rate_box, "25 fps")
    assert (bench.work.timeline.rate, bench.work.timeline.drop_frame) == (Fraction(25), False)
    choose(film.sound_box, "96 kHz")
    assert bench.work.timeline.sample_rate == 96_000
    assert set(bench.steps()) == {"Change the film's settings"}


def choose(box: QComboBox, name: str) -> None:
    """Choose an entry as a click does."""
    box.setCurrentIndex(box.findText(name))
    assert box.currentText() == name
    box.activated.emit(box.currentIndex())


def test_only_what_concerns_the_chosen_clips_is_shown(bench: FilmBench, inspector: ClipInspector) -> None:
    def shown() -> set[str]:
        inspector.refresh()
        return {type(each).__name__ for each in inspector.sections if not each.isHidden()}

    assert shown() == {"FilmSection"}
    bench.work.select({"sound"})
    assert shown() == {"ClipSection", "SoundSection"}
    bench.work.select({"title"})
    assert shown() == {"ClipSection", "TitleSection", "PictureSection", "CropSection", "ColourSection"}
    bench.work.select_transition("film")
    assert shown() == {"TransitionSection"}


def test_a_drag_of_a_number_is_one_step_and_the_next_one_another(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"film"})
    picture = section(inspector, PictureSection)
    slider = picture.animated["opacity"].slider
    slide(slider, 0.2, 0.35, 0.5)
    assert bench.clip("film").value("opacity", Fraction(0)) == pytest.approx(0.5, abs=0.02)
    assert bench.steps() == ["Change a parameter"]
    slide(slider, 0.8)
    assert bench.steps() == ["Change a parameter"] * 2
    bench.session.undo()
    inspector.refresh()
    assert slider.value == pytest.approx(0.5, abs=0.02)


def test_positions_are_shown_in_pixels_of_the_frame(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.session.execute(SetValue("main", "film", "x", 0.25))
    bench.work.select({"film"})
    slider = section(inspector, PictureSection).animated["x"].slider
    QTest.keyClicks(slider, "9")
    QTest.keyClicks(slider.focusWidget() or slider, "6")
    editor = slider.findChild(QWidget)
    assert editor is not None
    QTest.keyClick(editor, Qt.Key.Key_Return)
    value = bench.clip("film").value("x", Fraction(0))
    assert isinstance(value, float)
    assert value * bench.film().width == pytest.approx(96)


def test_the_diamond_animates_and_what_is_set_then_is_a_keyframe(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.session.execute(SetValue("main", "film", "opacity", 0.5))
    bench.work.select({"film"})
    field = section(inspector, PictureSection).animated["opacity"]
    field.keys.diamond.click()
    inspector.playhead.seek(frames(48))
    assert field.keys.diamond.keyed is Keyed.ELSEWHERE
    field.slider.setFocus()
    QTest.keyClick(field.slider, Qt.Key.Key_PageUp)
    curve = bench.clip("film").curve("opacity")
    assert curve is not None
    assert [(key.time, key.value) for key in curve.keys] == [(0, 0.5), (frames(48), pytest.approx(0.6))]
    inspector.playhead.seek(frames(24))
    assert field.slider.value == pytest.approx(0.55)


def test_without_the_diamond_a_value_holds_for_all_time(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"film"})
    inspector.playhead.seek(frames(48))
    field = section(inspector, PictureSection).animated["rotation"]
    slide(field.slider, 0.75)
    inspector.playhead.seek(frames(10))
    slide(field.slider, 0.5, 0.6)
    curve = bench.clip("film").curve("rotation")
    assert curve is not None
    assert len(curve.keys) == 1


def test_taking_the_last_keyframe_away_leaves_its_value(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"film"})
    inspector.playhead.seek(frames(12))
    bench.session.execute(SetKey("main", "film", "volume", Keyframe(frames(3), -6.0)))
    bench.session.execute(SetKey("main", "film", "rotation", Keyframe(frames(12), 30.0)))
    field = section(inspector, PictureSection).animated["rotation"]
    states = [field.keys.diamond.keyed]
    field.keys.diamond.click()
    inspector.refresh()
    states.append(field.keys.diamond.keyed)
    assert states == [Keyed.HERE, Keyed.NOT]
    assert bench.clip("film").value("rotation", frames(50)) == 30.0


def test_the_arrows_go_from_keyframe_to_keyframe_in_the_films_time(bench: FilmBench, inspector: ClipInspector) -> None:
    for frame in (0, 10, 30):
        bench.session.execute(SetKey("main", "shot", "x", Keyframe(frames(frame), frame / 100)))
    bench.work.select({"shot"})
    keys = section(inspector, PictureSection).animated["x"].keys
    inspector.playhead.seek(frames(96 + 10))
    keys.next.click()
    assert inspector.playhead.time == frames(96 + 30)
    assert not keys.next.isEnabled() or keys.next.hasFocus()
    keys.previous.click()
    keys.previous.click()
    assert inspector.playhead.time == frames(96)


def test_beside_the_clip_no_keyframe_is_set(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"shot"})
    inspector.playhead.seek(frames(3))
    field = section(inspector, PictureSection).animated["x"]
    assert not field.keys.diamond.isEnabled()
    field.keys.toggled.emit()
    assert bench.steps() == []


def test_behind_a_clip_its_last_frame_is_shown_and_changed(bench: FilmBench, inspector: ClipInspector) -> None:
    for frame, value in ((0, 0.0), (47, 1.0)):
        bench.session.execute(SetKey("main", "shot", "opacity", Keyframe(frames(frame), value)))
    bench.work.select({"shot"})
    inspector.playhead.seek(frames(96 + 400))
    slider = section(inspector, PictureSection).animated["opacity"].slider
    slide(slider, 0.5)
    curve = bench.clip("shot").curve("opacity")
    assert curve is not None
    assert [(key.time, key.value) for key in curve.keys] == [(0, 0.0), (frames(47), pytest.approx(0.5, abs=0.02))]


def test_what_differs_is_shown_as_such_and_set_for_all_at_once(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.session.execute(SetValue("main", "film", "opacity", 0.5))
    bench.work.select({"film", "title"})
    slider = section(inspector, PictureSection).animated["opacity"].slider
    mixed = slider.grab().toImage()
    slide(slider, 0.25)
    assert slider.grab().toImage() != mixed
    values = [bench.clip(id_).value("opacity", Fraction(0)) for id_ in ("film", "title")]
    assert values[0] == values[1] == pytest.approx(0.25, abs=0.02)
    assert len(bench.steps()) == 2
    clip = section(inspector, ClipSection)
    assert clip.length.text() == ""
    assert clip.length.placeholderText() == "–"


def test_width_and_height_go_together_while_they_are_locked(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"film"})
    picture = section(inspector, PictureSection)
    slide(picture.animated["scale_x"].slider, 0.5)
    clip = bench.clip("film")
    assert clip.value("scale_y", Fraction(0)) == clip.value("scale_x", Fraction(0)) != 1.0
    picture.lock.click()
    slide(picture.animated["scale_y"].slider, 0.1)
    clip = bench.clip("film")
    assert clip.value("scale_y", Fraction(0)) != clip.value("scale_x", Fraction(0))
    assert bench.settings.values["timeline.inspector.scale_locked"] is False


def test_a_locked_track_and_a_project_to_read_change_nothing(
    bench: FilmBench, inspector: ClipInspector, qtbot: QtBot, tmp_path: Path, resources: Path
) -> None:
    track = bench.work.sequence.track("picture")
    bench.session.execute(SetTrack("main", replace(track, locked=True)))
    bench.work.select({"film"})
    assert not section(inspector, PictureSection).isEnabled()
    other = FilmBench(tmp_path / "other", resources, bench.film(), read_only=True)
    shown = ClipInspector(other.work, None, other.icons)
    qtbot.addWidget(shown)
    other.work.select({"title"})
    assert not section(shown, TitleSection).isEnabled()
    other.close()


def test_name_place_and_length_are_typed(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"solid"})
    clip = section(inspector, ClipSection)
    clip.length.setFocus()
    clip.length.selectAll()
    QTest.keyClicks(clip.length, "00:00:03:00")
    QTest.keyClick(clip.length, Qt.Key.Key_Return)
    assert bench.clip("solid").duration == 3
    inspector.refresh()
    clip.start.selectAll()
    QTest.keyClicks(clip.start, "8.5")
    QTest.keyClick(clip.start, Qt.Key.Key_Return)
    assert bench.work.start_of("solid") == Fraction(17, 2)
    inspector.refresh()
    QTest.keyClick(clip.start, Qt.Key.Key_Up)
    assert bench.work.start_of("solid") == Fraction(17, 2) + frames(1)
    inspector.refresh()
    clip.start.selectAll()
    QTest.keyClicks(clip.start, "soon")
    QTest.keyClick(clip.start, Qt.Key.Key_Return)
    assert len(bench.messages.failed) == 1
    assert clip.start.text() == "00:00:08:13"
    assert bench.steps() == ["Change the duration", "Move clips", "Move clips"]


def test_linked_clips_that_are_both_chosen_are_trimmed_once(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"film", "sound"})
    clip = section(inspector, ClipSection)
    clip.length.setFocus()
    clip.length.selectAll()
    QTest.keyClicks(clip.length, "72")
    QTest.keyClick(clip.length, Qt.Key.Key_Return)
    assert (bench.clip("film").duration, bench.clip("sound").duration) == (frames(72), frames(72))


def test_speed_and_reverse_take_linked_sound_along(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"film", "sound"})
    clip = section(inspector, ClipSection)
    slide(clip.speed, 0.5)
    assert {bench.clip(id_).speed for id_ in ("film", "sound")} == {Fraction(round(clip.speed.value * 100), 100)}
    assert bench.clip("film").speed != 1
    inspector.refresh()
    clip.reverse.click()
    assert bench.clip("film").speed == bench.clip("sound").speed < 0
    assert bench.steps() == ["Change the speed", "Reverse clips"]
    before, at = clip.speed.value, QPointF(20, 10)
    clip.speed.setFocus()
    turn = QWheelEvent(
        at, clip.speed.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(clip.speed, turn)
    assert float(-bench.clip("film").speed) == pytest.approx(before + 0.01)


def test_what_is_refused_is_shown_as_it_was(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"music"})
    clip = section(inspector, ClipSection)
    clip.length.setFocus()
    clip.length.selectAll()
    QTest.keyClicks(clip.length, "99:00:00:00")
    QTest.keyClick(clip.length, Qt.Key.Key_Return)
    inspector.refresh()
    assert bench.clip("music").duration <= 1000 / Fraction(24)
    expected = bench.clip("music").duration
    assert clip.length.text() == f"00:00:{int(expected):02}:{int(expected % 1 * 24):02}"


def test_a_title_is_written_live_and_undone_as_one(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"title"})
    title = section(inspector, TitleSection)
    title.text.setFocus()
    title.text.selectAll()
    QTest.keyClicks(title.text, "Ferry")
    content = bench.clip("title").content
    assert isinstance(content, Title)
    assert content.text == "Ferry"
    assert bench.steps() == ["Write a title"]
    bench.session.undo()
    inspector.refresh()
    assert title.text.toPlainText() == "Night train\n夜汽車"


def test_the_words_of_a_title_that_was_opened_are_in_sight_and_written_over(
    bench: FilmBench, inspector: ClipInspector, qtbot: QtBot
) -> None:
    inspector.resize(320, 240)
    title = section(inspector, TitleSection)
    title.set_open(False)
    bench.work.select({"title"})
    inspector.write("title")
    qtbot.waitUntil(lambda: title.text.visibleRegion().boundingRect().height() > 40)
    assert title.text.textCursor().selectedText().startswith("Night train")
    bench.work.select({"shot"})
    inspector.write("shot")
    assert not title.isVisible()


def test_a_titles_look_is_set_by_its_fields(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"title"})
    title = section(inspector, TitleSection)
    title.family.list_families()
    family = str(title.family.itemData(title.family.count() - 1))
    title.family.setCurrentIndex(title.family.count() - 1)
    title.family.activated.emit(title.family.count() - 1)
    upright = title.along.parentWidget()
    assert upright is not None
    assert title.along.itemText(0) == "Left"
    writing = next(box for box in title.findChildren(type(title.along)) if box.accessibleName() == "Writing")
    writing.activated.emit(1)
    inspector.refresh()
    assert title.along.itemText(0) == "Top"
    content = bench.clip("title").content
    assert isinstance(content, Title)
    assert (content.family, content.writing) == (family, Writing.VERTICAL)


def test_a_colour_is_chosen_with_its_opacity(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"solid"})
    (button,) = section(inspector, SolidSection).findChildren(ColourButton)
    button.click()
    opacity = next(each for each in button.findChildren(NumberSlider) if each.accessibleName() == "Opacity")
    slide(opacity, 0.7, 0.5)
    assert bench.clip("solid").content == Solid("#20406080")
    assert bench.steps() == ["Change the colour"]
    palette = opacity.window()
    press(opacity, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_blend_mode_and_colour_are_one_step_each(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"film"})
    picture = section(inspector, PictureSection)
    boxes = {box.accessibleName(): box for box in picture.findChildren(QWidget) if box.accessibleName() == "Blend mode"}
    box = boxes["Blend mode"]
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert bench.clip("film").blend is BlendMode.MULTIPLY
    colour = section(inspector, ColourSection)
    slider = next(each for each in colour.findChildren(QWidget) if each.accessibleName() == "Exposure")
    slide(slider, 0.6, 0.75)
    assert bench.clip("film").colour.exposure == pytest.approx(2.0, abs=0.1)
    assert bench.steps() == ["Change the blend mode", "Change the colour"]


def test_a_lut_becomes_an_asset_and_what_is_none_is_refused(
    bench: FilmBench, inspector: ClipInspector, tmp_path: Path, qtbot: QtBot
) -> None:
    bench.work.select({"film"})
    colour = section(inspector, ColourSection)
    file = tmp_path / "warm.cube"
    file.write_text("LUT_3D_SIZE 2\n" + "0 0 0\n" * 8)
    colour.take_lut(file)
    qtbot.waitUntil(lambda: bench.clip("film").colour.lut is not None, timeout=10_000)
    lut = bench.clip("film").colour.lut
    assert lut is not None
    assert bench.session.document.assets[lut].name == "warm.cube"
    assert bench.assets.read(lut) == file.read_bytes()
    wrong = tmp_path / "wrong.cube"
    wrong.write_text("nothing")
    told: list[Job] = []
    end = bench.jobs.subscribe(told.append)
    colour.take_lut(wrong)
    qtbot.waitUntil(lambda: any(isinstance(job.error, InvalidData) for job in told), timeout=10_000)
    end()
    assert bench.clip("film").colour.lut == lut


def test_sound_has_volume_and_fades_of_whole_frames(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"music"})
    sound = section(inspector, SoundSection)
    slide(sound.animated["volume"].slider, 0.5)
    assert bench.clip("music").value("volume", Fraction(0)) == pytest.approx(-24, abs=1)
    fade = next(each for each in sound.findChildren(QWidget) if each.accessibleName() == "Fade in")
    slide(fade, 0.21)
    length = bench.clip("music").fade_in
    assert length > 0
    assert (length * 24).denominator == 1


def test_a_transition_gets_kind_length_and_place(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select_transition("film")
    fields = section(inspector, TransitionSection)
    QTest.keyClick(fields.kind, Qt.Key.Key_Down)
    QTest.keyClick(fields.kind, Qt.Key.Key_Down)
    inspector.refresh()
    assert not fields.angle.isHidden()
    slide(fields.softness, 0.5)
    slide(fields.length, 0.1)
    QTest.keyClick(fields.place, Qt.Key.Key_Down)
    transition = fields.transition
    assert transition is not None
    assert transition.kind is TransitionKind.WIPE
    assert transition.softness == pytest.approx(0.5, abs=0.02)
    assert (transition.in_offset, transition.duration) == (frames(0), frames(12))
    slide(fields.length, 0.9)
    assert len(bench.messages.failed) == 1
    assert fields.length.value == 0.5


def test_a_shot_shows_takes_seed_and_that_it_is_stale(bench: FilmBench, inspector: ClipInspector, qtbot: QtBot) -> None:
    bench.work.select({"shot"})
    shot = section(inspector, ShotSection)
    assert shot.takes.count() == 3
    assert shot.takes.currentRow() == 1
    assert shot.stale.isHidden()
    inspector.set_versions(lambda _shot: {"picture": asset("new")})
    assert not shot.stale.isHidden()
    shot.takes.setCurrentRow(2)
    shot.seed.draw()
    shot.prompt.setFocus()
    QTest.keyClicks(shot.prompt, "x")
    content = bench.clip("shot").content
    assert isinstance(content, Shot)
    assert content.chosen == "take3"
    fields = fields_of_shot(content)
    assert (fields["seed"], fields["seconds"]) == (shot.seed.value(), 2)
    assert fields["prompt"] == "xclouds drifting over snowy mountains"
    with qtbot.waitSignal(inspector.regenerate, timeout=1000) as told:
        shot.again.click()
    assert told.args == ["shot"]


def test_a_narrow_dock_cuts_nothing_off(bench: FilmBench, inspector: ClipInspector) -> None:
    (area,) = inspector.findChildren(QScrollArea)
    for chosen in ({"film"}, {"title"}, {"shot"}, {"sound"}, {"solid"}):
        bench.work.select(chosen)
        inspector.refresh()
        inside = area.widget()
        assert inside is not None
        assert inside.minimumSizeHint().width() <= area.viewport().width()


def test_what_is_open_stays_so(bench: FilmBench, inspector: ClipInspector, qtbot: QtBot) -> None:
    bench.work.select({"film"})
    section(inspector, PictureSection).set_open(False)
    again = ClipInspector(bench.work, None, bench.icons)
    qtbot.addWidget(again)
    again.resize(320, 900)
    again.show()
    picture, clip = section(again, PictureSection), section(again, ClipSection)
    assert not picture.animated["x"].isVisible()
    assert clip.start.isVisible()


def test_scrolling_past_a_choice_chooses_nothing(bench: FilmBench, inspector: ClipInspector) -> None:
    bench.work.select({"film"})
    boxes = [box for box in section(inspector, ClipSection).findChildren(QComboBox) if box.isVisible()]
    assert boxes
    for box in boxes:
        turn(box)
    assert bench.steps() == []
    boxes[0].setFocus()
    turn(boxes[0])
    assert len(bench.steps()) == 1


def turn(widget: QWidget) -> None:
    """Turn the wheel over a widget by a notch, downwards."""
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at, widget.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
