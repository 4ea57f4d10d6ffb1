"""Runs generators on films in a real store, and reads what they made with another program's eyes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from app.api import Models, Output, RunContext
from app.jobs import JobContext, JobEvent, JobId, Progressed
from app.storage import FolderAssets
from plugins.timeline.media.encoder import Encoder
from plugins.timeline.media.target import Container, PictureCodec, Quality, SoundCodec, Target
from tests.plugins.timeline.media.films import ramp

REPOSITORY = Path(__file__).parents[4]
SOUND_RATE = 48_000

Picture = NDArray[np.uint8]


@dataclass(slots=True)
class Bench:
    """A store, the models, and what jobs said."""

    folder: Path
    models: Any = None
    assets: FolderAssets = field(init=False)
    events: list[JobEvent] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Open the store."""
        self.assets = FolderAssets(self.folder / "assets", self.folder / "cache")

    def film(self, frames: Sequence[Picture], rate: Fraction = Fraction(25), sound: float | None = None) -> str:
        """A film in the store, near to lossless, with so many seconds of sound."""
        height, width = frames[0].shape[:2]
        path = self.folder / "film.mp4"
        target = Target(
            Container.MP4, PictureCodec.H264, SoundCodec.AAC if sound else None, width, height, rate, SOUND_RATE,
            quality=Quality.BEST,
        )  # fmt: skip
        with Encoder(path, target) as encoder:
            for frame in frames:
                encoder.add_frame(frame)
            if sound:
                encoder.add_sound(ramp(0, round(sound * SOUND_RATE), SOUND_RATE))
        return str(self.assets.add_bytes(path.read_bytes(), "video/mp4").id)

    def context(self, job: JobContext | None = None) -> RunContext:
        """What a run may touch."""
        return RunContext(job or JobContext(JobId("job"), self.events.append), self.assets, REPOSITORY / "resources")

    def making(self, generator: Any, request: Any, job: JobContext | None = None) -> Iterator[Output]:
        """What a generator makes."""
        models: Models = self.models
        made: Iterator[Output] = generator.run(request, models, self.context(job))
        return made

    def make(self, generator: Any, request: Any) -> Output:
        """The one film that it makes."""
        (output,) = self.making(generator, request)
        return output

    @property
    def activities(self) -> list[str]:
        """What the jobs said they were doing, each once."""
        said = [str(event.activity) for event in self.events if isinstance(event, Progressed)]
        return list(dict.fromkeys(said))


@dataclass(frozen=True, slots=True)
class Seen:
    """A film as FFmpeg reads it: frames (height, width, 3), their rate, and sound (samples, channels)."""

    frames: list[Picture]
    rate: Fraction
    sound: NDArray[np.float32]
    sound_rate: int


def seen(data: Any) -> Seen:
    """Read a film."""
    with av.open(BytesIO(data), "r") as media:
        video: Any = media.streams.video[0]
        frames = [np.asarray(frame.to_ndarray(format="rgb24")) for frame in media.decode(video)]
        rate = Fraction(video.average_rate)
    sound, sound_rate = np.zeros((0, 2), np.float32), 0
    with av.open(BytesIO(data), "r") as media:
        if media.streams.audio:
            audio: Any = media.streams.audio[0]
            sound_rate = audio.rate
            parts = [np.asarray(frame.to_ndarray(), np.float32).T for frame in media.decode(audio)]
            length = round(float(audio.duration * audio.time_base) * sound_rate)
            sound = np.concatenate(parts)[:length]
    return Seen(frames, rate, sound, sound_rate)
