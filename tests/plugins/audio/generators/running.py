"""Running a generator as a job does, without a queue."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, cast

import numpy as np
import soundfile
from numpy.typing import NDArray

from app.api import AssetStore, JobContext, Output, RunContext
from app.jobs import JobEvent, JobId, Progressed
from plugins.audio.codec import CLIP, clip_from_bytes, clip_to_bytes
from plugins.audio.model import Clip
from plugins.audio.preview import SoundPreview
from tests.conftest import REPOSITORY


class Watching:
    """The context of a run, and the previews that it reported."""

    def __init__(self, assets: AssetStore) -> None:
        self.previews: list[SoundPreview] = []
        self.context = RunContext(JobContext(JobId("job"), self._take), assets, REPOSITORY / "resources")

    def making(self, generator: Any, request: object) -> Iterator[Output]:
        """What a generator makes, as it comes; the studio's generators of notes lease no models."""
        made: Iterator[Output] = generator.run(request, cast("Any", None), self.context)
        return made

    def _take(self, event: JobEvent) -> None:
        if isinstance(event, Progressed) and isinstance(event.preview, SoundPreview):
            self.previews.append(event.preview)


def run(generator: Any, request: object, assets: AssetStore) -> list[Output]:
    """Everything that a generator makes of a request."""
    return list(Watching(assets).making(generator, request))


def clip_in(output: Output) -> Clip:
    """The clip beside a result."""
    return clip_from_bytes(output.details["clip"])


def samples_in(output: Output) -> NDArray[np.int32]:
    """The samples of a result, (frames, channels)."""
    assert isinstance(output.content, bytes)
    with soundfile.SoundFile(BytesIO(output.content)) as file:
        return np.asarray(file.read(dtype="int32", always_2d=True))


def stored(clip: Clip, assets: AssetStore) -> str:
    """The id of a clip in a store."""
    return str(assets.add_bytes(clip_to_bytes(clip), CLIP).id)
