"""Copying: a file made anew so that every frame of it is at hand at once; runs in the process that decodes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.reformatter import Colorspace, Interpolation

from app.api import InvalidData
from plugins.timeline.media.colour import matrix_of
from plugins.timeline.media.info import MediaInfo, PictureStream, SoundStream
from plugins.timeline.media.picture_decoder import PictureDecoder, Placed
from plugins.timeline.media.sound_decoder import SoundDecoder

_QUALITY = 4
_LAMBDA = 118
_FULL = 2
_TOLD_EVERY = 8


def copied_size(picture: PictureStream, height: int) -> tuple[int, int]:
    """The size of a copy, even and never larger than what it is of."""
    high = min(height, picture.height)
    wide = Fraction(picture.width * high, picture.height)
    return max(2, round(wide / 2) * 2), max(2, round(high / 2) * 2)


def copy(path: Path, info: MediaInfo, to: Path, height: int, tell: Callable[[int, int], None]) -> None:
    """Write every frame by itself (MJPEG) with sound as it is (16 bits) to a file, with the times that it has."""
    picture = info.picture
    if picture is None:
        raise InvalidData("“{name}” has no pictures.", advice="Use it on a track of sound.", name=path.name)
    decoder = PictureDecoder(path, info, picture)
    with av.open(str(to), "w", format="mov", container_options={"movflags": "faststart"}) as media:
        video = _video(media, picture, copied_size(picture, height))
        sound = _Sound(media, path, info, info.sound) if info.sound is not None else None
        # A muxer sets the stream's own to what it writes.
        base = video.codec_context.time_base
        frames = picture.frames or int(picture.duration * picture.rate)
        ahead = Fraction(0)
        for number, (shown, pts) in enumerate(_timed(decoder, base)):
            frame = _frame(decoder, shown, picture, video.width, video.height)
            frame.pts, frame.time_base = pts, base
            media.mux(video.encode(frame))
            while sound is not None and ahead <= pts * base:
                sound.write_second()
                ahead += 1
            if number % _TOLD_EVERY == 0:
                tell(min(number, frames), frames)
        media.mux(video.encode(None))
        if sound is not None:
            sound.finish()
        tell(frames, frames)
    decoder.close()


def _video(media: OutputContainer, picture: PictureStream, size: tuple[int, int]) -> Any:
    video: Any = media.add_stream("mjpeg", rate=picture.rate)
    video.width, video.height = size
    video.pix_fmt = "yuvj420p"
    context = video.codec_context
    context.qscale = True
    context.global_quality = _QUALITY * _LAMBDA
    context.color_range = _FULL
    context.thread_count = 1
    exact = not picture.variable and picture.first == 0
    base = 1 / picture.rate if exact else Fraction(1, 90_000)
    video.time_base = context.time_base = base
    return video


def _timed(decoder: PictureDecoder, base: Fraction) -> Iterator[tuple[Placed, int]]:
    """Frames with their ticks; what does not come later than the one before is left out, as nobody would see it."""
    last = -1
    for shown in decoder.all():
        pts = round(decoder.time_of(shown) / base)
        if pts > last:
            last = pts
            yield shown, pts


def _frame(decoder: PictureDecoder, shown: Placed, picture: PictureStream, width: int, height: int) -> VideoFrame:
    frame = shown.frame
    meant = matrix_of(frame)
    if picture.turn or picture.mirrored or meant is None:
        upright = np.ascontiguousarray(decoder.pixels(shown, width, height, alpha=False))
        made = VideoFrame.from_ndarray(upright, "rgb24").reformat(
            format="yuvj420p", dst_colorspace=int(Colorspace.ITU601), dst_color_range=_FULL
        )
    else:
        made = frame.reformat(
            width,
            height,
            "yuvj420p",
            src_colorspace=meant[0],
            src_color_range=meant[1],
            dst_colorspace=int(Colorspace.ITU601),
            dst_color_range=_FULL,
            interpolation=Interpolation.AREA,
        )
    made.color_range = _FULL
    made.pict_type = 0
    return made


class _Sound:
    """The sound of a copy, second after second."""

    def __init__(self, media: OutputContainer, path: Path, info: MediaInfo, stream: SoundStream) -> None:
        self._media = media
        self._rate = stream.sample_rate
        self._decoder = SoundDecoder(path, info, stream)
        self._audio: Any = media.add_stream("pcm_s16le", rate=stream.sample_rate)
        self._audio.layout = stream.layout
        self._layout = stream.layout
        self._done = 0
        self._length = round((stream.first + stream.duration) * stream.sample_rate)

    def write_second(self) -> None:
        """Write the next second, as far as there is one."""
        count = min(self._rate, self._length - self._done)
        if count <= 0:
            return
        samples = self._decoder.read(self._done, count, self._rate)
        whole = (samples * 32768).round().clip(-32768, 32767).astype(np.int16)
        frame = AudioFrame.from_ndarray(whole.reshape(1, -1), "s16", self._layout)
        frame.sample_rate, frame.pts, frame.time_base = self._rate, self._done, Fraction(1, self._rate)
        self._media.mux(self._audio.encode(frame))
        self._done += count

    def finish(self) -> None:
        """Write the rest."""
        while self._done < self._length:
            self.write_second()
        self._media.mux(self._audio.encode(None))
        self._decoder.close()
