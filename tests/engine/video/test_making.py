"""Making films: seeds, lengths, progress, previews, cancelling and conditions, with every kind of model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.api import CameraMove, Honoured, JobCancelled, Pixels
from app.engine.detectors.video import ABILITIES
from app.engine.device import Device
from tests.engine.conftest import CPU
from tests.engine.video.conftest import Studio, filming, made, moving, nobody, picture
from tests.tiny_video_models import BUILDERS

ACCEPTED = (Honoured.HONOURED, Honoured.HINTED)
GRIDDED = [
    name for name in BUILDERS if ABILITIES[name].grid.step > 1 and not ABILITIES[name].needs & {"end", "driving"}
]
STARTING = [name for name in BUILDERS if ABILITIES[name].conditions.start in ACCEPTED]
BEGUN = [name for name in BUILDERS if ABILITIES[name].conditions.video in ACCEPTED and name != "wan-animate"]
PLACING = [name for name in BUILDERS if ABILITIES[name].conditions.keyframes in ACCEPTED]


@pytest.fixture(params=list(BUILDERS))
def architecture(request: pytest.FixtureRequest) -> str:
    """Each architecture."""
    return str(request.param)


def test_the_same_seed_gives_the_same_frames_and_another_gives_others(studio: Studio, architecture: str) -> None:
    with studio.lease(architecture) as model:
        asked = filming(model)
        first, again, other = (made(model, seed=seed) for seed in (7, 7, 8))
        abilities = model.abilities
    assert first.frames.shape == (asked.frames, asked.height, asked.width, 3)
    assert first.frames.dtype == np.uint8
    assert first.rate == abilities.rate
    assert first.frames.std() > 1
    assert np.array_equal(first.frames, again.frames)
    assert not np.array_equal(first.frames, other.frames)
    assert bool(first.notes) is (abilities.conditions.prompt is Honoured.IGNORED)
    assert (first.sound is not None) is abilities.sound


def test_a_prompt_reaches_it_where_it_is_read(studio: Studio, architecture: str) -> None:
    with studio.lease(architecture) as model:
        fox, house = (made(model, prompt=prompt) for prompt in ("a red fox", "a dark house in the snow"))
        read = model.abilities.conditions.prompt is Honoured.HONOURED
    assert np.array_equal(fox.frames, house.frames) is not read
    assert bool(fox.notes) is not read


def test_progress_is_told_step_by_step_with_a_preview(studio: Studio, architecture: str) -> None:
    steps: list[tuple[int, int]] = []
    previews: list[Pixels] = []

    def watch(step: int, total: int, make_preview: Callable[[], Pixels]) -> None:
        steps.append((step, total))
        previews.append(make_preview())

    with studio.lease(architecture) as model:
        watched = model.make(filming(model), watch)
        assert np.array_equal(watched.frames, made(model).frames)
    assert steps == [(1, 2), (2, 2)]
    assert all(preview.shape[2] == 3 for preview in previews)
    assert any(preview.std() > 0 for preview in previews)


def test_a_film_that_begins_with_a_picture_is_previewed(studio: Studio) -> None:
    record = studio.record("ltx")
    previews: list[Pixels] = []
    with studio.models.for_run().lease_video_model(record.id, lambda: None) as model:
        asked = filming(model)
        start = moving(1, asked.height, asked.width)[0]
        model.make(replace(asked, start=start), lambda _step, _total, make_preview: previews.append(make_preview()))
    assert len(previews) == asked.steps
    assert all(preview.shape[2] == 3 for preview in previews)


def test_cancelling_ends_it_within_one_step_and_leaves_nothing_behind(studio: Studio, architecture: str) -> None:
    steps: list[int] = []

    def stop(step: int, _total: int, _make_preview: Callable[[], Pixels]) -> None:
        steps.append(step)
        raise JobCancelled

    with studio.lease(architecture) as model:
        before = made(model)
        with pytest.raises(JobCancelled):
            model.make(filming(model), stop)
        assert np.array_equal(made(model).frames, before.frames)
    assert steps == [1]


def test_cancelling_is_noticed_between_the_blocks_of_a_network(studio: Studio, architecture: str) -> None:
    calls = 0
    wanted = False

    def check() -> None:
        nonlocal calls
        calls += 1
        if wanted and calls > 6:
            raise JobCancelled

    with studio.lease(architecture, check) as model:
        before = made(model)
        assert calls > 10
        calls, wanted = 0, True
        with pytest.raises(JobCancelled):
            made(model)
        wanted = False
        assert np.array_equal(made(model).frames, before.frames)


@pytest.mark.parametrize("architecture", GRIDDED)
def test_a_length_off_the_grid_is_cut_exactly_and_said(studio: Studio, architecture: str) -> None:
    with studio.lease(architecture) as model:
        grid = model.abilities.grid
        whole = grid.at_least(grid.at_least(1) + 1)
        full, cut = made(model, frames=whole), made(model, frames=whole - 2)
    assert np.array_equal(cut.frames, full.frames[:-2])
    assert any(f"{whole} frames were made" in str(note) and "last 2 cut off" in str(note) for note in cut.notes)
    assert not full.notes


def test_seconds_become_frames_at_the_rate_of_the_model(studio: Studio) -> None:
    with studio.lease("wan") as model:
        film = made(model, frames=0, seconds=Fraction(1, 2))
        other = made(model, frames=0, seconds=Fraction(1, 2), rate=Fraction(24))
    assert len(film.frames) == 8
    assert film.rate == other.rate == 16
    assert any("films at 16 frames a second: 24" in str(note) for note in other.notes)


@pytest.mark.parametrize("architecture", STARTING)
def test_another_start_picture_gives_another_film(studio: Studio, architecture: str) -> None:
    with studio.lease(architecture) as model:
        abilities, asked = model.abilities, filming(model)
        size = (asked.height, asked.width)
        first, other = (made(model, start=picture(*size, seed=seed)) for seed in (1, 2))
        assert not np.array_equal(first.frames, other.frames)
        if abilities.conditions.end in ACCEPTED:
            start = picture(*size, seed=1)
            one, two = (made(model, start=start, end=picture(*size, seed=seed)) for seed in (3, 4))
            assert not np.array_equal(one.frames, two.frames)


@pytest.mark.parametrize("architecture", BEGUN)
def test_a_film_to_begin_with_is_left_as_far_as_the_strength_says(studio: Studio, architecture: str) -> None:
    with studio.lease(architecture) as model:
        asked = filming(model, steps=4)
        size = (asked.height, asked.width)
        film, other = moving(asked.frames, *size), moving(asked.frames, *size, seed=3)
        results = [
            made(model, steps=4, video=video, strength=strength).frames
            for video, strength in ((film, 1.0), (film, 0.5), (other, 0.5))
        ]
    assert not np.array_equal(results[0], results[1])
    assert not np.array_equal(results[1], results[2])


def test_what_lies_outside_a_mask_stays_to_the_bit(studio: Studio) -> None:
    with studio.lease("wan-vace") as model:
        film = moving(9, 32, 32)
        mask = np.zeros((9, 32, 32), np.uint8)
        mask[:, 8:24, 8:24] = 255
        result = made(model, frames=9, width=32, height=32, video=film, mask=mask).frames
        all_of_it = made(model, frames=9, width=32, height=32, video=film, mask=np.full_like(mask, 255)).frames
    assert np.array_equal(result[mask == 0], film[mask == 0])
    assert not np.array_equal(result[mask == 255], film[mask == 255])
    assert not np.array_equal(result[mask == 255], all_of_it[mask == 255])


@pytest.mark.parametrize("architecture", PLACING)
def test_pictures_anywhere_and_their_places_make_a_difference(studio: Studio, architecture: str) -> None:
    with studio.lease(architecture) as model:
        asked = filming(model)
        size, count = (asked.height, asked.width), model.abilities.grid.at_least(17)
        results = [
            made(model, frames=count, keyframes=keyframes).frames
            for keyframes in ({9: picture(*size, 1)}, {9: picture(*size, 2)}, {1: picture(*size, 1)}, {})
        ]
    for at, result in enumerate(results):
        assert all(not np.array_equal(result, other) for other in results[at + 1 :])


def test_ltx_holds_a_picture_at_the_start_whatever_else_there_is(studio: Studio) -> None:
    with studio.lease("ltx") as model:
        start, end = picture(32, 32, 1), picture(32, 32, 2)
        film = moving(9, 32, 32)
        alone, both, begun = (
            made(model, **given).frames
            for given in (
                {"start": start},
                {"start": start, "end": end},
                {"start": start, "video": film, "strength": 0.5},
            )
        )
    assert not np.array_equal(alone, both)
    assert not np.array_equal(both, begun)


def test_a_model_that_is_told_the_rate_films_at_it(studio: Studio) -> None:
    with studio.lease("ltx") as model:
        films = [made(model, frames=17, rate=Fraction(rate)) for rate in (10, 50)]
        seconds = made(model, frames=0, seconds=Fraction(1, 2), rate=Fraction(30))
    assert [film.rate for film in films] == [10, 50]
    assert len(seconds.frames) == 15
    assert not np.array_equal(films[0].frames, films[1].frames)


def test_how_much_moves_is_told(studio: Studio) -> None:
    with studio.lease("svd") as model:
        still, lively = (made(model, motion=motion) for motion in (0.0, 1.0))
    assert not np.array_equal(still.frames, lively.frames)
    with studio.lease("wan") as model:
        assert any("how much is to move" in str(note) for note in made(model, motion=0.5).notes)


@pytest.mark.parametrize("begun", [False, True])
def test_a_prompt_changes_on_the_way_and_the_model_is_as_before_afterwards(studio: Studio, begun: bool) -> None:
    with studio.lease("animatediff") as model:
        count = 20
        more: dict[str, Any] = {"frames": count}
        if begun:
            more |= {"video": moving(count, 16, 16), "strength": 0.9}
        before = made(model, **more)
        fox, house = (made(model, travel={10: prompt}, **more) for prompt in ("a red fox", "a dark house"))
        after = made(model, **more)
    assert len(house.frames) == count
    assert not np.array_equal(fox.frames, house.frames)
    assert np.array_equal(before.frames, after.frames)


def test_animatediff_makes_more_than_its_context(studio: Studio) -> None:
    with studio.lease("animatediff") as model:
        film = made(model, frames=40)
        assert len(film.frames) == 40
        assert any("taught with 16 frames" in str(note) for note in film.notes)


def test_the_motion_of_the_camera_is_told_in_words(studio: Studio) -> None:
    with studio.lease("wan") as model:
        film = made(model, camera=CameraMove.PAN_LEFT)
        plain = model.make(filming(model), nobody)
    assert film.prompt == "a red fox, the camera pans to the left"
    assert not np.array_equal(film.frames, plain.frames)


def test_ltx2_makes_sound_exactly_as_long_as_the_film_and_says_where_pictures_lie(studio: Studio) -> None:
    with studio.lease("ltx-2") as model:
        film = made(model, frames=14, rate=Fraction(25), end=picture(32, 32))
    assert film.sound is not None
    assert film.sound.shape == (round(14 / 25 * film.sound_rate), 2)
    assert np.abs(film.sound).max() > 0
    assert any("holds the picture of frame 13 at frame 9" in str(note) for note in film.notes)


def test_a_figure_acts_after_poses_and_a_face_in_the_masked_part_of_a_film(studio: Studio) -> None:
    with studio.lease("wan-animate") as model:
        film = moving(5, 16, 16, seed=4)
        mask = np.zeros((5, 16, 16), np.uint8)
        mask[:, :, 8:] = 255
        alone, posed, faced, placed = (
            made(model, **changes).frames
            for changes in (
                {},
                {"driving": moving(5, 16, 16, seed=5)},
                {"face": moving(5, 16, 16, seed=6)},
                {"video": film, "mask": mask},
            )
        )
    assert not np.array_equal(alone, posed)
    assert not np.array_equal(alone, faced)
    assert np.array_equal(placed[:, :, :8], film[:, :, :8])
    assert not np.array_equal(placed[:, :, 8:], alone[:, :, 8:])


def test_a_long_film_is_made_in_parts_with_one_count_of_steps(studio: Studio) -> None:
    steps: list[tuple[int, int]] = []
    with studio.lease("wan-animate") as model:
        asked = filming(model, frames=81)
        asked = replace(asked, driving=moving(81, 16, 16), face=moving(81, 16, 16, seed=9), steps=1, guidance=1.0)
        film = model.make(asked, lambda step, total, _preview: steps.append((step, total)))
    assert len(film.frames) == 81
    assert steps == [(1, 2), (2, 2)]


def test_a_film_of_any_length_on_the_grid_is_begun_with_where_frames_go_in_pairs(studio: Studio) -> None:
    with studio.lease("cogvideo-1.5") as model:
        for count in (5, 7, 9):
            film = made(model, frames=count, video=moving(count, 16, 16), strength=0.5)
            assert len(film.frames) == count


@pytest.mark.parametrize("kind", ["wan-2.2", "animatediff", "ltx", "cogvideo", "svd", "hunyuan-video"])
def test_it_works_in_the_numbers_of_graphics_cards(folder: Callable[[str], Path], tmp_path: Path, kind: str) -> None:
    halved = Studio.over(tmp_path, folder, Device("cpu", "CPU", "bfloat16", CPU.total_bytes))
    with halved.lease(kind) as model:
        film = made(model)
    assert film.frames.std() > 1
