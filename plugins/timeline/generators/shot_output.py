"""Output: frames of a shot as a film that is kept, with an account of how it was made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from app.api import Output, Pixels, RunContext, Samples, Words
from plugins.timeline.generators.shot_settings import Extent
from plugins.timeline.media.encoder import Encoder
from plugins.timeline.media.target import Container, PictureCodec, Quality, SoundCodec, Target, available
from plugins.timeline.restyling.result import Account, film_output

_AAC_RATES = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)
_RATE = 48_000


def shot_output(
    frames: Iterable[Pixels],
    extent: Extent,
    request: Any,
    context: RunContext,
    notes: Sequence[Words] = (),
    sound: tuple[Samples, int] | None = None,
) -> Output:
    """A shot of exactly so many frames; with `sound`, samples (frames, channels) and how many of them a second."""
    if sound is not None and sound[1] not in _AAC_RATES:
        sound = _resampled(*sound)
    title = " ".join(str(request.prompt).split())[:80]
    data = _written(frames, extent, context, title, sound)
    account = Account(tuple(notes), {**extent.measures, "seed": request.seed})
    return film_output(data, request, title or "Shot", (extent.frames, extent.height, extent.width), account)


def told(frames: Iterator[Pixels], begun: int, total: int, context: RunContext) -> Iterator[Pixels]:
    """Frames as they come, each told to the job with a look at it."""
    for number, frame in enumerate(frames):
        preview = frame if context.job.wants_preview() else None
        context.job.report(min(total, begun + number), total, "Setting it in motion", preview)
        yield frame


def _written(
    frames: Iterable[Pixels], extent: Extent, context: RunContext, title: str, sound: tuple[Samples, int] | None
) -> bytes:
    codec = PictureCodec.AV1 if available(PictureCodec.AV1) else PictureCodec.H264
    samples = None
    if sound is not None:
        samples = _fitting(sound[0], round(extent.seconds * sound[1]))
    target = Target(
        Container.MP4,
        codec,
        None if samples is None else SoundCodec.AAC,
        extent.width,
        extent.height,
        extent.rate,
        _RATE if sound is None else sound[1],
        2 if samples is None else samples.shape[1],
        Quality.BEST,
        frames=extent.frames,
        samples=None if samples is None else len(samples),
        title=title,
    )
    with TemporaryDirectory(prefix="seisei-shot-") as folder:
        path = Path(folder) / "shot.mp4"
        with Encoder(path, target) as encoder:
            for frame in frames:
                context.check()
                encoder.add_frame(frame)
            if samples is not None:
                encoder.add_sound(samples)
        return path.read_bytes()


def _resampled(samples: Samples, rate: int) -> tuple[Samples, int]:
    """Sound at a rate that a film can hold."""
    import av

    wide = np.asarray(samples, np.float32).reshape(len(samples), -1)[:, :2]
    layout = "stereo" if wide.shape[1] == 2 else "mono"
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(wide.T), "fltp", layout)
    frame.sample_rate = rate
    resampler = av.AudioResampler("fltp", layout, _RATE)
    parts = [part.to_ndarray() for given in (frame, None) for part in resampler.resample(given)]
    return np.ascontiguousarray(np.concatenate(parts, axis=1).T, np.float32), _RATE


def _fitting(samples: Samples, count: int) -> Samples:
    """Mono or stereo, cut or filled with silence to a length."""
    wide = np.asarray(samples, np.float32).reshape(len(samples), -1)[:, :2]
    short = max(0, count - len(wide))
    return np.ascontiguousarray(np.pad(wide[:count], ((0, short), (0, 0))), np.float32)
