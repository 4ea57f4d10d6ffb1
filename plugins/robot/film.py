"""Film: pictures one after the other as an MP4."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.api import Pixels

MP4 = "video/mp4"


def film_of(frames: Iterable[Pixels], rate: int) -> bytes:
    """Frames (height, width, 3) of one size with even sides, so many a second, coded as H.264."""
    import av

    with TemporaryDirectory(prefix="seisei-arm-") as folder:
        path = Path(folder) / "film.mp4"
        with av.open(str(path), "w", format="mp4", container_options={"movflags": "+faststart"}) as media:
            stream: Any = media.add_stream("libx264", rate=rate, options={"preset": "medium", "crf": "16"})
            stream.pix_fmt = "yuv420p"
            for number, pixels in enumerate(frames):
                if number == 0:
                    stream.height, stream.width = pixels.shape[:2]
                frame: Any = av.VideoFrame.from_ndarray(pixels, "rgb24")
                frame.pts, frame.time_base = number, Fraction(1, rate)
                media.mux(stream.encode(frame))
            media.mux(stream.encode(None))
        return path.read_bytes()
