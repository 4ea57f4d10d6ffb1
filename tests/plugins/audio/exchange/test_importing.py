"""Files of sound and of notes come in as they are; what is wrong with them is said."""

from __future__ import annotations

import random
import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile

from app.api import Imported, InvalidData, UserError
from app.storage import FolderAssets
from plugins.audio.codec import CLIP, clip_from_bytes, clip_to_bytes
from plugins.audio.exchange import read_clip, read_notes, read_sound
from plugins.audio.midi.writing import midi_bytes
from plugins.audio.model import Clip, Key, Metre, Note, Plan, Role, TrackPlan
from plugins.audio.music.composing import compose_by_rule
from plugins.audio.prompt.understanding import understand

RATE = 48_000
FRAMES = 4800
SAMPLES = (np.sin(np.arange(FRAMES) / 9)[:, None].repeat(2, 1) * 0.5).astype(np.float32)
KINDS = [
    ("clip.wav", "WAV", "PCM_U8", "audio/wav"),
    ("clip.wav", "WAV", "PCM_16", "audio/wav"),
    ("clip.wav", "WAVEX", "PCM_24", "audio/wav"),
    ("clip.wav", "WAV", "FLOAT", "audio/wav"),
    ("clip.WAV", "WAV", "DOUBLE", "audio/wav"),
    ("clip.rf64", "RF64", "PCM_24", "audio/wav"),
    ("clip.w64", "W64", "PCM_32", "audio/x-w64"),
    ("clip.aiff", "AIFF", "PCM_24", "audio/aiff"),
    ("clip.flac", "FLAC", "PCM_16", "audio/flac"),
    ("clip.ogg", "OGG", "VORBIS", "audio/ogg"),
    ("clip.opus", "OGG", "OPUS", "audio/ogg"),
    ("clip.mp3", "MP3", "MPEG_LAYER_III", "audio/mpeg"),
]


def written(path: Path, format_: str = "WAV", subtype: str = "PCM_16") -> Path:
    """A tenth of a second of sound."""
    soundfile.write(path, SAMPLES, RATE, format=format_, subtype=subtype)
    return path


@pytest.mark.parametrize(("name", "format_", "subtype", "media_type"), KINDS)
def test_sound_is_kept_as_it_is(
    assets: FolderAssets, tmp_path: Path, name: str, format_: str, subtype: str, media_type: str
) -> None:
    path = written(tmp_path / name, format_, subtype)
    read = read_sound(path, assets)
    assert read.remarks == ()
    assert assets.read(read.asset.id) == path.read_bytes()
    assert (read.asset.media_type, read.asset.shape, read.asset.name) == (media_type, (FRAMES, 2), "clip")


@pytest.mark.parametrize("name", ["clip.wav", "clip.flac", "clip.mp3", "clip.aiff"])
def test_a_file_that_ends_too_soon_is_opened_as_far_as_it_goes(assets: FolderAssets, tmp_path: Path, name: str) -> None:
    format_, subtype = {"wav": ("WAV", "PCM_16"), "flac": ("FLAC", "PCM_16"), "aiff": ("AIFF", "PCM_24")}.get(
        name[5:], ("MP3", "MPEG_LAYER_III")
    )
    path = tmp_path / name
    soundfile.write(path, np.tile(SAMPLES, (20, 1)), RATE, format=format_, subtype=subtype)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    read = read_sound(path, assets)
    assert 0.2 * 20 * FRAMES < read.asset.shape[0] < 0.7 * 20 * FRAMES
    assert len(read.remarks) == 1
    assert "seconds" in str(read.remarks[0])


def test_samples_that_are_no_numbers_are_told(assets: FolderAssets, tmp_path: Path) -> None:
    path = tmp_path / "nan.wav"
    samples = SAMPLES.copy()
    samples[7] = np.nan
    soundfile.write(path, samples, RATE, subtype="FLOAT")
    assert [str(remark) for remark in read_sound(path, assets).remarks] == [
        "2 samples were no numbers, and are silent now."
    ]


@pytest.mark.parametrize("channels", [0, 65_535])
def test_impossible_channels_are_refused(assets: FolderAssets, tmp_path: Path, channels: int) -> None:
    data = bytearray(written(tmp_path / "clip.wav").read_bytes())
    data[22:24] = struct.pack("<H", channels)
    (tmp_path / "clip.wav").write_bytes(bytes(data))
    with pytest.raises(InvalidData):
        read_sound(tmp_path / "clip.wav", assets)


def test_a_claim_of_four_gigabytes_is_seen_through(assets: FolderAssets, tmp_path: Path) -> None:
    data = bytearray(written(tmp_path / "clip.wav").read_bytes())
    at = data.index(b"data") + 4
    data[at : at + 4] = struct.pack("<I", 0xFFFF_FF00)
    (tmp_path / "clip.wav").write_bytes(bytes(data))
    read = read_sound(tmp_path / "clip.wav", assets)
    assert read.asset.shape == (FRAMES, 2)
    assert read.remarks


