"""Sound fonts: what is read, and what hostile files meet."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
import soundfile

from app.api import InvalidData
from plugins.audio.model import DRUMS
from plugins.audio.sound.bank import Bank
from plugins.audio.sound.instruments import PROGRAMS
from plugins.audio.sound.making.tones import Tone
from plugins.audio.sound.making.writing import Preset, Sounding, write_sound_font
from plugins.audio.sound.sampler import Sampler, Struck
from plugins.audio.sound.soundfont import SAMPLE, SoundFont
from tests.sound_fonts import compressed, sine, small_bank


def written(folder: Path, *soundings: Sounding, program: int = 0, bank: int = 0) -> Path:
    """A sound font of one preset."""
    path = folder / "one.sf2"
    write_sound_font(path, "One", [Preset("Only one", bank, program, soundings or (Sounding(sine(), (0, 127)),))])
    return path


def test_what_was_written_is_read(tmp_path: Path) -> None:
    tone = sine()
    font = SoundFont(
        written(tmp_path, Sounding(tone, (0, 60), (1, 64), {48: 50, 17: -500}), Sounding(tone, (61, 127)), program=7)
    )
    assert font.presets == {(0, 7): "Only one"}
    low, high = font.zones(0, 7)
    assert (low.keys, low.velocities, low.generators[48], low.generators[17]) == ((0, 60), (1, 64), 50, -500)
    assert (high.keys, high.velocities, high.generators[8]) == ((61, 127), (0, 127), 13_500)
    sample = font.sample(low.sample)
    assert (sample.rate, sample.key, sample.loop_start, sample.loop_end) == (44_100, 69, 1000, 4000)
    assert np.abs(sample.frames - tone.frames).max() < 1 / 32_767
    assert low.sounds(60, 64)
    assert not low.sounds(60, 65)
    assert not low.sounds(61, 64)


def test_compressed_samples_are_decoded(tmp_path: Path) -> None:
    path = written(tmp_path)
    plain = SoundFont(path).sample(0)
    encoded = io.BytesIO()
    soundfile.write(encoded, plain.frames, 44_100, format="OGG", subtype="VORBIS")
    write_compressed(path, encoded.getvalue(), loop=(1000, 4000))
    sample = SoundFont(path).sample(0)
    assert len(sample.frames) == len(plain.frames)
    assert (sample.loop_start, sample.loop_end) == (1000, 4000)
    middle = slice(500, 4000)
    assert np.abs(sample.frames[middle] - plain.frames[middle]).max() < 0.05
    write_compressed(path, b"OggS" + bytes(500), loop=(0, 0))
    with pytest.raises(InvalidData, match="cannot be decoded"):
        SoundFont(path).sample(0)


def test_a_whole_compressed_font_plays_as_the_plain_one_does(tmp_path: Path) -> None:
    plain = small_bank(tmp_path / "plain.sf2", tones=[sine(), sine(hz=882.0), sine(hz=220.5)])
    packed = compressed(plain, tmp_path / "packed.sf3")
    for bank, program in SoundFont(plain).presets:
        struck = Struck(64, 100, 20_000)
        one, other = (Sampler(SoundFont(path), 44_100).note(bank, program, struck) for path in (plain, packed))
        assert one.shape == other.shape
        assert np.abs(one).max() > 0.1
        assert np.abs(one - other).max() < 0.1 * np.abs(one).max()


def test_of_many_samples_the_longest_unused_are_let_go_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = small_bank(tmp_path / "many.sf2", tones=[sine(hz=441.0 * at) for at in range(1, 6)])
    font = SoundFont(compressed(path, tmp_path / "many.sf3"))
    size = font.sample(0).frames.nbytes
    monkeypatch.setattr("plugins.audio.sound.soundfont.KEPT_BYTES", 2 * size)
    first = font.sample(0)
    for index in range(1, 5):
        font.sample(index)
        assert font.sample(0) is first
    kept = font.sample(4)
    font.sample(1)
    font.sample(2)
    again = font.sample(4)
    assert again is not kept
    assert np.array_equal(again.frames, kept.frames)
    assert font.sample(0) is not first


def write_compressed(path: Path, encoded: bytes, loop: tuple[int, int]) -> None:
    """Put Ogg Vorbis in the place of a font's only sample, as SF3 keeps it: its bounds are counted in bytes."""
    tone = Tone(np.zeros(len(encoded) // 2 + 1, np.float32), 44_100, 69, 0, len(encoded) // 2)
    write_sound_font(path, "One", [Preset("Only one", 0, 0, [Sounding(tone, (0, 127))])])
    data = bytearray(path.read_bytes())
    start = data.index(b"smpl") + 8
    data[start : start + len(encoded)] = encoded
    place = data.index(b"shdr") + 8
    header = np.frombuffer(bytes(data[place : place + SAMPLE.itemsize]), SAMPLE).copy()
    header["end"], header["kind"] = len(encoded), 0x11
    header["loop_start"], header["loop_end"] = loop
    data[place : place + SAMPLE.itemsize] = header.tobytes()
    path.write_bytes(bytes(data))


def test_a_chunk_of_odd_length_may_lack_its_padding(tmp_path: Path) -> None:
    path = written(tmp_path)
    data = path.read_bytes()
    place = data.index(b"smpl")
    size = int.from_bytes(data[place + 4 : place + 8], "little")
    odd = data[: place + 4] + (size - 1).to_bytes(4, "little") + data[place + 8 : place + 8 + size - 1]
    (tmp_path / "bare.sf2").write_bytes(odd + data[place + 8 + size :])
    (tmp_path / "padded.sf2").write_bytes(odd + b"\0" + data[place + 8 + size :])
    for name in ("bare.sf2", "padded.sf2"):
        assert SoundFont(tmp_path / name).presets == {(0, 0): "Only one"}


def test_a_sample_outside_the_data_is_left_out_and_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    data = bytearray(path.read_bytes())
    place = data.index(b"shdr") + 8
    header = np.frombuffer(bytes(data[place : place + SAMPLE.itemsize]), SAMPLE).copy()
    header["end"] = 0xFFFF_FFFF
    data[place : place + SAMPLE.itemsize] = header.tobytes()
    path.write_bytes(bytes(data))
    font = SoundFont(path)
    assert font.left_out == ("000",)
    assert font.zones(0, 0) == ()


@pytest.mark.parametrize("kept", [0, 4, 11, 12, 40, 2000, -60, -2])
def test_a_file_that_ends_too_soon_is_refused(tmp_path: Path, kept: int) -> None:
    path = written(tmp_path)
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(InvalidData):
        SoundFont(path)


def test_damage_anywhere_is_refused_or_plays(tmp_path: Path) -> None:
    path = written(tmp_path)
    whole = path.read_bytes()
    records = whole.index(b"pdta")
    numbers = np.random.default_rng(5)
    refused = 0
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(numbers.integers(1, 4)):
            data[numbers.integers(records, len(data))] = numbers.integers(0, 256)
        path.write_bytes(bytes(data))
        try:
            font = SoundFont(path)
            for bank, program in font.presets:
                note = Sampler(font, 8000).note(bank, program, Struck(60, 100, 800))
                assert np.isfinite(note).all()
        except InvalidData:
            refused += 1
    assert 20 < refused < 400


def test_every_program_sounds_and_says_by_what(bank: Bank) -> None:
    assert len(PROGRAMS) == 128
    found = [bank.instrument(program) for program in range(128)]
    assert sum(instrument.exact for instrument in found) == 40
    assert found[0].name == "Piano"
    assert found[41].name == "Violin"
    assert not found[41].exact
    assert found[105].name == "Koto"
    assert bank.instrument(DRUMS).bank == 128
    assert bank.instrument(DRUMS).exact
    assert bank.font.left_out == ()
    assert bank.font.path.stat().st_size < 4.1e6


def test_a_font_without_drums_says_so(tmp_path: Path) -> None:
    melodic = Bank.open(written(tmp_path))
    assert melodic.instrument(56).name == "Only one"
    with pytest.raises(InvalidData, match="no drum kit"):
        melodic.instrument(DRUMS)
    kit = Bank.open(written(tmp_path, bank=128))
    with pytest.raises(InvalidData, match="drums alone"):
        kit.instrument(0)
