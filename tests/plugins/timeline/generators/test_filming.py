"""Shots by video models: tiny random ones of real classes, through the real path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from app.api import JobCancelled, JobContext, UserError
from app.jobs import JobEvent, JobId, Progressed
from plugins.timeline.generators.extend import Extend, ExtendRequest
from plugins.timeline.generators.fill import Fill, FillRequest
from plugins.timeline.generators.image_to_video import ImageToVideo, ImageToVideoRequest
from plugins.timeline.generators.text_to_video import TextToVideo, TextToVideoRequest
from tests.engine.studio import TinyStudio
from tests.plugins.timeline.generators.bench import apart, frames_of, made, notes_of, request_of
from tests.plugins.timeline.restyling.running import Bench
from tests.tiny_video_models import built_in

Ids = Callable[[str], str]


@pytest.fixture(scope="module")
def filming(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bench, Ids]]:
    """A store, and tiny video models by their architecture."""
    home = tmp_path_factory.mktemp("filming")
    studio = TinyStudio.over(home / "studio", built_in(home / "models"))
    bench = Bench(home, studio.models)
    yield bench, lambda architecture: studio.record(architecture).id
    bench.assets.close()


def asked(model: str, **changes: Any) -> TextToVideoRequest:
    """A very short film of a model."""
    plain = TextToVideoRequest("a red fox", video_model=model, seconds=0.5, width=64, height=64, steps=2, seed=5)
    return replace(plain, **changes)


def soft(seed: int, side: int = 64) -> Any:
    """A soft picture."""
    import cv2

    coarse = np.random.default_rng(seed).integers(40, 220, (4, 4, 3)).astype(np.uint8)
    return np.asarray(cv2.resize(coarse, (side, side), interpolation=cv2.INTER_CUBIC), np.uint8)


@pytest.mark.parametrize("architecture", ["wan", "cogvideo", "ltx"])
def test_a_film_is_brought_to_its_length_and_rate_and_what_was_cut_is_said(
    filming: tuple[Bench, Ids], architecture: str
) -> None:
    bench, model = filming
    (output,) = made(bench, TextToVideo(), asked(model(architecture), camera="pan-left"))
    frames, info = frames_of(output)
    assert info.picture is not None
    assert (len(frames), info.picture.rate) == (12, Fraction(24))
    assert output.shape == (12, 64, 64)
    notes = notes_of(output)
    if architecture == "wan":
        # 16 a second: 8 frames are wanted, and 4k + 1 of them are made.
        assert any("9 frames were made" in note and "last 1 cut off" in note for note in notes)
    assert made(bench, TextToVideo(), request_of(output))[0].content == output.content


def test_a_model_that_makes_sound_gives_it_with_the_film(filming: tuple[Bench, Ids]) -> None:
    bench, model = filming
    (output,) = made(bench, TextToVideo(), asked(model("ltx-2"), seconds=0.4))
    _, info = frames_of(output)
    assert info.sound is not None, notes_of(output)
    assert float(info.sound.duration) == pytest.approx(0.4, abs=0.06)


def test_what_a_model_cannot_is_said_in_words(filming: tuple[Bench, Ids]) -> None:
    bench, model = filming
    with pytest.raises(UserError, match="begins with a picture"):
        made(bench, TextToVideo(), asked(model("wan-i2v")))
    with pytest.raises(UserError, match="cannot change its prompt"):
        made(bench, TextToVideo(), asked(model("wan"), prompt="0: day; 6: night"))


def test_a_film_begins_in_the_colours_of_its_picture_and_ends_with_the_other(filming: tuple[Bench, Ids]) -> None:
    bench, model = filming
    start, end = (bench.assets.add_picture(soft(seed)).id for seed in (1, 2))
    request = ImageToVideoRequest(start, "a fox", video_model=model("wan-vace"), seconds=0.5, steps=2, seed=5)
    (output,) = made(bench, ImageToVideo(), request)
    frames, _ = frames_of(output)
    assert len(frames) == 12
    # What such a model draws is noise: its colours are those of the picture all the same.
    assert np.abs(frames[0].mean((0, 1)) - soft(1).mean((0, 1))).max() < 12
    both = made(bench, ImageToVideo(), replace(request, end=end))[0]
    assert len(frames_of(both)[0]) == 12
    assert both.content != output.content


def test_a_film_goes_on_from_its_last_frames(filming: tuple[Bench, Ids]) -> None:
    bench, model = filming
    film = bench.film([soft(1)] * 12)
    request = ExtendRequest(film, "a fox", video_model=model("wan-vace"), seconds=0.4, overlap=9, steps=2, seed=5)
    (output,) = made(bench, Extend(), request)
    frames, _ = frames_of(output)
    assert len(frames) == 10
    # At 16 frames a second six of those nine are seen.
    assert "6 frames before it were looked at." in notes_of(output)
    (other,) = made(bench, Extend(), replace(request, video_model=model("wan-i2v")))
    assert "1 frames before it were looked at." in notes_of(other)
    assert np.abs(frames[0].mean((0, 1)) - soft(1).mean((0, 1))).max() < 30


def test_a_gap_is_filled_by_a_model_that_takes_both_ends(filming: tuple[Bench, Ids]) -> None:
    bench, model = filming
    before, after = bench.film([soft(1)] * 6), bench.film([soft(2)] * 6)
    request = FillRequest(before, after, "a fox", video_model=model("wan-vace"), seconds=0.4, steps=2, seed=5)
    frames, _ = frames_of(made(bench, Fill(), request)[0])
    assert len(frames) == 10
    for frame, near, far in ((frames[0], 1, 2), (frames[-1], 2, 1)):
        off = [float(np.abs(frame.mean((0, 1)) - soft(seed).mean((0, 1))).max()) for seed in (near, far)]
        assert off[0] < off[1]
    assert apart(frames[0], frames[-1]) > 4
    with pytest.raises(UserError, match="cannot end with a picture"):
        made(bench, Fill(), replace(request, video_model=model("wan-i2v")))


def test_filming_is_told_step_by_step_and_can_be_cancelled(filming: tuple[Bench, Ids]) -> None:
    bench, model = filming
    steps: list[tuple[int, int]] = []
    job = JobContext(JobId("job"), lambda _event: None)

    def take(event: JobEvent) -> None:
        if isinstance(event, Progressed) and event.steps:
            steps.append((event.step, event.steps))
            job.cancelled.set()

    job.post = take
    with pytest.raises(JobCancelled):
        made(bench, TextToVideo(), asked(model("wan"), steps=5), job)
    assert steps == [(1, 5)]


@pytest.mark.parametrize("architecture", ["wan-vace", "wan-i2v"])
def test_where_it_goes_on_there_is_no_jump(filming: tuple[Bench, Ids], architecture: str) -> None:
    bench, model = filming
    film = bench.film([soft(1)] * 12)
    request = ExtendRequest(film, "a fox", video_model=model(architecture), seconds=0.8, overlap=9, steps=2, seed=5)
    frames, _ = frames_of(made(bench, Extend(), request)[0])
    within = [apart(one, two) for one, two in pairwise(frames)]
    # What such a model films is noise: without the cross-fade its first frame is as far from the film as all of it.
    assert apart(soft(1), frames[0]) <= max(within)
    assert apart(soft(1), frames[-1]) > 3 * apart(soft(1), frames[0])
