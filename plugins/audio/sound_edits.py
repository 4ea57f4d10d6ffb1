"""Sound edits: what can be done to a part of a sound. The result is another asset; the old one stays, for undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import Enum
from io import BytesIO
from typing import BinaryIO, cast

import numpy as np
from numpy.typing import NDArray

from app.api import Asset, AssetId, AssetStore, UserError
from plugins.audio.model import TICKS_PER_BEAT
from plugins.audio.song import Region, Song, SoundOf
from plugins.audio.sound.reading import open_sound
from plugins.audio.sound.samples import amplitude

Samples = NDArray[np.float64]

PEAK_DB = -1.0
"""What the loudest sample is brought to."""
STEP_DB = 3.0
_BLOCK = 1 << 18
_MOST_BYTES = 1 << 30
_KEPT = {"PCM_16": 2, "PCM_24": 3, "PCM_32": 4, "FLOAT": 4, "DOUBLE": 8}
"""What stays as it is, and its bytes a sample."""


class SoundEdit(Enum):
    """What can be done."""

    SILENCE = "silence"
    FADE_IN = "fade-in"
    FADE_OUT = "fade-out"
    NORMALISE = "normalise"
    LOUDER = "louder"
    QUIETER = "quieter"
    REVERSE = "reverse"
    CUT = "cut"

    @property
    def keeps_levels(self) -> bool:
        """Whether every sample of the result is one that was there, or nothing."""
        return self in (SoundEdit.SILENCE, SoundEdit.REVERSE, SoundEdit.CUT)


def edited(
    asset: AssetId,
    assets: AssetStore,
    edit: SoundEdit,
    first: int,
    end: int,
    each: Callable[[float], None] = lambda _part: None,
) -> Asset:
    """Store a sound of which the frames from `first` up to `end` are edited; all channels are kept.

    `each` is told the part that is done, and may raise to stop. Levels of 16 bits that change are kept in 24.
    Raises UserError where there is nothing to edit, or it is too long.
    """
    import soundfile

    with assets.open(asset) as stream:
        file, info = open_sound(stream, asset[:12])
        with file:
            first, end = max(0, first), min(end, info.frames)
            if end <= first or (edit is SoundEdit.CUT and first == 0 and end == info.frames):
                raise UserError("There is nothing left to edit.", advice="Select a part of the sound.")
            subtype = info.subtype if info.subtype in _KEPT else "FLOAT"
            if subtype == "PCM_16" and not edit.keeps_levels:
                subtype = "PCM_24"
            if info.frames * info.channels * _KEPT[subtype] > _MOST_BYTES:
                raise UserError(
                    "This sound is too long to be edited as a whole.", advice="Cut it into shorter files first."
                )

            def read(begin: int, count: int) -> Samples:
                file.seek(begin)
                found = np.asarray(file.read(count, "float64"), np.float64)
                return np.nan_to_num(found, nan=0.0, posinf=0.0, neginf=0.0)

            gain = _gain(edit, read, first, end)
            held = BytesIO()
            out = soundfile.SoundFile(
                cast("BinaryIO", held), "w", info.rate, info.channels, subtype, format="WAV"
            )  # fmt: skip
            frames = 0
            with out:
                for block in _blocks(edit, read, info.frames, first, end, gain):
                    out.write(block)
                    frames += len(block)
                    each(min(1.0, frames / info.frames))
    return assets.add_bytes(held.getvalue(), "audio/wav", (frames, info.channels))


def placed(region: Region, song: Song, edit: SoundEdit, asset: Asset, first: int, end: int) -> Region:
    """The region with its sound edited; one of which something was cut out is so much shorter."""
    sound = _sound(region)
    begin, length = sound.begin, region.length
    if edit is SoundEdit.CUT:
        per_tick = frames_per_tick(sound, song)
        heard_first, heard_end = max(first, begin), min(end, begin + length * per_tick)
        length -= round(max(0.0, heard_end - heard_first) / per_tick)
        begin -= max(0, min(end, begin) - first)
    content = replace(sound, asset=asset.id, frames=asset.shape[0], begin=min(begin, asset.shape[0]))
    return replace(region, content=content, length=max(1, length))


def trimmed(region: Region, song: Song, first: int, end: int) -> Region:
    """The region that plays these frames alone, at the time at which they were heard; the sound stays as it is."""
    sound = _sound(region)
    first, end = max(0, first), min(end, sound.frames)
    if end <= first:
        raise UserError("There is nothing left to edit.", advice="Select a part of the sound.")
    per_tick = frames_per_tick(sound, song)
    heard = sound.begin + region.offset * per_tick
    start = max(0, round(region.start + (first - heard) / per_tick))
    length = max(1, round((end - first) / per_tick))
    return replace(region, start=start, length=length, offset=0, loop=0, content=replace(sound, begin=first))


def frames_per_tick(sound: SoundOf, song: Song) -> float:
    """Its own frames that a sound plays in a tick of the song."""
    return 60 * sound.rate / ((sound.bpm or song.bpm) * TICKS_PER_BEAT)


def _sound(region: Region) -> SoundOf:
    if not isinstance(region.content, SoundOf):
        raise UserError("This clip has no sound.", advice="Open one with sound.")
    return region.content


def _gain(edit: SoundEdit, read: Callable[[int, int], Samples], first: int, end: int) -> float:
    if edit is SoundEdit.LOUDER:
        return amplitude(STEP_DB)
    if edit is SoundEdit.QUIETER:
        return amplitude(-STEP_DB)
    if edit is not SoundEdit.NORMALISE:
        return 1.0
    loudest = 0.0
    for begin in range(first, end, _BLOCK):
        loudest = max(loudest, float(np.abs(read(begin, min(_BLOCK, end - begin))).max(initial=0.0)))
    if loudest == 0.0:
        raise UserError("There is nothing to be heard, so it cannot be made louder.", advice="Select another part.")
    return amplitude(PEAK_DB) / loudest


def _blocks(
    edit: SoundEdit, read: Callable[[int, int], Samples], frames: int, first: int, end: int, gain: float
) -> Iterator[Samples]:
    for begin in range(0, first, _BLOCK):
        yield read(begin, min(_BLOCK, first - begin))
    for begin in range(first, end, _BLOCK) if edit is not SoundEdit.CUT else ():
        count = min(_BLOCK, end - begin)
        if edit is SoundEdit.REVERSE:
            yield read(first + end - begin - count, count)[::-1]
        else:
            yield read(begin, count) * _curve(edit, np.arange(begin, begin + count), first, end, gain)
    for begin in range(end, frames, _BLOCK):
        yield read(begin, min(_BLOCK, frames - begin))


def _curve(edit: SoundEdit, places: NDArray[np.int64], first: int, end: int, gain: float) -> Samples:
    """The factors of frames: fades rise and fall along a cosine."""
    if edit is SoundEdit.SILENCE:
        return np.zeros((len(places), 1))
    if edit not in (SoundEdit.FADE_IN, SoundEdit.FADE_OUT):
        return np.full((len(places), 1), gain)
    part = (places - first) / max(1, end - 1 - first)
    rising = (1 - np.cos(np.pi * part)) / 2
    return np.asarray((rising if edit is SoundEdit.FADE_IN else 1 - rising)[:, None])
