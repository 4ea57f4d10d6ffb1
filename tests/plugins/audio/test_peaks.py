"""Peaks: the same as numpy's extremes, at every scale, for every kind of file, and kept on disk."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api import AssetId, InvalidData, MissingAsset
from app.storage.assets import FolderAssets
from plugins.audio.peaks import BIN, CHUNK, KIND, SCALES, Peaks, fill_coarsely, fill_exactly, kept_peaks, peaks_of
from plugins.audio.sound.samples import Audio
from plugins.audio.stored_sound import StoredSound, info_of

RATE = 8000
FINE = 1 / 32768


@pytest.fixture
def assets(tmp_path: Path) -> Iterator[FolderAssets]:
    """A store in a folder of its own."""
    store = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    yield store
    store.close()


def noise(frames: int, channels: int, seed: int = 0) -> Audio:
    """Noise whose level changes, within full scale."""
    numbers = np.random.default_rng(seed)
    level = np.abs(np.sin(np.arange(frames) / 3000))[:, None]
    return (numbers.uniform(-1, 1, (frames, channels)) * level * 0.9).astype(np.float32)


def encoded(samples: Audio, subtype: str = "FLOAT", format_: str = "WAV") -> bytes:
    """A file of sound."""
    file = BytesIO()
    soundfile.write(file, samples, RATE, subtype=subtype, format=format_)
    return file.getvalue()


def stored(assets: FolderAssets, samples: Audio, subtype: str = "FLOAT", format_: str = "WAV") -> AssetId:
    """A file of sound in the store."""
    return assets.add_bytes(encoded(samples, subtype, format_), "audio/wav", samples.shape).id


def extremes(samples: Audio, size: int) -> Audio:
    """What numpy says of every so many frames, (columns, channels, 2)."""
    pieces = [samples[at : at + size] for at in range(0, len(samples), size)]
    return np.stack([np.stack([piece.min(0), piece.max(0)], 1) for piece in pieces])


@settings(max_examples=40, deadline=None)
@given(
    frames=st.integers(1, 3 * CHUNK),
    channels=st.integers(1, 5),
    scale=st.integers(0, SCALES - 1),
    seed=st.integers(0, 99),
)
def test_columns_are_the_extremes_of_their_frames(frames: int, channels: int, scale: int, seed: int) -> None:
    frames = -(-frames // 3) if channels > 2 else frames
    samples = noise(frames, channels, seed)
    size = BIN * 4**scale
    with StoredSound(BytesIO(encoded(samples)), "noise.wav") as sound:
        peaks = Peaks(sound.info)
        fill_exactly(peaks, sound, lambda _part: None)
    expected = extremes(samples[:, :2], size)
    found = peaks.columns(0, size, len(expected))
    assert found.shape == (len(expected), min(2, channels), 2)
    assert np.abs(found - expected).max() <= FINE
    # Outwards alone
    assert (found[..., 0] <= expected[..., 0]).all()
    assert (found[..., 1] >= expected[..., 1]).all()


@pytest.mark.parametrize("subtype", ["PCM_16", "PCM_U8"])
def test_whole_numbers_are_exact(assets: FolderAssets, subtype: str) -> None:
    asset = stored(assets, noise(50_000, 2), subtype)
    with soundfile.SoundFile(BytesIO(assets.read(asset))) as file:
        samples = file.read(dtype="float32")
    found = peaks_of(asset, assets).columns(0, BIN, 196)
    assert np.array_equal(found, extremes(samples, BIN))


def test_a_column_between_the_scales_has_all_that_lies_in_it(assets: FolderAssets) -> None:
    samples = noise(200_000, 2)
    peaks = peaks_of(stored(assets, samples), assets)
    for first, size in ((0.0, 700.0), (12_345.6, 1_999.5), (100.0, 13.7), (150_000.0, 300.0)):
        found = peaks.columns(first, size, 60)
        for column in range(60):
            begin, end = int(first + column * size), int(np.ceil(first + (column + 1) * size))
            inside = samples[begin:end]
            if len(inside):
                assert (found[column, :, 0] <= inside.min(0) + FINE).all()
                assert (found[column, :, 1] >= inside.max(0) - FINE).all()
                # No more than the bins at its edges beyond it
                around = samples[max(0, begin - 2 * BIN * 4) : end + 2 * BIN * 4]
                assert (found[column, :, 0] >= around.min(0) - FINE).all()


def test_the_body_is_the_root_of_the_mean_square(assets: FolderAssets) -> None:
    samples = noise(CHUNK + 5_000, 2)
    body = peaks_of(stored(assets, samples), assets).measured(0, 1024, 100)[..., 2]
    expected = np.sqrt((samples[:102_400].reshape(100, 1024, 2) ** 2).mean(1))
    assert np.abs(body - expected).max() < 3 * FINE


def test_outside_of_the_sound_there_is_nothing(assets: FolderAssets) -> None:
    peaks = peaks_of(stored(assets, noise(1000, 1)), assets)
    found = peaks.columns(-2560, 256, 40)
    assert not found[:10].any()
    assert found[10:14].any(axis=(1, 2)).all()
    assert not found[14:].any()
    assert not peaks.columns(1e9, 1000, 5).any()


def test_samples_that_are_no_numbers_are_silent_and_told(assets: FolderAssets) -> None:
    samples = noise(2000, 2)
    samples[300] = np.nan
    samples[700, 0] = np.inf
    peaks = peaks_of(stored(assets, samples), assets)
    assert np.isfinite(peaks.columns(0, BIN, 8)).all()
    assert peaks.repaired == 3
    assert [words.template for words in peaks.notes] == ["{count} samples were no numbers, and are silent now."]


def test_a_file_that_is_shorter_than_it_says_is_measured_as_far_as_it_goes(assets: FolderAssets) -> None:
    whole = encoded(noise(40_000, 2), "PCM_16")
    asset = assets.add_bytes(whole[: len(whole) // 2], "audio/wav").id
    peaks = peaks_of(asset, assets)
    assert 19_000 < peaks.frames < 21_000
    assert "5.00" in str(peaks.notes[0])
    assert peaks.columns(0, BIN, 70).any(axis=(1, 2)).all()
    # What is kept says it too
    assert peaks_of(asset, assets).notes == peaks.notes


def test_what_lies_behind_damage_is_not_drawn(assets: FolderAssets) -> None:
    whole = bytearray(encoded(noise(3 * CHUNK, 1), "PCM_16", "FLAC"))
    middle = len(whole) // 2
    whole[middle : middle + 60_000] = b"\x55" * 60_000
    peaks = peaks_of(assets.add_bytes(bytes(whole), "audio/flac").id, assets)
    assert peaks.complete
    first = peaks.columns(0, BIN, CHUNK // BIN)
    assert first.any(axis=(1, 2)).mean() > 0.99


def test_an_empty_file_has_nothing(assets: FolderAssets) -> None:
    peaks = peaks_of(stored(assets, np.zeros((0, 2), np.float32)), assets)
    assert peaks.complete
    assert peaks.frames == 0
    assert not peaks.columns(0, BIN, 10).any()


def test_what_is_no_sound_is_refused_in_words(assets: FolderAssets) -> None:
    with pytest.raises(InvalidData):
        peaks_of(assets.add_bytes(b"nothing of the kind", "audio/wav").id, assets)
    claims = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 65_535, 8000, 0, 2, 16)
    many = struct.pack("<4sI4s", b"RIFF", 36, b"WAVE") + claims + struct.pack("<4sI", b"data", 0)
    with pytest.raises(InvalidData):
        peaks_of(assets.add_bytes(many, "audio/wav").id, assets)
    with pytest.raises(MissingAsset):
        peaks_of(AssetId("0" * 64), assets)


def test_first_there_is_an_idea_of_all_of_it_then_chunk_by_chunk_what_is_exact(assets: FolderAssets) -> None:
    samples = noise(4 * CHUNK, 2)
    asset = stored(assets, samples, "PCM_16")
    with StoredSound.of_asset(asset, assets) as sound:
        peaks = Peaks(sound.info)
        ideas = list(fill_coarsely(peaks, sound))
        assert ideas
        coarse = peaks.columns(0, CHUNK / 64, 4 * 64)
        assert coarse[..., 1].all()
        assert peaks.progress == 0
        exact = extremes((np.round(samples * 32768) / 32768).astype(np.float32), CHUNK // 64)
        # Of what lies within the column or next to it
        around = np.maximum.reduce([exact[:-2, :, 1], exact[1:-1, :, 1], exact[2:, :, 1]])
        assert (coarse[1:-1, :, 1] <= around + FINE).all()
        assert (coarse[1:-1, :, 1] > 0.4 * exact[1:-1, :, 1]).mean() > 0.7
        steps: list[tuple[float, bool]] = []

        def each(part: float) -> None:
            found = peaks.columns(0, CHUNK / 64, 4 * 64)
            right = np.abs(found - exact).max(axis=(1, 2)) <= FINE
            steps.append((part, bool(right.reshape(4, 64)[peaks.done].all())))

        fill_exactly(peaks, sound, each)
    assert steps == [(0.25, True), (0.5, True), (0.75, True), (1.0, True)]


def test_what_is_looked_at_is_measured_first(assets: FolderAssets) -> None:
    with StoredSound.of_asset(stored(assets, noise(4 * CHUNK, 1), "PCM_16"), assets) as sound:
        peaks = Peaks(sound.info)
        order: list[list[int]] = []
        fill_exactly(peaks, sound, lambda _part: order.append(list(np.flatnonzero(peaks.done))), lambda: 2 * CHUNK + 5)
    assert order == [[2], [2, 3], [0, 2, 3], [0, 1, 2, 3]]


def test_measuring_can_be_stopped(assets: FolderAssets) -> None:
    def stop(_part: float) -> None:
        raise KeyboardInterrupt

    with StoredSound.of_asset(stored(assets, noise(2 * CHUNK, 1), "PCM_16"), assets) as sound:
        peaks = Peaks(sound.info)
        with pytest.raises(KeyboardInterrupt):
            fill_exactly(peaks, sound, stop)
    assert peaks.progress == 0.5


def test_the_second_time_they_are_read_from_the_cache(assets: FolderAssets, tmp_path: Path) -> None:
    asset = stored(assets, noise(CHUNK + 999, 2))
    first = peaks_of(asset, assets)
    assets.chunks.path(asset).unlink()
    again = peaks_of(asset, assets)
    assert np.array_equal(again.measured(0, 5000, 60), first.measured(0, 5000, 60))
    assert again.info == first.info
    for damaged in (b"", b"SSPEAKS1\xff\xff\xff\xff", first.to_bytes()[:-2]):
        (tmp_path / "cache" / "derived" / f"{asset}-{KIND}").write_bytes(damaged)
        assert kept_peaks(asset, assets) is None


def test_a_sound_in_the_store_is_read_from_any_place(assets: FolderAssets) -> None:
    samples = noise(30_000, 3)
    asset = stored(assets, samples)
    assert info_of(asset, assets).channels == 3
    with StoredSound.of_asset(asset, assets) as sound:
        assert np.array_equal(sound.read(20_000, 50), samples[20_000:20_050, :2])
        assert np.array_equal(sound.read(29_990, 50), samples[29_990:, :2])
        assert sound.read(30_000, 5).shape == (0, 2)
