"""audio_compose: how soon a sentence is heard, and is a finished file of sound, on the processor alone."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from app.api import JobContext, RunContext
from app.jobs import JobEvent, JobId, Progressed
from app.storage import FolderAssets
from plugins.audio.generators.compose import Compose
from plugins.audio.generators.outputs import WAV
from plugins.audio.generators.requests import ComposeRequest
from plugins.audio.generators.sounding import bank_in
from plugins.audio.preview import SoundPreview
from tests.benchmarks.measure import Figure, at_most, percentile, plain

_RESOURCES = Path(__file__).parents[2] / "resources"
_PROMPT = "a calming violin melody backed by a distorted guitar riff"
_LONG = "a jazz band with drums, piano, bass and saxophone"
_FIRST_S, _WHOLE_S = 0.5, 2.0
_TIMES = 5


def run() -> Iterator[Figure]:
    """Nothing is kept from one time to the next; the control is heard only when 256 bars are mixed."""
    firsts, wholes, seconds = [], [], 0.0
    for seed in range(_TIMES):
        first, whole, seconds = _composed(ComposeRequest(_PROMPT, bars=8, bpm=90, seed=seed))
        firsts.append(first)
        wholes.append(whole)
    yield at_most("audio_compose", "8 bars on two tracks, to the first sound", max(firsts), "s", _FIRST_S)
    yield at_most("audio_compose", "8 bars on two tracks, to the finished WAV", max(wholes), "s", _WHOLE_S)
    yield plain("audio_compose", "to the finished WAV, half of the times", percentile(wholes, 50), "s")
    yield plain("audio_compose", "sound in it", seconds, "s")
    first, whole, seconds = _composed(ComposeRequest(_LONG, bars=256, seed=1))
    yield plain("audio_compose", "256 bars on six tracks, to the first sound", first, "s")
    yield plain("audio_compose", "256 bars, seconds of work a second of sound", whole / seconds, "s")
    yield at_most("audio_compose", "256 bars, heard when all is mixed", whole, "s", _FIRST_S, control=True)


def _composed(request: ComposeRequest) -> tuple[float, float, float]:
    """Seconds to the first sound and to the finished file, and how long that sounds."""
    bank_in.cache_clear()
    first: list[float] = []

    def heard(event: JobEvent) -> None:
        if isinstance(event, Progressed) and isinstance(event.preview, SoundPreview) and not first:
            first.append(time.perf_counter())

    with tempfile.TemporaryDirectory() as folder:
        assets = FolderAssets(Path(folder) / "assets", Path(folder) / "cache")
        context = RunContext(JobContext(JobId("job"), heard), assets, _RESOURCES)
        started = time.perf_counter()
        # The generator leases no models
        (made,) = Compose().run(request, cast("Any", None), context)
        done = time.perf_counter()
        assets.close()
    if made.media_type != WAV:
        raise AssertionError(made.media_type)
    return first[0] - started, done - started, made.shape[0] / 44_100
