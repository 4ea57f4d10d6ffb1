"""Files of sound: read and written, and what hostile ones meet."""

from __future__ import annotations

import struct
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import soundfile

from app.api import InvalidData, InvalidRequest, UserError
from plugins.audio.model import Clip, Note, Plan, Role, TrackPlan
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.mixer import Mix, Mixer
from plugins.audio.sound.reading import Blocks, describe, read_audio
from plugins.audio.sound.resampling import resample
from plugins.audio.sound.samples import Audio
from plugins.audio.sound.saving import Depth, FileFormat, write_audio, write_stems

RATE = 44_100


def sweep(seconds: float = 0.5, channels: int = 2) -> Audio:
    """A tone that rises, another on each channel."""
    time = np.arange(round(seconds * RATE)) / RATE
    waves = [0.6 * np.sin(2 * np.pi * (200 + 300 * channel + 400 * time) * time) for channel in range(channels)]
    return np.stack(waves, 1).astype(np.float32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with nothing in it."""
    folder = tmp_path / "sounds"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("format_", [FileFormat.WAV, FileFormat.RF64, FileFormat.W64, FileFormat.AIFF, FileFormat.FLAC])
@pytest.mark.parametrize("depth", list(Depth))
def test_every_depth_comes_back(folder: Path, format_: FileFormat, depth: Depth) -> None:
    path = folder / f"sound{format_.suffix}"
    sound = sweep()
    if format_ is FileFormat.FLAC and depth in (Depth.INT32, Depth.FLOAT32, Depth.FLOAT64):
        with pytest.raises(InvalidRequest, match="FLAC keeps"):
            write_audio(path, sound, RATE, depth)
        return
    written = write_audio(path, sound, RATE, depth, dither=False, title="A title", comment="Made")
    assert (written.path, written.frames, written.rate, written.clipped) == (path, len(sound), RATE, 0)
    recording = read_audio(path)
    step = {Depth.INT8: 2**-7, Depth.INT16: 2**-15, Depth.INT24: 2**-23, Depth.INT32: 2**-31}.get(depth, 0)
    assert np.abs(recording.samples - sound).max() <= step / 2 + 2**-24
    assert (recording.rate, recording.info.channels, recording.info.declared_frames) == (RATE, 2, len(sound))
    assert recording.notes == ()
    assert [file.name for file in folder.iterdir()] == [path.name]


@pytest.mark.parametrize("name", ["sound.ogg", "sound.opus", "sound.mp3"])
@pytest.mark.parametrize("rate", [44_100, 48_000, 96_000])
def test_lossy_kinds_come_back_about_as_they_were(folder: Path, name: str, rate: int) -> None:
    time = np.arange(rate) / rate
    sound = np.repeat((0.5 * np.sin(2 * np.pi * 1000 * time)).astype(np.float32)[:, None], 2, 1)
    written = write_audio(folder / name, sound, rate)
    recording = read_audio(folder / name)
    assert written.rate == recording.rate
    assert written.rate == (rate if name.endswith("ogg") or (rate, name[-3:]) == (44_100, "mp3") else 48_000)
    assert len(recording.samples) == written.frames == written.rate
    spectrum = np.abs(np.fft.rfft(recording.samples[: recording.rate, 0]))
    assert spectrum.argmax() == pytest.approx(1000, abs=2)


@pytest.mark.parametrize("name", ["sound.ogg", "sound.opus", "sound.mp3"])
def test_lossy_kinds_keep_their_place_in_time(tmp_path: Path, name: str) -> None:
    burst = np.random.default_rng(0).normal(size=2000) * 0.2
    sound = np.zeros((50_001, 1), np.float32)
    sound[25_000:27_000, 0] = burst
    write_audio(tmp_path / name, sound, 48_000)
    samples = read_audio(tmp_path / name).samples[:, 0]
    assert len(samples) == len(sound)
    assert abs(int(np.correlate(samples, burst, "valid").argmax()) - 25_000) <= 1


def test_dither_takes_away_what_rounding_adds_to_a_tone(folder: Path) -> None:
    time = np.arange(RATE * 2) / RATE
    soft = (1.2 * 2**-15 * np.sin(2 * np.pi * 1000 * time)).astype(np.float32)[:, None]

    def third(dither: bool) -> float:
        write_audio(folder / "soft.wav", soft, RATE, Depth.INT16, dither=dither)
        spectrum = np.abs(np.fft.rfft(read_audio(folder / "soft.wav").samples[:, 0]))
        return float(20 * np.log10(spectrum[6000] / spectrum[2000]))

    assert third(dither=False) > -25
    assert third(dither=True) < -35
    write_audio(folder / "one.wav", soft, RATE, Depth.INT16, seed=3)
    write_audio(folder / "same.wav", soft, RATE, Depth.INT16, seed=3)
    assert (folder / "one.wav").read_bytes() == (folder / "same.wav").read_bytes()
    noise = read_audio(folder / "one.wav").samples[:, 0] - soft[:, 0]
    assert np.sqrt(np.mean(noise.astype(float) ** 2)) / 2**-15 == pytest.approx(0.5, abs=0.02)


def test_what_is_above_full_scale_is_counted(folder: Path) -> None:
    sound = np.array([[0.5], [1.5], [-3.0], [1.0]], np.float32)
    assert write_audio(folder / "loud.wav", sound, RATE, Depth.INT16, dither=False).clipped == 2
    assert write_audio(folder / "float.wav", sound, RATE, Depth.FLOAT32).clipped == 0
    assert read_audio(folder / "float.wav").samples.max() == 1.5
    assert read_audio(folder / "loud.wav").samples.min() == -1


def test_stopping_leaves_the_old_file_and_nothing_else(folder: Path) -> None:
    path = folder / "sound.wav"
    write_audio(path, sweep(), RATE)
    before = path.read_bytes()

    def stop(_part: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_audio(path, sweep(2), RATE, each=stop)
    assert path.read_bytes() == before
    assert list(folder.iterdir()) == [path]
    with pytest.raises(InvalidRequest, match="cannot be written as"):
        write_audio(folder / "sound.xyz", sweep(), RATE)


def wave(path: Path, channels: int = 2, claimed: int | None = None, frames: int = 1000, kind: int = 1) -> Path:
    """A WAV file with whatever claims."""
    data = bytes(range(256)) * 16 if kind == 1 else np.full(1024, np.nan, "<f4").tobytes()
    data = data[: frames * 4]
    bits = 16 if kind == 1 else 32
    block = channels * bits // 8 & 0xFFFF
    form = struct.pack("<HHIIHH", kind, channels, RATE, RATE * block & 0xFFFFFFFF, block, bits)
    size = len(data) if claimed is None else claimed
    body = b"WAVEfmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", size) + data
    path.write_bytes(b"RIFF" + struct.pack("<I", min(36 + size, 0xFFFF_FFFF)) + body)
    return path


@pytest.mark.parametrize("channels", [0, 65, 1024, 65_535])
def test_absurd_channels_are_refused_in_words(folder: Path, channels: int) -> None:
    path = wave(folder / "many.wav", channels)
    with pytest.raises(InvalidData, match="channels") as caught:
        read_audio(path)
    assert str(channels) in str(caught.value)


@pytest.mark.parametrize("claimed", [8000, 1 << 30, 0xFFFF_FFF0])
def test_a_file_that_is_shorter_than_it_says_is_opened_as_far_as_it_goes(folder: Path, claimed: int) -> None:
    path = wave(folder / "short.wav", claimed=claimed)
    tracemalloc.start()
    recording = read_audio(path)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 20e6
    assert len(recording.samples) == 1000
    assert recording.info.declared_frames == claimed // 4
    (note,) = recording.notes
    assert str(note) == f"The file says that it is {claimed // 4 / RATE:.2f} seconds long, and ends after 0.02."


@pytest.mark.parametrize("name", ["cut.wav", "cut.rf64", "cut.w64", "cut.aiff", "cut.flac", "cut.mp3"])
def test_a_file_that_was_cut_says_so(folder: Path, name: str) -> None:
    path = folder / name
    numbers = np.random.default_rng(0)
    write_audio(path, (0.3 * numbers.normal(size=(3 * RATE, 2))).astype(np.float32), RATE, Depth.INT16)
    whole = read_audio(path)
    assert whole.notes == ()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    recording = read_audio(path)
    assert 0.3 < len(recording.samples) / len(whole.samples) < 0.6
    assert np.abs(recording.samples[:RATE] - whole.samples[:RATE]).max() < 0.01
    assert len(recording.notes) == 1


def test_samples_that_are_no_numbers_are_silent_and_counted(folder: Path) -> None:
    recording = read_audio(wave(folder / "nan.wav", kind=3))
    assert not recording.samples.any()
    assert str(recording.notes[0]).endswith("were no numbers, and are silent now.")


def test_what_is_no_sound_is_refused(folder: Path) -> None:
    for name, data in {
        "empty.wav": b"", "text.mp3": b"Not a sound at all.\n" * 50, "head.flac": b"fLaC", "zeros.wav": bytes(5000),
        "riff.wav": b"RIFF\xff\xff\xff\xffWAVE", "w64.w64": b"riff\x2e\x91\xcf\x11\xa5\xd6\x28\xdb" + bytes(40),
        "form.aiff": b"FORM\x00\x00\x00\x10AIFFCOMM", "ogg.ogg": b"OggS" + bytes(200),
    }.items():  # fmt: skip
        (folder / name).write_bytes(data)
        with pytest.raises(InvalidData):
            read_audio(folder / name)
    (folder / "bytes.raw").write_bytes(bytes(1000))
    with pytest.raises(InvalidData, match="nothing known"):
        describe(folder / "bytes.raw")
    with pytest.raises(UserError, match="no file"):
        describe(folder / "missing.wav")


def test_damage_anywhere_is_refused_or_mended(folder: Path) -> None:
    numbers = np.random.default_rng(2)
    for format_ in FileFormat:
        path = folder / f"sound{format_.suffix}"
        write_audio(path, sweep(0.1), RATE, Depth.INT16)
        whole = path.read_bytes()
        for _ in range(40):
            data = bytearray(whole)
            for _ in range(numbers.integers(1, 6)):
                data[numbers.integers(0, min(len(data), 300))] = numbers.integers(0, 256)
            path.write_bytes(bytes(data))
            try:
                recording = read_audio(path, 64 << 20)
            except UserError:
                continue
            assert np.isfinite(recording.samples).all()
            assert recording.samples.nbytes <= 64 << 20


def test_a_long_file_is_read_in_blocks_and_not_kept(folder: Path) -> None:
    path = folder / "long.flac"
    soundfile.write(path, np.zeros((RATE * 60, 2), np.float32), RATE, subtype="PCM_16")
    with pytest.raises(UserError, match="too long"):
        read_audio(path, most_bytes=1 << 20)
    reader = Blocks(path, block_frames=10_000)
    lengths = [len(block) for block in reader]
    assert sum(lengths) == RATE * 60
    assert max(lengths) == 10_000
    later = Blocks(path, start=RATE * 59)
    assert sum(len(block) for block in later) == RATE
    assert later.notes == ()


@pytest.mark.parametrize(("rate", "wanted"), [(44_100, 48_000), (48_000, 44_100), (96_000, 48_000), (22_050, 44_100)])
def test_resampling_keeps_time_and_pitch(rate: int, wanted: int) -> None:
    time = np.arange(rate) / rate
    sound = np.sin(2 * np.pi * 3000 * time).astype(np.float32)
    other = resample(sound, rate, wanted)
    assert len(other) == wanted
    wanted_wave = np.sin(2 * np.pi * 3000 * np.arange(wanted) / wanted)
    middle = slice(wanted // 10, -wanted // 10)
    assert np.abs(other[middle] - wanted_wave[middle]).max() < 1e-3
    if wanted < rate:
        high = np.sin(2 * np.pi * 0.47 * rate * time).astype(np.float32)
        if 0.47 * rate > 0.55 * wanted:
            assert np.abs(resample(high, rate, wanted)[middle]).max() < 1e-3


def test_stems_are_written_for_each_track(folder: Path, bank: Bank) -> None:
    plan = Plan(180, bars=1, tracks=(TrackPlan("a", "Lead: 1/2", 73, Role.MELODY), TrackPlan("b", "", 33, Role.BASS)))
    mixer = Mixer(Mix.of(Clip(plan, ((Note(0, 72, 900),), (Note(0, 40, 900),)))), bank)
    written = write_stems(folder, mixer, FileFormat.FLAC)
    assert [file.path.name for file in written] == ["01 Lead  1 2.flac", "02 Track.flac"]
    for number, file in enumerate(written):
        assert np.abs(read_audio(file.path).samples - mixer.stem(number)).max() < 2e-6 / 4
        assert file.frames == plan.frames(44_100)
