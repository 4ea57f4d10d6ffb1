"""Peaks: the smallest, the largest and the mean-square value of every so many frames of a sound, at several scales.

They are kept beside the asset in the store's cache (`AssetStore.keep`): its name is the hash of its content, and what
follows from that alone needs no other key, no entry in the settings, and goes when the asset goes.
"""

from __future__ import annotations

import json
import struct
import time
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from app.api import AssetId, AssetStore, InvalidData, Words
from plugins.audio.sound.reading import AudioInfo, notes_on
from plugins.audio.sound.samples import Audio
from plugins.audio.stored_sound import StoredSound, Whole

Columns: TypeAlias = NDArray[np.float32]

BIN = 256
"""Frames to a value of the finest scale; those of each further scale are four times as many."""
SCALES = 6
CHUNK = BIN * 4 ** (SCALES - 1)
"""Frames that are measured at once: one value of the coarsest scale."""
KIND = "peaks"
_FULL = 32768.0
_MAGIC = b"SSPEAKS1"
_COARSE, _COARSE_FRAMES = 1024, 512
"""So many pieces of so many frames at most are the first look at a file."""
_FIRST_S, _FURTHER_S, _COARSE_S = 0.015, 0.1, 0.6
"""When the first idea is shown, how long each better one takes, and when all of them have to be enough."""
_LOW, _HIGH, _MEAN = 0, 1, 2