@pytest.mark.parametrize("name", ["a.wav", "a.flac", "a.ogg", "a.mp3", "a.aiff", "a.w64", "a.opus"])
def test_what_is_no_sound_is_refused(assets: FolderAssets, tmp_path: Path, name: str) -> None:
    for data in (b"", b"RIFF", b"nothing of that kind" * 50):
        (tmp_path / name).write_bytes(data)
        with pytest.raises(InvalidData):
            read_sound(tmp_path / name, assets)


def test_sound_of_no_length_is_refused(assets: FolderAssets, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "empty.wav", SAMPLES[:0], RATE)
    with pytest.raises(InvalidData, match="no sound in it"):
        read_sound(tmp_path / "empty.wav", assets)


def test_changed_bytes_never_end_in_anything_but_words(assets: FolderAssets, tmp_path: Path) -> None:
    chance = random.Random(5)
    sources = [written(tmp_path / name, format_, subtype) for name, format_, subtype, _ in KINDS[1:]]
    for _ in range(200):
        source = chance.choice(sources)
        data = bytearray(source.read_bytes())
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(min(len(data), 300))] = chance.randrange(256)
        path = tmp_path / f"hostile{source.suffix}"
        path.write_bytes(bytes(data[: chance.randrange(1, len(data))]))
        try:
            read = read_sound(path, assets)
        except UserError:
            continue
        assert read.asset.shape[0] > 0


def test_a_midi_file_becomes_a_clip(assets: FolderAssets, tmp_path: Path) -> None:
    clip = compose_by_rule(understand("violin melody and drums in 6/8 at 300 bpm, 3 bars, in D minor").plan, 4)
    path = tmp_path / "tune.mid"
    path.write_bytes(midi_bytes(clip))
    read = read_notes(path, assets)
    assert (read.asset.media_type, read.asset.name, read.remarks) == (CLIP, "tune", ())
    found = clip_from_bytes(assets.read(read.asset.id))
    assert found.notes == clip.notes
    assert (found.plan.bpm, found.plan.metre, found.plan.key, found.plan.bars) == (
        300,
        clip.plan.metre,
        clip.plan.key,
        3,
    )
    assert midi_bytes(found, "x") == midi_bytes(Clip(found.plan, clip.notes), "x")


def test_what_a_clip_cannot_hold_of_a_midi_file_is_told(assets: FolderAssets, tmp_path: Path) -> None:
    body = (
        b"\0\xff\x51\x03\x07\xa1\x20" + b"\0\x90\x3c\x40" + b"\x83\x60\xe0\x00\x50" + b"\0\x80\x3c\x40"
        + b"\0\xff\x51\x03\x0f\x42\x40" + b"\0\xff\x2f\0"
    )  # fmt: skip
    head = b"MThd\0\0\0\6\0\0\0\1\1\xe0"
    (tmp_path / "bend.mid").write_bytes(head + b"MTrk" + len(body).to_bytes(4, "big") + body)
    remarks = [str(remark) for remark in read_notes(tmp_path / "bend.mid", assets).remarks]
    assert remarks == ["The tempo changes 1 times: the clip keeps the first.", "Pitch bends are left out (1)."]


def test_hostile_midi_files_end_in_words(assets: FolderAssets, tmp_path: Path) -> None:
    chance = random.Random(6)
    good = midi_bytes(compose_by_rule(understand("piano, 2 bars").plan, 1))
    for _ in range(300):
        data = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / "hostile.mid").write_bytes(bytes(data[: chance.randrange(1, len(data) + 1)]))
        try:
            read = read_notes(tmp_path / "hostile.mid", assets)
        except UserError:
            continue
        clip_from_bytes(assets.read(read.asset.id))


def test_a_clip_is_read_again(assets: FolderAssets, tmp_path: Path) -> None:
    clip = Clip(Plan(90, Metre(3, 4), Key(2), 1, (TrackPlan("t1", "Flute", 73, Role.MELODY),)), ((Note(0, 70, 960),),))
    path = tmp_path / "flute.clip.json"
    path.write_bytes(clip_to_bytes(clip))
    asset = read_clip(path, assets)
    assert clip_from_bytes(assets.read(asset.id)) == clip
    assert asset.name == "flute"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(InvalidData):
        read_clip(path, assets)


def test_importers_that_have_nothing_to_say_give_an_asset(assets: FolderAssets) -> None:
    asset = assets.add_bytes(b"x", "audio/wav")
    assert Imported.of(asset) == Imported(asset, ())
    assert Imported.of(Imported(asset)) == Imported(asset, ())
