"""Small real sound fonts: SF2 as the studio writes them, and SF3 with the same samples in Ogg Vorbis."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import soundfile

from plugins.audio.sound.making.tones import Tone
from plugins.audio.sound.making.writing import Preset, Sounding, write_sound_font
from plugins.audio.sound.soundfont import SAMPLE

_VORBIS = 0x10


def sine(frames: int = 4410, hz: float = 441.0) -> Tone:
    """A sine whose periods of 100 frames fit its loop."""
    wave = np.sin(2 * np.pi * hz * np.arange(frames) / 44_100)
    return Tone(np.asarray(0.5 * wave, np.float32), 44_100, 69, 1000, 4000)


def small_bank(path: Path, name: str = "Small bank", *, kits: int = 1, tones: Sequence[Tone] = ()) -> Path:
    """An SF2 file with an instrument for each tone and some drum kits."""
    made = tones or (sine(), sine(hz=882.0))
    presets = [Preset(f"Tone {at}", 0, at, [Sounding(tone, (0, 127))]) for at, tone in enumerate(made)]
    presets += [Preset(f"Kit {at}", 128, at, [Sounding(made[0], (0, 127))]) for at in range(kits)]
    write_sound_font(path, name, presets)
    return path


def compressed(source: Path, target: Path) -> Path:
    """The SF3 file of an SF2 file: each sample a stream of Ogg Vorbis, its loop counted from its beginning."""
    data = source.read_bytes()
    samples = _chunk(data, b"smpl")
    headers = np.frombuffer(_chunk(data, b"shdr"), SAMPLE).copy()
    streams: list[bytes] = []
    place = 0
    for header in headers[:-1]:
        start, end = int(header["start"]), int(header["end"])
        frames = np.frombuffer(samples[2 * start : 2 * end], "<i2")
        encoded = io.BytesIO()
        soundfile.write(encoded, frames, int(header["rate"]), format="OGG", subtype="VORBIS")
        streams.append(encoded.getvalue())
        header["start"], header["end"] = place, place + len(streams[-1])
        header["loop_start"] -= start
        header["loop_end"] -= start
        header["kind"] |= _VORBIS
        place += len(streams[-1])
    info = _list(data, b"INFO").replace(
        struct.pack("<4sIHH", b"ifil", 4, 2, 1), struct.pack("<4sIHH", b"ifil", 4, 3, 1)
    )
    records = _list(data, b"pdta")
    at = records.index(b"shdr") + 8
    records = records[:at] + headers.tobytes() + records[at + headers.nbytes :]
    body = b"sfbk" + b"".join(
        _made(b"LIST", kind + inside)
        for kind, inside in ((b"INFO", info), (b"sdta", _made(b"smpl", b"".join(streams))), (b"pdta", records))
    )
    target.write_bytes(_made(b"RIFF", body))
    return target


def _chunk(data: bytes, name: bytes) -> bytes:
    place = data.index(name)
    return data[place + 8 : place + 8 + int.from_bytes(data[place + 4 : place + 8], "little")]


def _list(data: bytes, kind: bytes) -> bytes:
    place = data.index(kind)
    return data[place + 4 : place + int.from_bytes(data[place - 4 : place], "little")]


def _made(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)