class Peaks:
    """The scales of a sound, filled little by little: a coarse idea of all of it, then chunk by chunk what is exact.

    Values are whole numbers of 16 bits and full scale is 32768; what is louder is at full scale. One thread may fill
    while others look.
    """

    def __init__(self, info: AudioInfo) -> None:
        self.info = info
        self.frames, self.rate, self.channels = info.frames, info.rate, min(2, info.channels)
        self.found = info.frames
        """Frames that could be read: fewer than there should be where the file is damaged."""
        self.repaired = 0
        self.damaged = False
        self.done = np.zeros(-(-self.frames // CHUNK), np.bool_)
        # One more than there are, so that the last may end a sum.
        self._scales = [
            np.zeros((self.channels, 3, -(-self.frames // (BIN * 4**scale)) + 1), np.int16) for scale in range(SCALES)
        ]

    @property
    def complete(self) -> bool:
        """Whether all of it is exact."""
        return bool(self.done.all())

    @property
    def progress(self) -> float:
        """The part that is exact."""
        return float(self.done.mean()) if len(self.done) else 1.0

    @property
    def byte_size(self) -> int:
        """What it takes in memory."""
        return sum(kept.nbytes for kept in self._scales)

    @property
    def notes(self) -> tuple[Words, ...]:
        """Sentences on what is wrong with the file, once it was read."""
        return tuple(notes_on(self.info, self.found, self.repaired, broken=self.damaged)) if self.complete else ()

    def columns(self, first_frame: float, frames_per_px: float, width: int) -> Columns:
        """The smallest and the largest value (width, channels, 2) of so many columns; 0 outside of the sound."""
        return self.measured(first_frame, frames_per_px, width)[..., :2]

    def measured(self, first_frame: float, frames_per_px: float, width: int) -> Columns:
        """The smallest, the largest and the RMS value (width, channels, 3) of so many columns."""
        scale = 0
        while scale + 1 < SCALES and BIN * 4 ** (scale + 1) <= frames_per_px:
            scale += 1
        values = self._scales[scale]
        bins = values.shape[2] - 1
        edges = (first_frame + np.arange(width + 1) * frames_per_px) / (BIN * 4**scale)
        starts, ends = np.floor(edges[:-1]).astype(np.int64), np.ceil(edges[1:]).astype(np.int64)
        inside = (ends > 0) & (starts < bins)
        result = np.zeros((width, self.channels, 3), np.float32)
        if not inside.any():
            return result
        starts, ends = np.clip(starts[inside], 0, bins - 1), np.clip(ends[inside], 1, bins)
        low, high = int(starts[0]), int(ends[-1])
        part = values[:, :, low : high + 1]
        places = np.stack([starts - low, np.maximum(ends, starts + 1) - low], 1).ravel()
        squares = part[:, _MEAN].astype(np.float32) ** 2
        result[inside, :, _LOW] = np.minimum.reduceat(part[:, _LOW], places, axis=1)[:, ::2].T
        result[inside, :, _HIGH] = np.maximum.reduceat(part[:, _HIGH], places, axis=1)[:, ::2].T
        sums = np.add.reduceat(squares, places, axis=1)[:, ::2].T
        result[inside, :, _MEAN] = np.sqrt(sums / (places[1::2] - places[::2])[:, None])
        result /= _FULL
        return result

    def put_coarse(self, places: NDArray[np.int64], values: NDArray[np.int16]) -> None:
        """An idea of all of it, where nothing is exact: values (channels, 3, n) measured at some frames, ascending."""
        halves = (places[1:] + places[:-1]) / 2
        for scale, kept in enumerate(self._scales):
            bins, size = kept.shape[2] - 1, BIN * 4**scale
            bounds = np.clip(np.ceil(halves / size - 0.5).astype(np.int64), 0, bins)
            nearest = np.repeat(values, np.diff(bounds, prepend=0, append=bins), axis=2)
            exact = np.repeat(self.done, CHUNK // size)[:bins]
            np.copyto(kept[:, :, :-1], nearest, where=~exact)

    def put(self, chunk: int, samples: Audio | Whole) -> None:
        """What is exact of a chunk: all of its frames, or fewer where there are no more."""
        finest = summary(samples)
        room = self._scales[0].shape[2] - 1
        first = chunk * (CHUNK // BIN)
        size = min(CHUNK // BIN, room - first)
        full = np.zeros((self.channels, 3, size), np.int16)
        full[:, :, : finest.shape[2]] = finest
        for kept in self._scales:
            kept[:, :, first : first + full.shape[2]] = full
            first, full = first // 4, _coarser(full)
        self.done[chunk] = True

    def to_bytes(self) -> bytes:
        """The finest scale, from which the others follow, and what was found about the file."""
        info = self.info
        facts = {
            "format": info.format, "subtype": info.subtype, "rate": info.rate, "channels": info.channels,
            "frames": info.frames, "declared": info.declared_frames, "found": self.found,
            "repaired": self.repaired, "damaged": self.damaged,
        }  # fmt: skip
        head = json.dumps(facts).encode()
        return _MAGIC + struct.pack("<I", len(head)) + head + self._scales[0][:, :, :-1].astype("<i2").tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Peaks:
        """Peaks as they were kept; raises InvalidData."""
        try:
            if data[:8] != _MAGIC:
                raise ValueError("no peaks")
            (size,) = struct.unpack_from("<I", data, 8)
            facts = json.loads(data[12 : 12 + size])
            info = AudioInfo(
                str(facts["format"]), str(facts["subtype"]), int(facts["rate"]), int(facts["channels"]),
                int(facts["frames"]), int(facts["declared"]),
            )  # fmt: skip
            values = np.frombuffer(data, "<i2", offset=12 + size)
            expected = min(2, info.channels) * 3 * -(-info.frames // BIN)
            if info.rate <= 0 or info.channels <= 0 or len(values) != expected:
                raise ValueError("another length")
            peaks = cls(info)
            peaks.found, peaks.repaired = int(facts["found"]), int(facts["repaired"])
            peaks.damaged = bool(facts["damaged"])
        except (ValueError, KeyError, TypeError, struct.error, RecursionError) as error:
            raise InvalidData("What was kept of a sound is damaged.", detail=str(error)) from error
        full = values.reshape(peaks.channels, 3, -1)
        for kept in peaks._scales:
            kept[:, :, :-1] = full
            full = _coarser(full)
        peaks.done[:] = True
        return peaks


def columns_of(samples: Columns, offset: int, first_frame: float, frames_per_px: float, width: int) -> Columns:
    """The smallest, the largest and the RMS value (width, channels, 3) of columns, from samples (channels, frames).

    `offset` is the frame of the first sample; a column of less than a frame is that frame.
    """
    frames = samples.shape[1]
    edges = first_frame + np.arange(width + 1) * frames_per_px - offset
    starts, ends = np.floor(edges[:-1]).astype(np.int64), np.ceil(edges[1:]).astype(np.int64)
    inside = (ends > 0) & (starts < frames)
    result = np.zeros((width, len(samples), 3), np.float32)
    if not inside.any():
        return result
    starts, ends = np.clip(starts[inside], 0, frames - 1), np.clip(ends[inside], 1, frames)
    low, high = int(starts[0]), int(ends[-1])
    # One more, so that the last may end a sum
    part = np.concatenate([samples[:, low:high], samples[:, high - 1 : high]], 1)
    places = np.stack([starts - low, np.maximum(ends, starts + 1) - low], 1).ravel()
    result[inside, :, _LOW] = np.minimum.reduceat(part, places, axis=1)[:, ::2].T
    result[inside, :, _HIGH] = np.maximum.reduceat(part, places, axis=1)[:, ::2].T
    sums = np.add.reduceat(part * part, places, axis=1)[:, ::2].T
    result[inside, :, _MEAN] = np.sqrt(sums / (places[1::2] - places[::2])[:, None])
    return result


def summary(samples: Audio | Whole) -> NDArray[np.int16]:
    """The smallest, the largest and the RMS value (channels, 3, bins) of every BIN frames, the last of what is left."""
    frames, channels = samples.shape
    bins = -(-frames // BIN)
    whole = frames // BIN
    result = np.empty((channels, 3, bins), np.int16)
    turned: NDArray[Any] = np.ascontiguousarray(samples.T)
    _summarise(turned[:, : whole * BIN].reshape(channels, whole, BIN), result[:, :, :whole])
    if whole < bins:
        _summarise(turned[:, None, whole * BIN :], result[:, :, whole:])
    return result


def _summarise(samples: NDArray[Any], into: NDArray[np.int16]) -> None:
    if not samples.size:
        return
    low, high = samples.min(-1), samples.max(-1)
    values = samples.astype(np.float32)
    mean = np.sqrt(np.einsum("cbf,cbf->cb", values, values) / samples.shape[-1])
    if samples.dtype == np.int16:
        into[:, _LOW], into[:, _HIGH], into[:, _MEAN] = low, high, np.minimum(mean, _FULL - 1)
    else:
        # Outwards, so that nothing is drawn quieter than it is
        into[:, _LOW] = np.clip(np.floor(low * _FULL), -_FULL, _FULL - 1)
        into[:, _HIGH] = np.clip(np.ceil(high * _FULL), -_FULL, _FULL - 1)
        into[:, _MEAN] = np.clip(mean * _FULL, 0, _FULL - 1)


def _coarser(values: NDArray[np.int16]) -> NDArray[np.int16]:
    """The scale with four times as many frames to a value."""
    starts = np.arange(0, values.shape[2], 4)
    if not len(starts):
        return values
    counts = np.diff(np.append(starts, values.shape[2]))
    squares = np.add.reduceat(values[:, _MEAN].astype(np.float32) ** 2, starts, axis=1) / counts
    low = np.minimum.reduceat(values[:, _LOW], starts, axis=1)
    high = np.maximum.reduceat(values[:, _HIGH], starts, axis=1)
    return np.stack([low, high, np.sqrt(squares).astype(np.int16)], 1)


def fill_coarsely(peaks: Peaks, sound: StoredSound) -> Iterator[None]:
    """Measure short pieces spread over all of it, more and more densely, and stop at each idea that may be shown."""
    count = min(_COARSE, -(-peaks.frames // BIN))
    places: list[int] = []
    values: list[NDArray[np.int16]] = []
    # The first, that in the middle, those in the middle between them, and so on
    order = sorted(range(count), key=lambda at: -((at & -at) if at else _COARSE))
    began = time.monotonic()
    until = began + _FIRST_S
    for number, at in enumerate(order):
        piece = _read(sound, at * peaks.frames // count, _COARSE_FRAMES)
        if len(piece):
            places.append(at * peaks.frames // count)
            values.append(_total(summary(piece)))
        last = number + 1 == count
        if places and (last or time.monotonic() > until):
            ascending = np.argsort(places)
            peaks.put_coarse(np.array(places, np.int64)[ascending], np.stack(values, -1)[:, :, ascending])
            yield
            if time.monotonic() - began > _COARSE_S:
                return
            until = time.monotonic() + _FURTHER_S


def fill_exactly(
    peaks: Peaks, sound: StoredSound, each: Callable[[float], None], wanted: Callable[[], int] = lambda: 0
) -> None:
    """Measure all that is not exact yet: from the frame that is `wanted` on, then from the beginning.

    `each` is told the part that is done, and may raise to stop.
    """
    last = wanted()
    at = last // CHUNK
    while not peaks.complete:
        if wanted() != last:
            last = wanted()
            at = last // CHUNK
        left = np.flatnonzero(~peaks.done)
        chunk = int(left[np.searchsorted(left, at) % len(left)])
        begin = chunk * CHUNK
        expected = min(CHUNK, peaks.frames - begin)
        samples = _read(sound, begin, expected)
        if len(samples) < expected:
            peaks.found = min(peaks.found, begin + len(samples))
        peaks.put(chunk, samples)
        at = chunk + 1
        each(peaks.progress)
    peaks.repaired, peaks.damaged = sound.repaired, sound.damaged
    _silence(peaks)


def kept_peaks(asset: AssetId, assets: AssetStore) -> Peaks | None:
    """The peaks of an asset as they were kept, or None."""
    data = assets.kept(asset, KIND)
    if data is None:
        return None
    try:
        return Peaks.from_bytes(data)
    except InvalidData:
        return None


def peaks_of(asset: AssetId, assets: AssetStore, each: Callable[[float], None] = lambda _part: None) -> Peaks:
    """The complete peaks of a sound asset, measured now and kept where they were not. Raises as StoredSound does."""
    found = kept_peaks(asset, assets)
    if found is not None:
        return found
    with StoredSound.of_asset(asset, assets) as sound:
        peaks = Peaks(sound.info)
        fill_exactly(peaks, sound, each)
    assets.keep(asset, KIND, peaks.to_bytes())
    return peaks


def _read(sound: StoredSound, first: int, count: int) -> Audio | Whole:
    return sound.read_whole(first, count) if sound.whole else sound.read(first, count)


def _total(values: NDArray[np.int16]) -> NDArray[np.int16]:
    """One value of several."""
    mean = np.sqrt((values[:, _MEAN].astype(np.float32) ** 2).mean(-1)).astype(np.int16)
    return np.stack([values[:, _LOW].min(-1), values[:, _HIGH].max(-1), mean], 1)


def _silence(peaks: Peaks) -> None:
    """What lies behind damage is not heard, even where it could be read."""
    for chunk in range(peaks.found // CHUNK + 1, len(peaks.done)):
        peaks.put(chunk, np.zeros((1, peaks.channels), np.int16))
