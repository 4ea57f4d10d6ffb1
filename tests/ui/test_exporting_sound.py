"""Sound leaves the window as a marked file: exported, dragged, and as the song of the work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from app.api import Asset, Recipe
from app.extensions import FileFormat, options_of
from app.ui.exporting import WITH_RECIPE, Exporting
from plugins.audio.codec import CLIP, clip_to_bytes
from plugins.audio.generators.outputs import wav_bytes
from plugins.audio.midi.writing import midi_bytes
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.placing import place_clip
from plugins.audio.prompt.understanding import understand
from plugins.audio.song import Song
from plugins.audio.sound.saving import Depth
from tests.ui.opened import Opened

RECIPE = Recipe("audio.compose", "1", {"prompt": "a calm tune", "seed": 4})
SOUND = (np.sin(np.arange(4410) / 9)[:, None].repeat(2, 1) * 0.5).astype(np.float32)


def made(opened: Opened) -> Asset:
    """A sound that was generated."""
    data = wav_bytes(SOUND, Depth.INT24, 1, "a calm tune", "")
    asset = opened.built.studio.assets.add_bytes(data, "audio/wav", SOUND.shape, "a calm tune")
    return replace(asset, recipe=RECIPE)


def exporting(opened: Opened) -> Exporting:
    """What the window exports with."""
    return opened.window._exporting


@pytest.mark.parametrize("ending", ["wav", "flac", "ogg", "mp3"])
def test_a_sound_is_exported_as_the_kind_that_is_chosen(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    path = tmp_path / f"tune.{ending}"
    asked: list[str] = []

    def ask(*arguments: object) -> tuple[str, str]:
        asked.extend(map(str, arguments[2:4]))
        return str(path), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    exporting(opened).export_asset(made(opened))
    qtbot.waitUntil(path.exists)
    assert asked[0].endswith("a calm tune.wav")
    assert "*.opus" in asked[1]
    found = opened.built.studio.credentials.inspect(path)
    assert found.recipe == RECIPE
    assert found.credentials == ("none" if ending == "ogg" else "trusted")
    assert abs(soundfile.info(path).frames - 4410) <= 1


def test_a_name_without_an_ending_gets_that_of_the_filter(
    opened: Opened, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *given: (str(tmp_path / "tune"), str(given[3]).split(";;")[1])
    )
    exporting(opened).export_asset(made(opened))
    qtbot.waitUntil((tmp_path / "tune.flac").exists)


def test_a_sound_is_dragged_as_a_marked_file(opened: Opened) -> None:
    writing = opened.window._outgoing.file_of(made(opened))
    assert writing is not None
    path = writing.result(10)
    assert path.name == "a calm tune.wav"
    assert opened.built.studio.credentials.inspect(path).recipe == RECIPE


def test_the_file_says_as_much_as_the_preferences_let_it(opened: Opened) -> None:
    opened.settings.set(WITH_RECIPE, value=False)
    writing = opened.window._outgoing.file_of(made(opened))
    assert writing is not None
    found = opened.built.studio.credentials.inspect(writing.result(10))
    assert found.recipe is None
    assert found.digital_source_type.endswith("compositeWithTrainedAlgorithmicMedia")


def test_a_clip_is_dragged_as_a_midi_file(opened: Opened) -> None:
    clip = compose_by_rule(understand("piano, 2 bars").plan, 1)
    asset = opened.built.studio.assets.add_bytes(clip_to_bytes(clip), CLIP, name="Piano")
    writing = opened.window._outgoing.file_of(asset)
    assert writing is not None
    assert writing.result(10).read_bytes()[:4] == midi_bytes(clip)[:4] == b"MThd"


def test_what_no_plugin_writes_is_no_file(opened: Opened) -> None:
    asset = opened.built.studio.assets.add_bytes(b"x", "application/x-nothing", name="x")
    assert opened.window._outgoing.file_of(asset) is None


def test_the_song_is_exported_signed(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    clip = compose_by_rule(understand("piano at 240 bpm, 1 bar").plan, 1)
    opened.session.execute(place_clip(Song(), clip, 0, opened.built.studio.assets, made(opened)))
    exporter = next(one for one in opened.built.registry.exporters if one.id == "audio.wav")
    path = tmp_path / "song.wav"
    exporting(opened).write_work(path, exporter)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: "Content Credentials" in opened.window.status.message)
    found = opened.built.studio.credentials.inspect(path)
    assert found.credentials == "trusted"
    assert found.recipe == RECIPE
    assert found.digital_source_type.endswith("compositeWithTrainedAlgorithmicMedia")


def format_of(opened: Opened, id_: str) -> FileFormat:
    """A format in which work can be exported."""
    return next(one for one in opened.built.registry.exporters if one.id == id_)


def test_how_the_song_is_written_is_chosen_and_kept_for_the_next_time(
    opened: Opened, qtbot: QtBot, tmp_path: Path
) -> None:
    clip = compose_by_rule(understand("piano at 240 bpm, 1 bar").plan, 1)
    opened.session.execute(place_clip(Song(), clip, 0, opened.built.studio.assets, made(opened)))
    path = tmp_path / "song.wav"
    asked = exporting(opened).choose_options(path, format_of(opened, "audio.wav"))
    assert asked is not None
    assert asked.isVisible()
    assert not asked.isModal()
    labels = [label.text() for label in asked.findChildren(QLabel)]
    assert {"Bit depth", "Sample rate", "Loudness"} <= set(labels)
    assert asked.form.values() == {"depth": "24", "dither": True, "rate": "44100", "loudness": "song", "tail": True}
    asked.form.set_values({"depth": "16", "rate": "48000", "loudness": "-16"})
    asked.accept()
    qtbot.waitUntil(lambda: "Content Credentials" in opened.window.status.message)
    info = soundfile.info(path)
    assert (info.subtype, info.samplerate, info.frames) == ("PCM_16", 48_000, clip.plan.frames(48_000))
    again = exporting(opened).choose_options(tmp_path / "again.wav", format_of(opened, "audio.wav"))
    other = exporting(opened).choose_options(tmp_path / "song.mp3", format_of(opened, "audio.mp3"))
    assert again is not None
    assert other is not None
    assert not again.isVisible()
    assert (again.form.values()["depth"], again.form.values()["loudness"]) == ("16", "-16")
    assert other.form.values() == {"quality": "high", "rate": "44100", "loudness": "song", "tail": True}
    other.reject()
    assert sorted(each.name for each in tmp_path.glob("*.*")) == ["song.wav"]


def test_what_has_no_options_is_written_at_once(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    clip = compose_by_rule(understand("piano at 240 bpm, 1 bar").plan, 1)
    opened.session.execute(place_clip(Song(), clip, 0, opened.built.studio.assets, made(opened)))
    assert exporting(opened).choose_options(tmp_path / "song.mid", format_of(opened, "audio.midi")) is None
    qtbot.waitUntil((tmp_path / "song.mid").exists)
    for format_ in opened.built.registry.exporters:
        if format_.plugin == "audio":
            assert (options_of(format_) is None) == (format_.id == "audio.midi")


def test_what_is_wrong_with_a_file_is_said(opened: Opened, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "short.wav"
    soundfile.write(path, np.tile(SOUND, (10, 1)), 44_100)
    path.write_bytes(path.read_bytes()[:60_000])
    opened.window._dropping.take([path])
    qtbot.waitUntil(lambda: "ends after" in opened.window.status.message)
    assert "short.wav" in opened.window.status.message
