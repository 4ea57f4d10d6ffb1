"""Writes the studio's own bank: `python -m plugins.audio.sound.making resources/instruments/seisei.sf2`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np

from plugins.audio.sound.loudness import weighted_level
from plugins.audio.sound.making.drums import KIT, sample
from plugins.audio.sound.making.patches import PATCHES, Patch
from plugins.audio.sound.making.tones import hertz
from plugins.audio.sound.making.writing import Preset, Sounding, write_sound_font
from plugins.audio.sound.sampler import Sampler, Struck
from plugins.audio.sound.soundfont import SoundFont

_LAYERS = ((0, 55, 0.4), (56, 96, 1.0), (97, 127, 3.0))
"""Velocities, and how many of a patch's bright harmonics are let through."""
_ATTENUATION_DB = 0.04
_TONAL_LUFS = -24.0
"""What a tone is turned down to; the few that are quieter stay."""
_RATE = 44_100
_DRUMS_RELEASE = 6000


def presets(levels: dict[tuple[int, int], float]) -> list[Preset]:
    """All instruments, each key turned down by so many decibels: by program and key made, drums by 128 and key."""
    return [*(_instrument(patch, levels) for patch in PATCHES), _kit(levels)]


def _instrument(patch: Patch, levels: dict[tuple[int, int], float]) -> Preset:
    borders = [0, *((low + high) // 2 + 1 for low, high in zip(patch.keys, patch.keys[1:], strict=False)), 128]
    soundings = []
    for number, key in enumerate(patch.keys):
        tone = patch.make(key)
        shared = dict(patch.generators) | {48: _attenuation(levels.get((patch.program, key), 0.0))}
        keys = (borders[number], borders[number + 1] - 1)
        if not patch.bright:
            soundings.append(Sounding(tone, keys, generators=shared))
        for low, high, factor in _LAYERS if patch.bright else ():
            corner_hz = min(18_000.0, patch.bright * factor * hertz(key) + 900 * factor)
            corner = min(13_500, round(6900 + 1200 * np.log2(corner_hz / 440)))
            moved = shared.get(11, 0)
            layer = shared | ({8: min(shared[8], corner)} if moved else {8: corner})
            soundings.append(Sounding(tone, keys, (low, high), layer))
    return Preset(patch.name, 0, patch.program, soundings)


def _kit(levels: dict[tuple[int, int], float]) -> Preset:
    soundings = []
    for _, make, made_at, heard_at, _ in KIT:
        tone = sample(make, made_at)
        for key in heard_at:
            cents = 0 if key == made_at else (key - made_at) * 50
            choke = 1 if make.__name__.endswith("_hat") else 0
            shared = {56: 0, 52: cents % 100, 51: cents // 100, 57: choke, 38: _DRUMS_RELEASE, 17: _place(key)}
            shared[48] = _attenuation(levels.get((128, made_at), 0.0))
            soundings.append(Sounding(tone, (key, key), generators=shared))
    return Preset("Drum kit", 128, 0, soundings)


def _place(key: int) -> int:
    """Where a drum stands, in tenths of a percent to the right."""
    return {42: 90, 44: 90, 46: 90, 49: -140, 51: 160, 57: 140, 59: 160, 41: 130, 43: 100, 45: 60, 47: 0, 48: -60,
            50: -110, 39: -60, 54: 120, 56: -120, 70: -150, 69: -150, 82: 150}.get(key, 0)  # fmt: skip


def _attenuation(level_db: float) -> int:
    return round(max(0.0, level_db) / _ATTENUATION_DB)


def measured(font: SoundFont) -> dict[tuple[int, int], float]:
    """How loud each key that was made is, weighted as it is heard."""
    sampler = Sampler(font, _RATE)
    levels = {}
    for patch in PATCHES:
        for key in patch.keys:
            sound = sampler.note(0, patch.program, Struck(key, 96, round(0.8 * _RATE)))
            levels[patch.program, key] = weighted_level(sound[: round(0.8 * _RATE)], _RATE) - patch.level_db
    for _, _, key, _, level_db in KIT:
        sound = sampler.note(128, 0, Struck(key, 96, round(0.3 * _RATE)))
        levels[128, key] = 20 * np.log10(float(np.abs(sound).max())) - level_db
    return levels


def main() -> None:
    """Make everything at full level, measure it, and make it again so that all are about as loud."""
    target = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.sf2"
        write_sound_font(draft, "Seisei", presets({}))
        levels = measured(SoundFont(draft))
    drums = min(level for (program, _), level in levels.items() if program == 128)
    turned = {place: level - (drums if place[0] == 128 else _TONAL_LUFS) for place, level in levels.items()}
    write_sound_font(target, "Seisei", presets(turned))
    sys.stdout.write(f"{target}: {target.stat().st_size / 1e6:.2f} MB\n")


if __name__ == "__main__":
    main()
