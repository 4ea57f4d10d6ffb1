"""Edits of sound: what is edited is as it should be, everything else the same to the bit, and the old asset stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from app.api import AssetId, UserError
from app.storage.assets import FolderAssets
from plugins.audio.model import TICKS_PER_BEAT
from plugins.audio.song import Region, Song, SoundOf
from plugins.audio.sound_edits import SoundEdit, edited, placed, trimmed

RATE = 8000
FRAMES = 600_000
"""More than two blocks."""

Samples = NDArray[np.float64]


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[FolderAssets]:
    """A store in a folder of its own."""
    store = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    yield store
    store.close()


def stored(assets: FolderAssets, subtype: str = "PCM_16", channels: int = 2) -> AssetId:
    """Noise at half of full scale."""
    samples = np.random.default_rng(3).uniform(-0.5, 0.5, (FRAMES, channels))
    file = BytesIO()
    soundfile.write(file, samples, RATE, subtype=subtype, format="WAV")
    return assets.add_bytes(file.getvalue(), "audio/wav").id


def samples_of(asset: AssetId, assets: FolderAssets) -> Samples:
    """All of a stored sound."""
    with soundfile.SoundFile(BytesIO(assets.read(asset))) as file:
        return np.asarray(file.read(dtype="float64", always_2d=True), np.float64)


def subtype_of(asset: AssetId, assets: FolderAssets) -> str:
    """How its samples are kept."""
    with soundfile.SoundFile(BytesIO(assets.read(asset))) as file:
        return file.subtype


FIRST, END = 100_000, 500_001
RISING = ((1 - np.cos(np.pi * np.arange(END - FIRST) / (END - FIRST - 1))) / 2)[:, None]
EXPECTED: dict[SoundEdit, Callable[[Samples], Samples]] = {
    SoundEdit.SILENCE: lambda part: part * 0,
    SoundEdit.FADE_IN: lambda part: part * RISING,
    SoundEdit.FADE_OUT: lambda part: part * RISING[::-1],
    SoundEdit.NORMALISE: lambda part: part * (10 ** (-1 / 20) / np.abs(part).max()),
    SoundEdit.LOUDER: lambda part: part * 10 ** (3 / 20),
    SoundEdit.QUIETER: lambda part: part * 10 ** (-3 / 20),
    SoundEdit.REVERSE: lambda part: part[::-1],
    SoundEdit.CUT: lambda part: part[:0],
}


@pytest.mark.parametrize("edit", list(SoundEdit))
@pytest.mark.parametrize("subtype", ["PCM_16", "FLOAT"])
def test_an_edit_changes_its_part_alone(assets: FolderAssets, edit: SoundEdit, subtype: str) -> None:
    asset = stored(assets, subtype)
    before = samples_of(asset, assets)
    result = edited(asset, assets, edit, FIRST, END)
    after = samples_of(result.id, assets)
    expected = EXPECTED[edit](before[FIRST:END])
    assert after.shape == (FRAMES - (END - FIRST) + len(expected), 2) == result.shape
    assert np.array_equal(after[:FIRST], before[:FIRST])
    assert np.array_equal(after[FIRST + len(expected) :], before[END:])
    assert np.allclose(after[FIRST : FIRST + len(expected)], expected, atol=2**-22)
    if edit.keeps_levels:
        assert np.array_equal(after[FIRST : FIRST + len(expected)], expected)
        assert subtype_of(result.id, assets) == subtype
    else:
        assert subtype_of(result.id, assets) == ("PCM_24" if subtype == "PCM_16" else "FLOAT")
    assert np.array_equal(samples_of(asset, assets), before)


def test_all_channels_are_kept(assets: FolderAssets) -> None:
    asset = stored(assets, "PCM_24", 5)
    after = samples_of(edited(asset, assets, SoundEdit.REVERSE, 0, FRAMES).id, assets)
    assert np.array_equal(after, samples_of(asset, assets)[::-1])


def test_an_edit_can_be_stopped_and_stores_nothing_then(assets: FolderAssets, tmp_path: Path) -> None:
    asset = stored(assets)
    before = sorted((tmp_path / "assets").rglob("*"))

    def stop(part: float) -> None:
        if part > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        edited(asset, assets, SoundEdit.FADE_IN, 0, FRAMES, stop)
    assert sorted((tmp_path / "assets").rglob("*")) == before


def test_what_cannot_be_edited_is_said(assets: FolderAssets) -> None:
    asset = stored(assets)
    silent = edited(asset, assets, SoundEdit.SILENCE, 0, FRAMES).id
    with pytest.raises(UserError, match="nothing to be heard"):
        edited(silent, assets, SoundEdit.NORMALISE, 0, FRAMES)
    with pytest.raises(UserError, match="nothing left"):
        edited(asset, assets, SoundEdit.CUT, 0, FRAMES)
    with pytest.raises(UserError, match="nothing left"):
        edited(asset, assets, SoundEdit.FADE_IN, FRAMES, FRAMES + 5)


def region(begin: int = 0, length: int = 4 * TICKS_PER_BEAT) -> Region:
    """A bar of sound at 120 beats a minute: a beat is 4000 frames."""
    sound = SoundOf(AssetId("a" * 64), RATE, FRAMES, 2, begin=begin)
    return Region("r", "t", "Take", 4 * TICKS_PER_BEAT, length, sound)


def test_trimming_plays_the_same_frames_at_the_same_time() -> None:
    song = Song(bpm=120)
    after = trimmed(region(begin=2000), song, 6000, 14_000)
    assert isinstance(after.content, SoundOf)
    assert (after.start, after.length, after.content.begin) == (5 * TICKS_PER_BEAT, 2 * TICKS_PER_BEAT, 6000)
    # Of a sound with a tempo of its own a beat has other frames
    stretched = region()
    assert isinstance(stretched.content, SoundOf)
    half = SoundOf(stretched.content.asset, RATE, FRAMES, 2, bpm=60.0)
    after = trimmed(Region("r", "t", "Take", 0, 4 * TICKS_PER_BEAT, half), song, 8000, 16_000)
    assert (after.start, after.length) == (TICKS_PER_BEAT, TICKS_PER_BEAT)


def test_what_is_cut_out_shortens_the_region_and_moves_its_beginning(assets: FolderAssets) -> None:
    song = Song(bpm=120)
    inside = edited(stored(assets), assets, SoundEdit.CUT, 4000, 8000)
    after = placed(region(), song, SoundEdit.CUT, inside, 4000, 8000)
    assert isinstance(after.content, SoundOf)
    assert (after.length, after.content.begin, after.content.frames) == (3 * TICKS_PER_BEAT, 0, FRAMES - 4000)
    before = placed(region(begin=10_000), song, SoundEdit.CUT, inside, 4000, 8000)
    assert isinstance(before.content, SoundOf)
    assert (before.length, before.content.begin) == (4 * TICKS_PER_BEAT, 6000)
    across = placed(region(begin=6000), song, SoundEdit.CUT, inside, 4000, 8000)
    assert isinstance(across.content, SoundOf)
    assert (across.length, across.content.begin) == (round(3.5 * TICKS_PER_BEAT), 4000)
