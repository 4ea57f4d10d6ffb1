"""Restyling through the real engine with tiny models: pictures, video models, colours, recipes and cancelling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from app.api import AssetId, InvalidRequest, Pixels, UserError, request_from_json, request_to_json
from app.api.reading import ReadsAssets
from app.jobs import JobCancelled, JobContext, JobId
from plugins.timeline.generators.restyle import Restyle, RestyleRequest, key_frames
from plugins.timeline.media.library import MediaLibrary
from plugins.timeline.restyling.pieces import Piece, filming_size, pieces
from plugins.timeline.restyling.result import ACCOUNT, Account
from tests.plugins.timeline.motion.moving import frame
from tests.plugins.timeline.restyling.running import SOUND_RATE, seen
from tests.plugins.timeline.restyling.studios import Studio

FILM = [frame(time)[:96, :128] for time in range(7)]


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Studio]:
    """A studio of tiny models."""
    made = Studio(tmp_path_factory.mktemp("studio"))
    yield made
    made.assets.close()


def asked(studio: Studio, **changes: Any) -> RestyleRequest:
    """A request by the tiny picture model."""
    video = changes.pop("video", None) or studio.film(FILM, Fraction(14), sound=0.5)
    values = {"video": video, "prompt": "a fox", "model": studio.picture_model(), "steps": 2, "every": 3, **changes}
    return request_from_json(RestyleRequest, values)


def test_a_film_is_restyled_with_its_length_size_rate_and_sound(studio: Studio) -> None:
    request = asked(studio, seed=5)
    output = studio.make(Restyle(), request)
    made = seen(output.content)
    assert (len(made.frames), made.rate, made.frames[0].shape) == (7, Fraction(14), (96, 128, 3))
    assert len(made.sound) == SOUND_RATE // 2
    account = Account.from_bytes(output.details[ACCOUNT])
    assert "Frames drawn: 3." in str(account.notes[0])
    assert account.measures["motion_magnitude"] > 1
    assert studio.activities[-1] == "Drawing picture 3 of 3"
    settled = output.request
    assert isinstance(settled, RestyleRequest)
    assert settled.steps == 2
    again = studio.make(Restyle(), request_from_json(RestyleRequest, request_to_json(settled)))
    assert again.content == output.content
    assert studio.make(Restyle(), asked(studio, seed=6)).content != output.content


def test_structure_keeps_the_film(studio: Studio) -> None:
    video = studio.film(FILM)
    far = []
    for structure in (0.9, 0.1):
        request = asked(studio, video=video, structure=structure, steps=10, temporal=0)
        made = seen(studio.make(Restyle(), request).content).frames
        far.append(float(np.mean([np.abs(a.astype(int) - b).mean() for a, b in zip(made, FILM, strict=True)])))
    assert far[0] < far[1]


def test_structure_changes_by_keyframes(studio: Studio) -> None:
    video = studio.film(FILM[:3])
    request = asked(studio, video=video, structure=0.5, steps=10, temporal=0, every=2)

    def film(keyframes: str) -> list[Pixels]:
        return seen(studio.make(Restyle(), replace(request, keyframes=keyframes)).content).frames

    def apart(one: Pixels, other: Pixels) -> float:
        return float(np.abs(one.astype(int) - other).mean())

    firm, loose = film("0s: structure 0.9"), film("0s: structure 0.1")
    falling = film(f"0s: structure 0.9; {2 / 24:g}s: structure 0.1")
    assert apart(falling[0], firm[0]) < 0.3 * apart(falling[0], loose[0])
    assert apart(falling[-1], loose[-1]) < 0.3 * apart(falling[-1], firm[-1])
    with pytest.raises(InvalidRequest, match="structure cannot be 2"):
        film("0s: structure 2")
    by_model = asked(studio, video_model=studio.video_model("wan"), model="", keyframes="0s: structure 0.1")
    said = Account.from_bytes(studio.make(Restyle(), by_model).details[ACCOUNT])
    assert any("keyframes were left out" in str(note) for note in said.notes)


def test_a_picture_alone_gives_its_colours_and_no_model_is_asked(studio: Studio) -> None:
    blue = np.full((40, 60, 4), (30, 60, 200, 255), np.uint8)
    blue[::2] //= 2
    reference = str(studio.assets.add_picture(blue).id)
    studio.events.clear()
    output = studio.make(Restyle(), asked(studio, prompt="", reference=reference, content=1.0))
    made = np.stack(seen(output.content).frames)
    assert made[..., 2].mean() > made[..., 0].mean() + 40
    assert "Loading the model" not in studio.activities
    assert "colours" in str(Account.from_bytes(output.details[ACCOUNT]).notes[-1])


def test_without_prompt_and_picture_nothing_is_begun(studio: Studio) -> None:
    with pytest.raises(InvalidRequest, match="Nothing says"):
        studio.make(Restyle(), asked(studio, prompt=" "))


@pytest.mark.parametrize("architecture", ["wan", "animatediff"])
def test_a_video_model_films_it_anew(studio: Studio, architecture: str) -> None:
    request = asked(studio, video_model=studio.video_model(architecture), structure=0.4)
    output = studio.make(Restyle(), request)
    made = seen(output.content)
    assert (len(made.frames), made.rate, made.frames[0].shape) == (7, Fraction(14), (96, 128, 3))
    assert studio.activities[-1] == "Filming part 1 of 1"
    assert studio.make(Restyle(), request).content == output.content


def test_a_video_model_that_begins_with_no_film_is_refused(studio: Studio) -> None:
    with pytest.raises(UserError, match="cannot begin with a film"):
        studio.make(Restyle(), asked(studio, video_model=studio.video_model("svd")))


def test_long_films_are_filmed_in_pieces_that_overlap(studio: Studio) -> None:
    with studio.models.lease_video_model(studio.video_model("animatediff"), lambda: None) as model:
        abilities = model.abilities
    assert pieces(16, abilities) == [Piece(0, 16, 0)]
    assert pieces(30, abilities) == [Piece(0, 16, 0), Piece(11, 16, 5), Piece(22, 8, 5)]
    assert filming_size(1920, 1080, abilities) == (680, 384)
    assert filming_size(100, 60, abilities) == (96, 64)
    request = asked(studio, video=studio.film(FILM * 3), video_model=studio.video_model("animatediff"))
    assert len(seen(studio.make(Restyle(), request).content).frames) == 21
    assert studio.activities[-1] == "Filming part 2 of 2"


def test_it_says_how_many_pictures_it_takes(studio: Studio) -> None:
    generator = Restyle()
    assert isinstance(generator, ReadsAssets)
    request = asked(studio)
    assert generator.note_with(asked(studio, video=studio.film(FILM[:5])), studio.assets).facts == ()
    library = MediaLibrary(studio.assets, studio.folder / "cache")
    library.info(AssetId(request.video))
    library.close()
    (fact,) = generator.note_with(request, studio.assets).facts
    assert str(fact.short) == "3"
    own = asked(studio, video=request.video, model="illustrator", structure=0.5)
    (fact,) = generator.note_with(own, studio.assets).facts
    assert str(fact.short) == "3, about 4 s on two cores"
    part = asked(studio, video=request.video, start=0.2, seconds=0.1, every=1)
    (fact,) = generator.note_with(part, studio.assets).facts
    assert str(fact.short) == "1"


@pytest.mark.parametrize(("frames", "every", "pictures"), [(1, 6, 1), (7, 6, 2), (8, 6, 3), (13, 6, 3), (5, 1, 5)])
def test_the_pictures_of_a_scene_are_counted(frames: int, every: int, pictures: int) -> None:
    assert key_frames(frames, every) == pictures


def test_cancelling_stops_within_a_step(studio: Studio) -> None:
    heard: list[object] = []

    def post(event: object) -> None:
        heard.append(event)
        if len(heard) == 4:
            job.cancelled.set()

    job = JobContext(JobId("job"), post)
    with pytest.raises(JobCancelled):
        list(studio.making(Restyle(), asked(studio), job))
    assert len(heard) == 4
