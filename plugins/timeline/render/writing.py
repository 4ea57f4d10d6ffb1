"""Writing: pictures and sound into a file, side by side."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

from app.api import Pixels, Samples
from plugins.timeline.media.coded import Coded
from plugins.timeline.media.encoder import Encoder
from plugins.timeline.media.target import Target
from plugins.timeline.render.ahead import ahead

Render: TypeAlias = Callable[[int, int], Samples]
"""So many samples from one on, (count, channels)."""

Told: TypeAlias = Callable[[int, int], None]
"""Called with how much is done, and of how much; it may raise, which ends the work."""

_AHEAD = 4
_BLOCK_S = 1


def write_film(
    path: Path, target: Target, pictures: Iterable[Pixels | Coded], render: Render | None, tell: Told
) -> None:
    """Write all of a file, or nothing; `target` says how many frames and samples there are.

    Pictures are made on another thread while those before are coded.
    """
    frames, samples = target.frames or 0, target.samples or 0
    with Encoder(path, target) as encoder:
        tell(0, frames or samples)

        def sound_until(end: int) -> None:
            while render is not None and encoder.samples < min(end, samples):
                count = min(_BLOCK_S * target.sound_rate, samples - encoder.samples)
                encoder.add_sound(render(encoder.samples, count))
                if not frames:
                    tell(encoder.samples, samples)

        if target.picture is not None:
            with closing(ahead(pictures, _AHEAD)) as made:
                for pixels in made:
                    if isinstance(pixels, Coded):
                        encoder.add_coded(pixels)
                    else:
                        encoder.add_frame(pixels)
                    sound_until(math.ceil(encoder.frames / target.rate * target.sound_rate))
                    tell(encoder.frames, frames)
        sound_until(samples)
