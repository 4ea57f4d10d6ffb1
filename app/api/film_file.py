"""film_of: pictures one after the other as an MP4."""

from __future__ import annotations

import os
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.api.models import Pixels
from app.api.rank import rank_kept

MP4 = "video/mp4"

_BT709 = 1
_LIMITED, _FULL = 1, 2
_CODERS = (
    ("libsvtav1", "yuv420p10le", {"crf": "18"}),
    ("libx264", "yuv420p", {"crf": "14"}),
)
_PRESETS = {"libsvtav1": ("6", "10"), "libx264": ("slow", "medium")}


def film_of(frames: Iterable[Pixels], rate: int, *, quick: bool = False) -> bytes:
    """Frames (height, width, 3) of one size with even sides, so many a second; the same ones give the same bytes.

    A `quick` one is coded in half the time, and somewhat larger.
    """
    import av

    # It tells what it is set to on the console else.
    os.environ.setdefault("SVT_LOG", "1")
    with rank_kept(), TemporaryDirectory(prefix="seisei-film-") as folder:
        # What is to be read while it arrives is written twice, and that needs a file.
        path = Path(folder) / "film.mp4"
        with av.open(str(path), "w", format="mp4", container_options={"movflags": "+faststart+write_colr"}) as media:
            stream: Any = None
            for number, pixels in enumerate(frames):
                if stream is None:
                    stream = _stream(media, rate, pixels, quick=quick)
                media.mux(stream.encode(_coded(pixels, number, rate, stream.pix_fmt)))
            if stream is not None:
                media.mux(stream.encode(None))
        return path.read_bytes()


def _stream(media: Any, rate: int, first: Pixels, *, quick: bool) -> Any:
    coder, layout, options = _coder()
    stream = media.add_stream(
        coder, rate=rate, options={**options, "preset": _PRESETS[coder][quick], "g": str(2 * rate)}
    )
    stream.height, stream.width = first.shape[:2]
    stream.pix_fmt = layout
    context = stream.codec_context
    context.time_base = Fraction(1, rate)
    context.colorspace = context.color_primaries = context.color_trc = _BT709
    context.color_range = _LIMITED
    return stream


def _coded(pixels: Pixels, number: int, rate: int, layout: str) -> Any:
    import av
    from av.video.reformatter import Colorspace

    frame: Any = av.VideoFrame.from_ndarray(pixels, "rgb24").reformat(
        format=layout, dst_colorspace=int(Colorspace.ITU709), src_color_range=_FULL, dst_color_range=_LIMITED
    )
    frame.colorspace = frame.color_primaries = frame.color_trc = _BT709
    frame.color_range = _LIMITED
    frame.pts, frame.time_base = number, Fraction(1, rate)
    return frame


def _coder() -> tuple[str, str, dict[str, str]]:
    """The first coder that there is: AV1, which is free to use, else H.264."""
    import av

    for coder in _CODERS[:-1]:
        try:
            av.Codec(coder[0], "w")
        except (av.error.FFmpegError, ValueError):
            continue
        return coder
    return _CODERS[-1]
