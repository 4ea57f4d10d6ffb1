"""Walks between seeds and prompts, as films and as pictures, with a tiny checkpoint."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from app.api import InvalidRequest, JobContext, Models, Output, Pixels, RunContext, film_of
from app.jobs.job import JobId
from app.storage.assets import FolderAssets
from plugins.canvas.generators.animate import Animate, AnimateRequest, shares_of
from plugins.canvas.generators.pictures import TextToImage, TextToImageRequest
from tests.conftest import REPOSITORY
from tests.engine.studio import TinyStudio


@dataclass
class Place:
    """Where it is drawn."""

    context: RunContext
    models: Models
    request: AnimateRequest

    def outputs(self, **changes: Any) -> list[Output]:
        """What comes of the request with some changes."""
        return list(Animate().run(replace(self.request, **changes), self.models, self.context))

    def picture(self, prompt: str, seed: int) -> Pixels:
        """What text to image gives."""
        asked = TextToImageRequest(prompt, model=self.request.model, width=64, height=64, seed=seed, steps=2)
        (output,) = TextToImage().run(asked, self.models, self.context)
        return np.asarray(output.content)


@pytest.fixture
def place(checkpoint: Callable[[str], Path], tmp_path: Path) -> Iterator[Place]:
    studio = TinyStudio.over(tmp_path / "data", checkpoint)
    assets = FolderAssets(tmp_path / "assets", tmp_path / "cache")
    context = RunContext(JobContext(JobId("job"), lambda _event: None), assets, REPOSITORY / "resources")
    request = AnimateRequest(
        "a fox", "a boat", frames=5, rate=10, model=studio.record("sd-1.5").id, width=64, height=64, seed=3, seed_to=8,
        steps=2,
    )  # fmt: skip
    yield Place(context, studio.models.for_run(), request)
    assets.close()


def frames_in(data: object) -> list[Pixels]:
    """The pictures of a film."""
    assert isinstance(data, bytes)
    with av.open(BytesIO(data), "r") as film:
        assert film.streams.video[0].average_rate == 10
        return [np.asarray(frame.to_ndarray(format="rgb24"), np.uint8) for frame in film.decode(video=0)]


def apart(first: Pixels, second: Pixels) -> float:
    """How much two pictures differ, on average."""
    return float(np.abs(first.astype(float) - second).mean())


def test_both_ends_are_the_pictures_of_their_own_settings_and_the_way_is_even(place: Place) -> None:
    pictures = place.outputs(result="pictures")
    contents = [np.asarray(one.content) for one in pictures]
    assert np.array_equal(contents[0], place.picture("a fox", 3))
    assert np.array_equal(contents[-1], place.picture("a boat", 8))
    whole = apart(contents[0], contents[-1])
    assert all(0 < apart(one, other) < whole for one, other in pairwise(contents))
    middle = pictures[2].request
    assert isinstance(middle, AnimateRequest)
    (again,) = Animate().run(middle, place.models, place.context)
    assert np.array_equal(np.asarray(again.content), contents[2])


def test_a_seed_or_a_prompt_alone_is_walked(place: Place) -> None:
    by_seed = place.outputs(result="pictures", lead="seed", frames=2)
    by_prompt = place.outputs(result="pictures", lead="prompt", frames=2)
    assert np.array_equal(np.asarray(by_seed[-1].content), place.picture("a fox", 8))
    assert np.array_equal(np.asarray(by_prompt[-1].content), place.picture("a boat", 3))


def test_the_film_holds_the_frames_and_is_the_same_again(place: Place) -> None:
    (film,) = place.outputs()
    assert (film.media_type, film.shape) == ("video/mp4", (5, 64, 64))
    assert film.poster is not None
    shown = frames_in(film.content)
    wanted = [np.asarray(one.content) for one in place.outputs(result="pictures")]
    assert len(shown) == 5
    for number, one in enumerate(shown):
        nearest = min(range(5), key=lambda at: apart(one, wanted[at]))
        assert nearest == number
    assert isinstance(film.request, AnimateRequest)
    assert film.request.steps == 2
    (again,) = Animate().run(film.request, place.models, place.context)
    assert again.content == film.content


@pytest.mark.skipif(sys.platform != "linux", reason="ranks of threads are Linux's")
def test_coding_a_film_leaves_its_thread_its_rank(place: Place) -> None:
    before = os.sched_getscheduler(0)
    assert place.outputs()
    assert os.sched_getscheduler(0) == before


def test_there_and_back_ends_where_it_began() -> None:
    assert shares_of(4, "back", "even") == (0, 0.5, 1, 0.5)
    assert shares_of(3, "once", "even") == (0, 0.5, 1)
    soft = shares_of(5, "once", "soft")
    assert soft[0] == 0
    assert soft[-1] == 1
    assert soft[1] < 0.25


def test_what_cannot_be_walked_is_said_before_anything_is_drawn(place: Place) -> None:
    for changes, said in (
        ({"lead": "prompt", "prompt_to": " "}, "Nothing changes"),
        ({"lead": "seed", "seed_to": 3}, "Nothing changes"),
        ({"prompt_to": "a boat <lora:x:1>"}, "names a LoRA"),
        ({"frames": 480, "width": 2048, "height": 2048}, "too many to hold"),
    ):
        with pytest.raises(InvalidRequest, match=said):
            place.outputs(**changes)


def test_colours_of_a_film_stay() -> None:
    colours = [(200, 40, 30), (30, 160, 60), (40, 60, 200), (128, 128, 128)]
    shown = frames_in(film_of((np.full((64, 64, 3), colour, np.uint8) for colour in colours), 10))
    for one, colour in zip(shown, colours, strict=True):
        assert np.abs(one.reshape(-1, 3).mean(axis=0) - colour).max() < 6
