"""Pictures and sound are written side by side, whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest
import soundfile

from app.api import JobCancelled, Pixels, Samples, UserError
from plugins.timeline.media.target import Container, PictureCodec, Quality, SoundCodec, Target
from plugins.timeline.render.writing import write_film
from tests.plugins.timeline.media.films import HEIGHT, WIDTH, number_of, numbered, ramp

RATE = Fraction(30_000, 1001)
FRAMES = 50
SAMPLES = 80_081


def pictures(count: int = FRAMES) -> Iterator[Pixels]:
    """Frames that show their number."""
    for number in range(count):
        yield numbered(number)


def sound(first: int, count: int) -> Samples:
    """Sound in which every sample is another."""
    return ramp(first, count, 48_000)


def target(container: Container, picture: PictureCodec | None, heard: SoundCodec | None) -> Target:
    """A film of fifty frames and as much sound."""
    frames, samples = FRAMES if picture else None, SAMPLES if heard else None
    return Target(container, picture, heard, WIDTH, HEIGHT, RATE, quality=Quality.DRAFT, frames=frames, samples=samples)


def test_all_frames_and_samples_are_there(tmp_path: Path) -> None:
    path, told = tmp_path / "film.mov", list[tuple[int, int]]()
    wanted = target(Container.MOV, PictureCodec.PRORES_422, SoundCodec.PCM)
    write_film(path, wanted, pictures(), sound, lambda done, of: told.append((done, of)))
    assert told == [(number, FRAMES) for number in range(FRAMES + 1)]
    capture = cv2.VideoCapture(str(path))
    seen = []
    while (read := capture.read())[0]:
        seen.append(number_of(read[1].astype(np.uint8)))
    capture.release()
    assert seen == list(range(FRAMES))


def test_sound_alone_is_exact_to_the_sample(tmp_path: Path) -> None:
    path, told = tmp_path / "film.wav", list[tuple[int, int]]()
    wanted = target(Container.WAV, None, SoundCodec.PCM)
    write_film(path, wanted, iter(()), sound, lambda done, of: told.append((done, of)))
    assert told == [(0, SAMPLES), (48_000, SAMPLES), (SAMPLES, SAMPLES)]
    samples, rate = soundfile.read(path)
    assert (len(samples), rate) == (SAMPLES, 48_000)
    assert np.abs(samples - sound(0, SAMPLES)).max() < 2**-14


@pytest.mark.parametrize("container", [Container.MP4, Container.PNG_SEQUENCE])
def test_what_is_stopped_leaves_nothing(tmp_path: Path, container: Container) -> None:
    codec = PictureCodec.PNG if container is Container.PNG_SEQUENCE else PictureCodec.H264

    def stop(done: int, _of: int) -> None:
        if done == 10:
            raise JobCancelled

    with pytest.raises(JobCancelled):
        write_film(tmp_path / "out" / "film", target(container, codec, None), pictures(), None, stop)
    assert not list((tmp_path / "out").iterdir())


def test_a_frame_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    def broken() -> Iterator[Pixels]:
        yield from pictures(5)
        raise UserError("The film is missing.")

    wanted = target(Container.MP4, PictureCodec.H264, None)
    with pytest.raises(UserError, match="missing"):
        write_film(tmp_path / "out" / "film.mp4", wanted, broken(), None, lambda _done, _of: None)
    assert not list((tmp_path / "out").iterdir())
