"""Writes a sound font: samples, instruments and presets as SF2 keeps them."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from plugins.audio.sound.making.tones import Tone
from plugins.audio.sound.soundfont import BAG, GENERATOR, INSTRUMENT, PRESET, SAMPLE

MODULATOR = np.dtype([("fields", "<i2", (5,))])
_NO_MODULATOR = ((0, 0, 0, 0, 0),)
_GAP = 46
"""Frames of silence that the standard wants behind each sample."""


@dataclass(frozen=True, slots=True)
class Sounding:
    """A tone with the keys and velocities at which it is heard, and its generators by number."""

    tone: Tone
    keys: tuple[int, int]
    velocities: tuple[int, int] = (0, 127)
    generators: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preset:
    """An instrument under its bank and program."""

    name: str
    bank: int
    program: int
    soundings: Sequence[Sounding]


def write_sound_font(path: Path, name: str, presets: Sequence[Preset]) -> None:
    """Write the presets, one instrument each. A tone that sounds in several zones is stored once."""
    tones = {id(sounding.tone): sounding.tone for preset in presets for sounding in preset.soundings}
    numbers = {key: number for number, key in enumerate(tones)}
    data, headers = _samples(list(tones.values()))
    preset_rows: list[Any] = []
    preset_bags: list[tuple[int, int]] = []
    preset_generators: list[tuple[int, int]] = []
    instrument_rows: list[Any] = []
    bags: list[tuple[int, int]] = []
    generators: list[tuple[int, int]] = []
    for number, preset in enumerate(sorted(presets, key=lambda one: (one.bank, one.program))):
        preset_rows.append((preset.name.encode(), preset.program, preset.bank, len(preset_bags), (0, 0, 0)))
        preset_bags.append((len(preset_generators), 0))
        preset_generators.append((41, number))
        instrument_rows.append((preset.name.encode(), len(bags)))
        for sounding in preset.soundings:
            bags.append((len(generators), 0))
            generators.append((43, sounding.keys[0] | sounding.keys[1] << 8))
            if sounding.velocities != (0, 127):
                generators.append((44, sounding.velocities[0] | sounding.velocities[1] << 8))
            generators += [(kind, amount) for kind, amount in sorted(sounding.generators.items())]
            if sounding.tone.loop_end:
                generators.append((54, 1))
            generators.append((53, numbers[id(sounding.tone)]))
    preset_rows.append((b"EOP", 0, 0, len(preset_bags), (0, 0, 0)))
    preset_bags.append((len(preset_generators), 0))
    instrument_rows.append((b"EOI", len(bags)))
    bags.append((len(generators), 0))
    headers.append((b"EOS", 0, 0, 0, 0, 0, 0, 0, 0, 0))
    records = b"".join(
        _chunk(chunk, np.array(rows, kind).tobytes())
        for chunk, rows, kind in (
            (b"phdr", preset_rows, PRESET), (b"pbag", preset_bags, BAG), (b"pmod", [_NO_MODULATOR], MODULATOR),
            (b"pgen", [*preset_generators, (0, 0)], GENERATOR), (b"inst", instrument_rows, INSTRUMENT),
            (b"ibag", bags, BAG), (b"imod", [_NO_MODULATOR], MODULATOR), (b"igen", [*generators, (0, 0)], GENERATOR),
            (b"shdr", headers, SAMPLE),
        )
    )  # fmt: skip
    about = b"".join(
        _chunk(chunk, text + b"\0" * (2 - len(text) % 2))
        for chunk, text in (
            (b"isng", b"EMU8000"), (b"INAM", name.encode()), (b"ICOP", b"Apache-2.0, the Seisei authors"),
        )
    )  # fmt: skip
    about = _chunk(b"ifil", struct.pack("<HH", 2, 1)) + about
    body = b"sfbk" + _list(b"INFO", about) + _list(b"sdta", _chunk(b"smpl", data)) + _list(b"pdta", records)
    path.write_bytes(_chunk(b"RIFF", body))


def _samples(tones: Sequence[Tone]) -> tuple[bytes, list[Any]]:
    parts: list[bytes] = []
    headers: list[Any] = []
    place = 0
    for number, tone in enumerate(tones):
        frames = np.round(tone.frames * 32767).astype("<i2")
        headers.append(
            (f"{number:03d}".encode(), place, place + len(frames), place + tone.loop_start, place + tone.loop_end,
             tone.rate, tone.key, 0, 0, 1)
        )  # fmt: skip
        parts += [frames.tobytes(), bytes(2 * _GAP)]
        place += len(frames) + _GAP
    return b"".join(parts), headers


def _chunk(name: bytes, data: bytes) -> bytes:
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def _list(name: bytes, data: bytes) -> bytes:
    return _chunk(b"LIST", name + data)
