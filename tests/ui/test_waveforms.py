"""The gallery shows sounds as waveforms, and nothing else as one."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
import soundfile
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from app.api import AssetId, Made, Recipe
from app.ui.waveforms import BARS, drawn, peaks_of
from tests.ui.opened import Opened


def stored(opened: Opened, samples: np.ndarray[tuple[int, ...], np.dtype[np.float64]], format_: str = "WAV") -> AssetId:
    """A sound in the store."""
    file = BytesIO()
    soundfile.write(file, samples, 44_100, format=format_)
    return opened.built.studio.assets.add_bytes(file.getvalue(), "audio/wav", samples.shape, "sound").id


@pytest.mark.parametrize("format_", ["WAV", "FLAC", "OGG", "MP3", "AIFF", "RF64"])
def test_a_sound_is_as_high_as_it_is_loud(opened: Opened, format_: str) -> None:
    tone = np.sin(np.arange(88_200) / 9)[:, None]
    peaks = peaks_of(opened.built.studio.assets, stored(opened, tone * np.linspace(0, 0.5, 88_200)[:, None], format_))
    assert peaks is not None
    assert len(peaks) == BARS
    assert peaks.max() == pytest.approx(1)
    assert np.abs(peaks - np.linspace(0.02, 1, BARS)).max() < 0.06


@pytest.mark.parametrize("data", [b"", b"a text", b"RIFF", b"RIFF\0\0\0\0WAVE", b"\xff\xfb" * 50, "雨".encode()])
def test_what_is_no_sound_has_no_waveform(opened: Opened, data: bytes) -> None:
    assets = opened.built.studio.assets
    assert peaks_of(assets, assets.add_bytes(data, "application/octet-stream").id) is None


def test_silence_and_no_numbers_are_flat(opened: Opened) -> None:
    assets = opened.built.studio.assets
    for samples in (np.zeros((100, 1)), np.zeros((0, 1))):
        peaks = peaks_of(assets, stored(opened, samples))
        assert peaks is not None
        assert peaks.max() == 0
    file = BytesIO()
    soundfile.write(file, np.full((100, 1), np.nan), 44_100, format="WAV", subtype="FLOAT")
    peaks = peaks_of(assets, assets.add_bytes(file.getvalue(), "audio/wav").id)
    assert peaks is not None
    assert np.isfinite(peaks).all()


def test_the_gallery_draws_it(opened: Opened, qtbot: QtBot) -> None:
    asset = stored(opened, np.sin(np.arange(44_100) / 9)[:, None] * 0.5)
    kept = opened.built.studio.assets.add_bytes(opened.built.studio.assets.read(asset), "audio/wav", (44_100, 1), "hum")
    opened.built.runner.history.add(Made(kept, Recipe("audio.compose", "1", {"prompt": "hum"}), "job", 1.0))
    opened.window.docks.show("gallery")
    gallery = opened.window.gallery
    gallery.refresh()
    qtbot.waitUntil(lambda: gallery.model.rowCount() == 1)
    qtbot.waitUntil(lambda: not gallery.model.without_picture(gallery.grid.in_sight()))
    palette = QPalette()
    peaks = peaks_of(opened.built.studio.assets, asset)
    assert peaks is not None
    image = drawn(peaks, 64, 1, palette).toImage()
    assert image.pixelColor(32, 31) != image.pixelColor(2, 32)
