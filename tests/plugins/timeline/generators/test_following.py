"""Final shots after their drafts: the draft is enlarged and made again, and is not made twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from app.api import Pixels, UserError
from app.engine.library import Library
from app.engine.models import EngineModels
from app.jobs import JobContext, JobEvent, JobId, Progressed
from plugins.timeline.generators.image_to_video import ImageToVideo, ImageToVideoRequest
from plugins.timeline.generators.text_to_video import TextToVideo, TextToVideoRequest
from tests.conftest import REPOSITORY
from tests.engine.conftest import CPU
from tests.engine.studio import TinyStudio
from tests.plugins.timeline.generators.bench import apart, frames_of, made, notes_of, request_of
from tests.plugins.timeline.generators.conftest import OWN
from tests.plugins.timeline.restyling.running import Bench
from tests.tiny_video_models import built_in

Ids = Callable[[str], str]
AGAIN = "was enlarged and filmed again"


@pytest.fixture(scope="module")
def filming(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bench, Ids]]:
    """A store, and tiny video models by their architecture, whose latents are kept."""
    home = tmp_path_factory.mktemp("following")
    library = Library(home / "resources", home, lambda: ("", 0, 0))
    configs = REPOSITORY / "resources" / "configs"
    engine = EngineModels(library, configs, device=lambda: CPU, latents=home / "latents")
    studio = TinyStudio(library, engine, built_in(home / "models"))
    bench = Bench(home, studio.models)
    yield bench, lambda architecture: studio.record(architecture).id
    bench.assets.close()


def asked(model: str, **changes: Any) -> TextToVideoRequest:
    """A very short film of a model."""
    plain = TextToVideoRequest("a fox", video_model=model, seconds=0.4, width=128, height=128, steps=6, seed=5)
    return replace(plain, **changes)


def steps_of(bench: Bench, request: TextToVideoRequest | ImageToVideoRequest) -> list[int]:
    """How far each step of making something was."""
    found: list[int] = []

    def take(event: JobEvent) -> None:
        if isinstance(event, Progressed) and str(event.activity).startswith("Filming"):
            found.append(event.step)

    generator = TextToVideo() if isinstance(request, TextToVideoRequest) else ImageToVideo()
    made(bench, generator, request, JobContext(JobId("job"), take))
    return found


def small(frame: Pixels) -> Pixels:
    """What is coarse in a picture."""
    import cv2

    return np.asarray(cv2.resize(frame, (16, 16), interpolation=cv2.INTER_AREA), np.uint8)


@pytest.mark.parametrize("architecture", ["ltx", "ltx-2"])
def test_a_final_shot_is_made_after_its_draft(filming: tuple[Bench, Ids], architecture: str) -> None:
    bench, model = filming
    request = asked(model(architecture), tier="following")
    (output,) = made(bench, TextToVideo(), request)
    assert output.shape is not None
    assert output.shape[1:] == (128, 128)
    assert any("64 × 64 " + AGAIN in note for note in notes_of(output))
    assert request_of(output).steps == 6
    assert made(bench, TextToVideo(), request_of(output))[0].content == output.content
    assert made(bench, TextToVideo(), replace(request, strength=0.9))[0].content != output.content


def test_a_draft_that_was_made_is_not_made_again(filming: tuple[Bench, Ids]) -> None:
    bench, model = filming
    request = asked(model("wan"), seed=9)
    (draft,) = made(bench, TextToVideo(), replace(request, tier="draft"))
    assert request_of(draft).steps == 6
    after = replace(request_of(draft), tier="following")
    # Of the ten steps of a final shot those are taken that the way back takes, and none of the draft's.
    taken = steps_of(bench, after)
    assert len(taken) == 7
    # Another draft is made first.
    assert len(steps_of(bench, replace(after, seed=10))) == 6 + 7


def test_what_cannot_film_a_draft_again_says_so(filming: tuple[Bench, Ids]) -> None:
    bench, model = filming
    for architecture in ("wan-vace", "wan-2.2"):
        with pytest.raises(UserError, match="cannot film a draft again"):
            made(bench, TextToVideo(), asked(model(architecture), tier="following"))


def test_a_shot_from_a_picture_follows_its_draft(filming: tuple[Bench, Ids]) -> None:
    bench, model = filming
    start = bench.assets.add_picture(np.full((128, 128, 3), 120, np.uint8)).id
    request = ImageToVideoRequest(
        start, "a fox", video_model=model("ltx"), seconds=0.4, steps=3, seed=5, tier="following"
    )
    (output,) = made(bench, ImageToVideo(), request)
    assert any(AGAIN in note for note in notes_of(output))
    (moved,) = made(bench, ImageToVideo(), replace(request, video_model=None))
    assert any("no draft to follow" in note for note in notes_of(moved))


def test_a_drawing_is_what_its_draft_was_with_more_in_it(own: Bench) -> None:
    plain = TextToVideoRequest("a red house by a lake", model=OWN, seconds=0.2, camera="still", motion=0, seed=4)
    draft, after, other = (
        frames_of(made(own, TextToVideo(), replace(plain, tier=tier, strength=0.5))[0])[0][0]
        for tier in ("draft", "following", "final")
    )
    assert after.shape == (288, 512, 3)
    assert apart(small(after), small(draft)) < 0.5 * apart(small(other), small(draft))
