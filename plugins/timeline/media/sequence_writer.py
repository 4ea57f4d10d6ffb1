"""SequenceWriter: a folder of PNG pictures, with their sound beside them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.api import Pixels
from plugins.timeline.media.coded import Coded
from plugins.timeline.media.film_writer import FilmWriter
from plugins.timeline.media.target import Container, Quality, Target

_COMPRESSION = {Quality.DRAFT: 1, Quality.GOOD: 6, Quality.BEST: 9}


class SequenceWriter:
    """Writes `000001.png` and so on, and `sound.wav`."""

    def __init__(self, folder: Path, target: Target) -> None:
        self._folder = folder
        self._level = _COMPRESSION[target.quality]
        folder.mkdir()
        self._sound = None
        if target.sound is not None:
            sound = replace(target, container=Container.WAV, picture=None, chapters=(), subtitles=())
            self._sound = FilmWriter(folder / "sound.wav", sound)

    def frame(self, pixels: Pixels, number: int) -> None:
        """Write a frame."""
        Image.fromarray(pixels).save(self._folder / f"{number + 1:06}.png", compress_level=self._level)

    def coded(self, frame: Coded, number: int) -> None:
        """No picture of a sequence is coded as those of a film."""
        raise ValueError(f"frame {number} of {frame.planes.shape} is no picture")

    def sound(self, samples: NDArray[np.float32], first: int) -> None:
        """Write sound."""
        if self._sound is not None:
            self._sound.sound(samples, first)

    def finish(self) -> None:
        """Close the sound."""
        if self._sound is not None:
            self._sound.finish()

    def close(self) -> None:
        """Let go of the sound."""
        if self._sound is not None:
            self._sound.close()
