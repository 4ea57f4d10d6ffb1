"""Runs generators of shots on a real store, and reads what they made."""

from __future__ import annotations

import tempfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from app.api import JobContext, Output, Pixels
from plugins.timeline.media.info import MediaInfo
from plugins.timeline.media.process import MediaProcess
from plugins.timeline.media.reader import Reader
from plugins.timeline.restyling.result import ACCOUNT, Account
from tests.plugins.timeline.restyling.running import Bench


def made(bench: Bench, generator: Any, request: Any, job: JobContext | None = None) -> list[Output]:
    """Everything that a generator makes of a request."""
    return list(generator.run(request, bench.models.for_run(), bench.context(job)))


def frames_of(output: Output) -> tuple[list[Pixels], MediaInfo]:
    """The frames of a film that was made, and what the file is."""
    assert isinstance(output.content, bytes)
    with tempfile.TemporaryDirectory() as folder, MediaProcess() as process:
        path = Path(folder) / "film.mp4"
        path.write_bytes(output.content)
        with Reader(path, process) as reader:
            picture = reader.info.picture
            assert picture is not None
            count = round(picture.duration * picture.rate)
            times = [(number + Fraction(1, 2)) / picture.rate for number in range(count)]
            return [frame.pixels for frame in reader.frames(times)], reader.info


def notes_of(output: Output) -> list[str]:
    """What is said of a film that was made."""
    return [str(note) for note in account_of(output).notes]


def account_of(output: Output) -> Account:
    """How it was made."""
    return Account.from_bytes(output.details[ACCOUNT])


def apart(one: Pixels, other: Pixels) -> float:
    """How far two pictures are from one another, the mean, of 255."""
    return float(np.abs(one.astype(np.int16) - other.astype(np.int16)).mean())


def request_of(output: Output) -> Any:
    """The request that makes exactly this one."""
    return output.request
